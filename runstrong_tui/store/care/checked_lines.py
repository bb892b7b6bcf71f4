"""The good lines of a file parted from the bad ones, for the doctor and for archives."""

from pathlib import Path
from typing import NamedTuple

from runstrong_tui.store.history.checking import Shorts
from runstrong_tui.store.journal.damages import Damages
from runstrong_tui.store.journal.journal import scan
from runstrong_tui.store.journal.lines import VERSION, Commit, is_beginning


class Good(NamedTuple):
    """A line that is what it was when it was written: its bytes, its place in bytes and lines.

    ``line`` counts from 1; ``shorts`` are the workouts that it puts.
    """

    raw: bytes
    commit: Commit
    offset: int
    line: int
    shorts: Shorts


class CheckedLines(NamedTuple):
    """A whole file: its good lines in their order, the bad ones, and a line cut off at its end.

    ``large`` says so where only its beginning was read, for it is larger than any of ours.
    """

    good: tuple[Good, ...]
    damage: Damages
    cut: bytes
    large: str = ""

    @property
    def sound(self) -> bool:
        """Whether all of it can be read."""
        return not (self.damage.count or self.cut)

    @property
    def foreign(self) -> bool:
        """Whether there is something in it, but not one line of a journal, whole or begun."""
        return not self.good and (bool(self.damage.count) or not is_beginning(self.cut))

    @property
    def mended(self) -> bytes:
        """The file with its good lines only."""
        return b"".join(line.raw + b"\n" for line in self.good)

    @property
    def newer(self) -> tuple[Good, ...]:
        """The lines that a newer program wrote."""
        return tuple(line for line in self.good if line.commit.v > VERSION)


def check_lines(path: Path, data: bytes) -> CheckedLines:
    """Part the lines of ``data``, all bytes of the file at ``path``, as the store reads them."""
    found = scan(path, data)
    good = (
        Good(
            data[row.offset : row.offset + row.length],
            row.commit,
            row.offset,
            row.number,
            row.shorts,
        )
        for row in found.lines
    )
    return CheckedLines(tuple(good), found.damage, found.tail)
