"""A list of any length in groups: its rows are made only when they are seen."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

RowMade = Callable[[int, int], Content]
"""The row of that number in so many cells."""


class LinePlace(NamedTuple):
    """What stands in a line: the heading of a ``group``, a row's ``number``, or neither: a gap."""

    group: int | None = None
    number: int | None = None


class RowList(ScrollView, can_focus=True):
    """Rows under headings; one of the rows is ``marked``, and moves with the arrow keys.

    Nothing is kept of a row that is not on the screen: a list of 100,000 opens like one of ten.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rowlist--marked", "rowlist--heading"}

    DEFAULT_CSS = """
    RowList {
        height: 1fr; overflow-x: hidden;
        & > .rowlist--marked { background: $foreground 12%; color: $foreground; }
        & > .rowlist--heading { color: $secondary; text-style: bold; }
        &:focus > .rowlist--marked {
            background: $block-cursor-background; color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "the row above", show=False),
        Binding("down", "move(1)", "the row below", show=False),
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("pagedown", "page(1)", "a page down", show=False),
        Binding("home", "first", "the first row", show=False),
        Binding("end", "last", "the last row", show=False),
    ]

    marked: reactive[int | None] = reactive(None, repaint=False)
    """The number of the marked row; None where there are no rows."""

    class Marked(Message):
        """Another row was marked, or the rows are others."""

    class Opened(Message):
        """The marked row was clicked."""

    def __init__(self) -> None:
        """Without rows; `fill` gives them."""
        super().__init__()
        self._starts: list[int] = []
        self._heads: list[int] = []
        self._count = 0
        self._gap = 0
        self._row: RowMade = lambda number, width: Content()
        self._heading: RowMade = self._row

    def fill(
        self,
        starts: Sequence[int],
        count: int,
        row: RowMade,
        heading: RowMade,
        *,
        marked: int | None,
        gap: bool,
    ) -> None:
        """Show ``count`` rows in groups that begin at ``starts`` (the first of them 0).

        ``gap`` puts an empty line between groups. Without a row to be ``marked`` the mark stays at
        its number, as far as there is such a row.
        """
        self._starts, self._count, self._gap = list(starts), count, int(gap)
        self._heads = [start + group * (1 + gap) for group, start in enumerate(starts)]
        self._row, self._heading = row, heading
        self._lay_out()
        before = self.marked
        wanted = marked if marked is not None else before or 0
        self.marked = min(wanted, count - 1) if count else None
        self.refresh()
        if self.marked == before:
            self.post_message(self.Marked())
            self._show_mark()

    def on_resize(self) -> None:
        """Keep the mark in sight."""
        self._lay_out()
        self._show_mark()

    def watch_marked(self, before: int | None, after: int | None) -> None:
        """Draw the two rows anew, and scroll to the mark."""
        for number in (before, after):
            if number is not None and number < self._count:
                self._refresh_line(self._line_of(number))
        self._show_mark()
        self.post_message(self.Marked())

    def place(self, line: int) -> LinePlace:
        """What stands in that line of the whole list."""
        group = bisect_right(self._heads, line) - 1
        if group < 0:
            return LinePlace()
        below = line - self._heads[group]
        if not below:
            return LinePlace(group=group)
        number = self._starts[group] + below - 1
        ends = self._starts[group + 1] if group + 1 < len(self._starts) else self._count
        return LinePlace(number=number) if number < ends else LinePlace()

    def render_line(self, y: int) -> Strip:
        """The line at ``y`` of the widget."""
        width = self.scrollable_content_region.width
        group, number = self.place(y + self.scroll_offset.y)
        if group is not None:
            return self._strip(self._heading(group, width), width, "rowlist--heading")
        if number is not None:
            marked = "rowlist--marked" if number == self.marked else ""
            return self._strip(self._row(number, width), width, marked)
        return Strip.blank(width, self.rich_style)

    def on_click(self, event: Click) -> None:
        """Mark the row that was clicked; a click on the marked one opens it."""
        number = self.place(int(event.y + self.scroll_offset.y)).number
        if number is None:
            return
        if number == self.marked:
            self.post_message(self.Opened())
        self.marked = number

    def action_move(self, by: int) -> None:
        """Mark the row so many below."""
        self._mark((self.marked or 0) + by)

    def action_page(self, by: int) -> None:
        """Mark a row a page further down or up."""
        if self.marked is None:
            return
        line = self._line_of(self.marked) + by * max(1, self.size.height - 1)
        near = [self.place(line + step * by).number for step in range(3)]
        beyond = self._count - 1 if by > 0 else 0
        self._mark(next((close for close in near if close is not None), beyond))

    def action_first(self) -> None:
        """Mark the first row."""
        self._mark(0)

    def action_last(self) -> None:
        """Mark the last row."""
        self._mark(self._count - 1)

    def _mark(self, number: int) -> None:
        if self._count:
            self.marked = min(max(number, 0), self._count - 1)

    def _lay_out(self) -> None:
        gaps = self._gap * max(0, len(self._starts) - 1)
        height = self._count + len(self._starts) + gaps
        self.virtual_size = Size(self.scrollable_content_region.width, height)

    def _line_of(self, number: int) -> int:
        group = bisect_right(self._starts, number) - 1
        return self._heads[group] + 1 + number - self._starts[group]

    def _show_mark(self) -> None:
        """Scroll to the mark, with its heading where it is the first below it."""
        if self.marked is None or self.marked >= self._count:
            return
        line = self._line_of(self.marked)
        above = 1 if self.place(line - 1).group is not None and self.size.height > 2 else 0
        seen = Region(0, line - above, max(1, self.size.width), 1 + above)
        self.scroll_to_region(seen, animate=False, force=True, immediate=True)

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line - self.scroll_offset.y, max(1, self.size.width), 1))

    def _strip(self, content: Content, width: int, part: str) -> Strip:
        style = self.get_visual_style(part) if part else self.visual_style
        strips = Visual.to_strips(self, content, width, 1, style)
        line = strips[0] if strips else Strip.blank(width)
        return line.adjust_cell_length(width, style.rich_style)
