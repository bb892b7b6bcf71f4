"""What is trained: exercises, sessions and the steps they unfold into. Pure values, no clock."""
