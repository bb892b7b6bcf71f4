"""Keeping a session within the minutes that its file states: what grows is harder, not longer."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from runstrong_tui.planning.growth import as_target, span_of, within
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Block, StepLine

Place = tuple[int, int]
Length = Callable[[Sequence[Block]], float]
"""How many seconds blocks last."""

OFF = 0.1
"""The share by which a session may be off its minutes."""

_ROUNDED = 29
"""The seconds over whole minutes with which a length still reads as those."""

_PARTS = 20
"""In so many equal parts the way from all low ends to all high ends is tried."""


def amounts_within(
    minutes: Range,
    written: Sequence[Block],
    blocks: Sequence[Block],
    exercises: Mapping[str, Exercise],
    length: Length,
) -> dict[Place, Range]:
    """Between which amounts, in what is counted, each line keeps the session to its minutes.

    All lines are as far along their ranges as one another. Where no amounts will do, they are
    those that come nearest.

    Args:
        minutes: what the session's file states.
        written: the session's blocks, as their files have them.
        blocks: the same, decided for today.
        exercises: those of the lines, by id.
        length: how long blocks last.
    """
    lengths = [length(_at(written, blocks, exercises, part / _PARTS)) for part in range(_PARTS + 1)]
    low, high = minutes.low * 60 * (1 - OFF), minutes.high * 60 + _ROUNDED
    short_enough = [part for part, seconds in enumerate(lengths) if seconds <= high]
    long_enough = [part for part, seconds in enumerate(lengths) if seconds >= low]
    most = max(short_enough, default=0)
    least = min(long_enough[0] if long_enough else _PARTS, most)
    return {
        place: Range(_amount(line, least / _PARTS), _amount(line, most / _PARTS))
        for place, line in _growing(written, exercises)
    }


def possible_minutes(
    written: Sequence[Block],
    blocks: Sequence[Block],
    exercises: Mapping[str, Exercise],
    length: Length,
) -> tuple[int, int]:
    """The fewest and the most whole minutes that the amounts of the lines allow."""
    shortest, longest = (length(_at(written, blocks, exercises, share)) for share in (0, 1))
    return round(shortest / 60), round(longest / 60)


def keeps(minutes: Range, seconds: float) -> bool:
    """Whether a session of so many seconds keeps to its minutes, give or take a tenth."""
    return minutes.low * (1 - OFF) <= seconds / 60 <= minutes.high * (1 + OFF)


def bounded(
    written: Sequence[Block], blocks: Sequence[Block], bounds: Mapping[Place, Range]
) -> tuple[Block, ...]:
    """The blocks, decided for today, with every amount brought within what it may be."""

    def put(line: StepLine) -> StepLine:
        place = line.note.place if line.note else None
        amount = line.target.amount
        if place is None or amount is None or place not in bounds:
            return line
        own = written[place[0]].steps[place[1]]
        if own.exercise != line.exercise:
            return line
        low, high = (as_target(own, end) for end in (bounds[place].low, bounds[place].high))
        today = within(Range(low, high), amount.low)
        return replace(line, target=replace(line.target, amount=Range(today, today)))

    return tuple(replace(block, steps=tuple(map(put, block.steps))) for block in blocks)


def _at(
    written: Sequence[Block],
    blocks: Sequence[Block],
    exercises: Mapping[str, Exercise],
    share: float,
) -> tuple[Block, ...]:
    """The blocks with every line so far along its range."""
    amounts = {place: _amount(line, share) for place, line in _growing(written, exercises)}
    bounds = {place: Range(amount, amount) for place, amount in amounts.items()}
    return bounded(written, blocks, bounds)


def _growing(
    written: Sequence[Block], exercises: Mapping[str, Exercise]
) -> list[tuple[Place, StepLine]]:
    return [
        ((number, index), line)
        for number, block in enumerate(written)
        for index, line in enumerate(block.steps)
        if exercises[line.exercise].is_strength
        and not line.target.open
        and span_of(line) is not None
    ]


def _amount(line: StepLine, share: float) -> int:
    """What lies so far along the line's range, in steps of what is counted."""
    span = span_of(line)
    assert span is not None
    low, high = span.amount.low, span.amount.high
    steps = int((high - low) * share / span.step + 0.5)
    return within(span.amount, low + steps * span.step)
