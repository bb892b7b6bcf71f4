"""The trends of the exercises, and of the weeks."""

import asyncio
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Side
from runstrong_tui.tui.exercises.exercise import ExercisePage
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.trends.screen import TrendsPage
from tests.tui.conftest import HandClock, Opened, Trial
from tests.tui.test_play import SIZES
from tests.tui.training import RUNNING, runner_library

WITH_SIZES = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def hold(step: int, seconds: float, recovery: float | None = None) -> SetDone:
    return SetDone(
        *(step, "wall-sit", "Wall sit", step, 2, seconds, 60.0 * step),
        timed=True,
        planned_seconds=45,
        recovery=recovery,
    )


def squat(step: int, side: Side, reps: int | None) -> SetDone:
    return SetDone(
        *(step, "squat", "Squat", 1, 1, 30.0, 60.0 * step),
        side=side,
        reps=reps,
        planned_reps=12,
        load="2x5kg",
    )


def keep(store: Store, clock: HandClock, days: int, *sets: SetDone, session: str = "gym") -> None:
    """A workout of so many days ago."""
    began = clock.wall() - timedelta(days=days)
    store.add(
        Workout(
            id=store.new_id(),
            session=session,
            title="Gym",
            form=Form.NORMAL,
            started=began,
            finished=began + timedelta(minutes=25),
            active=1500 - days,
            sets=sets,
        )
    )


