"""What the runner puts right: undo, another exercise, the repetitions really made."""

import msgspec

from runstrong_tui.planning.replanning import replanned
from runstrong_tui.player.events import Event, Logged, PainTold, Paused, Swapped, Undone
from runstrong_tui.player.log import SetDone, logged, put
from runstrong_tui.player.player import (
    enter,
    finish_step,
    last_done,
    put_behind,
    remembered,
    stand_still,
)
from runstrong_tui.player.state import Player, State, Transition, replace
from runstrong_tui.player.timeline import length
from runstrong_tui.training.amounts import MOST_PAIN, MOST_REPS
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.pain import Follows, follows
from runstrong_tui.training.steps import Effort, RepeatedHold, Reps, Rest

SAME_NUMBER_SECONDS = 6
"""Repetitions put right again within so many seconds are another digit of the same number."""


def undo(player: Player, now: float) -> Transition:
    """Take back what was logged or skipped last; a hold waits, as after a resume."""
    if not player.undos:
        return Transition(player)
    before = player.undos[-1]
    player = replace(
        player,
        plan=before.plan,
        state=State.PAUSED,
        before=player.active(now) - before.gone,
        index=before.index,
        gone=before.gone,
        emitted=before.gone,
        since=before.gone,
        extra=before.extra,
        reps=before.reps,
        touches=before.touches,
        taps=(),
        pulse=None,
        settled=None,
        log=before.log,
        rested=before.rested,
        pain=before.pain,
        undos=player.undos[:-1],
        resumed=True,
    )
    if isinstance(player.step, Reps | Rest):
        player = replace(player, state=State.RUNNING, began=now - player.gone, resumed=False)
    return Transition(player, (Undone(),))


def exchange(player: Player, exercise: Exercise, variant: str | None, now: float) -> Transition:
    """Put the other exercise in and wait for the runner; a step that changed is begun anew."""
    done = {line.step for line in player.log}
    made = replanned(player.plan, player.index, done, exercise, variant)
    if made is None:
        return Transition(player)
    log = tuple(
        msgspec.structs.replace(set_done, step=made.places[set_done.step])
        for set_done in player.log
    )
    before = player.step
    still = stand_still(remembered(player, player.elapsed(now)), now)
    player = replace(still, plan=made.plan, index=made.start, log=log)
    if player.step == before:
        return Transition(player, (Swapped(), Paused()))
    if isinstance(player.step, Rest) and isinstance(before, Rest):
        return Transition(_within_rest(player), (Swapped(), Paused()))
    player = replace(put_behind(still, now), plan=made.plan, index=made.start, log=log)
    player, events = enter(player, made.start, now, ())
    return Transition(stand_still(player, now), (*events, Swapped(), Paused()))


def _within_rest(player: Player) -> Player:
    """A rest that now ends by itself does so no earlier than now, however long it has lasted."""
    end = length(player.step, player.extra)
    gone = player.gone if end is None else min(player.gone, float(end))
    over = player.gone - gone
    return replace(
        player, gone=gone, emitted=gone, before=player.before + over, rested=player.rested + over
    )


def reps_made(player: Player, count: int) -> Transition:
    """So many repetitions were made: of this set, or in the rest of the set before it."""
    count = min(max(count, 0), MOST_REPS)
    if isinstance(player.step, Reps) and not player.over:
        return Transition(replace(player, reps=count))
    done = last_done(player)
    if done is None or not isinstance(player.plan.steps[done.step], Reps | RepeatedHold):
        return Transition(player)
    if not _corrects_again(player, done):
        player = remembered(player, player.elapsed(player.seen))
    done = msgspec.structs.replace(done, reps=count)
    events: tuple[Event, ...] = (Logged(done, corrected=True),)
    return Transition(replace(player, log=put(player.log, done)), events)


def pain_felt(player: Player, pain: int, now: float) -> Transition:
    """It hurts so much: in the set at hand, in the one just done, or before the first one.

    Where it asks to stop, the set at hand ends with what was done of it, and the count waits.
    """
    pain = min(max(pain, 0), MOST_PAIN)
    if isinstance(player.step, Effort):
        kept = remembered(player, player.elapsed(now))
        told = replace(kept, pain=pain)
        if follows(pain) is not Follows.STOP:
            return Transition(told, (PainTold(pain),))
        made = told.reps if told.reps is not None else 0
        ended, events = finish_step(told, now, made)
        ended = replace(ended, undos=kept.undos)
        if ended.over:
            return Transition(ended, (PainTold(pain), *events))
        return Transition(stand_still(ended, now), (*events, PainTold(pain), Paused()))
    player, done = remembered(player, player.elapsed(now)), last_done(player)
    if done is None:
        plan = msgspec.structs.replace(player.plan, pain=pain)
        return Transition(replace(player, plan=plan), (PainTold(pain, before=True),))
    done = msgspec.structs.replace(done, pain=pain)
    log = put(player.log, done)
    return Transition(replace(player, log=log), (Logged(done, corrected=True), PainTold(pain)))


def _corrects_again(player: Player, done: SetDone) -> bool:
    """Whether the repetitions of ``done`` were put right just before: the digits of one number."""
    before = player.undos[-1] if player.undos else None
    if before is None or before.index != player.index:
        return False
    if player.elapsed(player.seen) - before.gone > SAME_NUMBER_SECONDS:
        return False
    log = before.log
    first = logged(log, done.step)
    if first is None or first == done or put(log, done) != player.log:
        return False
    return first == msgspec.structs.replace(done, reps=first.reps)
