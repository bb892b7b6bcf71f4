"""The player's screen and its summary: what is seen of a session while it is played.

The app opens it; it knows the player only through ``playing``.
"""
