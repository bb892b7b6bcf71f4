"""What is said and sounded when, and the tones, voices and players that make it heard.

Screens and output come in; it hears the player's events and nobody waits for it.
"""
