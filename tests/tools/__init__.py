"""Commands of the house that make files from the program: man pages, pictures.

Nothing of the package imports them; the Makefile runs them.
"""
