"""Doing another exercise instead: the page to choose it from."""

from collections.abc import Sequence

from runstrong_tui.coach import Coach
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.tui.shared.choosing import Choice, ChoicePage

MOST_MUSCLES = 3
NOTHING = "Nothing else trains these muscles with the kit at hand."


def swap_page(coach: Coach, doing: str, name: str, others: Sequence[Replacement]) -> ChoicePage:
    """The page that offers ``others`` in the place of the exercise ``doing``, called ``name``."""
    return ChoicePage(
        f"IN PLACE OF {name.upper()}",
        [_choice(coach, doing, replacement) for replacement in others],
        NOTHING,
    )


def _choice(coach: Coach, doing: str, replacement: Replacement) -> Choice:
    exercise = coach.library.exercises[replacement.exercise]
    variant = exercise.variant(replacement.variant)
    if replacement.exercise == doing:
        aside = str(variant.level) if variant and variant.level else "the exercise itself"
    else:
        aside = ", ".join(exercise.muscles[:MOST_MUSCLES])
    return Choice(variant.name if variant else exercise.name, aside)
