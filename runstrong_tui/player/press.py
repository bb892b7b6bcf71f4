"""What the runner's keys do to the player. Every command first lets time pass up to now."""

from collections.abc import Callable
from enum import StrEnum

import msgspec

from runstrong_tui.player.correcting import exchange, pain_felt, reps_made, undo
from runstrong_tui.player.events import (
    Left,
    Paused,
    WentOn,
)
from runstrong_tui.player.player import (
    SHORTEST_SECONDS,
    advance,
    enter,
    finish_step,
    remembered,
    stand_still,
)
from runstrong_tui.player.pulse import counted
from runstrong_tui.player.resting import beat, pulse, recovered, touch
from runstrong_tui.player.state import Player, State, Transition, replace
from runstrong_tui.player.timeline import goal, length, place
from runstrong_tui.training.amounts import LONGEST_SECONDS, MOST_REPS
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.steps import (
    Change,
    GetReady,
    RepeatedHold,
    Reps,
    Rest,
    Timed,
)

STEP_SECONDS = 15
"""What one press of + or - adds to or takes from a rest or hold."""


class Command(StrEnum):
    """What a key can say to the player."""

    GO = "go"
    PAUSE = "pause"
    SKIP = "skip"
    BACK = "back"
    MORE = "more"
    LESS = "less"
    TOUCH = "touch"
    BEAT = "beat"
    UNDO = "undo"
    LEAVE = "leave"


class RepsMade(msgspec.Struct, frozen=True):
    """The repetitions really done: of this set, or in the rest of the set before it."""

    count: int


class BeatsCounted(msgspec.Struct, frozen=True):
    """So many beats of the heart were counted in 15 seconds, in a rest."""

    count: int


class Swap(msgspec.Struct, frozen=True):
    """Do another exercise, or another variant, in what is still to come of the one at hand."""

    exercise: Exercise
    variant: str | None = None


class PainFelt(msgspec.Struct, frozen=True):
    """It hurts so much, from 0 to 10."""

    pain: int


Pressed = Command | RepsMade | BeatsCounted | Swap | PainFelt


def press(player: Player, command: Pressed, now: float) -> Transition:
    """What ``command`` at ``now`` makes of the player."""
    player, events = advance(player, now)
    if player.over:
        return Transition(player, events)
    now = max(now, player.seen)
    if isinstance(command, RepsMade):
        player, more = reps_made(player, command.count)
    elif isinstance(command, Swap):
        player, more = exchange(player, command.exercise, command.variant, now)
    elif isinstance(command, PainFelt):
        player, more = pain_felt(player, command.pain, now)
    elif isinstance(command, BeatsCounted):
        player, more = pulse(player, counted(command.count), now)
    elif command in _PLAIN:
        player, more = _PLAIN[command](player, now)
    else:
        player, more = _more(player, 1 if command is Command.MORE else -1, now)
    return Transition(player, (*events, *more))


def goes_on(player: Player, now: float) -> bool:
    """Whether the go key ends the step (rather than pausing or going on)."""
    step = player.step
    if isinstance(step, Timed):
        return step.open and player.elapsed(now) >= step.seconds + player.extra
    return not isinstance(step, RepeatedHold)


def _go(player: Player, now: float) -> Transition:
    """The next sensible thing: start, done, go on, or pause a running hold."""
    if player.state is not State.RUNNING:
        return _go_on(player, now)
    if goes_on(player, now):
        if isinstance(player.step, Rest) and player.step.pulse and player.settled is None:
            undos = remembered(player, player.elapsed(now)).undos
            player, events = finish_step(recovered(player, now), now)
            return Transition(replace(player, undos=undos), events)
        return finish_step(player, now)
    return Transition(stand_still(player, now), (Paused(),))


def _pause(player: Player, now: float) -> Transition:
    if player.state is State.PAUSED:
        return _go_on(player, now)
    return Transition(stand_still(player, now), (Paused(),))


def _go_on(player: Player, now: float) -> Transition:
    """Go on from a pause; a resumed hold gets its get-ready count first, a second press cuts it."""
    timed = isinstance(player.step, Timed | RepeatedHold)
    if player.state is State.PAUSED and player.resumed and timed:
        return Transition(replace(player, state=State.COUNTING_IN, began=now), (WentOn(),))
    began = now - player.gone
    running = replace(player, state=State.RUNNING, began=began, resumed=False, since=player.gone)
    return Transition(running, (WentOn(),))


def _skip(player: Player, now: float) -> Transition:
    """On to the next step; what was done of a hold, or typed of a set, is logged as it is."""
    step = player.step
    done = player.reps is not None
    if isinstance(step, Timed | RepeatedHold):
        done = player.elapsed(now) >= SHORTEST_SECONDS
    if done:
        return finish_step(player, now)
    player = remembered(player, player.elapsed(now))
    return enter(player, player.index + 1, now, ())


def _back(player: Player, now: float) -> Transition:
    """Back to the step before; what was logged there is kept until it is done again."""
    player = remembered(player, player.elapsed(now))
    return enter(player, _step_before(player), now, ())


def _leave(player: Player, now: float) -> Transition:
    return Transition(replace(stand_still(player, now), state=State.LEFT), (Left(),))


def _step_before(player: Player) -> int:
    """Where back leads: the effort or rest before this one, from its get-ready count on."""
    steps = player.plan.steps
    index = player.index
    while index < len(steps) and isinstance(steps[index], GetReady | Change):
        index += 1
    index -= 1
    while index > 0 and isinstance(steps[index], GetReady | Change):
        index -= 1
    if index > 0 and isinstance(steps[index - 1], GetReady | Change):
        index -= 1
    return max(index, 0)


def _more(player: Player, sign: int, now: float) -> Transition:
    """15 seconds, or one repetition, more or less; never less than what is already done."""
    step, gone = player.step, player.elapsed(now)
    if isinstance(step, Reps):
        count = player.reps if player.reps is not None else step.target or 0
        return Transition(replace(player, reps=min(max(count + sign, 0), MOST_REPS)))
    if isinstance(step, RepeatedHold):
        least = place(step, player.extra, gone).rep - step.reps
        player = replace(player, extra=min(max(player.extra + sign, least), MOST_REPS))
        over = gone >= (goal(step, player.extra) or 0.0)  # In the pause after the last one left.
        return _skip(player, now) if over else Transition(player)
    extra = min(player.extra + sign * STEP_SECONDS, LONGEST_SECONDS)
    if sign > 0 or gone < (goal(step, extra) or 0.0):
        settled = player.settled
        if settled is not None and sign > 0:
            settled = min(settled + STEP_SECONDS, length(step, extra) or LONGEST_SECONDS)
        return Transition(replace(player, extra=extra, settled=settled))
    if gone >= (goal(step, player.extra) or 0.0):
        return Transition(player)
    return _skip(player, now)


_PLAIN: dict[Command, Callable[[Player, float], Transition]] = {
    Command.GO: _go,
    Command.PAUSE: _pause,
    Command.SKIP: _skip,
    Command.BACK: _back,
    Command.TOUCH: touch,
    Command.BEAT: beat,
    Command.UNDO: undo,
    Command.LEAVE: _leave,
}
