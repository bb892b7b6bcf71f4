"""Finds what is wrong in broken TOML, statement by statement, and mends it to be read on.

The grammar's own recovery takes the next statements into an error. Here each one is looked at for
the mistakes that people make, told in plain words, and made readable; a value that is past saving
becomes a ``0`` whose place is remembered, so that nobody complains about it a second time.
"""

from typing import NamedTuple

from runstrong_tui.training.toml_value_mending import Mark, ValueMender
from runstrong_tui.training.toml_words import HEADER, KEY_OF_PAIR, NOTHING_MORE


class Mended(NamedTuple):
    """The text made readable.

    ``lost`` are the places (row, column) of values that could not be saved; with ``holes``
    whole keys or tables are missing.
    """

    lines: list[str]
    marks: list[Mark]
    lost: frozenset[tuple[int, int]]
    holes: bool


def mend(lines: list[str]) -> Mended:
    """What is wrong in ``lines``, at most one fault to a line, and the lines made readable."""
    mender = _Mender(lines)
    mender.run()
    lost = frozenset(mender.lost)
    return Mended(mender.lines, list(mender.marks.values()), lost, mender.holes)


class _Mender(ValueMender):
    """Walks down the lines; ``row`` and ``column`` are where it stands."""

    def run(self) -> None:
        while self._row < len(self.lines):
            self._column = 0
            line = self._line
            if not NOTHING_MORE.match(line):
                if line.lstrip().startswith("["):
                    self._header()
                else:
                    self._pair()
            self._row += 1

    def _header(self) -> None:
        line = self._line
        match = HEADER.fullmatch(line)
        brackets = max(len(match[1]), len(match[3])) if match else 0
        if match and brackets <= 2:
            if len(match[1]) != len(match[3]):
                right = "[" * brackets + match[2] + "]" * brackets
                self._mark("the brackets do not match", f'write "{right}"')
                self.lines[self._row] = right
            return
        self._mark("this is no table header", 'expected such as "[[block]]", on a line of its own')
        self.holes = True
        self._blank_until_header()

    def _pair(self) -> None:
        match = KEY_OF_PAIR.match(self._line)
        if match is None:
            closing = self._line.strip() in ("]", "],", "}", "},")
            what = "this closes nothing" if closing else 'this is no "key = value"'
            self._mark(what, 'expected such as title = "Legs"')
            self.lines[self._row], self.holes = "", True
            return
        key = match[1]
        self._column = match.end()
        following = self._line[match.end(1) :][:1]
        if key[0] not in "\"'" and following not in ("", " ", "\t", "=", ":"):
            self._mark("no key looks like this", "a key is of a-z, A-Z, 0-9, - and _", 0)
            self.lines[self._row], self.holes = "", True
            return
        if not self._line[self._column :].startswith("="):
            self._mark_missing_equals(key, match.end(1))
            if not self._line[self._column :].startswith("="):
                return
        self._column += 1
        if self._value(alone=True):
            tail = self._line[self._column :]
            if not NOTHING_MORE.match(tail):
                self._column += len(tail) - len(tail.lstrip())
                self._mark("more after the value", 'expected one "key = value" to a line')
                self.lines[self._row] = self._line[: self._column]

    def _mark_missing_equals(self, key: str, end: int) -> None:
        """Puts the ``=`` in where something else stands in its place, or gives the value up."""
        if key[0] in "\"'":
            hint = 'expected such as steps = ["squat 3x15"]'
            self._mark("this text belongs to no key", hint, 0, end)
            self.lines[self._row], self.holes = "", True
            return
        self._mark('there is no "="', f'expected {key} = "…"', at=end)
        following = self._line[self._column : self._column + 1]
        if following == ":":
            self._replace(self._column, self._column + 1, "=")
        elif following and following in "\"'[{" and self._column > end:
            self._column -= 1
            self._replace(self._column, self._column + 1, "=")
        else:
            self.lines[self._row] = f"{self._line[:end]} = 0"
            self.lost.add((self._row, end + 3))
