"""A bar that fills from left to right, with a mark where half is reached."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Bar(Widget):
    """One row: ``part`` (0 to 1) of it filled; ``halfway`` puts a mark in the middle."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """

    filled: reactive[int] = reactive(0)
    halfway: reactive[bool] = reactive(False)

    part = 0.0

    def show(self, part: float, *, halfway: bool = False) -> None:
        """Fill ``part`` of the bar; it is drawn anew only where a whole cell changes."""
        self.part = min(max(part, 0.0), 1.0)
        self.filled = round(self.part * self.size.width)
        self.halfway = halfway

    def on_resize(self) -> None:
        """Keep the part where the width changes."""
        self.show(self.part, halfway=self.halfway)

    def render(self) -> Content:
        """The bar: heavy where filled, light where not, so that it needs no colour."""
        width = self.size.width
        cells = ["━"] * self.filled + ["─"] * (width - self.filled)
        if self.halfway and width > 4:
            middle = width // 2
            cells[middle] = "┿" if middle < self.filled else "┼"
        return Content("".join(cells[:width]))
