"""The moving figure of an exercise as its file says it: poses, the times of them, and the lines.

Angles are in degrees: 0 forward (to the right), 90 up, -90 down. Lengths are in heights of the
body, measured from the floor; 0 is where the figure stands.
"""

from enum import StrEnum
from typing import NamedTuple

import msgspec

LIMBS = ("torso", "head", "upper", "fore", "thigh", "shank", "foot")
"""What has an angle; all but torso and head are there twice."""

PAIRED_LIMBS = LIMBS[2:]

JOINTS = ("hip", "shoulder", "elbow", "hand", "knee", "ankle", "toe")
"""What has a place; in a pose, elbow and knee follow from the other joints."""

PAIRED_JOINTS = JOINTS[2:]

REACHED = ("hand", "ankle", "toe")
"""The ends of limbs that a pose may put somewhere; the joint between follows."""

SIDES = ("n", "f")
"""Near and far. Seen from the front, the near limbs are those of the right side."""

FLOOR_ENDS = 3.0
"""How far the floor goes to either side: beyond any picture."""

SECONDS_A_MOVEMENT = 3.0
"""What one movement lasts at one's own pace, where the file does not say."""


class Direction(StrEnum):
    """From where the figure is seen."""

    SIDE = "side"
    FRONT = "front"


class Limb(NamedTuple):
    """A limb (``thigh_n``, ``torso``) at an angle in degrees; ``share`` of its length is seen."""

    name: str
    angle: float
    share: float = 1.0


class Spot(NamedTuple):
    """A joint (``toe_n``, ``hip``) and where it is."""

    joint: str
    x: float
    y: float


class Pose(msgspec.Struct, frozen=True):
    """One position of the body: what it leaves out is as when standing.

    ``spots`` may have the hip or the shoulder, from which all else hangs, and ends of limbs, each
    of which takes the place of the angles of its limb.
    """

    limbs: tuple[Limb, ...] = ()
    spots: tuple[Spot, ...] = ()


class KeyPose(NamedTuple):
    """The moment of a movement (0 to 1) at which the figure is in the pose of that name."""

    part: float
    name: str
    pose: Pose


class Stroke(NamedTuple):
    """A line that stays where it is, from one point to the other."""

    x: float
    y: float
    to_x: float
    to_y: float


class DrawnBar(NamedTuple):
    """A line of ``length`` at ``angle`` whose middle goes along with a joint: a weight, a plate."""

    joint: str
    length: float
    angle: float


class Figure(msgspec.Struct, frozen=True):
    """A figure that moves.

    ``pin`` stays where it is in every pose that says neither hip nor shoulder. ``held``, ``low``
    and ``still`` name poses among the keys: where a repetition is held, where the lowest point of a
    paced one is, and what a still picture shows; empty where the file does not say.
    ``alternates``: every second movement has near and far limbs exchanged. ``seconds`` is what a
    movement lasts at one's own pace.
    """

    keys: tuple[KeyPose, ...]
    pin: Spot = Spot("toe_n", 0.11, 0.0)
    view: Direction = Direction.SIDE
    held: str = ""
    low: str = ""
    still: str = ""
    strokes: tuple[Stroke, ...] = ()
    bars: tuple[DrawnBar, ...] = ()
    alternates: bool = False
    seconds: float = SECONDS_A_MOVEMENT
