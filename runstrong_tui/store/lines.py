"""One line of a journal: one commit, whole or not at all.

A line is JSON, so that any program reads it: an id (a ULID), the wall time, the version of the
format, what it does, and a checksum of all that stands before.

    {"id":"01M…","at":"2026-11-21T12:55:10.948Z","v":1,"do":[["put","place","1",{…}]],"sum":"1a2b3c4d"}
"""

import re
import zlib
from datetime import datetime
from typing import Any

import msgspec

VERSION = 1
"""The version of the format that this program writes; newer lines are kept and not touched."""

LONGEST_LINE = 16 * 1024 * 1024

_SUM = b',"sum":"'
_SUM_LENGTH = len(_SUM) + 8 + len(b'"}')
_JOINED = re.compile(rb'(?<="\}).(?=\{"id":")', re.DOTALL)


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
    at: datetime
    v: int
    do: tuple[Operation, ...]


class BadLine(ValueError):
    """A line is not what this store writes, or not any more."""


_DECODER = msgspec.json.Decoder(Commit)


def put(table: str, doc_id: str, doc: Any) -> Put:
    """The operation that puts ``doc``, any value that JSON can hold."""
    return Put(table, doc_id, msgspec.Raw(msgspec.json.encode(doc)))


def encode(commit: Commit) -> bytes:
    """The line, with its line feed."""
    body = msgspec.json.encode(commit)[:-1]
    return body + _SUM + b"%08x" % zlib.crc32(body) + b'"}\n'


def decode(line: bytes) -> Commit:
    """The commit of a line without its line feed.

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
    except msgspec.DecodeError as error:
        raise BadLine(f"not a commit ({error})") from error


def pieces(line: bytes) -> list[bytes]:
    """A bad line, parted where one flipped bit in a line feed has joined two lines."""
    return _JOINED.split(line)
