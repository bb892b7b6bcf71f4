"""All sessions, exercises and weeks at hand, shipped and own, with the faults of broken ones."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.faults import BrokenText, Fault
from runstrong_tui.training.includes import include_faults
from runstrong_tui.training.reading import (
    files_in,
    read_exercise,
    read_week,
    read_written_session,
)
from runstrong_tui.training.session import Block, Session
from runstrong_tui.training.session_file import Include, WrittenSession, name_of
from runstrong_tui.training.toml_nodes import Place
from runstrong_tui.training.week import Week

EXERCISES = "exercises"
"""The folder of the exercise files, beside the session files."""

WEEKS = "weeks"
"""The folder of the week files, beside the session files."""

_Value = TypeVar("_Value")


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


def load_library(folders: Sequence[Path]) -> Library:
    """The library of these folders: each has session files, and folders of exercises and of weeks.

    A file wins over one of the same name in a folder before; a folder that is not there is empty,
    and one that cannot be listed is broken.
    """
    exercises = _load(folders, EXERCISES, read_exercise)
    written = _load(folders, "", lambda path: read_written_session(path, exercises.sound))
    for name, faults in include_faults(written.sound, written.broken).items():
        written.broken[name] = (*written.broken.get(name, ()), *faults)
        del written.sound[name]
    weeks = _load(folders, WEEKS, lambda path: read_week(path, written.sound, written.broken))
    return Library(
        exercises=_sorted(exercises.sound),
        sessions=_sorted({name: one.session for name, one in written.sound.items()}),
        broken=_sorted(written.broken),
        broken_exercises=_sorted(exercises.broken),
        paths=_sorted(written.paths),
        weeks=_sorted(weeks.sound),
        broken_weeks=_sorted(weeks.broken),
        week_paths=_sorted(weeks.paths),
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
    """The faults of one file, the sessions it names looked up in ``library``.

    A file in a folder named ``exercises`` is an exercise, in one named ``weeks`` a week, any other
    a session.
    """
    folder = path.absolute().parent.name
    try:
        if folder == EXERCISES:
            read_exercise(path)
            return ()
        if folder == WEEKS:
            read_week(path, library.sessions, library.broken)
            return ()
        written = read_written_session(path, library.exercises)
    except BrokenText as error:
        return error.faults
    known = {name: _as_written(one) for name, one in library.sessions.items()}
    name = written.session.name
    broken = [other for other in library.broken if other != name]
    return include_faults({**known, name: written}, broken).get(name, ())


class _Loaded(NamedTuple, Generic[_Value]):
    """What the files of one kind hold, by name."""

    sound: dict[str, _Value]
    broken: dict[str, tuple[Fault, ...]]
    paths: dict[str, Path]


def _load(folders: Sequence[Path], inside: str, read: Callable[[Path], _Value]) -> _Loaded[_Value]:
    """All files of one kind; a folder that cannot be listed is among the broken ones, with a /."""
    loaded: _Loaded[_Value] = _Loaded({}, {}, {})
    for folder in folders:
        try:
            files = files_in(folder / inside)
        except BrokenText as error:
            name = f"{(folder / inside).name}/"
            loaded.broken[name] = error.faults
            loaded.paths[name] = folder / inside
        else:
            _load_files(loaded, files, read)
    return loaded


def _load_files(
    loaded: _Loaded[_Value], files: Iterable[Path], read: Callable[[Path], _Value]
) -> None:
    for path in files:
        name = name_of(path)
        try:
            loaded.sound[name] = read(path)
        except BrokenText as error:
            loaded.broken[name] = error.faults
            loaded.paths.setdefault(name, path)
        else:
            loaded.broken.pop(name, None)
            loaded.paths[name] = path


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
