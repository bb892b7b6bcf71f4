"""What goes out to other programs and comes in from them: their formats, beside our workouts.

The commands and the screens come in; it writes no history itself and asks nobody.
"""
