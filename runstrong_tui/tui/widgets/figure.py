"""The moving stick figure."""

from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widget import Widget

from runstrong_tui.figures.film import Film
from runstrong_tui.figures.movement import Movement
from runstrong_tui.tui.texts import as_lines
from runstrong_tui.tui.widgets.changes import changed


class FigureView(Widget):
    """Shows a movement as large as there is room, on a floor that stays where it is.

    It is drawn anew only where the picture changes, and never laid out anew. Without a movement,
    or with less than 8 by 4 cells, it is empty.
    """

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; }
    """

    picture: reactive[str] = reactive("", layout=False, repaint=False)
    """Lines of braille."""

    def watch_picture(self, before: str, after: str) -> None:
        """Draw the cells that differ."""
        regions = changed(before.split("\n"), after.split("\n"))
        if regions:
            self.refresh(*regions)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """``id`` and ``classes`` as for any widget; the figure comes later."""
        super().__init__(id=id, classes=classes)
        self._film: Film | None = None
        self._movement: Movement | None = None
        self._part: float | None = None
        self._mirrored = False

    def show(self, movement: Movement | None, part: float, *, mirrored: bool = False) -> None:
        """Show ``part`` (0 to 1) of a cycle of the movement."""
        self._show(movement, part, mirrored)

    def show_still(self, movement: Movement | None, *, mirrored: bool = False) -> None:
        """Show the most telling picture, and how it begins beside it where there is room."""
        self._show(movement, None, mirrored)

    def on_resize(self, event: Resize) -> None:
        """Draw the same moment at the new size."""
        self._show(self._movement, self._part, self._mirrored)

    def render(self) -> Content:
        """The picture."""
        return as_lines(self.picture.split("\n"))

    def _show(self, movement: Movement | None, part: float | None, mirrored: bool) -> None:
        self._movement, self._part, self._mirrored = movement, part, mirrored
        if movement is None:
            self.picture = ""
            return
        size = (self.size.width, self.size.height)
        film = self._film
        if film is None or film.movement is not movement or film.size != size:
            film = self._film = Film(movement, *size)
        if part is None:
            self.picture = film.still(mirrored=mirrored)
        else:
            self.picture = film.frame(part, mirrored=mirrored)
