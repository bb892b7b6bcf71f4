"""Putting a workout right: what a correction makes of it, how it is kept and taken back."""

import re
from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.diary.amending import lasting
from runstrong_tui.files.quantities import REPS, Slip, parse_load
from runstrong_tui.player.log import SetDone, put
from runstrong_tui.store.keeper import words_of
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import LONGEST_SECONDS, MOST_REPS, MOST_RPE
from runstrong_tui.training.exercise import Exercise, Kind, Sides
from runstrong_tui.training.lengths import Unit, format_duration, parse_duration
from runstrong_tui.training.steps import Side

ADDED = 100_000
"""The steps of sets that were added afterwards count from here: no plan has so many."""

LONGEST_SET = LONGEST_SECONDS * 4

_MADE = re.compile(rf"([0-9]{{1,6}})\s*(?:{REPS})?")

Keep = Callable[[Workout], str | None]
"""Keeps a workout that was put right; what keeps it from the disk, in words."""


class Achieved(NamedTuple):
    """What was really made of a set: repetitions (None: nobody told) or seconds, load, side."""

    amount: int | None
    load: str | None = None
    side: Side | None = None


def parse_reps(text: str) -> int | None:
    """The repetitions of ``12`` or ``12 reps``; None where nothing is said.

    Raises:
        ValueError: they are no such number; in words.
    """
    words = text.strip()
    if not words:
        return None
    found = _MADE.fullmatch(words.lower())
    if found is None or int(found[1]) > MOST_REPS:
        raise ValueError(f"a number of repetitions, up to {MOST_REPS}; empty: not known")
    return int(found[1])


def parse_seconds(text: str) -> int:
    """The seconds of ``38``, ``38 s``, ``1m30s``, ``1:30`` or any other length of time.

    Raises:
        ValueError: they are none; in words.
    """
    found = parse_duration(text, Unit.SECOND)
    if not found or found > LONGEST_SET:
        most = format_duration(LONGEST_SET)
        raise ValueError(f'seconds or such as "1m30s", up to {most}')
    return found


def parse_lifted(text: str, before: str | None = None) -> str | None:
    """The load of ``2x5 kg`` as it is kept; None where nothing is said. ``before`` may stay.

    Raises:
        ValueError: it is none; in words.
    """
    if not text.strip():
        return None
    if text.strip() == before:
        return before
    load = parse_load(text)
    if isinstance(load, Slip):
        raise ValueError(load.expected or load.what)
    return str(load)


def parse_side(text: str) -> Side:
    """The side of ``left`` or ``r``.

    Raises:
        ValueError: it is none; in words.
    """
    words = text.strip().lower()
    for side in Side:
        if words and side.startswith(words):
            return side
    raise ValueError("left or right")


def rated(workout: Workout, sign: str) -> Workout:
    """How hard it was: 6 to 9, and 0 for 10; the same again for the half above."""
    number = float(sign) if sign != "0" else float(MOST_RPE)
    if workout.rpe == number and number < MOST_RPE:
        number += 0.5
    return replace(workout, rpe=number)


def set_of(workout: Workout, step: int) -> SetDone | None:
    """The set of that step, done or not; None where there is none."""
    return next((done for done in (*workout.sets, *workout.missed) if done.step == step), None)


def corrected(workout: Workout, step: int, made: Achieved) -> Workout:
    """The workout with that made of the set of that step, also where it was not done before.

    Without a set of that step, which another window may have taken out, it stays as it is.
    """
    done = set_of(workout, step)
    if done is None:
        return workout
    before = [set_done.at for set_done in workout.sets if set_done.step < step]
    done = _with(done, made)
    if all(set_done.step != step for set_done in workout.sets):
        done = replace(done, at=max(before, default=0.0))
    missed = tuple(set_done for set_done in workout.missed if set_done.step != step)
    after = replace(workout, sets=put(workout.sets, done), missed=missed)
    if not after.outside or len(after.sets) != 1 or not after.sets[0].timed:
        return after
    return lasting(after, after.sets[0].seconds)  # It is as long as its run.


def taken_out(workout: Workout, step: int) -> Workout:
    """The workout without that set: a planned one was not done then, any other is gone."""
    planned = step < ADDED and not workout.outside
    done = next((set_done for set_done in workout.sets if set_done.step == step), None)
    missed = tuple(set_done for set_done in workout.missed if set_done.step != step)
    if done is not None and planned:
        missed = put(missed, _undone(done))
    return replace(
        workout,
        sets=tuple(set_done for set_done in workout.sets if set_done.step != step),
        missed=missed,
    )


