"""Touches in a hold, rests really taken, and rests until the pulse has settled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.player.events import Ended, PulseTold, Settled, Started, Touched
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.player import advance, resume
from runstrong_tui.player.press import BeatsCounted, Command, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.training.steps import GetReady, Plan, Rest
from tests.player.plans import MIXED, TWO_SIDES, hold, plan, pulls, reps
from tests.player.test_player import at, let_pass

LEAST, MOST, CALM = 30, 175, 120

TO_HOLD = plan(
    hold(30, set=1, sets=2),
    Rest(70, MOST, pulse=True, least=LEAST, calm=CALM),
    GetReady(5),
    hold(30, set=2, sets=2),
)
TO_REPS = plan(
    reps(15, set=1, sets=2),
    Rest(75, None, pulse=True, least=LEAST, calm=CALM),
    reps(15, set=2, sets=2),
)


def touched(player: Player, *instants: float) -> Player:
    for instant in instants:
        player = press(let_pass(player, instant)[0], Command.TOUCH, instant).player
    return player


def first(player: Player) -> SetDone:
    return player.log[0]


def in_rest(seconds: float, plan_: Plan = TO_HOLD) -> Player:
    return at(plan_, 30 + seconds)


def test_touches_are_counted_and_the_longest_stretch_without_one_is_logged() -> None:
    player, events = press(at(TWO_SIDES, 14), Command.TOUCH, 14.0)
    assert events == (Touched(1),)

    player = let_pass(touched(player, 31.5, 33.0), 40)[0]

    assert (first(player).touches, first(player).unbroken) == (3, 17.5)
    assert player.touches == ()


def test_a_hold_without_a_touch_has_none_logged() -> None:
    done = first(at(TWO_SIDES, 40))

    assert (done.touches, done.unbroken) == (None, None)


def test_the_longest_stretch_may_be_the_last_one_and_ends_with_the_hold() -> None:
    player = let_pass(touched(at(TWO_SIDES, 10), 12.0), 32)[0]
    player = press(player, Command.SKIP, 32.0).player

    assert (first(player).seconds, first(player).unbroken) == (22, 20)


def test_a_touch_counts_only_in_a_running_hold() -> None:
    ready, rest, paced = at(MIXED, 5), at(MIXED, 58), at(plan(pulls(3)), 5)
    paused = press(at(MIXED, 20), Command.PAUSE, 20.0).player
    for player in (ready, rest, paced, paused):
        assert press(player, Command.TOUCH, player.seen) == (player, ())


def test_touches_survive_a_pause_and_another_process() -> None:
    player = touched(at(TWO_SIDES, 10), 14.0, 20.0)
    player = resume(TWO_SIDES, player.position(25.0), player.log, 0.0)

    player = let_pass(press(player, Command.GO, 1.0).player, 1 + 5 + 15)[0]

    assert (first(player).seconds, first(player).touches, first(player).unbroken) == (30, 2, 20)


def test_a_touch_survives_a_skip_that_is_taken_back() -> None:
    player = press(touched(at(TWO_SIDES, 10), 14.0, 20.0), Command.SKIP, 22.0).player

    player = press(player, Command.UNDO, 25.0).player
    assert player.touches == (4.0, 10.0)
    player = let_pass(press(player, Command.GO, 26.0).player, 26 + 5 + 18)[0]

    assert (first(player).seconds, first(player).touches) == (30, 2)


def test_the_other_side_has_touches_of_its_own() -> None:
    player = touched(at(TWO_SIDES, 10), 14.0, 50.0)

    done = let_pass(player, 80)[0].log

    assert [(set_done.side, set_done.touches) for set_done in done] == [("left", 1), ("right", 1)]


def test_a_hold_that_is_held_anew_forgets_the_touches_of_the_first_try() -> None:
    """Given a hold that ended by itself and was taken back, then it begins without a touch."""
    player = touched(at(TWO_SIDES, 10), 14.0, 33.0)
    player = let_pass(player, 41)[0]

    player = press(player, Command.UNDO, 41.0).player
    assert (player.elapsed(41.0), player.touches) == (0, ())
    player = let_pass(press(player, Command.GO, 42.0).player, 42 + 5 + 30)[0]

    assert (first(player).touches, first(player).unbroken) == (None, None)


def test_the_rest_really_taken_goes_with_the_set_before_and_has_its_get_ready_count() -> None:
    waited = let_pass(press(at(MIXED, 125), Command.MORE, 125.0).player, 200)[0]
    player = press(waited, Command.GO, 200.0).player

    assert [(done.set, done.rest) for done in player.log] == [(1, 20), (2, 80)]


def test_a_pause_in_a_rest_is_not_rested() -> None:
    paused = press(at(MIXED, 60), Command.PAUSE, 60.0).player
    player = let_pass(press(paused, Command.GO, 500.0).player, 520)[0]

    assert first(player).rest == 20


def test_a_rest_that_was_skipped_is_as_short_as_it_was() -> None:
    skipped = press(at(MIXED, 58), Command.SKIP, 58.0).player

    assert first(let_pass(skipped, 58 + 5)[0]).rest == 3 + 5


def test_going_back_to_a_set_is_no_rest_after_the_set_before_it() -> None:
    """Given the third of three sets, back to the first two: nothing was rested anew."""
    three = plan(reps(15, set=1), Rest(60, None), reps(15, set=2), Rest(60, None), reps(15, set=3))
    player = at(three, 0)
    for now in (30.0, 90.0, 120.0, 180.0):
        player = press(let_pass(player, now)[0], Command.GO, now).player
    assert [done.rest for done in player.log] == [60, 60]

    player = press(let_pass(player, 200)[0], Command.BACK, 200.0).player
    player = press(let_pass(player, 230)[0], Command.BACK, 230.0).player

    assert player.index == 2
    assert [done.rest for done in player.log] == [60, 60]


def test_a_rest_once_logged_stays_when_the_set_after_it_is_gone_back_to() -> None:
    three = plan(
        hold(30, set=1), Rest(10, 10), GetReady(5), hold(30, set=2), Rest(10, 10), hold(30, set=3)
    )
    player = at(three, 79)
    assert [done.rest for done in player.log] == [15, None]

    player = press(player, Command.BACK, 79.0).player
    assert player.index == 2
    player = press(let_pass(player, 81)[0], Command.GO, 81.0).player
    player = press(let_pass(player, 91)[0], Command.SKIP, 91.0).player
    player = let_pass(player, 105)[0]

    assert [(done.seconds, done.rest) for done in player.log] == [(30, 15), (10, 10)]


def test_a_rest_that_is_rested_again_keeps_its_first_time_and_its_first_pulse() -> None:
    player = press(in_rest(50), BeatsCounted(30), 80.0).player
    player = let_pass(player, 90)[0]
    assert (first(player).rest, first(player).recovery, first(player).pulse) == (55, 50, 120)

    player = press(player, Command.BACK, 90.0).player
    assert isinstance(player.step, Rest)
    player = press(let_pass(player, 130)[0], BeatsCounted(25), 130.0).player
    player = let_pass(player, 140)[0]

    assert player.index == 3
    assert (first(player).rest, first(player).recovery, first(player).pulse) == (55, 50, 120)


def test_a_set_that_is_done_anew_is_rested_after_anew() -> None:
    player = press(at(MIXED, 80), Command.BACK, 80.0).player
    player = press(player, Command.BACK, 81.0).player
    assert player.index == 0

    player = let_pass(player, 81 + 10 + 45 + 3)[0]
    assert [(done.set, done.rest) for done in player.log] == [(1, None)]
    player = press(player, Command.SKIP, 139.0).player
    player = let_pass(player, 150)[0]

    assert [(done.set, done.rest) for done in player.log] == [(1, 3 + 5)]


def test_the_time_in_a_set_begun_by_mistake_is_not_rested() -> None:
    """Given a rest cut short and 20 seconds of the next set, then back to the rest or undone."""
    for key, rested in ((Command.BACK, 0), (Command.UNDO, 5)):
        sets = plan(reps(15, set=1), Rest(60, None), reps(15, set=2), Rest(60, None), reps(15))
        player = press(at(sets, 30), Command.GO, 30.0).player
        begun = 30.0 + rested
        player = press(let_pass(player, begun)[0], Command.GO, begun).player
        player = press(let_pass(player, 50)[0], key, 50.0).player
        assert isinstance(player.step, Rest) and first(player).rest is None

        player = press(let_pass(player, 58)[0], Command.GO, 58.0).player

        assert first(player).rest == rested + 8


def test_no_rest_goes_to_a_set_that_was_not_the_last_one_done() -> None:
    """Given the first set done anew, the second skipped: the rest before the third is neither's."""
    player = press(at(MIXED, 125), Command.BACK, 125.0).player
    for _ in range(2):
        player = press(player, Command.BACK, 125.0).player
    assert player.index == 0
    player = let_pass(player, 125 + 10 + 45 + 10)[0]
    player = press(player, Command.SKIP, 190.0).player
    for _ in range(2):
        player = press(player, Command.SKIP, 190.0).player
    player = press(let_pass(player, 220)[0], Command.GO, 220.0).player

    assert player.index == 6
    assert [(done.set, done.rest) for done in player.log] == [(1, 10), (2, None)]


