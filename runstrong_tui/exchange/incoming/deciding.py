"""Which workouts of a file are new here: each comes once, however often and from wherever."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.wall import seconds_between

SAME_START_SECONDS = 61
"""Programs cut the seconds off when something began."""

_Span = tuple[datetime, datetime]


class Decision(NamedTuple):
    """The workouts that would come, and how many would not: there already, or deleted here."""

    new: list[Workout]
    there: int
    deleted: int


class Known:
    """What is in the history, and what was taken out of it.

    ``undone`` are the ids of what an earlier import brought and was undone since: it may come anew.
    """

    def __init__(
        self, history: Iterable[Summary], known_ids: Collection[str], undone: Collection[str]
    ) -> None:
        history = list(history)
        self._living = {short.id for short in history}
        self._deleted = set(known_ids) - self._living - set(undone)
        self._spans: dict[date, list[_Span]] = {}
        for short in history:
            self._add_span(short.started, short.finished)

    def decide(self, workouts: Iterable[Workout], *, by_time: bool) -> Decision:
        """Which are new; what is new counts as there from now on.

        ``by_time``: what began when something else did, or shares more than half of its time with
        it, is the same workout. What knows no times of its own goes by its id alone.
        """
        new: list[Workout] = []
        there = deleted = 0
        for workout in workouts:
            if workout.id in self._deleted:
                deleted += 1
            elif workout.id in self._living or (by_time and self._is_taken(workout)):
                there += 1
            else:
                new.append(workout)
                self._living.add(workout.id)
        for workout in new:  # Only now: what one file tells apart is not one workout.
            self._add_span(workout.started, workout.finished)
        return Decision(new, there, deleted)

    def _add_span(self, started: datetime, finished: datetime) -> None:
        self._spans.setdefault(started.date(), []).append((started, finished))

    def _is_taken(self, workout: Workout) -> bool:
        day = workout.started.date()
        near = (day + timedelta(days=days) for days in (-1, 0, 1))
        own = (workout.started, workout.finished)
        return any(_same(own, span) for each in near for span in self._spans.get(each, ()))


def _same(first: _Span, second: _Span) -> bool:
    if abs(seconds_between(first[0], second[0])) < SAME_START_SECONDS:
        return True
    begin = first[0] if seconds_between(first[0], second[0]) < 0 else second[0]
    end = first[1] if seconds_between(first[1], second[1]) > 0 else second[1]
    shared = seconds_between(begin, end)
    shorter = min(seconds_between(*first), seconds_between(*second))
    return shared > shorter / 2 > 0
