"""Every workout in full, in one pass over the files of the history."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from runstrong_tui.store.history.checking import WORKOUTS
from runstrong_tui.store.history.index import IndexEntry
from runstrong_tui.store.history.storage import HistoryStorage
from runstrong_tui.store.journal.damages import Damage, Damages
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import without_collecting
from runstrong_tui.store.journal.lines import CANNOT_DECODE, BadLine, Put, decode
from runstrong_tui.store.workout import Workout

Progress = Callable[[int, int], None]
"""Hears how many of how many are read."""

AT_ONCE = 2500
"""So many workouts are read between two words about it: about a tenth of a second."""

_Place = tuple[str, IndexEntry]
_DECODER = msgspec.json.Decoder(Workout)


class Through:
    """Reads every workout that ``storage`` knows, each file but once.

    ``found`` are the workouts by id, ``damage`` tells the others. Any thread may
    read while another writes: what is written meanwhile is not among them.
    """

    def __init__(
        self, storage: HistoryStorage, files: Files, on_progress: Progress | None = None
    ) -> None:
        """``storage`` says which files there are; ``on_progress`` hears how far it is."""
        self.found: dict[str, Workout] = {}
        self._damage: dict[Path, Damages] = {}
        self._storage = storage
        self._files = files
        self._on_progress = on_progress

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Why others could not be read, in a line or two for each file."""
        return tuple(fault for some in self._damage.values() for fault in some.in_order())

    def read(self) -> None:
        """Read them; ``on_progress`` hears of it now and then, and at the end."""
        with without_collecting():
            by_file: dict[str, list[_Place]] = {}
            for doc_id, entry in self._storage.places():
                by_file.setdefault(entry.file, []).append((doc_id, entry))
            count = sum(map(len, by_file.values()))
            number = 0
            for name, places in sorted(by_file.items()):
                for (doc_id, entry), line in self._lines(name, places):
                    self._read(doc_id, entry, line)
                    number += 1
                    if number % AT_ONCE == 0 and number != count:
                        self._report(number, count)
        self._report(count, count)

    def _lines(self, name: str, places: list[_Place]) -> Iterator[tuple[_Place, bytes]]:
        """The workouts of one file, each with its line."""
        path = self._storage.folder / name
        begin = min(entry.offset for _, entry in places)
        end = max(entry.offset + entry.length for _, entry in places)
        try:
            data = self._files.read(path, begin, end - begin)
        except OSError as error:
            what = f"{len(places)} workouts cannot be read ({error.strerror or error})"
            self._add(Damage(path, 0, what))
            return
        for place in places:
            at = place[1].offset - begin
            yield place, data[at : at + place[1].length]

    def _read(self, doc_id: str, entry: IndexEntry, line: bytes) -> None:
        try:
            doc = _doc(doc_id, entry, line)
            if doc is not None:
                self.found[doc_id] = _DECODER.decode(doc)
            else:  # Its file was written anew meanwhile.
                now = self._storage.document(WORKOUTS, doc_id, entry)
                self.found[doc_id] = msgspec.convert(now, Workout)
        except (BadLine, OSError, *CANNOT_DECODE) as error:
            what = f"the workout {doc_id} cannot be read ({error})"
            if entry.newer:
                what = f"the workout {doc_id} was written by a newer RunStrong"
            self._add(Damage(self._storage.folder / entry.file, 0, what))

    def _add(self, damage: Damage) -> None:
        self._damage.setdefault(damage.path, Damages()).add(damage)

    def _report(self, number: int, count: int) -> None:
        if self._on_progress is not None:
            self._on_progress(number, count)


def _doc(doc_id: str, entry: IndexEntry, line: bytes) -> msgspec.Raw | None:
    """What the line puts in the place of that id; None where it is no more that line."""
    try:
        commit = decode(line)
    except BadLine:
        return None
    if commit.id != entry.commit:
        return None
    puts = (change for change in commit.do if isinstance(change, Put) and change.table == WORKOUTS)
    return next((put.doc for put in puts if put.id == doc_id), None)
