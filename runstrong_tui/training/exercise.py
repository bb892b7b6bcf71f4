"""An exercise: what it is called, how it is done, on which side."""

from enum import StrEnum

import msgspec

from runstrong_tui.training.figure import Figure

NO_FIT = "none"
"""What a file says where the FIT profile has no exercise that fits."""


class Kind(StrEnum):
    """What an exercise is made of: repetitions, a position that is held, or a run."""

    REPS = "reps"
    HOLD = "hold"
    RUN = "run"


class Purpose(StrEnum):
    """What an exercise is done for; only strength moves on from time to time."""

    STRENGTH = "strength"
    WARM_UP = "warm-up"
    STRETCH = "stretch"


class Level(StrEnum):
    """How hard a variant is beside the exercise itself."""

    EASIER = "easier"
    HARDER = "harder"


class Sides(StrEnum):
    """Which side works: both together, the two alternating, or each in turn."""

    BOTH = "both"
    ALTERNATING = "alternating"
    EACH = "each"


class Variant(msgspec.Struct, frozen=True):
    """Another way to do an exercise; what it leaves out is as the exercise has it.

    ``level`` is None for one that is neither easier nor harder. ``kit`` takes the place of the
    exercise's.
    """

    id: str
    name: str
    key_points: tuple[str, ...] = ()
    side: Sides | None = None
    level: Level | None = None
    kit: tuple[str, ...] | None = None
    fit: str = ""
    figure: Figure | None = None
    jumps: bool | None = None


class Exercise(msgspec.Struct, frozen=True):
    """One exercise of the catalogue, as its file says it.

    ``doses`` are what follows the exercise in a step line, the usual one first. ``fit`` is
    category and name in the FIT profile, as ``28:61``, or ``none``. ``kit`` names what is needed;
    where one of several will do, a text names them all: ``bench, chair or crate``.
    ``jumps``: the feet leave the floor and land again, once a repetition or second.
    ``grows``: a run that becomes longer, or is repeated more often, from time to time.
    ``swaps`` name what takes its place best, the best first, as in a step line: ``lunge/static``.
    """

    id: str
    name: str
    summary: str
    kind: Kind
    side: Sides
    key_points: tuple[str, ...]
    source: str
    muscles: tuple[str, ...] = ()
    kit: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    purpose: Purpose = Purpose.STRENGTH
    doses: tuple[str, ...] = ()
    fit: str = ""
    figure: Figure | None = None
    swaps: tuple[str, ...] = ()
    jumps: bool = False
    grows: bool = False

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

    def sides_of(self, variant_id: str | None) -> Sides:
        """The side that works in the exercise, or in its variant."""
        variant = self.variant(variant_id)
        return (variant.side if variant else None) or self.side

    def kit_of(self, variant_id: str | None) -> tuple[str, ...]:
        """What the exercise, or its variant, needs."""
        variant = self.variant(variant_id)
        return self.kit if variant is None or variant.kit is None else variant.kit

    def fit_of(self, variant_id: str | None) -> str:
        """The code of the exercise, or of its variant, in the FIT profile; "" where none fits."""
        variant = next((one for one in self.variants if one.id == variant_id), None)
        code = (variant.fit if variant else "") or self.fit
        return "" if code == NO_FIT else code

    def jumps_in(self, variant_id: str | None) -> bool:
        """Whether the feet leave the floor in the exercise, or in its variant."""
        variant = self.variant(variant_id)
        return self.jumps if variant is None or variant.jumps is None else variant.jumps

    @property
    def is_strength(self) -> bool:
        """Whether one grows in it and is after records: no run, no warming up, no stretching."""
        return self.purpose is Purpose.STRENGTH and self.kind is not Kind.RUN

    @property
    def begins_down(self) -> bool:
        """Whether a repetition begins by going down, as in a squat; its figure tells."""
        return self.figure is not None and bool(self.figure.low)

    def figure_of(self, variant_id: str | None) -> Figure | None:
        """The figure of the variant, or else that of the exercise; None where there is none."""
        variant = self.variant(variant_id)
        return (variant.figure if variant else None) or self.figure
