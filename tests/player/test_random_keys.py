"""Whatever is pressed whenever, in any shipped session: the player stays sane."""

from collections.abc import Hashable
from functools import cache

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runstrong_tui.planning.swapping import Replacement, alternatives
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.player.events import Swapped, Undone, WentOn
from runstrong_tui.player.log import Log
from runstrong_tui.player.player import SLEEP_SECONDS, advance, resume, start
from runstrong_tui.player.press import (
    BeatsCounted,
    Command,
    PainFelt,
    Pressed,
    RepsMade,
    Swap,
    press,
)
from runstrong_tui.player.state import Player, Position, State, Transition
from runstrong_tui.player.view import view
from runstrong_tui.sound.cues import cues_of
from runstrong_tui.training.steps import Effort, Plan, is_effort
from tests.shipped import shipped, shipped_plan

ROUNDING = 0.06
"""Seconds are kept to a tenth in the log."""


class Wait(msgspec.Struct, frozen=True):
    """So many seconds pass in small portions."""

    seconds: float


class Sleep(msgspec.Struct, frozen=True):
    """The machine sleeps for so long."""

    seconds: float


class TakeUp(msgspec.Struct, frozen=True):
    """The program ends and another one goes on."""


class SwapKey(msgspec.Struct, frozen=True):
    """Another exercise: the one of that number among the alternatives."""

    number: int


Key = Command | RepsMade | BeatsCounted | PainFelt | SwapKey
Action = Key | Wait | Sleep | TakeUp

STAYING = [command for command in Command if command is not Command.LEAVE]

keys: st.SearchStrategy[Key] = st.one_of(
    st.sampled_from(STAYING),
    st.sampled_from([Command.GO, Command.SKIP, Command.BEAT]),
    st.builds(RepsMade, st.integers(0, 30)),
    st.builds(BeatsCounted, st.integers(5, 60)),
    st.builds(PainFelt, st.integers(0, 10)),
    st.builds(SwapKey, st.integers(0, 20)),
)
waits = st.builds(Wait, st.one_of(st.floats(0, 8), st.floats(5, 120)))
actions: st.SearchStrategy[Action] = st.one_of(
    keys,
    keys,
    waits,
    waits,
    st.builds(Sleep, st.floats(SLEEP_SECONDS, 9000)),
    st.builds(TakeUp),
)


@cache
def the_plan(name: str, hands_free: bool) -> Plan:
    return shipped_plan(name, Choices(hands_free=hands_free), RunnerState(calm=120))


plans = st.builds(the_plan, st.sampled_from(sorted(shipped().sessions)), st.booleans())
scripts = st.lists(actions, min_size=20, max_size=60)
quickly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ticked(player: Player, until: float, by: float) -> Player:
    while player.seen < until:
        player = advance(player, min(player.seen + by, until)).player
    return player


def pressed_of(player: Player, key: Key) -> Pressed | None:
    """The key as the screen hands it over; None where there is nothing to swap."""
    if not isinstance(key, SwapKey):
        return key
    step = player.step
    effort = step if isinstance(step, Effort) else player.plan.next_effort(player.index)
    if effort is None:
        return None
    move = effort.task.move
    others = alternatives(Replacement(move.exercise, move.variant), shipped().exercises, None)
    if not others:
        return None
    other = others[key.number % len(others)]
    return Swap(shipped().exercises[other.exercise], other.variant)


def taken_up(player: Player) -> Player:
    """As the store keeps it: plan, position and log as JSON, and nothing else."""
    left = press(player, Command.LEAVE, player.seen).player
    assert advance(left, left.seen + 100).player.log == left.log
    made = msgspec.json.encode((left.plan, left.position(left.seen), left.log))
    plan, position, log = msgspec.json.decode(made, type=tuple[Plan, Position, Log])
    assert plan == left.plan
    return resume(plan, position, log, 7.25)


def act(player: Player, action: Action, by: float = 0.5) -> Transition:
    if isinstance(action, Wait):
        return Transition(ticked(player, player.seen + action.seconds, by))
    if isinstance(action, Sleep):
        return advance(player, player.seen + action.seconds)
    if isinstance(action, TakeUp):
        return Transition(player if player.over else taken_up(player))
    pressed = pressed_of(player, action)
    return Transition(player) if pressed is None else press(player, pressed, player.seen)


