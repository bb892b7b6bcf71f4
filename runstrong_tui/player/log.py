"""What was really done, set by set and side by side."""

from itertools import pairwise

import msgspec

from runstrong_tui.training.amounts import Count, Pain, Seconds, WholeSeconds
from runstrong_tui.training.names import keep_composed
from runstrong_tui.training.session import Asked
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Reps, Side


class SetDone(msgspec.Struct, frozen=True, omit_defaults=True):
    """One set as it was done, beside what was planned. Times are seconds, to a tenth."""

    step: Count
    """Its index in the plan."""
    exercise: str
    """The id of the exercise."""
    name: str
    """The name of the exercise, with its variant."""
    set: Count
    """Which set it was, from 1."""
    sets: Count
    """How many sets were planned."""
    seconds: Seconds
    """The time in the set; in a hold: held."""
    at: Seconds
    """The active seconds of the session when it ended."""
    timed: bool = False
    """Whether it was a hold, timed work or a run, rather than repetitions."""
    paced: bool = False
    """Whether it was a repeated hold, rather than repetitions at one's own pace."""
    variant: str | None = None
    """The id of the variant done."""
    side: Side | None = None
    """The side that worked, where each does in turn."""
    load: str | None = None
    """The load, as it is written."""
    block: str = ""
    """The title of its block."""
    reps: Count | None = None
    """The repetitions made; None where nobody said."""
    planned_reps: Count | None = None
    """The repetitions planned."""
    planned_seconds: WholeSeconds | None = None
    """The seconds planned."""
    written: str | None = None
    """The variant that the session's file asked for."""
    asked: Asked | None = None
    """What progression goes by next time."""
    touches: Count | None = None
    """How often the foot came down in a hold."""
    unbroken: Seconds | None = None
    """The longest stretch of a hold without a touch."""
    rest: Seconds | None = None
    """What was rested after the set."""
    recovery: Seconds | None = None
    """How long the pulse took to settle."""
    pulse: Count | None = None
    """The pulse at which it had settled, in beats a minute, where it was measured."""
    pain: Pain | None = None
    """How much it hurt, from 0 to 10; None where nobody said."""

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
    pain: int | None = None,
) -> SetDone:
    """The log's line for the effort at ``index`` of the plan, done for ``seconds``.

    ``touches`` are the seconds in the hold at which the foot came down, ``pain`` goes from 0 to 10.
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
        pain=pain,
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
