"""Which cells of a picture of text differ from the one before, so that only they are drawn."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from textual.geometry import Region

FAR = 16
"""Where so many cells in a row stay, it costs less to step over them than to write them again."""


def changed(
    before: Sequence[Sequence[object]], after: Sequence[Sequence[object]], *, far: int = FAR
) -> list[Region]:
    """Regions of single lines that hold every cell that differs.

    Lines are texts whose characters fill a cell each, or rows of cells. Where ``far`` cells in a
    row stay, one region ends.
    """
    return [
        Region(start, row, end - start, 1)
        for row, (old, new) in enumerate(zip_longest(before, after, fillvalue=""))
        if old != new
        for start, end in _spans(old, new, far)
    ]


def _spans(old: Sequence[object], new: Sequence[object], far: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line that differ, from the first cell to the one after the last."""
    cells = [
        at
        for at, (before, other) in enumerate(zip_longest(old, new, fillvalue=" "))
        if before != other
    ]
    while cells:
        last = next((n for n, (a, b) in enumerate(pairwise(cells)) if b - a > far), len(cells) - 1)
        yield cells[0], cells[last] + 1
        cells = cells[last + 1 :]
