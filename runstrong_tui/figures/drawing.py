"""Draws a moment of a movement in braille: two by four dots to a cell of the terminal."""

from itertools import pairwise
from math import ceil, cos, hypot, pi, sin

from runstrong_tui.figures.body import CHAINS, HEAD_RADIUS, Joints, Point
from runstrong_tui.figures.movement import Movement, Outline, bar_at
from runstrong_tui.figures.tones import Picture, picture_of
from runstrong_tui.training.figure import SIDES, Direction

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""The dots of a cell."""

LEAST_WIDTH, LEAST_HEIGHT = 8, 4
"""The smallest picture that shows anything, in cells."""

THICK_FROM = 70.0
"""From so many dots to a height of the body on, near limbs are two dots wide."""

SOLE = 2
"""So many dots lie between a line and what stands on it, lest feet be lost in the floor."""

_BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of a dot in its cell, by row and column."""


class Dots:
    """A picture of ``width`` by ``height`` cells, dot by dot; what lies outside is left out."""

    def __init__(self, width: int, height: int) -> None:
        """Begin with an empty picture."""
        self._width = width
        self._height = height
        self._cells = [0] * (width * height)

    def put(self, x: int, y: int) -> None:
        """Set a dot; 0, 0 is at the upper left."""
        if 0 <= x < self._width * DOTS_ACROSS and 0 <= y < self._height * DOTS_DOWN:
            bit = _BITS[y % DOTS_DOWN][x % DOTS_ACROSS]
            self._cells[y // DOTS_DOWN * self._width + x // DOTS_ACROSS] |= bit

    def line(self, start: Point, end: Point, *, every: int = 1, thick: bool = False) -> None:
        """A line from dot to dot, of each ``every`` dots only the first; thick: two dots wide."""
        steps = max(1, ceil(max(abs(end.x - start.x), abs(end.y - start.y))))
        flat = abs(end.x - start.x) > abs(end.y - start.y)
        by_x, by_y = (end.x - start.x) / steps, (end.y - start.y) / steps
        for step in range(0, steps + 1, every):
            x, y = round(start.x + step * by_x), round(start.y + step * by_y)
            self.put(x, y)
            if thick:
                self.put(x + (not flat), y - flat)

    def circle(self, middle: Point, radius: float) -> None:
        """The edge of a circle."""
        steps = max(8, ceil(2 * pi * radius))
        for step in range(steps):
            angle = 2 * pi * step / steps
            self.put(
                round(middle.x + radius * cos(angle)),
                round(middle.y + radius * sin(angle)),
            )

    def copy(self) -> "Dots":
        """The same picture, to be drawn upon."""
        other = Dots(self._width, 0)
        other._height = self._height
        other._cells = self._cells.copy()
        return other

    def text(self) -> str:
        """The picture as lines of braille; cells without a dot are spaces."""
        signs = [chr(_BLANK + cell) if cell else " " for cell in self._cells]
        rows = range(0, len(signs), self._width)
        return "\n".join("".join(signs[row : row + self._width]) for row in rows)


class Drawing:
    """One movement at one size, with one scale for all its moments, so that nothing jumps."""

    def __init__(self, movement: Movement, width: int, height: int, *, mirrored: bool) -> None:
        """Fit ``movement`` into ``width`` by ``height`` cells; its floor is in the last row."""
        self._movement = movement
        outline = movement.outline
        self._outline = outline
        self._across = width * DOTS_ACROSS
        self._down = height * DOTS_DOWN
        self._scale = scale_of(outline, width, height)
        self._mirrored = mirrored
        self._ground = Dots(width, height)
        for x, y, to_x, to_y in movement.figure.strokes:
            start, end = self.dot(Point(x, y)), self.dot(Point(to_x, to_y))
            self._ground.line(Point(start.x, start.y + SOLE), Point(end.x, end.y + SOLE))

    def at(self, part: float) -> Picture:
        """The picture at ``part`` (0 to 1) of a cycle."""
        return picture_of(self.text_at(part).split("\n"))

    def text_at(self, part: float) -> str:
        """The same as lines of braille."""
        joints = self._movement.at(part)
        dots = self._ground.copy()
        places = {name: self.dot(point) for name, point in joints.items()}
        thick = self._scale >= THICK_FROM
        for side in reversed(SIDES):
            near = side == "n"
            every = 1 if near or self._movement.figure.view is Direction.FRONT else 2
            for start, limbs in CHAINS.items():
                before = places[f"{start}_{side}"]
                for _, joint in limbs:
                    place = places[f"{joint}_{side}"]
                    dots.line(before, place, every=every, thick=thick and near)
                    before = place
        if self._movement.figure.view is Direction.FRONT:
            corners = ("shoulder_n", "shoulder_f", "hip_f", "hip_n", "shoulder_n")
            for corner, other in pairwise(corners):
                dots.line(places[corner], places[other])
        else:
            dots.line(places["hip"], places["shoulder"], thick=thick)
        self._draw_head(dots, joints)
        for bar in self._movement.figure.bars:
            start_at, end_at = bar_at(bar, joints)
            dots.line(self.dot(start_at), self.dot(end_at), thick=True)
        return dots.text()

    def _draw_head(self, dots: Dots, joints: Joints) -> None:
        shoulder, head = joints["shoulder"], joints["head"]
        way = hypot(head.x - shoulder.x, head.y - shoulder.y) or 1.0
        free = 1 - HEAD_RADIUS / way
        chin = Point(
            shoulder.x + (head.x - shoulder.x) * free, shoulder.y + (head.y - shoulder.y) * free
        )
        dots.line(self.dot(shoulder), self.dot(chin))
        dots.circle(self.dot(head), HEAD_RADIUS * self._scale)

    def dot(self, point: Point) -> Point:
        """Where a point is in dots from the upper left."""
        outline = self._outline
        x = point.x - (outline.left + outline.right) / 2
        if self._mirrored:
            x = -x
        right = (self._across - 1) / 2
        down = self._down - 1 - SOLE
        limit = 2.0 * self._across
        return Point(
            min(max(right + x * self._scale, -limit), limit),
            down - (point.y - outline.bottom) * self._scale,
        )


def scale_of(outline: Outline, width: int, height: int) -> float:
    """Dots to a height of the body, so that ``outline`` fits into ``width`` by ``height`` cells."""
    return min(
        (width * DOTS_ACROSS - 1) / max(0.1, outline.right - outline.left),
        (height * DOTS_DOWN - 1 - SOLE) / max(0.1, outline.top - outline.bottom),
    )
