"""The movements of all exercises, each made when it is first asked for."""

from collections.abc import Mapping

from runstrong_tui.figures.movement import Movement
from runstrong_tui.figures.muscles import working_limbs
from runstrong_tui.training.exercise import Exercise


class Figures:
    """Finds the movement of an exercise or a variant among ``exercises``."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        """``exercises`` by id; each says how its figure moves."""
        self._exercises = exercises
        self._made: dict[tuple[str, str | None], Movement | None] = {}

    def of(self, exercise: str, variant: str | None = None) -> Movement | None:
        """The movement; None where there is no such exercise any more, or it has no figure.

        A variant that is not there any more looks like the exercise.
        """
        name = (exercise, variant)
        if name not in self._made:
            found = self._exercises.get(exercise)
            self._made[name] = None if found is None else movement_of(found, variant)
        return self._made[name]


def movement_of(exercise: Exercise, variant: str | None) -> Movement | None:
    """The movement of an exercise or its variant; None where it has no figure.

    A variant that is not there any more looks like the exercise.
    """
    there = variant if variant in {other.id for other in exercise.variants} else None
    figure = exercise.figure_of(there)
    if figure is None:
        return None
    return Movement(figure, working_limbs(exercise.muscles, exercise.sides_of(there)))
