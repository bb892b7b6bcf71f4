"""The player: a value that goes through a plan step by step and is told the time."""
