"""Loads the library: reads every session, exercise and week file, and gathers their faults."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from runstrong_tui.files.exercise_file import swap_faults
from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.includes import include_faults
from runstrong_tui.files.library import EXERCISES, WEEKS, Library
from runstrong_tui.files.reading import (
    files_in,
    read_exercise,
    read_text,
    read_week,
    read_written_session,
)
from runstrong_tui.files.session_file import Include, WrittenSession, name_of
from runstrong_tui.files.toml.nodes import Place
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Session

_Value = TypeVar("_Value")


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
        sessions=_sorted(
            {name: written_session.session for name, written_session in written.sound.items()}
        ),
        broken=_sorted(written.broken),
        broken_exercises=_sorted(exercises.broken),
        paths=_sorted(written.paths),
        weeks=_sorted(weeks.sound),
        broken_weeks=_sorted(weeks.broken),
        week_paths=_sorted(weeks.paths),
    )


def check_file(path: Path, library: Library) -> tuple[Fault, ...]:
    """The faults of one file, the sessions it names looked up in ``library``.

    A file in a folder named ``exercises`` is an exercise, in one named ``weeks`` a week, any other
    a session.
    """
    folder = path.absolute().parent.name
    try:
        if folder == EXERCISES:
            exercise = read_exercise(path)
            return _swap_faults(exercise, path, library)
        if folder == WEEKS:
            read_week(path, library.sessions, library.broken)
            return ()
        written = read_written_session(path, library.exercises)
    except BrokenText as error:
        return error.faults
    known = {name: _as_written(session) for name, session in library.sessions.items()}
    name = written.session.name
    broken = [other for other in library.broken if other != name]
    return include_faults({**known, name: written}, broken).get(name, ())


def _swap_faults(exercise: Exercise, path: Path, library: Library) -> tuple[Fault, ...]:
    if not exercise.swaps:
        return ()
    known = {**library.exercises, exercise.id: exercise}
    return swap_faults(read_text(path), exercise.id, str(path), known, library.broken_exercises)


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
    here: dict[str, Path] = {}
    for path in files:
        name = name_of(path)
        if name in here:
            what = f'this file has the same name as another beside it, "{name}"'
            hint = "written with other signs for the same letters; rename one of them"
            before = loaded.broken.get(name, ())
            loaded.broken[name] = (*before, Fault(str(path), 1, 1, what, hint))
            continue
        here[name] = path
        try:
            loaded.sound[name] = read(path)
        except BrokenText as error:
            loaded.broken[name] = error.faults
            loaded.paths.setdefault(name, path)
        else:
            loaded.broken.pop(name, None)
            loaded.paths[name] = path


def _as_written(session: Session) -> WrittenSession:
    """A session of the library as one that was just read; where its includes stand is no matter."""
    names = [block.include for block in session.blocks if block.include is not None]
    nowhere = Place(1, 1, 1, "")
    return WrittenSession(session, tuple(Include(name, nowhere) for name in names), "")


def _sorted(named: Mapping[str, _Value]) -> dict[str, _Value]:
    return dict(sorted(named.items()))
