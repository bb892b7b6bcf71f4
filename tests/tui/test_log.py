"""The form for what was done without the player."""

from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.store.store import Store
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.shared.log import LogPage
from tests.tui.conftest import START, HandClock, Opened, Trial
from tests.tui.training import RUNNING, FullDisk, store_on

SMALL_AND_USUAL = [(40, 12), (80, 24)]


@pytest.mark.parametrize("size", SMALL_AND_USUAL, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_field_says_what_is_wrong_with_it(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """Given fields that were left with nonsense in them, then the words stand below each."""
    async with opened(size, own=RUNNING) as trial:
        await trial.press("l")
        shown = [trial.picture()]
        await trial.press("tab", *"90", "tab", *"far", "tab", *"11", "down", "down", *"soon", "tab")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


async def test_a_run_is_entered_and_what_follows_it_is_said(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("l", "tab", *"1h25m", "enter", *"14,2", "enter", "6", "enter")
        await trial.press(*"flat", "space", *"and", "space", *"wet", "enter")
        await trial.press(*"yesterday", "space", *"18:30", "enter")
        assert isinstance(trial.app.screen, Home)
        assert trial.picture() == picture
        await trial.press("h", "escape")
        assert "Entered" not in trial.picture()
    (workout,) = store.workouts()
    assert (workout.session, workout.active, workout.km) == ("long-run", 85 * 60, 14.2)
    assert (workout.rpe, workout.note, workout.outside) == (6, "flat and wet", True)
    assert workout.started == (START - timedelta(days=1)).replace(minute=30, second=0)


async def test_a_length_alone_is_enough_and_it_ended_now(opened: Opened, store: Store) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("l", "tab", *"40m", "ctrl+s")
        assert isinstance(trial.app.screen, Home)
        assert "Entered: Long run, 40 min, today 18:12" in trial.picture()
    (workout,) = store.workouts()
    assert workout.finished == START
    assert (workout.km, workout.rpe, workout.note) == (None, None, "")


async def test_another_session_is_chosen_by_typing(opened: Opened, store: Store) -> None:
    """Given something that is no run, then nothing follows it."""
    async with opened(own=RUNNING) as trial:
        await trial.press("l", "enter", *"bit", "enter", "tab", *"30m", "ctrl+s")
        assert isinstance(trial.app.screen, Home)
        assert "Entered: A bit of everything, 30 min" in trial.picture()
        assert "After the run: After a run" not in trial.picture()
    assert store.history()[0].session == "mixed"


async def test_nothing_is_entered_while_a_field_is_wrong_or_after_escape(
    opened: Opened, store: Store
) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("l", "ctrl+s")
        assert isinstance(trial.app.screen, LogPage)
        assert "say how long it took" in trial.picture()
        assert trial.app.focused is trial.app.screen.query_one("#length")
        await trial.press(*"1h", "tab", "tab", "tab", "tab", *"soon", "ctrl+s")
        assert isinstance(trial.app.screen, LogPage)
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)
    assert store.history() == []


async def test_what_would_not_be_over_yet_is_refused(opened: Opened, store: Store) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("l", "tab", *"1h", "down", "down", "down", "down", *"18:30", "enter")
        assert isinstance(trial.app.screen, LogPage)
        assert "would end today 19:30, which is still to come" in trial.picture()
    assert store.history() == []


async def test_a_disk_that_refuses_is_told_and_the_form_kept(
    opened: Opened, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    store = store_on(disk, tmp_path / "home", clock)
    async with opened(own=RUNNING, store=store) as trial:
        disk.full = True
        await trial.press("l", "tab", *"1h", "ctrl+s")
        assert isinstance(trial.app.screen, LogPage)
        assert "It is not in the history: full; free some space" in trial.picture()
        disk.full = False
        await trial.press("ctrl+s")
        assert isinstance(trial.app.screen, Home)
    assert len(Store(tmp_path / "home", clock.wall).history()) == 1


async def test_letters_go_into_the_fields_and_f1_lists_the_keys(opened: Opened) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("l", "tab", "q", "question_mark")
        assert isinstance(trial.app.screen, LogPage)
        assert "q?" in trial.picture()
        await trial.press("f1")
        assert "put it into the history" in trial.picture()


async def test_without_sessions_there_is_nothing_to_enter(store: Store, clock: HandClock) -> None:
    app = RunStrong(Coach(Library(), store, clock), clock)
    async with app.run_test() as pilot:
        await pilot.press("l")
        assert isinstance(app.screen, Home)
        assert "There is no session" in Trial(pilot, app, clock).picture()
    app.keeper.close()
