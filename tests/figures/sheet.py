"""A sheet of key pictures of all figures; ``python -m tests.figures.sheet`` renews it.

Look at the difference before it is committed: does it look like a person who does that exercise?
"""

from pathlib import Path

from runstrong_tui.figures.drawing import Drawing
from runstrong_tui.figures.movement import Movement
from tests.figures.shipped import SHOWN, movement_of

SHEET = Path(__file__).with_name("sheet.txt")
WIDTH, HEIGHT = 20, 8
MOST_PICTURES = 5


def sheet() -> str:
    """The text of the sheet."""
    return "\n\n".join(_row(str(shown), movement_of(str(shown))) for shown in SHOWN) + "\n"


def _row(name: str, movement: Movement) -> str:
    drawing = Drawing(movement, WIDTH, HEIGHT, mirrored=False)
    pictures: list[str] = []
    for part in movement.parts:
        picture = drawing.text_at(part)
        if picture not in pictures and len(pictures) < MOST_PICTURES:
            pictures.append(picture)
    lines = zip(*(picture.split("\n") for picture in pictures), strict=True)
    return "\n".join([name, *("   ".join(line).rstrip() for line in lines)])


def main() -> None:
    """Write it."""
    SHEET.write_text(sheet(), encoding="utf-8")


if __name__ == "__main__":
    main()
