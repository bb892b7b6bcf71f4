"""Ranges of whole numbers and lengths of time, read and written the way a runner writes them."""

import re
from enum import StrEnum
from typing import Annotated

import msgspec

LONGEST_MINUTES = 600
"""The most minutes that may be said to be at hand."""

LONGEST_SECONDS = 6 * 3600
"""The longest length of time a session may name, in seconds."""

MOST_SECONDS = 100_000_000
"""Three years: a file that tells of a longer time is not believed."""

Seconds = Annotated[float, msgspec.Meta(ge=0, le=MOST_SECONDS)]
WholeSeconds = Annotated[int, msgspec.Meta(ge=0, le=MOST_SECONDS)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
"""What a file may tell of a time in seconds, and of a number of anything, to be believed."""

_DURATION = re.compile(r"(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?")


class Form(StrEnum):
    """The form of the day: which part of each range today's session takes."""

    EASY = "easy"
    NORMAL = "normal"
    STRONG = "strong"


class Range(msgspec.Struct, frozen=True):
    """Whole numbers from ``low`` to ``high``, both included; a single number has both alike."""

    low: int
    high: int

    def pick(self, form: Form, natural: int = 1) -> int:
        """Today's number: the low end, the middle rounded to ``natural``, or the high end."""
        if form is Form.EASY:
            return self.low
        if form is Form.STRONG:
            return self.high
        middle = (self.low + self.high) / 2
        rounded = int(middle / natural + 0.5) * natural
        return min(max(rounded, self.low), self.high)

    def pick_seconds(self, form: Form) -> int:
        """Today's length in seconds: the middle is rounded to 5 s, or to 5 min among hours."""
        return self.pick(form, natural=300 if self.low >= 1200 else 5)


def parse_duration(text: str) -> int | None:
    """Seconds in ``45s``, ``1m30s``, ``1h``; None where ``text`` is no such length."""
    match = _DURATION.fullmatch(text)
    if not text or match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def format_duration(seconds: int) -> str:
    """``45s``, ``90s``, ``2m``, ``1h30m``: what ``parse_duration`` reads back."""
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return f"{seconds}s"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "m"), (left, "s")]
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def format_clock(seconds: float) -> str:
    """``0:45``, ``12:40``, ``1:02:03``: whole seconds gone or left, for the face of a clock."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