def test_a_rest_is_whole_where_another_process_goes_on_in_the_middle() -> None:
    for seconds in (62, 72):  # In the rest, and in the get-ready count after it.
        player = at(MIXED, seconds)
        player = resume(MIXED, player.position(seconds), player.log, 0.0)
        player = let_pass(press(player, Command.GO, 1.0).player, 30)[0]

        assert first(player).rest == 20


def test_the_change_of_side_is_the_rest_between_the_sides() -> None:
    assert [done.rest for done in at(TWO_SIDES, 80).log] == [5, None]


def test_no_rest_is_logged_after_the_last_set_or_for_one_left_out() -> None:
    player = press(at(MIXED, 9), Command.SKIP, 9.0).player
    player = press(player, Command.SKIP, 9.5).player
    player = let_pass(player, 9.5 + 20)[0]

    assert player.log == () and player.index == 4


def test_a_calm_pulse_ends_the_rest_at_once_and_is_logged_with_its_time() -> None:
    player = in_rest(50)

    player, events = press(player, BeatsCounted(30), 80.0)

    assert events == (PulseTold(120), Settled())
    player, events = advance(player, 80.1)
    assert events == (Ended(1), Started(2))
    assert (first(player).recovery, first(player).pulse) == (50, 120)
    assert first(let_pass(player, 86)[0]).rest == 55


