"""A few exercises of each kind, and the text of files that hold them."""

from pathlib import Path

from runstrong_tui.training.exercise import Exercise, Kind, Sides, Variant


def exercise(
    name: str, kind: Kind = Kind.REPS, side: Sides = Sides.BOTH, *variants: Variant
) -> Exercise:
    return Exercise(
        id=name,
        name=name.replace("-", " "),
        summary="",
        kind=kind,
        side=side,
        key_points=("Back straight.",),
        source="",
        variants=variants,
    )


EXERCISES = {
    other.id: other
    for other in (
        exercise("squat"),
        exercise("wall-sit", Kind.HOLD, Sides.BOTH, Variant("tiptoe", "on tiptoe")),
        exercise("superman-pull", Kind.HOLD),
        exercise("one-leg-stand", Kind.HOLD, Sides.EACH),
        exercise(
            "glute-bridge", Kind.REPS, Sides.BOTH, Variant("ankle", "ankle up", side=Sides.EACH)
        ),
        exercise("run-long"),
    )
}

SQUAT_FILE = """\
name = "Squat"
kind = "reps"
key-points = ["Back straight."]
"""


def session_file(*steps: str, title: str = "Legs") -> str:
    lines = "".join(f'  "{step}",\n' for step in steps or ("squat 3x15",))
    return f'title = "{title}"\n\n[[block]]\nsteps = [\n{lines}]\n'


def including(*names: str, title: str = "Both") -> str:
    blocks = "".join(f'\n[[block]]\ninclude = "{name}"\n' for name in names)
    return f'title = "{title}"\n{blocks}'


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file of a sessions folder, and the folders it lies in."""
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
