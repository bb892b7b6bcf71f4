"""An exercise: what it is called, how it is done, on which side."""

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What an exercise is made of: repetitions, or a position that is held."""

    REPS = "reps"
    HOLD = "hold"


class Side(StrEnum):
    """Which side works: both together, the two alternating, or each in turn."""

    BOTH = "both"
    ALTERNATING = "alternating"
    EACH = "each"


class Variant(msgspec.Struct, frozen=True):
    """Another way to do an exercise; without ``key_points`` or ``side`` it has the exercise's."""

    id: str
    name: str
    key_points: tuple[str, ...] = ()
    side: Side | None = None


class Exercise(msgspec.Struct, frozen=True):
    """One exercise of the catalogue, as its file says it."""

    id: str
    name: str
    summary: str
    kind: Kind
    side: Side
    key_points: tuple[str, ...]
    source: str
    muscles: tuple[str, ...] = ()
    kit: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()

    def variant(self, variant_id: str | None) -> Variant | None:
        """The variant of that id; None where none is asked for.

        Raises:
            KeyError: no variant of this exercise has that id.
        """
        if variant_id is None:
            return None
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        raise KeyError(variant_id)
