"""The whole history as the trends need it, read in a thread of its own."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from runstrong_tui.coach import Coach
from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.trend import ExerciseDone, exercises_done
from runstrong_tui.trends.weeks import WeekTotal, weeks_of


class Stopped(Exception):
    """Nobody waits for the history any more."""


class Lookback(NamedTuple):
    """What was done: by exercise, by week, in full; ``unread`` workouts cannot be read."""

    done: tuple[ExerciseDone, ...] = ()
    weeks: tuple[WeekTotal, ...] = ()
    workouts: tuple[Workout, ...] = ()
    unread: int = 0


def read_past(
    coach: Coach,
    now: datetime,
    on_progress: Callable[[int, int], object],
    wanted: Callable[[], bool],
) -> Lookback:
    """Everything up to ``now``; ``on_progress`` hears how many of how many workouts are read.

    Raises:
        Stopped: it was no longer ``wanted``.
        OSError: the history cannot be read.
    """

    def report(read: int, total: int) -> None:
        if not wanted():
            raise Stopped
        on_progress(read, total)

    summaries = coach.store.history()
    workouts = coach.store.read_all(report)
    weeks = weeks_of(
        summaries, now, lambda summary: coach.is_run(summary.session, summary.exercises)
    )
    done = exercises_done(workouts)
    if not wanted():
        raise Stopped
    return Lookback(done, weeks, tuple(workouts), len(summaries) - len(workouts))
