"""Reads the short texts of a figure: poses, keys, pins and lines.

Each reader gives the value, or the slips that keep the text from being one; a slip's offset counts
characters from the start of the text.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, pi, sin

from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.files.quantities import Slip
from runstrong_tui.training.figure import (
    FLOOR_ENDS,
    JOINTS,
    LIMBS,
    PAIRED_JOINTS,
    PAIRED_LIMBS,
    REACHED,
    SIDES,
    DrawnBar,
    Limb,
    Pose,
    Spot,
    Stroke,
)

FARTHEST = 3.0
"""How far from where the figure stands a point may be, in heights of the body."""

WIDEST_ANGLE = 360.0
MOST_ITEMS = 24
"""The most items of a pose."""

WALL_TOP = 1.0
"""How high a wall is drawn, in heights of the body."""

RING_CORNERS = 12
"""A ring is drawn with so many corners."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,4}(?:\.[0-9]{0,6})?|\.[0-9]{1,6})")
_WORD = re.compile(r"\S+")
_LINES = {
    "floor": (0, "floor"),
    "wall": (1, "wall -0.16"),
    "box": (3, "box 0.05 0.45 0.25"),
    "line": (4, "line 0 0.3 0.2 0.6"),
    "ring": (3, "ring 0.3 0.2 0.1"),
    "bar": (3, "bar hand_n 0.1 0"),
}
"""How many words follow each kind of line, and what it looks like."""

Slips = tuple[Slip, ...]
Word = tuple[int, str]
"""A word and where it starts."""


def parse_pose(text: str, poses: Mapping[str, Pose]) -> Pose | Slips:
    """``stand, torso 58, thigh_n -8x0.5, toe 0.11 0``: a pose, built on another where one is named.

    A bare name sets both sides; what comes later wins over what comes before.
    """
    slips: list[Slip] = []
    limbs: dict[str, Limb] = {}
    spots: dict[str, Spot] = {}
    items = text.split(",")
    if not text.strip():
        return (Slip("a pose that says nothing", 'expected such as "torso 58, thigh -8"'),)
    if len(items) > MOST_ITEMS:
        what = f"a pose of {len(items)} items"
        return (_whole(text, what, f"at most {MOST_ITEMS}"),)
    end = -1
    for item in items:
        start, end = end + 1, end + 1 + len(item)
        words = _words(item, start)
        if not words:
            slips.append(Slip("nothing before or after a comma", "leave it out", start, len(item)))
        elif len(words) == 1:
            base = _base(words[0], poses)
            if isinstance(base, Slip):
                slips.append(base)
            else:
                limbs.update({limb.name: limb for limb in base.limbs})
                spots.update({spot.joint: spot for spot in base.spots})
        elif len(words) == 2:
            slips += _put_limb(words, limbs, spots)
        else:
            slips += _put_spot(words, spots)
    return tuple(slips) or Pose(tuple(limbs.values()), tuple(spots.values()))


def parse_key(text: str, poses: Mapping[str, Pose]) -> tuple[float, str] | Slips:
    """``0.4 squat``: the moment of a movement, and the name of the pose in it."""
    words = _words(text, 0)
    if len(words) != 2:
        return (_whole(text, f'"{text}" is no key', 'expected such as "0.4 squat"'),)
    part, pose = _number(words[0], 0.0, 1.0), _base(words[1], poses)
    if isinstance(part, Slip) or isinstance(pose, Slip):
        return tuple(value for value in (part, pose) if isinstance(value, Slip))
    return part, words[1][1]


def parse_spot(text: str) -> Spot | Slips:
    """``toe_n 0.11 0``: a joint and where it is."""
    words = _words(text, 0)
    if len(words) != 3:
        return (_whole(text, f'"{text}" is no place', 'expected such as "toe_n 0.11 0"'),)
    joint = _name(words[0], "joint", JOINTS, PAIRED_JOINTS)
    numbers, slips = _numbers(words[1:], FARTHEST)
    if isinstance(joint, Slip):
        return (joint, *slips)
    if len(joint) > 1:
        what = f'"{words[0][1]}" is two joints'
        slips = (_at(words[0], what, f'write "{joint[0]}"'), *slips)
    return slips or Spot(joint[0], *numbers)


def parse_line(text: str) -> tuple[Stroke | DrawnBar, ...] | Slips:
    """``floor``, ``wall X``, ``box X X HEIGHT``, ``line X Y X Y``, ``ring X Y RADIUS`` or a bar.

    A bar, ``bar JOINT LENGTH ANGLE``, goes along with a joint.
    """
    words = _words(text, 0)
    if not words:
        return (_whole(text, "a line that says nothing", 'expected such as "floor"'),)
    kind = words[0][1]
    if kind not in _LINES:
        return (_at(words[0], f'no line "{kind}"', did_you_mean(kind[:60], list(_LINES))),)
    count, example = _LINES[kind]
    if len(words) != count + 1:
        return (_whole(text, f'"{text}" is no {kind}', f'expected such as "{example}"'),)
    if kind == "bar":
        return _bar(words)
    numbers, slips = _numbers(words[1:], FARTHEST)
    return slips or tuple(_strokes(kind, numbers))


