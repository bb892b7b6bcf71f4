"""Choosing another exercise by its number."""

from runstrong_tui.coach import Coach
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.player.press import Swap
from runstrong_tui.training.steps import Move

NOTHING = "Nothing else trains these muscles with the kit at hand. Space goes on"
HOW = "Type the number, then enter; escape keeps the exercise."


class Swapping:
    """The exercises that may take the place of one, and the number typed so far."""

    def __init__(self, coach: Coach, doing: Move) -> None:
        """Offer what ``coach`` knows in the place of ``doing``."""
        self._exercises = coach.library.exercises
        self.offers = coach.alternatives(Replacement(doing.exercise, doing.variant))
        self._digits = ""
        self.lines: tuple[str, ...] = (NOTHING,)
        if self.offers:
            rows = (f"{place}: {self._name(offer)}" for place, offer in enumerate(self.offers, 1))
            self.lines = (f"In place of {doing.name}:", *rows, HOW)

    def press(self, name: str) -> tuple[Swap | None, bool]:
        """What was chosen by this key, and whether the choosing is over."""
        if name.isdigit():
            self._digits += name
            # Where no longer number could follow, enter is not waited for.
            return self._chosen() if int(self._digits) * 10 > len(self.offers) else (None, False)
        if name == "backspace":
            self._digits = self._digits[:-1]
        elif name == "enter":
            return self._chosen()
        return None, name in ("escape", "q")

    def _chosen(self) -> tuple[Swap | None, bool]:
        number = int(self._digits or 0)
        if not 1 <= number <= len(self.offers):
            return None, True
        offer = self.offers[number - 1]
        return Swap(self._exercises[offer.exercise], offer.variant), True

    def _name(self, offer: Replacement) -> str:
        exercise = self._exercises[offer.exercise]
        variant = exercise.variant(offer.variant)
        return variant.name if variant else exercise.name
