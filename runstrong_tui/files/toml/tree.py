"""TOML text as a tree of values that know their place.

``tomllib`` decodes the single values and has the last word on the whole; tree-sitter says where
each thing stands.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence

import msgspec
import tree_sitter_toml
from tree_sitter import Language, Parser
from tree_sitter import Node as Found

from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.toml.mistakes import first_mistake
from runstrong_tui.files.toml.nodes import Array, KeyEntry, Leaf, Node, Place, Table, place_at
from runstrong_tui.visible import is_control

DEEPEST = 16
"""How deep values may lie within one another."""

_LANGUAGE = Language(tree_sitter_toml.language())
_PLACED = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_KEYS = frozenset({"bare_key", "quoted_key", "dotted_key"})

_Name = tuple[str, Place]


class Tree(msgspec.Struct, frozen=True):
    """A text read: its table, and the control characters in it, which count as spaces."""

    root: Table
    faults: tuple[Fault, ...]


def read_tree(text: str, file: str) -> Tree:
    """The tree of ``text``.

    Raises:
        BrokenText: it is no TOML; with the first mistake of the writing, or every key that is
            given twice.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.split("\n")
    faults = tuple(_control_characters(lines, file))
    if faults:
        text = "".join(" " if is_control(char) else char for char in text)
    refusal = _refusal(text)
    if refusal is not None and (mistake := first_mistake(text.split("\n"))) is not None:
        place = place_at(lines, mistake.row, mistake.column, mistake.width)
        raise BrokenText((*faults, place.fault(file, mistake.what, mistake.expected)))
    builder = _Builder(file, lines, text)
    if refusal is not None and (unread := builder.unread()) is not None:
        raise BrokenText((*faults, unread.fault(file, "this cannot be read as TOML")))
    builder.build()
    if builder.faults:
        raise BrokenText((*faults, *builder.faults))
    if refusal is not None:
        raise BrokenText((*faults, _refused(refusal, lines, file)))
    return Tree(builder.root, faults)


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


def _place(node: Found, lines: Sequence[str]) -> Place:
    start, end = node.start_point, node.end_point
    width = end.column - start.column if end.row == start.row else len(lines[start.row])
    return place_at(lines, start.row, start.column, width)


class _Builder:
    """Turns what the grammar found into tables, arrays and leaves.

    The parser is given every character outside ASCII as one ``?``, so that its bytes are characters
    here. ``lines`` are as written; ``text`` has no control characters.
    """

    def __init__(self, file: str, lines: Sequence[str], text: str) -> None:
        self.faults: list[Fault] = []
        self.root = Table(place_at(lines, 0, 0), {})
        self._file = file
        self._lines = lines
        self._text = text
        self._headed: set[int] = set()
        self._parsed = Parser(_LANGUAGE).parse(text.encode("ascii", "replace")).root_node

    def unread(self) -> Place | None:
        """The first place that the grammar could not read."""
        waiting = [self._parsed]
        while waiting:
            node = waiting.pop()
            if node.is_error or node.is_missing:
                return self._place(node)
            if node.has_error:
                waiting.extend(reversed(node.children))
        return None

    def build(self) -> None:
        for node in self._parsed.children:
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
            into.entries[name[0]] = KeyEntry(name[1], value)
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
        inner.entries[name] = KeyEntry(place, self._value(value, depth))

    def _inner(self, table: Table, names: list[_Name]) -> Table | None:
        """The table that the keys lead to; None, and a fault, where they lead to a value."""
        for name, place in names:
            entry = table.entries.setdefault(name, KeyEntry(place, Table(place, {})))
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
        if depth > DEEPEST:
            fault = place.fault(self._file, "values lie too deep within one another")
            raise BrokenText((fault,))
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
            raise BrokenText((place.fault(self._file, f"{raw} is no value"),)) from None

    def _items(self, array: Found, depth: int) -> Iterator[Node]:
        for item in array.children:
            if item.is_named and item.type != "comment":
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

    def _twice(self, name: _Name, entry: KeyEntry) -> None:
        hint = f"it stands in line {entry.place.line} already"
        self.faults.append(name[1].fault(self._file, f'"{name[0]}" is given twice', hint))
