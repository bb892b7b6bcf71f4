"""The figures of the exercises that ship."""

from functools import cache
from typing import NamedTuple

from runstrong_tui.figures.body import Joints
from runstrong_tui.figures.figures import Figures
from runstrong_tui.figures.movement import Movement
from runstrong_tui.files.loading import load_library
from runstrong_tui.folders import shipped_sessions

EXERCISES = load_library([shipped_sessions()]).exercises
FIGURES = Figures(EXERCISES)


class Shown(NamedTuple):
    """An exercise or a variant with a figure of its own."""

    exercise: str
    variant: str | None = None

    def __str__(self) -> str:
        return f"{self.exercise}/{self.variant}" if self.variant else self.exercise


def _shown() -> list[Shown]:
    found = []
    for name, exercise in EXERCISES.items():
        if exercise.figure:
            found.append(Shown(name))
        found += [Shown(name, other.id) for other in exercise.variants if other.figure]
    return found


SHOWN = _shown()


@cache
def movement_of(name: str) -> Movement:
    """The movement of ``exercise`` or ``exercise/variant``."""
    exercise, _, variant = name.partition("/")
    movement = FIGURES.of(exercise, variant or None)
    assert movement is not None, name
    return movement


def key(name: str, pose: str) -> Joints:
    """The joints in the first key with that pose."""
    movement = movement_of(name)
    part = next(entry.part for entry in movement.figure.keys if entry.name == pose)
    return movement.at(part / movement.movements)
