"""What a file would bring, worked out before anything is written."""

from collections.abc import Iterable
from typing import NamedTuple

from runstrong_tui.exchange.incoming.converting import Context, fault_of, workout_of_raw
from runstrong_tui.exchange.incoming.deciding import Known
from runstrong_tui.exchange.incoming.names import Meaning, is_run
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.recognising import Found
from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.store.care.odd_times import to_come
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Kind


class NameThere(NamedTuple):
    """An exercise of another program: what it is called there, in how many sets, what it is here.

    ``kind`` is what it is where it becomes one of the runner's own; None where it covers ground.
    """

    name: str
    sets: int
    meaning: Meaning
    kind: Kind | None


class Arrival(NamedTuple):
    """What a file would bring: ``all`` its workouts, and those of them that are ``new``.

    ``there`` counts those that are there already, ``deleted`` those that were deleted here.
    """

    source: str
    all: list[Workout]
    new: list[Workout]
    there: int
    deleted: int
    names: list[NameThere]
    remarks: tuple[str, ...]


def arrival_of(found: Found, file: str, here: Context, known: Known) -> Arrival:
    """What would come of what stands in a file.

    Raises:
        BrokenText: a workout in it cannot be, with its line.
    """
    raw = [*found.raw]
    faults: list[Fault] = []
    converted: list[tuple[Workout, bool]] = [(workout, False) for workout in found.own]
    for each in raw:
        try:
            workout = workout_of_raw(each, here)
        except ValueError as error:
            faults.append(fault_of(each, file, str(error)))
            continue
        if workout is not None:
            converted.append((workout, not each.whole_day))
            if to_come(workout.started, here.now):
                what = f"it begins {each.started:%Y-%m-%d %H:%M}, which is still to come"
                faults.append(fault_of(each, file, what))
    if faults:
        raise BrokenText(tuple(faults))
    workouts = _apart(workout for workout, _ in converted)
    by_time = any(timed for _, timed in converted)
    decision = known.decide(workouts, by_time=by_time)
    return Arrival(
        found.source,
        workouts,
        decision.new,
        decision.there,
        decision.deleted,
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
