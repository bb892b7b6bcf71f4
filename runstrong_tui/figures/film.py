"""The pictures of one movement at one size, each drawn once."""

from typing import Protocol

from runstrong_tui.figures.drawing import LEAST_HEIGHT, LEAST_WIDTH, Drawing, scale_of
from runstrong_tui.figures.movement import Movement
from runstrong_tui.figures.signs import Signs
from runstrong_tui.figures.solid import Solid
from runstrong_tui.figures.tones import EMPTY, Picture

PAIR_FROM = 0.75
"""Two stills stand side by side where each is at least so large as one alone would be."""

GAP = 2
"""Cells between two stills."""


class Drawer(Protocol):
    """Draws the moments of one movement at one size."""

    def at(self, part: float) -> Picture:
        """The picture at ``part`` (0 to 1) of a cycle."""


class Film:
    """Draws a movement in ``width`` by ``height`` cells; nothing where that is too small."""

    def __init__(
        self, movement: Movement, width: int, height: int, signs: Signs = Signs.SEXTANT
    ) -> None:
        """Pictures of ``movement`` made of ``signs``, each ``width`` by ``height`` cells."""
        self.movement = movement
        self.size = (width, height)
        self.signs = signs
        self._drawers: dict[tuple[int, bool], Drawer] = {}
        self._frames: dict[tuple[float, bool], Picture] = {}
        self._stills: dict[bool, Picture] = {}

    @property
    def shows(self) -> bool:
        """Whether there is room for anything."""
        return self.size[0] >= LEAST_WIDTH and self.size[1] >= LEAST_HEIGHT

    def frame(self, part: float, *, mirrored: bool = False) -> Picture:
        """The picture nearest to ``part`` (0 to 1) of a cycle."""
        if not self.shows:
            return ()
        place = (self.movement.nearest(part), mirrored)
        if place not in self._frames:
            self._frames[place] = self._drawer(self.size[0], mirrored).at(place[0])
        return self._frames[place]

    def still(self, *, mirrored: bool = False) -> Picture:
        """The most telling picture; beside it, to the left, how it begins, where there is room."""
        if not self.shows:
            return ()
        if mirrored not in self._stills:
            self._stills[mirrored] = self._still(mirrored)
        return self._stills[mirrored]

    def _still(self, mirrored: bool) -> Picture:
        width, height = self.size
        half, still = (width - GAP) // 2, self.movement.still
        outline = self.movement.outline
        alone = scale_of(outline, width, height)
        if still == 0 or half < LEAST_WIDTH or scale_of(outline, half, height) < alone * PAIR_FROM:
            return self.frame(still, mirrored=mirrored)
        drawer = self._drawer(half, mirrored)
        gap = (EMPTY,) * (width - 2 * half)
        pair = zip(drawer.at(0.0), drawer.at(still), strict=True)
        return tuple((*left, *gap, *right) for left, right in pair)

    def _drawer(self, width: int, mirrored: bool) -> Drawer:
        if (width, mirrored) not in self._drawers:
            self._drawers[width, mirrored] = self._new_drawer(width, mirrored)
        return self._drawers[width, mirrored]

    def _new_drawer(self, width: int, mirrored: bool) -> Drawer:
        if self.signs is Signs.BRAILLE:
            return Drawing(self.movement, width, self.size[1], mirrored=mirrored)
        return Solid(self.movement, width, self.size[1], self.signs, mirrored=mirrored)
