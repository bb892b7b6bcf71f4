"""Five runners: on which days they train, and what they make of what is asked for."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from runstrong_tui.training.exercise import Exercise, Level
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.steps import Effort

WEEKS = 26
DAYS = {
    1: ("gym",),
    2: ("after-run-10",),
    3: ("five-sets", "five-circuit"),
    4: ("gym",),
    6: ("balance",),
}
"""What is done on a day of the week, from 0; of several sessions one after the other."""

YEAR = 365
"""The days of the year's break."""


class Runner(NamedTuple):
    """A runner, by name.

    ``trains`` says on which of all days (from 0) there is training; ``makes`` gives the share made
    of an effort of an exercise, by the number of the session; ``level`` is what the runner says.
    """

    name: str
    trains: Callable[[int], bool]
    makes: Callable[[Effort, Exercise, int], float]
    level: RunnerLevel = RunnerLevel.REGULAR


def _all(effort: Effort, exercise: Exercise, session: int) -> float:
    return 1.0


def _half(effort: Effort, exercise: Exercise, session: int) -> float:
    """Of every second session each set is a bit too much."""
    return 1.0 if Random(session).random() < 0.5 else 0.85


def _weak(effort: Effort, exercise: Exercise, session: int) -> float:
    """Only an easier variant, or a light weight, is done as often as it is asked for."""
    move = effort.task.move
    variant = exercise.variant(move.variant)
    return 1.0 if variant is not None and variant.level is Level.EASIER else 0.75


def _always(day: int) -> bool:
    return True


def _irregularly(day: int) -> bool:
    """Three weeks of none at all, and else two days of three."""
    return not 70 <= day < 91 and Random(day).random() < 0.67


def _with_a_year_off(day: int) -> bool:
    return not 91 <= day < 91 + YEAR


RUNNERS = (
    Runner("always makes it", _always, _all),
    Runner("fails half of the time", _always, _half),
    Runner("trains irregularly, three weeks off", _irregularly, _half),
    Runner("a beginner too weak for the low end", _always, _weak, RunnerLevel.BEGINNER),
    Runner("a year off after three months", _with_a_year_off, _all),
)
