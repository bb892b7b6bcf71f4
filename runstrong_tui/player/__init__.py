"""The player: a pure state machine that is told the time and the keys, and tells events.

Whoever plays, hears or shows a session comes in; it knows no clock, file or screen.
"""
