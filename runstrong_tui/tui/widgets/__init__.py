"""Widgets: the large count, bars, charts, the figure, lists and lines.

Every screen may come in; a widget knows no screen.
"""
