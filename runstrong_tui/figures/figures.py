"""The movements of all exercises, each made when it is first asked for."""

from collections.abc import Mapping

from runstrong_tui.figures.movement import Movement
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.figure import Figure


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
            figure = self._figure(exercise, variant)
            self._made[name] = None if figure is None else Movement(figure)
        return self._made[name]

    def _figure(self, exercise: str, variant: str | None) -> Figure | None:
        found = self._exercises.get(exercise)
        if found is None:
            return None
        try:
            return found.figure_of(variant)
        except KeyError:
            return found.figure
