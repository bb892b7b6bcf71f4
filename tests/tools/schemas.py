"""Writes the schemas beside the shipped sessions: ``python -m tests.tools.schemas``."""

from pathlib import Path

from runstrong_tui.files.schema import SCHEMAS, written

FOLDER = Path(__file__).parents[2] / "sessions" / "schema"


def write_all(folder: Path) -> None:
    """A file for each kind, ``session.json``."""
    folder.mkdir(exist_ok=True)
    for kind in SCHEMAS:
        (folder / f"{kind}.json").write_text(written(kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all(FOLDER)
