"""TinyDB's tables over a journal: a change costs what it changes.

The hooks of TinyDB used here are its own (``_update_table``, ``_read_table``, ``_get_next_id``); a
contract test holds them to what TinyDB documents.
"""

import copy
from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from runstrong_tui.store.history.checking import doc_of
from runstrong_tui.store.journal.lines import BadLine, Delete, Operation, Put, put

Doc = dict[str, Any]


class CommitStorage(Storage):
    """A storage that takes single changes instead of whole databases."""

    @abstractmethod
    def commit(self, operations: tuple[Operation, ...]) -> None:
        """Make the operations last, all or none, then show them.

        Raises:
            OSError: none was made.
        """

    @abstractmethod
    def read(self) -> dict[str, Any]:
        """The tables as they are: not to be changed in place."""

    def write(self, data: Mapping[str, Mapping[str, Doc]]) -> None:
        """Make the tables what ``data`` says, by the changes between the two."""
        now = self.read()
        changes: list[Operation] = []
        for name in {*now, *data}:
            before, after = now.get(name, {}), data.get(name, {})
            changes.extend(Delete(name, str(gone)) for gone in before if gone not in after)
            changes.extend(
                put(name, str(key), doc) for key, doc in after.items() if before.get(key) != doc
            )
        if changes:
            self.commit(tuple(changes))


class _AnyDocument(type):
    """Takes each of TinyDB's documents for one of its own: all of them carry an id."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, Document)


class OwnDocument(Document, metaclass=_AnyDocument):
    """A document that shares nothing with the storage it came from."""

    def __init__(self, value: Mapping[str, Any], doc_id: Any) -> None:
        """Copy ``value`` all the way down."""
        super().__init__(copy.deepcopy(dict(value)), doc_id)


class CopyOnAccess(MutableMapping[str, Doc]):
    """A table to be changed: what is looked at is copied, what was changed can be told.

    Its keys are text, as in JSON, whatever they are asked for by.
    """

    def __init__(self, table: Mapping[str, Doc]) -> None:
        """Stand in for ``table``, which stays as it is."""
        self._table = table
        self._copies: dict[str, Doc] = {}
        self._gone: set[str] = set()

    def __getitem__(self, key: str) -> Doc:
        """A copy that may be changed in place."""
        key = str(key)
        if key not in self._copies:
            if key in self._gone:
                raise KeyError(key)
            self._copies[key] = copy.deepcopy(self._table[key])
        return self._copies[key]

    def __setitem__(self, key: str, doc: Doc) -> None:
        key = str(key)
        self._copies[key] = doc
        self._gone.discard(key)

    def __delitem__(self, key: str) -> None:
        key = str(key)
        if key not in self:
            raise KeyError(key)
        self._copies.pop(key, None)
        self._gone.add(key)

    def __contains__(self, key: object) -> bool:
        key = str(key)
        return key in self._copies or (key not in self._gone and key in self._table)

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._table if key not in self._gone)
        yield from (key for key in list(self._copies) if key not in self._table)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove everything, without a look at it."""
        self._copies.clear()
        self._gone.update(self._table)

    def changes(self, name: str) -> tuple[Operation, ...]:
        """What was changed, as operations on the table ``name``."""
        gone = [Delete(name, key) for key in self._gone if key in self._table]
        changed = [put(name, key, doc) for key, doc in self._copies.items()]
        return (*gone, *filter(self._is_new, changed))

    def _is_new(self, change: Put) -> bool:
        try:
            known = self._table.get(change.id)
            return known is None or known != doc_of(change)
        except (BadLine, OSError):  # What cannot be read any more may be put anew.
            return True


class JournalTable(Table):
    """TinyDB's table with ULIDs for ids and single changes for writes."""

    document_class = OwnDocument
    document_id_class = str  # type: ignore[assignment]

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        """As TinyDB's, but no query is remembered: another program may write, too."""
        super().__init__(storage, name, cache_size, persist_empty)

    def document(self, doc_id: str) -> Doc | None:
        """The document of that id, to keep: it shares nothing with the storage."""
        found = self._read_table().get(doc_id)
        return None if found is None else copy.deepcopy(dict(found))

    def put(self, doc_id: str, doc: Doc) -> None:
        """Put a document in the place of that id; nothing is written where it is there already."""
        self._update_table(lambda table: table.__setitem__(doc_id, doc))

    def take_out(self, doc_id: str) -> None:
        """Remove the document of that id; nothing to do where there is none."""
        self._update_table(lambda table: table.pop(doc_id, None))

    def _get_next_id(self) -> str:
        from ulid import ULID

        return str(ULID())

    def _read_table(self) -> dict[str, Any]:
        table: dict[str, Any] = (self._storage.read() or {}).get(self.name, {})
        return table

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        view = CopyOnAccess(self._read_table())
        updater(view)
        changes = view.changes(self.name)
        if changes:
            storage = self._storage
            assert isinstance(storage, CommitStorage)
            storage.commit(changes)
        self.clear_cache()


class JournalDB(TinyDB):
    """TinyDB over a storage that commits."""

    table_class = JournalTable

    def __init__(self, storage: CommitStorage) -> None:
        """Use the storage as it is."""
        super().__init__(storage=lambda: storage)

    def journal_table(self, name: str) -> JournalTable:
        """The table of that name, typed as what it is."""
        table = self.table(name)
        assert isinstance(table, JournalTable)
        return table


def plain(value: object) -> Any:
    """``value`` as JSON has it."""
    return msgspec.to_builtins(value)
