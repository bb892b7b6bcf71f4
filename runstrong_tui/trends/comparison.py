"""A workout beside the last one of the same session."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

import msgspec

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.training.steps import Side
from runstrong_tui.trends.records import made_of, same_load


class Outcome(StrEnum):
    """How a set went beside the last time."""

    BETTER = "better"
    LESS = "less"
    EQUAL = "equal"
    NEW = "new"
    OTHER = "other"
    """Done in another variant or with another load: the amounts do not compare."""
    LEFT_OUT = "left out"
    UNKNOWN = "unknown"
    """Nobody told how many repetitions were made, today or last time."""


class Row(msgspec.Struct, frozen=True):
    """One set today and the last time.

    ``set`` is its number within its exercise and side, from 1. ``today`` and ``last`` are results
    in words, "" where there is none; ``difference`` is such as ``+2``, ``-5 s``, ``=``, ``new``,
    ``left out``, ``2x6kg, was 2x5kg``, ``another variant``, ``timed`` (which it was not last time),
    or "" where nobody knows. ``step`` is its place in the plan.
    """

    exercise: str
    name: str
    set: int
    side: Side | None
    today: str
    last: str
    difference: str
    change: Outcome
    step: int


class Comparison(msgspec.Struct, frozen=True):
    """A workout set by set beside an earlier one; ``before`` is None where there is none."""

    rows: tuple[Row, ...]
    before: Workout | None

    @property
    def words(self) -> str:
        """``2 better, 1 less, 4 equal``; what there is none of is not named."""
        counts = ((self.count(change), change) for change in Outcome)
        return ", ".join(f"{count} {_WORDS[change]}" for count, change in counts if count)

    def count(self, change: Outcome) -> int:
        """How many sets went so."""
        return sum(row.change is change for row in self.rows)


_WORDS = {change: change.value for change in Outcome} | {
    Outcome.OTHER: "done otherwise",
    Outcome.UNKNOWN: "not counted",
}


def compare(workout: Workout, before: Workout | None) -> Comparison:
    """Every set of ``workout``, and every one left out, beside the same one of ``before``.

    The same one is the set of that number of the exercise, on the same side.
    """
    earlier = {row.place: row for row in _numbered(before)} if before else {}
    rows = (_row(row, earlier.get(row.place)) for row in _numbered(workout))
    return Comparison(tuple(rows), before)


def last_of_same(workouts: Iterable[Workout], workout: Workout) -> Workout | None:
    """The last workout of the same session before ``workout``, in any order of ``workouts``.

    It has an exercise in common with it: steps typed one day are no session of another day.
    """
    done = {set_done.exercise for set_done in workout.sets}
    before = (
        past
        for past in workouts
        if past.session == workout.session
        and (past.started, past.id) < (workout.started, workout.id)
        and not done.isdisjoint(other.exercise for other in past.sets)
    )
    return max(before, key=lambda past: (past.started, past.id), default=None)


class _Numbered(NamedTuple):
    """A set, which one of its exercise and side it is (from 1), and whether it was done."""

    done: SetDone
    number: int
    made: bool

    @property
    def place(self) -> tuple[str, Side | None, int]:
        """What makes two sets of two workouts the same one."""
        return self.done.exercise, self.done.side, self.number


def _numbered(workout: Workout) -> Iterator[_Numbered]:
    """The sets of the plan in its order, those left out among them."""
    counts: dict[tuple[str, Side | None], int] = {}
    both = [(set_done, True) for set_done in workout.sets] + [
        (set_done, False) for set_done in workout.missed
    ]
    for set_done, made in sorted(both, key=lambda pair: pair[0].step):
        number = counts.get((set_done.exercise, set_done.side), 0) + 1
        counts[set_done.exercise, set_done.side] = number
        yield _Numbered(set_done, number, made)


def _row(now: _Numbered, before: _Numbered | None) -> Row:
    last = before.done if before is not None and before.made else None
    change, difference = _change(now, last)
    return Row(
        exercise=now.done.exercise,
        name=now.done.name,
        set=now.number,
        side=now.done.side,
        today=_made_words(now.done) if now.made else "",
        last=_made_words(last) if last else "",
        difference=difference,
        change=change,
        step=now.done.step,
    )


def _change(now: _Numbered, last: SetDone | None) -> tuple[Outcome, str]:
    today = now.done
    if not now.made:
        return Outcome.LEFT_OUT, "left out"
    if last is None:
        return Outcome.NEW, "new"
    if today.timed != last.timed:
        return Outcome.OTHER, "timed" if today.timed else "counted"
    if (today.variant or "") != (last.variant or ""):
        return Outcome.OTHER, "another variant"
    if same_load(today.load) != same_load(last.load):
        return Outcome.OTHER, f"{today.load or 'no load'}, was {last.load or 'none'}"
    made, made_then = made_of(today), made_of(last)
    if made is None or made_then is None:
        return Outcome.UNKNOWN, ""
    unit = " s" if today.timed else ""
    if made == made_then:
        return Outcome.EQUAL, "="
    change = Outcome.BETTER if made > made_then else Outcome.LESS
    return change, f"{made - made_then:+}{unit}"


def _made_words(done: SetDone) -> str:
    made = made_of(done)
    if done.timed:
        return seconds_words(done.seconds)
    return f"{'?' if made is None else made} reps"
