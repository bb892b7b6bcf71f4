"""Signs that divide a cell into smaller ones: sextants (2 by 3) and quadrants (2 by 2).

A cell has two colours only. Where more tones meet in it, the two that are least wrong stay.
"""

from collections.abc import Mapping
from enum import StrEnum
from itertools import combinations

from runstrong_tui.figures.tones import EMPTY, Cell, Row, Tone

PARTS_ACROSS = 2
"""How many parts a cell has from left to right, whatever the signs."""


class Signs(StrEnum):
    """What a figure is made of, the finest first."""

    SEXTANT = "sextant"
    QUADRANT = "quadrant"
    BRAILLE = "braille"

    @property
    def parts_down(self) -> int:
        """How many parts, or dots, a cell has from top to bottom."""
        return {"sextant": 3, "quadrant": 2, "braille": 4}[self]


_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
_LEFT, _RIGHT, _FULL = 0b010101, 0b101010, 0b111111
_HALVES = {0: " ", _LEFT: "▌", _RIGHT: "▐", _FULL: "█"}
_SEXTANTS = "".join(
    _HALVES.get(bits) or chr(0x1FB00 + bits - 1 - (bits > _LEFT) - (bits > _RIGHT))
    for bits in range(64)
)

_LOOKS: Mapping[int, tuple[float, float]] = {
    Tone.GROUND: (0.0, 0.0),
    Tone.THING: (0.2, 0.0),
    Tone.FAR: (0.5, 0.0),
    Tone.BODY: (0.75, 0.0),
    Tone.NEAR: (1.0, 0.0),
    Tone.WORKS_FAR: (0.45, 0.4),
    Tone.WORKS: (0.8, 0.8),
    Tone.HELD: (0.6, 0.0),
}
"""How bright and how coloured a tone is, roughly: how far two of them are from each other."""


class SignMaker:
    """Turns painted rows into cells; what it has turned once it keeps."""

    def __init__(self, signs: Signs) -> None:
        """``signs`` are sextants or quadrants."""
        self._down = signs.parts_down
        self._signs = _SEXTANTS if signs is Signs.SEXTANT else _QUADRANTS
        self._known: dict[bytes, Cell] = {bytes(PARTS_ACROSS * self._down): EMPTY}

    def row(self, painted: list[bytearray]) -> Row:
        """The cells of one row of the terminal, from the tones of its parts, row by row."""
        width = len(painted[0])
        if not any(map(any, painted)):
            return (EMPTY,) * (width // PARTS_ACROSS)
        # Part by part: the left and the right one of each row of parts stand beside each other.
        woven = bytearray(width * self._down)
        step = PARTS_ACROSS * self._down
        for number, parts in enumerate(painted):
            for side in range(PARTS_ACROSS):
                woven[number * PARTS_ACROSS + side :: step] = parts[side::PARTS_ACROSS]
        whole, known = bytes(woven), self._known
        cells = []
        for at in range(0, len(whole), step):
            key = whole[at : at + step]
            cell = known.get(key)
            if cell is None:
                cell = known[key] = self._cell(key)
            cells.append(cell)
        return tuple(cells)

    def _cell(self, key: bytes) -> Cell:
        tones = sorted(set(key))
        if len(tones) == 1:
            tones = [0, *tones]
        under, tone = min(combinations(tones, 2), key=lambda pair: _error(key, pair))
        bits = sum(
            1 << at for at, part in enumerate(key) if _apart(part, tone) < _apart(part, under)
        )
        return Cell(self._signs[bits], Tone(tone), Tone(under))


def _error(key: bytes, pair: tuple[int, int]) -> float:
    return sum(min(_apart(part, tone) for tone in pair) for part in key)


def _apart(part: int, tone: int) -> float:
    (bright, hue), (other_bright, other_hue) = _LOOKS[part], _LOOKS[tone]
    return (bright - other_bright) ** 2 + (hue - other_hue) ** 2
