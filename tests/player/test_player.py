"""Time and keys, one step after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.player.events import (
    CountDown,
    Ended,
    Event,
    Finished,
    Forgotten,
    Halfway,
    Interrupted,
    Left,
    Logged,
    NextUp,
    Overtime,
    PhaseChanged,
    RepCounted,
    Started,
)
from runstrong_tui.player.player import advance, resume, start
from runstrong_tui.player.press import Command, RepsMade, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.timeline import OPEN_SECONDS, PATIENCE_SECONDS
from runstrong_tui.training.steps import Effort, GetReady, Plan, Rest
from tests.player.plans import MIXED, TWO_SIDES, hold, plan, pulls, reps, work


def let_pass(player: Player, until: float, by: float = 1.0) -> tuple[Player, list[Event]]:
    """The player after time has passed in small portions, and what happened."""
    events: list[Event] = []
    while player.seen < until:
        player, more = advance(player, min(player.seen + by, until))
        events.extend(more)
    return player, events


def at(plan_: Plan, seconds: float) -> Player:
    """The player so many seconds after its start."""
    return let_pass(start(plan_, 0.0).player, seconds)[0]


def test_a_hold_counts_down_is_told_half_and_its_last_three_seconds_and_is_logged() -> None:
    player, events = let_pass(start(plan(GetReady(10), hold(45)), 0.0).player, 55)

    assert events == [
        CountDown(3),
        CountDown(2),
        CountDown(1),
        Ended(0),
        Started(1),
        Halfway(),
        CountDown(3),
        CountDown(2),
        CountDown(1),
        Logged(player.log[0]),
        Ended(1),
        Finished(),
    ]
    assert (player.log[0].seconds, player.log[0].planned_seconds) == (45, 45)
    assert player.state is State.FINISHED


def test_one_late_call_passes_several_ends_each_in_its_order() -> None:
    player = at(plan(GetReady(2), work(1), GetReady(1), work(10)), 0)

    player, events = advance(player, 4.5)

    assert [type(event) for event in events if isinstance(event, Started | Ended | Logged)] == [
        Ended,
        Started,
        Logged,
        Ended,
        Started,
        Ended,
        Started,
    ]
    assert player.index == 3
    assert player.elapsed(4.5) == pytest.approx(0.5)


@given(
    st.lists(st.floats(min_value=0.001, max_value=4.9), min_size=1, max_size=80),
    st.floats(min_value=0.05, max_value=4.9),
)
def test_the_rhythm_of_calls_does_not_change_the_result(gaps: list[float], steady: float) -> None:
    """Given any two rhythms up to the same instant, player and events are the same."""
    end = sum(gaps)
    loose = start(MIXED, 0.0).player
    events: list[Event] = []
    for gap in gaps:
        loose, more = advance(loose, min(loose.seen + gap, end))
        events.extend(more)
    loose, more = advance(loose, end)
    events.extend(more)

    regular, told_regularly = let_pass(start(MIXED, 0.0).player, end, steady)

    assert (loose.index, loose.state, loose.began, loose.log) == (
        regular.index,
        regular.state,
        regular.began,
        regular.log,
    )
    assert loose.position(end) == regular.position(end)
    assert events == told_regularly


@given(
    st.lists(
        st.tuples(
            st.floats(min_value=0.0, max_value=20.0),
            st.sampled_from([*Command, RepsMade(7), RepsMade(0)]),
        ),
        max_size=60,
    )
)
def test_no_sequence_of_keys_breaks_the_player(
    events: list[tuple[float, Command | RepsMade]],
) -> None:
    """Whatever is pressed whenever: counts stay sane, and only efforts are logged, once each."""
    player = start(MIXED, 0.0).player
    for gap, command in events:
        now = player.seen + gap
        player = press(player, command, now).player
        assert 0 <= player.index <= len(MIXED.steps)
        assert player.elapsed(now) >= 0
        assert player.active(now) <= now + 1e-6
        steps = [done.step for done in player.log]
        assert steps == sorted(set(steps))
        assert all(isinstance(MIXED.steps[step], Effort) for step in steps)
        assert all(done.seconds >= 0 for done in player.log)


def test_space_pauses_a_hold_and_goes_on_without_losing_a_second() -> None:
    player = at(plan(hold(45), hold(45)), 20)

    paused = press(player, Command.GO, 20.5).player
    later = press(advance(paused, 300.0).player, Command.GO, 300.0).player

    assert paused.state is State.PAUSED
    assert later.elapsed(300.0) == pytest.approx(20.5)
    after, _ = let_pass(later, 325)
    assert after.log[0].seconds == 45
    assert after.active(325) == pytest.approx(45.5)


def test_a_hold_that_is_skipped_is_logged_with_the_seconds_really_held() -> None:
    player = press(at(plan(hold(45), hold(45)), 38), Command.SKIP, 38.0).player

    assert (player.log[0].seconds, player.log[0].planned_seconds) == (38, 45)


def test_a_hold_skipped_at_once_is_not_logged() -> None:
    player = press(start(plan(hold(45), hold(45)), 0.0).player, Command.SKIP, 0.4).player

    assert player.index == 1
    assert player.log == ()


def test_reps_wait_for_the_runner_and_are_logged_as_planned_or_as_typed() -> None:
    player = at(plan(reps(15), Rest(60, None), reps(15)), 70)
    assert player.index == 0

    done = press(player, Command.GO, 70.0).player
    typed = press(press(player, RepsMade(12), 70.0).player, Command.GO, 71.0).player

    assert (done.log[0].reps, done.log[0].seconds) == (15, 70)
    assert typed.log[0].reps == 12


def test_the_reps_really_made_can_be_typed_in_the_rest() -> None:
    player = press(at(plan(reps(15), Rest(60, None), reps(15)), 40), Command.GO, 40.0).player

    player, events = press(player, RepsMade(13), 45.0)

    assert player.log[0].reps == 13
    assert events == (Logged(player.log[0], corrected=True),)


def test_as_many_as_possible_has_no_number_until_somebody_says_it() -> None:
    player = press(at(plan(reps(None), Rest(60, None), reps(15)), 40), Command.GO, 40.0).player

    assert player.log[0].reps is None
    assert press(player, RepsMade(22), 42.0).player.log[0].reps == 22


def test_a_waiting_rest_counts_on_past_its_end() -> None:
    player, events = let_pass(at(plan(Rest(30, None), reps(15)), 0), 42)

    assert events == [NextUp(), CountDown(3), CountDown(2), CountDown(1), Overtime()]
    assert player.index == 0
    assert press(player, Command.GO, 42.0).player.index == 1


def test_a_rest_before_a_timed_set_flows_into_its_get_ready_count() -> None:
    player, events = let_pass(at(plan(Rest(15, 15), GetReady(5), hold(45)), 0), 20)

    assert events == [
        NextUp(),
        Ended(0),
        Started(1),
        CountDown(3),
        CountDown(2),
        CountDown(1),
        Ended(1),
        Started(2),
    ]
    assert player.elapsed(20) == 0


def test_a_rest_until_the_pulse_settles_goes_on_by_itself_at_its_longest() -> None:
    player, events = let_pass(at(plan(Rest(70, 175, pulse=True), GetReady(5), hold(45)), 0), 174.5)
    assert Overtime() in events and player.index == 0

    assert advance(player, 176.0).player.index == 1


def test_repeated_holds_are_paced_and_counted() -> None:
    player, events = let_pass(start(plan(pulls(2)), 0.0).player, 19)

    assert [event for event in events if isinstance(event, PhaseChanged | RepCounted)] == [
        PhaseChanged("hold", 1),
        PhaseChanged("down", 1),
        RepCounted(1),
        PhaseChanged("rest", 1),
        PhaseChanged("up", 2),
        PhaseChanged("hold", 2),
        PhaseChanged("down", 2),
        RepCounted(2),
    ]
    assert player.state is State.FINISHED
    assert (player.log[0].reps, player.log[0].planned_reps, player.log[0].seconds) == (2, 2, 19)


def test_a_repeated_hold_that_is_left_early_logs_whole_repetitions_only() -> None:
    player = press(at(plan(pulls(5), hold()), 26), Command.SKIP, 26.0).player

    assert (player.log[0].reps, player.log[0].planned_reps) == (2, 5)


def test_both_sides_are_two_results() -> None:
    player, _ = let_pass(start(TWO_SIDES, 0.0).player, 75)

    assert [(done.side, done.seconds) for done in player.log] == [("left", 30), ("right", 30)]


def test_a_hold_of_at_least_so_long_goes_on_until_told() -> None:
    player, events = let_pass(start(plan(hold(45, open=True)), 0.0).player, 58)
    assert Overtime() in events and player.state is State.RUNNING

    player = press(player, Command.GO, 58.0).player

    assert (player.log[0].seconds, player.state) == (58, State.FINISHED)


def test_a_hold_of_at_least_so_long_is_over_in_the_very_second_of_its_goal() -> None:
    player = let_pass(start(plan(hold(45, open=True), hold(30)), 0.0).player, 45)[0]

    ended = press(player, Command.GO, 45.0).player
    before = press(at(plan(hold(45, open=True)), 44), Command.GO, 44.9).player

    assert (ended.index, ended.log[0].seconds) == (1, 45)
    assert (before.state, before.log) == (State.PAUSED, ())


def test_less_that_ends_a_hold_exactly_now_ends_it_at_once() -> None:
    player = press(at(plan(hold(45), hold(45)), 30), Command.LESS, 30.0).player

    assert (player.index, player.log[0].seconds) == (1, 30)


def test_fifteen_seconds_more_or_less() -> None:
    player = at(plan(hold(45), hold(45)), 20)

    longer = let_pass(press(player, Command.MORE, 20.0).player, 60)[0]
    shorter = let_pass(press(player, Command.LESS, 20.0).player, 30)[0]
    over = press(at(plan(hold(45), hold(45)), 38), Command.LESS, 38.0).player

    assert longer.log[0].seconds == 60
    assert shorter.log[0].seconds == 30
    assert over.log[0].seconds == 38


def test_one_rep_more_or_less_at_a_set_of_reps() -> None:
    player = start(plan(reps(15), hold()), 0.0).player

    for command in (Command.LESS, Command.LESS, Command.MORE):
        player = press(player, command, 1.0).player

    assert press(player, Command.GO, 2.0).player.log[0].reps == 14


def test_one_rep_less_in_the_pause_after_it_ends_the_set_at_once_and_not_before() -> None:
    """Given the pause after the first of two, then the next step begins with the key."""
    player = at(plan(pulls(2), hold(45)), 9.6)

    player = press(player, Command.LESS, 9.6).player

    assert [(done.reps, done.planned_reps) for done in player.log] == [(1, 2)]
    assert (player.index, player.elapsed(9.6)) == (1, 0)


def test_one_rep_less_never_cuts_the_repetition_under_way() -> None:
    """Given the second of three, ``-`` makes it the last, and once more changes nothing."""
    player = at(plan(pulls(3), hold(45)), 15)

    for _ in range(3):
        player = press(player, Command.LESS, 15.0).player
    assert (player.index, player.elapsed(15.0), player.log) == (0, 15, ())
    player = let_pass(player, 19)[0]

    assert [(done.reps, done.seconds) for done in player.log] == [(2, 19)]


def test_back_leads_to_the_step_before_and_keeps_its_log_until_it_is_done_again() -> None:
    player = at(MIXED, 58)
    assert isinstance(player.step, Rest)

    back = press(player, Command.BACK, 58.0).player
    assert isinstance(back.step, GetReady) and back.index == 0
    assert back.log == player.log

    again = press(let_pass(back, 58 + 10 + 20)[0], Command.SKIP, 88.0).player
    assert [(done.step, done.seconds) for done in again.log] == [(1, 20)]


def test_back_in_a_hold_leads_to_the_rest_before_it() -> None:
    player = at(MIXED, 80)
    assert player.index == 4

    assert press(player, Command.BACK, 80.0).player.index == 2


def test_a_machine_that_slept_pauses_at_the_last_instant_known() -> None:
    player = at(plan(hold(45)), 20)

    player, events = advance(player, 3620.0)

    assert events == (Interrupted(3600.0),)
    assert (player.state, player.elapsed(3620.0)) == (State.PAUSED, 20)


HOURS = 11 * 3600.0


@pytest.mark.parametrize(
    ("waits", "counts"),
    [
        (plan(Rest(60, None), reps(15)), 60 + PATIENCE_SECONDS),
        (plan(reps(15), hold()), PATIENCE_SECONDS),
        (plan(reps(None)), PATIENCE_SECONDS),
        (plan(hold(45, open=True)), 45 + OPEN_SECONDS),
        (plan(work(0, open=True)), OPEN_SECONDS),
    ],
)
def test_nothing_that_waits_for_somebody_who_is_gone_counts_without_end(
    waits: Plan, counts: float
) -> None:
    player, events = let_pass(start(waits, 0.0).player, HOURS, by=4.9)

    assert (player.state, player.elapsed(HOURS)) == (State.PAUSED, counts)
    assert player.active(HOURS) == counts
    assert events[-1] == Forgotten(counts)
    assert [type(event) for event in events].count(Forgotten) == 1


def test_who_comes_back_goes_on_where_the_count_stopped() -> None:
    player = let_pass(start(plan(reps(15), hold()), 0.0).player, HOURS, by=4.9)[0]

    player = press(player, Command.GO, HOURS).player
    player = let_pass(player, HOURS + 60)[0]
    assert player.state is State.RUNNING
    player = press(player, Command.GO, player.seen).player

    assert [(done.reps, done.seconds) for done in player.log] == [(15, PATIENCE_SECONDS + 60)]


def test_what_was_waited_stays_as_it_is_in_another_process() -> None:
    rests = plan(Rest(60, None), reps(15))
    player = let_pass(start(rests, 0.0).player, HOURS, by=4.9)[0]

    player = resume(rests, player.position(HOURS), player.log, 0.0)
    assert player.active(HOURS) == 60 + PATIENCE_SECONDS
    player = press(player, Command.GO, 1.0).player

    assert let_pass(player, 60)[0].state is State.RUNNING
    assert let_pass(player, HOURS, by=4.9)[0].active(HOURS) == 60 + 2 * PATIENCE_SECONDS


def test_a_pause_and_what_ends_by_itself_are_not_given_up() -> None:
    paused = press(at(plan(hold(45)), 20), Command.PAUSE, 20.0).player
    long = let_pass(start(plan(work(6 * 3600)), 0.0).player, HOURS, by=4.9)[0]

    assert let_pass(paused, HOURS, by=4.9)[0].active(HOURS) == 20
    assert long.log[0].seconds == 6 * 3600


def test_a_session_is_resumed_paused_and_to_the_second_after_a_get_ready_count() -> None:
    player = press(at(MIXED, 33), Command.LEAVE, 33.25).player
    assert press(player, Command.GO, 34.0).events == ()

    taken_up = resume(MIXED, player.position(33.25), player.log, 1000.0)
    assert (taken_up.state, taken_up.elapsed(1000.0)) == (State.PAUSED, 23.25)

    leading = press(taken_up, Command.GO, 1002.0).player
    assert (leading.state, leading.elapsed(1004.0)) == (State.COUNTING_IN, 23.25)
    running, events = let_pass(leading, 1007.0)
    assert events == [CountDown(3), CountDown(2), CountDown(1), Started(1)]
    assert running.elapsed(1008.0) == pytest.approx(24.25)
    assert let_pass(running, 1007 + 21.75)[0].log[0].seconds == 45


def test_leaving_says_so_and_nothing_more_happens() -> None:
    player, events = press(at(MIXED, 20), Command.LEAVE, 20.0)

    assert events == (Left(),)
    assert advance(player, 500.0).events == ()


@given(st.floats(min_value=0.0, max_value=120.0), st.floats(min_value=0.0, max_value=9000.0))
def test_leaving_and_resuming_anywhere_keeps_place_and_log(left_at: float, gap: float) -> None:
    player = press(at(MIXED, left_at), Command.LEAVE, left_at).player
    position = player.position(left_at)

    again = resume(MIXED, position, player.log, left_at + gap)

    assert again.position(left_at + gap) == position
    assert again.log == player.log


def test_a_plan_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        start(plan(), 0.0)
