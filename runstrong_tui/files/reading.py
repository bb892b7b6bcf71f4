"""The one door to the disk of ``training``: reads session, exercise and week files."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from runstrong_tui.files.exercise_file import parse_exercise
from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.session_file import (
    WrittenSession,
    name_of,
    parse_session,
    parse_step_lines,
    parse_written_session,
)
from runstrong_tui.files.toml.fields import LARGEST_FILE
from runstrong_tui.files.week_file import parse_week
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Session
from runstrong_tui.training.week import Week

__all__ = [
    "files_in",
    "parse_exercise",
    "parse_session",
    "parse_step_lines",
    "parse_week",
    "read_exercise",
    "read_session",
    "read_text",
    "read_week",
    "read_written_session",
]

NOWHERE = "this is a link that leads nowhere"
RELINK = "bring back what it leads to, or remove the link"


def read_session(path: Path, exercises: Mapping[str, Exercise]) -> Session:
    """The session in a file, named like the file.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    return read_written_session(path, exercises).session


def read_written_session(path: Path, exercises: Mapping[str, Exercise]) -> WrittenSession:
    """As ``read_session``, with the places of the includes.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    return parse_written_session(read_text(path), name_of(path), str(path), exercises)


def read_exercise(path: Path) -> Exercise:
    """The exercise in a file; its id is the file's name.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    return parse_exercise(read_text(path), name_of(path), str(path))


def read_week(path: Path, sessions: Collection[str], broken: Collection[str] = ()) -> Week:
    """The week in a file, named like the file; see ``parse_week`` for the names it may use.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    return parse_week(read_text(path), name_of(path), str(path), sessions, broken)


def files_in(folder: Path) -> tuple[Path, ...]:
    """The ``*.toml`` files of a folder by name; none where there is no such folder.

    Raises:
        BrokenText: something is there that cannot be listed, which is not an empty folder.
    """
    if not os.path.lexists(folder):
        return ()
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix == ".toml"))
    except FileNotFoundError:
        raise _broken(folder, NOWHERE, RELINK) from None
    except NotADirectoryError:
        raise _broken(folder, "this is a file where a folder should be", "move it away") from None
    except OSError as error:
        what = f"this folder cannot be listed: {(error.strerror or str(error)).lower()}"
        raise _broken(folder, what, "give yourself the right to read it") from None


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        BrokenText: it is missing, unreadable, no file, too large or not UTF-8.
    """
    try:
        if path.is_dir():
            raise _broken(path, "this is a folder", "expected a .toml file")
        if path.exists() and not path.is_file():
            raise _broken(path, "this is no regular file")
        if path.is_symlink() and not path.exists():
            raise _broken(path, NOWHERE, RELINK)
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise _broken(path, f"cannot be read: {(reason or str(error)).lower()}") from None
    if len(raw) > LARGEST_FILE:
        raise _broken(path, "the file is too large", f"at most {LARGEST_FILE // 1024} KiB")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenText((_not_utf8(path, error.object, error.start),)) from None


def _broken(path: Path, what: str, expected: str = "") -> BrokenText:
    return BrokenText((Fault(str(path), 1, 1, what, expected),))


def _not_utf8(path: Path, raw: bytes, start: int) -> Fault:
    """The place of the first byte that is no UTF-8."""
    first = raw.rfind(b"\n", 0, start) + 1
    end = raw.find(b"\n", start)
    line = raw[first : end if end >= 0 else len(raw)].decode("utf-8", "replace")
    column = len(raw[first:start].decode("utf-8", "replace")) + 1
    what = f"byte 0x{raw[start]:02X} is not UTF-8"
    hint = "save the file as UTF-8"
    return Fault(str(path), raw.count(b"\n", 0, start) + 1, column, what, hint, line.rstrip("\r"))
