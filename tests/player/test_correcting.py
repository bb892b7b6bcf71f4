"""What was logged or skipped last is taken back, to any depth."""

import pytest

from runstrong_tui.player.events import Logged, Paused, Undone, WentOn
from runstrong_tui.player.player import resume
from runstrong_tui.player.press import BeatsCounted, Command, Pressed, RepsMade, Swap, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.training.steps import Change, Effort, GetReady, Rest
from tests.player.plans import MIXED, TWO_SIDES, hold, plan, pulls, reps
from tests.player.test_player import at, let_pass
from tests.player.test_swap import HOLDS, LUNGE, PLANK, SQUATS, after_one_set, exercises

PULSE = plan(
    hold(30, set=1, sets=2),
    Rest(70, 175, pulse=True, least=30, calm=120),
    GetReady(5),
    hold(30, set=2, sets=2),
)


def pressed(player: Player, *commands: Pressed) -> Player:
    """The player after these keys at one instant."""
    for command in commands:
        player = press(player, command, player.seen).player
    return player


def undone(player: Player) -> Player:
    player, events = press(player, Command.UNDO, player.seen)
    assert events == (Undone(),)
    return player


def where(player: Player) -> tuple[int, float, State]:
    return player.index, player.elapsed(player.seen), player.state


def test_with_nothing_to_undo_nothing_happens() -> None:
    for player in (at(MIXED, 5), at(MIXED, 33), resume(MIXED, at(MIXED, 58).position(58), (), 0.0)):
        assert press(player, Command.UNDO, player.seen) == (player, ())


def test_a_skip_in_the_middle_of_a_hold_leads_back_to_its_very_second() -> None:
    player = at(MIXED, 33)

    back = undone(pressed(player, Command.SKIP))

    assert where(back) == (1, 23, State.PAUSED)
    assert (back.log, back.undos) == ((), ())
    leading, events = press(back, Command.GO, 40.0)
    assert events == (WentOn(),) and leading.state is State.COUNTING_IN
    done = let_pass(leading, 40 + 5 + 22)[0]
    assert [(set_done.seconds, set_done.at) for set_done in done.log] == [(45, 55)]


def test_time_meanwhile_stays_in_the_active_time() -> None:
    player = let_pass(pressed(at(MIXED, 33), Command.SKIP), 43)[0]

    back = undone(player)

    assert where(back) == (1, 23, State.PAUSED)
    assert back.active(43) == 43


def test_a_skip_of_a_count_a_change_and_a_rest_leads_back_to_them() -> None:
    for player, kind in (
        (at(MIXED, 4), GetReady),
        (at(TWO_SIDES, 42), Change),
        (at(MIXED, 60), Rest),
    ):
        back = undone(pressed(player, Command.SKIP))
        assert isinstance(back.step, kind)
        assert (back.index, back.elapsed(back.seen)) == (player.index, player.elapsed(player.seen))
        assert back.log == player.log
    assert back.state is State.RUNNING  # A rest goes on; all else waits.


def test_a_set_that_ended_by_itself_is_begun_anew() -> None:
    player = at(MIXED, 58)
    assert [done.seconds for done in player.log] == [45]

    back = undone(player)

    assert where(back) == (1, 0, State.PAUSED)
    assert back.log == ()


def test_repetitions_taken_back_go_on_with_what_was_typed() -> None:
    player = press(at(plan(reps(15), Rest(60, None), reps(12)), 40), RepsMade(11), 40.0).player
    player = pressed(player, Command.GO)
    assert player.log[0].reps == 11

    back = undone(player)

    assert where(back) == (0, 40, State.RUNNING)
    assert (back.reps, back.log) == (11, ())


def test_a_correction_of_repetitions_is_taken_back_whatever_number_of_digits_it_had() -> None:
    player = after_one_set()
    assert player.log[0].reps == 15

    player, events = press(player, RepsMade(1), 70.0)
    assert events == (Logged(player.log[0], corrected=True),)
    player = pressed(player, RepsMade(13))
    assert player.log[0].reps == 13

    player = undone(player)
    assert player.log[0].reps == 15
    assert isinstance(player.step, Rest) and player.state is State.RUNNING
    assert undone(player).log == ()


def test_a_second_thought_about_repetitions_is_a_correction_of_its_own() -> None:
    player = let_pass(pressed(after_one_set(), RepsMade(13)), 80)[0]

    player = undone(pressed(player, RepsMade(12)))

    assert player.log[0].reps == 13


def test_corrections_of_two_sets_are_taken_back_one_by_one() -> None:
    player = pressed(after_one_set(), RepsMade(9), Command.GO, Command.GO, RepsMade(7))
    assert [done.reps for done in player.log] == [9, 7]

    counts = []
    while player.undos:
        player = undone(player)
        counts.append([done.reps for done in player.log])
    assert counts == [[9, 15], [9], [9], [15], []]


def test_a_swap_is_taken_back_with_its_plan() -> None:
    player = after_one_set()

    back = undone(pressed(player, LUNGE))

    assert back.plan is SQUATS
    assert (back.index, back.elapsed(70.0), back.log) == (player.index, 30, player.log)


def test_a_swap_in_the_middle_of_a_hold_leads_back_into_it() -> None:
    back = undone(pressed(at(HOLDS, 30), PLANK))

    assert where(back) == (1, 20, State.PAUSED)
    assert exercises(back) == ["wall-sit"] * 3


