"""The first mistake in a TOML text that cannot be read, in plain words.

``tomllib`` says that a text is no TOML, in the words of a grammar. Here the text is walked through
statement by statement for the mistakes that people make.
"""

import re
import tomllib
from typing import NamedTuple

_KEY = r'(?:[A-Za-z0-9_-]+|"[^"\\]*"|\'[^\']*\')'
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_KEY_OF_PAIR = re.compile(rf"\s*({_KEYS})\s*")
_HEADER = re.compile(rf"\s*(\[+)\s*({_KEYS})\s*(\]*)\s*(?:#.*)?")
_STATEMENT_START = re.compile(
    r"\s*(?:[A-Za-z0-9_.-]+\s*=|\[\[?\s*[A-Za-z][\w.-]*\s*\]\]?\s*(?:#.*)?$)"
)
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_BAD_ESCAPE = re.compile(r"\\(?!\\|[btnfr\"]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}).|\\\\")
_BARE = re.compile(r"[^,\]}#]*")
_CURLY_QUOTES = "“”„‟«»‘’‚`"
_NOTHING_MORE = re.compile(r"\s*(?:#.*)?$")
_UP_TO_COMMENT = re.compile(rf"(?:{_TEXT.pattern}|[^#\"'])*")
_INLINE_TABLE = re.compile(rf"\{{(?:{_TEXT.pattern}|[^}}\"'])*\}}")
_AFTER_TEXT = re.compile(r"\s|[,\]}#\"']|$")


class Mistake(NamedTuple):
    """A mistake of the writing: row and column count from 0, ``width`` characters are wrong."""

    row: int
    column: int
    width: int
    what: str
    expected: str = ""


def first_mistake(lines: list[str]) -> Mistake | None:
    """The first mistake in ``lines``; None where there is none of a known kind."""
    return _Walk(lines).through()


