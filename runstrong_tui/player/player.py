"""The player itself: where one is in a plan, and what time and keys do to it.

An instant is a number of seconds on a clock that only goes forward; it is always an argument.
What is shown is derived from instants, so that any rhythm of ``advance`` gives the same result.
"""

import msgspec

from runstrong_tui.player.events import (
    CountDown,
    Ended,
    Event,
    Finished,
    Forgotten,
    Interrupted,
    Logged,
    PhaseChanged,
    Started,
)
from runstrong_tui.player.log import Log, SetDone, put, set_done
from runstrong_tui.player.state import Before, Player, Position, State, Transition, replace
from runstrong_tui.player.timeline import goal, length, patience, place, scheduled_events
from runstrong_tui.training.steps import (
    Effort,
    Plan,
    RepeatedHold,
    Reps,
)

SLEEP_SECONDS = 5.0
"""A longer gap between two instants is a machine that slept: the count pauses before it."""

LEAD_SECONDS = 5
"""The get-ready count before a resumed hold goes on."""

SHORTEST_SECONDS = 1.0
"""A hold or timed work cut before this is taken as skipped, and not logged."""


def start(plan: Plan, now: float) -> Transition:
    """A plan begun at ``now``.

    Raises:
        ValueError: the plan has no steps.
    """
    if not plan.steps:
        raise ValueError("a plan needs at least one step")
    return enter(Player(plan, State.RUNNING, now, now), 0, now, ())


def resume(plan: Plan, position: Position, log: Log, now: float) -> Player:
    """A plan taken up again, paused where it was left."""
    index = min(max(position.index, 0), len(plan.steps) - 1)
    gone = max(0.0, position.gone)
    before = max(0.0, position.active - gone)
    return Player(
        plan,
        State.PAUSED,
        now,
        now,
        index=index,
        gone=gone,
        emitted=gone,
        before=before,
        extra=position.extra,
        reps=position.reps,
        touches=position.touches,
        pain=position.pain,
        log=log,
        resumed=True,
        rested=max(0.0, before - max((done.at for done in log), default=before)),
    )


def advance(player: Player, now: float) -> Transition:
    """Let time pass up to ``now``: steps that ended are passed, each told in its order."""
    now = max(now, player.seen)
    if player.state not in (State.RUNNING, State.COUNTING_IN):
        return Transition(replace(player, seen=now))
    if now - player.seen > SLEEP_SECONDS:
        return _interrupt(player, now)
    events: list[Event] = []
    if player.state is State.COUNTING_IN:
        player = _lead(player, now, events)
    while player.state is State.RUNNING:
        end = end_of(player)
        given_up = given_up_at(player)
        if end is None and now - player.began >= given_up:
            player = _emit(player, given_up, events)
            events.append(Forgotten(given_up - player.since))
            player = stand_still(player, player.began + given_up)
            break
        upto = now - player.began if end is None else min(now - player.began, end)
        player = _emit(player, upto, events)
        if end is None or now - player.began < end:
            break
        player, more = finish_step(player, player.began + end, by_runner=False)
        events.extend(more)
    return Transition(replace(player, seen=now), tuple(events))


def end_of(player: Player) -> float | None:
    """Seconds after which the step ends by itself; None where it waits for the runner."""
    return length(player.step, player.extra) if player.settled is None else player.settled


def given_up_at(player: Player) -> float:
    """Seconds in the step after which one that waits for the runner waits no longer."""
    over = goal(player.step, player.extra) or 0.0
    return max(over, player.since) + patience(player.step)


def finish_step(
    player: Player, instant: float, reps: int | None = None, *, by_runner: bool = True
) -> Transition:
    """End the step at ``instant``, log it if it is an effort, and enter the next one.

    ``by_runner``: it ends because the runner says so, which can be undone; what ended by itself
    is begun anew when it is undone.
    """
    step, events = player.step, []
    seconds = player.elapsed(instant)
    if by_runner or isinstance(step, Effort):
        anew = player if by_runner else replace(player, touches=())
        player = replace(player, undos=remembered(anew, seconds if by_runner else 0.0).undos)
    if isinstance(step, Effort):
        done = set_done(
            step,
            player.index,
            seconds=seconds,
            at=player.before + seconds,
            reps=_reps_made(player, step, seconds, reps),
            touches=player.touches,
            pain=player.pain,
        )
        player = replace(player, log=put(player.log, done), rested=0.0)
        events.append(Logged(done))
    return enter(player, player.index + 1, instant, (*events, Ended(player.index)))


