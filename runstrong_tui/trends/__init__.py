"""What many workouts tell together: records, trends, weeks, and today beside the last time."""
