"""The form of the day. Apart from the amounts, so that a command line needs no more than this."""

from enum import StrEnum


class Form(StrEnum):
    """The form of the day: which part of each range today's session takes."""

    EASY = "easy"
    NORMAL = "normal"
    STRONG = "strong"
