"""What was really done, set by set and side by side."""

from itertools import pairwise

import msgspec

from runstrong_tui.training.amounts import Count, Seconds, WholeSeconds
from runstrong_tui.training.names import keep_composed
from runstrong_tui.training.session import Asked
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Reps, Side


class SetDone(msgspec.Struct, frozen=True, omit_defaults=True):
    """One set as it was done, beside what was planned.

    ``step`` is its index in the plan; ``timed`` tells holds, timed work and runs from repetitions,
    ``paced`` repeated holds from repetitions at one's own pace. ``written`` is the variant that the
    session's file asked for, ``asked`` what progression goes by next time.
    ``reps`` is None where nobody said how many were made. ``seconds`` is the time in the set (in a
    hold: held), ``at`` the active seconds of the session when it ended; both to a tenth.

    ``touches`` counts how often the foot came down in a hold, ``unbroken`` is its longest stretch
    without. ``rest`` is what was rested after the set; ``recovery`` how long the pulse took to
    settle, at ``pulse`` beats a minute where it was measured. All in seconds, None where nothing
    was told.
    """

    step: Count
    exercise: str
    name: str
    set: Count
    sets: Count
    seconds: Seconds
    at: Seconds
    timed: bool = False
    paced: bool = False
    variant: str | None = None
    side: Side | None = None
    load: str | None = None
    block: str = ""
    reps: Count | None = None
    planned_reps: Count | None = None
    planned_seconds: WholeSeconds | None = None
    written: str | None = None
    asked: Asked | None = None
    touches: Count | None = None
    unbroken: Seconds | None = None
    rest: Seconds | None = None
    recovery: Seconds | None = None
    pulse: Count | None = None

    def __post_init__(self) -> None:
        """Take names in either Unicode form."""
        keep_composed(self, "exercise", "variant", "written")


Log = tuple[SetDone, ...]


def set_done(
    step: Effort,
    index: int,
    *,
    seconds: float,
    at: float,
    reps: int | None = None,
    touches: tuple[float, ...] = (),
) -> SetDone:
    """The log's line for the effort at ``index`` of the plan, done for ``seconds``.

    ``touches`` are the seconds in the hold at which the foot came down.
    """
    task = step.task
    return SetDone(
        step=index,
        exercise=task.move.exercise,
        name=task.move.name,
        set=task.set,
        sets=task.sets,
        seconds=round(seconds, 1),
        at=round(at, 1),
        timed=not isinstance(step, Reps | RepeatedHold),
        variant=task.move.variant,
        side=task.side,
        load=task.load,
        block=task.block,
        reps=reps,
        planned_reps=_planned_reps(step),
        planned_seconds=_planned_seconds(step),
        paced=isinstance(step, RepeatedHold) and not step.metronome,
        touches=len(touches) or None,
        unbroken=longest(touches, seconds) if touches else None,
        written=task.written,
        asked=task.asked,
    )


def _planned_reps(step: Effort) -> int | None:
    if isinstance(step, Reps):
        return step.target
    return step.reps if isinstance(step, RepeatedHold) else None


def _planned_seconds(step: Effort) -> int | None:
    return None if isinstance(step, Reps | RepeatedHold) else step.seconds or None


def longest(touches: tuple[float, ...], seconds: float) -> float:
    """The longest stretch between the start, the touches and the end, in seconds."""
    return round(max(b - a for a, b in pairwise((0.0, *touches, seconds))), 1)


def put(log: Log, done: SetDone) -> Log:
    """The log with ``done`` in it, in the place of an earlier doing of the same step."""
    others = (line for line in log if line.step != done.step)
    return tuple(sorted((*others, done), key=lambda line: line.step))


def logged(log: Log, index: int) -> SetDone | None:
    """The log's line for the step at ``index``, if it was done."""
    return next((line for line in log if line.step == index), None)


def missed(plan: Plan, log: Log) -> Log:
    """The sets of the plan that were not done, each with no seconds and no repetitions."""
    return tuple(
        set_done(step, index, seconds=0, at=0)
        for index, step in enumerate(plan.steps)
        if isinstance(step, Effort) and logged(log, index) is None
    )
