"""The preview of a session: what it asks for today, and what may be changed before it starts.

Home, the week and a past workout open it.
"""
