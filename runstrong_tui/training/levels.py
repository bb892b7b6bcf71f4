"""How far a runner has come with strength training."""

from enum import StrEnum


class RunnerLevel(StrEnum):
    """What the runner says of themselves: new to it, at it for a while, or strong."""

    BEGINNER = "beginner"
    REGULAR = "regular"
    ADVANCED = "advanced"
