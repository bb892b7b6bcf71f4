"""A past workout: read, put right, taken out or done again.

The history, the calendar and Home open it; the summary borrows its pages.
"""
