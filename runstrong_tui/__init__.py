"""RunStrong plays strength sessions for runners in the terminal."""

__version__ = "0.1.0"
