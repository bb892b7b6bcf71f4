"""Cutting a session to the time at hand: optional steps first, then sets, then rounds."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Block, StepLine

Blocks = tuple[Block, ...]
Length = Callable[[Blocks], float]
"""How many seconds blocks last."""


def shortened(blocks: Blocks, seconds: float, length: Length) -> Blocks:
    """The blocks cut until they last no longer than ``seconds``, or cannot be cut any more.

    Optional lines go first, the last one first; then sets, one at a time of the line that has
    most of them; then rounds. No line that is not optional goes below one set, no block below one
    round. The blocks keep their places; one that lost all its lines is left empty.

    Args:
        blocks: with every range decided.
        seconds: the time at hand.
        length: how long blocks last.
    """
    for cut in (_without_optional, _with_fewer_sets, _with_fewer_rounds):
        while length(blocks) > seconds:
            fewer = cut(blocks)
            if fewer is None:
                break
            blocks = fewer
    return blocks


def left_out(
    before: Sequence[Block], after: Sequence[Block], exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """What the one has and the other has not, in words; both have the same blocks."""
    parts: list[str] = []
    for old, new in zip(before, after, strict=True):
        kept = iter(new.steps)
        now = next(kept, None)
        for line in old.steps:
            name = _name(line, exercises)
            if now is None or replace(now, sets=line.sets) != line:
                parts.append(name)
                continue
            if now.sets != line.sets:
                parts.append(f"{_some(line.sets, now.sets, 'sets')} of {name}")
            now = next(kept, None)
        if new.steps and new.rounds != old.rounds:
            parts.append(_some(old.rounds, new.rounds, "rounds"))
    return tuple(parts)


def _without_optional(blocks: Blocks) -> Blocks | None:
    for number, index in reversed(list(_places(blocks))):
        steps = blocks[number].steps
        others = sum(len(block.steps) for block in blocks) > 1
        if steps[index].optional and others:
            return _put(blocks, number, replace(blocks[number], steps=_drop(steps, index)))
    return None


def _with_fewer_sets(blocks: Blocks) -> Blocks | None:
    most = max(
        ((blocks[n].steps[i].sets.high, n, i) for n, i in _places(blocks)), default=(1, 0, 0)
    )
    sets, number, index = most
    if sets <= 1:
        return None
    steps = list(blocks[number].steps)
    steps[index] = replace(steps[index], sets=Range(sets - 1, sets - 1))
    return _put(blocks, number, replace(blocks[number], steps=tuple(steps)))


def _with_fewer_rounds(blocks: Blocks) -> Blocks | None:
    rounds, number = max(
        ((block.rounds.high, n) for n, block in enumerate(blocks) if block.steps), default=(1, 0)
    )
    if rounds <= 1:
        return None
    return _put(blocks, number, replace(blocks[number], rounds=Range(rounds - 1, rounds - 1)))


def _places(blocks: Blocks) -> Iterator[tuple[int, int]]:
    for number, block in enumerate(blocks):
        for index in range(len(block.steps)):
            yield number, index


def _put(blocks: Blocks, number: int, block: Block) -> Blocks:
    return (*blocks[:number], block, *blocks[number + 1 :])


def _drop(steps: tuple[StepLine, ...], index: int) -> tuple[StepLine, ...]:
    return (*steps[:index], *steps[index + 1 :])


def _name(line: StepLine, exercises: Mapping[str, Exercise]) -> str:
    exercise = exercises[line.exercise]
    variant = exercise.variant(line.variant)
    return variant.name if variant else exercise.name


def _some(before: Range, after: Range, of: str) -> str:
    """How many of them went: ``2 of 5 sets``."""
    return f"{before.high - after.high} of {before.high} {of}"
