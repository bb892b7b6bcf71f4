"""Reads the text of a session file, and step lines typed on the command line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.notation import parse_step
from runstrong_tui.files.quantities import parse_rest
from runstrong_tui.files.toml.fields import LONGEST_NAME, Faults, Fields, root_fields
from runstrong_tui.files.toml.nodes import Array, KeyEntry, Leaf, Place, place_at
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.names import composed
from runstrong_tui.training.session import (
    DEFAULT_REST,
    TYPED,
    Block,
    Session,
    StepLine,
    Style,
    most_sets,
)

MOST_BLOCKS = 50
"""The most blocks of a session."""

MOST_STEPS = 500
"""The most step lines of a session."""

MOST_ROUNDS = 50
"""The most rounds of a block."""

MOST_SETS_IN_ALL = 1000
"""The most sets of a session in all its rounds, with those of what it includes; a side is a set."""

MOST_MINUTES = 360
"""The most minutes that a session may state."""

SESSION_KEYS = ("title", "about", "source", "kit", "minutes", "block")
_PLAYED_KEYS = ("style", "rounds", "rest", "between-rounds", "pick")
BLOCK_KEYS = ("title", *_PLAYED_KEYS, "steps", "include")
_ONE = Range(1, 1)


class Include(NamedTuple):
    """The name of a session that a block includes, and where it says so."""

    name: str
    place: Place


class WrittenSession(NamedTuple):
    """A session with what only its file knows: the places of its includes and of its minutes."""

    session: Session
    includes: tuple[Include, ...]
    file: str
    minutes: Place | None = None


def parse_session(text: str, name: str, file: str, exercises: Mapping[str, Exercise]) -> Session:
    """The session that ``text`` says.

    Args:
        text: what stands in the file.
        name: the session's name.
        file: what faults call the file.
        exercises: what steps may name, by id.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    return parse_written_session(text, name, file, exercises).session


def parse_written_session(
    text: str, name: str, file: str, exercises: Mapping[str, Exercise]
) -> WrittenSession:
    """As ``parse_session``, with the places of the includes.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    faults = Faults(file)
    check_name(name, file, faults)
    fields = root_fields(text, "a session", faults, file)
    fields.known(SESSION_KEYS)
    reader = _BlockReader(faults, exercises)
    title = fields.name("title", required=True)
    about, source = fields.text("about"), fields.text("source")
    kit = fields.texts("kit")
    minutes = fields.count("minutes", MOST_MINUTES, such_as='10 or "10-20"')
    blocks = reader.blocks(fields)
    faults.check()
    session = Session(name, title, blocks, about, source, kit, minutes)
    entry = fields.table.entries.get("minutes")
    place = entry.value.place if entry else None
    return WrittenSession(session, tuple(reader.includes), file, place)


def parse_step_lines(lines: Sequence[str], exercises: Mapping[str, Exercise]) -> Session:
    """A session of the step lines of a command line, all in one block.

    Raises:
        BrokenText: with every fault; its line is the number of the argument.
    """
    faults = Faults("command line")
    if not lines or len(lines) > MOST_STEPS:
        what, most = f"{len(lines)} step lines", f"at least 1, at most {MOST_STEPS}"
        raise BrokenText((Fault("command line", 1, 1, what, most),))
    steps: list[StepLine] = []
    for row, line in enumerate(lines):
        step = parse_step(line, exercises)
        if isinstance(step, StepLine):
            steps.append(step)
            continue
        for slip in step:
            faults.report(place_at(lines, row, slip.offset, slip.width), slip.what, slip.expected)
    block = Block(steps=tuple(steps))
    if most_sets(block) > MOST_SETS_IN_ALL:
        faults.report(place_at(lines, 0, 0), *too_many_sets(most_sets(block)))
    faults.check()
    names = dict.fromkeys(exercises[step.exercise].name for step in steps)
    return Session(name=TYPED, title=", ".join(names), blocks=(block,))


def too_many_sets(sets: int) -> tuple[str, str]:
    """What is wrong with a session of so many sets, and what was expected."""
    most = f"at most {MOST_SETS_IN_ALL}; take fewer rounds, sets or steps"
    return f"the session comes to {sets} sets", most


def check_name(name: str, file: str, faults: Faults) -> None:
    """Tells of a file's name that could not be typed as one word."""
    odd = any(char.isspace() or char == "/" or not char.isprintable() for char in name)
    if odd or not name or len(name) > LONGEST_NAME:
        what = f'"{name}" is no name for a file'
        hint = f"one word of at most {LONGEST_NAME} characters, such as five-sets"
        faults.add((Fault(file, 1, 1, what, hint),))


