"""The history by weeks, its search, and the year as a calendar.

Home opens it; others may borrow its rows.
"""
