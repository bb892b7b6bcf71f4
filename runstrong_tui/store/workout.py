"""What the store keeps, in the field's words."""

from typing import Annotated

import msgspec

from runstrong_tui.player.log import Log, SetDone, missed
from runstrong_tui.player.state import Position
from runstrong_tui.store.journal.years import Moment, check_years
from runstrong_tui.training.amounts import Form, Pain, Seconds
from runstrong_tui.training.names import keep_composed
from runstrong_tui.training.steps import Plan
from runstrong_tui.training.wall import later, seconds_between

Km = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
Rpe = Annotated[float, msgspec.Meta(ge=0, le=10)]


class UnfinishedSession(msgspec.Struct, frozen=True):
    """A partly finished session: its plan, where in it the runner is, and what was done.

    ``started`` and ``saved`` are wall times with their zone.
    """

    id: str
    plan: Plan
    position: Position
    log: Log
    started: Moment
    saved: Moment

    def __post_init__(self) -> None:
        """Refuse times that nobody can reckon with."""
        check_years(self.started, self.saved)

    @property
    def ended(self) -> bool:
        """Whether every step of its plan is over: only its way into the history is missing."""
        return self.position.index >= len(self.plan.steps)


class Workout(msgspec.Struct, frozen=True):
    """A finished workout: every set as it was done, and those of its plan that were not.

    ``active`` is the seconds in which the count ran; ``started`` and ``finished`` are wall times
    with their zone. ``easier`` is True in an easier week, ``rpe`` how hard it was (6 to 10), ``km``
    how far a run went, ``outside`` True where it was not played but entered afterwards.
    """

    id: str
    session: str
    title: str
    form: Form
    started: Moment
    finished: Moment
    active: Seconds
    sets: tuple[SetDone, ...]
    missed: tuple[SetDone, ...] = ()
    easier: bool = False
    rpe: Rpe | None = None
    note: str = ""
    km: Km | None = None
    outside: bool = False
    pain: Pain | None = None
    """How much something hurt before it began, from 0 to 10; None where nobody said."""
    pain_next_morning: Pain | None = None
    """How much something hurt on the next morning."""

    def __post_init__(self) -> None:
        """Refuse times that nobody can reckon with, and take names in either Unicode form."""
        check_years(self.started, self.finished)
        keep_composed(self, "session")

    @property
    def planned(self) -> int:
        """How many sets the plan had."""
        return len(self.sets) + len(self.missed)


def workout_of(partly: UnfinishedSession, finished: Moment) -> Workout:
    """What goes into the history when a partly finished session ends at ``finished``.

    Where the clock was set back so far that it would end before it began, it ends after the seconds
    in which the count ran.
    """
    if seconds_between(partly.started, finished) < 0:
        finished = later(partly.started, partly.position.active)
    return Workout(
        id=partly.id,
        session=partly.plan.session,
        title=partly.plan.title,
        form=partly.plan.form,
        started=partly.started,
        finished=finished,
        active=round(partly.position.active, 1),
        sets=partly.log,
        missed=missed(partly.plan, partly.log),
        easier=partly.plan.easier,
        pain=partly.plan.pain,
    )
