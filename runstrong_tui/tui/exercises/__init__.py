"""The catalogue of exercises, and the page of one.

Home opens it.
"""
