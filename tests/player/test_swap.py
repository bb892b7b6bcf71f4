"""Another exercise while a session is played."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runstrong_tui.player.events import Paused, Started, Swapped
from runstrong_tui.player.player import advance, resume
from runstrong_tui.player.press import Command, RepsMade, Swap, press
from runstrong_tui.player.state import Player, Position, State
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.steps import Effort, GetReady, Hold, Plan, Reps, Rest
from tests.files.blocks import EXERCISES
from tests.planning.test_replanning import plan
from tests.player.test_player import at, let_pass
from tests.store.disks import QuickFiles

WALL_SIT = Swap(EXERCISES["wall-sit"])
SQUAT = Swap(EXERCISES["squat"])
LUNGE = Swap(EXERCISES["lunge"])
PLANK = Swap(EXERCISES["plank"])
NOW = datetime(2026, 11, 20, 18, 52, tzinfo=UTC)

SQUATS = plan("squat 3x15 rest 60s")
HOLDS = plan("wall-sit 3x45s rest 60s")
PULLS = plan("pull 3x10 hold 5s rest 60s")


def after_one_set(plan_: Plan = SQUATS, seconds: float = 30) -> Player:
    """So long after the first set of repetitions, which ended after 40 seconds."""
    player = press(at(plan_, 40), Command.GO, 40.0).player
    return let_pass(player, 40 + seconds)[0]


def here(player: Player) -> tuple[str, State, float]:
    return type(player.step).__name__, player.state, player.elapsed(player.seen)


def exercises(player: Player) -> list[str]:
    return [s.task.move.exercise for s in player.plan.steps if isinstance(s, Effort)]


def test_in_a_rest_it_stays_where_it_is_and_flows_into_the_new_hold() -> None:
    player, events = press(after_one_set(), WALL_SIT, 70.0)

    assert events == (Swapped(), Paused())
    assert here(player) == ("Rest", State.PAUSED, 30)
    assert player.step == Rest(55, 55)
    assert exercises(player) == ["squat", "wall-sit", "wall-sit"]
    assert [(done.exercise, done.step) for done in player.log] == [("squat", 1)]

    player = let_pass(press(player, Command.GO, 80.0).player, 80 + 25 + 5 + 1)[0]
    assert here(player) == ("Hold", State.RUNNING, 1)
    assert player.active(player.seen) == pytest.approx(40 + 60 + 1)


@pytest.mark.parametrize("rested", [57.0, 200.0])
def test_in_a_rest_that_lasted_too_long_the_hold_still_begins_with_its_count(rested: float) -> None:
    """Given a rest past the end it has now, then no second of the hold is gone already."""
    player = press(after_one_set(seconds=rested), WALL_SIT, 40 + rested).player
    now = player.seen
    before = player.active(now)

    player = advance(press(player, Command.GO, now).player, now + 0.5).player

    assert here(player) == ("GetReady", State.RUNNING, 0.5)
    assert player.active(now + 0.5) == pytest.approx(before + 0.5) == 40 + rested + 0.5
    assert let_pass(player, now + 6)[0].log[0].rest == rested + 5


def test_the_repetitions_of_the_set_before_can_still_be_typed_in_the_rest() -> None:
    player = press(after_one_set(), WALL_SIT, 70.0).player

    player = press(player, RepsMade(13), 71.0).player

    assert [(done.exercise, done.reps) for done in player.log] == [("squat", 13)]


def test_in_a_get_ready_count_that_stays_the_count_stays() -> None:
    player = at(HOLDS, 6)

    player = press(player, PLANK, 6.0).player

    assert here(player) == ("GetReady", State.PAUSED, 6)
    assert exercises(player) == ["plank"] * 3


def test_in_a_get_ready_count_that_goes_repetitions_wait() -> None:
    """Given a rest that is over but for its count, then it does not begin anew."""
    first = let_pass(press(at(PULLS, 10), Command.SKIP, 30.0).player, 88)[0]
    assert here(first) == ("GetReady", State.RUNNING, 3)

    player = press(first, SQUAT, 88.0).player

    assert here(player) == ("Reps", State.PAUSED, 0)
    assert isinstance(player.step, Reps) and player.step.task.set == 2
    assert player.active(88.0) == first.active(88.0)


def test_a_get_ready_count_that_goes_was_rested() -> None:
    done = press(at(PULLS, 30), Command.SKIP, 30.0).player

    player = press(let_pass(done, 88)[0], SQUAT, 88.0).player

    assert here(player) == ("Reps", State.PAUSED, 0)
    assert [set_done.rest for set_done in player.log] == [58]


def test_in_a_hold_it_is_begun_anew_after_a_count_and_waits() -> None:
    player, events = press(at(HOLDS, 30), PLANK, 30.0)

    assert events == (Started(0), Swapped(), Paused())
    assert here(player) == ("GetReady", State.PAUSED, 0)
    assert (player.log, player.active(30.0)) == ((), 30)
    running = let_pass(press(player, Command.GO, 35.0).player, 35 + 10 + 45)[0]
    assert [(done.exercise, done.seconds) for done in running.log] == [("plank", 45)]


def test_a_second_hold_begins_anew_with_its_own_count() -> None:
    second = at(HOLDS, 10 + 45 + 60 + 20)
    assert here(second) == ("Hold", State.RUNNING, 20)

    player = press(second, PLANK, second.seen).player

    assert player.step == GetReady(5)
    assert exercises(player) == ["wall-sit", "plank", "plank"]


def test_at_a_set_of_repetitions_what_was_typed_is_forgotten() -> None:
    typed = press(at(SQUATS, 30), RepsMade(9), 30.0).player

    player = press(typed, LUNGE, 31.0).player

    assert here(player) == ("GetReady", State.PAUSED, 0)
    assert (player.reps, player.log) == (None, ())
    player = press(let_pass(press(player, Command.GO, 32.0).player, 45)[0], Command.GO, 45.0).player
    assert [(d.exercise, d.side, d.reps) for d in player.log] == [("lunge", "left", 12)]


def test_repetitions_between_sets_wait_where_they_are() -> None:
    second = press(after_one_set(), Command.GO, 70.0).player

    player = press(second, Swap(EXERCISES["squat"], "chair"), 75.0).player

    assert here(player) == ("Reps", State.PAUSED, 0)
    assert isinstance(player.step, Reps) and player.step.task.move.name == "Chair squat"


def test_at_the_last_set_only_that_one_changes() -> None:
    last = SQUATS.efforts[-1]
    player = resume(SQUATS, Position(index=last, gone=3.0, active=200.0), (), 0.0)

    player = press(player, WALL_SIT, 1.0).player

    assert exercises(player) == ["squat", "squat", "wall-sit"]
    assert player.step == GetReady(5)
    player = let_pass(press(player, Command.GO, 2.0).player, 2 + 5 + 45)[0]
    assert player.state is State.FINISHED
    assert [(done.exercise, done.set, done.seconds) for done in player.log] == [("wall-sit", 3, 45)]


def test_a_side_that_is_being_held_goes_on_when_only_later_sets_change() -> None:
    stands = plan("stand 2x30s")
    right = at(stands, 10 + 30 + 5 + 12)
    assert here(right) == ("Hold", State.RUNNING, 12)

    player, events = press(right, PLANK, right.seen)

    assert events == (Swapped(), Paused())
    assert here(player) == ("Hold", State.PAUSED, 12)
    assert exercises(player) == ["stand", "stand", "plank"]
    player = let_pass(press(player, Command.GO, 60.0).player, 60 + 18)[0]
    assert [(done.exercise, done.seconds) for done in player.log] == [("stand", 30)] * 2


def test_a_hold_that_is_done_again_goes_on_when_only_later_sets_change() -> None:
    """Given a runner who went back to a hold that was logged, then the log and the hold stay."""
    rest = at(HOLDS, 10 + 45 + 20)
    again = let_pass(press(rest, Command.BACK, rest.seen).player, rest.seen + 10 + 12)[0]
    assert here(again) == ("Hold", State.RUNNING, 12)

    player = press(again, PLANK, again.seen).player

    assert here(player) == ("Hold", State.PAUSED, 12)
    assert exercises(player) == ["wall-sit", "plank", "plank"]
    assert [(done.exercise, done.seconds) for done in player.log] == [("wall-sit", 45)]


def test_while_paused_it_stays_paused() -> None:
    paused = press(at(HOLDS, 30), Command.PAUSE, 30.0).player

    player = press(paused, PLANK, 90.0).player

    assert here(player) == ("GetReady", State.PAUSED, 0)
    assert player.active(90.0) == 30


def test_while_a_resumed_hold_is_counted_in_it_begins_anew() -> None:
    left = at(HOLDS, 30)
    leading = press(resume(HOLDS, left.position(30.0), (), 0.0), Command.GO, 1.0).player
    assert leading.state is State.COUNTING_IN

    player = press(leading, PLANK, 3.0).player

    assert here(player) == ("GetReady", State.PAUSED, 0)
    assert player.active(3.0) == 30
    going = let_pass(press(player, Command.GO, 4.0).player, 4 + 10 + 1)[0]
    assert isinstance(going.step, Hold) and going.state is State.RUNNING


def test_where_nothing_is_left_to_swap_nothing_happens() -> None:
    stand = plan("stand 30s")
    right = at(stand, 10 + 30 + 5 + 12)

    assert press(right, PLANK, right.seen) == (right, ())


def test_after_the_end_nothing_happens() -> None:
    over = press(at(SQUATS, 20), Command.LEAVE, 20.0).player

    player, events = press(over, LUNGE, 21.0)

    assert events == ()
    assert player.plan is SQUATS


def test_time_that_passed_before_the_key_counts_for_the_old_exercise() -> None:
    """Given a hold that is over by the time of the key, then it is logged and stays."""
    player = press(at(HOLDS, 54), PLANK, 55.5).player

    assert [(done.exercise, done.seconds) for done in player.log] == [("wall-sit", 45)]
    assert exercises(player) == ["wall-sit", "plank", "plank"]
    assert here(player) == ("Rest", State.PAUSED, 0.5)


def test_a_swapped_session_comes_back_from_the_disk_as_it_was(tmp_path: Path) -> None:
    """Given a session swapped twice and left, then it goes on where and as it stood."""
    player = after_one_set(plan("squat 3x15 rest 60s", "wall-sit 45s"))
    home = Store(tmp_path, lambda: NOW, QuickFiles())
    name = home.new_id()

    def keep(unchanged: Player) -> Player:
        saved = NOW + timedelta(seconds=unchanged.seen)
        partly = UnfinishedSession(
            name, unchanged.plan, unchanged.position(unchanged.seen), unchanged.log, NOW, saved
        )
        home.save(partly)
        kept = Store(tmp_path, lambda: NOW, QuickFiles()).partly(name)
        assert kept == partly
        return resume(kept.plan, kept.position, kept.log, 0.0)

    keep(player)
    player = keep(press(player, LUNGE, player.seen).player)
    assert exercises(player) == ["squat", *["lunge"] * 4, "wall-sit"]
    assert here(player) == ("Rest", State.PAUSED, 30)

    player = press(press(player, Command.GO, 1.0).player, Command.GO, 2.0).player
    player = keep(press(player, Command.GO, 4.0).player)
    player = keep(press(player, WALL_SIT, 5.0).player)
    assert exercises(player) == ["squat", "lunge", "lunge", "wall-sit", "wall-sit"]
    assert [(done.exercise, done.step) for done in player.log] == [("squat", 1), ("lunge", 3)]

    while not player.over:
        player = press(player, Command.SKIP, player.seen).player
    home.save(
        UnfinishedSession(name, player.plan, player.position(player.seen), player.log, NOW, NOW)
    )
    made = home.finish(home.partly(name), NOW)
    assert [done.exercise for done in made.sets] == ["squat", "lunge"]
    assert [(done.exercise, done.side) for done in made.missed] == [
        ("lunge", "right"),
        ("wall-sit", None),
        ("wall-sit", None),
    ]
