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


class _Taken(NamedTuple):
    title: str
    span: _Span


class Decision(NamedTuple):
    """The workouts that would come; those that are there already, with why; those deleted here."""

    new: list[Workout]
    there: list[tuple[Workout, str]]
    deleted: list[Workout]


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
        self._spans: dict[date, list[_Taken]] = {}
        for short in history:
            self._add_span(short.title, short.started, short.finished)

    def decide(self, workouts: Iterable[Workout], *, by_time: bool) -> Decision:
        """Which are new; what is new counts as there from now on.

        ``by_time``: what began when something else did, or shares more than half of its time with
        it, is the same workout. What knows no times of its own goes by its id alone.
        """
        found = Decision([], [], [])
        for workout in workouts:
            if workout.id in self._deleted:
                found.deleted.append(workout)
            elif workout.id in self._living:
                found.there.append((workout, "it is here already"))
            elif by_time and (taken := self._taken(workout)) is not None:
                when = f"{taken.span[0]:%H:%M}"
                found.there.append((workout, f'"{taken.title}" at {when} is here already'))
            else:
                found.new.append(workout)
                self._living.add(workout.id)
        for workout in found.new:  # Only now: what one file tells apart is not one workout.
            self._add_span(workout.title, workout.started, workout.finished)
        return found

    def _add_span(self, title: str, started: datetime, finished: datetime) -> None:
        taken = _Taken(title, (started, finished))
        self._spans.setdefault(started.date(), []).append(taken)

    def _taken(self, workout: Workout) -> "_Taken | None":
        """What was done at the time of a workout."""
        day = workout.started.date()
        near = (day + timedelta(days=days) for days in (-1, 0, 1))
        own = (workout.started, workout.finished)
        some = (taken for each in near for taken in self._spans.get(each, ()))
        return next((taken for taken in some if _same(own, taken.span)), None)


def _same(first: _Span, second: _Span) -> bool:
    if abs(seconds_between(first[0], second[0])) < SAME_START_SECONDS:
        return True
    begin = first[0] if seconds_between(first[0], second[0]) < 0 else second[0]
    end = first[1] if seconds_between(first[1], second[1]) > 0 else second[1]
    shared = seconds_between(begin, end)
    shorter = min(seconds_between(*first), seconds_between(*second))
    return shared > shorter / 2 > 0
