"""Hevy's CSV, which many programs read: a row a set, the workout's own columns on each row.

Times are those of the place where it was done, to the minute, as Hevy writes them. Hevy has no
column for a side, a touch or a load of several pieces: they stand in the exercise's notes.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from runstrong_tui.exchange.out.grouping import Group, grouped
from runstrong_tui.exchange.weights import kilograms
from runstrong_tui.output.as_csv import safe_text
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Exercise, Purpose

COLUMNS = (
    "title",
    "start_time",
    "end_time",
    "description",
    "exercise_title",
    "superset_id",
    "exercise_notes",
    "set_index",
    "set_type",
    "weight_kg",
    "reps",
    "distance_km",
    "duration_seconds",
    "rpe",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def hevy_lines(workouts: Iterable[Workout], exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """The heading, then each workout's rows as one text; ``exercises`` tell what warms up."""
    yield _text([COLUMNS])
    for workout in workouts:
        yield _text(_rows(workout, exercises))


def hevy_time(at: datetime) -> str:
    """``20 Nov 2026, 18:52``, in English whatever the machine speaks."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def _rows(workout: Workout, exercises: Mapping[str, Exercise]) -> list[list[str]]:
    head = [
        safe_text(workout.title),
        hevy_time(workout.started),
        hevy_time(workout.finished),
        safe_text(_description(workout)),
    ]
    km = _number(workout.km)
    if not workout.sets:
        only = [safe_text(workout.title), "", "", "0", "normal", "", "", km]
        return [[*head, *only, _number(round(workout.active)), ""]]
    rows = []
    for group in grouped(workout.sets):
        known = exercises.get(group.sets[0].exercise)
        kind = "warmup" if known and known.purpose is Purpose.WARM_UP else "normal"
        for index, done in enumerate(group.sets):
            rows.append([*head, *_set_cells(group, index, kind, done, km)])
            km = ""
    return rows


def _set_cells(group: Group, index: int, kind: str, done: SetDone, km: str) -> list[str]:
    return [
        safe_text(group.name),
        _number(group.superset),
        safe_text(_notes(group)),
        str(index),
        kind,
        _number(kilograms(done.load)),
        "" if done.timed else _number(done.reps),
        km,
        _number(round(done.seconds)),
        "",
    ]


def _description(workout: Workout) -> str:
    effort = "" if workout.rpe is None else f"RPE {workout.rpe:g}"
    return " · ".join(filter(None, (workout.note, effort)))


def _notes(group: Group) -> str:
    """What a set has and Hevy no column for: ``1 left, 2 touches; 2 right``; "" for nothing."""
    notes = []
    for number, done in enumerate(group.sets, 1):
        load = done.load if done.load and (kilograms(done.load) is None or "x" in done.load) else ""
        touches = f"{done.touches} touch{'es' if done.touches > 1 else ''}" if done.touches else ""
        parts = [part for part in (done.side, load, touches) if part]
        if parts:
            notes.append(f"{number} {', '.join(parts)}")
    return "; ".join(notes)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}".rstrip("0").rstrip(".")


def _text(rows: Iterable[Iterable[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()
