"""Rows of a list: a text that gives way on the left, short columns on the right."""

from collections.abc import Collection
from pathlib import Path

from textual.content import Content

from runstrong_tui.tui.texts import as_line

NARROW = 60
"""Below so many cells to a row, what does not fit beside a text stands under it or is left out."""


def row(width: int, text: str | Content, *columns: tuple[str, int]) -> Content:
    """One line of ``width`` cells: ``text``, then each column's words in its own width.

    Columns that leave less than two fifths of the line to the text are dropped, the last one first.
    Words are never read as markup.
    """
    kept = list(columns)
    while kept and width - _wide(kept) < max(width * 2 // 5, 16):
        kept.pop()
    left = text if isinstance(text, Content) else as_line(text)
    room = max(1, width - _wide(kept))
    parts = [_fit(left, room)]
    parts.extend(_fit(as_line("  " + words), size + 2) for words, size in kept)
    return Content("").join(parts)


def none_words(unlisted: Collection[Path], none: str) -> str:
    """What to say in the place of workouts: ``none`` only where all folders could be listed."""
    if not unlisted:
        return none
    return f"No workouts can be read: see what is wrong with {next(iter(unlisted))}."


def _wide(columns: list[tuple[str, int]]) -> int:
    return sum(size + 2 for _, size in columns)


def _fit(content: Content, width: int) -> Content:
    """``content`` cut or filled to ``width`` cells."""
    if content.cell_length > width:
        return content.truncate(width, ellipsis=True)
    return content.pad_right(width - content.cell_length)
