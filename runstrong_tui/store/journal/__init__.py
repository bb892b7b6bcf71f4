"""One file of lines, each whole or not at all: written, synced, read, locked, damaged.

Only the store comes in; it knows nothing of workouts.
"""
