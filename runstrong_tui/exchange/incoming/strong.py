"""Strong's CSV in its forms: with commas or semicolons, units in a column, in its name, or unsaid.

Besides sets it has rows for rests and notes, by what stands in ``Set Order``.
"""

from functools import partial

from runstrong_tui.exchange.incoming.dates import length_of, moment_of
from runstrong_tui.exchange.incoming.numbers import (
    KM_IN_A_MILE,
    km_of,
    number_of,
    pounds,
    reps_of,
    some_of,
    unit_of,
    weight_of,
)
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.rows import Choices, Grouped, at_row, group_rows, sets_of
from runstrong_tui.exchange.incoming.tables import Row, Table
from runstrong_tui.exchange.weights import load_of

NAME = "Strong"
MARKS = frozenset({"date", "workout name", "exercise name", "set order"})
"""The columns by which it is known."""

_NO_SETS = {"rest timer": "rest timers", "note": "notes of exercises"}
_WARM_UP = "W"


def read_strong(table: Table, choices: Choices) -> Grouped:
    """The workouts of a table that Strong wrote.

    Raises:
        BrokenText: with every fault of every row.
    """
    weight = _column(table, "weight")
    distance = _column(table, "distance")
    make = partial(_workout, choices=choices, weight=weight, distance=distance)
    return group_rows(table, _key, make, choices, "date", _why_no_set)


def no_units(table: Table) -> bool:
    """Whether nothing in the table says what its weights are counted in."""
    return "weight unit" not in table.columns and not unit_of(_column(table, "weight"))


def _column(table: Table, name: str) -> str:
    """The column of that name, with its unit behind it or none."""
    begins = (column for column in table.columns if column.startswith(f"{name} ("))
    return next(begins, name)


def _key(row: Row) -> tuple[str, ...]:
    return row.get("date"), row.get("workout name")


def _why_no_set(row: Row) -> str:
    return _NO_SETS.get(row.get("set order").lower(), "")


def _workout(
    rows: list[Row], day_first: bool | None, *, choices: Choices, weight: str, distance: str
) -> RawWorkout:
    first = rows[0]
    started = at_row(first, lambda: moment_of(first.get("date"), day_comes_first=day_first))
    length = first.get("duration (sec)", "duration", "workout duration")
    make = partial(_set, choices=choices, weight=weight, distance=distance)
    return RawWorkout(
        source=NAME,
        key=f"{started.isoformat()}\0{first.get('workout name')}",
        line=first.line,
        title=first.get("workout name"),
        started=started,
        sets=sets_of(rows, make),
        seconds=at_row(first, lambda: length_of(length)),
        note=first.get("workout notes"),
    )


def _set(row: Row, *, choices: Choices, weight: str, distance: str) -> RawSet:
    exercise = row.get("exercise name")
    if not exercise:
        raise ValueError("has no Exercise Name")
    unit = row.get("weight unit").lower() or unit_of(weight)
    lifted = weight_of(row.get(weight))
    far = row.get("distance unit").lower() or unit_of(distance)
    return RawSet(
        line=row.line,
        exercise=exercise,
        reps=reps_of(row.get("reps")),
        seconds=some_of(row.get("seconds")),
        load=load_of(lifted, "lb" if pounds(unit, choices.pounds) else "kg") if lifted else None,
        km=km_of(some_of(row.get(distance)), far, KM_IN_A_MILE if choices.miles else 1.0),
        rpe=number_of(row.get("rpe")),
        warm_up=row.get("set order").upper() == _WARM_UP,
    )
