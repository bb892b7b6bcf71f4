"""What was imported when, so that the last import can be undone."""

import zlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.lines import CANNOT_DECODE
from runstrong_tui.store.workout import Workout

MOST_KEPT = 50
"""So many imports can be undone, one after the other."""


class Import(msgspec.Struct, frozen=True):
    """One file that came in: its workouts by id, each with a checksum of what it was then."""

    file: str
    source: str
    at: datetime
    workouts: dict[str, int]
    undone: bool = False


class Record:
    """The imports of this home in the file at ``path``; one that cannot be read is an empty one."""

    def __init__(self, path: Path, files: Files) -> None:
        """Read it."""
        self._path = path
        self._files = files
        self.imports: list[Import] = []
        try:
            self.imports = msgspec.json.decode(files.read(path), type=list[Import])
        except (OSError, *CANNOT_DECODE):
            return

    @property
    def last(self) -> Import | None:
        """The last import that was not undone."""
        return next((each for each in reversed(self.imports) if not each.undone), None)

    @property
    def undone(self) -> set[str]:
        """The ids of all that was undone and has not come anew since."""
        ids: set[str] = set()
        for each in self.imports:
            ids = ids | each.workouts.keys() if each.undone else ids - each.workouts.keys()
        return ids

    def add(self, file: str, source: str, at: datetime, workouts: Iterable[Workout]) -> None:
        """Take note of a file that is about to come in.

        Raises:
            OSError: nobody would know how to undo it.
        """
        made = Import(file, source, at, {each.id: checksum(each) for each in workouts})
        self._write([*self.imports, made][-MOST_KEPT:])

    def drop(self, undone: Import) -> None:
        """Take note that an import was undone.

        Raises:
            OSError: it is not noted.
        """
        after = msgspec.structs.replace(undone, undone=True)
        self._write([after if each is undone else each for each in self.imports])

    def _write(self, imports: list[Import]) -> None:
        self._files.write_whole(self._path, msgspec.json.encode(imports) + b"\n")
        self.imports = imports


def checksum(workout: Workout) -> int:
    """A number that changes with anything in a workout."""
    return zlib.crc32(msgspec.json.encode(workout))
