"""Files of other programs, read to the last row before anything of them counts.

``cli.exchange`` comes in; each format has a module, and none of them writes.
"""
