"""Mends the values of broken TOML: texts, bare words, arrays."""

import tomllib
from typing import NamedTuple

from runstrong_tui.training.toml_words import (
    AFTER_TEXT,
    BAD_ESCAPE,
    BARE,
    CURLY_QUOTES,
    HEADER_START,
    INLINE_TABLE,
    STATEMENT_START,
    TEXT,
    without_comment,
)


class Mark(NamedTuple):
    """A fault of the writing: row and column count from 0."""

    row: int
    column: int
    width: int
    what: str
    expected: str = ""


class ValueMender:
    """Goes past one value after the other; ``_row`` and ``_column`` are where it stands."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = list(lines)
        self.marks: dict[int, Mark] = {}
        self.lost: set[tuple[int, int]] = set()
        self.holes = False
        self._row = 0
        self._column = 0

    @property
    def _line(self) -> str:
        return self.lines[self._row]

    def _blank_until_header(self) -> None:
        self.lines[self._row] = ""
        while self._row + 1 < len(self.lines) and not HEADER_START.match(self.lines[self._row + 1]):
            self._row += 1
            self.lines[self._row] = ""

    def _value(self, *, alone: bool) -> bool:
        """Goes past a value; False where it was lost, and then stands after what replaced it."""
        line = self._line
        while self._column < len(line) and line[self._column] in " \t":
            self._column += 1
        rest = line[self._column :]
        if not rest or rest[0] == "#":
            return self._lose("there is no value", 'expected such as "text", 3 or ["a", "b"]', "")
        if rest.startswith(('"""', "'''")):
            return self._long_text(rest[:3])
        if rest[0] in "\"'":
            return self._text(rest, alone)
        if rest[0] == "[" and alone:
            return self._array()
        if rest[0] == "{":
            return self._inline_table(rest, alone)
        return self._bare(rest, alone)

    def _text(self, rest: str, alone: bool) -> bool:
        match = TEXT.match(rest)
        if match is None:
            hint = f"expected a closing {rest[0]}"
            return self._lose_line("this text is not closed", hint, rest, alone)
        if not AFTER_TEXT.match(rest, match.end()):
            hint = 'write \\" for a quote in a text'
            return self._lose_line("the quotes do not match", hint, rest, alone)
        if rest[0] == '"':
            for escape in BAD_ESCAPE.finditer(match[0]):
                if escape[0] != "\\\\":
                    return self._lose_escape(escape.start(), escape[0], match[0])
        self._column += match.end()
        return True

    def _lose_escape(self, offset: int, escape: str, text: str) -> bool:
        at = self._column + offset
        self._mark(f'"{escape}" means nothing in a text', r'write "\\" for a backslash', at, 2)
        blank = "0" + " " * (len(text) - 1)
        self._replace(self._column, self._column + len(text), blank)
        self.lost.add((self._row, self._column))
        self._column += len(text)
        return False

    def _long_text(self, quotes: str) -> bool:
        start = self._row, self._column
        self._column += 3
        while self._row < len(self.lines):
            end = self._line.find(quotes, self._column)
            if end >= 0:
                self._column = end + 3
                while self._line[self._column :].startswith(quotes[0]):
                    self._column += 1
                return True
            self._row, self._column = self._row + 1, 0
        self._row, self._column = start
        rest = self._line[self._column :]
        self._lose("this text is not closed", f"expected a closing {quotes}", rest)
        if self._row + 1 < len(self.lines):
            self._row += 1
            self._blank_until_header()
        return False

    def _array(self) -> bool:
        opened = self._row, self._column
        depth, filled = 1, False
        self._column += 1
        last = opened[0]
        while depth:
            line = self._line
            self._column += len(line[self._column :]) - len(line[self._column :].lstrip())
            char = line[self._column : self._column + 1]
            if char in ("", "#"):
                if self._row + 1 == len(self.lines) or STATEMENT_START.match(
                    self.lines[self._row + 1]
                ):
                    return self._close_array(opened, last, depth)
                self._row, self._column = self._row + 1, 0
                continue
            last = self._row
            if char == "]":
                depth, filled = depth - 1, True
                self._column += 1
            elif char == ",":
                if not filled:
                    self._mark("a comma too many", "one comma between two values", self._column)
                    self._replace(self._column, self._column + 1, " ")
                filled = False
                self._column += 1
            elif char == "[":
                depth, filled = depth + 1, False
                self._column += 1
            else:
                if filled:
                    self._mark_missing_comma()
                filled = True
                self._value(alone=False)
        return True

    def _mark_missing_comma(self) -> None:
        """At the end of the value before: on this line, or on the last that has one."""
        row, before = self._row, self._line[: self._column].rstrip()
        while not before:
            row -= 1
            before = without_comment(self.lines[row]).rstrip()
        if row not in self.marks:
            what = "a comma is missing"
            self.marks[row] = Mark(row, len(before) - 1, 1, what, 'expected "," after this value')

    def _close_array(self, opened: tuple[int, int], last: int, depth: int) -> bool:
        if opened[0] not in self.marks:
            row, column = opened
            self.marks[row] = Mark(row, column, 1, 'this "[" is not closed', 'expected a "]"')
        self.lines[last] = without_comment(self.lines[last]).rstrip() + "]" * depth
        self._column = len(self._line)
        return False

    def _inline_table(self, rest: str, alone: bool) -> bool:
        match = INLINE_TABLE.match(rest)
        if match is None:
            hint = 'expected a "}" on the same line'
            return self._lose_line('this "{" is not closed', hint, rest, alone)
        self._column += match.end()
        return True

    def _bare(self, rest: str, alone: bool) -> bool:
        match = BARE.match(rest)
        word = match[0].rstrip() if match else ""
        if alone:
            word = rest.partition("#")[0].rstrip() or rest[0]
        try:
            tomllib.loads(f"v = {word}")
        except ValueError:
            return self._lose(*_why_no_value(word), word or rest[0])
        self._column += len(word)
        return True

    def _lose(self, what: str, expected: str, text: str, put: str = "0") -> bool:
        """Tells of a value past saving and puts a ``0`` in the place of ``text``."""
        start = self._column
        self._mark(what, expected, start, len(text.rstrip(" \t,]")))
        self._replace(start, start + len(text), put)
        self.lost.add((self._row, start))
        self._column += 1
        return False

    def _lose_line(self, what: str, expected: str, rest: str, alone: bool) -> bool:
        """The same for a value that takes the rest of the line with it."""
        put = "0" if alone else "0]" if rest.rstrip(" \t,").endswith("]") else "0,"
        return self._lose(what, expected, rest, put)

    def _replace(self, start: int, end: int, put: str) -> None:
        self.lines[self._row] = self._line[:start] + put + self._line[end:]

    def _mark(
        self, what: str, expected: str, at: int | None = None, width: int | None = None
    ) -> None:
        """Notes a fault in this line, unless it has one: the next is mostly its consequence.

        Without ``at`` the fault is all that is written from where the mender stands.
        """
        if self._row in self.marks:
            return
        if at is None:
            rest = self._line[self._column :]
            at = self._column + len(rest) - len(rest.lstrip())
            width = len(without_comment(rest.strip()).rstrip())
        self.marks[self._row] = Mark(self._row, at, max(1, width or 1), what, expected)


def _why_no_value(word: str) -> tuple[str, str]:
    """What is wrong with a bare word, and what to write."""
    straight = word.strip(CURLY_QUOTES + "\"'")
    if word in ("True", "False"):
        return f"{word} is no value", f"write {word.lower()}"
    if not straight:
        return "there is no value", 'expected such as "text", 3 or ["a", "b"]'
    if word[0] in CURLY_QUOTES:
        return "these are not the quotes of TOML", f'write "{straight}"'
    if word[0] in "+-.0123456789":
        return f"{word} is no value", "a text needs quotes"
    return f'the text "{straight}" has no quotes', f'write "{straight}"'
