"""A TinyDB storage over a folder of journals, those of this device and of others.

All lines of all files count, in whatever order they are read and however often: of each document
the commit with the latest id wins. Only this device's own files are written, and only added to.
"""

import errno
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from runstrong_tui.store.history import index as indexes
from runstrong_tui.store.history.bringing import write_brought
from runstrong_tui.store.history.checking import WORKOUTS, Shorts, doc_of, shorts_of
from runstrong_tui.store.history.documents import Documents
from runstrong_tui.store.history.index import Index, IndexEntry, ReadUpTo
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import (
    CommitLine,
    Damage,
    Journal,
    Rewritten,
    damage_of,
    without_collecting,
)
from runstrong_tui.store.journal.lines import (
    VERSION,
    BadLine,
    Commit,
    Operation,
    Put,
    decode,
    encode,
)
from runstrong_tui.store.journal.locks import Lock
from runstrong_tui.store.journal.quarantine import Quarantine
from runstrong_tui.store.journal.storage import NewerFormat
from runstrong_tui.store.journal.tables import CommitStorage, Doc

MOST_PARTS = 9
"""So many files a month, one after the other where the disk failed; then it is given up."""

UNINDEXED_BYTES = 256 * 1024
"""After so many bytes that the index does not have it is written anew."""


class OddValues(OSError):
    """A workout would not be readable again; it is not written."""


