"""What screens and plain lines do alike with a terminal and a program: signals, keys, the ending.

``tui`` and ``lines`` come in; it knows neither.
"""
