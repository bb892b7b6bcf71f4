"""TOML as a tree of values that know their place, and the first mistake where it is none.

Only ``files`` comes in.
"""
