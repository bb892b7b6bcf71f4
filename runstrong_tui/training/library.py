"""All sessions and exercises at hand, shipped and own, with the faults of those that are broken."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.faults import BrokenText, Fault
from runstrong_tui.training.includes import include_faults
from runstrong_tui.training.reading import (
    files_in,
    read_exercise,
    read_written_session,
)
from runstrong_tui.training.session import Block, Session
from runstrong_tui.training.session_file import Include, WrittenSession, name_of
from runstrong_tui.training.toml_nodes import Place

EXERCISES = "exercises"
"""The folder of the exercise files, beside the session files."""

_Value = TypeVar("_Value")


class Library(msgspec.Struct, frozen=True):
    """What can be trained, by name.

    ``broken`` and ``broken_exercises`` hold the faults of files that could not be read. Where a
    broken file has the name of a sound one in an earlier folder, the sound one is in use and the
    broken one listed all the same. ``paths`` leads to the file of each session: the one in use, or
    the broken one.
    """

    exercises: Mapping[str, Exercise] = {}
    sessions: Mapping[str, Session] = {}
    broken: Mapping[str, tuple[Fault, ...]] = {}
    broken_exercises: Mapping[str, tuple[Fault, ...]] = {}
    paths: Mapping[str, Path] = {}


def load_library(folders: Sequence[Path]) -> Library:
    """The library of these folders: each has session files, and a folder of exercise files.

    A file wins over one of the same name in a folder before; a folder that is not there is empty.
    """
    exercises, broken_exercises = _load_exercises(folders)
    written: dict[str, WrittenSession] = {}
    broken: dict[str, tuple[Fault, ...]] = {}
    paths: dict[str, Path] = {}
    for path in _session_files(folders):
        name = name_of(path)
        try:
            written[name] = read_written_session(path, exercises)
        except BrokenText as error:
            broken[name] = error.faults
            paths.setdefault(name, path)
        else:
            broken.pop(name, None)
            paths[name] = path
    for name, faults in include_faults(written, broken).items():
        broken[name] = (*broken.get(name, ()), *faults)
        del written[name]
    return Library(
        exercises=_sorted(exercises),
        sessions=_sorted({name: one.session for name, one in written.items()}),
        broken=_sorted(broken),
        broken_exercises=_sorted(broken_exercises),
        paths=_sorted(paths),
    )


def blocks_of(session: Session, sessions: Mapping[str, Session]) -> tuple[Block, ...]:
    """The session's blocks, those of included sessions in their places.

    An included block without a title has that of the block that includes it, or else that of its
    own session.

    Raises:
        KeyError: an included session is not among ``sessions``; in a library that cannot be.
    """
    return tuple(_blocks(session, sessions))


def check_file(path: Path, library: Library) -> tuple[Fault, ...]:
    """The faults of one file, its includes looked up in ``library``.

    A file in a folder named ``exercises`` is an exercise, any other a session.
    """
    try:
        if path.absolute().parent.name == EXERCISES:
            read_exercise(path)
            return ()
        written = read_written_session(path, library.exercises)
    except BrokenText as error:
        return error.faults
    known = {name: _as_written(one) for name, one in library.sessions.items()}
    name = written.session.name
    broken = [other for other in library.broken if other != name]
    return include_faults({**known, name: written}, broken).get(name, ())


def _load_exercises(
    folders: Sequence[Path],
) -> tuple[dict[str, Exercise], dict[str, tuple[Fault, ...]]]:
    exercises: dict[str, Exercise] = {}
    broken: dict[str, tuple[Fault, ...]] = {}
    for folder in folders:
        for path in files_in(folder / EXERCISES):
            name = name_of(path)
            try:
                exercises[name] = read_exercise(path)
            except BrokenText as error:
                broken[name] = error.faults
            else:
                broken.pop(name, None)
    return exercises, broken


def _session_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from files_in(folder)


def _blocks(session: Session, sessions: Mapping[str, Session]) -> Iterator[Block]:
    for block in session.blocks:
        if block.include is None:
            yield block
            continue
        included = sessions[block.include]
        for inner in _blocks(included, sessions):
            yield replace(inner, title=inner.title or block.title or included.title)


def _as_written(session: Session) -> WrittenSession:
    """A session of the library as one that was just read; where its includes stand is no matter."""
    names = [block.include for block in session.blocks if block.include is not None]
    nowhere = Place(1, 1, 1, "")
    return WrittenSession(session, tuple(Include(name, nowhere) for name in names), "")


def _sorted(named: Mapping[str, _Value]) -> dict[str, _Value]:
    return dict(sorted(named.items()))
