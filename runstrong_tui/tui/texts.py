"""Where a text becomes what a screen shows: nothing in it steers, and it begins no line of its own.

A line is an argument of its own, as at the door for what is printed. No other module of the screens
makes ``Content`` from a text that it did not write itself; parts are joined as contents. What goes
another way is caught as it is drawn (``nothing_steers``).
"""

from collections.abc import Iterable

from textual.content import Content
from textual.style import Style

from runstrong_tui.visible import visible


def as_line(text: str, style: str | Style = "") -> Content:
    """One line, as long as ``text``; never read as markup."""
    return Content.styled(visible(text), style)


def as_lines(texts: Iterable[str]) -> Content:
    """A line for each text."""
    return Content("\n".join(map(visible, texts)))


def as_pieces(*parts: str | Content | tuple[str, str | Style]) -> Content:
    """One line of texts, some with a style, and of contents, which stay as they are."""
    return Content.assemble(*map(_piece, parts))


def _piece(part: str | Content | tuple[str, str | Style]) -> Content:
    if isinstance(part, Content):
        return part
    return as_line(part) if isinstance(part, str) else as_line(*part)
