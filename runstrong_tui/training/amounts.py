"""Ranges of whole numbers, and what today's session takes of them."""

from typing import Annotated

import msgspec

from runstrong_tui.training.form import Form as Form

LONGEST_MINUTES = 600
"""The most minutes that may be said to be at hand."""

LONGEST_SECONDS = 6 * 3600
"""The longest length of time a session may name, in seconds."""

MOST_REPS = 1000
"""The most repetitions of a set."""

MOST_RPE = 10
"""The hardest that a workout can be rated."""

MOST_PAIN = 10
"""The worst that a pain can be rated; 0 is none."""

MOST_SECONDS = 100_000_000
"""Three years: a file that tells of a longer time is not believed."""

Seconds = Annotated[float, msgspec.Meta(ge=0, le=MOST_SECONDS)]
WholeSeconds = Annotated[int, msgspec.Meta(ge=0, le=MOST_SECONDS)]
Pain = Annotated[int, msgspec.Meta(ge=0, le=MOST_PAIN)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]
"""What a file may tell of a time in seconds, and of a number of anything, to be believed."""


def effort_words(form: Form) -> str:
    """Today's effort as it is said: easy, normal or hard."""
    return "hard" if form is Form.STRONG else str(form)


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
