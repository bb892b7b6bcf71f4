"""How figures look: key pictures of all of them, to be looked at by a person."""

import pytest

from runstrong_tui.figures.body import Point
from runstrong_tui.figures.drawing import Dots, Drawing
from runstrong_tui.figures.film import Film
from runstrong_tui.figures.signs import Signs
from runstrong_tui.figures.tones import text_of
from tests.families import over
from tests.figures.sheet import SHEET, sheet
from tests.figures.shipped import SHOWN, movement_of

every_figure = over("name", [str(shown) for shown in SHOWN])


def test_the_sheet_of_all_figures_is_as_it_was_looked_at() -> None:
    assert sheet() == SHEET.read_text(encoding="utf-8"), "see tests/figures/sheet.py"


def test_dots_are_put_into_cells_of_two_by_four() -> None:
    dots = Dots(2, 1)
    for place in ((0, 0), (1, 3), (3, 0), (-1, 0), (4, 0), (0, 4)):
        dots.put(*place)
    assert dots.text() == "⢁⠈"


def test_a_line_reaches_both_ends_and_a_far_one_has_gaps() -> None:
    dots = Dots(3, 1)
    dots.line(Point(0, 0), Point(5, 0))
    dots.line(Point(0, 3), Point(5, 3), every=2)
    assert dots.text() == "⡉⡉⡉"


@pytest.mark.parametrize("size", [(8, 4), (20, 8), (28, 12), (50, 24), (80, 5)])
@every_figure
def test_a_picture_fills_its_size_and_no_frame_is_cut(name: str, size: tuple[int, int]) -> None:
    movement = movement_of(name)
    lines = text_of(Film(movement, *size, Signs.BRAILLE).frame(movement.still)).split("\n")
    assert [len(line) for line in lines] == [size[0]] * size[1]
    assert set("".join(lines)) <= {" ", *map(chr, range(0x2801, 0x2900))}
    drawing = Drawing(movement, *size, mirrored=False)
    for part in movement.frames[::6]:
        for point in movement.at(part).values():
            dot = drawing.dot(point)
            assert -0.5 <= dot.x <= size[0] * 2 - 0.5
            assert -0.5 <= dot.y <= size[1] * 4 - 0.5


@pytest.mark.parametrize("size", [(7, 12), (28, 3), (0, 0)])
def test_too_small_a_picture_shows_nothing(size: tuple[int, int]) -> None:
    film = Film(movement_of("squat"), *size)
    assert (film.frame(0.3), film.still()) == ((), ())


def test_the_mirrored_picture_looks_the_other_way() -> None:
    movement = movement_of("squat/chair")
    drawings = [Drawing(movement, 28, 12, mirrored=mirrored) for mirrored in (False, True)]
    for joint in movement.at(0.5).values():
        here, there = (drawing.dot(joint) for drawing in drawings)
        assert (here.x + there.x, here.y) == pytest.approx((55, there.y))
    assert drawings[0].at(0.5) != drawings[1].at(0.5)


def test_a_frame_is_drawn_once_and_a_key_is_drawn_as_it_is() -> None:
    movement = movement_of("superman-pull")
    film = Film(movement, 28, 12, Signs.BRAILLE)
    assert film.frame(0.401) is film.frame(0.4)
    held = film.frame(movement.held.start)
    assert held == Drawing(movement, 28, 12, mirrored=False).at(movement.held.start)
    assert film.frame((movement.held.start + movement.held.end) / 2) == held


def test_stills_stand_side_by_side_where_there_is_room() -> None:
    movement = movement_of("squat")
    wide, narrow = Film(movement, 60, 12), Film(movement, 20, 12)
    assert narrow.still() == narrow.frame(movement.still)
    assert wide.still() != wide.frame(movement.still)
    assert {len(row) for row in wide.still()} == {60}
    assert Film(movement_of("wall-sit"), 60, 12).still() == Film(
        movement_of("wall-sit"), 60, 12
    ).frame(0.0)
