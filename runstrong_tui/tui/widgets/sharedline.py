"""A line that two texts share, and which of them gives way where there is no room for both."""

from enum import Enum, auto
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from runstrong_tui.tui.texts import as_line

GAP = 2
LEAST = 10
"""A text that would be cut to fewer cells than this is left out."""


class Keeps(Enum):
    """Which text stays whole."""

    LEFT = auto()
    RIGHT = auto()
    BOTH = auto()
    """Then they stand one below the other."""


def shared(
    width: int, left: Content, right: Content, keeps: Keeps, brief: Content | None = None
) -> list[Content]:
    """The lines of both texts, each at most ``width`` cells long.

    ``brief`` says the same as ``right`` in fewer cells, and stands in its place before anything is
    cut or goes into a line of its own.
    """
    brief = right if brief is None else brief
    for words in (right, brief):
        room = width - left.cell_length - words.cell_length
        if room >= GAP * bool(left and words):
            return [left + as_line(" " * room if words else "") + words]
    if keeps is Keeps.BOTH:
        return [line.rstrip() for text in (left, right) for line in text.wrap(max(1, width))]
    if keeps is Keeps.LEFT:
        left = _cut(left, width)
        words = _cut(brief, width - left.cell_length - GAP, LEAST)
    else:
        words = _cut(right, width)
        left = _cut(left, width - words.cell_length - GAP, LEAST)
    return [left + as_line(" " * (width - left.cell_length - words.cell_length)) + words]


def _cut(text: Content, width: int, least: int = 1) -> Content:
    """``text`` in so many cells; nothing where they are fewer than ``least``."""
    return text.truncate(width, ellipsis=True) if width >= least else Content()


class SharedLine(Widget):
    """Two texts in one line, or in more where both are kept and one line is too short.

    It is laid out anew only where the number of its lines changes.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sharedline--left"}

    DEFAULT_CSS = """
    SharedLine { height: auto; width: 1fr; }
    SharedLine > .sharedline--left { text-style: bold; }
    """

    def __init__(self, keeps: Keeps, *, id: str | None = None) -> None:
        """``keeps``: which of two texts gives way where both do not fit."""
        super().__init__(id=id)
        self._keeps = keeps
        self._said = ("", "", "")

    def say(self, left: str, right: str, brief: str = "") -> None:
        """Show these texts; ``brief`` is a shorter form of ``right``."""
        if (left, right, brief) == self._said:
            return
        before = len(self._lines(self.size.width))
        self._said = (left, right, brief)
        self.refresh(layout=len(self._lines(self.size.width)) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        left, right, brief = self._said
        style = self.get_visual_style("sharedline--left", partial=True)
        name = as_line(left, style)
        return shared(width, name, as_line(right), self._keeps, as_line(brief) if brief else None)
