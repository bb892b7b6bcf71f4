"""What a session asks for today: last times, kit, minutes at hand, swaps, unfolded into steps.

The coach and the player come in; it is pure.
"""
