"""Our own JSON and CSV, in again: to the same workouts as they were taken out."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import msgspec

from runstrong_tui.exchange.incoming.tables import Row, Table, broken
from runstrong_tui.exchange.out.whole import NAME
from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.output import as_csv, as_json
from runstrong_tui.output.as_csv import plain_text
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form

MARKS = frozenset({"workout_id", "session", "exercise", "set"})
"""The columns by which a CSV of ours is known."""

_ID = re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")
_NUMBER = re.compile("[0-9]{1,20}(?:[.,][0-9]{1,400})?")
_LATER = "a newer RunStrong wrote it: import it there, or update this one"
_FIELDS = {field.name: field for field in msgspec.structs.fields(Workout)}
_CALLED = {"pain": "pain_before", "active": "active_seconds", "easier": "easier_week"}
"""What a workout's fields are called in JSON, where it is otherwise."""


Placed = list[tuple[int, Workout]]
"""Workouts, each with the line on which it stands."""


def workouts_of_json(text: str, file: str) -> Placed:
    """The workouts of what ``export json`` or ``history --json`` wrote.

    Raises:
        BrokenText: it is none, a newer program's, or a workout in it is none.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        broken(file, line, "is no JSON, or cut off", getattr(error, "msg", "too deep"))
    if isinstance(found, dict) and "workouts" in found:
        if found.get("schema") != NAME:
            broken(
                file, 1, f'its "schema" is not "{NAME}"', "only RunStrong's own JSON can come in"
            )
        version = found.get("version")
        if not isinstance(version, int) or version > as_json.SCHEMA:
            broken(
                file,
                1,
                f"its version is {version!r}, and this program knows {as_json.SCHEMA}",
                _LATER,
            )
        found = found["workouts"]
    rows = found if isinstance(found, list) else [found]
    faults: list[Fault] = []
    workouts: Placed = []
    for row in rows:
        if not isinstance(row, dict):
            broken(file, 1, "is no list of workouts", "only RunStrong's own JSON can come in")
        line = _line_of(text, row.get("id"))
        try:
            workouts.append((line, workout_of({key: row[key] for key in row}, by=_CALLED)))
        except ValueError as error:
            faults.append(Fault(file, line, 1, f"no workout ({error})"))
    if faults:
        raise BrokenText(tuple(faults))
    return workouts


def workout_of(values: Mapping[str, Any], by: Mapping[str, str]) -> Workout:
    """The workout with these values of its fields, which are called as ``by`` says.

    Raises:
        ValueError: a value is none that can be, or is missing; in words.
    """
    named = {name: values[by.get(name, name)] for name in _FIELDS if by.get(name, name) in values}
    try:
        workout = msgspec.convert(named, Workout)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error
    if not _ID.fullmatch(workout.id):
        raise ValueError(f'"{workout.id}" is no id of a workout')
    return workout


def workouts_of_csv(table: Table) -> Placed:
    """The workouts of what ``export csv`` or ``history --csv`` wrote.

    What older versions did not write is filled in as it must have been.

    Raises:
        BrokenText: a row is none.
    """
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        if row.get("schema") not in ("", *map(str, range(1, as_csv.SCHEMA + 1))):
            broken(table.file, row.line, f'its schema is "{row.get("schema")}"', _LATER)
        groups.setdefault(row.get("workout_id"), []).append(row)
    faults: list[Fault] = []
    workouts: Placed = []
    for rows in groups.values():
        try:
            workouts.append((rows[0].line, _of_rows(rows)))
        except ValueError as error:
            faults.append(Fault(table.file, rows[0].line, 1, f"no workout ({error})"))
    if faults:
        raise BrokenText(tuple(faults))
    return workouts


def _of_rows(rows: list[Row]) -> Workout:
    first = rows[0]
    sets = [(row, _set_of(row, number)) for number, row in enumerate(rows) if row.get("exercise")]
    done = [values for row, values in sets if row.get("done") != "no"]
    missed = [values for row, values in sets if row.get("done") == "no"]
    started = first.get("started") or f"{first.get('date')}T{first.get('time')}"
    active = _number(first.get("active_seconds"))
    if active is None:
        counted = [_number(row.get(name)) for row in rows for name in ("seconds", "rest_seconds")]
        active = round(sum(filter(None, counted)), 1)
    values = {
        "id": first.get("workout_id"),
        "session": _text(first, "session"),
        "title": _text(first, "title"),
        "form": first.get("effort") or Form.NORMAL,
        "started": started,
        "finished": first.get("finished") or _after(started, active),
        "active": active,
        "sets": done,
        "missed": missed,
        "easier": first.get("easier_week") == "yes",
        "rpe": _number(first.get("rpe")),
        "note": _text(first, "note"),
        "km": _number(first.get("km")),
        "pain": _number(first.get("pain_before")),
        "pain_next_morning": _number(first.get("pain_next_morning")),
        "outside": (first.get("outside") or ("no" if sets else "yes")) == "yes",
    }
    return workout_of(values, by={})


def _after(started: str, seconds: float) -> str:
    """The moment so many seconds after one, as text; what is no moment stays what it is."""
    from datetime import datetime

    from runstrong_tui.training.wall import later

    with suppress(ValueError):
        return later(datetime.fromisoformat(started), seconds).isoformat()
    return started


def _set_of(row: Row, number: int) -> dict[str, Any]:
    reps = _number(row.get("reps"))
    planned_reps, planned_seconds = (
        _number(row.get("planned_reps")),
        _number(row.get("planned_seconds")),
    )
    timed = row.get("timed") or ("no" if (reps, planned_reps) != (None, None) else "yes")
    sets = row.get("asked_sets")
    return {
        "step": _whole(row, "step", number),
        "exercise": _text(row, "exercise"),
        "name": _text(row, "name"),
        "set": _whole(row, "set", 1),
        "sets": _whole(row, "sets", 1),
        "seconds": _number(row.get("seconds")) or 0,
        "at": _number(row.get("at_seconds")) or 0,
        "timed": timed == "yes",
        "paced": row.get("paced") == "yes",
        "variant": _text(row, "variant") or None,
        "side": row.get("side") or None,
        "load": _text(row, "load") or None,
        "block": _text(row, "block"),
        "reps": reps,
        "planned_reps": planned_reps,
        "planned_seconds": planned_seconds,
        "written": _text(row, "written_variant") or None,
        "asked": _asked_of(row, int(sets)) if sets.isdecimal() else None,
        "touches": _number(row.get("touches")),
        "unbroken": _number(row.get("unbroken_seconds")),
        "rest": _number(row.get("rest_seconds")),
        "recovery": _number(row.get("recovery_seconds")),
        "pulse": _number(row.get("pulse")),
        "pain": _number(row.get("pain")),
    }


def _asked_of(row: Row, sets: int) -> dict[str, Any]:
    block, _, line = row.get("asked_place").partition("/")
    place = (int(block), int(line)) if block.isdecimal() and line.isdecimal() else None
    return {
        "sets": sets,
        "load": _text(row, "asked_load"),
        "dose": _text(row, "asked_dose"),
        "place": place,
    }


def _line_of(text: str, identity: object) -> int:
    """The line on which a workout's id stands; the first where it has none."""
    place = text.find(json.dumps(identity)) if isinstance(identity, str) else -1
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


def _text(row: Row, column: str) -> str:
    """A text as it was before a spreadsheet was kept from calculating it."""
    return plain_text(row.cells.get(column, ""))


def _whole(row: Row, column: str, otherwise: int) -> float:
    number = _number(row.get(column))
    return otherwise if number is None else number


def _number(cell: str) -> float | int | None:
    """The number in a cell; None in an empty one.

    Raises:
        ValueError: it is none; in words.
    """
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell):
        raise ValueError(f'"{cell}" is no number')
    number = float(cell.replace(",", "."))
    return int(number) if number.is_integer() else number
