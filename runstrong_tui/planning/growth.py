"""How far a step line can grow: its sets and amounts, the next loads, the next variants."""

from collections.abc import Collection
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from runstrong_tui.files.quantities import HEAVIEST
from runstrong_tui.planning.unfold import BETWEEN_SECONDS, DOWN_SECONDS, UP_SECONDS
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Level
from runstrong_tui.training.session import Load, Measure, StepLine

MOST = 5
"""The sets that a line with a single number of them may grow to."""

STEP_SECONDS = 5
"""The least by which a hold or timed work grows, in seconds."""

LEAST_RISE, LARGEST_RISE = 2, 10
"""The bounds of a change of load, in percent of the load (ACSM 2009)."""

_TINY = 0.001
"""Less than any step: what a sum of decimal fractions may be off."""

_LOAD_STEPS = {"kg": (0.5, 1, 1.25, 2.5, 5), "lb": (1, 2.5, 5, 10)}


class Span(msgspec.Struct, frozen=True):
    """The sets and the amounts of a set between which a line may move.

    ``amount`` counts what is counted when it is done: seconds where ``timed``, as of a hold, else
    repetitions, paced ones too.
    """

    sets: Range
    amount: Range
    timed: bool

    @property
    def step(self) -> int:
        """The least change of an amount."""
        return STEP_SECONDS if self.timed else 1


def span_of(line: StepLine) -> Span | None:
    """The span of the line; None where it asks for as many as possible.

    With a load the sets do not grow past the file's: the load does.
    """
    written = _written(line)
    if written is None:
        return None
    cycle = cycle_seconds(line)
    sets = _sets(line.sets) if line.load is None else line.sets
    if line.target.measure is Measure.REPS:
        return Span(sets, written, timed=False)
    if cycle is None:
        return Span(sets, written, timed=True)
    whole = Range(max(1, round(written.low / cycle)), max(1, round(written.high / cycle)))
    return Span(sets, whole, timed=False)


def as_target(line: StepLine, amount: int) -> int:
    """An amount of the line's span in the unit of its target: paced repetitions as seconds."""
    written, cycle = _written(line), cycle_seconds(line)
    if written is None or cycle is None or line.target.measure is Measure.REPS:
        return amount
    return within(written, amount * cycle)


def picked_amount(line: StepLine, form: Form) -> int | None:
    """What the form of the day takes of the line's target, in its unit; None for ``max``."""
    amount = line.target.amount
    if amount is None:
        return None
    timed = line.target.measure is Measure.SECONDS
    return amount.pick_seconds(form) if timed else amount.pick(form)


def cycle_seconds(line: StepLine) -> int | None:
    """The seconds of one paced repetition with its pause; None where the pace is one's own."""
    if line.hold:
        return UP_SECONDS + line.hold + DOWN_SECONDS + BETWEEN_SECONDS
    if line.tempo:
        return line.tempo.down + line.tempo.pause + line.tempo.up
    return None


def heavier(load: Load, step: float | None = None) -> Load:
    """The next load that there is, or itself at the most.

    ``step`` is between the loads of the kit; None takes the smallest natural step.
    """
    if step is None:
        amount = round(load.amount + _load_step(load), 2)
    else:
        amount = round((load.amount + _TINY) // step * step + step, 2)
    return replace(load, amount=amount) if amount <= HEAVIEST else load


def lighter(load: Load, step: float | None = None) -> Load:
    """The next load below, as in ``heavier``, or itself where nothing would be left."""
    if step is None:
        amount = round(load.amount - _load_step(load), 2)
    else:
        amount = round(-(-(load.amount - _TINY) // step) * step - step, 2)
    return replace(load, amount=amount) if amount > 0 else load


def share_of(load: Load, share: float, step: float | None = None) -> Load:
    """About so great a share of the load, down to a whole step as in ``heavier``; never nothing."""
    step = step or _load_step(load)
    return replace(load, amount=round(max(step, load.amount * share // step * step), 2))


def rungs(
    exercise: Exercise, asked: str | None, taken: Collection[str | None] = ()
) -> tuple[str | None, ...]:
    """The ids of the variants that a step may use, the easiest first; None is the exercise itself.

    None is harder than a variant that the step names. A harder variant that is ``taken`` by another
    step of the session ends them; an easier one is there for whoever needs it. A variant that is
    neither easier nor harder has no others.
    """
    easier = [variant.id for variant in exercise.variants if variant.level is Level.EASIER]
    harder = [variant.id for variant in exercise.variants if variant.level is Level.HARDER]
    ladder = (*easier, None, *harder)
    if asked not in ladder:
        return (asked,)
    at = ladder.index(asked)
    above = takewhile(
        lambda variant: variant not in taken, ladder[at + 1 :] if asked is None else ()
    )
    return (*ladder[:at], asked, *above)


def drops_load(exercise: Exercise, variant: str | None) -> bool:
    """Whether the variant is done without the weights that the exercise needs."""
    return len(exercise.kit_of(variant)) < len(exercise.kit)


def within(bounds: Range, number: int) -> int:
    """The number, or the end of the bounds that it lies beyond."""
    return min(max(number, bounds.low), bounds.high)


def _written(line: StepLine) -> Range | None:
    """The target's range; a single number may grow by a third, in repetitions or whole 5 s."""
    amount = line.target.amount
    if amount is None or amount.low < amount.high:
        return amount
    more = amount.low * 4 / 3
    if line.target.measure is Measure.REPS:
        return Range(amount.low, int(more + 0.5))
    rounded = int(more / STEP_SECONDS + 0.5) * STEP_SECONDS
    return Range(amount.low, max(rounded, amount.low + STEP_SECONDS))


def _sets(sets: Range) -> Range:
    if sets.low == sets.high and sets.low > 1:
        return Range(sets.low, max(sets.low, MOST))
    return sets


def _load_step(load: Load) -> float:
    """The smallest step within the bounds; below them all the smallest, above them the largest."""
    steps = _LOAD_STEPS.get(load.unit, _LOAD_STEPS["kg"])
    for step in steps:
        if load.amount * LEAST_RISE <= step * 100 <= load.amount * LARGEST_RISE:
            return step
    return steps[0] if steps[0] * 100 > load.amount * LARGEST_RISE else steps[-1]
