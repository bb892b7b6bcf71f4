"""Times that cannot be: of a workout that is still to come, or was over before it began."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.journal.journal import Damage
from runstrong_tui.training.wall import seconds_between

AHEAD = timedelta(minutes=10)
"""So far the clocks of two machines may be apart."""

MOST_NAMED = 5

_TO_COME = (
    "put right when it began (in the app: h, enter, w; or runstrong correct), or set this "
    "machine's clock; until then it does not count as the last time"
)
_BACKWARDS = "put right how long it took (in the app: h, enter, w; or runstrong correct)"


class Times(NamedTuple):
    """When a workout was, in short, and in which line of which file that stands."""

    path: Path
    line: int
    short: Summary


def to_come(started: datetime, now: datetime) -> bool:
    """Whether what ``started`` then cannot have begun yet, whatever the clocks of machines say."""
    return seconds_between(now, started) > AHEAD.total_seconds()


def those_to_come(all_times: Iterable[Times], now: datetime) -> list[Damage]:
    """The workouts that begin in the future; where there are many, the first and how many more."""
    found = (times for times in all_times if to_come(times.short.started, now))
    return _damage_of(
        found, lambda times: f"begins in the future, on {_words(times.short.started)}", _TO_COME
    )


def those_backwards(all_times: Iterable[Times]) -> list[Damage]:
    """The workouts that were over before they began, which a clock that was set back makes."""
    found = (
        times
        for times in all_times
        if seconds_between(times.short.started, times.short.finished) < 0
    )
    return _damage_of(
        found, lambda times: f"ends before it begins, on {_words(times.short.started)}", _BACKWARDS
    )


def _damage_of(
    found: Iterable[Times], what: Callable[[Times], str], what_to_do: str
) -> list[Damage]:
    every = list(found)
    damage = [
        Damage(times.path, times.line, f"the workout {times.short.id} {what(times)}", what_to_do)
        for times in every[:MOST_NAMED]
    ]
    if len(every) > MOST_NAMED:
        first, more = every[MOST_NAMED], len(every) - MOST_NAMED
        damage.append(Damage(first.path, first.line, f"so do {more} more workouts", what_to_do))
    return damage


def _words(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
