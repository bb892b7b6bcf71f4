"""The screen of the week."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.store.store import Store
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.preview.screen import Preview
from runstrong_tui.tui.shared.faults import FaultsPage
from runstrong_tui.tui.week.screen import WeekPage
from tests.tui.conftest import HandClock, Opened
from tests.tui.test_play import SIZES
from tests.tui.training import RUNNING, FullDisk, store_on, train, train_a_week


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_week_shows_what_is_done_and_left(
    opened: Opened,
    store: Store,
    clock: HandClock,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    train_a_week(store, clock)
    train(store, clock, ("stretch", 1, 10))
    async with opened(size, own=RUNNING) as trial:
        await trial.press("w")
        assert isinstance(trial.app.screen, WeekPage)
        assert trial.picture() == picture


async def test_all_below_the_last_part_can_be_reached_on_a_small_screen(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    train_a_week(store, clock)
    async with opened((40, 12), own=RUNNING) as trial:
        await trial.press("w", "end")
        assert "Long run: Long run" not in trial.picture()
        assert "After the run: After a run" in trial.picture()
        await trial.press("home")
        assert "Strength" in trial.picture()


async def test_enter_on_a_part_plays_its_session_done_least_recently(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    """Given a part of two sessions, then the preview is of the one that was not done."""
    train_a_week(store, clock)
    async with opened(own=RUNNING) as trial:
        await trial.press("w", "enter")
        assert isinstance(trial.app.screen, Preview)
        assert "Wall sits by the form of the day" in trial.picture()
        await trial.press("escape")
        assert isinstance(trial.app.screen, WeekPage)
        await trial.press("enter", "enter")
        assert isinstance(trial.app.screen, PlayScreen)
        assert trial.app.screen.playing.player.plan.title == "Wall sits by the form of the day"
        await trial.press("q")
        assert isinstance(trial.app.screen, Home)


async def test_a_part_that_is_done_opens_all_the_same(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    train_a_week(store, clock)
    async with opened(own=RUNNING) as trial:
        await trial.press("w", "down", "down", "enter")
        assert isinstance(trial.app.screen, Preview)
        assert "Long run" in trial.picture()


async def test_another_week_plan_is_looked_at_and_used_from_then_on(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("w")
        assert "in use · plan 1 of 2" in trial.picture()
        await trial.press("right")
        shown = [trial.picture()]
        assert "not in use" in shown[0]
        await trial.press("u")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture
        await trial.press("left")
        assert "not in use, u: use it · plan 1 of 2" in trial.picture()
        await trial.press("escape")
        assert "Strength ○" in trial.picture() and "Long run ○" not in trial.picture()
    assert store.settings().week == "small"


async def test_a_disk_that_refuses_the_choice_is_told(
    opened: Opened, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    async with opened(own=RUNNING, store=store_on(disk, tmp_path / "home", clock)) as trial:
        await trial.press("w", "right")
        disk.full = True
        await trial.press("u")
        assert "not kept: full; free some space" in trial.picture()
        assert "in use · plan 2 of 2" in trial.picture()
        disk.full = False
        await trial.press("u")
        assert "free some space" not in trial.picture()


async def test_without_a_week_plan_the_screen_says_what_to_do(
    opened: Opened, picture: SnapshotAssertion
) -> None:
    async with opened() as trial:
        await trial.press("w")
        assert isinstance(trial.app.screen, WeekPage)
        await trial.press("left", "u", "enter")
        assert trial.picture() == picture


async def test_a_broken_week_plan_stands_below_and_shows_its_faults(
    opened: Opened, tmp_path: Path
) -> None:
    """Given the plan in use with a fault, then Home tells it, too."""
    (tmp_path / "weeks").mkdir()
    (tmp_path / "weeks" / "runner.toml").write_text('title = "[/] bad"\npart = 3\n')
    async with opened((120, 24), own=tmp_path) as trial:
        assert "THIS WEEK" in trial.picture()
        assert 'runner: "part" is' in trial.picture()
        await trial.press("w")
        assert "BROKEN WEEK PLANS" in trial.picture()
        await trial.press("enter")
        assert isinstance(trial.app.screen, FaultsPage)
        assert "runner.toml:2:" in trial.picture().replace("\n", "")


async def test_titles_of_weeks_with_brackets_are_text(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "weeks").mkdir()
    (tmp_path / "weeks" / "a.toml").write_text(
        'title = "[bold]w[/] 日本"\n[[part]]\ntitle = "[/] 日本"\nsessions = ["mixed"]\ntimes = 1\n'
    )
    async with opened(own=tmp_path) as trial:
        assert "[/] 日本 ○" in trial.picture()
        await trial.press("w")
        assert "[bold]w[/] 日本, Mon 16" in trial.picture()
        assert "[/] 日本  ○  1 left" in trial.picture()