class _BlockReader:
    """Reads the blocks of one session and counts their steps."""

    def __init__(self, faults: Faults, exercises: Mapping[str, Exercise]) -> None:
        self.includes: list[Include] = []
        self._faults = faults
        self._exercises = exercises
        self._steps = 0
        self._sets = 0

    def blocks(self, fields: Fields) -> tuple[Block, ...]:
        return tuple(self._block(table) for table in fields.tables("block", "a block", MOST_BLOCKS))

    def _block(self, fields: Fields) -> Block:
        fields.known(BLOCK_KEYS)
        included = fields.entry("include")
        if included is not None:
            return self._including(fields, included)
        steps = fields.entry("steps")
        if steps is None:
            what, hint = "a block without steps", 'expected "steps" or "include"'
            self._faults.report(fields.table.place, what, hint)
        lines = self._lines(fields)
        block = Block(
            title=fields.name("title"),
            style=fields.choice("style", Style) or Style.SETS,
            rounds=fields.count("rounds", MOST_ROUNDS) or _ONE,
            rest=fields.parsed("rest", parse_rest) or DEFAULT_REST,
            between_rounds=fields.parsed("between-rounds", parse_rest),
            pick=self._pick(fields, steps),
            steps=lines,
        )
        self._count_sets(fields, block)
        return block

    def _count_sets(self, fields: Fields, block: Block) -> None:
        """Tells of the first block with which the session has too many sets."""
        before, self._sets = self._sets, self._sets + most_sets(block)
        if before <= MOST_SETS_IN_ALL < self._sets:
            entry = fields.table.entries.get("rounds") or fields.table.entries.get("steps")
            place = entry.place if entry else fields.table.place
            self._faults.report(place, *too_many_sets(self._sets))

    def _including(self, fields: Fields, included: KeyEntry) -> Block:
        """A block that stands for another session, and so has nothing else but a title."""
        entries = fields.table.entries
        if "steps" in entries:
            what = "a block has steps or includes a session, not both"
            self._faults.report(included.place, what, "make it two blocks")
        else:
            for key in _PLAYED_KEYS:
                if key in entries:
                    what = f'"{key}" does nothing beside "include"'
                    self._faults.report(entries[key].place, what, "leave it out")
        title, name = fields.name("title"), composed(fields.name("include", required=True))
        leaf = included.value
        if name and isinstance(leaf, Leaf):
            self.includes.append(Include(name, leaf.place))
        return Block(title=title, include=name)

    def _lines(self, fields: Fields) -> tuple[StepLine, ...]:
        if "steps" not in fields.table.entries:
            return ()
        room = MOST_STEPS - self._steps
        lines: list[StepLine] = []
        leaves = fields.items("steps", required=True, most=max(0, room))
        self._steps += len(leaves)
        for leaf in leaves:
            step = parse_step(str(leaf.value), self._exercises)
            if isinstance(step, StepLine):
                lines.append(step)
            else:
                fields.tell_slips(leaf, step)
        return tuple(lines)

    def _pick(self, fields: Fields, steps: KeyEntry | None) -> Range | None:
        pick = fields.count("pick", MOST_STEPS)
        if pick is None or steps is None or not isinstance(steps.value, Array):
            return pick
        count = len(steps.value.items)
        if pick.high > count:
            place = fields.table.entries["pick"].value.place
            self._faults.report(place, f"picks {pick.high} of {count} steps", f"at most {count}")
        return pick


def name_of(path: Path) -> str:
    """What a file is called in sessions and on the command line: its name without ``.toml``."""
    return composed(path.name.removesuffix(".toml"))
