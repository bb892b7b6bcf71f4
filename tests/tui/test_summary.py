"""The summary right after a session."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.play.summary import SummaryPage
from tests.tui.conftest import HERE, START, HandClock, Opened, Trial
from tests.tui.test_play import SIZES, typed
from tests.tui.training import FullDisk, store_on

SESSION = """
title = "Legs"
[[block]]
steps = ["wall-sit 2x30-60s rest 20s", "squat 12-20"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a session whose targets move on."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "legs.toml").write_text(SESSION, encoding="utf-8")
    return folder


def last_week(store: Store) -> None:
    """The session as it went before: shorter, and one repetition more."""
    began = START - timedelta(days=7)
    held = SetDone(
        1, "wall-sit", "Wall sit", 1, 2, seconds=40, at=50, timed=True, planned_seconds=45
    )
    squats = SetDone(6, "squat", "Squat", 1, 1, seconds=30, at=200, reps=17, planned_reps=16)
    store.add(
        Workout(
            store.new_id(),
            "legs",
            "Legs",
            Form.NORMAL,
            began,
            began + timedelta(minutes=5),
            240,
            (held, replace(held, step=4, set=2, seconds=41.5, at=120), squats),
            rpe=8,
        )
    )


def legs(store: Store, clock: HandClock, own: Path) -> Plan:
    library = load_library([HERE / "sessions", own])
    return Coach(library, store, clock).plan(library.sessions["legs"], Choices())


async def settled(trial: Trial) -> None:
    """What is looked for off the screen's thread was found."""
    await trial.settle()


async def play(trial: Trial) -> None:
    """Do all of Legs, the squats with 18 repetitions."""
    await trial.let_pass(10 + 46 + 20 + 46 + 60)
    await trial.press("space", "1", "8", "space")
    assert isinstance(trial.app.screen, SummaryPage)
    await settled(trial)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_was_done_beside_the_last_time_and_what_comes(
    opened: Opened,
    store: Store,
    clock: HandClock,
    own: Path,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    """Given records and an effort, then the next targets and why; all of it can be scrolled to."""
    last_week(store)
    async with opened(size, legs(store, clock, own), own=own) as trial:
        await play(trial)
        pictures = [trial.picture()]
        assert "NEXT TIME" not in pictures[0]
        await trial.press("8")
        await settled(trial)
        pictures.append(trial.picture())
        if size[1] < 20:
            await trial.press(*["pagedown"] * 2)
            pictures.append(trial.picture())
            await trial.press("end")
            pictures.append(trial.picture())
        assert "\n".join(pictures) == picture


async def test_a_set_is_marked_and_corrected_and_enter_closes_where_none_is(
    opened: Opened, store: Store, clock: HandClock, own: Path, picture: SnapshotAssertion
) -> None:
    """Given squats of which fewer were made, then what comes next time goes by that."""
    last_week(store)
    async with opened((80, 24), legs(store, clock, own), own=own) as trial:
        await play(trial)
        await trial.press("7", "up")
        assert "enter correct" in trial.picture()
        await trial.press("enter", "1", "3", "enter")
        await settled(trial)
        assert trial.picture() == picture
        await trial.press("u", "n", *"good", "enter", "space")
        assert not isinstance(trial.app.screen, SummaryPage)
    workout = store.workouts()[0]
    assert (workout.sets[-1].reps, workout.rpe, workout.note) == (18, 7, "good")


async def test_nothing_grows_after_all_one_had(
    opened: Opened, store: Store, clock: HandClock, own: Path
) -> None:
    async with opened((80, 24), legs(store, clock, own), own=own) as trial:
        await play(trial)
        assert "Beside" not in trial.picture() and "★" not in trial.picture()
        await trial.press("8", "8")
        assert "RPE 8.5" in trial.picture()
        await trial.press("0", "0")
        await settled(trial)
        assert "RPE 10" in trial.picture()
        assert "one more" not in trial.picture()
    assert store.workouts()[0].rpe == 10


async def test_steps_that_were_typed_have_no_next_time(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((80, 24), typed(library, "squat 15")) as trial:
        await trial.let_pass(20)
        await trial.press("space")
        await settled(trial)
        await trial.press("6", "6")
        await settled(trial)
        assert "NEXT TIME" not in trial.picture() and "RPE 6.5" in trial.picture()
        await trial.press("enter")
        assert not isinstance(trial.app.screen, SummaryPage)


async def test_a_session_of_which_nothing_was_done_is_closed_by_enter(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((40, 12), typed(library, "squat 15", "wall-sit 30s")) as trial:
        while not isinstance(trial.app.screen, SummaryPage):
            await trial.press("n")
        await settled(trial)
        assert "0 of 2 sets" in trial.picture()
        await trial.press("escape")
    assert len(store.workouts()[0].missed) == 2


async def test_a_disk_that_refuses_is_told_and_the_workout_kept_later(
    opened: Opened, library: Library, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    store = store_on(disk, tmp_path / "home", clock)
    async with opened((80, 24), typed(library, "squat 15"), store=store) as trial:
        await trial.let_pass(20)
        await trial.press("space")
        await settled(trial)
        disk.full = True
        await trial.press("8")
        assert "Not kept: full; free some space" in trial.picture()
        assert "How hard was it?" in trial.picture()
        disk.full = False
        await trial.press("8")
        assert "Not kept" not in trial.picture()
    assert [workout.rpe for workout in Store(tmp_path / "home", clock.wall).workouts()] == [8]
