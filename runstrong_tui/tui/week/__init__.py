"""The week: its parts, what is done of them, and what may be done today.

Home opens it and borrows its rows.
"""
