"""Every workout of every machine, read through an index that may be thrown away.

Only the store comes in.
"""
