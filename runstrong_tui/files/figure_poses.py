"""Poses that any figure may name without writing them down."""

from collections.abc import Mapping
from types import MappingProxyType

from runstrong_tui.files.figure_notation import parse_pose
from runstrong_tui.training.figure import Pose

_TEXTS = {
    "stand": "torso 90, upper -97, fore -83",
    "tiptoe": "stand, foot -55",
    "squat": "torso 58, head 75, thigh -8, shank -112, upper -35, fore 70",
    "planted": "stand, hip 0 0.5, toe 0.11 0",
    "prone": "hip 0 0.035, torso 4, head 8, upper 0, fore 0, thigh 182, shank 182, foot 185",
    "on-back": "hip 0 0.03, torso 180, head 163, upper -4, fore 0, thigh -1, shank -1, foot 75",
    "on-side": (
        "hip 0 0.07, torso 5, head -8, upper_f 0, fore_f 0, upper_n 184, fore_n 192,"
        " thigh_n 184, shank_n 184, foot_n 250x0.3, thigh_f 180, shank_f 180, foot_f 110x0.3"
    ),
}


def _read() -> Mapping[str, Pose]:
    poses: dict[str, Pose] = {}
    for name, text in _TEXTS.items():
        pose = parse_pose(text, poses)
        assert isinstance(pose, Pose), pose
        poses[name] = pose
    return MappingProxyType(poses)


POSES = _read()
"""The poses by name."""
