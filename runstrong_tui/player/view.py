"""What there is to see of a player at one instant, in plain values for any screen."""

from enum import StrEnum
from math import ceil, floor

import msgspec

from runstrong_tui.player.log import SetDone, longest
from runstrong_tui.player.player import LEAD_SECONDS, last_done
from runstrong_tui.player.press import goes_on
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.timeline import HALFWAY_FROM, goal, length, place
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    Hold,
    RepeatedHold,
    Reps,
    Rest,
    Run,
    Step,
    Timed,
    Work,
    estimated_seconds,
)


class Look(StrEnum):
    """The kind of moment this is: one colour each."""

    READY = "ready"
    EFFORT = "effort"
    REST = "rest"
    CHANGE = "change"
    PAUSED = "paused"


class View(msgspec.Struct, frozen=True):
    """One instant of a player."""

    look: Look
    """The kind of moment: its colour."""
    word: str
    """The name of the moment, such as HOLD."""
    count: int | None
    """The large number: whole seconds left (with ``over``: past the goal), or repetitions; None
    where it is not known."""
    timed: bool
    """Whether ``count`` is of seconds, rather than of repetitions."""
    over: bool
    """Whether the goal is passed."""
    goes_on: bool
    """Whether the go key ends the step, rather than pausing it or going on."""
    effort: Effort
    """The set at hand, or the one that comes next."""
    part: float
    """How much of the step is over, from 0 to 1."""
    halfway: bool
    """Whether the step is long enough to mark its half."""
    gone: float
    """Seconds of the whole session gone."""
    left: float
    """Seconds of the whole session left, as estimated."""
    done: int
    """The sets logged."""
    efforts: int
    """The sets of the plan."""
    typed: bool = False
    """Whether the repetitions were typed."""
    rep: int | None = None
    """The repetition of a repeated hold one is in, from 1."""
    reps: int | None = None
    """The repetitions of a repeated hold."""
    just_done: SetDone | None = None
    """The set before this rest, get-ready count or change; None where it is not to be shown yet."""
    saving: bool = False
    """Whether ``just_done`` is not on the disk yet."""
    following: Effort | None = None
    """The set that comes next."""
    touches: int = 0
    """How often the foot came down in a hold."""
    unbroken: float = 0.0
    """The longest stretch of a hold without a touch so far, in seconds."""
    pulse: int | None = None
    """The pulse measured in a rest, in beats a minute."""
    calm: int | None = None
    """The pulse at which it has settled, in beats a minute."""
    pulse_rest: bool = False
    """Whether the rest ends when the pulse has settled."""
    settled: bool = False
    """Whether the pulse has settled."""


_WORDS = {
    GetReady: (Look.READY, "GET READY"),
    Reps: (Look.EFFORT, "REPS"),
    Hold: (Look.EFFORT, "HOLD"),
    RepeatedHold: (Look.EFFORT, "HOLD"),
    Work: (Look.EFFORT, "WORK"),
    Run: (Look.EFFORT, "RUN"),
    Rest: (Look.REST, "REST"),
    Change: (Look.CHANGE, "CHANGE SIDE"),
}


def view(player: Player, now: float) -> View:
    """What is to be seen of ``player`` at ``now``."""
    step, gone = player.step, player.elapsed(now)
    over = goal(step, player.extra)
    look, word = _WORDS[type(step)]
    count, past = _count(player, step, gone, over)
    if isinstance(step, Rest) and step.active:
        word = "ACTIVE REST"
    rep = reps = None
    if isinstance(step, RepeatedHold):
        where = place(step, player.extra, gone)
        rep, reps, word = where.rep, max(1, step.reps + player.extra), where.word.upper()
    if player.state is State.PAUSED:
        look, word = Look.PAUSED, "PAUSED"
    elif player.state is State.COUNTING_IN:
        look, word = Look.READY, "GET READY"
        count, past = whole_left(LEAD_SECONDS - (now - player.began)), False
    effort = step if isinstance(step, Effort) else player.plan.next_effort(player.index)
    return View(
        look=look,
        word=word,
        count=count,
        timed=over is not None,
        over=past,
        goes_on=player.state is State.RUNNING and goes_on(player, now),
        effort=effort or _last_effort(player),
        part=_part(player, step, gone, over),
        halfway=isinstance(step, Timed) and (over or 0) >= HALFWAY_FROM,
        gone=player.active(now),
        left=left(player, now),
        done=len(player.log),
        efforts=len(player.plan.efforts),
        typed=player.reps is not None,
        rep=rep,
        reps=reps,
        just_done=last_done(player),
        following=player.plan.next_effort(player.index),
        touches=len(player.touches),
        unbroken=longest(player.touches, gone) if player.touches else 0.0,
        pulse=player.pulse,
        calm=step.calm if isinstance(step, Rest) else None,
        pulse_rest=isinstance(step, Rest) and step.pulse,
        settled=player.settled is not None,
    )


def whole_left(seconds: float) -> int:
    """Whole seconds to show while ``seconds`` are left: 45 at the start of 45, 1 in the last one.

    A millionth is forgiven, so that the sums of a clock's fractions do not show a second twice.
    """
    return max(0, ceil(seconds - 1e-6))


def left(player: Player, now: float) -> float:
    """The estimated seconds to the end of the session."""
    if player.state is State.FINISHED:
        return 0.0
    step = player.step
    whole = goal(step, player.extra)
    here = max(0.0, (estimated_seconds(step) if whole is None else whole) - player.elapsed(now))
    return here + sum(estimated_seconds(later) for later in player.plan.steps[player.index + 1 :])


def _count(player: Player, step: Step, gone: float, over: float | None) -> tuple[int | None, bool]:
    """The large number, and whether it counts past the goal."""
    if isinstance(step, Reps):
        return (player.reps if player.reps is not None else step.target), False
    if isinstance(step, RepeatedHold) and step.metronome:
        return place(step, player.extra, gone).rep, False
    if isinstance(step, RepeatedHold):
        return whole_left(place(step, player.extra, gone).left), False
    if over is None:
        return None, False
    if length(step, player.extra) != over and gone >= over:
        return floor(gone - over), True
    return whole_left(over - gone), False


def _part(player: Player, step: Step, gone: float, over: float | None) -> float:
    if over is None:
        return 0.0
    return min(1.0, gone / over) if over else 1.0


def _last_effort(player: Player) -> Effort:
    """The plan's last effort: what a view shows when all is over."""
    last = player.plan.steps[player.plan.efforts[-1]]
    assert isinstance(last, Effort)
    return last
