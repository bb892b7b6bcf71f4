"""Which parts of the body work in an exercise, after the muscles that it names."""

from collections.abc import Iterable

from runstrong_tui.training.exercise import Sides
from runstrong_tui.training.figure import SIDES

_THIGH, _SHANK, _TORSO, _UPPER, _FORE = "thigh", "shank", "torso", "upper", "fore"
_PLACES = {
    "abdominals": _TORSO,
    "abductors": _THIGH,
    "adductors": _THIGH,
    "biceps": _UPPER,
    "calves": _SHANK,
    "chest": _TORSO,
    "foot": "foot",
    "forearms": _FORE,
    "glutes": _THIGH,
    "hamstrings": _THIGH,
    "hip flexors": _THIGH,
    "lats": _TORSO,
    "lower back": _TORSO,
    "middle back": _TORSO,
    "quadriceps": _THIGH,
    "shins": _SHANK,
    "shoulders": _UPPER,
    "traps": _TORSO,
    "triceps": _UPPER,
}


def working_limbs(muscles: Iterable[str], sides: Sides = Sides.BOTH) -> frozenset[str]:
    """The limbs of a figure in which those muscles are; only near ones where a side works alone.

    As written the near side works. Muscles that a figure does not show are left out.
    """
    near_only = sides is Sides.EACH
    limbs = set()
    for muscle in muscles:
        place = _PLACES.get(muscle)
        if place == _TORSO:
            limbs.add(place)
        elif place is not None:
            limbs.update(f"{place}_{side}" for side in SIDES[: 1 if near_only else 2])
    return frozenset(limbs)
