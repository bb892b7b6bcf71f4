"""What is told as done is on the disk, or marked as not yet; and leaving before it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._compositor import Compositor, LayoutUpdate

from runstrong_tui.files.library import Library
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.host.ending import farewell_words
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.player.press import Command, RepsMade
from runstrong_tui.playing import GRACE_SECONDS, Playing
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.store import Store
from runstrong_tui.tui.play.leaving import LeavePage
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.play.summary import SummaryPage
from runstrong_tui.tui.play.words import aside_words
from tests.store.disks import SlowDisk
from tests.tui.conftest import HandClock, Opened, Trial
from tests.tui.test_play import typed
from tests.tui.training import FullDisk, store_on

STEPS = ("wall-sit 2x30s rest 20s",)
INTO_REST = 10 + 30 + 1


@pytest.fixture
def slow() -> Iterator[SlowDisk]:
    """A disk that a failed test leaves to its writer."""
    disk = SlowDisk()
    yield disk
    disk.slow(False)


async def on_slowly(trial: Trial, seconds: float) -> None:
    """Let time pass without any wait for the disk."""
    for part in (seconds / 2, seconds / 2):
        trial.clock.seconds += part
        assert isinstance(trial.app.screen, PlayScreen)
        trial.app.screen.tick()
    await trial.pilot.pause()


async def written(trial: Trial) -> None:
    """The disk takes what is left, and the screens are told."""
    assert trial.app.keeper.flush()
    await trial.pilot.pause()
    await trial.pilot.pause()


def said(trial: Trial) -> str:
    """The words of the screen, wherever its lines end."""
    lines = (line.partition("|")[2] for line in trial.picture().splitlines())
    return " ".join(" ".join(lines).split())


def at_home(trial: Trial, disk: Store) -> Store:
    """What a kill would leave: read anew."""
    return Store(disk.layout.home, trial.clock.wall)


async def test_what_was_just_done_is_told_once_the_disk_has_it(
    opened: Opened, library: Library, tmp_path: Path, clock: HandClock, slow: SlowDisk
) -> None:
    """Given a disk that takes its time: nothing, then marked as saving, then told."""
    store = Store(tmp_path, clock.wall, slow)
    async with opened((80, 24), typed(library, *STEPS), store=store) as trial:
        await trial.let_pass(39)
        slow.slow(True)
        await on_slowly(trial, 1.1)
        assert "REST" in trial.picture() and "just done" not in trial.picture()
        await on_slowly(trial, GRACE_SECONDS + 0.1)
        assert "just done: 30 s · saving…" in trial.picture()
        slow.slow(False)
        await written(trial)
        assert "just done: 30 s" in trial.picture() and "saving" not in trial.picture()
        (partly,) = at_home(trial, store).partly_finished()
        assert [done.seconds for done in partly.log] == [30]


async def test_a_full_disk_marks_what_was_just_done_on_a_narrow_screen_too(
    opened: Opened, library: Library, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    store = store_on(disk, tmp_path, clock)
    async with opened((40, 12), typed(library, *STEPS), store=store) as trial:
        await trial.let_pass(39)
        disk.full = True
        await trial.let_pass(3)
        assert "saving… 30 s" in trial.picture() and "just done" not in trial.picture()
        disk.full = False
        await trial.let_pass(1)
        assert "just done: 30 s" in trial.picture()


def test_a_number_put_right_is_told_as_the_disk_has_it(
    library: Library, tmp_path: Path, clock: HandClock, slow: SlowDisk
) -> None:
    """Given repetitions typed in the rest, then the earlier ones, the new as saving, the new."""
    store = Store(tmp_path, clock.wall, slow)
    keeper = Keeper(store)
    playing = Playing.begin(typed(library, "squat 2x15"), store, keeper, clock)
    for _ in range(20):
        clock.seconds += 1
        playing.tick()
    playing.press(Command.GO)
    assert keeper.flush()
    assert aside_words(playing.view()) == "just done: 15 reps"

    slow.slow(True)
    playing.press(RepsMade(12))
    assert aside_words(playing.view()) == "just done: 15 reps"
    assert playing.grace() == pytest.approx(GRACE_SECONDS)
    clock.seconds += GRACE_SECONDS
    assert aside_words(playing.view()) == "just done: 12 of 15 reps · saving…"
    slow.slow(False)
    assert keeper.close()
    assert aside_words(playing.view()) == "just done: 12 of 15 reps"


async def test_leaving_asks_while_the_disk_refuses_and_says_what_it_has(
    opened: Opened, library: Library, tmp_path: Path, clock: HandClock
) -> None:
    """Given a set that a full disk has not, when one leaves all the same, then it is not named."""
    disk = FullDisk()
    store = store_on(disk, tmp_path, clock)
    async with opened((80, 24), typed(library, *STEPS), store=store) as trial:
        await trial.let_pass(39)
        disk.full = True
        await trial.let_pass(3)
        await trial.press("q")
        assert isinstance(trial.app.screen, LeavePage)
        shown = said(trial)
        assert "Not all is on the disk yet: full; free some space" in shown
        assert "On it is wall sit, set 1 of 2, 1 s left." in shown

        await trial.press("escape")
        assert isinstance(trial.app.screen, PlayScreen) and "PAUSED" in trial.picture()
        await trial.press("q", "enter")
        assert isinstance(trial.app.screen, LeavePage)
        await trial.press("down", "enter")
        assert trial.app.played is not None
        words = farewell_words(trial.app.played, trial.app.keeper, store)
        assert "on the disk is wall sit, set 1 of 2, 1 s left" in words
        (partly,) = at_home(trial, store).partly_finished()
        assert partly.log == ()
        disk.full = False


@pytest.mark.parametrize("choice", [(), ("enter",), ("question_mark",)])
async def test_one_who_waits_leaves_when_the_disk_has_everything(
    opened: Opened,
    library: Library,
    tmp_path: Path,
    clock: HandClock,
    slow: SlowDisk,
    choice: tuple[str, ...],
) -> None:
    """Also where the help lies above the question, once it is closed."""
    store = Store(tmp_path, clock.wall, slow)
    async with opened((80, 24), typed(library, *STEPS), store=store) as trial:
        await trial.let_pass(39)
        slow.slow(True)
        await on_slowly(trial, 1.5)
        await on_slowly(trial, 1.5)
        await trial.pilot.press("q", *choice)
        await trial.pilot.pause()
        assert any(isinstance(screen, LeavePage) for screen in trial.app.screen_stack)
        assert not trial.app.keeper.written() and trial.app.return_value is None
        slow.slow(False)
        await written(trial)
        if choice == ("question_mark",):
            await trial.press("escape")
        assert not isinstance(trial.app.screen, LeavePage | PlayScreen)
    (partly,) = Store(tmp_path, clock.wall).partly_finished()
    assert [done.seconds for done in partly.log] == [30]


async def test_a_disk_in_order_is_left_without_a_question(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((80, 24), typed(library, *STEPS)) as trial:
        await trial.let_pass(INTO_REST)
        await trial.press("q")
        assert not isinstance(trial.app.screen, LeavePage | PlayScreen)
    assert len(store.partly_finished()[0].log) == 1


async def test_the_summary_claims_the_history_when_the_disk_has_it(
    opened: Opened, library: Library, tmp_path: Path, clock: HandClock, slow: SlowDisk
) -> None:
    """Given a slow disk, then the summary says so, until the workout is written."""
    store = Store(tmp_path, clock.wall, slow)
    async with opened((80, 24), typed(library, "squat 15"), store=store) as trial:
        await trial.let_pass(20)
        slow.slow(True)
        await trial.pilot.press("space")
        await trial.pilot.pause()
        assert isinstance(trial.app.screen, SummaryPage)
        assert "Not in the history yet. The disk is slow." in trial.picture()
        assert at_home(trial, store).workouts() == []
        slow.slow(False)
        await written(trial)
        assert "Not in the history" not in trial.picture()
        assert len(at_home(trial, store).workouts()) == 1


async def test_the_summary_takes_its_word_back_when_a_full_disk_has_room_again(
    opened: Opened, library: Library, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    store = store_on(disk, tmp_path, clock)
    async with opened((80, 24), typed(library, "squat 15"), store=store) as trial:
        await trial.let_pass(20)
        disk.full = True
        await trial.press("space")
        assert "Not in the history yet. Keep going; not on disk yet: full" in said(trial)
        disk.full = False
        await written(trial)
        assert "Not in the history" not in trial.picture()


async def test_what_the_disk_took_has_nothing_drawn_anew(
    opened: Opened, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = []
    draw = Compositor.render_full_update

    def counted(compositor: Compositor, simplify: bool = False) -> LayoutUpdate:
        whole.append(simplify)
        return draw(compositor, simplify)

    plan = plan_of(library, parse_step_lines(STEPS, library.exercises))
    async with opened(opening=plan) as trial:
        await trial.let_pass(INTO_REST - 25)
        monkeypatch.setattr(Compositor, "render_full_update", counted)
        for _ in range(3):
            await trial.let_pass(1)
            await written(trial)
            await trial.pilot.pause(0.05)
        assert not whole
