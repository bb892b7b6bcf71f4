"""A fault of something a person wrote, told the way compilers tell it."""

import unicodedata

import msgspec
from msgspec.structs import replace

from runstrong_tui.visible import visible

MOST_FAULTS = 50
"""The most faults of one text that are told one by one."""

_LONGEST_WHAT = 400
"""The most characters of what is wrong: a name that is quoted in it may be as long as a file."""

_EXCERPT = 100
"""How many characters of a long line are shown on either side of the fault."""


class Fault(msgspec.Struct, frozen=True):
    """What is wrong where: ``line`` and ``column`` count characters from 1.

    ``source`` is the whole line as written and ``width`` the number of characters at fault; both
    may be missing where the fault has no place in the text. ``count`` is how many faults it stands
    for.
    """

    file: str
    line: int
    column: int
    what: str
    expected: str = ""
    source: str = ""
    width: int = 1
    count: int = 1

    def __str__(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> tuple[str, ...]:
        """``file:line:column: what; what was expected``, then the line with a mark under it."""
        head = f"{self.file}:{self.line}:{self.column}: {_shortened(self.what)}"
        if self.expected:
            head += f"; {self.expected}"
        first = max(0, self.column - 1 - _EXCERPT)
        excerpt = self.source[first : first + 2 * _EXCERPT]
        if not excerpt.strip():
            return (visible(head),)
        shown = excerpt if first else excerpt.lstrip()
        before = max(0, self.column - 1 - first - (len(excerpt) - len(shown)))
        at_fault = shown.rstrip()[before : before + self.width]
        mark = " " * _cells(visible(shown[:before])) + "^"
        mark += "~" * (_cells(visible(at_fault)) - 1)
        return visible(head), f"    {visible(shown.rstrip())}", f"    {mark}"


class BrokenText(Exception):
    """Something that a person wrote has faults; ``faults`` lists them.

    Where there are more than ``MOST_FAULTS``, the last one tells how many more.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = _summed_up(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of all faults, one below the other."""
        return tuple(line for fault in self.faults for line in fault.lines)


def did_you_mean(word: str, known: list[str]) -> str:
    """``did you mean "x"?`` for the nearest known word, else the known words, else nothing."""
    from difflib import get_close_matches  # Only somebody who mistyped waits for its import.

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"one of: {', '.join(sorted(known))}" if known else ""


def _summed_up(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The first faults, and how many more there are: who mends these has seen what is wrong."""
    first, left = faults[:MOST_FAULTS], faults[MOST_FAULTS:]
    if not left:
        return faults
    count = sum(fault.count for fault in left)
    what = f"and {count} more {'fault' if count == 1 else 'faults'} from here on"
    hint = "mend those above first"
    return (*first, replace(left[0], what=what, expected=hint, source="", count=count))


def _shortened(what: str) -> str:
    """The words with their middle left out where they are far too many."""
    half = _LONGEST_WHAT // 2
    return what if len(what) <= _LONGEST_WHAT else f"{what[:half]}…{what[-half:]}"


def _cells(text: str) -> int:
    """How many terminal cells ``text`` fills."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
