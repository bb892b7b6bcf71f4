"""The app on Textual, the only importer of it: a folder for each screen, and what they share.

It may import every room but the commands, and hands keys to ``playing``; only the commands open it.
"""
