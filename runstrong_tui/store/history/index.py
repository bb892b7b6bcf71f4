"""A derived list of what stands where in the history; it may be deleted at any time."""

import zlib
from pathlib import Path
from typing import Any

import msgspec

from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.lines import CANNOT_DECODE

INDEX_VERSION = 6

MOST_BYTES = 256 * 1024**2
"""An index of a million workouts is smaller."""


class IndexEntry(msgspec.Struct, array_like=True):
    """The last word on one document: which commit, where it stands, what it is in short.

    ``file`` is a path below the history folder; ``deleted`` documents keep their entry, so that an
    older line of another machine does not bring them back.
    """

    commit: str
    file: str
    offset: int
    length: int
    deleted: bool = False
    newer: bool = False
    summary: Summary | None = None


class ReadUpTo(msgspec.Struct, array_like=True):
    """How far a file is in the index, and its last bytes before that."""

    end: int
    line: int
    mark: bytes


class Index(msgspec.Struct):
    """Every document of every table, and how far each file was read."""

    version: int = INDEX_VERSION
    files: dict[str, ReadUpTo] = {}
    tables: dict[str, dict[str, IndexEntry]] = {}


def load(path: Path, files: Files) -> Index:
    """The index at ``path``; an empty one where it is missing, damaged or another version's."""
    try:
        if (files.size(path) or 0) > MOST_BYTES:
            return Index()
        data = files.read(path, 0, MOST_BYTES)
        if data[:4] != zlib.crc32(data[4:]).to_bytes(4, "big"):
            return Index()
        index = msgspec.msgpack.decode(data[4:], type=Index)
    except (OSError, *CANNOT_DECODE):
        return Index()
    return index if index.version == INDEX_VERSION else Index()


def save(index: Index, path: Path, files: Files) -> None:
    """Write the index; where that fails it is derived anew next time."""
    data = msgspec.msgpack.encode(_with_zones(index))
    try:
        files.write_whole(path, zlib.crc32(data).to_bytes(4, "big") + data)
    except OSError:
        return


def _with_zones(index: Index) -> Any:
    """The index with times as text: those of MessagePack itself forget their zone."""
    return msgspec.to_builtins(index, builtin_types=(bytes,))
