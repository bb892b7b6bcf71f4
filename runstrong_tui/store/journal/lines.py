"""One line of a journal: one commit, whole or not at all.

A line is JSON, so that any program reads it: an id (a ULID), the wall time, the version of the
format, what it does, and a checksum of all that stands before.

    {"id":"01M…","at":"2026-11-21T12:55:10.948Z","v":1,"do":[["put","place","1",{…}]],"sum":"1a2b3c4d"}
"""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import msgspec

from runstrong_tui.store.journal.years import Moment, check_years

VERSION = 1
"""The version of the format that this program writes; newer lines are kept and not touched."""

_BEGINNING = b'{"id":"'
_SUM = b',"sum":"'
_SUM_LENGTH = len(_SUM) + 8 + len(b'"}')
_START = re.compile(rb'\{"id":"(?:[^"\\]|\\.){0,99}","at":"')
_END = re.compile(rb',"sum":"[0-9a-f]{8}"\}')
_MOST_TRIED = 16
"""So many beginnings are tried with an end, and ends with a beginning, before they are given up."""


class Put(msgspec.Struct, frozen=True, array_like=True, tag="put"):
    """Put a document into a table, in the place of an earlier one of the same id."""

    table: str
    id: str
    doc: msgspec.Raw


class Delete(msgspec.Struct, frozen=True, array_like=True, tag="del"):
    """Take a document out of a table."""

    table: str
    id: str


Operation = Put | Delete


class Commit(msgspec.Struct, frozen=True):
    """Operations that happen together. ``v`` is the version of the format."""

    id: str
    at: Moment
    v: int
    do: tuple[Operation, ...]

    def __post_init__(self) -> None:
        """Refuse times that nobody can reckon with."""
        check_years(self.at)


class _Head(msgspec.Struct, frozen=True):
    """What a line of every version of the format has."""

    id: str
    at: Moment
    v: int

    def __post_init__(self) -> None:
        check_years(self.at)


CANNOT_DECODE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding any file of ours may raise, whatever bytes are in it: each of them is damage."""


class BadLine(ValueError):
    """A line is not what this store writes, or not any more."""


_DECODER = msgspec.json.Decoder(Commit)
_HEAD_DECODER = msgspec.json.Decoder(_Head)


def put(table: str, doc_id: str, doc: Any) -> Put:
    """The operation that puts ``doc``, any value that JSON can hold."""
    return Put(table, doc_id, msgspec.Raw(msgspec.json.encode(doc)))


def encode(commit: Commit) -> bytes:
    """The line, with its line feed."""
    body = msgspec.json.encode(commit)[:-1]
    return body + _SUM + b"%08x" % zlib.crc32(body) + b'"}\n'


def decode(line: bytes) -> Commit:
    """The commit of a line without its line end.

    What a newer version does that this one has no word for is left out.

    Raises:
        BadLine: the checksum does not fit, or what stands there is no commit.
    """
    body, end = line[:-_SUM_LENGTH], line[-_SUM_LENGTH:]
    if not (end.startswith(_SUM) and end.endswith(b'"}')):
        raise BadLine("not a line of a RunStrong journal, or cut off")
    if end[len(_SUM) : -2] != b"%08x" % zlib.crc32(body):
        raise BadLine("changed since it was written (its checksum does not fit)")
    try:
        return _DECODER.decode(body + b"}")
    except CANNOT_DECODE as error:
        with suppress(*CANNOT_DECODE):
            head = _HEAD_DECODER.decode(body + b"}")
            if head.v > VERSION:
                return Commit(head.id, head.at, head.v, ())
        raise BadLine(f"not a commit ({error})") from error


def is_beginning(data: bytes) -> bool:
    """Whether ``data`` may be the beginning of a line, or nothing yet."""
    return data[: len(_BEGINNING)] == _BEGINNING[: len(data)]


def find(data: bytes) -> Iterator[tuple[int, int, Commit]]:
    """Every whole line that stands anywhere in ``data``: its begin and end in bytes, its commit.

    Lines are known by what they are, not by what stands between them: their checksum tells. What
    changed their line feeds, joined them or wrote something beside them does no harm.
    """
    starts = [found.start() for found in _START.finditer(data)]
    passed = 0
    tried: list[tuple[int, int]] = []  # The last beginnings, the latest first; how often each.
    for found in _END.finditer(data):
        before = bisect_left(starts, found.start(), passed)
        new = starts[max(passed, before - _MOST_TRIED) : before]
        tried = [(start, 0) for start in reversed(new)] + tried
        tried = [(start, times + 1) for start, times in tried[:_MOST_TRIED] if times < _MOST_TRIED]
        passed = before
        for start, _ in tried:
            with suppress(BadLine):
                yield start, found.end(), decode(data[start : found.end()])
                tried = []
                break