def keep_months(store: Store, clock: HandClock) -> None:
    """Half a year of wall sits and squats, ever a little more; the last squat was 9 days ago."""
    for number, days in enumerate(range(180, 0, -6)):
        recovery = 60.0 - number if number % 2 else None
        sets = [hold(1, 30 + number, recovery), hold(2, 25 + number * 0.8)]
        if days >= 9:
            sets += [
                squat(3, Side.LEFT, 10 + number // 6),
                squat(4, Side.RIGHT, 12 + number // 8),
            ]
        keep(store, clock, days, *sets)


Show = Callable[..., TrendsPage]


@pytest.fixture
def show(library: Library, store: Store, clock: HandClock) -> Show:
    def made(exercise: str | None = None) -> TrendsPage:
        return TrendsPage(Coach(library, store, clock), clock, exercise)

    return made


async def ready(trial: Trial) -> None:
    """Wait for what is read and worked out in other threads."""
    for _ in range(3):
        await trial.settle()


async def look(trial: Trial, page: TrendsPage) -> str:
    trial.app.push_screen(page)
    await trial.pilot.pause()
    await ready(trial)
    return trial.picture()


async def press(trial: Trial, *keys: str) -> str:
    """The picture after each of the keys was pressed, and worked out."""
    for key in keys:
        await trial.press(key)
        await ready(trial)
    return trial.picture()


@WITH_SIZES
async def test_an_exercise_over_time(
    opened: Opened,
    store: Store,
    clock: HandClock,
    show: Show,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    """A hold, then repetitions with a load on each side, then the weeks; then each as a table."""
    keep_months(store, clock)
    async with opened(size) as trial:
        shown = [await look(trial, show())]
        shown.append(await press(trial, "down"))
        shown.append(await press(trial, "down"))
        shown.append(await press(trial, "t"))
        shown.append(await press(trial, "up"))
        assert "\n".join(shown) == picture


@WITH_SIZES
async def test_what_there_is_after_one_workout(
    opened: Opened,
    store: Store,
    clock: HandClock,
    show: Show,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    keep(store, clock, 2, hold(1, 38.4))
    async with opened(size) as trial:
        assert await look(trial, show()) == picture


async def test_the_keys_choose_how_far_back_one_looks(
    opened: Opened, store: Store, clock: HandClock, show: Show
) -> None:
    keep_months(store, clock)
    async with opened() as trial:
        assert "[3 months]" in await look(trial, show())
        assert "15 times · best 59 s" in trial.picture()
        assert "[a year]" in await press(trial, "right")
        assert "30 times · best 59 s" in trial.picture()
        assert "[all]" in await press(trial, "right", "right")
        assert "[4 weeks]" in await press(trial, "left", "left", "left", "left")
        assert "4 times · best 59 s" in trial.picture()
        for key, words in zip("1234", ("4 weeks", "3 months", "a year", "all"), strict=True):
            assert f"[{words}]" in await press(trial, key)


async def test_a_table_says_the_same_as_the_charts(
    opened: Opened, store: Store, clock: HandClock, show: Show
) -> None:
    """Given a table longer than the screen, then page down leads to its end and the records."""
    keep_months(store, clock)
    async with opened((100, 24)) as trial:
        await look(trial, show())
        shown = await press(trial, "down", "4", "t")
        words = " ".join(shown.split())
        assert "date best usual left right apart sets volume" in words
        assert "8 Nov 2026 15 14.5 14 15 L 7 % 2 290 kg" in words
        assert "24 May 2026" not in shown
        shown = await press(trial, "pagedown", "pagedown")
        assert "24 May 2026" in shown and "most volume  290 kg" in shown
        assert "8 Nov 2026   15    14.5" in await press(trial, "pageup", "pageup")
        assert "● best  ○ usual" in await press(trial, "space")
        await press(trial, "t", "enter")
        assert isinstance(trial.app.screen, TrendsPage)


async def test_where_not_all_charts_fit_a_key_shows_the_next(
    opened: Opened, store: Store, clock: HandClock, show: Show
) -> None:
    keep_months(store, clock)
    async with opened() as trial:
        assert "1 of 2" in await look(trial, show())
        assert "c next chart" in trial.picture()
        shown = await press(trial, "down", "c")
        assert "Left and right   L left  R right   2 of 3" in shown
        assert "Volume, in kg   3 of 3" in await press(trial, "c")
        assert "Repetitions a set   ● best  ○ usual   1 of 3" in await press(trial, "c")
        assert "c next chart" not in await press(trial, "t")


async def test_what_lies_outside_the_span_is_told(
    opened: Opened, store: Store, clock: HandClock, show: Show
) -> None:
    keep(store, clock, 200, hold(1, 40))
    keep(store, clock, 100, hold(1, 41))
    async with opened() as trial:
        shown = await look(trial, show())
        words = " ".join(line[39:].strip() for line in shown.splitlines())
        assert (
            "Nothing in the last 3 months, last done on 12 Aug 2026; → looks back further." in words
        )
        assert "2 times · best 41 s" in await press(trial, "right")


async def test_without_workouts_it_says_what_to_do(
    opened: Opened, show: Show, picture: SnapshotAssertion
) -> None:
    async with opened() as trial:
        await look(trial, show())
        assert await press(trial, "t", "right", "down", "end", "c", "pagedown", "4") == picture
        assert await press(trial, "escape")
        assert not isinstance(trial.app.screen, TrendsPage)


@pytest.mark.parametrize(
    ("asked", "name"), [("one-leg-stand", "Single-leg balance"), ("gone", "gone"), ("[/]", "[/]")]
)
async def test_an_exercise_that_was_never_done(
    opened: Opened, store: Store, clock: HandClock, show: Show, asked: str, name: str
) -> None:
    keep(store, clock, 2, hold(1, 38))
    async with opened() as trial:
        shown = await look(trial, show(asked))
        assert f"{name}\n" in shown
        assert "Not done yet. Once a set of it is logged" in shown
        assert "1 time · best 38 s" in await press(trial, "down")


async def test_repetitions_that_nobody_told(
    opened: Opened, store: Store, clock: HandClock, show: Show
) -> None:
    keep(store, clock, 2, squat(1, Side.LEFT, None))
    async with opened() as trial:
        shown = await look(trial, show("squat"))
        assert "Done once, but nobody told how many repetitions" in shown


async def test_the_weeks_tell_runs_from_strength(
    opened: Opened, store: Store, clock: HandClock, show: Show
) -> None:
    run = SetDone(0, "run-easy", "Easy run", 1, 1, 1500.0, 1500.0, timed=True)
    keep(store, clock, 3, run, session="easy-run")
    keep(store, clock, 2, hold(1, 40))
    async with opened((100, 40), own=RUNNING) as trial:
        page = TrendsPage(Coach(runner_library(), store, clock), clock)
        await look(trial, page)
        shown = await press(trial, "end")
        assert "1 week in a row · longest 1" in shown
        assert "█ strength  ▒ runs" in shown and shown.count("▒") > 5
        assert "16 Nov 2026  2         1     50 min" in await press(trial, "t")


async def test_from_the_page_of_an_exercise(opened: Opened, store: Store, clock: HandClock) -> None:
    keep(store, clock, 2, hold(1, 38))
    keep(store, clock, 1, squat(1, Side.LEFT, 12))
    async with opened() as trial:
        await trial.press("e", "w", "enter")
        assert "t trends" in trial.picture()
        assert "1 time · best 38 s" in await press(trial, "t")
        await trial.press("escape")
        assert isinstance(trial.app.screen, ExercisePage)


class HeldUp(Store):
    """A store that stops in the middle of reading until it is let go on."""

    def __init__(self, home: Path, clock: HandClock) -> None:
        super().__init__(home, clock.wall)
        self.go_on = threading.Event()
        self.reported = threading.Event()
        self.stopped = threading.Event()

    def read_all(self, on_progress: Callable[[int, int], None] | None = None) -> list[Workout]:
        assert on_progress is not None
        try:
            on_progress(4000, 10000)
            self.reported.set()
            assert self.go_on.wait(30)
            on_progress(8000, 10000)
        except Exception:
            self.stopped.set()
            raise
        return super().read_all(on_progress)


async def test_it_says_how_far_it_has_read(
    opened: Opened, clock: HandClock, library: Library, tmp_path: Path
) -> None:
    store = HeldUp(tmp_path / "home", clock)
    keep(store, clock, 2, hold(1, 38))
    async with opened(store=store) as trial:
        trial.app.push_screen(TrendsPage(Coach(library, store, clock), clock))
        await trial.pilot.pause()
        assert await asyncio.to_thread(store.reported.wait, 30)
        await trial.pilot.pause()
        assert "TRENDS   reading 4,000 of 10,000" in trial.picture()
        await trial.press("down", "t", "right", "2", "c", "end")
        store.go_on.set()
        await ready(trial)
        assert "1 week in a row" in await press(trial, "end")


async def test_leaving_stops_the_reading(
    opened: Opened, clock: HandClock, library: Library, tmp_path: Path
) -> None:
    store = HeldUp(tmp_path / "home", clock)
    async with opened(store=store) as trial:
        trial.app.push_screen(TrendsPage(Coach(library, store, clock), clock))
        await trial.pilot.pause()
        assert await asyncio.to_thread(store.reported.wait, 30)
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)
        store.go_on.set()
        assert await asyncio.to_thread(store.stopped.wait, 30)


async def test_a_history_that_cannot_be_read_is_told(
    opened: Opened, clock: HandClock, library: Library, tmp_path: Path
) -> None:
    class Broken(Store):
        def read_all(self, on_progress: Callable[[int, int], None] | None = None) -> list[Workout]:
            raise OSError(5, "Input/output error")

    store = Broken(tmp_path / "home", clock.wall)
    async with opened(store=store) as trial:
        shown = await look(trial, TrendsPage(Coach(library, store, clock), clock))
        assert "TRENDS   Input/output error" in shown


async def test_without_colour_the_marks_tell_the_series_apart(
    opened: Opened, store: Store, clock: HandClock, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keep_months(store, clock)
    async with opened((160, 50)) as trial:
        shown = await look(trial, show("squat"))
        assert "● best  ○ usual" in shown and "L left  R right" in shown
        assert min(shown.count(mark) for mark in "●○LR") > 10
