"""The model: exercise, session, steps, figure, week, kit, amounts.

Everybody comes in; it knows nobody.
"""
