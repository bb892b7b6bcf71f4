"""The calendar."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.store.store import Store
from runstrong_tui.trends.weeks import Streak
from runstrong_tui.tui.history.calendar import CalendarPage, streak_words
from runstrong_tui.tui.history.screen import History
from runstrong_tui.tui.shared.choosing import ChoicePage
from runstrong_tui.tui.widgets.yearcells import YearCells, shade
from tests.generated import write
from tests.tui.conftest import START, Opened, Trial
from tests.tui.past import MONDAY, squat, weeks, workout
from tests.tui.test_play import SIZES
from tests.tui.training import RUNNING


@pytest.fixture
def past(store: Store) -> None:
    write(store.layout.home, weeks())


def page(trial: Trial) -> CalendarPage:
    assert isinstance(trial.app.screen, CalendarPage)
    return trial.app.screen


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("size", [*SIZES, (100, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_year_as_cells(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """Given more than a year, then today, the day before, and a year before that."""
    async with opened(size, own=RUNNING) as trial:
        await trial.press("h", "c")
        shown = [trial.picture()]
        await trial.press("up")
        shown.append(trial.picture())
        await trial.press("pageup")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


@pytest.mark.usefixtures("past")
async def test_the_arrows_go_by_days_and_weeks_between_the_first_workout_and_today(
    opened: Opened,
) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "c", "down", "right")
        today = page(trial).marked
        assert today == date(2026, 11, 20)
        await trial.press("left", "up")
        assert page(trial).marked == today - timedelta(days=8)
        await trial.press("home")
        assert page(trial).marked == MONDAY.date() - timedelta(weeks=69)
        assert "Monday 28 July 2025" in trial.picture() or "21 July 2025" in trial.picture()
        await trial.press("left", "pageup", "up", "end")
        assert page(trial).marked == today
        await trial.press("pageup")
        assert page(trial).marked == today - timedelta(days=364)
        assert "to 23 Nov 2025" in trial.picture()
        await trial.press("pagedown", "pagedown")
        assert page(trial).marked == today and "to 22 Nov 2026" in trial.picture()


@pytest.mark.usefixtures("past")
async def test_enter_opens_the_one_workout_of_a_day_or_offers_several(opened: Opened) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "c", "enter")
        page(trial)
        await trial.press("up", "enter")
        assert isinstance(trial.app.screen, ChoicePage)
        assert "18:25  Easy run" in trial.picture()
        await trial.press("down", "enter")
        assert not isinstance(trial.app.screen, ChoicePage)
        assert "Easy run" in trial.picture() and "18:25" in trial.picture()
        await trial.press("escape")
        page(trial)
        await trial.press("up", "up", "enter")
        assert not isinstance(trial.app.screen, CalendarPage | ChoicePage)
        await trial.press("escape", "escape")
        assert isinstance(trial.app.screen, History)


@pytest.mark.usefixtures("past")
async def test_a_day_is_marked_by_the_mouse_and_opened_by_another_click(opened: Opened) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "c")
        await trial.pilot.click(YearCells, offset=(4 + 52, 1))
        assert page(trial).marked == MONDAY.date()
        await trial.pilot.click(YearCells, offset=(1, 1))
        assert page(trial).marked == MONDAY.date()
        await trial.pilot.click(YearCells, offset=(4 + 52, 1))
        await trial.pilot.pause()
        assert not isinstance(trial.app.screen, CalendarPage)


async def test_a_calendar_without_workouts(opened: Opened, picture: SnapshotAssertion) -> None:
    async with opened() as trial:
        await trial.press("h", "c", "left", "pageup", "home", "enter")
        assert trial.picture() == picture


async def test_a_calendar_of_one_day(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    """Given three workouts on one day with odd titles, then minutes of strength add up."""
    for number, title in enumerate(("[/] 日本 🏃‍♀️", "the long way " * 20, "ריצה")):
        began = START - timedelta(hours=2 * number + 1)
        store.add(workout(began, "gone", title, 20, replace(squat(3), exercise="gone")))
    async with opened((60, 20)) as trial:
        await trial.press("h", "c")
        shown = [trial.picture()]
        await trial.press("enter")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


@pytest.mark.parametrize(
    ("now", "longest", "words"),
    [
        (0, 0, ""),
        (1, 1, "1 week in a row"),
        (0, 1, "longest: 1 week in a row"),
        (6, 14, "6 weeks in a row, longest 14"),
        (6, 6, "6 weeks in a row, the longest yet"),
    ],
)
def test_weeks_in_a_row(now: int, longest: int, words: str) -> None:
    assert streak_words(Streak(now, longest)) == words


@pytest.mark.parametrize(
    ("minutes", "sign"), [(0.1, "░"), (14.9, "░"), (15, "▒"), (30, "▓"), (45, "█"), (300, "█")]
)
def test_a_shade_for_minutes(minutes: float, sign: str) -> None:
    assert shade(60 * minutes) == sign


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_marked_day_can_be_found_without_colour(
    opened: Opened, size: tuple[int, int]
) -> None:
    """Then a pointer stands over or under its week, and the name of its weekday is bold."""
    async with opened(size, own=RUNNING) as trial:
        await trial.press("h", "c", "left", "up", "up")
        cells = page(trial).cells
        lines = cells.render().plain.split("\n")
        place = 4 + (cells.weeks - 2) * cells.cells
        assert (lines[0] if size[1] < 20 else lines[-1])[place] in "▾▴"
        assert lines[0].count("▾") + lines[-1].count("▴") == 1
        bold = [
            segment.text for segment in cells.render_line(3) if segment.style and segment.style.bold
        ]
        assert bold == ["Wed "]
