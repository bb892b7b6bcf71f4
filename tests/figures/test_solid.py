"""Solid figures: what is near, what works, and what stands around."""

from collections.abc import Iterator

import pytest

from runstrong_tui.figures.canvas import Canvas, Round
from runstrong_tui.figures.film import Film
from runstrong_tui.figures.muscles import working_limbs
from runstrong_tui.figures.signs import SignMaker, Signs
from runstrong_tui.figures.solid import Solid
from runstrong_tui.figures.tones import Cell, Picture, Tone, text_of
from runstrong_tui.training.exercise import Sides
from tests.families import over
from tests.figures.shipped import EXERCISES, SHOWN, movement_of

every_figure = over("name", [str(shown) for shown in SHOWN])
SOLID = (Signs.SEXTANT, Signs.QUADRANT)
BODY = {tone for tone in Tone if tone > Tone.THING}


def painted(*rows: str) -> list[bytearray]:
    """Rows of parts, a digit for each tone."""
    return [bytearray(map(int, row)) for row in rows]


def places(picture: Picture, tone: Tone) -> Iterator[tuple[int, int]]:
    """Column and row of the cells that have a tone."""
    for y, row in enumerate(picture):
        for x, cell in enumerate(row):
            if tone in (cell.tone, cell.under):
                yield x, y


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        (("00", "00", "00"), " "),
        (("40", "00", "00"), "\U0001fb00"),
        (("40", "40", "40"), "▌"),
        (("04", "04", "04"), "▐"),
        (("44", "00", "44"), "\U0001fb30"),
        (("04", "44", "44"), "\U0001fb3b"),
        (("44", "44", "44"), "█"),
    ],
)
def test_sextants_show_each_sixth_of_a_cell(rows: tuple[str, ...], sign: str) -> None:
    (cell,) = SignMaker(Signs.SEXTANT).row(painted(*rows))
    assert cell.sign == sign


def test_quadrants_show_each_quarter_of_a_cell() -> None:
    row = SignMaker(Signs.QUADRANT).row(painted("40044400", "00044044"))
    assert "".join(cell.sign for cell in row) == "▘▐▛▄"


def test_where_three_tones_meet_the_two_that_are_least_wrong_stay() -> None:
    (cell,) = SignMaker(Signs.SEXTANT).row(painted("44", "44", "01"))
    assert cell == Cell("\U0001fb0e", Tone.NEAR, Tone.GROUND)


def test_a_ball_is_round_and_a_limb_leads_from_one_end_to_the_other() -> None:
    canvas = Canvas(5, 2, Signs.SEXTANT)
    canvas.shape([Round(2, 3.5, 2.4)], Tone.NEAR)
    canvas.shape([Round(6, 0, 0.8), Round(6, 7, 0.8)], Tone.FAR)
    rows = ["".join(map(str, parts)) for cells in canvas.cells() for parts in cells]
    assert [row.count("4") for row in rows] == [0, 3, 5, 5, 3, 0]
    assert [row.count("2") for row in rows] == [1] * 6


def test_crossing_limbs_of_one_tone_stay_apart() -> None:
    canvas = Canvas(6, 2, Signs.SEXTANT)
    canvas.area(-0.5, 0, 11.5, 7, Tone.NEAR)
    limb = [Round(5, 0, 0.6), Round(5, 7, 0.6)]
    canvas.edge(limb, 1.0, Tone.NEAR)
    canvas.shape(limb, Tone.NEAR)
    (_, middle, *_), *_ = canvas.cells()
    assert "".join(map(str, middle)) == "444404044444"


@pytest.mark.parametrize("signs", SOLID)
@pytest.mark.parametrize("size", [(8, 4), (28, 12), (50, 24), (80, 5)])
@every_figure
def test_a_solid_picture_fills_its_size_and_the_body_is_within_it(
    name: str, size: tuple[int, int], signs: Signs
) -> None:
    movement = movement_of(name)
    solid = Solid(movement, *size, signs, mirrored=False)
    for part in movement.frames[::6]:
        assert [len(row) for row in solid.at(part)] == [size[0]] * size[1]
        for x, y in solid.places(part).values():
            assert -0.5 <= x <= size[0] * 2 - 0.5
            assert -0.5 <= y <= size[1] * 4 - 0.5


@every_figure
def test_the_mirrored_body_is_the_same_the_other_way_round(name: str) -> None:
    movement = movement_of(name)
    here, there = (Film(movement, 28, 12).frame(0.3, mirrored=way) for way in (False, True))
    for row, other in zip(here, there, strict=True):
        assert [cell.tone for cell in row if cell.sign == "█"] == [
            cell.tone for cell in reversed(other) if cell.sign == "█"
        ]


def test_far_limbs_are_dimmer_than_near_ones() -> None:
    picture = Film(movement_of("single-leg-deadlift"), 28, 12).frame(0.5)
    left = {x for x, _ in places(picture, Tone.FAR)}
    assert max(left) < min(x for x, _ in places(picture, Tone.NEAR))


@pytest.mark.parametrize("name", [name for name, found in EXERCISES.items() if found.muscles])
def test_what_works_is_lit(name: str) -> None:
    if EXERCISES[name].figure is not None:
        picture = Film(movement_of(name), 28, 12).frame(movement_of(name).still)
        assert any(places(picture, Tone.WORKS))


def test_without_muscles_nothing_is_lit() -> None:
    picture = Film(movement_of("squat"), 28, 12).frame(0.5)
    assert any(places(picture, Tone.WORKS))
    movement = type(movement_of("squat"))(movement_of("squat").figure)
    assert not any(places(Film(movement, 28, 12).frame(0.5), Tone.WORKS))


def test_muscles_are_in_the_limbs_that_have_them() -> None:
    assert working_limbs(["quadriceps", "calves"]) == {"thigh_n", "thigh_f", "shank_n", "shank_f"}
    assert working_limbs(["glutes", "lower back"], Sides.EACH) == {"thigh_n", "torso"}
    assert working_limbs(["neck", "of tomorrow"]) == frozenset()


def test_a_wall_sitter_has_the_wall_at_the_back_and_behind_the_head() -> None:
    picture = Film(movement_of("wall-sit"), 28, 12).frame(0.0)
    wall = {x for x, y in places(picture, Tone.THING) if y < 11}
    body = {x for tone in BODY for x, _ in places(picture, tone)}
    assert max(wall) <= min(body)
    assert all(any((x, y) in set(places(picture, Tone.THING)) for x in wall) for y in range(12))


def test_a_box_is_an_area_that_one_stands_on() -> None:
    movement = movement_of("step-up")
    picture = Film(movement, 28, 12).frame(movement.still)
    things = [(x, y) for x, y in places(picture, Tone.THING) if y < 11]
    assert len({x for x, _ in things}) > 4
    assert len({y for _, y in things}) > 1


@pytest.mark.parametrize("signs", list(Signs))
def test_a_figure_is_drawn_with_the_signs_that_were_chosen(signs: Signs) -> None:
    text = set(text_of(Film(movement_of("squat"), 28, 12, signs).frame(0.5)))
    sextants = {sign for sign in text if 0x1FB00 <= ord(sign) < 0x1FB3C}
    braille = {sign for sign in text if 0x2800 <= ord(sign) < 0x2900}
    assert bool(sextants) == (signs is Signs.SEXTANT)
    assert bool(braille) == (signs is Signs.BRAILLE)
