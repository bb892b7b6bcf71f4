"""A canvas of tones on which round shapes are painted row by row.

Lengths are in dots: half the width of a cell, a quarter of its height. A part of a cell is one dot
wide and, as the signs are, one and a third or two dots high.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, hypot, sqrt
from typing import NamedTuple

from runstrong_tui.figures.signs import PARTS_ACROSS, Signs
from runstrong_tui.figures.tones import Tone

DOTS_DOWN = 4
"""The dots of a cell from top to bottom."""

BLUNT, BLUNT_FROM = 0.4, 1.5
"""A ball of a larger radius in dots has no single part on top, where a head would look pointed."""

_WITHOUT = {
    kept: bytes(Tone.GROUND if tone == kept else tone for tone in range(256)) for kept in Tone
}
"""For each tone what is left of the others: everything but that tone itself."""


class Round(NamedTuple):
    """A circle: its middle and its radius."""

    x: float
    y: float
    radius: float


class Canvas:
    """``width`` by ``height`` cells of parts; what lies outside is left out."""

    def __init__(self, width: int, height: int, signs: Signs) -> None:
        """Begin with nothing but ground."""
        self._across = width * PARTS_ACROSS
        self._down = signs.parts_down
        self.part_height = DOTS_DOWN / self._down
        self._rows = [bytearray(self._across) for _ in range(height * self._down)]

    def copy(self) -> "Canvas":
        """The same canvas, to be painted on."""
        other = Canvas(0, 0, Signs.SEXTANT)
        other._across, other._down = self._across, self._down
        other.part_height = self.part_height
        other._rows = [row.copy() for row in self._rows]
        return other

    def cells(self) -> Iterator[list[bytearray]]:
        """The rows of parts that make up each row of cells."""
        for start in range(0, len(self._rows), self._down):
            yield self._rows[start : start + self._down]

    def area(self, left: float, top: float, right: float, bottom: float, tone: Tone) -> None:
        """Fill the parts whose middles are in a rectangle."""
        start, end = max(0, ceil(left)), min(self._across, floor(right) + 1)
        if end <= start:
            return
        for row in self._rows_between(top, bottom):
            self._rows[row][start:end] = bytes((tone,)) * (end - start)

    def shape(self, rounds: Sequence[Round], tone: Tone) -> None:
        """Fill the tightest shape around one, two or four circles, each joined with the next."""
        for row, start, end in self._spans(rounds):
            self._rows[row][start:end] = bytes((tone,)) * (end - start)

    def edge(self, rounds: Sequence[Round], wide: float, tone: Tone) -> None:
        """Take away ``tone`` around a shape that is to be filled with it, ``wide`` dots more."""
        wider = [Round(x, y, radius + wide) for x, y, radius in rounds]
        for row, start, end in self._spans(wider):
            parts = self._rows[row]
            parts[start:end] = parts[start:end].translate(_WITHOUT[tone])

    def _rows_between(self, top: float, bottom: float) -> range:
        """The rows whose middle is between two heights."""
        first = ceil((top + 0.5) / self.part_height - 0.5)
        last = floor((bottom + 0.5) / self.part_height - 0.5)
        return range(max(0, first), min(len(self._rows) - 1, last) + 1)

    def _spans(self, rounds: Sequence[Round]) -> Iterator[tuple[int, int, int]]:
        """For each row the first part of a shape, and the one after its last."""
        lines = list(_tangents(rounds))
        top = min(y - radius for _, y, radius in rounds)
        bottom = max(y + radius for _, y, radius in rounds)
        for row in self._rows_between(top, bottom):
            at = (row + 0.5) * self.part_height - 0.5
            left, right = _reach(rounds, lines, at)
            start, end = max(0, ceil(left)), min(self._across, floor(right) + 1)
            if end > start:
                yield row, start, end


_Line = tuple[float, float, float, float]


def _tangents(rounds: Sequence[Round]) -> Iterator[_Line]:
    """The lines that touch each circle and the next, on both sides; the upper end is first."""
    pairs = list(pairwise(rounds))
    if len(rounds) > 2:
        pairs.append((rounds[-1], rounds[0]))
    for start, end in pairs:
        by_x, by_y = end.x - start.x, end.y - start.y
        far = hypot(by_x, by_y)
        if far <= abs(start.radius - end.radius):
            continue
        along = (start.radius - end.radius) / far
        aside = sqrt(1 - along * along)
        for side in (aside, -aside):
            x, y = (by_x * along - by_y * side) / far, (by_y * along + by_x * side) / far
            first = (start.x + x * start.radius, start.y + y * start.radius)
            second = (end.x + x * end.radius, end.y + y * end.radius)
            yield (*first, *second) if first[1] <= second[1] else (*second, *first)


def _reach(rounds: Sequence[Round], lines: Sequence[_Line], at: float) -> tuple[float, float]:
    """How far a shape reaches to the left and the right in a row."""
    left, right = 1e9, -1e9
    for x, y, radius in rounds:
        rest = radius * radius - (at - y) ** 2
        if rest >= (radius * BLUNT if radius > BLUNT_FROM else 0):
            half = sqrt(rest)
            left, right = min(left, x - half), max(right, x + half)
    for x, y, to_x, to_y in lines:
        if y <= at <= to_y:
            there = x + (to_x - x) * (at - y) / (to_y - y) if to_y > y else to_x
            left, right = min(left, there), max(right, there)
    return left, right
