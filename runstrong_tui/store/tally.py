"""What all lines of the history say together, to hold against what the index says."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from runstrong_tui.store.history_storage import WORKOUTS
from runstrong_tui.store.index import Index
from runstrong_tui.store.journal import Damage
from runstrong_tui.store.lines import CANNOT_DECODE, VERSION, Delete
from runstrong_tui.store.records import Workout
from runstrong_tui.store.sifted import Good

_WORKOUT = msgspec.json.Decoder(Workout)


class Last(NamedTuple):
    """The last word on a document: its commit, its file, and why it cannot be read if it cannot."""

    commit: str
    path: Path
    deleted: bool
    fault: Damage | None


class Tally:
    """The last word on each document, and where each line stands.

    ``indexed`` is what the index should say; ``marks_fit`` names the files that begin as it knows
    them.
    """

    def __init__(self) -> None:
        """Nothing was read yet."""
        self.devices: set[str] = set()
        self.files = 0
        self.lines = 0
        self.last: dict[tuple[str, str], Last] = {}
        self.places: dict[tuple[str, int], tuple[str, int]] = {}
        self.indexed: dict[tuple[str, str], tuple[str, bool]] = {}
        self.marks_fit: set[str] = set()

    def take(self, path: Path, name: str, line: Good, *, indexed: bool) -> None:
        """Take in a line; ``indexed`` where the index should know it."""
        self.lines += 1
        self.places[name, line.offset] = (line.commit.id, len(line.raw))
        for operation in line.commit.do:
            key = (operation.table, operation.id)
            deleted = isinstance(operation, Delete)
            if indexed and (key not in self.indexed or self.indexed[key][0] < line.commit.id):
                self.indexed[key] = (line.commit.id, deleted)
            if key in self.last and self.last[key].commit >= line.commit.id:
                continue
            fault = None
            if not isinstance(operation, Delete) and operation.table == WORKOUTS:
                fault = _fault_of(path, line, operation.id, operation.doc)
            self.last[key] = Last(line.commit.id, path, deleted, fault)

    @property
    def workouts(self) -> set[str]:
        """The ids of the workouts that there are."""
        return {
            doc_id
            for (table, doc_id), last in self.last.items()
            if table == WORKOUTS and not last.deleted
        }

    @property
    def faults(self) -> list[Damage]:
        """The workouts that cannot be read."""
        return [last.fault for last in self.last.values() if last.fault is not None]

    def finished(self, session_id: str) -> Path | None:
        """The file that tells the end of that session, or its deletion; None where none can."""
        last = self.last.get((WORKOUTS, session_id))
        return last.path if last is not None and last.fault is None else None

    def fits(self, index: Index) -> bool:
        """Whether the index says what the lines say that it was made of."""
        says: dict[tuple[str, str], tuple[str, bool]] = {}
        for table, entries in index.tables.items():
            for doc_id, entry in entries.items():
                if self.places.get((entry.file, entry.offset)) != (entry.commit, entry.length):
                    return False
                says[table, doc_id] = (entry.commit, entry.deleted)
        return index.files.keys() <= self.marks_fit and says == self.indexed


def _fault_of(path: Path, line: Good, doc_id: str, doc: msgspec.Raw) -> Damage | None:
    """Why a workout cannot be read; lines of a newer format are told otherwise."""
    if line.commit.v > VERSION:
        return None
    try:
        _WORKOUT.decode(doc)
    except CANNOT_DECODE as error:
        what = f"the workout {doc_id} cannot be read ({error})"
        return Damage(path, line.line, what, "it is kept as it is; the others are not touched")
    return None
