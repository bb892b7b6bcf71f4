"""TOML text as a tree of values that know their place, with everything that is wrong in it.

tree-sitter says where each thing stands and reads on after an error; ``tomllib`` decodes the single
values and has the last word on the whole.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec
import tree_sitter_toml
from tree_sitter import Language, Parser
from tree_sitter import Node as Found

from runstrong_tui.training.faults import Fault
from runstrong_tui.training.toml_mending import mend
from runstrong_tui.training.toml_nodes import Array, Entry, Leaf, Lost, Node, Place, Table, place_at

DEEPEST = 16
"""How deep values may lie within one another."""

_LANGUAGE = Language(tree_sitter_toml.language())
_PLACED = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})

_Name = tuple[str, Place]


class Tree(msgspec.Struct, frozen=True):
    """A text read: its table, and the faults of its writing in the order they were found.

    With ``holes`` keys or tables may be missing that the text was meant to have.
    """

    root: Table
    faults: tuple[Fault, ...]
    holes: bool


def read_tree(text: str, file: str) -> Tree:
    """The tree of ``text``; whatever is wrong in it becomes faults of ``file``, never an error."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    faults = list(_control_characters(lines, file))
    if faults:
        text = "".join(" " if is_control(char) else char for char in text)
    refusal = _refusal(text)
    if refusal is None:
        builder = _Builder(file, lines, text.split("\n"), frozenset())
        builder.build()
        return Tree(builder.root, (*faults, *builder.faults), holes=False)
    mended = mend(text.split("\n"))
    for mark in mended.marks:
        place = place_at(lines, mark.row, mark.column, mark.width)
        faults.append(place.fault(file, mark.what, mark.expected))
    builder = _Builder(file, lines, mended.lines, mended.lost)
    builder.build()
    told = {fault.line - 1 for fault in faults}
    left = list(_unread(builder.parsed, lines, told))
    faults += [place.fault(file, "this cannot be read as TOML") for place in left]
    faults += builder.faults
    if not faults:
        faults.append(_refused(refusal, lines, file))
    return Tree(builder.root, tuple(faults), holes=mended.holes or bool(left))


def is_control(char: str) -> bool:
    """Whether a character has no business in a text: a control character or half a pair."""
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")


def _control_characters(lines: Sequence[str], file: str) -> Iterator[Fault]:
    """One fault for each line that has a control character: the first."""
    for row, line in enumerate(lines):
        if line.isprintable():
            continue
        for column, char in enumerate(line):
            if is_control(char):
                what = f"control character U+{ord(char):04X}"
                yield place_at(lines, row, column).fault(file, what, "leave it out")
                break


def _refusal(text: str) -> str | None:
    """Why ``tomllib`` refuses the text; None where it does not."""
    try:
        tomllib.loads(text)
    except ValueError as error:
        return str(error)
    except RecursionError:
        return "values lie too deep within one another (at end of document)"
    return None


def _refused(message: str, lines: Sequence[str], file: str) -> Fault:
    """``tomllib``'s own complaint, for what is wrong in a way that nobody else has seen."""
    match = _PLACED.fullmatch(message)
    what = match[1] if match else message
    row, column = len(lines) - 1, 0
    if match and match[2]:
        row, column = int(match[2]) - 1, int(match[3]) - 1
    return place_at(lines, row, column).fault(file, what[:1].lower() + what[1:])


def _decode(raw: str) -> object:
    """The value written as ``raw``; ValueError where TOML knows no such value."""
    quote = raw[:1]
    if quote and quote in "\"'" and not raw.startswith(quote * 2) and "\\" not in raw:
        return raw[1:-1]
    return tomllib.loads(f"v = {raw}")["v"]


