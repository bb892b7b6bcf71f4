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
        "hip 0 0.07, torso 5, head 14, upper_f 0, fore_f 0, upper_n 184, fore_n 192,"
        " thigh_n 184, shank_n 184, foot_n 250x0.3, thigh_f 180, shank_f 180, foot_f 110x0.3"
    ),
    "run-push": (
        "hip 0 0.53, torso 80, head 86, thigh_n -15, shank_n -105, foot_n -12,"
        " thigh_f -112, shank_f -125, foot_f -60,"
        " upper_n -130, fore_n -40, upper_f -62, fore_f 28, toe_f -0.182 0"
    ),
    "run-air": (
        "run-push, hip 0 0.56, thigh_n -38, shank_n -92, foot_n 6, thigh_f -116, shank_f -168,"
        " foot_f -78, upper_n -118, fore_n -28, upper_f -74, fore_f 16"
    ),
    "run-land": (
        "run-push, hip 0 0.478, thigh_n -62, shank_n -90, foot_n 3, thigh_f -100, shank_f -190,"
        " foot_f -100, upper_n -102, fore_n -12, upper_f -90, fore_f 0, toe_n 0.227 0"
    ),
    "run-under": (
        "run-push, hip 0 0.484, thigh_n -75, shank_n -105, foot_n 0, thigh_f -72, shank_f -192,"
        " foot_f -100, upper_n -84, fore_n 6, upper_f -108, fore_f -18, toe_n 0.11 0"
    ),
    "run-on": (
        "run-push, thigh_f -15, shank_f -105, foot_f -12, thigh_n -112, shank_n -125, foot_n -60,"
        " upper_f -130, fore_f -40, upper_n -62, fore_n 28, toe_n -0.182 0"
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
