"""Draws a moment of a movement as a solid body: a rounded shape around each bone.

Far limbs are dim, near ones bright, and where muscles work they are lit.
"""

from collections.abc import Iterator

from runstrong_tui.figures.body import CHAINS, HEAD_RADIUS, Joints, Point
from runstrong_tui.figures.canvas import DOTS_DOWN, Canvas, Round
from runstrong_tui.figures.movement import Movement, Outline, bar_at
from runstrong_tui.figures.scenery import Scenery, scenery_of
from runstrong_tui.figures.signs import PARTS_ACROSS, SignMaker, Signs
from runstrong_tui.figures.tones import Picture, Tone
from runstrong_tui.training.figure import SIDES, Direction

RADII = {
    "torso": (0.058, 0.054),
    "upper": (0.036, 0.029),
    "fore": (0.029, 0.021),
    "thigh": (0.052, 0.038),
    "shank": (0.039, 0.024),
    "foot": (0.024, 0.019),
}
"""How thick each limb is at its beginning and its end; the torso at shoulder and hip."""

FRONT_SHOULDER, FRONT_HIP = 0.024, 0.036
"""How round the corners of the torso are, seen from the front."""

NECK_RADIUS = 0.03
BAR_RADIUS = 0.02
LINE_RADIUS = 0.02

EDGE = 0.012
"""How far a near limb keeps other parts of the body away, so that crossing limbs stay apart."""

LEAST_EDGE = 0.8
"""The least of it in dots: less would be seen here and there only."""

FREE = 0.4
"""So much of a limb's beginning has no edge, so that it grows out of the body."""

HIGHEST = 9.0
"""Above any picture, in heights of the body."""

FLOOR_SHARE = 0.04
"""How much of the height is floor."""

_LIT = {Tone.FAR: Tone.WORKS_FAR, Tone.BODY: Tone.WORKS, Tone.NEAR: Tone.WORKS}


class Frame:
    """Where things are in a picture of a size, in dots from its upper left."""

    def __init__(self, outline: Outline, width: int, height: int, part: float) -> None:
        """Fit ``outline`` above a floor that ends at the edge of a part ``part`` dots high."""
        self._outline = outline
        self.across, down = width * PARTS_ACROSS, height * DOTS_DOWN
        self.floor = down - 0.5 - part * max(1, round(FLOOR_SHARE * down / part))
        self.scale = min(
            self.across / max(0.1, outline.right - outline.left),
            (self.floor + 0.5 - part / 2) / max(0.1, outline.top - outline.bottom),
        )

    def dot(self, point: Point) -> Point:
        """Where a point is; far away ones stay within reach of numbers."""
        middle = (self._outline.left + self._outline.right) / 2
        limit = 2.0 * self.across
        x = (self.across - 1) / 2 + (point.x - middle) * self.scale
        return Point(
            min(max(x, -limit), limit), self.floor - (point.y - self._outline.bottom) * self.scale
        )


