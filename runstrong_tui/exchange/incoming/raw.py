"""Workouts as other programs write them, before their names are ours."""

from datetime import datetime, timedelta
from typing import NamedTuple


class RawSet(NamedTuple):
    """One row that is a set; ``line`` is where it stands. Seconds, km, and a load as it is written.

    ``warm_up`` is True where the program says so.
    """

    line: int
    exercise: str
    reps: int | None = None
    seconds: float | None = None
    load: str | None = None
    km: float | None = None
    rpe: float | None = None
    rest: float | None = None
    warm_up: bool = False


class RawWorkout(NamedTuple):
    """One workout of a file: ``started`` by the clock of the place, without a zone.

    ``seconds`` is how long it took, None where nothing says so; ``whole_day`` is True where only
    the day is known. ``key`` tells it from all others of its ``source``.
    """

    source: str
    key: str
    line: int
    title: str
    started: datetime
    sets: tuple[RawSet, ...]
    seconds: float | None = None
    note: str = ""
    whole_day: bool = False
    rpe: float | None = None
    offset: timedelta | None = None
    in_utc: bool = False
