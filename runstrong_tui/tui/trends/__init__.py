"""Trends: how an exercise or the weeks went, as charts and as tables.

The history and the page of an exercise open it.
"""
