"""Runners who train for half a year by what is asked of them, through real planning and storing.

``python -m tests.simulation`` prints their weeks as a table.
"""
