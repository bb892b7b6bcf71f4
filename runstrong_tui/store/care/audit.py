"""What all lines of the history say together, to hold against what the index says."""

from pathlib import Path
from typing import NamedTuple

from runstrong_tui.store.care.checked_lines import Good
from runstrong_tui.store.care.odd_times import Times
from runstrong_tui.store.history.checking import WORKOUTS
from runstrong_tui.store.history.index import Index
from runstrong_tui.store.journal.lines import Delete


class Last(NamedTuple):
    """The last word on a document: its commit, its file, and the times of a workout."""

    commit: str
    path: Path
    deleted: bool
    times: Times | None


class HistoryAudit:
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
        for operation, short in zip(line.commit.do, line.shorts, strict=True):
            key = (operation.table, operation.id)
            deleted = isinstance(operation, Delete)
            if indexed and (key not in self.indexed or self.indexed[key][0] < line.commit.id):
                self.indexed[key] = (line.commit.id, deleted)
            if key in self.last and self.last[key].commit >= line.commit.id:
                continue
            times = Times(path, line.line, short) if short is not None else None
            self.last[key] = Last(line.commit.id, path, deleted, times)

    @property
    def workouts(self) -> set[str]:
        """The ids of the workouts that there are."""
        return {
            doc_id
            for (table, doc_id), last in self.last.items()
            if table == WORKOUTS and not last.deleted
        }

    @property
    def times(self) -> list[Times]:
        """When each workout was."""
        return [last.times for last in self.last.values() if last.times is not None]

    def finished(self, session_id: str) -> Path | None:
        """The file that tells the end of that session, or its deletion; None where none can."""
        last = self.last.get((WORKOUTS, session_id))
        return last.path if last is not None else None

    def fits(self, index: Index) -> bool:
        """Whether the index says what the lines say that it was made of."""
        says: dict[tuple[str, str], tuple[str, bool]] = {}
        for table, entries in index.tables.items():
            for doc_id, entry in entries.items():
                if self.places.get((entry.file, entry.offset)) != (entry.commit, entry.length):
                    return False
                says[table, doc_id] = (entry.commit, entry.deleted)
        return index.files.keys() <= self.marks_fit and says == self.indexed
