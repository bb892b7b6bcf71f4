"""The settings."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.tui.screens.home import Home
from runstrong_tui.tui.screens.settings import SettingsPage
from tests.tui.conftest import HandClock, Opened
from tests.tui.test_play import SIZES
from tests.tui.training import RUNNING, FullDisk, store_on


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_settings(
    opened: Opened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    store.choose(Settings(kit=(), refused=("squat", "gone"), week="small"))
    async with opened(size, own=RUNNING) as trial:
        await trial.press("comma")
        assert isinstance(trial.app.screen, SettingsPage)
        assert trial.picture() == picture


async def test_nothing_was_said_yet(opened: Opened, picture: SnapshotAssertion) -> None:
    async with opened() as trial:
        await trial.press("comma")
        assert trial.picture() == picture


async def test_what_is_not_at_hand_is_said_of_the_sessions_that_need_it(
    opened: Opened, store: Store
) -> None:
    """Given nothing was said yet, when one thing is unticked, then all else is at hand."""
    async with opened(own=RUNNING) as trial:
        assert "lacks" not in trial.picture()
        await trial.press("comma", "space")
        assert "[ ] wall" in trial.picture() and "Nothing was said" not in trial.picture()
        assert store.settings().kit == ()
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)
        assert "lacks: wall" in trial.picture()
        await trial.press("comma", "enter")
        assert store.settings().kit == ("wall",)


async def test_a_week_plan_is_chosen(opened: Opened, store: Store) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("comma", "down", "down", "enter")
        assert "(•) A small week" in trial.picture()
        assert "( ) A week to test" in trial.picture()
    assert store.settings().week == "small"


async def test_an_exercise_may_move_on_again(opened: Opened, store: Store) -> None:
    store.choose(Settings(refused=("squat",)))
    async with opened(own=RUNNING) as trial:
        await trial.press("comma", "end")
        assert "Squat" in trial.picture()
        await trial.press("space")
        assert "Squat" not in trial.picture()
        await trial.press("space")
        assert "(•) A small week" in trial.picture()
    assert store.settings().refused == ()


async def test_a_disk_that_refuses_is_told(
    opened: Opened, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    async with opened(own=RUNNING, store=store_on(disk, tmp_path / "home", clock)) as trial:
        await trial.press("comma")
        disk.full = True
        await trial.press("space")
        assert "not kept: full; free some space" in trial.picture()
        assert "[ ] wall" in trial.picture()
        disk.full = False
        await trial.press("space")
        assert "free some space" not in trial.picture() and "[x] wall" in trial.picture()
