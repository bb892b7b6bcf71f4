"""The widget that shows a figure."""

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.strip import Strip

from runstrong_tui.figures.signs import Signs
from runstrong_tui.figures.tones import Tone, text_of
from runstrong_tui.files.loading import load_library
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.store.settings import FigureSigns
from runstrong_tui.tui.colours import Colours
from runstrong_tui.tui.figure_signs import finest_signs, signs_for
from runstrong_tui.tui.widgets.count import BigCount
from runstrong_tui.tui.widgets.figure import LIGHT, FigureView
from tests.figures.shipped import movement_of
from tests.tui.conftest import Opened


class Stage(App[None]):
    """Nothing but a figure, of a size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._cells = (width, height)

        self.figure_signs: Signs | None = Signs.SEXTANT

    def compose(self) -> ComposeResult:
        view = FigureView(id="figure")
        view.styles.width, view.styles.height = self._cells
        yield view

    @property
    def view(self) -> FigureView:
        return self.query_one(FigureView)


async def test_it_fills_its_size_and_moves() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)):
        app.view.show(movement_of("squat"), 0.0)
        standing = app.view.picture
        app.view.show(movement_of("squat"), 0.5)
        assert [len(row) for row in standing] == [28] * 12
        assert app.view.picture != standing


async def test_it_is_drawn_anew_only_where_the_picture_changes() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(movement_of("squat"), 0.5)
        await pilot.pause()
        drawn = app.view.picture
        app.view.show(movement_of("squat"), 0.501)
        assert app.view.picture is drawn
        app.view.show(None, 0.0)
        assert app.view.picture == ()


async def test_it_draws_the_same_moment_at_a_new_size() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(movement_of("squat"), 0.5, mirrored=True)
        app.view.styles.width, app.view.styles.height = 40, 20
        await pilot.pause()
        assert [len(row) for row in app.view.picture] == [40] * 20


async def test_below_eight_by_four_cells_it_is_empty() -> None:
    app = Stage(7, 12)
    async with app.run_test(size=(80, 24)):
        app.view.show(movement_of("squat"), 0.5)
        assert app.view.picture == ()


async def test_stills_stand_side_by_side_where_there_is_room() -> None:
    app = Stage(60, 12)
    async with app.run_test(size=(80, 24)):
        app.view.show(movement_of("squat"), 0.45)
        drawn = app.view.picture
        app.view.show_still(movement_of("squat"))
        assert text_of(app.view.picture).count("█") > 0
        assert app.view.picture != drawn


async def test_working_muscles_are_in_their_colour_and_far_limbs_nearer_the_ground() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(movement_of("lunge"), movement_of("lunge").still)
        await pilot.pause()
        seen = {colour for y in range(12) for colour in colours_of(app.view.render_line(y))}
        _, _, ground, text = app.view.colors
        assert ground.blend(text, LIGHT[Tone.FAR], alpha=1.0).hex in seen
        assert (ground + text).hex in seen
        assert (ground + app.view.get_component_styles("figure--works").color).hex in seen


def colours_of(strip: Strip) -> set[str]:
    return {
        Color.from_rich_color(segment.style.color).hex
        for segment in strip
        if segment.style and segment.style.color
    }


async def test_a_line_has_as_many_cells_as_the_widget() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)):
        app.view.show(movement_of("squat"), 0.5)
        assert {app.view.render_line(y).cell_length for y in range(13)} == {28}
        lines = [app.view.render_line(y).text for y in range(12)]
        assert "\n".join(lines) == text_of(app.view.picture)


async def test_where_figures_are_off_there_is_none() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(movement_of("squat"), 0.5)
        app.figure_signs = None
        app.view.show(movement_of("squat"), 0.6)
        await pilot.pause()
        assert (app.view.picture, app.view.display) == ((), False)
        app.figure_signs = Signs.QUADRANT
        app.view.show(movement_of("squat"), 0.6)
        await pilot.pause()
        assert "▛" in text_of(app.view.picture) or "▙" in text_of(app.view.picture)


@pytest.mark.parametrize(
    ("environ", "finest"),
    [
        ({"TERM": "xterm-kitty"}, Signs.SEXTANT),
        ({"TERM": "foot-extra"}, Signs.SEXTANT),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Signs.SEXTANT),
        ({"TERM": "xterm-256color", "VTE_VERSION": "6800"}, Signs.SEXTANT),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5202"}, Signs.QUADRANT),
        ({"TERM": "xterm-256color", "VTE_VERSION": "six"}, Signs.QUADRANT),
        ({"TERM": "tmux-256color", "WT_SESSION": "1-2"}, Signs.SEXTANT),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, Signs.QUADRANT),
        ({"TERM": "xterm-256color"}, Signs.QUADRANT),
        ({}, Signs.QUADRANT),
    ],
)
def test_sextants_are_for_terminals_known_to_have_them(
    environ: dict[str, str], finest: Signs
) -> None:
    assert finest_signs(environ, takes_all=True) is finest
    assert finest_signs(environ, takes_all=False) is Signs.BRAILLE


@pytest.mark.parametrize(
    ("chosen", "colours", "signs"),
    [
        ("auto", Colours.MANY, Signs.SEXTANT),
        ("auto", Colours.SIXTEEN, Signs.BRAILLE),
        ("auto", Colours.NONE, Signs.BRAILLE),
        ("quadrant", Colours.MANY, Signs.QUADRANT),
        ("quadrant", Colours.SIXTEEN, Signs.QUADRANT),
        ("quadrant", Colours.NONE, Signs.BRAILLE),
        ("braille", Colours.MANY, Signs.BRAILLE),
        ("off", Colours.MANY, None),
        ("off", Colours.NONE, None),
    ],
)
def test_a_choice_holds_as_far_as_the_colours_allow(
    chosen: FigureSigns, colours: Colours, signs: Signs | None
) -> None:
    assert signs_for(chosen, colours, Signs.SEXTANT) is signs


@pytest.mark.parametrize(
    ("size", "step", "place"),
    [
        ((80, 24), "plank 60s", "below"),
        ((120, 40), "plank 60s", "below"),
        ((80, 24), "wall-sit 60s", "beside"),
        ((120, 40), "wall-sit 60s", "above"),
    ],
)
async def test_who_lies_has_the_whole_width_below_the_count(
    opened: Opened, size: tuple[int, int], step: str, place: str
) -> None:
    shipped = load_library([shipped_sessions()])
    plan = plan_of(shipped, parse_step_lines((step,), shipped.exercises))
    async with opened(size, plan, library=shipped) as trial:
        await trial.let_pass(12)
        shown = [view for view in trial.app.screen.query(FigureView) if view.region.area]
        assert [view.id for view in shown] == [place]
        assert text_of(shown[0].picture).strip()
        count = trial.app.screen.query_one(BigCount).region
        assert count.height >= 8
        if place == "below":
            assert shown[0].region.y >= count.bottom
            assert shown[0].region.width >= count.width - 2
