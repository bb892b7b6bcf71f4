"""Saying how much it hurts while a session is played."""

from datetime import UTC, datetime, timedelta

import pytest

from runstrong_tui.player.events import Logged, PainTold, Paused
from runstrong_tui.player.player import resume
from runstrong_tui.player.press import Command, PainFelt, RepsMade, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.store.workout import UnfinishedSession, workout_of
from runstrong_tui.training.steps import Plan
from tests.planning.test_replanning import plan
from tests.player.test_player import at, let_pass

SQUATS = plan("squat 3x15 rest 60s")
HOLDS = plan("wall-sit 3x45s rest 60s")
NOW = datetime(2026, 11, 20, 18, 52, tzinfo=UTC)


def felt(player: Player, pain: int) -> Player:
    return press(player, PainFelt(pain), player.seen).player


def pains(player: Player) -> list[int | None]:
    return [done.pain for done in player.log]


def in_the_set(plan_: Plan = SQUATS, seconds: float = 30) -> Player:
    """So many seconds after the session's start, in the first set."""
    player = at(plan_, seconds)
    assert not player.log
    return player


@pytest.mark.parametrize("pain", [0, 2, 3, 4])
def test_a_pain_that_may_be_borne_stands_beside_the_set(pain: int) -> None:
    player, events = press(in_the_set(), PainFelt(pain), 30.0)
    assert events == (PainTold(pain),)
    assert player.state is State.RUNNING

    done = press(player, Command.GO, 31.0).player

    assert [(each.reps, each.pain) for each in done.log] == [(15, pain)]
    assert done.pain is None


@pytest.mark.parametrize("pain", [5, 10])
@pytest.mark.parametrize(("typed", "reps"), [(None, 0), (6, 6)])
def test_from_five_on_the_set_ends_with_what_was_done(
    pain: int, typed: int | None, reps: int
) -> None:
    player = in_the_set()
    if typed is not None:
        player = press(player, RepsMade(typed), 30.0).player

    player, events = press(player, PainFelt(pain), 31.0)

    assert [(done.reps, done.pain) for done in player.log] == [(reps, pain)]
    assert (player.index, player.state) == (2, State.PAUSED)
    assert events[-2:] == (PainTold(pain), Paused())


def test_a_hold_that_hurts_too_much_ends_with_the_seconds_held() -> None:
    player = felt(in_the_set(HOLDS, 30), 7)

    assert [(done.seconds, done.pain) for done in player.log] == [(20, 7)]


def test_in_a_rest_it_is_told_of_the_set_just_done() -> None:
    rest = let_pass(press(at(SQUATS, 40), Command.GO, 40.0).player, 60)[0]

    player, events = press(rest, PainFelt(6), 60.0)

    assert isinstance(events[0], Logged) and events[0].corrected
    assert pains(player) == [6]
    assert player.index == rest.index


def test_before_the_first_set_it_is_told_of_the_whole_session() -> None:
    player, events = press(at(SQUATS, 5), PainFelt(4), 5.0)

    assert events == (PainTold(4, before=True),)
    assert player.plan.pain == 4
    unfinished = UnfinishedSession("x", player.plan, player.position(5.0), (), NOW, NOW)
    assert workout_of(unfinished, NOW + timedelta(minutes=9)).pain == 4


def test_undo_takes_it_back() -> None:
    for player, pain in ((in_the_set(), 3), (in_the_set(), 8), (at(SQUATS, 5), 4)):
        again = press(felt(player, pain), Command.UNDO, player.seen).player
        assert (again.log, again.pain, again.plan) == (player.log, None, player.plan)
        assert again.undos == player.undos


def test_it_is_kept_over_leaving_and_resuming() -> None:
    left = felt(in_the_set(), 4)

    again = resume(left.plan, left.position(30.0), left.log, 100.0)
    done = press(press(again, Command.GO, 101.0).player, Command.GO, 102.0).player

    assert pains(done) == [4]


def test_the_last_set_of_all_may_hurt_too_much() -> None:
    player = felt(in_the_set(plan("squat 10")), 9)

    assert player.state is State.FINISHED
    assert pains(player) == [9]
