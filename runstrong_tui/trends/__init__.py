"""Records, trends, weeks and comparisons: figures drawn from past workouts.

Output and screens come in; it reads workouts and writes nothing.
"""
