"""The values of a TOML text, each with its place."""

import re
from collections.abc import Sequence

import msgspec

from runstrong_tui.files.faults import Fault

_PIECE = re.compile(r"(\\[ \t]*\n\s*)|\\u.{4}|\\U.{8}|\\.|.", re.DOTALL)


class Place(msgspec.Struct, frozen=True):
    """Where something is written: line and column count characters from 1, within ``source``."""

    line: int
    column: int
    width: int
    source: str

    def fault(self, file: str, what: str, expected: str = "") -> Fault:
        """A fault of ``file`` at this place."""
        return Fault(file, self.line, self.column, what, expected, self.source, self.width)


class Leaf(msgspec.Struct, frozen=True):
    """A single value: a text, number, boolean or date; ``raw`` is how it is written."""

    place: Place
    value: object
    raw: str
    lines: Sequence[str]
    """The lines of the whole text."""

    def inside(self, offset: int, width: int) -> Place:
        """The place of a part of a text: ``offset`` counts characters of the value from 0."""
        starts = _starts(self.raw)
        if not isinstance(self.value, str) or len(starts) != len(self.value) + 1:
            return self.place
        start = starts[min(offset, len(starts) - 1)]
        end = starts[min(offset + width, len(starts) - 1)]
        row = self.raw.count("\n", 0, start)
        line = self.place.line + row
        before = self.raw.rfind("\n", 0, start) + 1
        column = start - before + (self.place.column if row == 0 else 1)
        return place_at(self.lines, line - 1, column - 1, end - start)


class Array(msgspec.Struct, frozen=True):
    """Values one after the other."""

    place: Place
    items: "list[Node]"


class KeyEntry(msgspec.Struct, frozen=True):
    """One key of a table, with the place of the key."""

    place: Place
    value: "Node"


class Table(msgspec.Struct, frozen=True):
    """Keys and their values; ``place`` is its header, or the key that made it."""

    place: Place
    entries: dict[str, KeyEntry]


Node = Leaf | Array | Table


def place_at(lines: Sequence[str], row: int, column: int, width: int = 1) -> Place:
    """The place at row and column (both from 0), kept within the line."""
    row = max(0, min(row, len(lines) - 1))
    source = lines[row]
    column = max(0, min(column, len(source)))
    return Place(row + 1, column + 1, max(1, min(width, len(source) - column)), source)


def _starts(raw: str) -> list[int]:
    """Where in ``raw`` each character of a text starts, and where the last one ends."""
    size = 3 if raw[:3] in ('"""', "'''") else 1
    start, end = size, len(raw) - size
    if size == 3 and raw[3:4] == "\n":
        start += 1
    if raw[0] == "'":
        return list(range(start, end + 1))
    pieces = _PIECE.finditer(raw, start, end)
    return [piece.start() for piece in pieces if piece[1] is None] + [end]
