"""Entering and correcting workouts by hand: moments, lengths and figures as people write them.

The commands and the screens come in; it writes through the coach and the store.
"""
