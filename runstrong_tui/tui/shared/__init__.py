"""What several screens need: the page they are, rows, lists to choose from, a number to be typed.

Every screen may come in; it knows none of them.
"""