def enter(player: Player, index: int, instant: float, events: tuple[Event, ...]) -> Transition:
    """Begin the step at ``index`` at ``instant``, or finish where there is none."""
    player = put_behind(player, instant)
    player = replace(
        player,
        log=_rested(player, index),
        touches=(),
        taps=(),
        pulse=None,
        settled=None,
        state=State.RUNNING,
        index=index,
        emitted=0.0,
        since=0.0,
        extra=0,
        reps=None,
        pain=None,
        resumed=False,
    )
    if index >= len(player.plan.steps):
        return Transition(replace(player, state=State.FINISHED), (*events, Finished()))
    begun: list[Event] = [*events, Started(index)]
    if isinstance(player.step, RepeatedHold):
        begun.append(PhaseChanged(player.step.phases[0].word, 1))
    return Transition(player, tuple(begun))


def put_behind(player: Player, instant: float) -> Player:
    """``player`` with the step's seconds in those of the session, and in the rest it belongs to."""
    gone = player.elapsed(instant)
    rested = player.rested + (0.0 if isinstance(player.step, Effort) else gone)
    return replace(player, before=player.before + gone, rested=rested, began=instant, gone=0.0)


def remembered(player: Player, gone: float) -> Player:
    """``player`` with a way back to here, ``gone`` seconds into the step."""
    before = Before(
        player.plan,
        player.index,
        gone,
        player.extra,
        player.reps,
        player.touches,
        player.log,
        player.rested,
        player.pain,
    )
    return replace(player, undos=(*player.undos, before))


def stand_still(player: Player, now: float) -> Player:
    """``player`` with the count stopped at ``now``."""
    return replace(player, state=State.PAUSED, gone=player.elapsed(now))


def _reps_made(player: Player, step: Effort, seconds: float, reps: int | None) -> int | None:
    """The repetitions to log: as typed, as counted, or else as planned."""
    if isinstance(step, RepeatedHold):
        return place(step, player.extra, seconds).counted
    if isinstance(step, Reps):
        return next((n for n in (reps, player.reps, step.target) if n is not None), None)
    return None


def _rested(player: Player, index: int) -> Log:
    """The log with the rest after the set just done in it, where the effort at ``index`` follows.

    A rest once logged stays, whatever is gone back to.
    """
    plan = player.plan
    if index >= len(plan.steps) or not isinstance(plan.steps[index], Effort):
        return player.log
    last = max((i for i in plan.efforts if i < index), default=None)
    done = next((each for each in player.log if each.step == last), None)
    if done is None or done.rest is not None:
        return player.log
    if done.at < max(each.at for each in player.log):  # It was not this set that was done last.
        return player.log
    rest = round(player.rested, 1) or None
    return put(player.log, msgspec.structs.replace(done, rest=rest))


def _interrupt(player: Player, now: float) -> Transition:
    still = stand_still(player, player.seen)
    gap = Interrupted(round(now - player.seen, 1))
    return Transition(replace(still, seen=now, resumed=True), (gap,))


def _lead(player: Player, now: float, events: list[Event]) -> Player:
    """The get-ready count of a resumed step; at its end the step goes on where it was."""
    gone = now - player.began
    for left in (3, 2, 1):
        if player.seen - player.began < LEAD_SECONDS - left <= gone:
            events.append(CountDown(left))
    if gone < LEAD_SECONDS:
        return player
    began = player.began + LEAD_SECONDS - player.gone
    events.append(Started(player.index))
    return replace(player, state=State.RUNNING, began=began, resumed=False, since=player.gone)


def _emit(player: Player, upto: float, events: list[Event]) -> Player:
    """Tell what lies between what was told and ``upto`` seconds into the step."""
    for offset, event in scheduled_events(player.step, player.extra, player.following):
        if player.emitted < offset <= upto:
            events.append(event)
    return replace(player, emitted=max(player.emitted, upto))


def last_done(player: Player) -> SetDone | None:
    """The set just done, while in the rest, get-ready or change after it."""
    if player.state is not State.FINISHED and isinstance(player.step, Effort):
        return None
    efforts = [i for i in player.plan.efforts if i < player.index]
    return next((d for d in player.log if efforts and d.step == efforts[-1]), None)
