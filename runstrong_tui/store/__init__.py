"""Progress, history and settings, so that nothing is ever lost; the only importer of TinyDB.

Others come in through ``store``, ``keeper``, ``progress`` and ``settings``; the rooms in it are
its own.
"""
