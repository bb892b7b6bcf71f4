"""One ladder for each step of a session: its own last times, and where else to start from."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.evidence import LastTime, unit_word
from runstrong_tui.planning.growth import Span, cycle_seconds, heavier, within
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.session import Block, Load, StepLine
from runstrong_tui.training.steps import SECONDS_A_REP

EPLEY = 30
"""What a set of so many repetitions takes is 1 + repetitions / 30 times its load (Epley)."""


class Step(NamedTuple):
    """A step of a session as progression knows it."""

    session: str
    place: tuple[int, int]
    alone: bool
    """Whether no other step of the session has its exercise."""
    taken: frozenset[str | None]
    """The variants of its exercise that other steps of the session have."""


class Start(NamedTuple):
    """Where a step that was never done starts from, and why."""

    amount: int
    load: Load | None
    why: str


def step_of(session: str, blocks: Sequence[Block], place: tuple[int, int], exercise: str) -> Step:
    """The step at ``place`` of the session's blocks, in which ``exercise`` is done."""
    others = [
        line.variant
        for number, block in enumerate(blocks)
        for index, line in enumerate(block.steps)
        if line.exercise == exercise and (number, index) != place
    ]
    return Step(session, place, not others, frozenset(others))


def own_times(times: Sequence[LastTime], step: Step) -> list[LastTime]:
    """Those of the times that were in this step.

    Where its exercise is in no other step of the session, the step may have moved in the file.
    """
    return [
        time
        for time in times
        if time.session == step.session and (step.alone or time.place in (None, step.place))
    ]


def start_elsewhere(
    line: StepLine,
    exercise: Exercise,
    times: Sequence[LastTime],
    span: Span,
    load_step: float | None = None,
) -> Start | None:
    """Where the line starts after what was done in other steps, turned into its own dose.

    None where nothing there was done in the line's variant and load, or compares with it.
    ``load_step`` is between the loads of the kit; None takes the smallest natural step.
    """
    for time in times:
        if time.easier or time.form is Form.EASY or time.variant != line.variant or not time.made:
            continue
        made = min(time.made)
        amount = _in_dose_of(line, exercise, time, made, span)
        if amount is None:
            continue
        why = f"start: {made}{unit_word(time.timed)} done elsewhere"
        if line.load is None and time.load is None:
            amount = within(span.amount, amount // span.step * span.step)
            return Start(amount, None, why)
        load = parse_load(time.load or "")
        if line.load is not None and isinstance(load, Load) and _alike(load, line.load):
            return Start(span.amount.low, _for_reps(load, amount, span.amount.low, load_step), why)
    return None


def _in_dose_of(
    line: StepLine, exercise: Exercise, time: LastTime, made: int, span: Span
) -> int | None:
    """What was made, in what the line counts; None where that cannot be said."""
    if time.timed == span.timed:
        return made
    if exercise.kind is Kind.HOLD or time.paced:
        return None
    if span.timed:
        return made * SECONDS_A_REP
    return made // (cycle_seconds(line) or SECONDS_A_REP)


def _alike(load: Load, other: Load) -> bool:
    return (load.count, load.unit) == (other.count, other.unit)


def _for_reps(load: Load, made: int, reps: int, kit_step: float | None) -> Load:
    """The load for so many repetitions that takes as much; at most a step more than ``load``."""
    amount = load.amount * (1 + made / EPLEY) / (1 + reps / EPLEY)
    most = heavier(load, kit_step).amount
    step = kit_step or most - load.amount
    if most <= load.amount or step <= 0:
        return load
    fewer = load.amount + int((amount - load.amount) // step) * step
    return replace(load, amount=round(max(step, min(fewer, most)), 2))