class _Walk:
    """Goes down the lines; ``_row`` and ``_column`` are where it stands."""

    def __init__(self, lines: list[str]) -> None:
        """Stand before the first of ``lines``."""
        self._lines = lines
        self._row = 0
        self._column = 0

    @property
    def _line(self) -> str:
        return self._lines[self._row]

    @property
    def _rest(self) -> str:
        return self._line[self._column :]

    def through(self) -> Mistake | None:
        """Pass one statement after the other, up to the first with a mistake."""
        while self._row < len(self._lines):
            self._column = 0
            if not _NOTHING_MORE.match(self._line):
                header = self._line.lstrip().startswith("[")
                mistake = self._header() if header else self._pair()
                if mistake is not None:
                    return mistake
            self._row += 1
        return None

    def _header(self) -> Mistake | None:
        match = _HEADER.fullmatch(self._line)
        brackets = max(len(match[1]), len(match[3])) if match else 0
        if match is None or brackets > 2:
            hint = 'expected such as "[[block]]", on a line of its own'
            return self._mistake("this is no table header", hint)
        if len(match[1]) != len(match[3]):
            right = "[" * brackets + match[2] + "]" * brackets
            return self._mistake("the brackets do not match", f'write "{right}"')
        return None

    def _pair(self) -> Mistake | None:
        match = _KEY_OF_PAIR.match(self._line)
        if match is None:
            closing = self._line.strip() in ("]", "],", "}", "},")
            what = "this closes nothing" if closing else 'this is no "key = value"'
            return self._mistake(what, 'expected such as title = "Legs"')
        key, end = match[1], match.end(1)
        following = self._line[end : end + 1]
        if key[0] not in "\"'" and following not in ("", " ", "\t", "=", ":"):
            return self._mistake("no key looks like this", "a key is of a-z, A-Z, 0-9, - and _")
        self._column = match.end()
        if not self._rest.startswith("="):
            return self._no_equals(key, end)
        self._column += 1
        mistake = self._value(alone=True)
        if mistake is None and not _NOTHING_MORE.match(self._rest):
            return self._mistake("more after the value", 'expected one "key = value" to a line')
        return mistake

    def _no_equals(self, key: str, end: int) -> Mistake:
        if key[0] in "\"'":
            hint = 'expected such as steps = ["squat 3x15"]'
            return Mistake(self._row, 0, end, "this text belongs to no key", hint)
        return Mistake(self._row, end, 1, 'there is no "="', f'expected {key} = "…"')

    def _value(self, *, alone: bool) -> Mistake | None:
        """Pass a value; ``alone`` where it is the whole value of a key."""
        self._skip_blanks()
        rest = self._rest
        if not rest or rest[0] == "#":
            return self._at("there is no value", 'expected such as "text", 3 or ["a", "b"]', "")
        if rest.startswith(('"""', "'''")):
            return self._long_text(rest[:3])
        if rest[0] in "\"'":
            return self._text(rest)
        if rest[0] == "[" and alone:
            return self._array()
        if rest[0] == "{":
            return self._inline_table(rest)
        return self._bare(rest, alone)

    def _text(self, rest: str) -> Mistake | None:
        match = _TEXT.match(rest)
        if match is None:
            return self._at("this text is not closed", f"expected a closing {rest[0]}", rest)
        if not _AFTER_TEXT.match(rest, match.end()):
            return self._at("the quotes do not match", 'write \\" for a quote in a text', rest)
        if rest[0] == '"':
            for escape in _BAD_ESCAPE.finditer(match[0]):
                if escape[0] != "\\\\":
                    what = f'"{escape[0]}" means nothing in a text'
                    at = self._column + escape.start()
                    return Mistake(self._row, at, 2, what, r'write "\\" for a backslash')
        self._column += match.end()
        return None

    def _long_text(self, quotes: str) -> Mistake | None:
        start = self._row, self._column
        self._column += 3
        while self._row < len(self._lines):
            end = self._line.find(quotes, self._column)
            if end >= 0:
                self._column = end + 3
                while self._rest.startswith(quotes[0]):
                    self._column += 1
                return None
            self._row, self._column = self._row + 1, 0
        self._row, self._column = start
        return self._at("this text is not closed", f"expected a closing {quotes}", self._rest)

    def _array(self) -> Mistake | None:
        opened = Mistake(self._row, self._column, 1, 'this "[" is not closed', 'expected a "]"')
        depth, filled = 1, False
        self._column += 1
        while depth:
            self._skip_blanks()
            char = self._rest[:1]
            if char in ("", "#"):
                if self._is_last_of_statement():
                    return opened
                self._row, self._column = self._row + 1, 0
            elif char in "[],":
                if char == "," and not filled:
                    column = self._column
                    hint = "one comma between two values"
                    return Mistake(self._row, column, 1, "a comma too many", hint)
                depth += {"[": 1, "]": -1, ",": 0}[char]
                filled = char == "]"
                self._column += 1
            else:
                mistake = self._no_comma() if filled else self._value(alone=False)
                if mistake is not None:
                    return mistake
                filled = True
        return None

    def _is_last_of_statement(self) -> bool:
        after = self._lines[self._row + 1 : self._row + 2]
        return not after or _STATEMENT_START.match(after[0]) is not None

    def _no_comma(self) -> Mistake:
        """At the end of the value before: on this line, or on the last that has one."""
        row, before = self._row, self._line[: self._column].rstrip()
        while not before:
            row -= 1
            before = _without_comment(self._lines[row]).rstrip()
        hint = 'expected "," after this value'
        return Mistake(row, len(before) - 1, 1, "a comma is missing", hint)

    def _inline_table(self, rest: str) -> Mistake | None:
        match = _INLINE_TABLE.match(rest)
        if match is None:
            return self._at('this "{" is not closed', 'expected a "}" on the same line', rest)
        self._column += match.end()
        return None

    def _bare(self, rest: str, alone: bool) -> Mistake | None:
        match = _BARE.match(rest)
        word = match[0].rstrip() if match else ""
        if alone:
            word = rest.partition("#")[0].rstrip() or rest[0]
        try:
            tomllib.loads(f"v = {word}")
        except ValueError:
            return self._at(*_why_no_value(word), word or rest[0])
        self._column += len(word)
        return None

    def _skip_blanks(self) -> None:
        self._column += len(self._rest) - len(self._rest.lstrip(" \t"))

    def _at(self, what: str, expected: str, text: str) -> Mistake:
        """A mistake of ``text``, which begins where the walk stands."""
        width = len(text.rstrip(" \t,]"))
        return Mistake(self._row, self._column, max(1, width), what, expected)

    def _mistake(self, what: str, expected: str) -> Mistake:
        """A mistake of all that is written from where the walk stands, up to a comment."""
        rest = self._rest
        at = self._column + len(rest) - len(rest.lstrip())
        width = len(_without_comment(rest.strip()).rstrip())
        return Mistake(self._row, at, max(1, width), what, expected)


def _without_comment(line: str) -> str:
    """``line`` up to its comment; a ``#`` in a text starts none."""
    match = _UP_TO_COMMENT.match(line)
    end = match.end() if match else 0
    return line[:end] if line[end : end + 1] == "#" else line


def _why_no_value(word: str) -> tuple[str, str]:
    """What is wrong with a bare word, and what to write."""
    straight = word.strip(_CURLY_QUOTES + "\"'")
    if word in ("True", "False"):
        return f"{word} is no value", f"write {word.lower()}"
    if not straight:
        return "there is no value", 'expected such as "text", 3 or ["a", "b"]'
    if word[0] in _CURLY_QUOTES:
        return "these are not the quotes of TOML", f'write "{straight}"'
    if word[0] in "+-.0123456789":
        return f"{word} is no value", "a text needs quotes"
    return f'the text "{straight}" has no quotes', f'write "{straight}"'
