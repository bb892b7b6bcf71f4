"""The body of a figure: from the angles of its limbs to the places of its joints, and back.

Lengths are in heights of the body, angles in degrees: 0 forward (right), 90 up.
"""

from collections.abc import Mapping
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from runstrong_tui.training.figure import SIDES, Direction, Pose

LENGTHS = {
    "torso": 0.30,
    "head": 0.112,
    "upper": 0.165,
    "fore": 0.18,
    "thigh": 0.25,
    "shank": 0.25,
    "foot": 0.11,
}
"""How long the limbs are; that of the head is from the shoulder to its middle."""

HEAD_RADIUS = 0.062

HALF_SHOULDERS = 0.09
"""From the middle to a shoulder, seen from the front."""

HALF_HIPS = 0.055
"""From the middle to a hip, seen from the front."""

CHAINS = {
    "shoulder": (("upper", "elbow"), ("fore", "hand")),
    "hip": (("thigh", "knee"), ("shank", "ankle"), ("foot", "toe")),
}
"""What hangs on either end of the torso: limb after limb with the joint at its end."""

LIMBS = (
    "torso",
    "head",
    *(f"{limb}_{side}" for side in SIDES for chain in CHAINS.values() for limb, _ in chain),
)
"""Every limb, in the order in which ``Angles`` has them."""

_FOLLOWS = {"head": "torso", "fore": "upper", "shank": "thigh"}
_STANDING = {"torso": 90.0, "upper": -90.0, "thigh": -90.0, "foot": 0.0}

_ENDS = {"hand": ("upper", "fore", -1), "ankle": ("thigh", "shank", 1)}
"""The two limbs that lead to an end, and to which side of the way there the joint between lies.

Knees bend forward and elbows backward, seen from the right side.
"""

_SHORTEST = 1e-6
"""What a limb seen from its end is taken to be long, so that it can be bent all the same."""


class Point(NamedTuple):
    """A place: ``x`` to the right, ``y`` up."""

    x: float
    y: float


class Turned(NamedTuple):
    """A limb's angle in degrees, and the share of its length that is seen."""

    angle: float
    share: float


Angles = dict[str, Turned]
Joints = dict[str, Point]
Placed = Mapping[str, tuple[float, float]]


def angles_of(pose: Pose) -> Angles:
    """The angles of all limbs; what the pose does not say follows another limb, or stands."""
    said = {limb.name: Turned(limb.angle, limb.share) for limb in pose.limbs}
    angles: Angles = {}
    for name in LIMBS:
        limb, mark, side = name.partition("_")
        if name in said:
            angles[name] = said[name]
        elif limb in _FOLLOWS:
            angles[name] = Turned(angles[_FOLLOWS[limb] + mark + side].angle, 1.0)
        else:
            angles[name] = Turned(_STANDING[limb], 1.0)
    return angles


def joints_of(angles: Angles, root: str, at: tuple[float, float], view: Direction) -> Joints:
    """The places of all joints where ``root`` is ``at``."""
    front = view is Direction.FRONT
    hip = Point(0.0, 0.0)
    shoulder = _along(hip, "torso", angles["torso"])
    joints = {"hip": hip, "shoulder": shoulder, "head": _along(shoulder, "head", angles["head"])}
    across = radians(angles["torso"].angle - 90)
    for side in SIDES:
        for start, limbs in CHAINS.items():
            place = joints[start]
            if front:
                half = HALF_SHOULDERS if start == "shoulder" else HALF_HIPS
                half = -half if side == "n" else half
                place = Point(place.x + half * cos(across), place.y + half * sin(across))
            joints[f"{start}_{side}"] = place
            for limb, joint in limbs:
                place = _along(place, limb, angles[f"{limb}_{side}"])
                joints[f"{joint}_{side}"] = place
    by_x, by_y = at[0] - joints[root].x, at[1] - joints[root].y
    return {name: Point(x + by_x, y + by_y) for name, (x, y) in joints.items()}


def reach(
    angles: Angles, root: str, at: tuple[float, float], ends: Placed, view: Direction
) -> Joints:
    """As ``joints_of``, with each of the ``ends`` (hands, ankles, toes) where it is put.

    ``angles`` of the limbs that lead there are changed. An end that is too far away is reached
    for with a straight limb.
    """
    joints = joints_of(angles, root, at, view)
    if not ends:
        return joints
    for name, (x, y) in ends.items():
        end, _, side = name.partition("_")
        if end == "toe":
            foot = angles[f"foot_{side}"]
            x -= LENGTHS["foot"] * foot.share * cos(radians(foot.angle))
            y -= LENGTHS["foot"] * foot.share * sin(radians(foot.angle))
            end = "ankle"
        first, second, bend = _ENDS[end]
        start = joints[f"{'shoulder' if end == 'hand' else 'hip'}_{side}"]
        if view is Direction.FRONT:
            bend = bend if side == "f" else -bend
        upper, lower = f"{first}_{side}", f"{second}_{side}"
        upper_length = max(LENGTHS[first] * angles[upper].share, _SHORTEST)
        other = max(LENGTHS[second] * angles[lower].share, _SHORTEST)
        turns = _bent(x - start.x, y - start.y, upper_length, other, bend)
        angles[upper] = Turned(turns[0], angles[upper].share)
        angles[lower] = Turned(turns[1], angles[lower].share)
    hip = joints["hip"]
    return joints_of(angles, "hip", hip, view)


def _bent(x: float, y: float, upper: float, other: float, bend: int) -> tuple[float, float]:
    """The angles of two limbs of those lengths that lead from 0, 0 to ``x``, ``y``."""
    far = max(_SHORTEST, min(max(hypot(x, y), abs(upper - other)), upper + other))
    way = atan2(y, x)
    at_start = acos(max(-1.0, min(1.0, (upper**2 + far**2 - other**2) / (2 * upper * far))))
    at_end = acos(max(-1.0, min(1.0, (other**2 + far**2 - upper**2) / (2 * other * far))))
    return degrees(way + bend * at_start), degrees(way - bend * at_end)


def _along(start: Point, limb: str, turned: Turned) -> Point:
    length = LENGTHS[limb] * turned.share
    angle = radians(turned.angle)
    return Point(start.x + length * cos(angle), start.y + length * sin(angle))
