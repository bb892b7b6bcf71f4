"""The moving figure."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.events import Resize
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from runstrong_tui.figures.film import Film
from runstrong_tui.figures.movement import Movement
from runstrong_tui.figures.tones import Picture, Row, Tone
from runstrong_tui.tui.figure_signs import signs_of
from runstrong_tui.tui.widgets.changes import changed

LIGHT = {
    Tone.GROUND: 0.0,
    Tone.THING: 0.18,
    Tone.FAR: 0.45,
    Tone.BODY: 0.72,
    Tone.NEAR: 1.0,
    Tone.HELD: 0.6,
}
"""How much of the text's colour is in a tone; the rest is ground."""

WORKS_LIGHT = {Tone.WORKS: 1.0, Tone.WORKS_FAR: 0.5}
"""How much of the colour of working muscles is in a tone."""

FAR = 3
"""Where so many cells in a row stay, it costs less to step over them: each may have its colours."""

_Colours = tuple[Color, Color, Color]


class FigureView(Widget):
    """Shows a movement as large as there is room, on a floor that stays where it is.

    It is drawn anew only where the picture changes, and never laid out anew. Without a movement,
    or with less than 8 by 4 cells, it is empty, and where figures are turned off it is not there.
    """

    DEFAULT_CSS = """
    FigureView { width: 1fr; height: 1fr; }
    FigureView > .figure--works { color: $success; }
    FigureView.-empty { display: none; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"figure--works"}

    picture: reactive[Picture] = reactive((), layout=False, repaint=False)
    """Cells of tones."""

    def watch_picture(self, before: Picture, after: Picture) -> None:
        """Draw the cells that differ."""
        regions = changed(before, after, far=FAR)
        if regions:
            self.refresh(*regions)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id, classes=classes)
        self._film: Film | None = None
        self._movement: Movement | None = None
        self._part: float | None = None
        self._mirrored = False
        self._colours: _Colours | None = None
        self._styles: dict[tuple[Tone, Tone], Style] = {}

    def show(self, movement: Movement | None, part: float, *, mirrored: bool = False) -> None:
        """Show ``part`` (0 to 1) of a cycle of the movement."""
        self._show(movement, part, mirrored)

    def show_still(self, movement: Movement | None, *, mirrored: bool = False) -> None:
        """Show the most telling picture, and how it begins beside it where there is room."""
        self._show(movement, None, mirrored)

    def on_resize(self, event: Resize) -> None:
        """Draw the same moment at the new size."""
        self._show(self._movement, self._part, self._mirrored)

    def render_line(self, y: int) -> Strip:
        """A row of the picture in the colours of this moment."""
        width, (_, _, ground, colour) = self.size.width, self.colors
        if y >= len(self.picture):
            return Strip.blank(width, Style(bgcolor=ground.rich_color))
        works = self.get_component_styles("figure--works").color
        colours = (ground, ground + colour, ground + works)
        if colours != self._colours:
            self._colours, self._styles = colours, {}
        return Strip(self._segments(self.picture[y]), width)

    def _segments(self, row: Row) -> list[Segment]:
        """As few segments as may be: where there is nothing, any colour of a sign will do."""
        segments: list[Segment] = []
        signs: list[str] = []
        tones: tuple[Tone, Tone] | None = None
        for sign, tone, under in row:
            here = (tone, under)
            if here != tones:
                joins = tones is not None and tones[1] is under and sign == " "
                if tones is not None and not joins:
                    segments.append(Segment("".join(signs), self._style(*tones)))
                    signs = []
                if not joins:
                    tones = here
            signs.append(sign)
        if tones is not None:
            segments.append(Segment("".join(signs), self._style(*tones)))
        return segments

    def _style(self, tone: Tone, under: Tone) -> Style:
        if (tone, under) not in self._styles:
            self._styles[tone, under] = Style(
                color=self._colour(tone).rich_color, bgcolor=self._colour(under).rich_color
            )
        return self._styles[tone, under]

    def _colour(self, tone: Tone) -> Color:
        assert self._colours is not None
        ground, colour, works = self._colours
        if tone in WORKS_LIGHT:
            return ground.blend(works, WORKS_LIGHT[tone], alpha=1.0)
        return ground.blend(colour, LIGHT[tone], alpha=1.0)

    def _show(self, movement: Movement | None, part: float | None, mirrored: bool) -> None:
        self._movement, self._part, self._mirrored = movement, part, mirrored
        signs = signs_of(self.app)
        self.set_class(movement is None or signs is None, "-empty")
        if movement is None or signs is None:
            self.picture = ()
            return
        size = (self.size.width, self.size.height)
        film = self._film
        if film is None or (film.movement, film.size, film.signs) != (movement, size, signs):
            film = self._film = Film(movement, *size, signs)
        if part is None:
            self.picture = film.still(mirrored=mirrored)
        else:
            self.picture = film.frame(part, mirrored=mirrored)
