"""The flat steps a session unfolds into: what the player goes through, one after the other."""

from enum import StrEnum
from typing import Annotated

import msgspec

from runstrong_tui.training.amounts import Count, Form, Pain, WholeSeconds
from runstrong_tui.training.names import keep_composed
from runstrong_tui.training.session import Asked

SECONDS_A_REP = 3
"""What one repetition without a tempo is taken to last, for estimates only."""

UNTIMED_SECONDS = 30
"""What holding as long as one can is taken to last, for estimates only."""


class Side(StrEnum):
    """The side that works when the sides take turns."""

    LEFT = "left"
    RIGHT = "right"


class Move(msgspec.Struct, frozen=True):
    """An exercise (or its variant) as the player shows it; kept with the plan, so it stays."""

    exercise: str
    name: str
    variant: str | None = None
    key_points: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take names in either Unicode form."""
        keep_composed(self, "exercise", "variant")


class Task(msgspec.Struct, frozen=True):
    """Which set of what this is."""

    move: Move
    """The exercise, as it is done today."""
    set: Count = 1
    """Which set of its block, from 1."""
    sets: Count = 1
    """How many sets its block has of it."""
    side: Side | None = None
    """The side that works; None: both at once."""
    load: str | None = None
    """The weight as it is written: ``20 kg``."""
    round: bool = False
    """Whether its sets are rounds of a circuit."""
    first: str = ""
    """What is to be put on or taken off before it: ``ankle weights on``."""
    block: str = ""
    """The title of its block."""
    optional: bool = False
    """Whether leaving it out counts as done."""
    written: str | None = None
    """The variant that the session's file asks for."""
    last: str = ""
    """What was made last time: ``45, 45, 40``."""
    why: str = ""
    """Why today's target is what it is."""
    place: tuple[Count, Count] | None = None
    """The numbers of its block and line in the session as it was when the plan was made."""
    asked: Asked | None = None
    """What progression goes by next time."""

    def __post_init__(self) -> None:
        """Take names in either Unicode form."""
        keep_composed(self, "written")


class Phase(msgspec.Struct, frozen=True):
    """One part of a paced repetition: a word for it and its seconds."""

    word: str
    seconds: WholeSeconds


class GetReady(msgspec.Struct, frozen=True, tag="get-ready"):
    """A count of ``seconds`` before a timed set."""

    seconds: WholeSeconds


class Reps(msgspec.Struct, frozen=True, tag="reps"):
    """A set of ``target`` repetitions at one's own pace; no target: as many as possible."""

    task: Task
    target: Count | None


class Hold(msgspec.Struct, frozen=True, tag="hold"):
    """A position held for ``seconds``; ``open``: at least so long, then on until told."""

    task: Task
    seconds: WholeSeconds
    open: bool = False


class RepeatedHold(msgspec.Struct, frozen=True, tag="repeated-hold"):
    """``reps`` paced repetitions, each the same ``phases``; after the last one no pause is kept.

    A pause between repetitions is the phase with the word ``rest``. With ``metronome`` it only
    paces repetitions that the session leaves to one's own pace.
    """

    task: Task
    reps: Count
    phases: tuple[Phase, ...]
    metronome: bool = False

    @property
    def cycle(self) -> int:
        """Seconds of one repetition with its pause."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def held(self) -> int:
        """Seconds that a repetition is held; 0 where none of its phases is a hold."""
        return next((phase.seconds for phase in self.phases if phase.word == "hold"), 0)

    @property
    def pause(self) -> int:
        """Seconds of the pause between two repetitions."""
        return sum(phase.seconds for phase in self.phases if phase.word == "rest")

    @property
    def seconds(self) -> int:
        """Seconds of the whole set."""
        return self.reps * self.cycle - self.pause


class Work(msgspec.Struct, frozen=True, tag="work"):
    """An exercise done for ``seconds``; ``open``: at least so long, then on until told."""

    task: Task
    seconds: WholeSeconds
    open: bool = False


class Run(msgspec.Struct, frozen=True, tag="run"):
    """A run of ``seconds``; ``open``: at least so long, then on until told."""

    task: Task
    seconds: WholeSeconds
    open: bool = False


class Rest(msgspec.Struct, frozen=True, tag="rest"):
    """A rest of ``seconds``, which then counts on; after ``most`` seconds the next step starts.

    ``most`` is None where the next step waits for the runner anyway. ``pulse``: it is meant to
    last until the pulse has settled, at ``calm`` beats a minute (None: not known), but no less
    than ``least`` seconds. ``active``: it is spent walking or jogging.
    """

    seconds: WholeSeconds
    most: WholeSeconds | None
    pulse: bool = False
    active: bool = False
    least: WholeSeconds = 0
    calm: Count | None = None


class Change(msgspec.Struct, frozen=True, tag="change"):
    """``seconds`` to change to ``side``."""

    side: Side
    seconds: WholeSeconds


Timed = Hold | Work | Run
Effort = Reps | Hold | RepeatedHold | Work | Run
Step = GetReady | Reps | Hold | RepeatedHold | Work | Run | Rest | Change


class Plan(msgspec.Struct, frozen=True):
    """A session unfolded for one day: its steps in order, and nothing left to decide.

    ``left_out`` says what went because time was short; ``easier`` is True in an easier week,
    ``hands_free`` where a metronome paces repetitions. ``notes`` say in sentences what else is
    another than the file has it. ``pain``, from 0 to 10, is what hurt before it began.
    """

    session: str
    title: str
    form: Form
    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]
    left_out: tuple[str, ...] = ()
    easier: bool = False
    hands_free: bool = False
    notes: tuple[str, ...] = ()
    pain: Pain | None = None

    def __post_init__(self) -> None:
        """Take names in either Unicode form."""
        keep_composed(self, "session")

    @property
    def efforts(self) -> tuple[int, ...]:
        """The indices of the steps that are logged."""
        return tuple(i for i, step in enumerate(self.steps) if is_effort(step))

    @property
    def seconds(self) -> int:
        """The estimated length of the whole in seconds."""
        return sum(estimated_seconds(step) for step in self.steps)

    def next_effort(self, index: int) -> "Effort | None":
        """The first effort after the step at ``index``."""
        return next(
            (step for step in self.steps[index + 1 :] if isinstance(step, Effort)),
            None,
        )


def is_effort(step: Step) -> bool:
    """Whether the step is logged: repetitions, a hold, timed work or a run."""
    return isinstance(step, Effort)


def estimated_seconds(step: Step) -> int:
    """How long the step is taken to last, in seconds; exact for all but repetitions."""
    if isinstance(step, Reps):
        return (step.target or 15) * SECONDS_A_REP
    return step.seconds or (UNTIMED_SECONDS if isinstance(step, Timed) else 0)
