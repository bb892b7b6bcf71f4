"""The commands that exchange workouts with other programs: export, import.

The command line comes in; each module is read only when its command is asked for.
"""
