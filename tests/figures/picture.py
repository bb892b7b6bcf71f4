"""All figures in one picture for the docs: ``make figures`` renews it.

Each stands at its most telling moment, as large as beside the count of a terminal of 80 by 24.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from runstrong_tui.figures.canvas import Canvas
from runstrong_tui.figures.signs import Signs
from runstrong_tui.figures.solid import Solid
from runstrong_tui.figures.tones import Tone
from runstrong_tui.training.exercise import Kind
from tests.figures.shipped import EXERCISES, SHOWN, Shown, movement_of

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "figures.svg"
WIDTH, HEIGHT = 28, 12
ACROSS = 6
PART_WIDTH, PART_HEIGHT = 3, 4
LABEL, GAP = 18, 8

COLOURS = {
    Tone.GROUND: "#04251C",
    Tone.THING: "#2D4A41",
    Tone.FAR: "#6B7D77",
    Tone.BODY: "#A8B1AE",
    Tone.NEAR: "#E8E8E8",
    Tone.WORKS_FAR: "#127659",
    Tone.WORKS: "#1FC796",
    Tone.HELD: "#E69F00",
}


def picture() -> str:
    """The picture as SVG."""
    shown = _different()
    wide, high = WIDTH * 2 * PART_WIDTH + GAP, HEIGHT * 3 * PART_HEIGHT + LABEL + GAP
    rows = -(-len(shown) // ACROSS)
    whole = (ACROSS * wide + GAP, rows * high + GAP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole[0]} {whole[1]}"'
        ' font-family="sans-serif" font-size="10">',
        f'<rect width="{whole[0]}" height="{whole[1]}" fill="#101214"/>',
    ]
    for number, figure in enumerate(shown):
        row, column = divmod(number, ACROSS)
        parts.append(f'<g transform="translate({column * wide + GAP},{row * high + GAP})">')
        parts += _figure(figure)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def name_of(figure: Shown) -> str:
    """What stands below a figure."""
    exercise = EXERCISES[figure.exercise]
    if exercise.kind is Kind.RUN:
        return "All runs"
    variant = exercise.variant(figure.variant)
    return variant.name if variant else exercise.name


def _different() -> list[Shown]:
    """All figures but those that look like one before: the runs."""
    found: dict[tuple[str, frozenset[str]], Shown] = {}
    for figure in SHOWN:
        made = movement_of(str(figure))
        found.setdefault((repr(made.figure), made.works), figure)
    return list(found.values())


def _figure(figure: Shown) -> Iterator[str]:
    movement = movement_of(str(figure))
    canvas = Solid(movement, WIDTH, HEIGHT, Signs.SEXTANT, mirrored=False).painted(movement.still)
    across, down = WIDTH * 2 * PART_WIDTH, HEIGHT * 3 * PART_HEIGHT
    yield f'<rect width="{across}" height="{down}" fill="{COLOURS[Tone.GROUND]}"/>'
    for tone in Tone:
        path = "".join(_runs(canvas, tone))
        if tone is not Tone.GROUND and path:
            yield f'<path fill="{COLOURS[tone]}" shape-rendering="crispEdges" d="{path}"/>'
    yield f'<text y="{down + 13}" fill="{COLOURS[Tone.NEAR]}">{escape(name_of(figure))}</text>'


def _runs(canvas: Canvas, tone: Tone) -> Iterator[str]:
    """A piece of a path for each run of parts in a tone."""
    rows = [row for rows in canvas.cells() for row in rows]
    for y, row in enumerate(rows):
        x = 0
        for value, run in groupby(row):
            width = len(list(run))
            if value == tone:
                wide = width * PART_WIDTH
                yield f"M{x * PART_WIDTH} {y * PART_HEIGHT}h{wide}v{PART_HEIGHT}h-{wide}z"
            x += width


def main() -> None:
    """Write it."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
