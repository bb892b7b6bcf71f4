"""What people and programs read of sessions, workouts, weeks and trends: text, JSON, CSV, charts.

The commands and the screens come in; it prints nothing itself.
"""