def test_a_calm_pulse_before_the_least_ends_it_there() -> None:
    player = press(in_rest(12), BeatsCounted(20), 42.0).player

    assert let_pass(player, 30 + LEAST - 0.5)[0].index == 1
    player = let_pass(player, 30 + LEAST)[0]
    assert player.index == 2
    assert (first(player).recovery, first(player).pulse) == (12, 80)


def test_a_calm_pulse_begins_waiting_repetitions() -> None:
    player = press(press(at(TO_REPS, 40), Command.GO, 40.0).player, BeatsCounted(20), 44.0).player

    player = let_pass(player, 40 + LEAST)[0]

    assert (player.index, player.state) == (2, State.RUNNING)


def test_a_fast_pulse_is_told_and_the_rest_goes_on_up_to_its_most() -> None:
    player, events = press(in_rest(50), BeatsCounted(31), 80.0)

    assert events == (PulseTold(124),)
    assert player.pulse == 124
    assert let_pass(player, 30 + MOST - 0.5)[0].index == 1
    player = let_pass(player, 30 + MOST)[0]
    assert player.index == 2
    assert (first(player).recovery, first(player).pulse) == (None, None)


@given(st.integers(36, 220), st.integers(0, MOST + 5), st.integers(-3, 3))
def test_a_pulse_rest_ends_with_the_pulse_but_within_its_bounds(
    pulse: int, told_at: int, more: int
) -> None:
    """Given any pulse at any second, with time added or taken away: never before, never after."""
    player = in_rest(0)
    for _ in range(abs(more)):
        player = press(player, Command.MORE if more > 0 else Command.LESS, 30.0).player
    player = let_pass(player, 30.0 + told_at)[0]
    if player.index == 1:
        player = press(player, BeatsCounted(pulse // 4), player.seen).player
    player = let_pass(player, 30 + 400)[0]
    at_least = min(LEAST, MOST + 15 * more)

    rested = (first(player).rest or 0) - 5

    assert at_least <= rested <= MOST + 15 * more
    if pulse // 4 * 4 <= CALM and told_at < MOST + 15 * more:
        assert rested == max(told_at, at_least)
    else:
        assert rested == MOST + 15 * more


def test_taps_tell_the_pulse_as_they_go() -> None:
    player = in_rest(40)
    events: list[object] = []
    for number in range(6):
        player, more = press(player, Command.BEAT, 70 + number * 0.5)
        events += more

    assert events == [PulseTold(120), Settled(), Ended(1), Started(2)]
    assert first(player).recovery == 42


def test_space_in_a_pulse_rest_says_that_the_pulse_has_settled() -> None:
    player = press(in_rest(40), BeatsCounted(40), 70.0).player
    player = press(let_pass(player, 90)[0], Command.GO, 90.0).player

    assert player.index == 2
    assert (first(player).recovery, first(player).pulse) == (60, 160)


def test_space_without_a_pulse_logs_the_time_alone() -> None:
    done = first(press(in_rest(44), Command.GO, 74.0).player)

    assert (done.recovery, done.pulse) == (44, None)


def test_in_a_rest_by_the_clock_the_pulse_is_told_and_changes_nothing() -> None:
    player, events = press(at(MIXED, 58), BeatsCounted(15), 58.0)

    assert events == (PulseTold(60),)
    done = first(press(player, Command.GO, 60.0).player)
    assert (done.recovery, done.pulse) == (None, None)


def test_where_no_calm_pulse_is_known_the_rest_waits_for_the_runner() -> None:
    unknown = plan(hold(30), Rest(70, MOST, pulse=True), GetReady(5), hold(30))

    assert press(in_rest(50, unknown), BeatsCounted(15), 80.0).events == (PulseTold(60),)


@pytest.mark.parametrize("command", [BeatsCounted(20), *[Command.BEAT] * 2])
def test_the_pulse_is_taken_in_rests_only(command: Command | BeatsCounted) -> None:
    player = at(MIXED, 20)

    assert press(player, command, 20.0) == (player, ())


@pytest.mark.parametrize("nonsense", [0, 3, 60, 100000, -1])
def test_beats_that_no_heart_has_are_not_taken(nonsense: int) -> None:
    player = in_rest(50)

    assert press(player, BeatsCounted(nonsense), 80.0) == (player, ())


def test_more_rest_after_the_pulse_has_settled_is_more_rest() -> None:
    player = press(in_rest(12), BeatsCounted(20), 42.0).player

    player = press(player, Command.MORE, 42.0).player

    assert let_pass(player, 30 + LEAST + 14)[0].index == 1
    assert let_pass(player, 30 + LEAST + 15)[0].index == 2
