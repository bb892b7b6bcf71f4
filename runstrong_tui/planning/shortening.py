"""Cutting a session to the time at hand: the warm-up stays, and the minutes are used."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise, Purpose
from runstrong_tui.training.session import Block, StepLine, Style

Blocks = tuple[Block, ...]
Length = Callable[[Blocks], float]
"""How many seconds blocks last."""

_Part = tuple[int, int | None]
"""A line by the index of its block and its own; without the latter the rounds of the block."""

_Counts = dict[_Part, int]
"""How many sets of each line there are, 0 where it is left out, and how many rounds."""


class _Cut(NamedTuple):
    part: _Part
    by: int


def shortened(
    blocks: Blocks, seconds: float, length: Length, exercises: Mapping[str, Exercise]
) -> Blocks:
    """The blocks cut until they last no longer than ``seconds``, or cannot be cut any more.

    Optional lines go first, the last one first, but for those of warming up and stretching; then
    sets, one at a time of the line that has most of them; then rounds, in a circuit a set at a
    time from its end; then optional stretches, and sets of warming up. Last of all go the steps of
    the work, from the end; one of them stays, and no step of warming up goes but where there is
    nothing to be warm for. Then whatever still fits comes back. The blocks keep their places; one
    that lost all its lines is left empty.

    Args:
        blocks: with every range decided.
        seconds: the time at hand.
        length: how long blocks last.
        exercises: those of the lines, by id.
    """
    counts, cuts = _counts(blocks), []

    def lasts(some: _Counts) -> float:
        return length(_with_counts(blocks, some))

    for cut in _in_order(blocks, counts, exercises):
        if lasts(counts) <= seconds:
            break
        counts[cut.part] -= cut.by
        cuts.append(cut)
    for cut in reversed(cuts):
        more = {**counts, cut.part: counts[cut.part] + cut.by}
        if lasts(more) <= seconds:
            counts = more
    return _with_counts(blocks, counts)


def left_out(
    before: Sequence[Block], after: Sequence[Block], exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """What ``before`` has and ``after`` has not, in words; both have the same blocks."""
    return tuple(
        words
        for old, new in zip(before, after, strict=True)
        for words in _left_out_of(old, new, exercises)
    )


def _left_out_of(old: Block, new: Block, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    rounds = old.rounds.high
    if new.steps and new.rounds == old.rounds:
        rounds_left = rounds
    else:
        passes = [
            -(-line.sets.high * new.rounds.high // kept.sets.high)
            for kept, line in _kept(old, new)
            if line is not None
        ]
        rounds_left = max(passes, default=rounds)
    for kept, line in _kept(old, new):
        name = _name(kept, exercises)
        if line is None:
            yield name
            continue
        whole = rounds_left * kept.sets.high
        fewer = whole - line.sets.high * new.rounds.high
        if fewer:
            yield f"{fewer} of {rounds * kept.sets.high} sets of {name}"
    if rounds_left < rounds:
        yield f"{rounds - rounds_left} of {rounds} rounds"


def _kept(old: Block, new: Block) -> Iterator[tuple[StepLine, StepLine | None]]:
    """Each line of the old block with what the new one has of it."""
    steps = iter(new.steps)
    now = next(steps, None)
    for line in old.steps:
        if now is None or replace(now, sets=line.sets) != line:
            yield line, None
            continue
        yield line, now
        now = next(steps, None)


def _counts(blocks: Blocks) -> _Counts:
    counts: _Counts = {}
    for number, block in enumerate(blocks):
        turns = block.rounds.high if block.style is Style.CIRCUIT else 1
        for index, line in enumerate(block.steps):
            counts[number, index] = line.sets.high * turns
        if block.style is Style.SETS:
            counts[number, None] = block.rounds.high
    return counts


def _with_counts(blocks: Blocks, counts: _Counts) -> Blocks:
    return tuple(_with_count(block, number, counts) for number, block in enumerate(blocks))


def _with_count(block: Block, number: int, counts: _Counts) -> Block:
    kept = [
        (line, counts[number, index])
        for index, line in enumerate(block.steps)
        if counts[number, index]
    ]
    if block.style is Style.SETS:
        rounds = counts[number, None]
    else:
        passes = {divmod(sets, line.sets.high) for line, sets in kept}
        whole, rest = next(iter(passes), (1, 0))
        rounds = whole if len(passes) == 1 and not rest else 1
        kept = [(line, sets // rounds) for line, sets in kept]
    steps = tuple(replace(line, sets=Range(sets, sets)) for line, sets in kept)
    if not steps:
        return replace(block, steps=())
    return replace(block, rounds=Range(rounds, rounds), steps=steps)


def _in_order(blocks: Blocks, counts: _Counts, exercises: Mapping[str, Exercise]) -> Iterator[_Cut]:
    """What to cut, one after the other, as long as there is more; ``counts`` say what is left."""
    lines = {
        (number, index): line
        for number, block in enumerate(blocks)
        for index, line in enumerate(block.steps)
    }
    purposes = {part: exercises[line.exercise].purpose for part, line in lines.items()}
    main = [part for part, purpose in purposes.items() if purpose is Purpose.STRENGTH]
    among = main or lines
    work = [part for part, purpose in purposes.items() if purpose is not Purpose.WARM_UP]
    turns: list[_Part] = [part for part in work if _in_turn(blocks[part[0]])]
    rounds = [part for part in counts if part[1] is None and blocks[part[0]].steps]

    def whole(parts: Iterable[tuple[int, int]]) -> Iterator[_Cut]:
        for part in reversed([part for part in parts if counts[part]]):
            if sum(bool(counts[other]) for other in among) > 1 or part not in among:
                yield _Cut(part, counts[part])

    def by_one(parts: Iterable[_Part]) -> Iterator[_Cut]:
        many = [part for part in parts if counts[part]]
        while most := max((counts[part] for part in many), default=1) - 1:
            yield _Cut(next(part for part in reversed(many) if counts[part] > most), 1)

    optional = [part for part, line in lines.items() if line.optional]
    yield from whole(part for part in optional if part in main)
    yield from by_one(part for part in work if part not in turns)
    yield from by_one([*turns, *rounds])
    yield from whole(part for part in optional if purposes[part] is Purpose.STRETCH)
    yield from by_one(part for part in lines if part not in work)
    yield from whole(main if main else optional)


def _in_turn(block: Block) -> bool:
    return block.style is Style.CIRCUIT and block.rounds.high > 1


def _name(line: StepLine, exercises: Mapping[str, Exercise]) -> str:
    exercise = exercises[line.exercise]
    variant = exercise.variant(line.variant)
    return variant.name if variant else exercise.name
