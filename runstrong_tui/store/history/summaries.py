"""What a list of workouts needs of each, without reading it whole."""

from datetime import datetime

import msgspec

from runstrong_tui.store.journal.lines import CANNOT_DECODE
from runstrong_tui.store.journal.years import Moment, check_years
from runstrong_tui.store.workout import Km, Rpe, Workout
from runstrong_tui.training.amounts import Form, Seconds
from runstrong_tui.training.names import keep_composed


class Summary(msgspec.Struct, frozen=True, array_like=True):
    """One finished workout in short; the fields are those of ``Workout``.

    ``done`` and ``planned`` count sets, ``exercises`` are the ids of those done. ``newer`` is True
    where a newer program wrote it: it can be read as far as it is understood, and not changed.
    """

    id: str
    session: str
    title: str
    form: Form
    started: datetime
    finished: datetime
    active: float
    done: int
    planned: int
    exercises: tuple[str, ...]
    newer: bool = False
    rpe: float | None = None
    km: float | None = None
    outside: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        """Take names in either Unicode form."""
        keep_composed(self, "session", "exercises")


class _SetInShort(msgspec.Struct):
    exercise: str


class _Workout(msgspec.Struct):
    """The part of a workout that a summary is made of."""

    id: str
    session: str
    title: str
    form: Form
    started: Moment
    finished: Moment
    active: Seconds
    sets: list[_SetInShort]
    missed: list[_SetInShort] = []
    rpe: Rpe | None = None
    km: Km | None = None
    outside: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        check_years(self.started, self.finished)


_DECODER = msgspec.json.Decoder(Workout)
_PART = msgspec.json.Decoder(_Workout)


def summary_of(doc: msgspec.Raw) -> Summary:
    """The summary of a workout as it stands in a line; all of it is checked.

    Raises:
        CANNOT_DECODE: it is no workout.
    """
    return _short(_DECODER.decode(doc), newer=False)


def summary_of_newer(doc: msgspec.Raw) -> Summary | None:
    """The summary of a workout that a newer program wrote; None where it is not understood."""
    try:
        return _short(_PART.decode(doc), newer=True)
    except CANNOT_DECODE:
        return None


def _short(workout: Workout | _Workout, *, newer: bool) -> Summary:
    return Summary(
        workout.id,
        workout.session,
        workout.title,
        workout.form,
        workout.started,
        workout.finished,
        workout.active,
        len(workout.sets),
        len(workout.sets) + len(workout.missed),
        tuple(dict.fromkeys(entry.exercise for entry in workout.sets)),
        newer,
        workout.rpe,
        workout.km,
        workout.outside,
        workout.note,
    )
