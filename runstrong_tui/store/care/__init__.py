"""The doctor, backup and restore: what looks after the files.

The commands doctor, backup and restore come in; nothing else needs it.
"""
