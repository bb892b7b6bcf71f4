"""Takes the fields of a table one by one and gathers the faults of them."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from runstrong_tui.files.faults import BrokenText, Fault, did_you_mean
from runstrong_tui.files.quantities import Slip, parse_count
from runstrong_tui.files.toml.nodes import Array, KeyEntry, Leaf, Node, Place, Table
from runstrong_tui.files.toml.tree import read_tree
from runstrong_tui.training.amounts import Range
from runstrong_tui.visible import is_control

LARGEST_FILE = 256 * 1024
"""The largest file that is read, in bytes."""

LONGEST_LINE = 20_000
"""The most characters a line of a file may have."""

LONGEST_NAME = 200
"""The most characters of a title or a name."""

LONGEST_TEXT = 2000
"""The most characters of any other text."""

MOST_TEXTS = 50
"""The most texts in a list of them."""

_NUMBER_LIMIT = 10**9

_Choice = TypeVar("_Choice", bound=StrEnum)
_Value = TypeVar("_Value")


class Faults:
    """The faults of one file as they are found."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Fault] = []

    def report(self, place: Place, what: str, expected: str = "") -> None:
        """Adds a fault at that place."""
        self._found.append(place.fault(self._file, what, expected))

    def add(self, faults: Sequence[Fault]) -> None:
        """Adds faults that have a place already."""
        self._found.extend(faults)

    def check(self) -> None:
        """Ends the reading here if anything is wrong.

        Raises:
            BrokenText: with every fault so far, sorted by place.
        """
        if self._found:
            places = sorted(self._found, key=lambda fault: (fault.line, fault.column))
            raise BrokenText(tuple(dict.fromkeys(places)))


