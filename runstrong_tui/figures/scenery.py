"""Floor, walls and boxes of a figure as areas, and what is left as lines."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from runstrong_tui.training.figure import FLOOR_ENDS, Stroke

WALL_WIDTH = 0.07
"""How thick a wall is drawn, in heights of the body."""

WALL_FROM = 0.9
"""What stands on the floor and is as high as this is a wall, in heights of the body."""


class Area(NamedTuple):
    """What stands on the floor from ``left`` to ``right``; a wall goes up for ever."""

    left: float
    right: float
    top: float


class Scenery(NamedTuple):
    """What is around a figure."""

    floor: bool
    areas: tuple[Area, ...]
    lines: tuple[Stroke, ...]


def scenery_of(strokes: Sequence[Stroke], middle: float) -> Scenery:
    """What the lines of a figure stand for, whose body is around ``middle``.

    A line along all of the floor is the floor, a high upright one is a wall on whose other side the
    figure never is, a lid on two uprights is a box; all else stays a line.
    """
    floor = [stroke for stroke in strokes if _is_floor(stroke)]
    walls = [stroke for stroke in strokes if _is_upright(stroke) and stroke.to_y >= WALL_FROM]
    uprights = {stroke.x: stroke for stroke in strokes if _is_upright(stroke)}
    lids = [
        stroke
        for stroke in strokes
        if stroke.y == stroke.to_y > 0 and stroke.x in uprights and stroke.to_x in uprights
    ]
    boxed = [*lids, *(uprights[x] for lid in lids for x in (lid.x, lid.to_x))]
    return Scenery(
        bool(floor),
        (
            *(Area(lid.x, lid.to_x, lid.y) for lid in lids),
            *(_wall(wall.x, middle) for wall in walls),
        ),
        tuple(stroke for stroke in strokes if stroke not in (*floor, *walls, *boxed)),
    )


def _wall(x: float, middle: float) -> Area:
    return Area(x, x + WALL_WIDTH, inf) if x > middle else Area(x - WALL_WIDTH, x, inf)


def _is_floor(stroke: Stroke) -> bool:
    return stroke.x <= -FLOOR_ENDS and stroke.to_x >= FLOOR_ENDS


def _is_upright(stroke: Stroke) -> bool:
    return stroke.x == stroke.to_x and min(stroke.y, stroke.to_y) == 0
