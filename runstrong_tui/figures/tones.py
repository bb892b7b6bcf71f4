"""What a figure is painted with: a tone for each thing to be told apart, and cells of two of them.

A tone is no colour: the screen chooses those, after its theme and what the terminal has.
"""

from enum import IntEnum
from typing import NamedTuple


class Tone(IntEnum):
    """What is painted, the quiet before the loud."""

    GROUND = 0
    THING = 1
    """Floor, wall, box."""
    FAR = 2
    """Limbs on the far side."""
    BODY = 3
    """Torso and neck."""
    NEAR = 4
    """Head and limbs on the near side."""
    WORKS_FAR = 5
    """As far, with muscles that work."""
    WORKS = 6
    HELD = 7
    """What is in the hands: a weight, a plate."""


class Cell(NamedTuple):
    """A cell of the terminal: its sign, the tone of the sign, and that of the ground under it."""

    sign: str
    tone: Tone
    under: Tone = Tone.GROUND


Row = tuple[Cell, ...]
Picture = tuple[Row, ...]
"""Rows of cells, all equally long; none where there is no room."""

EMPTY = Cell(" ", Tone.GROUND)


def picture_of(lines: list[str]) -> Picture:
    """Lines of signs, all in the tone of the near limbs."""
    return tuple(
        tuple(EMPTY if sign == " " else Cell(sign, Tone.NEAR) for sign in line) for line in lines
    )


def text_of(picture: Picture) -> str:
    """The signs alone, as lines."""
    return "\n".join("".join(cell.sign for cell in row) for row in picture)
