"""One table of the history, as TinyDB sees it."""

from collections.abc import Callable, Iterator, Mapping

from runstrong_tui.store.history.index import IndexEntry
from runstrong_tui.store.journal.tables import Doc


class Documents(Mapping[str, Doc]):
    """Ids from the index, documents from their files when they are asked for."""

    def __init__(
        self, read: Callable[[str, IndexEntry], Doc], entries: Mapping[str, IndexEntry]
    ) -> None:
        """``read`` gives the document of an id at the place its entry tells."""
        self._read = read
        self._entries = entries

    def __getitem__(self, key: str) -> Doc:
        entry = self._entries[key]
        if entry.deleted:
            raise KeyError(key)
        return self._read(key, entry)

    def __contains__(self, key: object) -> bool:
        entry = self._entries.get(key) if isinstance(key, str) else None
        return entry is not None and not entry.deleted

    def __iter__(self) -> Iterator[str]:
        return (key for key, entry in list(self._entries.items()) if not entry.deleted)

    def __len__(self) -> int:
        return sum(not entry.deleted for entry in self._entries.values())
