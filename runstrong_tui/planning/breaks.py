"""What weeks without training take from what a step asks for.

The thresholds are ours: coaches publish a tenth less after 7 to 14 days, and four weeks without
explosive work kept the gains of 8 runners (PMC7821917), so it is mild at first.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import IntEnum
from itertools import pairwise

import msgspec

SHORT_DAYS, LONG_DAYS, VERY_LONG_DAYS = 11, 28, 56
"""From so many days on a break is a short, a long or a very long one."""


class Size(IntEnum):
    """How long a break is."""

    NONE = 0
    SHORT = 1
    LONG = 2
    VERY_LONG = 3


LOAD_LEFT = {Size.LONG: 0.9, Size.VERY_LONG: 0.8}
"""The share of a load that is left after a break."""


class Break(msgspec.Struct, frozen=True):
    """A break of so many days since an exercise was last done."""

    days: int = 0
    size: Size = Size.NONE

    @property
    def words(self) -> str:
        """How long it was: ``3 weeks off``; days where it is no two weeks."""
        if self.days < 14:
            return f"{self.days} days off"
        return f"{self.days // 7} weeks off"


NO_BREAK = Break()


def break_since(
    last: datetime | None,
    now: datetime | None,
    done: Sequence[date] = (),
    trained: Sequence[date] = (),
) -> Break:
    """The longest break between ``last`` and ``now``; none where either is not known.

    Args:
        last: when the step was last done.
        now: the time with its zone.
        done: the days on which its exercise was done in any step, in order.
        trained: the days of all strength training, in order. While it went on without a break, a
            day counts half: the muscles were not idle, only this exercise was left out.
    """
    if last is None or now is None:
        return NO_BREAK
    breaks = [
        _break(first, next_day, trained)
        for first, next_day in _stretches(last.date(), done, now.date())
    ]
    return max(breaks, key=lambda found: (found.size, found.days), default=NO_BREAK)


def _stretches(first: date, days: Sequence[date], end: date) -> Iterator[tuple[date, date]]:
    return pairwise([first, *(day for day in days if first < day < end), max(first, end)])


def _break(first: date, end: date, trained: Sequence[date]) -> Break:
    days = (end - first).days
    if days < SHORT_DAYS:
        return Break(days)
    idle = max((after - before).days for before, after in _stretches(first, trained, end))
    counted = max(idle, days // 2)
    if counted < SHORT_DAYS:
        return Break(days)
    if counted < LONG_DAYS:
        return Break(days, Size.SHORT)
    return Break(days, Size.LONG if counted < VERY_LONG_DAYS else Size.VERY_LONG)
