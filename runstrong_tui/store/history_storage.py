"""A TinyDB storage over a folder of journals, those of this device and of others.

All lines of all files count, in whatever order they are read and however often: of each document
the commit with the latest id wins. Only this device's own files are written, and only added to.
"""

import gc
import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from runstrong_tui.store import index as indexes
from runstrong_tui.store.files import Files
from runstrong_tui.store.index import Entry, Index, ReadUpTo
from runstrong_tui.store.journal import Damage, Journal, Line, Rewritten
from runstrong_tui.store.journal_storage import NewerFormat
from runstrong_tui.store.lines import VERSION, BadLine, Commit, Operation, Put, decode, encode
from runstrong_tui.store.locks import Lock
from runstrong_tui.store.quarantine import Quarantine
from runstrong_tui.store.stamps import Stamps
from runstrong_tui.store.summaries import Summary, summary_of
from runstrong_tui.store.tables import CommitStorage, Doc

WORKOUTS = "workouts"
UNINDEXED_BYTES = 256 * 1024
"""After so many bytes that the index does not have it is written anew."""


class Documents(Mapping[str, Doc]):
    """One table: ids from the index, documents from their files when they are asked for."""

    def __init__(self, storage: "HistoryStorage", entries: Mapping[str, Entry]) -> None:
        self._storage = storage
        self._entries = entries

    def __getitem__(self, key: str) -> Doc:
        entry = self._entries[key]
        if entry.deleted:
            raise KeyError(key)
        return self._storage.document(key, entry)

    def __contains__(self, key: object) -> bool:
        entry = self._entries.get(key) if isinstance(key, str) else None
        return entry is not None and not entry.deleted

    def __iter__(self) -> Iterator[str]:
        return (key for key, entry in list(self._entries.items()) if not entry.deleted)

    def __len__(self) -> int:
        return sum(not entry.deleted for entry in self._entries.values())


