"""One workout in full: what it says, and how it is put right."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from runstrong_tui.diary.corrections import Corrections
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.journal.lines import Commit, encode, put
from runstrong_tui.store.journal.tables import plain
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Side
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.preview.screen import Preview
from runstrong_tui.tui.workout.screen import WorkoutPage, open_workout
from tests.tui.conftest import START, HandClock, Opened, Trial
from tests.tui.training import FullDisk, store_on

SIZES = [(40, 12), (80, 24), (160, 50)]
DAY = timedelta(days=1)


def hold(step: int, seconds: float, *, number: int = 1, sets: int = 3) -> SetDone:
    return SetDone(
        step,
        "wall-sit",
        "Wall sit",
        number,
        sets,
        seconds,
        at=40.0 * (step + 1),
        timed=True,
        planned_seconds=45,
        rest=62.4,
    )


def balance(step: int, side: Side, seconds: float) -> SetDone:
    return SetDone(
        step,
        "one-leg-stand",
        "Single-leg balance",
        1,
        1,
        seconds,
        at=40.0 * (step + 1),
        timed=True,
        side=side,
        planned_seconds=30,
    )


def reps(step: int, made: int | None, load: str | None = None) -> SetDone:
    return SetDone(
        step,
        "squat",
        "Squat",
        1,
        1,
        seconds=41.2,
        at=40.0 * (step + 1),
        reps=made,
        planned_reps=15,
        load=load,
    )


def workout(store: Store, days: int = 0, **other: object) -> Workout:
    """A workout of everything, that many days ago."""
    began = START - days * DAY - timedelta(hours=2)
    made = Workout(
        id=store.new_id(),
        session="mixed",
        title="A bit of everything",
        form=Form.NORMAL,
        started=began,
        finished=began + timedelta(minutes=14),
        active=760.5,
        sets=(
            replace(hold(0, 45), recovery=42.0, pulse=117),
            hold(1, 38.4, number=2),
            replace(balance(3, Side.LEFT, 30), touches=2, unbroken=12.3),
            balance(4, Side.RIGHT, 24.9),
            reps(5, 12, "2x5kg"),
        ),
        missed=(replace(hold(2, 0, number=3), at=0, rest=None),),
        easier=True,
        rpe=7.5,
        note="tired after the long run",
    )
    return replace(made, **other)


def kept(store: Store, *workouts: Workout) -> Workout:
    for past in workouts:
        store.add(past)
    return workouts[0]


def the_week_before(store: Store) -> Workout:
    sets = (hold(0, 40), hold(1, 41, number=2), balance(3, Side.LEFT, 30), reps(5, 12, "2x5kg"))
    return workout(store, days=7, sets=sets, missed=(), note="", rpe=None)


@asynccontextmanager
async def shown(
    opened: Opened, past: Workout, size: tuple[int, int] = (80, 24), store: Store | None = None
) -> AsyncIterator[Trial]:
    """The page of a workout, over Home."""
    given = {} if store is None else {"store": store}
    async with opened(size, **given) as trial:
        open_workout(trial.app.screen, trial.app._coach, past.id)
        await trial.pilot.pause()
        assert isinstance(trial.app.screen, WorkoutPage)
        await settled(trial)
        yield trial


async def settled(trial: Trial) -> None:
    """What is looked for off the screen's thread was found."""
    await trial.settle()


def said(trial: Trial) -> list[str]:
    """All that a page says of its workout, without empty lines and keys."""
    lines = trial.picture().split("13 min")[1].splitlines()[:-1]
    return [line for line in lines if line.split("|")[-1]]


