"""The commands, a module for each family of them; each is imported when it is asked for.

It may import every other room, the app only in those that open it; nobody imports it.
"""
