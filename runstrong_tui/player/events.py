"""What happens while a plan is played: the one stream the screen, the sounds and the store hear."""

import msgspec

from runstrong_tui.player.log import SetDone


class Started(msgspec.Struct, frozen=True):
    """The step at ``index`` of the plan began."""

    index: int


class PhaseChanged(msgspec.Struct, frozen=True):
    """Repetition ``rep`` (from 1) of a repeated hold entered the phase ``word``."""

    word: str
    rep: int


class Halfway(msgspec.Struct, frozen=True):
    """Half of a hold or of timed work is over."""


class CountDown(msgspec.Struct, frozen=True):
    """Three, two or one second left."""

    left: int


class Overtime(msgspec.Struct, frozen=True):
    """What was asked for is over, and the count goes on."""


class RepCounted(msgspec.Struct, frozen=True):
    """Repetition ``rep`` (from 1) of a repeated hold is complete."""

    rep: int


class Ended(msgspec.Struct, frozen=True):
    """The step at ``index`` of the plan is over."""

    index: int


class Logged(msgspec.Struct, frozen=True):
    """A set was logged, or (``corrected``) its repetitions were put right."""

    done: SetDone
    corrected: bool = False


class Paused(msgspec.Struct, frozen=True):
    """The count stands still."""


class WentOn(msgspec.Struct, frozen=True):
    """The count goes on, at once or after the get-ready count of a resumed session."""


class NextUp(msgspec.Struct, frozen=True):
    """A rest is nearly over: time to say what comes next."""


class Touched(msgspec.Struct, frozen=True):
    """The foot came down in a hold, for the ``count``-th time."""

    count: int


class PulseTold(msgspec.Struct, frozen=True):
    """The pulse in a rest is known: ``beats`` a minute."""

    beats: int


class Settled(msgspec.Struct, frozen=True):
    """The pulse has settled; the rest ends as soon as it has lasted long enough."""


class PainTold(msgspec.Struct, frozen=True):
    """It hurts so much, from 0 to 10: in the set at hand, or in the one just done.

    ``before``: no set was done yet.
    """

    pain: int
    before: bool = False


class Undone(msgspec.Struct, frozen=True):
    """What was logged or skipped last was taken back."""


class Swapped(msgspec.Struct, frozen=True):
    """Another exercise took the place of the one at hand."""


class Interrupted(msgspec.Struct, frozen=True):
    """The machine slept or stood still for ``seconds``; the count is paused where it was."""

    seconds: float


class Forgotten(msgspec.Struct, frozen=True):
    """The step waited ``seconds`` for the runner, who is gone; the count is paused."""

    seconds: float


class Finished(msgspec.Struct, frozen=True):
    """The last step is over."""


class Left(msgspec.Struct, frozen=True):
    """The runner left; the session stays resumable."""


Event = (
    Started
    | PhaseChanged
    | Halfway
    | CountDown
    | Overtime
    | RepCounted
    | Ended
    | Logged
    | Paused
    | WentOn
    | NextUp
    | Touched
    | PulseTold
    | Settled
    | PainTold
    | Undone
    | Swapped
    | Interrupted
    | Forgotten
    | Finished
    | Left
)