def only(store: Store) -> Workout:
    (past,) = store.workouts()
    return past


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_workout_in_full(
    opened: Opened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """Given all that can be told of a set, then it is there, beside the last time."""
    past = kept(store, workout(store), the_week_before(store))
    async with shown(opened, past, size) as trial:
        pictures = [trial.picture()]
        if size[1] < 20:
            await trial.press(*["down"] * 8)
            pictures.append(trial.picture())
            await trial.press("end")
            pictures.append(trial.picture())
        assert "\n".join(pictures) == picture


async def test_a_set_is_corrected_in_place_and_taken_back(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("end", "enter")
        pictures = [trial.picture()]
        await trial.press("1", "5", "tab", *"2x6", "enter")
        pictures.append(trial.picture())
        await trial.press("backspace", *"6 kg", "enter")
        pictures.append(trial.picture())
        assert only(store).sets[-1] == replace(past.sets[-1], reps=15, load="2x6kg")
        await trial.press("u")
        assert only(store) == past
        assert "Undone." in trial.picture()
        assert "u undo" not in trial.picture()
        assert "\n".join(pictures) == picture


async def test_seconds_and_the_side_are_corrected(opened: Opened, store: Store) -> None:
    """Given a hold of one side with touches, then no stretch is longer than the hold."""
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("down", "down", "down", "enter", "1", "0", "tab", "tab", "r", "enter")
        assert "Single-leg balance, set 1 of 1 · right: 10 of 30 s." in trial.picture()
    done = only(store).sets[2]
    assert (done.seconds, done.side, done.unbroken, done.touches) == (10, Side.RIGHT, 10, 2)
    assert (done.planned_seconds, done.at) == (30, past.sets[2].at)


async def test_seconds_that_were_not_changed_keep_their_tenths(
    opened: Opened, store: Store
) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("down", "enter", "enter")
        assert "takes it back" not in trial.picture()
    assert only(store) == past


async def test_a_set_that_was_missed_is_entered_as_done(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("down", "down", "enter", *"1:05", "enter")
        assert "set 3 of 3" in trial.picture() and "not done" not in trial.picture()
    after = only(store)
    assert after.missed == () and after.planned == past.planned
    assert (after.sets[2].seconds, after.sets[2].at, after.sets[2].planned_seconds) == (65, 80, 45)


@pytest.mark.parametrize("typed", ["", "far", "0", "99999999999", "1:2", "日本"])
async def test_what_is_no_length_is_refused_until_it_is_one(
    opened: Opened, store: Store, typed: str
) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("enter", "backspace", *typed, "enter")
        assert "up to" in trial.picture()
        await trial.press("escape")
        assert isinstance(trial.app.screen, WorkoutPage)
    assert only(store) == past


async def test_a_set_that_was_forgotten_is_added(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    """Given one more of what was done, and one of what was not, then neither was planned."""
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("a")
        pictures = [trial.picture()]
        await trial.press("enter", *"33", "enter")
        pictures.append(trial.picture())
        await trial.press("a", "s", "s", "s", "enter", *"8", "tab", *"10kg", "enter")
        pictures.append(trial.picture())
        assert "\n".join(pictures) == picture
    after = only(store)
    more = {done.exercise: done for done in after.sets[-2:]}
    assert [done.set for done in after.sets[-2:]] == [4, 1]
    assert (more["wall-sit"].seconds, more["wall-sit"].planned_seconds) == (33, None)
    assert (more["superman-pull"].reps, more["superman-pull"].load) == (8, "10kg")
    assert after.missed == past.missed


async def test_a_set_that_was_not_done_is_deleted_and_once_more_not_planned(
    opened: Opened, store: Store
) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("end", "d")
        assert "Not done: Squat, set 1 of 1. u to undo" in trial.picture()
        after = only(store)
        assert len(after.sets) == 4 and after.planned == 6
        assert (after.missed[-1].reps, after.missed[-1].planned_reps) == (None, 15)
        await trial.press("d")
        assert only(store).planned == 5
        assert "Squat" not in trial.picture().split("Wall sit")[-1]
        await trial.press("u", "u")
    assert only(store) == past


async def test_note_moment_and_effort_are_put_right_and_all_is_taken_back(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("n", *"[/] 日本 שלום", "enter")
        assert only(store).note == "[/] 日本 שלום"
        await trial.press("w", *"soon", "enter")
        assert "is no moment" in trial.picture()
        for _ in "soon":
            await trial.press("backspace")
        await trial.press("enter")
        assert "say when" in trial.picture()
        await trial.press(*"yesterday 7:15", "enter")
        after = only(store)
        assert after.started == (START - DAY).replace(hour=7, minute=15, second=0)
        assert after.finished - after.started == past.finished - past.started
        await trial.press("8", "8")
        assert only(store).rpe == 8.5
        assert trial.picture() == picture
        await trial.press("u", "u", "u", "u", "u")
        assert "nothing to take back" in trial.picture()
    assert only(store) == past


async def test_length_and_kilometres_are_put_right_and_taken_back(
    opened: Opened, store: Store
) -> None:
    """Given a night's sleep in a rest, then the length is put right; so is how far it went."""
    past = kept(store, workout(store, days=1, active=39_600.0))
    async with shown(opened, past) as trial:
        await trial.press("w", "tab", *"40m", "tab", *"5,2", "enter")
        assert "40 min, 5.2 km. u to undo" in trial.picture()
        after = only(store)
        assert (after.active, after.km, after.started) == (2400, 5.2, past.started)
        await trial.press("w", "enter")
        assert only(store) == after
        await trial.press("u")
    assert only(store) == past


async def test_start_and_length_are_looked_at_together(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store, days=1))
    async with shown(opened, past) as trial:
        await trial.press("w", *"18:30", "tab", *"40m", "enter")
        assert "would end today" in trial.picture()
        await trial.press("tab", *"10m", "enter")
        assert "today 18:30, 10 min. u to undo" in trial.picture()
    assert only(store).started == START.replace(hour=18, minute=30, second=0)


async def test_a_moment_still_to_come_is_refused(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("w", *"18:50", "enter")
        assert "would end today 19:04" in trial.picture()
    assert only(store) == past


async def test_a_deleted_workout_comes_back_with_all_that_was_changed_before(
    opened: Opened, store: Store
) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        await trial.press("9", "x")
        assert store.workouts() == []
        assert "Deleted. u restores it." in trial.picture()
        await trial.press("6", "n", "d", "a", "enter", "x")
        assert isinstance(trial.app.screen, WorkoutPage) and store.workouts() == []
        await trial.press("u")
        assert only(store).rpe == 9
        await trial.press("u")
        assert only(store) == past


async def test_a_disk_that_refuses_is_told_and_nothing_changes(
    opened: Opened, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    store = store_on(disk, tmp_path / "home", clock)
    past = kept(store, workout(store))
    async with shown(opened, past, store=store) as trial:
        before = said(trial)
        disk.full = True
        for keys in (["9"], ["x"], ["d"], ["n", "a", "enter"]):
            await trial.press(*keys)
            assert "Not kept: full; free some space" in trial.picture()
            assert said(trial) == before
        disk.full = False
        await trial.press("9")
        assert "Not kept" not in trial.picture() and "RPE 9" in trial.picture()
        disk.full = True
        await trial.press("u")
        assert "Not kept" in trial.picture() and "RPE 9" in trial.picture()
        disk.full = False
        await trial.press("u")
    assert Store(tmp_path / "home", clock.wall).workouts() == [past]


async def test_another_window_may_have_changed_it_meanwhile(
    opened: Opened, store: Store, clock: HandClock
) -> None:
    """Given a page that was open before, then what was put right elsewhere stays."""
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        other = Store(store.layout.home, clock.wall)
        other.edit(replace(past, note="elsewhere"))
        await trial.press("9")
        assert only(store) == replace(past, note="elsewhere", rpe=9)
        assert "elsewhere" in trial.picture()


async def test_a_session_is_previewed_and_played_again(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past) as trial:
        assert "g go on" not in trial.picture()
        await trial.press("p")
        assert isinstance(trial.app.screen, Preview)
        await trial.press("enter")
        assert isinstance(trial.app.screen, PlayScreen)
        await trial.let_pass(20)
        await trial.press("q")
        assert isinstance(trial.app.screen, WorkoutPage)
        await trial.press("g")
        assert isinstance(trial.app.screen, PlayScreen)
        await trial.let_pass(1)
        assert "PAUSED" in trial.picture()
        await trial.press("q")


async def test_a_session_that_is_gone_or_not_left_is_said(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store, session="gone"))
    async with shown(opened, past) as trial:
        await trial.press("p")
        assert "cannot be played again" in trial.picture()
        await trial.press("g")
        assert "not partly finished" in trial.picture()


async def test_what_a_newer_program_wrote_is_only_read(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    past = workout(store)
    operation = put("workouts", past.id, {**plain(past), "mood": "good"})
    path = store.layout.history / "other/2026-11.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(encode(Commit(store.new_id(), START, 2, (operation,))))
    async with shown(opened, past) as trial:
        assert trial.picture() == picture
        for key in ("enter", "a", "d", "n", "w", "9", "x", "u"):
            await trial.press(key)
            assert isinstance(trial.app.screen, WorkoutPage)
        assert "Not kept" not in trial.picture()
    assert only(store) == past


ODD = "[/] [bold]x 🏃‍♀️ שלום 日本\x1b[31m\x07 \u202eabc"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_odd_text_and_unknown_exercises_are_shown_as_they_are(
    opened: Opened, store: Store, size: tuple[int, int]
) -> None:
    odd = replace(reps(0, None, load="[red]heavy"), exercise="who-knows", name=ODD, variant="no")
    past = kept(store, workout(store, title=ODD, note=ODD, sets=(odd,), missed=()))
    async with shown(opened, past, size) as trial:
        assert "[/] [bold]x" in trial.picture()
        assert "\x1b" not in trial.picture() and "\x07" not in trial.picture()
        await trial.press("end", "enter")
        assert "[red]heavy" in trial.picture()
        await trial.press(*"7", "enter", "a", "enter", *"9", "enter")
        assert "Added" in trial.picture()
    after = only(store)
    assert [(done.reps, done.load) for done in after.sets] == [(7, "[red]heavy"), (9, "[red]heavy")]
    assert after.sets[0].name == ODD


async def test_control_characters_that_are_typed_are_not_kept(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store, note=""))
    async with shown(opened, past) as trial:
        await trial.press("n")
        trial.app.screen.query_one("Input", Input).value = "a\x1b[31m\tb\x00"
        await trial.press("enter")
    assert only(store).note == "a[31m b"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_workout_without_sets_can_get_some(
    opened: Opened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    past = kept(store, workout(store, sets=(), missed=(), note="", rpe=None, easier=False))
    async with shown(opened, past, size) as trial:
        await trial.press("enter", "d", "down", "up", "pagedown", "home")
        shown_at_first = trial.picture()
        await trial.press("a", "w", "enter", *"45", "enter")
        assert only(store).sets[0].seconds == 45
        await trial.press("d")
        assert only(store) == past
        assert shown_at_first == picture


async def test_a_run_that_was_entered_is_put_right(
    opened: Opened, store: Store, picture: SnapshotAssertion
) -> None:
    run = SetDone(0, "run-easy", "Easy run", 1, 1, seconds=2400, at=2400, timed=True)
    past = workout(store, session="easy-run", title="Easy run", form=Form.NORMAL, active=2400)
    past = replace(past, sets=(run,), missed=(), easier=False, km=7.5, outside=True, note="")
    kept(store, past)
    async with shown(opened, past) as trial:
        assert trial.picture() == picture
        await trial.press("enter", *"41:30", "enter")
        after = only(store)
        assert after.sets[0].seconds == after.active == 2490
        assert after.finished - after.started == timedelta(seconds=2490)
        assert "42 min" in trial.picture()
        await trial.press("d")
        assert only(store).sets == only(store).missed == ()


async def test_a_list_can_take_back_what_was_changed_on_a_page_of_it(
    opened: Opened, store: Store
) -> None:
    """Given changes that a list shares with its pages, then the last of any is taken back."""
    past, other = workout(store), workout(store, days=3)
    kept(store, past, other)
    async with opened() as trial:
        home = trial.app.screen
        changes = Corrections(store)
        for workout_id, keys in ((past.id, ["9", "x"]), (other.id, ["8"])):
            open_workout(home, trial.app._coach, workout_id, changes)
            await trial.pilot.pause()
            await trial.press(*keys, "escape")
        backs = [changes.undo() for _ in range(3)]
        assert [back and back.workout.id for back in backs] == [other.id, past.id, past.id]
        assert not changes.can_undo() and changes.undo() is None
    assert store.workouts() == [past, other]


async def test_a_workout_that_cannot_be_read_is_said(opened: Opened, store: Store) -> None:
    async with opened() as trial:
        open_workout(trial.app.screen, trial.app._coach, "nothing")
        await trial.pilot.pause()
        assert isinstance(trial.app.screen, Home)


async def test_every_key_is_explained(opened: Opened, store: Store) -> None:
    past = kept(store, workout(store))
    async with shown(opened, past, (80, 40)) as trial:
        await trial.press("question_mark")
        assert "add a set that was forgotten" in trial.picture()
