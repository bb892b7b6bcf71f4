"""Lines to read, of which some can be marked; each of them can be scrolled to."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Line(NamedTuple):
    """One line; ``mark`` is what it is marked by, None for one that is only read."""

    content: Content
    mark: int | None = None


class Lines(OptionList, inherit_bindings=False):
    """Each option is one line high, so that an option's number is also its line.

    The screen's keys for up and down call ``move``: the mark goes on where the next one is in
    sight, and otherwise a line is scrolled, so that nothing between two marks is passed over.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("pagedown", "page(1)", "a page down", show=False),
        Binding("home", "edge(-1)", "the beginning", show=False),
        Binding("end", "edge(1)", "the end", show=False),
    ]

    def __init__(self) -> None:
        """Without lines; `fill` gives them."""
        super().__init__()
        self._shown: list[Line] = []

    @property
    def mark(self) -> int | None:
        """What is marked; None where nothing is."""
        place = self.highlighted
        return None if place is None else self._shown[place].mark

    def fill(self, lines: Sequence[Line], mark: int | None) -> None:
        """Show ``lines`` with that one marked, or the nearest, as far scrolled as before."""
        top = self.scroll_offset.y
        self._shown = list(lines)
        self.highlighted = None
        self.set_options(Option(line.content, disabled=line.mark is None) for line in lines)
        self.highlighted = self._nearest(mark)
        self._scroll(top)

    def go_to(self, mark: int) -> None:
        """Mark that one, and scroll to it."""
        place = self._nearest(mark)
        if place is not None:
            self.highlighted = place
            self._scroll(min(max(self.scroll_offset.y, place - self.size.height + 1), place))

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Leave the lines where they are: ``move`` scrolls."""

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Leave the lines where they are."""

    def move(self, by: int) -> None:
        """Go down (1) or up (-1): to the next mark that is in sight, or a line."""
        top, here = self.scroll_offset.y, self.highlighted
        bottom = top + max(1, self.size.height) - 1
        if by > 0:
            ahead = next((n for n in self._places if here is None or n > here), None)
            near = ahead is not None and ahead <= bottom + 1
            passed = here is not None and here > bottom
        else:
            below = bottom + 1 if here is None else here
            ahead = next((n for n in self._places[::-1] if n < below), None)
            near = ahead is not None and ahead >= top - 1
            passed = here is not None and here < top
        if near and not passed and ahead is not None:
            self.highlighted = ahead
            self._scroll(min(max(top, ahead - self.size.height + 1), ahead))
        else:
            self._scroll(top + by)

    def action_page(self, by: int) -> None:
        """Go on as many lines as are in sight."""
        for _ in range(max(1, self.size.height - 1)):
            self.move(by)

    def action_edge(self, by: int) -> None:
        """Go to the first line or the last, and mark what is first or last."""
        places = self._places
        if places and self.highlighted is not None:
            self.highlighted = places[0 if by < 0 else -1]
        self._scroll(0 if by < 0 else len(self._shown))

    @property
    def _places(self) -> list[int]:
        return [number for number, line in enumerate(self._shown) if line.mark is not None]

    def _nearest(self, mark: int | None) -> int | None:
        """Where that mark is, or the one nearest by its number."""
        if mark is None:
            return None

        def distance(place: int) -> int:
            return abs((self._shown[place].mark or 0) - mark)

        return min(self._places, key=distance, default=None)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
