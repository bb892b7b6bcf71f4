"""What exercises need, and whether it is at hand."""

import re
from collections.abc import Collection, Iterable

import msgspec

from runstrong_tui.training.names import composed

WORN = ("ankle weights", "weight vest")
"""What is put on before an exercise and taken off after it."""

_COUNT = re.compile(r"^[0-9]+ ")
_BETWEEN = re.compile(r", | or ")


class LoadSteps(msgspec.Struct, frozen=True):
    """From one load to the next that there is, in kg; of dumbbells for each of them."""

    dumbbell: float = 1
    barbell: float = 2.5
    machine: float = 5

    def of(self, requirements: Iterable[str], unit: str = "kg") -> float | None:
        """The step of the first of the things that is known, in ``unit``; None where none is.

        Steps in pounds are twice as many.
        """
        for name in map(str.lower, requirements):
            for word in ("dumbbell", "barbell", "machine"):
                if word in name:
                    step: float = getattr(self, word)
                    return step * 2 if unit == "lb" else step
        return None


def things(requirement: str) -> tuple[str, ...]:
    """The things of which one will do: ``bench, chair or crate``; a count in front is left out."""
    return tuple(
        name
        for part in _BETWEEN.split(composed(requirement))
        if (name := _COUNT.sub("", part.strip()))
    )


def all_things(requirements: Iterable[str]) -> tuple[str, ...]:
    """Every thing that the requirements name, once each and sorted."""
    return tuple(sorted({name for requirement in requirements for name in things(requirement)}))


def missing(requirements: Iterable[str], at_hand: Collection[str] | None) -> tuple[str, ...]:
    """The requirements that nothing at hand meets; none where nobody said what is at hand."""
    if at_hand is None:
        return ()
    return tuple(
        requirement
        for requirement in requirements
        if not any(name in at_hand for name in things(requirement))
    )


def joined(requirements: Iterable[str]) -> tuple[str, ...]:
    """The requirements, each once, in order; a thing with a count stands for one without."""
    kept: dict[tuple[str, ...], str] = {}
    for requirement in requirements:
        kept[things(requirement)] = max(kept.get(things(requirement), ""), requirement, key=len)
    return tuple(kept.values())