def test_a_swap_of_nothing_is_nothing_to_undo() -> None:
    stand = at(TWO_SIDES, 50)

    assert press(stand, PLANK, 50.0).player.undos == stand.undos


def test_a_rest_that_was_cut_goes_on() -> None:
    player = at(MIXED, 60)

    back = undone(pressed(player, Command.GO))

    assert where(back) == (2, 5, State.RUNNING)
    assert back.log == player.log
    assert let_pass(back, 60 + 10)[0].index == 3


def test_a_cut_pulse_rest_goes_on_without_its_recovery() -> None:
    player = at(PULSE, 50)

    back = undone(pressed(player, Command.GO))

    assert back.log == player.log
    assert pressed(back, Command.GO).log[0].recovery == 20


def test_a_pulse_told_wrong_is_taken_back_with_the_end_of_its_rest() -> None:
    """Given 15 typed for 51, then the rest goes on, and the set before it stays."""
    player = let_pass(pressed(at(PULSE, 62), BeatsCounted(15)), 63)[0]
    assert isinstance(player.step, GetReady)

    back = undone(player)

    assert (back.index, back.elapsed(63), back.pulse) == (1, 32, None)
    assert [(done.seconds, done.recovery) for done in back.log] == [(30, None)]


def test_back_is_taken_back() -> None:
    player = at(MIXED, 80)

    back = undone(pressed(player, Command.BACK))

    assert where(back) == (4, 5, State.PAUSED)
    assert back.log == player.log


def test_less_that_ends_a_hold_is_taken_back() -> None:
    player = at(MIXED, 45)

    back = undone(pressed(player, Command.LESS))

    assert where(back) == (1, 35, State.PAUSED)
    assert back.log == ()


def test_seconds_added_before_a_skip_are_there_again() -> None:
    back = undone(pressed(at(MIXED, 33), Command.MORE, Command.SKIP))

    assert back.extra == 15
    done = let_pass(pressed(back, Command.GO, Command.GO), 33 + 37)[0]
    assert done.log[0].seconds == 60


def test_a_set_of_paced_repetitions_goes_on_where_it_was() -> None:
    player = at(plan(GetReady(5), pulls(3), hold(5)), 5 + 12)

    back = undone(pressed(player, Command.SKIP))

    assert where(back) == (1, 12, State.PAUSED)
    assert let_pass(pressed(back, Command.GO, Command.GO), 17 + 17)[0].log[0].reps == 3


def test_undo_reaches_to_the_beginning() -> None:
    """Given a session but for its last set, then one key after the other empties the log."""
    player = at(MIXED, 0)
    while player.index < MIXED.efforts[-1]:
        player = pressed(let_pass(player, player.seen + 2)[0], Command.SKIP)
    lengths = [len(player.log)]
    while player.undos:
        player = undone(player)
        lengths.append(len(player.log))

    assert lengths == [2, 2, 2, 2, 2, 1, 1, 1, 0, 0]
    assert (player.index, player.log) == (0, ())


def test_undo_after_undo_and_another_end_is_consistent() -> None:
    player = undone(pressed(at(MIXED, 33), Command.SKIP))
    player = pressed(let_pass(pressed(player, Command.GO, Command.GO), 40)[0], Command.SKIP)
    assert [done.seconds for done in player.log] == [30]

    assert where(undone(player)) == (1, 30, State.PAUSED)


def test_while_paused_or_counting_in_undo_works_as_well() -> None:
    rest = at(MIXED, 58)
    paused = pressed(rest, Command.PAUSE)
    leading = pressed(undone(pressed(at(MIXED, 80), Command.SKIP)), Command.GO)
    assert leading.state is State.COUNTING_IN

    assert where(undone(paused)) == (1, 0, State.PAUSED)
    assert where(undone(leading)) == (1, 0, State.PAUSED)


def test_after_the_end_nothing_is_taken_back() -> None:
    player = at(plan(hold(20)), 20)
    assert player.state is State.FINISHED

    assert press(player, Command.UNDO, 20.0) == (player, ())


def test_the_log_after_a_swap_names_the_places_of_the_new_plan() -> None:
    """Given sides that take turns in place of both, then undo brings the old places back."""
    player = after_one_set()
    swapped = pressed(player, LUNGE, Command.GO, Command.GO, Command.GO)
    for done in swapped.log:
        step = swapped.plan.steps[done.step]
        assert isinstance(step, Effort) and step.task.move.exercise == done.exercise

    back = undone(undone(undone(swapped)))

    assert back.plan is SQUATS and back.log == player.log


@pytest.mark.parametrize("typed", [-5, 0, 7, 10**6])
def test_repetitions_made_stay_within_reason(typed: int) -> None:
    player = pressed(after_one_set(), RepsMade(typed))

    assert 0 <= (player.log[0].reps or 0) <= 1000


def test_repetitions_cannot_be_typed_for_a_hold() -> None:
    player = at(MIXED, 58)

    assert press(player, RepsMade(12), 58.0) == (player, ())


def test_the_repetitions_of_a_paced_set_can_be_put_right_in_the_rest_after_it() -> None:
    player = at(plan(pulls(3), Rest(60, None), reps(5)), 40)

    assert pressed(player, RepsMade(2)).log[0].reps == 2


def test_a_swap_says_that_it_waits() -> None:
    events = press(after_one_set(), Swap(LUNGE.exercise), 70.0).events

    assert Paused() in events
