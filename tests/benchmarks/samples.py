"""Workouts as runners leave them: about 2.4 KB of JSON each, spread over months and years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
from ulid import ULID

from runstrong_tui.player.log import Log, put, set_done
from runstrong_tui.player.state import Position
from runstrong_tui.store.workout import UnfinishedSession, Workout, workout_of
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import (
    Effort,
    GetReady,
    Hold,
    Move,
    Plan,
    Reps,
    Rest,
    Side,
    Step,
    Task,
)

NOW = datetime(2026, 11, 20, 18, 52, 7, 418000, tzinfo=UTC)
MINUTES = 24
_RHYTHM = timedelta(hours=42)
_LONGEST = timedelta(days=20 * 365)

_Named = tuple[str, str, tuple[str, ...]]

_HELD: tuple[_Named, ...] = (
    ("wall-sit", "Wall sit", ("Back flat against the wall", "Knees over the ankles")),
    ("plank", "Forearm plank", ("A straight line from heel to head", "Breathe on")),
)
_COUNTED: tuple[_Named, ...] = (
    ("split-squat", "Split squat", ("The front knee stays over the foot",)),
    ("calf-raise", "Calf raise on a step", ("All the way down, all the way up",)),
    ("step-up", "Step-up", ("The whole foot on the box",)),
)


def _steps() -> Iterator[Step]:
    for exercise, name, points in _HELD:
        for number in (1, 2):
            yield GetReady(5)
            task = Task(Move(exercise, name, None, points), number, 2, block="Holds")
            yield Hold(task, 45)
            yield Rest(30, 30)
    for exercise, name, points in _COUNTED:
        for side in Side:
            move = Move(exercise, name, None, points)
            yield Reps(Task(move, side=side, load="8 kg", block="One leg at a time"), 12)
            yield Rest(45, None)


PLAN = Plan("after-the-run", "After an easy run", Form.NORMAL, tuple(_steps()))


def log(skill: int) -> Log:
    """Every set of the plan but the last as it was done; ``skill`` moves the figures a little."""
    made: Log = ()
    for number, index in enumerate(PLAN.efforts[:-1]):
        step = PLAN.steps[index]
        assert isinstance(step, Effort)
        reps = 12 - (number + skill) % 4 if isinstance(step, Reps) else None
        seconds, at = 38 + (number * 3 + skill) % 9 + 0.4, 95.3 * (number + 1)
        made = put(made, set_done(step, index, seconds=seconds, at=at, reps=reps))
    return made


def partly(number: int, started: datetime) -> UnfinishedSession:
    """A session in its last rest."""
    position = Position(index=len(PLAN.steps) - 2, gone=12.0, active=MINUTES * 60.0)
    saved = started + timedelta(minutes=MINUTES)
    return UnfinishedSession(_id(number, started), PLAN, position, log(number), started, saved)


def workouts(count: int) -> Iterator[Workout]:
    """So many workouts up to ``NOW``, one in 42 hours; more of them in 20 years stand closer."""
    rhythm = min(_RHYTHM, _LONGEST / count)
    for number in range(count):
        started = NOW - rhythm * (count - number)
        yield workout_of(partly(number, started), started + timedelta(minutes=MINUTES + 1))


def advanced(session: UnfinishedSession, seconds: float) -> UnfinishedSession:
    """The session so many seconds later: nothing but its position has changed."""
    position = msgspec.structs.replace(
        session.position,
        gone=session.position.gone + seconds,
        active=session.position.active + seconds,
    )
    saved = session.saved + timedelta(seconds=seconds)
    return msgspec.structs.replace(session, position=position, saved=saved)


def corrected(workout: Workout, reps: int) -> Workout:
    """The workout with the repetitions of its last set put right."""
    *others, last = workout.sets
    return msgspec.structs.replace(
        workout, sets=(*others, msgspec.structs.replace(last, reps=reps))
    )


def _id(number: int, at: datetime) -> str:
    """A ULID of that time, told apart by ``number``; the same one in every run."""
    return str(ULID.from_bytes(ULID.from_datetime(at).bytes[:6] + number.to_bytes(10, "big")))