class HistoryStorage(CommitStorage):
    """The history in ``folder``; new lines go to ``folder/DEVICE/YEAR-MONTH.jsonl``.

    ``device`` names this device; it is asked when something is written for the first time.

    May be used from several threads. ``damage`` is what is wrong with the files as they were read.
    """

    def __init__(
        self,
        folder: Path,
        device: Callable[[], str],
        stamps: Stamps,
        *,
        index: Path,
        lock: Path,
        quarantine: Path,
        files: Files | None = None,
    ) -> None:
        """Read the index and what the files have beyond it; both may be missing."""
        self.folder = folder
        self._device = device
        self._stamps = stamps
        self._files = files or Files()
        self._index_path = index
        self._append_lock = Lock(lock)
        self._quarantine = Quarantine(quarantine, self._files)
        self._mutex = threading.RLock()
        self._begin(indexes.load(index, self._files))

    def _begin(self, index: Index) -> None:
        self._index = index
        self._journals: dict[str, Journal] = {}
        self._tails: dict[str, bytes] = {}
        self._unindexed = 0
        self.damage: list[Damage] = []
        for name, known in index.files.items():
            journal = Journal(self.folder / name, self._files)
            journal.end, journal.line, journal.mark = known.end, known.line, known.mark
            self._journals[name] = journal
        for table in index.tables.values():
            for entry in table.values():
                self._stamps.seen_latest(entry.commit)

    def read(self) -> dict[str, Any]:
        """The tables, with what other programs and machines added meanwhile."""
        with self._mutex:
            self._read_on()
            tables = self._index.tables.items()
            return {name: Documents(self, table) for name, table in tables if table}

    def summaries(self) -> list[Summary]:
        """Every workout in short."""
        with self._mutex:
            self._read_on()
            entries = list(self._index.tables.get(WORKOUTS, {}).values())
        return [one.summary for one in entries if not one.deleted and one.summary is not None]

    def ids(self) -> set[str]:
        """The ids of every workout there is or was."""
        with self._mutex:
            self._read_on()
            return set(self._index.tables.get(WORKOUTS, {}))

    def document(self, doc_id: str, entry: Entry) -> Doc:
        """The document of that id at the place the entry tells.

        Raises:
            BadLine: what stands there now is something else.
            OSError: the file cannot be read.
        """
        path = self.folder / entry.file
        commit = decode(self._files.read(path, entry.offset, entry.length))
        if commit.id != entry.commit:
            raise BadLine(f"{path} was changed while it was read")
        for operation in commit.do:
            if isinstance(operation, Put) and operation.id == doc_id:
                doc: Doc = msgspec.json.decode(operation.doc)
                return doc
        raise BadLine(f"{path} was changed while it was read")

    def _entry_of(self, operation: Operation) -> Entry | None:
        return self._index.tables.get(operation.table, {}).get(operation.id)

    def commit(self, operations: tuple[Operation, ...]) -> None:
        """Append one line to this month's own file and sync it, then show it.

        Raises:
            NewerFormat: a newer program wrote a document that would be changed.
            OSError: nothing was changed.
        """
        with self._mutex, self._append_lock:
            self._read_on()
            for operation in operations:
                entry = self._entry_of(operation)
                if entry is not None and entry.newer:
                    raise NewerFormat(0, "written by a newer RunStrong", entry.file)
            commit = Commit(self._stamps.next(), self._stamps.now(), VERSION, operations)
            data = encode(commit)
            name = self._own_file(commit)
            journal = self._journals.setdefault(name, Journal(self.folder / name, self._files))
            self._mend_end(name, journal)
            offset = journal.append(data)
            self._fold(name, Line(commit, offset, len(data) - 1))
            self._unindexed += len(data)

    def _own_file(self, commit: Commit) -> str:
        """This month's file; the next part of it once a sync of the one before has failed."""
        for part in itertools.count(1):
            name = f"{self._device()}/{commit.at:%Y-%m}{f'.{part}' if part > 1 else ''}.jsonl"
            known = self._journals.get(name)
            if known is None or not known.suspect:
                break
        return name

    def _mend_end(self, name: str, journal: Journal) -> None:
        tail = self._tails.pop(name, b"")
        if tail:
            if not journal.left_by_myself(tail):
                self._quarantine.keep(journal.path)
            journal.cut(journal.end)

    def _read_on(self) -> None:
        try:
            self._read_files()
        except Rewritten:
            self._begin(Index())
            self._read_files()
        if self._unindexed > UNINDEXED_BYTES:
            self.save_index()

    def _read_files(self) -> None:
        names = {self._name(path) for path in self._files.list(self.folder, "*/*.jsonl")}
        for name in self._journals.keys() - names:
            if self._journals[name].end:
                raise Rewritten(name)
        collects = gc.isenabled()
        gc.disable()
        try:
            for name in sorted(names):
                self._read_file(name)
        finally:
            if collects:
                gc.enable()

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _read_file(self, name: str) -> None:
        journal = self._journals.get(name) or Journal(self.folder / name, self._files)
        self._journals[name] = journal
        try:
            found = journal.read_on()
        except OSError as error:
            self._tell(Damage(journal.path, 0, f"cannot be read ({error.strerror or error})"))
            return
        self._tails[name] = found.tail
        for line in found.lines:
            self._stamps.seen(line.commit.id)
            self._fold(name, line)
            self._unindexed += line.length
        for damage in found.damage:
            self._tell(damage)

    def _tell(self, damage: Damage) -> None:
        if damage not in self.damage:
            self.damage.append(damage)

    def _fold(self, name: str, line: Line) -> None:
        newer = line.commit.v > VERSION
        for operation in line.commit.do:
            table = self._index.tables.setdefault(operation.table, {})
            known = table.get(operation.id)
            if known is not None and known.commit >= line.commit.id:
                continue
            entry = Entry(line.commit.id, name, line.offset, line.length, newer=newer)
            if not isinstance(operation, Put):
                entry.deleted = True
            elif operation.table == WORKOUTS:
                entry.summary = self._summary(name, line, operation)
            table[operation.id] = entry

    def _summary(self, name: str, line: Line, operation: Put) -> Summary | None:
        try:
            return summary_of(operation.doc, newer=line.commit.v > VERSION)
        except msgspec.MsgspecError as error:
            what = f"the workout {operation.id} cannot be read ({error})"
            if line.commit.v > VERSION:
                what = f"the workout {operation.id} was written by a newer RunStrong"
            self._tell(Damage(self.folder / name, 0, what))
            return None

    def save_index(self) -> None:
        """Write the index, so that the next start reads no more than it has to."""
        with self._mutex:
            self._index.files = {
                name: ReadUpTo(journal.end, journal.line, journal.mark)
                for name, journal in self._journals.items()
            }
            self._unindexed = 0
            indexes.save(self._index, self._index_path, self._files)

    def close(self) -> None:
        """Write the index where it is much behind."""
        with suppress(OSError):
            if self._unindexed > UNINDEXED_BYTES // 4:
                self.save_index()
