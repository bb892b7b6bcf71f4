"""The settings and the sound check.

Home opens it.
"""