def check(player: Player) -> None:
    """What holds of every player."""
    now, steps = player.seen, player.plan.steps
    assert 0 <= player.index <= len(steps)
    assert (player.index == len(steps)) == (player.state is State.FINISHED)
    assert player.elapsed(now) >= 0
    places = [done.step for done in player.log]
    assert places == sorted(set(places))
    for done in player.log:
        step = steps[done.step]
        assert isinstance(step, Effort)
        task = step.task
        assert (done.exercise, done.variant) == (task.move.exercise, task.move.variant)
        assert (done.side, done.set) == (task.side, task.set)
        assert 0 <= done.seconds <= done.at + ROUNDING
        assert done.at <= player.active(now) + ROUNDING
        assert done.reps is None or 0 <= done.reps <= 1000
        assert done.rest is None or done.rest > 0
        assert done.unbroken is None or 0 <= done.unbroken <= done.seconds + ROUNDING
        assert done.recovery is None or done.recovery >= 0
        assert done.pain is None or 0 <= done.pain <= 10
    seen = view(player, now)
    assert 0 <= seen.part <= 1
    assert seen.done == len(player.log) <= seen.efforts


def check_said(transition: Transition) -> None:
    """Whoever undoes, swaps or goes on is told what comes next."""
    player = transition.player
    cues = cues_of(transition.events, player)
    if player.over or not any(
        isinstance(event, Undone | Swapped | WentOn) for event in transition[1]
    ):
        return
    step = player.step
    effort = step if isinstance(step, Effort) else player.plan.next_effort(player.index)
    assert effort is not None
    assert effort.task.move.name.replace(", ", " ") in cues[-1].words


@quickly
@given(plans, scripts)
def test_no_sequence_of_keys_sleeps_and_resumes_breaks_the_player(
    plan: Plan, script: list[Action]
) -> None:
    player = start(plan, 3.7).player
    active = 0.0
    for action in script:
        transition = act(player, action)
        player = transition.player
        check(player)
        check_said(transition)
        assert player.active(player.seen) >= active - 0.002
        active = player.active(player.seen)


@quickly
@given(plans, scripts)
def test_undo_leads_back_step_by_step_to_an_empty_log(plan: Plan, script: list[Action]) -> None:
    """Given no resume in between, which forgets the ways back."""
    player = start(plan, 0.0).player
    for action in script:
        if not isinstance(action, TakeUp):
            player = act(player, action).player
    if player.over:
        return
    while player.undos:
        before = len(player.undos)
        player, events = press(player, Command.UNDO, player.seen)
        assert events[-1] == Undone()
        assert len(player.undos) == before - 1
        check(player)
    assert (player.log, player.plan) == ((), plan)


@quickly
@given(plans, scripts, st.lists(keys, min_size=1, max_size=8))
def test_as_many_undos_as_there_were_keys_give_the_log_before_them(
    plan: Plan, script: list[Action], more: list[Key]
) -> None:
    player = start(plan, 0.0).player
    for action in script:
        player = act(player, action).player
    before = player
    digits = bool(player.undos) and player.undos[-1].index == player.index
    for key in more:
        if key is Command.UNDO or (digits and isinstance(key, RepsMade)):
            continue
        pressed = act(player, key).player
        if pressed.over:
            return
        player = pressed

    while len(player.undos) > len(before.undos):
        player = press(player, Command.UNDO, player.seen).player

    assert (player.log, player.plan, player.undos) == (before.log, before.plan, before.undos)


def rests(log: Log) -> dict[Hashable, Hashable]:
    """The rest after each set, by the set and when it was done."""
    return {
        (done.name, done.set, done.side, done.at): (done.rest, done.recovery, done.pulse)
        for done in log
    }


@quickly
@given(plans, scripts)
def test_a_rest_once_logged_stays_as_long_as_its_set_does(plan: Plan, script: list[Action]) -> None:
    """Whatever is gone back to or skipped; only undo takes it back."""
    player = start(plan, 0.0).player
    for action in script:
        before = [done for done in player.log if done.rest is not None]
        player = act(player, action).player
        if action is not Command.UNDO:
            after = rests(player.log)
            kept = {key: rest for key, rest in rests(tuple(before)).items() if key in after}
            assert kept.items() <= after.items()


@quickly
@given(plans, scripts, st.floats(0.11, 1.9))
def test_the_rhythm_of_calls_does_not_matter(plan: Plan, script: list[Action], by: float) -> None:
    """Given the same keys at the same instants, then late calls make the same player."""
    prompt = late = start(plan, 0.3).player
    for action in script:
        prompt = act(prompt, action, by).player
        late = act(late, action, SLEEP_SECONDS - 0.01).player

        assert (prompt.index, prompt.state, prompt.log) == (late.index, late.state, late.log)
        assert prompt.position(prompt.seen) == late.position(late.seen)
        assert prompt.undos == late.undos


def test_every_shipped_plan_has_efforts_to_play() -> None:
    assert all(any(map(is_effort, the_plan(name, False).steps)) for name in shipped().sessions)