def extra_set(workout: Workout, like: SetDone) -> SetDone:
    """A set that the plan did not have, not done yet, of the exercise of ``like``."""
    every = (*workout.sets, *workout.missed)
    step = max((done.step + 1 for done in every), default=0)
    at = max((done.at for done in workout.sets), default=workout.active)
    new = replace(_undone(like), planned_reps=None, planned_seconds=None)
    return replace(new, step=max(step, ADDED), at=at)


def blank_set(exercise: Exercise, variant: str | None) -> SetDone:
    """A set, not done yet, of an exercise that the workout did not have."""
    found = exercise.variant(variant)
    name = found.name if found else exercise.name
    return SetDone(
        step=0,
        exercise=exercise.id,
        name=name,
        set=1,
        sets=1,
        seconds=0,
        at=0,
        timed=exercise.kind is not Kind.REPS,
        variant=variant,
        side=Side.LEFT if exercise.sides_of(variant) is Sides.EACH else None,
        written=variant,
    )


def added(workout: Workout, new: SetDone, made: Achieved) -> Workout:
    """The workout with one set more, numbered after those of its exercise and side."""
    done = _with(extra_set(workout, new), made)
    alike = (done.exercise, done.variant, done.side)
    every = (*workout.sets, *workout.missed)
    number = 1 + sum(
        (set_done.exercise, set_done.variant, set_done.side) == alike for set_done in every
    )
    return replace(workout, sets=put(workout.sets, replace(done, set=number)))


def _with(done: SetDone, made: Achieved) -> SetDone:
    side = made.side if done.side is None or made.side is not None else done.side
    done = replace(done, load=made.load, side=side)
    if not done.timed:
        return replace(done, reps=made.amount)
    if made.amount is None or made.amount == int(done.seconds):
        return done
    seconds = float(made.amount)
    unbroken = None if done.unbroken is None else min(done.unbroken, seconds)
    return replace(done, seconds=seconds, unbroken=unbroken)


def _undone(done: SetDone) -> SetDone:
    return replace(
        done,
        seconds=0,
        at=0,
        reps=None,
        touches=None,
        unbroken=None,
        rest=None,
        recovery=None,
        pulse=None,
        pain=None,
    )


class _Past(NamedTuple):
    """A workout as it was before a change, which ``deleted`` it or not."""

    workout: Workout
    deleted: bool


class Back(NamedTuple):
    """What was taken back: the workout as it is again, or the ``trouble`` that keeps it so."""

    workout: Workout
    trouble: str | None


class Corrections:
    """What was changed in the history since a list or page was opened; each can be taken back.

    Whoever uses it plays nothing meanwhile: only one thread at a time may change the store.
    """

    def __init__(self, store: Store, keep: Keep | None = None) -> None:
        """Change workouts of ``store``; ``keep`` does so for one that was played just now."""
        self._store = store
        self._keep = keep or self._edit
        self._past: list[_Past] = []

    def change(self, before: Workout, after: Workout) -> str | None:
        """Keep ``after`` in the place of ``before``; what keeps it from the disk, in words."""
        trouble = self._keep(after)
        if trouble is None:
            self._past.append(_Past(before, deleted=False))
        return trouble

    def delete(self, workout: Workout) -> str | None:
        """Take a workout out of the history; what keeps it there, in words."""
        try:
            self._store.delete(workout.id)
        except OSError as error:
            return words_of(error)
        self._past.append(_Past(workout, deleted=True))
        return None

    def can_undo(self, workout_id: str | None = None) -> bool:
        """Whether there is a change, of that workout or of any, to be taken back."""
        return any(workout_id in (None, past.workout.id) for past in self._past)

    def undo(self, workout_id: str | None = None) -> Back | None:
        """Take the last change back, of that workout or of any; None where there is none."""
        for place in range(len(self._past) - 1, -1, -1):
            past = self._past[place]
            if workout_id in (None, past.workout.id):
                trouble = (
                    self._bring_back(past.workout) if past.deleted else self._keep(past.workout)
                )
                if trouble is None:
                    del self._past[place]
                return Back(past.workout, trouble)
        return None

    def _edit(self, workout: Workout) -> str | None:
        try:
            self._store.edit(workout)
        except OSError as error:
            return words_of(error)
        return None

    def _bring_back(self, workout: Workout) -> str | None:
        try:
            self._store.bring_back(workout)
        except OSError as error:
            return words_of(error)
        return None
