"""The commands that look back: history and trends.

Nobody comes in but the table of commands and the export, which chooses workouts the same way.
"""
