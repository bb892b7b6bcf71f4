"""The pictures of one movement at one size, each drawn once."""

from runstrong_tui.figures.drawing import LEAST_HEIGHT, LEAST_WIDTH, Drawing, scale_of
from runstrong_tui.figures.movement import Movement

PAIR_FROM = 0.75
"""Two stills stand side by side where each is at least so large as one alone would be."""

GAP = 2
"""Cells between two stills."""


class Film:
    """Draws a movement in ``width`` by ``height`` cells; nothing where that is too small."""

    def __init__(self, movement: Movement, width: int, height: int) -> None:
        """Pictures of ``movement``, each ``width`` by ``height`` cells."""
        self.movement = movement
        self.size = (width, height)
        self._drawings: dict[tuple[int, bool], Drawing] = {}
        self._frames: dict[tuple[float, bool], str] = {}
        self._stills: dict[bool, str] = {}

    @property
    def shows(self) -> bool:
        """Whether there is room for anything."""
        return self.size[0] >= LEAST_WIDTH and self.size[1] >= LEAST_HEIGHT

    def frame(self, part: float, *, mirrored: bool = False) -> str:
        """The picture nearest to ``part`` (0 to 1) of a cycle, as lines of braille."""
        if not self.shows:
            return ""
        place = (self.movement.nearest(part), mirrored)
        if place not in self._frames:
            self._frames[place] = self._drawing(self.size[0], mirrored).at(place[0])
        return self._frames[place]

    def still(self, *, mirrored: bool = False) -> str:
        """The most telling picture; beside it, to the left, how it begins, where there is room."""
        if not self.shows:
            return ""
        if mirrored not in self._stills:
            self._stills[mirrored] = self._still(mirrored)
        return self._stills[mirrored]

    def _still(self, mirrored: bool) -> str:
        width, height = self.size
        half, outline, still = (width - GAP) // 2, self.movement.outline, self.movement.still
        alone = scale_of(outline, width, height)
        if still == 0 or half < LEAST_WIDTH or scale_of(outline, half, height) < alone * PAIR_FROM:
            return self.frame(still, mirrored=mirrored)
        drawing = self._drawing(half, mirrored)
        first, second = (drawing.at(part).split("\n") for part in (0.0, still))
        gap = " " * (width - 2 * half)
        return "\n".join(left + gap + other for left, other in zip(first, second, strict=True))

    def _drawing(self, width: int, mirrored: bool) -> Drawing:
        if (width, mirrored) not in self._drawings:
            drawing = Drawing(self.movement, width, self.size[1], mirrored=mirrored)
            self._drawings[width, mirrored] = drawing
        return self._drawings[width, mirrored]
