"""All sessions, exercises and weeks at hand, shipped and own, with the faults of broken ones.

What reads files is in ``loading``: a start that finds the library in its cache imports no reader.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from runstrong_tui.files.faults import Fault
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Block, Session
from runstrong_tui.training.week import Week

EXERCISES = "exercises"
"""The folder of the exercise files, beside the session files."""

WEEKS = "weeks"
"""The folder of the week files, beside the session files."""


class Library(msgspec.Struct, frozen=True):
    """What can be trained, by name.

    ``broken``, ``broken_exercises`` and ``broken_weeks`` hold the faults of files that could not be
    read. Where a broken file has the name of a sound one in an earlier folder, the sound one is in
    use and the broken one listed all the same. ``paths`` leads to the file of each session, and
    ``week_paths`` to that of each week: the one in use, or the broken one. A folder that cannot be
    listed is among the broken ones by its name and a slash.
    """

    exercises: Mapping[str, Exercise] = {}
    sessions: Mapping[str, Session] = {}
    broken: Mapping[str, tuple[Fault, ...]] = {}
    broken_exercises: Mapping[str, tuple[Fault, ...]] = {}
    paths: Mapping[str, Path] = {}
    weeks: Mapping[str, Week] = {}
    broken_weeks: Mapping[str, tuple[Fault, ...]] = {}
    week_paths: Mapping[str, Path] = {}


def blocks_of(session: Session, sessions: Mapping[str, Session]) -> tuple[Block, ...]:
    """The session's blocks, those of included sessions in their places.

    An included block without a title has that of the block that includes it, or else that of its
    own session.

    Raises:
        KeyError: an included session is not among ``sessions``; in a library that cannot be.
    """
    return tuple(_blocks(session, sessions))


def _blocks(session: Session, sessions: Mapping[str, Session]) -> Iterator[Block]:
    for block in session.blocks:
        if block.include is None:
            yield block
            continue
        included = sessions[block.include]
        for inner in _blocks(included, sessions):
            yield replace(inner, title=inner.title or block.title or included.title)
