"""FitNotes' CSV of Android and iOS: it knows days and no times, and no workouts but those days."""

from functools import partial

from runstrong_tui.exchange.incoming.dates import length_of, moment_of
from runstrong_tui.exchange.incoming.numbers import (
    KM_IN_A_MILE,
    km_of,
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

NAME = "FitNotes"
MARKS = frozenset({"date", "exercise", "category", "reps"})
"""The columns by which it is known."""

TITLE = "FitNotes"
NOON = 12


def read_fitnotes(table: Table, choices: Choices) -> Grouped:
    """The workouts of a table that FitNotes wrote: one a day, at noon.

    Raises:
        BrokenText: with every fault of every row.
    """
    weights = tuple(column for column in table.columns if column.startswith("weight ("))
    make = partial(_workout, choices=choices, weights=weights or ("weight",))
    return group_rows(table, lambda row: (row.get("date"),), make, choices, "date")


def no_units(table: Table) -> bool:
    """Whether nothing in the table says what its weights are counted in."""
    named = any(unit_of(column) for column in table.columns if column.startswith("weight ("))
    return not named and "weight unit" not in table.columns


def _workout(
    rows: list[Row], day_first: bool | None, *, choices: Choices, weights: tuple[str, ...]
) -> RawWorkout:
    first = rows[0]
    day = at_row(first, lambda: moment_of(first.get("date"), day_comes_first=day_first))
    comments = dict.fromkeys(filter(None, (row.get("comment", "notes") for row in rows)))
    return RawWorkout(
        source=NAME,
        key=day.date().isoformat(),
        line=first.line,
        title=TITLE,
        started=day.replace(hour=NOON, minute=0, second=0),
        sets=sets_of(rows, partial(_set, choices=choices, weights=weights)),
        note=" · ".join(comments),
        whole_day=True,
    )


def _set(row: Row, *, choices: Choices, weights: tuple[str, ...]) -> RawSet:
    exercise = row.get("exercise")
    if not exercise:
        raise ValueError("has no Exercise")
    written = next((column for column in weights if some_of(row.get(column))), weights[0])
    lifted = weight_of(row.get(written))
    unit = row.get("weight unit").lower() or unit_of(written)
    far = some_of(row.get("distance"))
    per_mile = KM_IN_A_MILE if choices.miles else 1.0
    return RawSet(
        line=row.line,
        exercise=exercise,
        reps=reps_of(row.get("reps")),
        seconds=length_of(row.get("time")) or None,
        load=load_of(lifted, "lb" if pounds(unit, choices.pounds) else "kg") if lifted else None,
        km=km_of(far, row.get("distance unit").lower(), per_mile),
        warm_up=row.get("kind").lower() in ("warmup", "warm up", "warm-up"),
    )
