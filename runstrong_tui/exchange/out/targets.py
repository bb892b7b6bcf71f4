"""Where an export goes: names that sort by time and are the same in every run, files never half.

A file of the same name and content is left as it is, so an export can be repeated as often as one
likes.
"""

import re
from enum import Enum, auto
from pathlib import Path

from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.refused import state_of
from runstrong_tui.store.workout import Workout

_BEGINNING = 64
_ODD = re.compile(r"[^\w.-]+")


class Written(Enum):
    """What became of a file."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()
    REFUSED = auto()
    """Something of another kind was there, and is left as it is."""


def file_name(workout: Workout, extension: str) -> str:
    """``2026-11-20-1852-gym-01KA8KCHC0….fit``: by the time of its place, then session and id."""
    session = _ODD.sub("-", workout.session).strip("-.")[:40] or "workout"
    return f"{workout.started:%Y-%m-%d-%H%M}-{session}-{workout.id}.{extension}"


def write_file(path: Path, data: bytes, begins: bytes, *, force: bool = False) -> Written:
    """Put ``data`` at ``path``, at once.

    Args:
        path: the file; its folder is made where there is none.
        data: all of it.
        begins: how every file of this format begins, by which one is known.
        force: whether what is of another kind is replaced, too.

    Raises:
        OSError: it is as it was.
    """
    files = Files()
    there = state_of(path)
    if there is not None:
        if there.st_size == len(data) and path.read_bytes() == data:
            return Written.SAME
        beginning = files.read(path, 0, max(_BEGINNING, len(begins)))
        known = not beginning or beginning.removeprefix(b"\xef\xbb\xbf").startswith(begins)
        if not known and not force:
            return Written.REFUSED
    files.write_whole(path, data)
    return Written.NEW if there is None else Written.CHANGED
