"""What a list of workouts needs of each, without reading it whole."""

from datetime import datetime

import msgspec

from runstrong_tui.training.amounts import Form


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


class _Set(msgspec.Struct):
    exercise: str


class _Workout(msgspec.Struct):
    """The part of a workout that a summary is made of."""

    id: str
    session: str
    title: str
    form: Form
    started: datetime
    finished: datetime
    active: float
    sets: list[_Set]
    missed: list[_Set] = []
    rpe: float | None = None
    km: float | None = None
    outside: bool = False
    note: str = ""


_DECODER = msgspec.json.Decoder(_Workout)


def summary_of(doc: msgspec.Raw, *, newer: bool) -> Summary:
    """The summary of a workout as it stands in a line.

    Raises:
        msgspec.MsgspecError: it is no workout.
    """
    workout = _DECODER.decode(doc)
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
        tuple(dict.fromkeys(one.exercise for one in workout.sets)),
        newer,
        workout.rpe,
        workout.km,
        workout.outside,
        workout.note,
    )
