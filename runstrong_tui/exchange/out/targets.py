"""Where an export goes: names that sort by time and are the same in every run, files never half.

A file of the same name and content is left as it is, so an export can be repeated as often as one
likes.
"""

import re
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

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


class Marks(NamedTuple):
    """Bytes that every file of a format has at a place, by which one is known."""

    sign: bytes
    at: int = 0

    def are_in(self, beginning: bytes) -> bool:
        """Whether a file that begins so is of the format; an empty one is of any."""
        plain = beginning.removeprefix(b"\xef\xbb\xbf")
        return not plain or plain[self.at :].startswith(self.sign)


def write_file(path: Path, data: bytes, marks: Marks | None, *, force: bool = False) -> Written:
    """Put ``data`` at ``path``, at once; the folder is made where there is none.

    What is there already is replaced where it is of the same format by its ``marks``, or with
    ``force``. A format without marks replaces nothing that is another text.

    Raises:
        OSError: it is as it was.
    """
    files = Files()
    there = state_of(path)
    if there is not None:
        beginning = files.read(path, 0, _BEGINNING)
        if there.st_size == len(data) and path.read_bytes() == data:
            return Written.SAME
        if not force and not (marks is not None and marks.are_in(beginning)):
            return Written.REFUSED
    files.write_whole(path, data)
    return Written.NEW if there is None else Written.CHANGED
