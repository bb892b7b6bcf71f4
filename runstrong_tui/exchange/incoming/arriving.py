"""What a file would bring, worked out before anything is written."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from runstrong_tui.exchange.incoming.converting import Context, fault_of, workout_of_raw
from runstrong_tui.exchange.incoming.deciding import Known
from runstrong_tui.exchange.incoming.names import Meaning, is_run
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.recognising import Found
from runstrong_tui.exchange.incoming.tables import OnProgress
from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.store.care.odd_times import to_come
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Kind

REPORTED_EVERY = 50
"""After so many workouts the progress is told."""


class NameThere(NamedTuple):
    """An exercise of another program: what it is called there, in how many sets, what it is here.

    ``kind`` is what it is where it becomes one of the runner's own; None where it covers ground.
    """

    name: str
    sets: int
    meaning: Meaning
    kind: Kind | None


class AlreadyThere(NamedTuple):
    """A workout of a file that does not come: the line on which it begins, and why."""

    line: int
    title: str
    started: datetime
    why: str


class Arrival(NamedTuple):
    """What a file would bring: ``all`` its workouts, and those of them that are ``new``.

    ``there`` are those that are there already, each with its line and why, ``deleted`` counts those
    that were deleted here.
    """

    source: str
    all: list[Workout]
    new: list[Workout]
    there: list[AlreadyThere]
    deleted: int
    names: list[NameThere]
    remarks: tuple[str, ...]


def arrival_of(
    found: Found, file: str, here: Context, known: Known, on_progress: OnProgress = lambda *_: None
) -> Arrival:
    """What would come of what stands in a file.

    Raises:
        BrokenText: a workout in it cannot be, with its line.
    """
    raw = [*found.raw]
    faults: list[Fault] = []
    placed = [*found.own]
    for number, each in enumerate(raw, 1):
        if number % REPORTED_EVERY == 0:
            on_progress(number, len(raw))
        try:
            workout = workout_of_raw(each, here)
        except ValueError as error:
            faults.append(fault_of(each, file, str(error)))
            continue
        if workout is None:
            continue
        placed.append((each.line, workout))
        if to_come(workout.started, here.now):
            what = f"it begins {each.started:%Y-%m-%d %H:%M}, which is still to come"
            faults.append(fault_of(each, file, what))
    if faults:
        raise BrokenText(tuple(faults))
    lines = {workout.id: line for line, workout in reversed(placed)}
    workouts = _apart(workout for _, workout in placed)
    decision = known.decide(workouts, by_time=any(not each.whole_day for each in raw))
    there = [
        AlreadyThere(lines[workout.id], workout.title, workout.started, why)
        for workout, why in decision.there
    ]
    return Arrival(
        found.source,
        workouts,
        decision.new,
        there,
        len(decision.deleted),
        names_of(raw, here),
        found.remarks,
    )


def names_of(raw: Iterable[RawWorkout], here: Context) -> list[NameThere]:
    """Every name of an exercise, the most frequent first."""
    sets: dict[str, list[RawSet]] = {}
    for workout in raw:
        for each in workout.sets:
            sets.setdefault(each.exercise, []).append(each)
    named = [
        NameThere(name, len(own), here.names.meaning(name), _kind_of(own))
        for name, own in sets.items()
    ]
    return sorted(named, key=lambda each: (-each.sets, each.name))


def runs_in(workouts: Iterable[Workout], here: Context) -> list[Workout]:
    """Those of the workouts that are runs."""
    exercises = here.library.exercises
    return [
        workout
        for workout in workouts
        if any(is_run(Meaning(done.exercise), exercises) for done in workout.sets)
    ]


def _kind_of(sets: list[RawSet]) -> Kind | None:
    if any(each.km for each in sets):
        return None
    return Kind.REPS if any(each.reps for each in sets) else Kind.HOLD


def _apart(workouts: Iterable[Workout]) -> list[Workout]:
    """The workouts, each id once: the last word of a file on it."""
    return list({workout.id: workout for workout in workouts}.values())


def span_words(workouts: list[Workout]) -> str:
    """``from 2025-01-03 to 2026-11-20``, or the one day; "" where there are none."""
    days = sorted(workout.started.date() for workout in workouts)
    if not days:
        return ""
    return f"from {days[0]} to {days[-1]}" if days[0] != days[-1] else f"on {days[0]}"
