"""The preview: what is coming, and all that can be changed before the start."""

from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.log import set_done
from runstrong_tui.player.state import Position
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, workout_of
from runstrong_tui.training.steps import Effort, Plan, Reps
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.preview.screen import Preview
from tests.tui.conftest import START, HandClock, Opened, Trial

SIZES = [(40, 12), (80, 24), (160, 50)]


@pytest.fixture
def library() -> Library:
    """The sessions as they are shipped."""
    return load_library([shipped_sessions()])


def preview(trial: Trial) -> Preview:
    assert isinstance(trial.app.screen, Preview)
    return trial.app.screen


async def open_preview(trial: Trial, library: Library, store: Store, name: str) -> None:
    coach = Coach(library, store, trial.clock)
    trial.app.push_screen(Preview(library.sessions[name], coach, Choices().form), played(trial.app))
    await trial.pilot.pause()


def played(app: RunStrong):  # type: ignore[no-untyped-def]
    def take(plan: Plan | None) -> None:
        if plan is not None:
            app._begin(plan)

    return take


def done(plan: Plan, store: Store, days: int, short: int = 0) -> None:
    """Put the plan into the history as done so many days ago, each set ``short`` of its target."""
    log = tuple(
        set_done(
            step,
            index,
            seconds=getattr(step, "seconds", 30) - short,
            at=60.0 * index,
            reps=step.target - short if isinstance(step, Reps) and step.target else None,
        )
        for index, step in enumerate(plan.steps)
        if isinstance(step, Effort)
    )
    at = START - timedelta(days=days)
    position = Position(index=len(plan.steps), active=600)
    store.add(workout_of(UnfinishedSession(store.new_id(), plan, position, log, at, at), at))


def legs(plan: Plan) -> set[str]:
    """The exercises of the block that picks."""
    efforts = [step.task for step in plan.steps if isinstance(step, Effort)]
    return {task.move.exercise for task in efforts if task.place and task.place[0] == 1}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_is_coming_with_last_time_and_why(
    opened: Opened,
    library: Library,
    store: Store,
    clock: HandClock,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    session = library.sessions["five-sets"]
    done(Coach(library, store, clock).plan(session, Choices()), store, 3)
    async with opened(size) as trial:
        await open_preview(trial, library, store, "five-sets")
        assert trial.picture() == picture


async def test_the_form_of_the_day_changes_every_range(
    opened: Opened, library: Library, store: Store, picture: SnapshotAssertion
) -> None:
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "five-sets")
        pictures = []
        for key in ("left", "right", "right"):
            await trial.press(key)
            pictures.append(trial.picture())
        assert "\n".join(pictures) == picture


async def test_so_many_minutes_cut_the_session_and_say_what_went(
    opened: Opened, library: Library, store: Store, picture: SnapshotAssertion
) -> None:
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "five-sets")
        await trial.press("m", "1", "5")
        pictures = [trial.picture()]
        await trial.press("enter")
        assert preview(trial)._plan.seconds <= 900
        pictures.append(trial.picture())
        assert "\n".join(pictures) == picture
        await trial.press("m", "backspace", "backspace", "enter")
        assert preview(trial)._plan.left_out == ()
        await trial.press("m", "0", "enter")
        assert "From 1 to 600 minutes: 45 or 1h10m." in trial.picture()
        await trial.press("escape")
        assert preview(trial)._plan.left_out == ()
        await trial.press("m", *"0.25h", "enter")
        assert preview(trial)._choices.minutes == 15


async def test_an_exercise_can_be_swapped_and_swapped_back(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "five-sets")
        before = preview(trial)._plan
        await trial.press("s")
        assert "IN PLACE OF" in trial.picture()
        await trial.press("down", "enter")
        assert preview(trial)._plan != before
        await trial.press("s", "enter")
        assert preview(trial)._plan == before


async def test_targets_can_be_kept_and_let_go(
    opened: Opened, library: Library, store: Store, clock: HandClock
) -> None:
    session = library.sessions["five-sets"]
    done(Coach(library, store, clock).plan(session, Choices()), store, 3)
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "five-sets")
        moved_on = preview(trial)._plan
        await trial.press("k")
        assert "kept as it is" in trial.picture()
        assert store.settings().kept_targets == (moved_on.next_effort(0).task.move.exercise,)  # type: ignore[union-attr]
        assert preview(trial)._plan != moved_on
        await trial.press("k")
        assert preview(trial)._plan == moved_on
        assert store.settings().kept_targets == ()


async def test_load_is_added_and_taken_away(opened: Opened, library: Library, store: Store) -> None:
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "five-sets")
        await trial.press("plus")
        assert ", 1kg" in trial.picture()
        await trial.press("plus")
        assert ", 1.5kg" in trial.picture()
        await trial.press("minus", "minus", "minus")
        assert "kg" not in trial.picture()


async def test_exercises_are_chosen_and_fixed_once_the_session_starts(
    opened: Opened, library: Library, store: Store, clock: HandClock, picture: SnapshotAssertion
) -> None:
    session = library.sessions["leg-exercises"]
    first = Coach(library, store, clock).plan(session, Choices())
    done(first, store, 3)
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "leg-exercises")
        assert legs(preview(trial)._plan).isdisjoint(legs(first))
        await trial.press("c")
        pictures = [trial.picture()]
        await trial.press(*["space", "down"] * 10)
        pictures.append(trial.picture())
        await trial.press("enter")
        assert legs(preview(trial)._plan) == legs(first)
        await trial.press("c", *["space", "down"] * 5, "enter")
        pictures.append(trial.picture())
        assert "At least 1 must be ticked." in trial.picture()
        assert "\n".join(pictures) == picture
        await trial.press("escape", "enter")
        assert isinstance(trial.app.screen, PlayScreen)
        kept = trial.app.screen.playing.player.plan
    assert [unfinished.plan for unfinished in store.partly_finished()] == [kept]


async def test_what_is_lacking_is_said(
    opened: Opened, library: Library, store: Store, clock: HandClock
) -> None:
    coach = Coach(library, store, clock)
    coach.choose(Settings(kit=()))
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "five-sets")
        assert "You lack: wall, bench, chair or crate." in trial.picture()


async def test_a_pain_takes_growth_and_jumps_from_the_session(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((80, 24)) as trial:
        await open_preview(trial, library, store, "after-run-10")
        await trial.press("o", "4", "enter")
        assert "Pain 4: nothing grows today, and no jumps." in trial.picture()
        assert "Quick heel lifts" in trial.picture()
        await trial.press("o", "backspace", "enter")
        assert "Pain" not in trial.picture()
        await trial.press("o", "6", "enter", "enter")
        assert isinstance(trial.app.screen, PlayScreen)
        assert trial.app.screen.playing.player.plan.pain == 6
