"""The player as a value: where one is in a plan, what was done, and the ways back.

An instant is a number of seconds on a clock that only goes forward; it is always an argument.
"""

from enum import StrEnum
from typing import Annotated, NamedTuple

import msgspec

from runstrong_tui.player.events import Event
from runstrong_tui.player.log import Log
from runstrong_tui.training.amounts import MOST_SECONDS, Count, Seconds
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
    """What must be kept, besides plan and log, to come back to the same second.

    ``gone`` and ``active`` are seconds: in the step at ``index``, and in the whole session.
    """

    index: Count = 0
    gone: Seconds = 0.0
    active: Seconds = 0.0
    extra: Extra = 0
    reps: Count | None = None
    touches: tuple[Seconds, ...] = ()


class Before(msgspec.Struct, frozen=True):
    """How things stood before something was logged or skipped; ``gone`` is seconds in the step."""

    plan: Plan
    index: int
    gone: float
    extra: int
    reps: int | None
    touches: tuple[float, ...]
    log: Log
    rested: float = 0.0


class Player(msgspec.Struct, frozen=True):
    """A plan being played.

    ``began`` is the instant at which the step would have begun had it run without a pause (while
    leading: at which the get-ready count began); ``gone`` holds the seconds gone while the count
    stands. ``told`` is the offset in the step up to which happenings were told, ``before`` the
    active seconds of the session when the step began, ``seen`` the last instant known. ``rested``
    is what was rested since the last set, in seconds, up to the beginning of the step. ``since``
    is the offset in the step at which the runner was last there to let it go on.

    ``touches`` are the seconds in a hold at which the foot came down, ``taps`` the instants of
    taps in time with the heart, ``pulse`` what they told, ``settled`` the seconds at which a rest
    ends because of it. ``undos`` lead back, step by step.
    """

    plan: Plan
    state: State
    seen: float
    began: float
    index: int = 0
    gone: float = 0.0
    told: float = 0.0
    before: float = 0.0
    extra: int = 0
    reps: int | None = None
    log: Log = ()
    resumed: bool = False
    touches: tuple[float, ...] = ()
    taps: tuple[float, ...] = ()
    pulse: int | None = None
    settled: float | None = None
    undos: tuple[Before, ...] = ()
    rested: float = 0.0
    since: float = 0.0

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
        )


class Transition(NamedTuple):
    """A player after an event, and what happened, in order."""

    player: Player
    happenings: tuple[Event, ...] = ()


def replace(player: Player, **changes: object) -> Player:
    """``player`` with some fields changed."""
    return msgspec.structs.replace(player, **changes)
