"""A movement: where the joints of a figure are at any moment of it.

Between its keys every angle, and every place where a pose puts something, goes along a ``Curve``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import NamedTuple

from runstrong_tui.figures.body import (
    HEAD_RADIUS,
    LIMBS,
    Angles,
    Joints,
    Point,
    Turned,
    angles_of,
    reach,
)
from runstrong_tui.figures.curve import Curve
from runstrong_tui.training.figure import FLOOR_ENDS, REACHED, SIDES, DrawnBar, Figure, Pose, Spot

FRAMES_A_MOVEMENT = 24
"""So many moments of a movement are drawn; the keys come on top."""

FLESH = 0.024
"""How far a solid body goes beyond the joints at its ends, in heights of the body."""

LYING = 2.8
"""A figure is lying where it is so many times longer than high."""

TRUNK = 0.06
"""How far it goes beyond hip and shoulder."""

_ROOTS = ("hip", "shoulder")
_ENDS = tuple(f"{end}_{side}" for end in REACHED for side in SIDES)
_OTHER = {"n": "f", "f": "n"}


class Outline(NamedTuple):
    """The rectangle that a movement never leaves, its head and lines included."""

    left: float
    bottom: float
    right: float
    top: float


class Passage(NamedTuple):
    """A part of a movement from one moment to another, both 0 to 1."""

    start: float
    end: float


class _Moment(NamedTuple):
    """A key with the joint that stays where it is unless the pose says hip or shoulder."""

    part: float
    pose: Pose
    pin: Spot


class Movement:
    """A figure ready to be drawn at any moment; made once, it does not change."""

    def __init__(self, figure: Figure, works: frozenset[str] = frozenset()) -> None:
        """Work out the keys of ``figure``; ``works`` are the limbs whose muscles are trained."""
        self.figure = figure
        self.works = works
        self.movements = 2 if figure.alternates else 1
        """How many movements a cycle has: the second one with the limbs exchanged."""
        moments = [_Moment(key.part, key.pose, figure.pin) for key in figure.keys]
        if figure.alternates:
            moments = list(_both_ways(moments))
        self.parts = tuple(moment.part for moment in moments)
        self._solve(moments)
        self.held = self._span(figure.held) or self._farthest()
        """When a repetition is held, in a cycle of one movement."""
        low = self._span(figure.low)
        if low is None and self._height(self.held.start) < self._height(0.0):
            low = self.held
        self.low = low
        """When a paced repetition is at its lowest; None where that is at its beginning."""
        self.still = (self._span(figure.still) or self.held).start / self.movements
        """The most telling part."""
        steps = FRAMES_A_MOVEMENT * self.movements if self.moves else 1
        self.frames = tuple(sorted({*self.parts, *(n / steps for n in range(steps))}))
        """The parts that are drawn."""
        self.outline, self.body_outline = self._outlines()
        """The rectangle of the bones and all lines, and that of a solid body without the walls."""

    @property
    def lies(self) -> bool:
        """Whether the body is so much longer than high that it wants a low, wide picture."""
        left, bottom, right, top = self.body_outline
        return right - left >= LYING * (top - bottom)

    @property
    def moves(self) -> bool:
        """Whether there is more than one pose."""
        return len(self.parts) > 1

    def nearest(self, part: float) -> float:
        """The frame nearest to ``part``; a key stays itself, so that a hold is drawn as it is."""
        number = bisect_left(self.frames, part)
        around = self.frames[max(0, number - 1) : number + 1]
        return min(around, key=lambda frame: abs(frame - part), default=0.0)

    def at(self, part: float) -> Joints:
        """The joints at ``part`` (0 to 1) of a cycle."""
        if not self.moves:
            return self._joints[0]
        part = min(max(part, 0.0), 1.0)
        number = min(bisect_right(self.parts, part), len(self.parts) - 1) - 1
        angles: Angles = {
            limb: Turned(angle.at(number, part), share.at(number, part))
            for limb, angle, share in self._limbs
        }
        x, y = self._root
        root = Point(x.at(number, part), y.at(number, part))
        ends = {name: (x.at(number, part), y.at(number, part)) for name, x, y in self._ends[number]}
        return reach(angles, self._root_joint, root, ends, self.figure.view)

    def _solve(self, moments: Sequence[_Moment]) -> None:
        """The joints at the keys, and the curves between them."""
        self._joints: list[Joints] = []
        turned: list[Angles] = []
        put: list[set[str]] = []
        roots = set()
        for _, pose, pin in moments:
            angles = angles_of(pose)
            spots = {spot.joint: (spot.x, spot.y) for spot in pose.spots}
            root = next((name for name in _ROOTS if name in spots), pin.joint)
            at = spots.get(root, (pin.x, pin.y))
            ends = {name: spot for name, spot in spots.items() if name in _ENDS}
            ends.pop(root, None)
            self._joints.append(reach(angles, root, at, ends, self.figure.view))
            turned.append(_unwound(angles, turned[-1]) if turned else angles)
            roots.add(root)
            put.append({*ends, root}.intersection(_ENDS))
        self._root_joint = roots.pop() if len(roots) == 1 else "hip"
        self._root = self._path(self._root_joint)
        self._limbs = [
            (
                limb,
                Curve(self.parts, [angles[limb].angle for angles in turned]),
                Curve(self.parts, [angles[limb].share for angles in turned]),
            )
            for limb in LIMBS
        ]
        self._ends = [
            [(name, *self._path(name)) for name in sorted(before & other - {self._root_joint})]
            for before, other in pairwise(put)
        ]

    def _path(self, joint: str) -> tuple[Curve, Curve]:
        xs, ys = zip(*(joints[joint] for joints in self._joints), strict=True)
        return Curve(self.parts, xs), Curve(self.parts, ys)

    def _span(self, name: str) -> Passage | None:
        """From the first key with the pose of that name to the last one that follows on it."""
        keys = self.figure.keys
        first = next((n for n, key in enumerate(keys) if name and key.name == name), None)
        if first is None:
            return None
        last = first
        while last + 1 < len(keys) and keys[last + 1].name == name:
            last += 1
        return Passage(keys[first].part, keys[last].part)

    def _farthest(self) -> Passage:
        """The key whose joints are farthest from those of the first."""
        first = self._joints[0]

        def way(number: int) -> float:
            there = self._joints[number]
            return sum(hypot(there[n].x - first[n].x, there[n].y - first[n].y) for n in first)

        number = max(range(len(self.figure.keys)), key=way)
        return self._span(self.figure.keys[number].name) or Passage(0.0, 0.0)

    def _height(self, part: float) -> float:
        return sum(point.y for point in self.at(part / self.movements).values())

    def _outlines(self) -> tuple[Outline, Outline]:
        frames = [self.at(part) for part in self.frames]
        points = [point for frame in frames for point in frame.values()]
        for frame in frames:
            x, y = frame["head"]
            points += [Point(x - HEAD_RADIUS, y), Point(x + HEAD_RADIUS, y + HEAD_RADIUS)]
            for bar in self.figure.bars:
                points += bar_at(bar, frame)
        body = _around(points)
        for x, y, to_x, to_y in self.figure.strokes:
            if x > -FLOOR_ENDS and to_x < FLOOR_ENDS:
                points += [Point(x, y), Point(to_x, to_y)]
        lines = _around(points)
        bottom, top = (
            min(body.bottom, 0.0) - FLESH,
            max(
                body.top,
                *(joints[name].y + TRUNK for joints in frames for name in ("hip", "shoulder")),
            ),
        )
        return lines, Outline(lines.left - FLESH, bottom, lines.right + FLESH, top)


def bar_at(bar: DrawnBar, joints: Joints) -> tuple[Point, Point]:
    """The ends of a bar that goes along with a joint."""
    x, y = joints[bar.joint]
    by_x = bar.length / 2 * cos(radians(bar.angle))
    by_y = bar.length / 2 * sin(radians(bar.angle))
    return Point(x - by_x, y - by_y), Point(x + by_x, y + by_y)


def _around(points: Sequence[Point]) -> Outline:
    xs, ys = zip(*points, strict=True)
    return Outline(min(xs), min(0.0, *ys), max(xs), max(ys))


def _both_ways(moments: Sequence[_Moment]) -> Iterator[_Moment]:
    """The moments twice, the second time with near and far limbs exchanged."""
    for part, pose, pin in moments[:-1] or moments:
        yield _Moment(part / 2, pose, pin)
    for part, pose, pin in moments:
        limbs = tuple(limb._replace(name=_exchanged(limb.name)) for limb in pose.limbs)
        spots = tuple(spot._replace(joint=_exchanged(spot.joint)) for spot in pose.spots)
        pin = pin._replace(joint=_exchanged(pin.joint))
        yield _Moment(0.5 + part / 2, Pose(limbs, spots), pin)


def _exchanged(name: str) -> str:
    """The name of the same limb or joint on the other side."""
    kind, mark, side = name.partition("_")
    return kind + mark + _OTHER.get(side, "")


def _unwound(angles: Angles, before: Angles) -> Angles:
    """``angles`` with full turns added, so that each is reached the short way round."""
    return {
        limb: Turned(angle - 360 * round((angle - before[limb].angle) / 360), share)
        for limb, (angle, share) in angles.items()
    }