def _strokes(kind: str, at: list[float]) -> Iterator[Stroke]:
    if kind == "floor":
        yield Stroke(-FLOOR_ENDS, 0.0, FLOOR_ENDS, 0.0)
    elif kind == "wall":
        yield Stroke(at[0], 0.0, at[0], WALL_TOP)
    elif kind == "box":
        left, right, top = at
        yield Stroke(left, 0.0, left, top)
        yield Stroke(left, top, right, top)
        yield Stroke(right, top, right, 0.0)
    elif kind == "ring":
        yield from _ring(*at)
    else:
        yield Stroke(*at)


def _ring(x: float, y: float, radius: float) -> Iterator[Stroke]:
    angles = [2 * pi * n / RING_CORNERS for n in range(RING_CORNERS + 1)]
    corners = [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]
    for start, end in pairwise(corners):
        yield Stroke(*start, *end)


def _bar(words: list[Word]) -> tuple[DrawnBar, ...] | Slips:
    joint = _name(words[1], "joint", JOINTS, PAIRED_JOINTS)
    length = _number(words[2], 0.0, FARTHEST)
    angle = _number(words[3], -WIDEST_ANGLE, WIDEST_ANGLE)
    if isinstance(joint, Slip) or isinstance(length, Slip) or isinstance(angle, Slip):
        return tuple(value for value in (joint, length, angle) if isinstance(value, Slip))
    return tuple(DrawnBar(name, length, angle) for name in joint)


def _base(word: Word, poses: Mapping[str, Pose]) -> Pose | Slip:
    name = word[1]
    if name in poses:
        return poses[name]
    if name.rpartition("_")[0] in LIMBS or name in LIMBS:
        return _at(word, f'"{name}" has no angle', f'expected such as "{name} 90"')
    return _at(word, f'no pose "{name}"', did_you_mean(name[:60], list(poses)))


def _put_limb(words: list[Word], limbs: dict[str, Limb], spots: dict[str, Spot]) -> Iterator[Slip]:
    """Sets the angle of a limb, or of both; an end that was put somewhere is let go."""
    names = _name(words[0], "limb", LIMBS, PAIRED_LIMBS)
    if isinstance(names, Slip):
        yield names
        names = []
    at, text = words[1]
    angle_text, times, share_text = text.partition("x")
    angle = _number((at, angle_text or text), -WIDEST_ANGLE, WIDEST_ANGLE)
    share: float | Slip = 1.0
    if angle_text and times:
        share = _number((at + len(angle_text) + 1, share_text), 0.0, 1.0)
    if isinstance(angle, Slip) or isinstance(share, Slip):
        yield from (value for value in (angle, share) if isinstance(value, Slip))
        return
    for name in names:
        limbs[name] = Limb(name, angle, share)
        limb, _, side = name.partition("_")
        ends = {"upper": ("hand",), "fore": ("hand",)}.get(limb, ("ankle", "toe"))
        if limb not in ("torso", "head", "foot"):
            for end in ends:
                spots.pop(f"{end}_{side}", None)


def _put_spot(words: list[Word], spots: dict[str, Spot]) -> Iterator[Slip]:
    """Puts the hip, the shoulder or the end of a limb somewhere."""
    if len(words) > 3:
        text = " ".join(word for _, word in words)
        yield _at(words[3], f'"{text}" is too much', "a comma parts the items of a pose")
        return
    names = _name(words[0], "joint", ("hip", "shoulder", *REACHED), REACHED)
    numbers, slips = _numbers(words[1:], FARTHEST)
    yield from slips
    if isinstance(names, Slip):
        yield names
        return
    for name in () if slips else names:
        joint, _, side = name.partition("_")
        other = {"hip": "shoulder", "shoulder": "hip", "ankle": "toe", "toe": "ankle"}.get(joint)
        if other is not None:
            spots.pop(f"{other}_{side}" if side else other, None)
        spots[name] = Spot(name, *numbers)


def _name(word: Word, of: str, known: tuple[str, ...], paired: tuple[str, ...]) -> list[str] | Slip:
    """The full names that a name stands for: one, or one for each side."""
    name, mark, side = word[1].partition("_")
    if name not in known:
        return _at(word, f'no {of} "{word[1]}"', did_you_mean(name[:60], list(known)))
    if not mark:
        return [f"{name}_{ending}" for ending in SIDES] if name in paired else [name]
    if name not in paired:
        return _at(word, f"there is one {name} only", f'write "{name}"')
    if side not in SIDES:
        hint = f'"{name}_n" is the near one, "{name}_f" the far one'
        return _at(word, f'no {of} "{word[1]}"', hint)
    return [word[1]]


def _number(word: Word, least: float, most: float) -> float | Slip:
    text = word[1]
    if _NUMBER.fullmatch(text) is None:
        return _at(word, f'"{text}" is no number', "expected such as -8 or 0.25")
    number = float(text)
    if not least <= number <= most:
        return _at(word, f"{text} is out of range", f"from {least:g} to {most:g}")
    return number


def _numbers(words: list[Word], most: float) -> tuple[list[float], Slips]:
    """The numbers that are sound, from ``-most`` to ``most``, and the slips of the others."""
    read = [_number(word, -most, most) for word in words]
    return (
        [number for number in read if not isinstance(number, Slip)],
        tuple(number for number in read if isinstance(number, Slip)),
    )


def _words(text: str, start: int) -> list[Word]:
    return [(start + found.start(), found[0]) for found in _WORD.finditer(text)]


def _at(word: Word, what: str, expected: str = "") -> Slip:
    return Slip(what, expected, word[0], max(1, len(word[1])))


def _whole(text: str, what: str, expected: str) -> Slip:
    return Slip(what, expected, 0, max(1, len(text)))
