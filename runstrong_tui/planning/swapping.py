"""Exercises that may stand in for one another."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise, Kind, Sides
from runstrong_tui.training.kit import missing
from runstrong_tui.training.session import Measure, StepLine, Target

HELD = Target(Measure.SECONDS, Range(30, 45))
"""What a held exercise without a dose of its own is asked for, in seconds."""


class Replacement(NamedTuple):
    """An exercise, or a variant of it, that takes the place of another."""

    exercise: str
    variant: str | None = None


def alternatives(
    doing: Replacement, exercises: Mapping[str, Exercise], at_hand: Collection[str] | None
) -> tuple[Replacement, ...]:
    """What may take the place of ``doing``: its other variants, what it names, what trains as much.

    Exercises that train as much are for the same purpose and share its first muscle, or two
    others; those that share more come first. What needs more than is at hand is left out.
    """
    exercise = exercises[doing.exercise]
    same = [Replacement(exercise.id, like) for like in _variants(exercise)]
    named = _named(exercise, exercises)
    others = sorted(
        (
            other
            for other in exercises.values()
            if other.id != exercise.id
            and other.purpose is exercise.purpose
            and (other.kind is Kind.RUN) == (exercise.kind is Kind.RUN)
            and _likeness(exercise, other)
        ),
        key=lambda other: (_likeness(exercise, other), other.name),
    )
    found = [*same, *named, *(Replacement(other.id) for other in others)]
    return tuple(
        replacement
        for replacement in dict.fromkeys(found)
        if replacement != doing
        and not missing(exercises[replacement.exercise].kit_of(replacement.variant), at_hand)
    )


def swapped(line: StepLine, old: str, new: Exercise, variant: str | None) -> StepLine:
    """The line with ``new`` in the place of ``old``, an id; sets, rest and a time as target stay.

    Repetitions are those of the new exercise's own dose, and so is a hold's time in place of
    repetitions. A load stays only with a variant of the same exercise.
    """
    each_side = new.sides_of(variant) is Sides.EACH
    line = replace(line, exercise=new.id, variant=variant, each_side=each_side, note=None)
    if new.id == old:
        return line
    timed = line.target.measure is Measure.SECONDS and line.hold is None
    if timed or new.kind is Kind.RUN:
        return replace(line, load=None, tempo=None)
    dose = _dose(new, variant)
    return replace(
        line,
        target=dose.target,
        hold=dose.hold,
        tempo=dose.tempo,
        load=dose.load,
        each_side=each_side or dose.each_side,
    )


def _dose(exercise: Exercise, variant: str | None) -> StepLine:
    # A plan without a swap waits for no grammar.
    from runstrong_tui.files.notation import parse_step

    name = f"{exercise.id}/{variant}" if variant else exercise.id
    for dose in exercise.doses:
        step = parse_step(f"{name} {dose}", {exercise.id: exercise})
        if isinstance(step, StepLine):
            return step
    held = exercise.kind is Kind.HOLD
    return StepLine(exercise.id, HELD if held else Target(Measure.REPS, Range(10, 15)))


def _named(exercise: Exercise, exercises: Mapping[str, Exercise]) -> list[Replacement]:
    """The swaps that the exercise names, without those that a file of the runner's own took away.

    ``check`` tells of those.
    """
    found = []
    for swap in exercise.swaps:
        name, _, variant = swap.partition("/")
        known = exercises.get(name)
        if known and (not variant or variant in _variants(known)):
            found.append(Replacement(name, variant or None))
    return found


def _variants(exercise: Exercise) -> tuple[str | None, ...]:
    return (None, *(other.id for other in exercise.variants))


def _likeness(first: Exercise, other: Exercise) -> tuple[int, int] | None:
    """How like the muscles are, the smaller the more; None where it is too little.

    The first muscle an exercise names is the one it trains most.
    """
    shared = set(first.muscles) & set(other.muscles)
    main = bool(shared) and first.muscles[0] in shared
    return (0 if main else 1, -len(shared)) if main or len(shared) > 1 else None
