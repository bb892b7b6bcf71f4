"""A plan played at once, and sessions without hands."""

import pytest

from runstrong_tui.planning.today import Choices
from runstrong_tui.player.events import Finished, Halfway, Logged, Overtime, RepCounted, Started
from runstrong_tui.player.player import advance, start
from runstrong_tui.player.press import Command, press
from runstrong_tui.player.rehearsal import Moment, rehearsed
from runstrong_tui.player.state import State
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import (
    Effort,
    GetReady,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    estimated_seconds,
)
from tests.families import over
from tests.player.plans import MIXED, hold, plan, pulls, reps
from tests.shipped import shipped, shipped_plan

every_session = over("name", sorted(shipped().sessions))


def starts(plan_: Plan) -> list[tuple[float, int]]:
    return [
        (moment.seconds, happening.index)
        for moment in rehearsed(plan_)
        for happening in moment.events
        if isinstance(happening, Started)
    ]


def last(plan_: Plan) -> Moment:
    return list(rehearsed(plan_))[-1]


@pytest.mark.parametrize("form", Form)
@every_session
def test_every_step_begins_at_the_second_that_the_plan_says(name: str, form: Form) -> None:
    plan_ = shipped_plan(name, Choices(form))
    now = 0.0
    due = []
    for index, step in enumerate(plan_.steps):
        due.append((now, index))
        now += estimated_seconds(step)

    assert starts(plan_) == due
    end = last(plan_)
    assert (end.seconds, end.player.state) == (now, State.FINISHED)
    assert end.seconds == plan_.seconds


def test_every_happening_is_told_at_its_second() -> None:
    moments = {moment.seconds: moment.events for moment in rehearsed(plan(GetReady(10), hold(45)))}

    assert list(moments) == [0, 7, 8, 9, 10, 32.5, 52, 53, 54, 55]
    assert moments[32.5] == (Halfway(),)
    assert Finished() in moments[55]


def test_it_logs_what_was_planned() -> None:
    done = last(MIXED).player.log

    assert [(set_done.seconds, set_done.reps) for set_done in done] == [
        (45, None),
        (45, None),
        (45, 15),
        (29, 3),
    ]
    assert [set_done.rest for set_done in done] == [20, 60, 30, None]


def test_rests_that_wait_end_with_their_planned_seconds() -> None:
    pulse = Rest(70, 175, pulse=True, calm=120)

    assert starts(plan(hold(10), pulse, hold(10), Rest(30, None), reps(5))) == [
        (0, 0),
        (10, 1),
        (80, 2),
        (90, 3),
        (120, 4),
    ]


def test_open_holds_end_at_their_goal_and_endless_ones_after_a_while() -> None:
    assert last(plan(hold(45, open=True))).seconds == 45
    assert last(plan(hold(0, open=True))).seconds == 30
    assert last(plan(reps(None))).seconds == 45


def test_a_plan_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        next(rehearsed(plan()))


def test_nothing_is_told_before_its_time_and_nothing_twice() -> None:
    moments = list(rehearsed(shipped_plan("gym", Choices(hands_free=True))))

    seconds = [moment.seconds for moment in moments]
    assert seconds == sorted(seconds)
    counted = [
        (moment.player.index, happening.rep)
        for moment in moments
        for happening in moment.events
        if isinstance(happening, RepCounted)
    ]
    assert len(counted) == len(set(counted))
    overtimes = [event for moment in moments for event in moment.events if event == Overtime()]
    assert len(overtimes) <= len([s for s in moments[0].player.plan.steps if isinstance(s, Rest)])


@pytest.mark.parametrize("form", Form)
@every_session
def test_hands_free_every_set_with_a_target_goes_by_itself(name: str, form: Form) -> None:
    by_hand = shipped_plan(name, Choices(form))
    alone = shipped_plan(name, Choices(form, hands_free=True))

    def efforts(plan_: Plan) -> list[Effort]:
        return [step for step in plan_.steps if isinstance(step, Effort)]

    assert not any(isinstance(step, Reps) and step.target for step in alone.steps)
    for own, paced in zip(efforts(by_hand), efforts(alone), strict=True):
        assert paced.task == own.task
        if isinstance(own, Reps) and own.target:
            assert isinstance(paced, RepeatedHold)
            assert (paced.reps, paced.metronome) == (own.target, True)
        else:
            assert paced == own


@every_session
def test_hands_free_a_session_plays_to_its_end_without_a_key(name: str) -> None:
    """Given nobody at the keyboard, then it finishes, and every set is logged as planned."""
    plan_ = shipped_plan(name, Choices(hands_free=True))
    player = start(plan_, 0.0).player
    logged = 0
    while not player.over and player.seen < 4 * plan_.seconds + 60:
        player, more = advance(player, player.seen + 4.5)
        logged += sum(isinstance(event, Logged) for event in more)

    assert player.state is State.FINISHED
    assert logged == len(player.log) == len(plan_.efforts)
    assert all(done.reps == done.planned_reps for done in player.log)


def test_hands_free_as_many_as_possible_still_waits() -> None:
    made = plan(GetReady(5), reps(None))
    player = start(made, 0.0).player
    for _ in range(100):
        player = advance(player, player.seen + 4).player

    assert isinstance(player.step, Reps) and player.state is State.RUNNING


def test_metronome_repetitions_are_logged_as_ones_own_pace_with_their_count() -> None:
    plan_ = shipped_plan("leg-exercises", Choices(hands_free=True))
    index = next(
        i for i, step in enumerate(plan_.steps) if isinstance(step, RepeatedHold) and step.metronome
    )
    player = start(plan_, 0.0).player
    while player.index < index:
        player = press(player, Command.SKIP, player.seen).player
    for _ in range(3):
        player = advance(player, player.seen + 4.2).player
    player = press(player, Command.SKIP, player.seen).player

    done = player.log[-1]
    assert (done.step, done.reps, done.paced, done.timed) == (index, 3, False, False)
    assert done.planned_reps == plan_.steps[index].reps  # type: ignore[union-attr]


def test_repetitions_that_have_a_pace_keep_it_hands_free() -> None:
    done = last(plan(pulls(3))).player.log

    assert [(set_done.paced, set_done.reps) for set_done in done] == [(True, 3)]


BESIDE_A_POWER_OF_TWO = [
    began for began in (1020 + 0.0137 * n for n in range(200)) if (began + 19) - began < 19
]
"""Instants whose sums fall short: in the first 17 minutes of a machine, say."""


@pytest.mark.parametrize("began", BESIDE_A_POWER_OF_TWO[:5])
def test_all_repetitions_count_whatever_the_clock_says(began: float) -> None:
    """Given instants that are fractions, then the last repetition is not lost in their sums."""
    player = start(plan(pulls(2), hold(5)), began).player
    while not player.log:
        player = advance(player, player.seen + 0.7).player

    assert (player.log[0].reps, player.log[0].seconds) == (2, 19)
