"""How long a plan is taken to last is how long it lasts."""

import pytest

from runstrong_tui.planning.today import Choices
from runstrong_tui.player.player import advance, start
from runstrong_tui.player.press import Command, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import SECONDS_A_REP, Plan, Reps, Rest, Timed
from tests.families import over
from tests.player.plans import hold, plan, reps
from tests.shipped import shipped, shipped_plan

AS_MANY_AS_POSSIBLE = 15
AS_LONG_AS_POSSIBLE = 30


def when_to_go(player: Player) -> float | None:
    """Seconds into the step after which this runner goes on; None where it ends by itself."""
    step = player.step
    if isinstance(step, Reps):
        return (step.target or AS_MANY_AS_POSSIBLE) * SECONDS_A_REP
    if isinstance(step, Rest):
        return step.seconds
    if isinstance(step, Timed) and step.open:
        return step.seconds or AS_LONG_AS_POSSIBLE
    return None


def played(plan_: Plan) -> float:
    """The active seconds of a runner who keeps to the plan."""
    player = start(plan_, 0.0).player
    while not player.over:
        assert player.state is State.RUNNING
        go_at = when_to_go(player)
        if go_at is not None and player.elapsed(player.seen) >= go_at:
            player = press(player, Command.GO, player.seen).player
            continue
        soon = player.seen + 4.0
        player = advance(player, soon if go_at is None else min(soon, player.began + go_at)).player
    assert [done.step for done in player.log] == list(plan_.efforts)
    return player.active(player.seen)


@pytest.mark.parametrize("form", Form)
@over("name", sorted(shipped().sessions))
def test_a_shipped_session_lasts_as_long_as_its_plan_says(name: str, form: Form) -> None:
    plan_ = shipped_plan(name, Choices(form))

    assert played(plan_) == pytest.approx(plan_.seconds, rel=0.1)


@pytest.mark.parametrize("form", Form)
def test_gym_in_twelve_minutes_takes_at_most_twelve(form: Form) -> None:
    cut = shipped_plan("gym", Choices(form, minutes=12))

    assert cut.left_out
    assert 8 * 60 < played(cut) <= 12 * 60


def test_as_much_as_possible_is_taken_to_last_a_while() -> None:
    assert played(plan(reps(None), Rest(60, None), hold(0, open=True))) == 45 + 60 + 30


def test_a_rest_of_no_seconds_takes_none() -> None:
    made = plan(hold(45), Rest(0, 0), hold(45))

    assert made.seconds == played(made) == 90
