"""Home: what is to be gone on with, today's week, and every session.

Other screens may borrow its rows.
"""