class Fields:
    """The fields of ``table``, asked for by key; ``of`` says in words what the table is.

    A field that is missing or wrong gives an empty value; whether all is well is known when the
    faults are checked.
    """

    def __init__(self, table: Table, of: str, faults: Faults) -> None:
        self.table = table
        self._of = of
        self._faults = faults

    def known(self, keys: Sequence[str]) -> None:
        """Tells of every key that is not one of ``keys``."""
        for key, entry in self.table.entries.items():
            if key not in keys:
                self._faults.report(
                    entry.place, f'{self._of} has no "{key}"', did_you_mean(key[:60], list(keys))
                )

    def entry(self, key: str, *, required: bool = False) -> KeyEntry | None:
        """The field as it stands; where a required one is missing, that is told."""
        entry = self.table.entries.get(key)
        if entry is None and required:
            self._faults.report(self.table.place, f'{self._of} needs "{key}"')
        return entry

    def name(self, key: str, *, required: bool = False) -> str:
        """A title or a name: short, and not empty where it is required."""
        return self._text_of(key, LONGEST_NAME, required=required)

    def text(self, key: str) -> str:
        """A longer text; its lines are joined to one."""
        return self._text_of(key, LONGEST_TEXT, required=False)

    def texts(self, key: str, *, required: bool = False, most: int = MOST_TEXTS) -> tuple[str, ...]:
        """A list of texts, one at least where it is required."""
        items = self.items(key, required=required, most=most)
        texts = [self.clean_text(leaf, LONGEST_TEXT) for leaf in items]
        for leaf, text in zip(items, texts, strict=True):
            if not text:
                self._faults.report(leaf.place, f'an empty text in "{key}"')
        return tuple(texts)

    def items(self, key: str, *, required: bool = False, most: int) -> list[Leaf]:
        """The texts of a list as they are written, at most ``most``."""
        entry = self.entry(key, required=required)
        if entry is None:
            return []
        if not isinstance(entry.value, Array):
            self._wrong(entry.value, f'"{key}"', 'a list of texts, such as ["wall", "bench"]')
            return []
        items = entry.value.items
        if required and not items:
            self._faults.report(entry.value.place, f'"{key}" is empty')
        if len(items) > most:
            self._faults.report(entry.place, f'"{key}" has {len(items)} texts', f"at most {most}")
        leaves = []
        for item in items[:most]:
            if isinstance(item, Leaf) and isinstance(item.value, str):
                leaves.append(item)
            else:
                self._wrong(item, f'this in "{key}"', "a text")
        return leaves

    def choice(self, key: str, choices: type[_Choice], *, required: bool = False) -> _Choice | None:
        """One of a few words; None where it is missing or wrong."""
        leaf = self.text_leaf(key, required=required)
        if leaf is None:
            return None
        words = [choice.value for choice in choices]
        if leaf.value in words:
            return choices(str(leaf.value))
        hint = did_you_mean(str(leaf.value)[:60], words)
        self._faults.report(leaf.place, f'"{leaf.value}" is no {key}', hint)
        return None

    def flag(self, key: str) -> bool | None:
        """True or false; None where it is missing or wrong."""
        entry = self.entry(key)
        if entry is None:
            return None
        node = entry.value
        value = node.value if isinstance(node, Leaf) else None
        if isinstance(value, bool):
            return value
        quoted = value in ("true", "false")
        hint = f"write {value} without quotes" if quoted else "expected true or false"
        self._faults.report(node.place, f'"{key}" is {kind_of(node)}', hint)
        return None

    def parsed(self, key: str, parse: Callable[[str], _Value | Slip]) -> _Value | None:
        """What ``parse`` makes of a text or a whole number; None where it is missing or wrong."""
        entry = self.table.entries.get(key)
        if entry is not None and isinstance(entry.value, Leaf) and type(entry.value.value) is int:
            made = parse(digits(entry.value.value))
            if not isinstance(made, Slip):
                return made
            self._faults.report(entry.value.place, made.what, made.expected)
            return None
        leaf = self.text_leaf(key)
        if leaf is None:
            return None
        value = parse(str(leaf.value))
        if not isinstance(value, Slip):
            return value
        self.tell_slips(leaf, (value,))
        return None

    def count(self, key: str, most: int, such_as: str = '3 or "1-3"') -> Range | None:
        """A number, or a range as a text; None where it is missing or wrong."""
        entry = self.entry(key)
        if entry is None:
            return None
        node = entry.value
        value = node.value if isinstance(node, Leaf) else None
        if not isinstance(value, (int, str)) or isinstance(value, bool):
            what = f'"{key}" is {kind_of(node)}'
            self._faults.report(node.place, what, f"expected a number, such as {such_as}")
            return None
        count = parse_count(digits(value), key, most)
        if isinstance(count, Slip):
            self._faults.report(node.place, count.what, count.expected)
            return None
        return count

    def tables(self, key: str, of: str, most: int) -> list["Fields"]:
        """The fields of every ``[[key]]``, at least one and at most ``most``; ``of``: in words."""
        entry = self.entry(key, required=True)
        if entry is None:
            return []
        hint = f"each {key} starts with [[{key}]]"
        if not isinstance(entry.value, Array):
            self._faults.report(entry.place, f'"{key}" is {kind_of(entry.value)}', hint)
            return []
        items = entry.value.items
        if not items:
            self._faults.report(entry.value.place, f'"{key}" is empty')
        if len(items) > most:
            self._faults.report(items[most].place, f"{len(items)} {key}s", f"at most {most}")
        found = []
        for item in items[:most]:
            if isinstance(item, Table):
                found.append(Fields(item, of, self._faults))
            else:
                self._faults.report(item.place, f"this {key} is {kind_of(item)}", hint)
        return found

    def tell_slips(self, leaf: Leaf, slips: Sequence[Slip]) -> None:
        """Tells of slips within a text."""
        for slip in slips:
            self._faults.report(leaf.inside(slip.offset, slip.width), slip.what, slip.expected)

    def text_leaf(self, key: str, *, required: bool = False) -> Leaf | None:
        """The text as it is written."""
        entry = self.entry(key, required=required)
        if entry is None:
            return None
        if isinstance(entry.value, Leaf) and isinstance(entry.value.value, str):
            return entry.value
        self._wrong(entry.value, f'"{key}"', "a text")
        return None

    def clean_text(self, leaf: Leaf, most: int) -> str:
        """The text with its white space folded; a control character or too much is told."""
        text = str(leaf.value)
        control = next((i for i, char in enumerate(text) if is_control(char)), None)
        if control is not None:
            what = f"control character U+{ord(text[control]):04X}"
            self._faults.report(leaf.inside(control, 1), what, "leave it out")
        if len(text) > most:
            self._faults.report(leaf.place, f"a text of {len(text)} characters", f"at most {most}")
        return " ".join(text.split())

    def _text_of(self, key: str, most: int, *, required: bool) -> str:
        leaf = self.text_leaf(key, required=required)
        if leaf is None:
            return ""
        text = self.clean_text(leaf, most)
        if required and not text:
            self._faults.report(leaf.place, f'"{key}" is empty')
        return text

    def _wrong(self, node: Node, subject: str, wanted: str) -> None:
        self._faults.report(node.place, f"{subject} is {kind_of(node)}", f"expected {wanted}")


def digits(value: int | str) -> str:
    """A number as text; one beyond any limit is cut down, as Python writes no endless ones."""
    if isinstance(value, int):
        value = max(-_NUMBER_LIMIT, min(value, _NUMBER_LIMIT))
    return str(value)


def kind_of(node: Node) -> str:
    """What sort of value it is, in plain words."""
    if isinstance(node, Table):
        return "a table"
    if isinstance(node, Array):
        return "a list"
    kinds = {str: "a text", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(node.value), "a date or time")


def root_fields(text: str, of: str, faults: Faults, file: str) -> Fields:
    """The fields of a whole text.

    Raises:
        BrokenText: the text is too large, or no TOML.
    """
    check_size(text, file)
    tree = read_tree(text, file)
    faults.add(tree.faults)
    return Fields(tree.root, of, faults)


def check_size(text: str, file: str) -> None:
    """Refuses a text that is too large.

    Raises:
        BrokenText: it has too many bytes, or too many characters in a line.
    """
    if len(text) > LARGEST_FILE:
        what, most = "the file is too large", f"at most {LARGEST_FILE // 1024} KiB"
        raise BrokenText((Fault(file, 1, 1, what, most),))
    for row, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            most = f"at most {LONGEST_LINE} characters"
            raise BrokenText(
                (Fault(file, row, LONGEST_LINE + 1, "the line is too long", most, line),)
            )
