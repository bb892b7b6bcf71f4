"""A bar that fills from left to right, with a mark where half is reached."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runstrong_tui.tui.texts import as_line
from runstrong_tui.tui.widgets.changes import changed


class Bar(Widget):
    """One row: ``part`` (0 to 1) of it filled; ``halfway`` puts a mark in the middle."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """

    filled: reactive[int] = reactive(0, repaint=False)
    halfway: reactive[bool] = reactive(False)

    part = 0.0

    def show(self, part: float, *, halfway: bool = False) -> None:
        """Fill ``part`` of the bar; it is drawn anew only where a whole cell changes."""
        self.part = min(max(part, 0.0), 1.0)
        self.filled = round(self.part * self.size.width)
        self.halfway = halfway

    def watch_filled(self, before: int, after: int) -> None:
        """Draw the cells that differ."""
        regions = changed([self._cells(before)], [self._cells(after)])
        if regions:
            self.refresh(*regions)

    def on_resize(self) -> None:
        """Keep the part where the width changes."""
        self.show(self.part, halfway=self.halfway)

    def render(self) -> Content:
        """The bar: heavy where filled, light where not, so that it needs no colour."""
        return as_line(self._cells(self.filled))

    def _cells(self, filled: int) -> str:
        width = self.size.width
        cells = ["━"] * filled + ["─"] * (width - filled)
        if self.halfway and width > 4:
            middle = width // 2
            cells[middle] = "┿" if middle < filled else "┼"
        return "".join(cells[:width])
