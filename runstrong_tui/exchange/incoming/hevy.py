"""Hevy's CSV: a row a set, weights in kg or pounds and distances in km or miles by the columns."""

import re

from runstrong_tui.exchange.incoming.dates import moment_of
from runstrong_tui.exchange.incoming.numbers import (
    KM_IN_A_MILE,
    km_of,
    number_of,
    reps_of,
    some_of,
    weight_of,
)
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.rows import Choices, Grouped, at_row, group_rows, sets_of
from runstrong_tui.exchange.incoming.tables import Row, Table
from runstrong_tui.exchange.weights import load_of
from runstrong_tui.output.as_csv import plain_text

NAME = "Hevy"
_EFFORT = re.compile(r"(?:^| · )RPE ([0-9]{1,2}(?:\.[0-9]{1,2})?)$")

MARKS = frozenset({"title", "start_time", "exercise_title"})
"""The columns by which it is known."""


def read_hevy(table: Table, choices: Choices) -> Grouped:
    """The workouts of a table that Hevy wrote.

    Raises:
        BrokenText: with every fault of every row.
    """
    return group_rows(table, _key, _workout, choices, "start_time")


def _key(row: Row) -> tuple[str, ...]:
    return row.get("start_time"), row.get("title")


def _workout(rows: list[Row], day_first: bool | None) -> RawWorkout:
    first = rows[0]
    started = at_row(first, lambda: moment_of(first.get("start_time"), day_comes_first=day_first))
    end = first.get("end_time")
    ended = at_row(first, lambda: moment_of(end, day_comes_first=day_first)) if end else None
    seconds = (ended - started).total_seconds() if ended and ended >= started else None
    note, effort = _note_and_effort(plain_text(first.get("description")))
    return RawWorkout(
        source=NAME,
        key=f"{started.isoformat()}\0{first.get('title')}",
        line=first.line,
        title=plain_text(first.get("title")),
        started=started,
        sets=sets_of(rows, _set),
        seconds=seconds,
        note=note,
        rpe=effort,
    )


def _note_and_effort(description: str) -> tuple[str, float | None]:
    """What we write there, parted again: the note, and how hard the whole of it was."""
    found = _EFFORT.search(description)
    if found is None:
        return description, None
    return description[: found.start()], float(found[1])


def _set(row: Row) -> RawSet:
    exercise = plain_text(row.get("exercise_title"))
    if not exercise:
        raise ValueError("has no exercise_title")
    in_pounds = "weight_lbs" in row.cells
    weight = weight_of(row.get("weight_lbs", "weight_kg", "weight"))
    miles = "distance_miles" in row.cells
    distance = some_of(row.get("distance_miles", "distance_km", "distance"))
    return RawSet(
        line=row.line,
        exercise=exercise,
        reps=reps_of(row.get("reps")),
        seconds=some_of(row.get("duration_seconds")),
        load=load_of(weight, "lb" if in_pounds else "kg") if weight else None,
        km=km_of(distance, "", KM_IN_A_MILE if miles else 1.0),
        rpe=number_of(row.get("rpe")),
        warm_up=row.get("set_type").lower() == "warmup",
    )
