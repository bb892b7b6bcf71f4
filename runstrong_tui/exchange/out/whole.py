"""Our own JSON and CSV, out whole: every workout with all that is known of it, to be read again."""

from collections.abc import Iterable, Iterator
from textwrap import indent

from runstrong_tui.output.as_csv import csv_lines
from runstrong_tui.output.as_json import SCHEMA, to_text, workout_json
from runstrong_tui.store.workout import Workout

NAME = "runstrong-workouts"
"""What a file of ours calls itself."""

JSON_BEGINS = f'{{\n  "schema": "{NAME}"'


def whole_json(workouts: Iterable[Workout]) -> Iterator[str]:
    """One object: what it is, the version of its keys, the workouts; a workout at a time."""
    before = f'{JSON_BEGINS},\n  "version": {SCHEMA},\n  "workouts": [\n'
    for workout in workouts:
        yield before + indent(to_text(workout_json(workout)), "    ")
        before = ",\n"
    yield f"{before}  ]\n}}\n" if before.startswith("{") else "\n  ]\n}\n"


def whole_csv(workouts: Iterable[Workout]) -> Iterator[str]:
    """A row a set, those that were not done, too."""
    return csv_lines(workouts, missed=True)