def _unread(root: Found, lines: Sequence[str], told: set[int]) -> Iterator[Place]:
    """The places that the grammar could not read, without those in rows already told of."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            first, last = node.start_point.row, node.end_point.row
            if told.isdisjoint(range(first, last + 1)):
                told.add(first)
                yield _place(node, lines)
        elif node.has_error:
            waiting.extend(reversed(node.children))


def _place(node: Found, lines: Sequence[str]) -> Place:
    start, end = node.start_point, node.end_point
    width = end.column - start.column if end.row == start.row else len(lines[start.row])
    return place_at(lines, start.row, start.column, width)


class _Builder:
    """Turns what the grammar found into tables, arrays and leaves.

    The parser is given every character outside ASCII as one ``?``, so that its bytes are characters
    here. ``lines`` are as written, ``readable`` as mended; rows and columns agree up to where a
    line was mended.
    """

    def __init__(
        self,
        file: str,
        lines: Sequence[str],
        readable: Sequence[str],
        lost: frozenset[tuple[int, int]],
    ) -> None:
        self.faults: list[Fault] = []
        self.root = Table(place_at(lines, 0, 0), {})
        self._file = file
        self._lines = lines
        self._text = "\n".join(readable)
        self._lost = lost
        self._headed: set[int] = set()
        self.parsed = Parser(_LANGUAGE).parse(self._text.encode("ascii", "replace")).root_node

    def build(self) -> None:
        for node in self.parsed.children:
            if node.type == "pair":
                self._pair(self.root, node, 0)
            elif node.type in ("table", "table_array_element"):
                self._headed_table(node)

    def _headed_table(self, node: Found) -> None:
        key = next((child for child in node.children if child.type in _KEYS), None)
        if key is None:
            return
        header = self._place(node.children[0])
        closing = node.children[2].end_point if len(node.children) > 2 else key.end_point
        width = closing.column - node.start_point.column
        place = place_at(self._lines, header.line - 1, header.column - 1, width)
        table = Table(place, {})
        names = self._names(key)
        into = self._inner(self.root, names[:-1])
        if into is not None:
            table = self._add_table(into, names[-1], table, many=node.type != "table")
        for child in node.children:
            if child.type == "pair":
                self._pair(table, child, 0)

    def _add_table(self, into: Table, name: _Name, table: Table, *, many: bool) -> Table:
        """``table``, or the one that other keys have made of that name already."""
        entry = into.entries.get(name[0])
        if entry is None:
            value = Array(name[1], [table]) if many else table
            into.entries[name[0]] = Entry(name[1], value)
            self._headed.add(id(value))
        elif many and isinstance(entry.value, Array) and id(entry.value) in self._headed:
            entry.value.items.append(table)
        elif many or not isinstance(entry.value, Table) or id(entry.value) in self._headed:
            self._twice(name, entry)
        else:
            self._headed.add(id(entry.value))
            return entry.value
        return table

    def _pair(self, into: Table, node: Found, depth: int) -> None:
        parts = [child for child in node.children if child.type != "comment"]
        key, value = parts[0], parts[-1]
        if key.type not in _KEYS or len(parts) < 3:
            return
        names = self._names(key)
        inner = self._inner(into, names[:-1])
        if inner is None:
            return
        name, place = names[-1]
        if name in inner.entries:
            self._twice(names[-1], inner.entries[name])
            return
        torn = any(child.is_error or child.is_missing for child in node.children)
        read = Lost(self._place(value)) if torn else self._value(value, depth)
        inner.entries[name] = Entry(place, read)

    def _inner(self, table: Table, names: list[_Name]) -> Table | None:
        """The table that the keys lead to; None, and a fault, where they lead to a value."""
        for name, place in names:
            entry = table.entries.setdefault(name, Entry(place, Table(place, {})))
            value = entry.value
            if isinstance(value, Array) and value.items:
                value = value.items[-1]
            if not isinstance(value, Table):
                self._twice((name, place), entry)
                return None
            table = value
        return table

    def _value(self, node: Found, depth: int) -> Node:
        place = self._place(node)
        if (node.start_point.row, node.start_point.column) in self._lost:
            return Lost(place)
        if depth > DEEPEST:
            self.faults.append(place.fault(self._file, "values lie too deep within one another"))
            return Lost(place)
        if node.type == "array":
            return Array(place, list(self._items(node, depth)))
        if node.type == "inline_table":
            table = Table(place, {})
            for child in node.children:
                if child.type == "pair":
                    self._pair(table, child, depth + 1)
            return table
        raw = self._text[node.start_byte : node.end_byte]
        try:
            return Leaf(place, _decode(raw), raw, self._lines)
        except ValueError:
            self.faults.append(place.fault(self._file, f"{raw} is no value"))
            return Lost(place)

    def _items(self, array: Found, depth: int) -> Iterator[Node]:
        """The values of an array, with those that the grammar sets aside for a missing comma."""
        for child in array.children:
            inner = child.children if child.is_error else [child]
            for item in inner:
                if item.is_named and not item.is_error and item.type not in ("comment", *_KEYS):
                    yield self._value(item, depth + 1)

    def _names(self, key: Found) -> list[_Name]:
        """The parts of a key, dotted or not, from left to right."""
        parts: list[Found] = []
        waiting = [key]
        while waiting:
            node = waiting.pop()
            if node.type == "dotted_key":
                waiting.extend(reversed(node.children))
            elif node.type in _KEYS:
                parts.append(node)
        return [(self._name(part), self._place(part)) for part in parts]

    def _name(self, key: Found) -> str:
        raw = self._text[key.start_byte : key.end_byte]
        if key.type == "bare_key":
            return raw
        try:
            return str(_decode(raw))
        except ValueError:
            return raw

    def _place(self, node: Found) -> Place:
        return _place(node, self._lines)

    def _twice(self, name: _Name, entry: Entry) -> None:
        hint = f"it stands in line {entry.place.line} already"
        self.faults.append(name[1].fault(self._file, f'"{name[0]}" is given twice', hint))
