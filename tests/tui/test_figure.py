"""The widget that shows a figure."""

from textual.app import App, ComposeResult

from runstrong_tui.tui.widgets.figure import FigureView
from tests.figures.shipped import movement_of


class Stage(App[None]):
    """Nothing but a figure, of a size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._cells = (width, height)

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
        assert [len(line) for line in standing.split("\n")] == [28] * 12
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
        assert app.view.picture == ""


async def test_it_draws_the_same_moment_at_a_new_size() -> None:
    app = Stage(28, 12)
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(movement_of("squat"), 0.5, mirrored=True)
        app.view.styles.width, app.view.styles.height = 40, 20
        await pilot.pause()
        assert [len(line) for line in app.view.picture.split("\n")] == [40] * 20


async def test_below_eight_by_four_cells_it_is_empty() -> None:
    app = Stage(7, 12)
    async with app.run_test(size=(80, 24)):
        app.view.show(movement_of("squat"), 0.5)
        assert app.view.picture == ""


async def test_stills_stand_side_by_side_where_there_is_room() -> None:
    app = Stage(60, 12)
    async with app.run_test(size=(80, 24)):
        app.view.show(movement_of("squat"), 0.45)
        drawn = app.view.picture
        app.view.show_still(movement_of("squat"))
        assert app.view.picture.count("⣀") > 0
        assert app.view.picture != drawn
