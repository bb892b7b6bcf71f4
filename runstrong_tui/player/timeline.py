"""When, within one step, something is to be told: offsets in seconds from the step's start."""

from collections.abc import Iterator
from typing import NamedTuple

from runstrong_tui.player.events import (
    CountDown,
    Event,
    Halfway,
    NextUp,
    Overtime,
    PhaseChanged,
    RepCounted,
)
from runstrong_tui.training.steps import Effort, GetReady, RepeatedHold, Reps, Rest, Step, Timed

HALFWAY_FROM = 20
"""Holds and timed work of at least so many seconds tell their half."""


NEXT_UP_SECONDS = 9
"""So many seconds before the end of a rest, what comes next is told."""

LONG_REST = 15
"""In shorter rests it is not: they have only just begun."""


PATIENCE_SECONDS = 30 * 60
"""So long repetitions wait for the runner, and a rest after it is over; nobody takes longer."""

OPEN_SECONDS = 4 * 3600
"""So long an open hold, work or run goes on past what was asked for; only a forgotten one does."""

FORGIVEN = 1e-6
"""Seconds that the difference of two instants may fall short, for they are fractions."""


class RepPlace(NamedTuple):
    """Where one is in a repeated hold: the repetition (from 1), its phase and what is left of it.

    ``left`` is in seconds; ``counted`` is the number of complete repetitions.
    """

    rep: int
    word: str
    left: float
    counted: int


def goal(step: Step, extra: int) -> float | None:
    """Seconds after which what was asked for is over; None where nothing is timed.

    ``extra`` is what the runner added or took away: seconds, or repetitions of a repeated hold.
    """
    if isinstance(step, Reps):
        return None
    if isinstance(step, RepeatedHold):
        return max(1, step.reps + extra) * step.cycle - step.pause
    return max(0, step.seconds + extra)


def length(step: Step, extra: int) -> float | None:
    """Seconds after which the step ends by itself; None where it waits for the runner."""
    if isinstance(step, Rest):
        return None if step.most is None else max(0, step.most + extra)
    if isinstance(step, Timed) and step.open:
        return None
    return goal(step, extra)


def patience(step: Step) -> float:
    """Seconds past its goal that the step waits for the runner until the count stops by itself."""
    return OPEN_SECONDS if isinstance(step, Timed) else PATIENCE_SECONDS


def scheduled_events(
    step: Step, extra: int, following: Step | None
) -> Iterator[tuple[float, Event]]:
    """What is to be told after the step's start, with its offset, in order of time.

    A rest that flows into a get-ready count leaves the last three seconds to that count. Timed work
    that flows into the next tells before its end what that is, as a rest does.
    """
    if isinstance(step, RepeatedHold):
        yield from _rep_events(step, max(1, step.reps + extra))
        return
    over = goal(step, extra)
    if over is None:
        return
    if isinstance(step, Timed) and over >= HALFWAY_FROM:
        yield over / 2, Halfway()
    if isinstance(step, Rest):
        lead = following.seconds if isinstance(following, GetReady) else 0
        if over + lead >= LONG_REST:
            yield over + lead - NEXT_UP_SECONDS, NextUp()
    elif flows_on(step, following) and over >= LONG_REST:
        yield over - NEXT_UP_SECONDS, NextUp()
    if not (isinstance(step, Rest) and isinstance(following, GetReady)):
        for left in (3, 2, 1):
            if over > left:
                yield over - left, CountDown(left)
    if length(step, extra) != over and over > 0:
        yield over, Overtime()


def flows_on(step: Step, following: Step | None) -> bool:
    """Whether the step is timed work that another effort follows at once."""
    return isinstance(step, Timed) and not step.open and isinstance(following, Effort)


def _rep_events(step: RepeatedHold, reps: int) -> Iterator[tuple[float, Event]]:
    last = [phase.word for phase in step.phases if phase.word != "rest"][-1]
    offset = 0
    for rep in range(1, reps + 1):
        for phase in step.phases:
            if phase.word == "rest" and rep == reps:
                return
            if offset:
                yield offset, PhaseChanged(phase.word, rep)
            offset += phase.seconds
            if phase.word == last:
                yield offset, RepCounted(rep)


def place(step: RepeatedHold, extra: int, gone: float) -> RepPlace:
    """Where one is in a repeated hold after ``gone`` seconds."""
    reps = max(1, step.reps + extra)
    gone += FORGIVEN
    number = min(int(gone // step.cycle), reps - 1)
    within = gone - number * step.cycle
    effort = step.cycle - step.pause
    counted = number + (within >= effort)
    for phase in step.phases:
        if within < phase.seconds:
            left = min(float(phase.seconds), phase.seconds - within + FORGIVEN)
            return RepPlace(number + 1, phase.word, left, counted)
        within -= phase.seconds
    return RepPlace(number + 1, step.phases[-1].word, 0, counted)
