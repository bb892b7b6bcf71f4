"""A session as its file says it: blocks of step lines, with ranges not yet decided."""

from enum import StrEnum

import msgspec

from runstrong_tui.training.amounts import Count, Range
from runstrong_tui.training.lengths import format_duration


class Tempo(msgspec.Struct, frozen=True):
    """The pace of one repetition in seconds: ``down``, held at the turn, ``up``."""

    down: int
    pause: int
    up: int


class Load(msgspec.Struct, frozen=True):
    """What is lifted: ``2x5kg`` is a count of 2, each of 5, in kg."""

    count: int
    amount: float
    unit: str

    def __str__(self) -> str:
        """As it is written in a step line."""
        each = f"{self.amount:g}{self.unit}"
        return each if self.count == 1 else f"{self.count}x{each}"


class RestTime(msgspec.Struct, frozen=True):
    """A rest in seconds.

    With ``pulse`` it lasts until the pulse has settled, within the range; an ``active`` one is
    spent walking or jogging.
    """

    seconds: Range
    pulse: bool = False
    active: bool = False


NO_REST = RestTime(Range(0, 0))
DEFAULT_REST = RestTime(Range(60, 60))


class Measure(StrEnum):
    """What a target counts."""

    REPS = "reps"
    SECONDS = "seconds"
    MAX = "max"


class Target(msgspec.Struct, frozen=True):
    """What one set asks for.

    ``amount`` is in repetitions or seconds, and None for ``max``; ``open`` means at least that
    long, then on and on (``45s+``).
    """

    measure: Measure
    amount: Range | None = None
    open: bool = False


class Note(msgspec.Struct, frozen=True):
    """What the program says of a line, and no file does.

    ``written`` is the variant that the file asks for, ``last`` what was made last time, ``why``
    why today's target is what it is, ``place`` where the line stands: the number of its block in
    the whole session, and its own in the block. ``asked`` is what was to be done before the time
    at hand cut any of it.
    """

    written: str | None = None
    last: str = ""
    why: str = ""
    place: tuple[int, int] | None = None
    asked: "Asked | None" = None


class Asked(msgspec.Struct, frozen=True):
    """What progression goes by next time: the sets of the whole session, and the file's numbers."""

    sets: Count
    load: str
    """The load that the file asks for; "" for none."""
    dose: str = ""
    """The sets and the target that the file asks for, as ``3-5x15-20``; "" where not known."""
    place: tuple[Count, Count] | None = None
    """Where in its session the step stands: the numbers of its block and its own in the block."""


class StepLine(msgspec.Struct, frozen=True):
    """One line of a block: an exercise, its sets and what each set asks for."""

    exercise: str
    target: Target
    variant: str | None = None
    sets: Range = Range(1, 1)
    hold: int | None = None
    tempo: Tempo | None = None
    each_side: bool = False
    load: Load | None = None
    rest: RestTime | None = None
    optional: bool = False
    note: Note | None = None


class Style(StrEnum):
    """How a block is gone through: all sets of a step first, or one set of each in turn."""

    SETS = "sets"
    CIRCUIT = "circuit"


class Block(msgspec.Struct, frozen=True):
    """A part of a session: its own steps, or (``include``) the blocks of another session."""

    title: str = ""
    style: Style = Style.SETS
    rounds: Range = Range(1, 1)
    rest: RestTime = DEFAULT_REST
    between_rounds: RestTime | None = None
    pick: Range | None = None
    steps: tuple[StepLine, ...] = ()
    include: str | None = None


def most_sets(block: Block) -> int:
    """The most sets that the block's own steps come to in all its rounds; a side is a set."""
    sets = [line.sets.high * (2 if line.each_side else 1) for line in block.steps]
    picked = sorted(sets, reverse=True)[: block.pick.high] if block.pick else sets
    return block.rounds.high * sum(picked)


TYPED = "steps"
"""The name of a session whose steps were typed, not read from a file."""


class Session(msgspec.Struct, frozen=True):
    """One session: its name (the file's, without ``.toml``), title and blocks.

    ``minutes`` is how long it is meant to take, give or take a tenth: None where nobody says.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    about: str = ""
    source: str = ""
    kit: tuple[str, ...] = ()
    minutes: Range | None = None


def dose_words(line: StepLine) -> str:
    """The sets and the target of a line, as its file has them: ``3-5x15-20``."""
    sets, target = describe_range(line.sets), line.target
    if target.amount is None:
        return f"{sets}xmax"
    unit = "s" if target.measure is Measure.SECONDS else ""
    low, high = target.amount.low, target.amount.high
    amount = str(low) if low == high else f"{low}-{high}"
    return f"{sets}x{amount}{unit}{'+' if target.open else ''}"


def describe_range(amount: Range, unit: str = "") -> str:
    """``15-20``, ``3``, ``30-60s``: a range of counts, or of seconds where ``unit`` is ``s``."""
    if unit != "s":
        return str(amount.low) if amount.low == amount.high else f"{amount.low}-{amount.high}"
    if amount.low == amount.high:
        return format_duration(amount.low)
    if amount.high <= 90:
        return f"{amount.low}-{amount.high}s"
    return f"{format_duration(amount.low)}-{format_duration(amount.high)}"
