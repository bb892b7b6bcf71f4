"""The player as a value: where one is in a plan, what was done, and the ways back.

An instant is a number of seconds on a clock that only goes forward; it is always an argument.
"""

from enum import StrEnum
from typing import Annotated, NamedTuple

import msgspec

from runstrong_tui.player.events import Event
from runstrong_tui.player.log import Log
from runstrong_tui.training.amounts import MOST_SECONDS, Count, Pain, Seconds
from runstrong_tui.training.steps import Plan, Step

Extra = Annotated[int, msgspec.Meta(ge=-MOST_SECONDS, le=MOST_SECONDS)]


class State(StrEnum):
    """Whether the count runs."""

    RUNNING = "running"
    PAUSED = "paused"
    COUNTING_IN = "leading"
    FINISHED = "finished"
    LEFT = "left"


class Position(msgspec.Struct, frozen=True):
    """What must be kept, besides plan and log, to come back to the same second."""

    index: Count = 0
    """The step one is in."""
    gone: Seconds = 0.0
    """Seconds in that step."""
    active: Seconds = 0.0
    """Seconds of the whole session in which the count ran."""
    extra: Extra = 0
    """Seconds, or repetitions, more than planned in that step."""
    reps: Count | None = None
    """The repetitions typed for the set at hand."""
    touches: tuple[Seconds, ...] = ()
    """The seconds in the hold at which the foot came down."""
    pain: Pain | None = None
    """How much the set at hand hurts."""


class Before(msgspec.Struct, frozen=True):
    """How things stood before something was logged or skipped: each as in `Player`."""

    plan: Plan
    """All steps, with the targets of then."""
    index: int
    """The step of ``plan`` that was on."""
    gone: float
    """Seconds of the step that had gone by."""
    extra: int
    """As in `Player`, like all that follow."""
    reps: int | None
    touches: tuple[float, ...]
    log: Log
    rested: float = 0.0
    pain: int | None = None


class Player(msgspec.Struct, frozen=True):
    """A plan being played."""

    plan: Plan
    """All steps, in order."""
    state: State
    """Whether the count runs."""
    seen: float
    """The last instant known."""
    began: float
    """The instant at which the step would have begun had it run without a pause; while counting
    in: at which that count began."""
    index: int = 0
    """The step one is in; the number of steps after the end."""
    gone: float = 0.0
    """Seconds gone in the step, while the count stands."""
    emitted: float = 0.0
    """Seconds in the step up to which its events were emitted."""
    before: float = 0.0
    """Active seconds of the session when the step began."""
    extra: int = 0
    """Seconds, or repetitions, more than planned in this step."""
    reps: int | None = None
    """The repetitions typed for the set at hand."""
    log: Log = ()
    """The sets done."""
    resumed: bool = False
    """Whether the step was taken up again: a hold then counts in first."""
    touches: tuple[float, ...] = ()
    """The seconds in a hold at which the foot came down."""
    taps: tuple[float, ...] = ()
    """The instants of taps in time with the heart."""
    pulse: int | None = None
    """Beats a minute, as the taps or a count gave them in this rest."""
    settled: float | None = None
    """Seconds in a rest at which it ends because the pulse has settled."""
    undos: tuple[Before, ...] = ()
    """The ways back, the latest last."""
    rested: float = 0.0
    """Seconds rested since the last set, up to the beginning of the step."""
    since: float = 0.0
    """Seconds in the step at which the runner was last there to let it go on."""
    pain: int | None = None
    """How much the set at hand hurts, from 0 to 10; None where nobody said."""

    @property
    def step(self) -> Step:
        """The step one is in; after the end, the last one."""
        return self.plan.steps[min(self.index, len(self.plan.steps) - 1)]

    @property
    def following(self) -> Step | None:
        """The step after this one."""
        steps = self.plan.steps
        return steps[self.index + 1] if self.index + 1 < len(steps) else None

    @property
    def over(self) -> bool:
        """Whether there is nothing more to play."""
        return self.state in (State.FINISHED, State.LEFT)

    def elapsed(self, now: float) -> float:
        """Seconds gone in the step."""
        return max(0.0, now - self.began) if self.state is State.RUNNING else self.gone

    def active(self, now: float) -> float:
        """Seconds of the whole session in which the count ran."""
        return self.before + self.elapsed(now)

    def position(self, now: float) -> Position:
        """What to keep in order to resume here."""
        return Position(
            self.index,
            round(self.elapsed(now), 3),
            round(self.active(now), 3),
            self.extra,
            self.reps,
            self.touches,
            self.pain,
        )


class Transition(NamedTuple):
    """A player after an event, and what happened, in order."""

    player: Player
    events: tuple[Event, ...] = ()


def replace(player: Player, **changes: object) -> Player:
    """``player`` with some fields changed."""
    return msgspec.structs.replace(player, **changes)
