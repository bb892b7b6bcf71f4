"""Records: the longest hold, the most repetitions, the most lifted in one workout.

The longest hold and the most repetitions are those of a single set, and count within the same
variant and load; volume is repetitions times load, summed over a workout's sets of one exercise in
one variant. Both sides compete for one record. What was entered afterwards sets none.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

import msgspec

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.training.session import Load
from runstrong_tui.training.steps import Side

KG_OF_A_POUND = 0.45359237


class RecordKind(StrEnum):
    """What a record is one of; as it is said."""

    LONGEST_HOLD = "longest hold"
    MOST_REPS = "most reps"
    MOST_VOLUME = "most volume"


class Record(msgspec.Struct, frozen=True):
    """The most of a kind, and in which workout it was reached first.

    ``amount`` is in whole seconds, repetitions or kg, to a hundredth. ``before`` is the most until
    then; None where it was the first time, and has never been beaten since. ``side`` is the one
    that made it, None where the sides do not take turns, and for volume. ``load`` is as logged.
    """

    kind: RecordKind
    exercise: str
    variant: str | None
    name: str
    amount: float
    when: datetime
    workout_id: str
    side: Side | None = None
    load: str | None = None
    before: float | None = None

    @property
    def unit(self) -> str:
        """``s``, ``reps`` or ``kg``."""
        return _UNITS[self.kind]

    @property
    def amount_words(self) -> str:
        """``62 s``, ``2:05 min``, ``18 reps``, ``420 kg``."""
        if self.kind is RecordKind.LONGEST_HOLD:
            return seconds_words(self.amount)
        return f"{round(self.amount, 1):.10g} {self.unit}"

    @property
    def words(self) -> str:
        """``Forearm plank 62 s``, ``Single-leg deadlift 14 reps · left · 2x5kg``."""
        total = " in all" if self.kind is RecordKind.MOST_VOLUME else ""
        parts = [f"{self.name} {self.amount_words}{total}"]
        if self.side is not None:
            parts.append(f"{self.side}")
        if self.load is not None:
            parts.append(self.load)
        return " · ".join(parts)


_KINDS = tuple(RecordKind)
_UNITS = dict(zip(_KINDS, ("s", "reps", "kg"), strict=True))


def records_of(
    workouts: Iterable[Workout], *, without: Container[str] = (), only: str | None = None
) -> dict[str, tuple[Record, ...]]:
    """The records that stand, by exercise: its holds, repetitions and volume, the latest first.

    The workouts may come in any order. What was done but once stands, too (``before`` is None).
    ``without`` names exercises that have no records, such as runs and stretches; ``only`` is the
    one exercise that is asked for.
    """
    standing: dict[_Thing, Record] = {}
    for _, records in _oldest_first(workouts, without, only):
        standing.update(records)
    found: dict[str, list[Record]] = {}
    for record in sorted(standing.values(), key=lambda held: held.when, reverse=True):
        found.setdefault(record.exercise, []).append(record)
    return {
        exercise: tuple(sorted(records, key=lambda held: _KINDS.index(held.kind)))
        for exercise, records in found.items()
    }


def records_set_in(
    workouts: Iterable[Workout], *, without: Container[str] = ()
) -> dict[str, tuple[Record, ...]]:
    """Which records each workout set at its time, by its id; workouts without any are left out.

    The first time sets no record, nor does an equal amount. A workout sets at most one of a kind
    for the same exercise, variant and load.
    """
    found = {}
    for workout, records in _oldest_first(workouts, without):
        beaten = tuple(record for record in records.values() if record.before is not None)
        if beaten:
            found[workout.id] = beaten
    return found


def kg_of(load: str | None) -> float | None:
    """What a load weighs in kg: ``2x5kg`` is 10; None where there is none that can be read."""
    return None if load is None else _read_load(load)[1]


def volume_of(done: SetDone) -> float | None:
    """Repetitions times load of a set, in kg; None where either is not known, or it was timed."""
    kg = None if done.timed or done.reps is None else kg_of(done.load)
    return None if kg is None or done.reps is None else done.reps * kg


def made_of(done: SetDone) -> int | None:
    """What was made of a set: whole seconds or repetitions; None where nobody told."""
    return int(done.seconds) if done.timed else done.reps


def same_load(load: str | None) -> str | None:
    """A load in the one way it is written, to tell whether two are the same."""
    return None if load is None else _read_load(load)[0]


@lru_cache(maxsize=1024)
def _read_load(load: str) -> tuple[str, float | None]:
    """How a load is written, and its kg; one that cannot be read is as it stands."""
    read = parse_load("".join(load.split()).lower().replace(",", "."))
    if not isinstance(read, Load):
        return load, None
    return str(read), read.count * read.amount * (KG_OF_A_POUND if read.unit == "lb" else 1)


_Thing = tuple[RecordKind, str, str | None, str | None]
"""What a record is the most of: kind, exercise, variant and load (none for volume)."""


def _oldest_first(
    workouts: Iterable[Workout], without: Container[str], only: str | None = None
) -> Iterator[tuple[Workout, dict[_Thing, Record]]]:
    """Each workout with what was more in it than ever before; or for the first time, at all."""
    most: dict[_Thing, float] = {}
    for workout in sorted(workouts, key=lambda past: (past.started, past.id)):
        if workout.outside:
            continue
        records = {}
        for thing, (amount, done) in _most_of(workout, without, only).items():
            before = most.get(thing)
            if before is None or amount > before:
                most[thing] = amount
                records[thing] = _record(workout, thing, amount, done, before)
        yield workout, records


def _most_of(
    workout: Workout, without: Container[str], only: str | None
) -> dict[_Thing, tuple[float, SetDone]]:
    """The most of each thing in one workout, above nothing, and the set that made it first."""
    found: dict[_Thing, tuple[float, SetDone]] = {}
    volumes: dict[_Thing, tuple[float, SetDone]] = {}
    for done in workout.sets:
        if (only is not None and done.exercise != only) or done.exercise in without:
            continue
        made = made_of(done)
        if not made or made < 0:
            continue
        kind = RecordKind.LONGEST_HOLD if done.timed else RecordKind.MOST_REPS
        thing = kind, done.exercise, done.variant, same_load(done.load)
        if thing not in found or made > found[thing][0]:
            found[thing] = float(made), done
        volume = volume_of(done)
        if volume is not None:
            total = RecordKind.MOST_VOLUME, done.exercise, done.variant, None
            so_far, first = volumes.get(total, (0.0, done))
            volumes[total] = so_far + volume, first
    for thing, (kg, first) in volumes.items():
        found[thing] = round(kg, 2), first
    return found


def _record(
    workout: Workout, thing: _Thing, amount: float, done: SetDone, before: float | None
) -> Record:
    kind, exercise, variant, _ = thing
    summed = kind is RecordKind.MOST_VOLUME
    return Record(
        kind=kind,
        exercise=exercise,
        variant=variant,
        name=done.name,
        amount=amount,
        when=workout.started,
        workout_id=workout.id,
        side=None if summed else done.side,
        load=None if summed else done.load,
        before=before,
    )
