"""A session as plain lines on standard output, no screen drawn: another listener of ``playing``.

Only the commands come in; it knows no screen.
"""
