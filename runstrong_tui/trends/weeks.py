"""Weeks and days: how much was done in each.

A workout belongs to the day on which it began by the clock of the place where it was done, whatever
zone one is in now: what was Sunday evening there stays on Sunday.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from runstrong_tui.store.history.summaries import Summary

IsRun = Callable[[Summary], bool]

_WEEK = timedelta(days=7)


class WeekTotal(msgspec.Struct, frozen=True):
    """One week from ``monday`` on: ``sessions`` are ``strength`` and ``runs`` together.

    ``seconds`` are active, ``km`` those of the runs that tell how far they went.
    """

    monday: date
    sessions: int = 0
    strength: int = 0
    runs: int = 0
    seconds: float = 0.0
    km: float = 0.0


class DayTotal(msgspec.Struct, frozen=True):
    """One day on which something was done: active seconds, and how many sessions of either."""

    seconds: float
    strength: int
    runs: int


class Streak(NamedTuple):
    """Weeks in a row in which something was done: up to ``now``, and the ``longest`` ever."""

    now: int
    longest: int


def weeks_of(summaries: Iterable[Summary], now: datetime, is_run: IsRun) -> tuple[WeekTotal, ...]:
    """Every week from the first with a workout to this one, the oldest first, also empty ones.

    None at all where there is no workout. What began after this week is left out.
    """
    this_week = monday_of(now.date())
    weeks: dict[date, list[Summary]] = {}
    for summary in summaries:
        monday = monday_of(summary.started.date())
        if monday <= this_week:
            weeks.setdefault(monday, []).append(summary)
    first = min(weeks, default=None)
    if first is None:
        return ()
    count = (this_week - first) // _WEEK + 1
    mondays = (first + number * _WEEK for number in range(count))
    return tuple(_week(monday, weeks.get(monday, ()), is_run) for monday in mondays)


def streak(weeks: Sequence[WeekTotal]) -> Streak:
    """How many weeks in a row something was done, in ``weeks`` as ``weeks_of`` gives them.

    The last week counts once something is done in it, and breaks nothing before it is over.
    """
    row, longest, before = 0, 0, 0
    for week in weeks:
        before, row = row, row + 1 if week.sessions else 0
        longest = max(longest, row)
    return Streak(row or before, longest)


def day_totals(summaries: Iterable[Summary], is_run: IsRun) -> dict[date, DayTotal]:
    """What was done on each day, for a calendar; days without a workout are left out."""
    days: dict[date, DayTotal] = {}
    for summary in sorted(summaries, key=lambda summary: summary.started):
        day = summary.started.date()
        known = days.get(day, _NOTHING)
        run = is_run(summary)
        days[day] = DayTotal(
            known.seconds + summary.active, known.strength + (not run), known.runs + run
        )
    return days


def by_the_wall(summaries: Iterable[Summary]) -> list[Summary]:
    """The workouts as the days went where each was done, the latest first.

    Who crosses the date line may have trained on Sunday after a Monday.
    """
    return sorted(summaries, key=place_in_time, reverse=True)


def place_in_time(summary: Summary) -> tuple[date, datetime]:
    """What ``by_the_wall`` sorts by: the day there, then the moment."""
    return summary.started.date(), summary.started


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


_NOTHING = DayTotal(0.0, 0, 0)


def _week(monday: date, workouts: Sequence[Summary], is_run: IsRun) -> WeekTotal:
    runs = sum(map(is_run, workouts))
    return WeekTotal(
        monday=monday,
        sessions=len(workouts),
        strength=len(workouts) - runs,
        runs=runs,
        seconds=sum(summary.active for summary in workouts),
        km=round(sum(summary.km or 0.0 for summary in workouts), 3),
    )
