"""CSV for spreadsheets and other programs: a row a set, by RFC 4180, in UTF-8.

The columns are stable: new ones are added at the end. Seconds and counts are numbers with a point,
what nobody told is empty, dates and times are those of the place where it was done, with the offset
that held there. What belongs to the workout as a whole (``rpe``, ``km``, ``note``,
``active_seconds``, ``pain_before``, ``pain_next_morning``) stands in its first row only, so that it
can be added up. A workout of which only the length is known has one row without an exercise.
``schema`` is the version of the columns.

A text that a spreadsheet would take for a formula gets an apostrophe before it; ``plain_text``
takes it away again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.visible import visible

COLUMNS = (
    "workout_id",
    "date",
    "time",
    "session",
    "title",
    "exercise",
    "name",
    "variant",
    "set",
    "sets",
    "side",
    "load",
    "reps",
    "seconds",
    "planned_reps",
    "planned_seconds",
    "rest_seconds",
    "recovery_seconds",
    "pulse",
    "touches",
    "unbroken_seconds",
    "rpe",
    "km",
    "note",
    "at_seconds",
    "step",
    "block",
    "done",
    "timed",
    "paced",
    "written_variant",
    "asked_sets",
    "asked_load",
    "asked_dose",
    "asked_place",
    "effort",
    "started",
    "finished",
    "active_seconds",
    "easier_week",
    "outside",
    "schema",
    "pain",
    "pain_before",
    "pain_next_morning",
)

SCHEMA = 1
"""The version of the columns: it changes only where one of them would mean something else."""

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠]")


def csv_lines(
    workouts: Iterable[Workout], exercise: str | None = None, *, missed: bool = False
) -> Iterator[str]:
    """The heading, then each workout's rows as one text; every line ends with CR and LF.

    With ``exercise`` only its sets have rows, with ``missed`` those that were not done have, too.
    """
    yield _text([COLUMNS])
    for workout in workouts:
        sets = [*_sets(workout, exercise), *(workout.missed if missed else ())]
        if len(sets) > 1 and sets[0] is None:
            sets = sets[1:]
        not_done = len(sets) - len(workout.missed) if missed else len(sets)
        yield _text(
            _row(workout, done, first=n == 0, is_done=n < not_done) for n, done in enumerate(sets)
        )


@lru_cache(maxsize=512)
def safe_text(text: str) -> str:
    """``text`` in one line in which nothing steers, and such that no spreadsheet calculates it."""
    clean = visible(text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def plain_text(cell: str) -> str:
    """What ``safe_text`` was given, but for what steered in it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _sets(workout: Workout, exercise: str | None) -> list[SetDone | None]:
    if exercise is not None:
        return [done for done in workout.sets if done.exercise == exercise]
    return [*workout.sets] or [None]


def _row(workout: Workout, done: SetDone | None, *, first: bool, is_done: bool) -> list[str]:
    started = workout.started
    whole = (_number(workout.rpe), _number(workout.km), safe_text(workout.note))
    return [
        workout.id,
        f"{started:%Y-%m-%d}",
        started.isoformat(timespec="seconds").partition("T")[2],
        safe_text(workout.session),
        safe_text(workout.title),
        *_set_cells(workout, done),
        *(whole if first else ("", "", "")),
        *_place_cells(done, is_done=is_done),
        str(workout.form),
        started.isoformat(),
        workout.finished.isoformat(),
        _number(workout.active) if first else "",
        _word(workout.easier),
        _word(workout.outside),
        str(SCHEMA),
        _number(done.pain if done else None),
        *((_number(workout.pain), _number(workout.pain_next_morning)) if first else ("", "")),
    ]


def _place_cells(done: SetDone | None, *, is_done: bool) -> list[str]:
    """When a set ended and where in the plan it stands, and what progression goes by."""
    if done is None:
        return [""] * 11
    asked = done.asked
    place = asked.place if asked else None
    return [
        _number(done.at),
        _number(done.step),
        safe_text(done.block),
        _word(is_done),
        _word(done.timed),
        _word(done.paced),
        safe_text(done.written or ""),
        _number(asked.sets if asked else None),
        safe_text(asked.load if asked else ""),
        safe_text(asked.dose if asked else ""),
        f"{place[0]}/{place[1]}" if place else "",
    ]


def _word(fact: bool) -> str:
    return "yes" if fact else "no"


def _set_cells(workout: Workout, done: SetDone | None) -> list[str]:
    if done is None:
        return [*[""] * 8, _number(workout.active), *[""] * 7]
    return [
        safe_text(done.exercise),
        safe_text(done.name),
        safe_text(done.variant or ""),
        _number(done.set),
        _number(done.sets),
        done.side or "",
        safe_text(done.load or ""),
        _number(done.reps),
        _number(done.seconds),
        _number(done.planned_reps),
        _number(done.planned_seconds),
        _number(done.rest),
        _number(done.recovery),
        _number(done.pulse),
        _number(done.touches),
        _number(done.unbroken),
    ]


def _number(number: float | None) -> str:
    """Whole where it is, else with its decimals and never an exponent; "" where there is none."""
    if number is None:
        return ""
    brief = f"{number:.3f}".rstrip("0").rstrip(".")
    return brief if float(brief) == number else format(Decimal(repr(number)), "f")


def _text(rows: Iterable[Iterable[str]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()
