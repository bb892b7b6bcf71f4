"""Sessions, exercises, weeks and figures as text, every fault with its place; the library.

Planning and all above come in; it is the one door to these files.
"""