class HistoryStorage(CommitStorage):
    """The history in ``folder``; new lines go to ``folder/DEVICE/YEAR-MONTH.jsonl``.

    ``device`` names this device; it is asked when something is written for the first time.

    May be used from several threads. ``damage`` is what is wrong with the files as they were read.
    """

    def __init__(
        self,
        folder: Path,
        device: Callable[[], str],
        stamps: CommitIds,
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
        self._lock_folder = lock.parent
        self._quarantine = Quarantine(quarantine, self._files)
        self._mutex = threading.RLock()
        self._journals: dict[str, Journal] = {}
        self._unlisted: tuple[Path, ...] = ()
        self._begin(indexes.load(index, self._files))

    def _begin(self, index: Index) -> None:
        suspect = {name: file.limit for name, file in self._journals.items() if file.suspect}
        self._index = index
        self._journals = {
            name: Journal(self.folder / name, self._files, limit) for name, limit in suspect.items()
        }
        self._unreadable: set[str] = set()
        self._tails: dict[str, bytes] = {}
        self._read_once = False
        self._unindexed = 0
        self.damage: list[Damage] = []
        for name, known in index.files.items():
            journal = Journal(self.folder / name, self._files)
            journal.end, journal.line, journal.mark = known.end, known.line, known.mark
            self._journals[name] = journal

    @property
    def unlisted(self) -> tuple[Path, ...]:
        """What could not be looked into the last time, folders and files: more may be in there."""
        files = tuple(self.folder / name for name in sorted(self._unreadable))
        return self._unlisted + files

    def read(self) -> dict[str, Any]:
        """The tables, with what other programs and machines added meanwhile."""
        with self._mutex:
            self._read_on()
            tables = self._index.tables.items()
            return {
                name: Documents(partial(self.document, name), table)
                for name, table in tables
                if not all(entry.deleted for entry in table.values())
            }

    def summaries(self) -> list[Summary]:
        """Every workout in short."""
        return [entry.summary for _, entry in self.places() if entry.summary is not None]

    def places(self) -> list[tuple[str, IndexEntry]]:
        """Where each workout stands, by its id; those deleted are left out."""
        with self._mutex:
            self._read_on()
            entries = list(self._index.tables.get(WORKOUTS, {}).items())
        return [(doc_id, entry) for doc_id, entry in entries if not entry.deleted]

    def documents(self) -> Mapping[str, Doc]:
        """Every workout in full, read from its file when it is asked for."""
        table: Mapping[str, Doc] = self.read().get(WORKOUTS, {})
        return table

    def knows(self, doc_id: str) -> bool:
        """Whether there is or was a workout of that id, as far as the files were read."""
        with self._mutex:
            if not self._read_once:
                self._read_on()
            return self._entry_of(WORKOUTS, doc_id) is not None

    def ids(self) -> set[str]:
        """The ids of every workout that can be read, and of those deleted."""
        with self._mutex:
            self._read_on()
            table = self._index.tables.get(WORKOUTS, {})
            return {
                key for key, entry in table.items() if entry.deleted or entry.summary is not None
            }

    def document(self, table: str, doc_id: str, entry: IndexEntry) -> Doc:
        """The document of that id at the place the entry tells, or where it stands now.

        Raises:
            BadLine: it is there no more.
            OSError: the file cannot be read.
        """
        try:
            return self._document_at(table, doc_id, entry)
        except BadLine:
            with self._mutex:
                if self._entry_of(table, doc_id) is entry:  # Nobody noticed so far.
                    self._begin(Index())
                    self._read_files()
                now = self._entry_of(table, doc_id)
            if now is None or now.deleted:
                raise
            return self._document_at(table, doc_id, now)

    def _document_at(self, table: str, doc_id: str, entry: IndexEntry) -> Doc:
        path = self.folder / entry.file
        commit = decode(self._files.read(path, entry.offset, entry.length))
        if commit.id != entry.commit:
            raise BadLine(f"{path} was changed while it was read")
        for operation in commit.do:
            if isinstance(operation, Put) and (operation.table, operation.id) == (table, doc_id):
                return doc_of(operation)
        raise BadLine(f"{path} was changed while it was read")

    def _entry_of(self, table: str, doc_id: str) -> IndexEntry | None:
        return self._index.tables.get(table, {}).get(doc_id)

    def commit(self, operations: tuple[Operation, ...]) -> None:
        """Append one line to this month's own file and sync it, then show it.

        Raises:
            NewerFormat: a newer program wrote a document that would be changed.
            OddValues: a workout is none that could be read again.
            OSError: nothing was changed.
        """
        self._files.make_folder(self._lock_folder)
        with self._mutex, self._append_lock:
            at = self._stamps.now()
            try:
                name = self._own_file(at)
            except Rewritten:
                self._begin(Index())
                name = self._own_file(at)
            commit = self._commit_of(at, operations)
            shorts = _checked(commit)
            data = encode(commit)
            journal = self._journals[name]
            self._mend_end(name, journal)
            offset = journal.append(data)
            self._fold(name, CommitLine(commit, offset, len(data) - 1, 0, shorts))
            self._unindexed += len(data)

    def bring(self, operations: Sequence[Operation]) -> None:
        """Put many documents at once, a line each, in a file of their own: all of them or none.

        Raises:
            OddValues: a workout is none that could be read again; nothing was changed.
            OSError: nothing was changed.
        """
        self._files.make_folder(self._lock_folder)
        with self._mutex, self._append_lock:
            at = self._stamps.now()
            lines = []
            for operation in operations:
                commit = self._commit_of(at, (operation,))
                _checked(commit)
                lines.append(encode(commit))
            write_brought(self._files, self.folder / self._device(), at, lines)
            self._read_on()

    def _commit_of(self, at: datetime, operations: tuple[Operation, ...]) -> Commit:
        """The commit that wins over all that is known of what it changes."""
        known = [self._entry_of(operation.table, operation.id) for operation in operations]
        for entry in known:
            if entry is not None and entry.newer:
                raise NewerFormat(0, "written by a newer RunStrong", entry.file)
        after = max((entry.commit for entry in known if entry is not None), default="")
        return Commit(self._stamps.next(after), at, VERSION, operations)

    def _own_file(self, at: datetime) -> str:
        """This month's file, read up to its end: an append needs to know no others.

        It is the next part of it where the one before failed or is unreadable.

        Raises:
            Rewritten: a file is no longer what it was when it was read.
            OSError: none of the parts can be used.
        """
        if not self._read_once:
            self._read_files()
        device = self._device()
        for part in range(1, MOST_PARTS + 1):
            name = f"{device}/{at:%Y-%m}{f'.{part}' if part > 1 else ''}.jsonl"
            self._read_file(name)
            journal = self._journals[name]
            if name not in self._unreadable and not (journal.suspect or journal.too_large):
                return name
        raise OSError(errno.EIO, "this month's files cannot be used", str(self.folder / device))

    def _mend_end(self, name: str, journal: Journal) -> None:
        tail = self._tails.pop(name, b"")
        if tail:
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
        self._read_once = True
        failed: list[OSError] = []
        paths = self._files.list(self.folder, "*/*.jsonl", failed)
        troubles = [damage_of(self.folder, error) for error in failed]
        self._unlisted = tuple(trouble.path for trouble in troubles)
        for trouble in troubles:
            self._note(trouble)
        names = {self._name(path) for path in paths}
        self._unreadable &= names
        for name in self._journals.keys() - names:
            if self._journals[name].end and not self._is_hidden(name):
                raise Rewritten(name)
        with without_collecting():
            for name in sorted(names):
                self._read_file(name)

    def _is_hidden(self, name: str) -> bool:
        """Whether a file is in a folder that could not be listed, so that it may well be there."""
        above = (self.folder / name).parents
        return any(folder in above for folder in self._unlisted)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _read_file(self, name: str) -> None:
        journal = self._journals.get(name) or Journal(self.folder / name, self._files)
        self._journals[name] = journal
        try:
            found = journal.read_on()
        except OSError as error:
            self._unreadable.add(name)
            self._note(damage_of(journal.path, error))
            return
        self._unreadable.discard(name)
        self._tails[name] = found.tail
        for line in found.lines:
            self._fold(name, line)
            self._unindexed += line.length
        for damage in found.damage.in_order():
            self._note(damage)

    def _note(self, damage: Damage) -> None:
        if damage not in self.damage:
            self.damage.append(damage)

    def _fold(self, name: str, line: CommitLine) -> None:
        newer = line.commit.v > VERSION
        for operation, short in zip(line.commit.do, line.shorts, strict=True):
            table = self._index.tables.setdefault(operation.table, {})
            known = table.get(operation.id)
            if known is not None and known.commit > line.commit.id:
                continue
            entry = IndexEntry(line.commit.id, name, line.offset, line.length, newer=newer)
            if not isinstance(operation, Put):
                entry.deleted = True
            elif operation.table == WORKOUTS:
                entry.summary = short
                if short is None:
                    what = f"the workout {operation.id} was written by a newer RunStrong"
                    self._note(Damage(self.folder / name, 0, what))
            table[operation.id] = entry

    def make_sure(self, doc_id: str) -> None:
        """Return when the workout of that id is on the disk itself, whoever wrote it.

        A program that was killed may have written it and not synced it.

        Raises:
            OSError: nobody can tell.
        """
        with self._mutex:
            entry = self._entry_of(WORKOUTS, doc_id)
            if entry is None:
                return
            path = self.folder / entry.file
            descriptor = self._files.open(path)
            try:
                self._files.sync(descriptor)
            finally:
                self._files.close(descriptor)
            self._files.sync_folder(path.parent)

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


def _checked(commit: Commit) -> Shorts:
    """The workouts of a commit in short, before it is written."""
    try:
        return shorts_of(commit)
    except BadLine as error:
        raise OddValues(errno.EINVAL, str(error)) from error
