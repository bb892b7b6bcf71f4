"""Home and preview."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.files.library import Library
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.training.amounts import Form
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.preview.screen import Preview
from runstrong_tui.tui.week.screen import WeekPage
from tests.tui.conftest import HandClock, Opened
from tests.tui.test_play import SIZES, typed
from tests.tui.training import RUNNING, train, train_a_week


async def play_one(opened: Opened, library: Library) -> None:
    async with opened((80, 24), typed(library, "wall-sit 30s", "squat 15")) as trial:
        await trial.let_pass(10 + 20)
        await trial.press("n", "n")
        await trial.press("space")


async def leave_one(opened: Opened, library: Library) -> None:
    plan = plan_of(library, library.sessions["mixed"])
    async with opened((80, 24), plan) as trial:
        await trial.let_pass(33)
        await trial.press("q")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_home_with_everything(
    opened: Opened, library: Library, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    await play_one(opened, library)
    await leave_one(opened, library)
    async with opened(size) as trial:
        assert trial.picture() == picture


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_home_with_a_week(
    opened: Opened,
    library: Library,
    store: Store,
    clock: HandClock,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    """Given an easier week, what is partly finished and a thing that is not at hand."""
    train_a_week(store, clock)
    store.choose(Settings(kit=()))
    await leave_one(opened, library)
    async with opened(size, own=RUNNING) as trial:
        assert trial.picture() == picture


async def test_the_first_session_due_is_marked_and_the_week_opens_from_its_row(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    train_a_week(store, clock)
    async with opened(own=RUNNING) as trial:
        await trial.press("enter")
        assert isinstance(trial.app.screen, Preview)
        assert "Wall sits by the form of the day" in trial.picture()
        await trial.press("escape", "up", "enter")
        assert isinstance(trial.app.screen, WeekPage)
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)


async def test_the_key_for_resuming_is_shown_where_there_is_something_to_resume(
    opened: Opened, library: Library
) -> None:
    async with opened() as trial:
        assert "r resume" not in trial.picture() and "w week" in trial.picture()
    await leave_one(opened, library)
    async with opened() as trial:
        assert "r resume" in trial.picture()


async def test_home_at_first(opened: Opened, picture: SnapshotAssertion) -> None:
    async with opened() as trial:
        assert trial.picture() == picture


async def test_enter_resumes_what_stands_first(opened: Opened, library: Library) -> None:
    await leave_one(opened, library)
    async with opened() as trial:
        await trial.press("enter")
        assert isinstance(trial.app.screen, PlayScreen)
        assert trial.app.screen.count.text == "22"
        await trial.press("q")
        assert isinstance(trial.app.screen, Home)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_preview_shows_what_the_form_of_the_day_makes_of_a_session(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(size) as trial:
        await trial.press("down", "enter")
        assert isinstance(trial.app.screen, Preview)
        shown = [trial.picture()]
        await trial.press("right")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


async def test_a_session_started_from_the_preview_takes_its_form_and_ends_on_home(
    opened: Opened, store: Store
) -> None:
    async with opened() as trial:
        await trial.press("down", "enter", "left", "enter")
        await trial.let_pass(10 + 31)
        await trial.press("enter")
        assert isinstance(trial.app.screen, Home)
        assert "Wall sits by the form of the day" in trial.picture().split("LAST WORKOUTS")[1]
    (workout,) = store.workouts()
    assert (workout.form, workout.sets[0].seconds) == (Form.EASY, 30)


async def test_a_broken_file_stands_in_the_list_and_shows_its_faults(
    opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "bad.toml").write_text('title = "[/] bad"\n[[block]]\nsteps = ["wall-sit 3x"]\n')
    async with opened((120, 24), own=tmp_path) as trial:
        assert "bad: " in trial.picture()
        await trial.press("down", "enter")
        assert "bad.toml:3:" in trial.picture().replace("\n", "")
        await trial.press("escape")
        assert "Wall sits" in trial.picture()


async def test_titles_with_brackets_are_text(opened: Opened, tmp_path: Path) -> None:
    """Given a title that would be markup, then it is shown as it was typed."""
    (tmp_path / "a.toml").write_text('title = "[bold]x[/] 日本"\n[[block]]\nsteps = ["squat 5"]\n')
    async with opened(own=tmp_path) as trial:
        for _ in ("home", "preview", "player"):
            assert "[bold]x[/] 日本" in trial.picture()
            await trial.press("enter")


async def test_quitting_ends_the_app(opened: Opened) -> None:
    async with opened() as trial:
        await trial.press("q")
        assert not trial.app.is_running or trial.app._exit


async def test_a_session_is_discarded_on_purpose_and_brought_back(
    opened: Opened, library: Library, store: Store
) -> None:
    await leave_one(opened, library)
    async with opened() as trial:
        await trial.press("x")
        assert "Discarded" in trial.picture() and "CONTINUE" not in trial.picture()
        await trial.press("u")
        assert "CONTINUE" in trial.picture()
    assert len(store.partly_finished()) == 1


async def test_damage_in_the_store_is_told_on_home(
    opened: Opened, library: Library, store: Store, clock: HandClock
) -> None:
    await play_one(opened, library)
    (path,) = store.layout.history.glob("*/*.jsonl")
    path.write_bytes(path.read_bytes().replace(b"Wall sit", b"Wall set"))
    async with opened((160, 24), store=Store(store.layout.home, clock.wall)) as trial:
        assert "changed since it was written" in trial.picture()
        assert "runstrong doctor" in trial.picture()


async def test_a_history_that_is_not_mounted_is_not_taken_for_an_empty_one(
    opened: Opened, library: Library, store: Store, clock: HandClock, tmp_path: Path
) -> None:
    await play_one(opened, library)
    history = store.layout.history
    history.rename(tmp_path / "unmounted")
    history.symlink_to(tmp_path / "not-mounted")

    async with opened((160, 40), store=Store(store.layout.home, clock.wall)) as trial:
        for keys in ((), ("h",), ("c",)):
            await trial.press(*keys)
            shown = trial.picture()
            assert "No workouts yet" not in shown
            assert f"No workouts can be read: see what is wrong with {history}" in shown
            assert "is a link that leads nowhere" in shown or keys


async def test_the_morning_after_is_asked_until_it_is_answered(
    opened: Opened, store: Store, clock: HandClock, picture: SnapshotAssertion
) -> None:
    train(store, clock, ("easy-run", 1, 25))
    async with opened((80, 24), own=RUNNING) as trial:
        before = trial.picture()
        await trial.press("o", "1", "5", "enter")
        assert "From 0 to 10" in trial.picture()
        await trial.press("backspace", "backspace", "5")
        assert "rest today" in trial.picture()
        await trial.press("enter")
        assert f"{before}\n{trial.picture()}" == picture
    (workout,) = store.workouts()
    assert workout.pain_next_morning == 5


async def test_without_a_workout_yesterday_nothing_is_asked(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    train(store, clock, ("easy-run", 2, 25))
    async with opened((40, 12), own=RUNNING) as trial:
        assert "hurt" not in trial.picture()
        await trial.press("o")
        assert "Nothing was done yesterday" in trial.picture()