class Solid:
    """One movement at one size, with one scale for all its moments, so that nothing jumps."""

    def __init__(
        self, movement: Movement, width: int, height: int, signs: Signs, *, mirrored: bool
    ) -> None:
        """Fit ``movement`` into ``width`` by ``height`` cells of sextants or quadrants."""
        self._movement = movement
        self._mirrored = mirrored
        self._maker = SignMaker(signs)
        self._scene = Canvas(width, height, signs)
        part = self._scene.part_height
        self._frame = Frame(movement.body_outline, width, height, part)
        self._least = 0.55 * part
        middle = sum(movement.at(frame)["hip"].x for frame in movement.parts) / len(movement.parts)
        self._scenery = scenery_of(movement.figure.strokes, middle)
        self._paint_scene(self._scenery)

    def at(self, part: float) -> Picture:
        """The picture at ``part`` (0 to 1) of a cycle."""
        return tuple(self._maker.row(parts) for parts in self.painted(part).cells())

    def painted(self, part: float) -> Canvas:
        """The same before it is made of signs, of which each has two tones only."""
        joints = self._movement.at(part)
        canvas = self._scene.copy()
        front = self._movement.figure.view is Direction.FRONT
        self._limb(canvas, joints, "shoulder", "f")
        self._limb(canvas, joints, "hip", "f")
        self._trunk(canvas, joints, front=front)
        self._limb(canvas, joints, "hip", "n")
        head = [self._round(joints["head"], HEAD_RADIUS)]
        canvas.edge(head, self._edge, Tone.NEAR)
        canvas.shape(head, Tone.NEAR)
        self._limb(canvas, joints, "shoulder", "n")
        for bar in self._movement.figure.bars:
            start, end = bar_at(bar, joints)
            canvas.shape([self._round(start, BAR_RADIUS), self._round(end, BAR_RADIUS)], Tone.HELD)
        self._floor(canvas)
        return canvas

    def places(self, part: float) -> dict[str, Point]:
        """Where the joints are at ``part``, in dots from the upper left."""
        joints = self._movement.at(part)
        rounds = {name: self._round(joint, 0.0) for name, joint in joints.items()}
        return {name: Point(x, y) for name, (x, y, _) in rounds.items()}

    @property
    def _edge(self) -> float:
        return max(LEAST_EDGE, EDGE * self._frame.scale)

    def _limb(self, canvas: Canvas, joints: Joints, start: str, side: str) -> None:
        """An arm or a leg: first what it keeps away, then itself."""
        bones = list(self._bones(joints, start, side))
        for number, (tone, begin, end) in enumerate(bones):
            canvas.edge([begin if number else _between(begin, end), end], self._edge, tone)
        for tone, begin, end in bones:
            canvas.shape([begin, end], tone)

    def _bones(self, joints: Joints, start: str, side: str) -> Iterator[tuple[Tone, Round, Round]]:
        tone = Tone.NEAR if side == "n" else Tone.FAR
        name = f"{start}_{side}"
        for limb, end in CHAINS[start]:
            other = f"{end}_{side}"
            radius, other_radius = RADII[limb]
            yield (
                _LIT[tone] if f"{limb}_{side}" in self._movement.works else tone,
                self._round(joints[name], radius),
                self._round(joints[other], other_radius),
            )
            name = other

    def _trunk(self, canvas: Canvas, joints: Joints, *, front: bool) -> None:
        shoulder_radius, hip_radius = RADII["torso"]
        neck = [self._round(joints[name], NECK_RADIUS) for name in ("shoulder", "head")]
        names = [("shoulder", shoulder_radius), ("hip", hip_radius)]
        if front:
            names = [
                *((f"shoulder_{side}", FRONT_SHOULDER) for side in SIDES),
                *((f"hip_{side}", FRONT_HIP) for side in reversed(SIDES)),
            ]
        trunk = [self._round(joints[name], radius) for name, radius in names]
        canvas.shape(neck, Tone.BODY)
        tone = Tone.WORKS if "torso" in self._movement.works else Tone.BODY
        canvas.shape(trunk, tone)

    def _round(self, point: Point, radius: float) -> Round:
        x, y = self._frame.dot(point)
        x = self._frame.across - 1 - x if self._mirrored else x
        return Round(x, y, max(radius * self._frame.scale, self._least))

    def _paint_scene(self, scenery: Scenery) -> None:
        scene, frame = self._scene, self._frame
        for left, right, top in scenery.areas:
            start, end = (frame.dot(Point(x, 0.0)).x for x in (left, right))
            if self._mirrored:
                start, end = frame.across - 1 - end, frame.across - 1 - start
            over = max(-1.0, frame.dot(Point(0.0, min(top, HIGHEST))).y)
            scene.area(start, over, end, frame.floor, Tone.THING)
        for x, y, to_x, to_y in scenery.lines:
            ends = [self._round(Point(*place), LINE_RADIUS) for place in ((x, y), (to_x, to_y))]
            scene.shape(ends, Tone.THING)

    def _floor(self, canvas: Canvas) -> None:
        if self._scenery.floor:
            bottom = self._frame.floor + self._frame.across
            canvas.area(-0.5, self._frame.floor, self._frame.across - 0.5, bottom, Tone.THING)


def _between(begin: Round, end: Round) -> Round:
    """Where a limb has left the body that it grows out of."""
    return Round(*(start + (stop - start) * FREE for start, stop in zip(begin, end, strict=True)))
