"""Workouts, runs and weeks as other programs read them, and where their files go.

``cli.exchange`` and the screens come in; each format has a module.
"""
