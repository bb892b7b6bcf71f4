"""The level: asked for at the first start, changed in the settings."""

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.tui.home.level import LevelPage
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.settings.screen import SettingsPage
from tests.tui.conftest import HandClock, Opened
from tests.tui.test_play import SIZES
from tests.tui.training import runner_library, train_a_week

BEGINNER, REGULAR, ADVANCED = RunnerLevel


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_start_asks_for_the_level(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(size, level=None) as trial:
        assert trial.picture() == picture


@pytest.mark.parametrize(
    ("keys", "level", "week"),
    [
        (("enter",), BEGINNER, "beginner"),
        (("down", "down", "enter"), ADVANCED, "runner"),
        (("escape",), REGULAR, "runner"),
    ],
)
async def test_it_is_asked_for_once(
    opened: Opened, store: Store, keys: tuple[str, ...], level: RunnerLevel, week: str
) -> None:
    async with opened(level=None) as trial:
        assert isinstance(trial.app.screen, LevelPage)
        await trial.press(*keys)
        assert isinstance(trial.app.screen, Home)

    assert store.settings() == Settings(level=level, week=week)
    async with opened(level=None) as trial:
        assert isinstance(trial.app.screen, Home)


async def test_a_home_with_workouts_is_not_asked(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    train_a_week(store, clock)

    async with opened(level=None, library=runner_library()) as trial:
        assert isinstance(trial.app.screen, Home)


async def test_the_settings_change_the_level_and_the_week_that_goes_with_it(
    opened: Opened, store: Store
) -> None:
    async with opened() as trial:
        await trial.press("comma")
        page = trial.app.screen
        assert isinstance(page, SettingsPage)
        (beginner,) = (
            place for place, row in page._settings.items() if row.words == "( ) beginner"
        )
        page.entries.highlighted = beginner
        await trial.press("enter")
        assert page._settings[beginner].words == "(•) beginner"

    assert (store.settings().level, store.settings().week) == (BEGINNER, "beginner")
