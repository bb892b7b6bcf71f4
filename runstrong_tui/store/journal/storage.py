"""A TinyDB storage over one journal: one file, one program that writes it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from runstrong_tui.store.history.checking import doc_of
from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage, Journal, Rewritten, Scan, without_collecting
from runstrong_tui.store.journal.lines import (
    VERSION,
    BadLine,
    Commit,
    Operation,
    Put,
    encode,
    is_beginning,
    put,
)
from runstrong_tui.store.journal.quarantine import Quarantine
from runstrong_tui.store.journal.refused import TooLarge
from runstrong_tui.store.journal.tables import CommitStorage, Doc

LARGEST_BYTES = 1024 * 1024
"""A file that has grown beyond this is written anew with what it says, and nothing it said."""


class NewerFormat(OSError):
    """A newer program wrote this; it is kept as it is."""


class JournalStorage(CommitStorage):
    """Tables whose every change is a line of the file at ``path``.

    ``damage`` holds what was wrong with the file when it was read, ``newer`` whether lines of a
    newer format stand in it; then it can be read, as far as it is understood, but not changed.
    """

    def __init__(
        self,
        path: Path,
        stamps: CommitIds,
        files: Files | None = None,
        quarantine: Path | None = None,
    ) -> None:
        """Read the file, if there is one. Copies of damaged bytes go to ``quarantine``."""
        self._files = files or Files()
        self._quarantine = Quarantine(quarantine or path.parent / "quarantine", self._files)
        self._stamps = stamps
        self._journal = Journal(path, self._files)
        self._tables: dict[str, dict[str, Doc]] = {}
        self._tail = b""
        self._gathered: list[Operation] | None = None
        self.damage: list[Damage] = []
        self.newer = False
        self._read_on()

    @property
    def suspect(self) -> bool:
        """Whether the disk refused the last commit, so that only memory holds what is kept."""
        return self._journal.suspect

    @property
    def blank(self) -> bool:
        """Whether nothing was ever kept here: at most a first line that was not finished."""
        return not (self._tables or self.damage or self.newer) and is_beginning(self._tail)

    def read(self) -> dict[str, Any]:
        """The tables, with what another program may have added meanwhile."""
        self._read_on()
        return dict(self._tables)

    def commit(self, operations: tuple[Operation, ...]) -> None:
        """Append one line, sync it, then change what ``read`` gives.

        Raises:
            NewerFormat: the file is a newer program's.
            OSError: nothing was changed.
        """
        if self._gathered is not None:
            self._gathered.extend(operations)
            return
        self._read_on()
        if self.newer:
            raise NewerFormat(0, "written by a newer RunStrong", str(self._journal.path))
        if self._journal.suspect or self._journal.end > LARGEST_BYTES:
            self._renew(operations)
        else:
            self._mend_end()
            self._journal.append(encode(self._commit_of(operations)))
        self._apply(operations)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make the commits within one line, all or none of it; ``read`` shows them afterwards."""
        self._gathered = []
        try:
            yield
            operations, self._gathered = tuple(self._gathered), None
        finally:
            self._gathered = None
        if operations:
            self.commit(operations)

    def _commit_of(self, operations: tuple[Operation, ...]) -> Commit:
        return Commit(self._stamps.next(), self._stamps.now(), VERSION, operations)

    def _read_on(self) -> None:
        try:
            found = self._journal.read_on()
        except Rewritten:
            self._journal = Journal(self._journal.path, self._files)
            self._tables, self.damage, self.newer = {}, [], False
            found = self._journal.read_on()
        if self._journal.too_large:
            raise TooLarge(self._journal.path, self._files.size(self._journal.path) or 0)
        if found.lines or found.damage.count or found.tail != self._tail:
            self._take(found)

    def _take(self, found: Scan) -> None:
        with without_collecting():
            for line in found.lines:
                self.newer |= line.commit.v > VERSION
                with suppress(BadLine):  # What a newer program put may be no document here.
                    self._apply(line.commit.do)
        self.damage.extend(found.damage.in_order())
        self._tail = found.tail

    def _apply(self, operations: tuple[Operation, ...]) -> None:
        for operation in operations:
            table = self._tables.setdefault(operation.table, {})
            if isinstance(operation, Put):
                table[operation.id] = doc_of(operation)
            else:
                table.pop(operation.id, None)
            if not table:
                del self._tables[operation.table]

    def _mend_end(self) -> None:
        """Cut a line that was not finished, after a copy of it has gone into quarantine."""
        if not self._tail:
            return
        self._quarantine.keep(self._journal.path)
        self._journal.cut(self._journal.end)
        self._tail = b""

    def _renew(self, operations: tuple[Operation, ...]) -> None:
        """Write a fresh file from memory, with the operations in it."""
        tables = {name: dict(table) for name, table in self._tables.items()}
        for operation in operations:
            if isinstance(operation, Put):
                tables.setdefault(operation.table, {})[operation.id] = doc_of(operation)
            else:
                tables.get(operation.table, {}).pop(operation.id, None)
        everything = tuple(
            put(name, key, doc) for name, table in tables.items() for key, doc in table.items()
        )
        if self.damage or self._tail:
            self._quarantine.keep(self._journal.path)
        self._journal.renew(encode(self._commit_of(everything)))
        self._tail, self.damage = b"", []
