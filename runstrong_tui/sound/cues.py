"""Cues: what the ear is told of what happens while a plan is played."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from runstrong_tui.player.happenings import (
    CountDown,
    Finished,
    Halfway,
    Happening,
    Interrupted,
    Overtime,
    PhaseChanged,
    Started,
)


class Cue(StrEnum):
    """A moment that is heard."""

    PHASE = "phase"
    COUNT = "count"
    HALFWAY = "half-way"
    OVERTIME = "overtime"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"


_CUES: dict[type[Happening], Cue] = {
    Started: Cue.PHASE,
    PhaseChanged: Cue.PHASE,
    CountDown: Cue.COUNT,
    Halfway: Cue.HALFWAY,
    Overtime: Cue.OVERTIME,
    Finished: Cue.FINISHED,
    Interrupted: Cue.INTERRUPTED,
}


def cues_of(happenings: Iterable[Happening]) -> tuple[Cue, ...]:
    """The cues for what happened, in order, one for each moment.

    What happens at the same instant is heard once: the start of a repeated hold is also the start
    of its first phase.
    """
    cues: list[Cue] = []
    last: Happening | None = None
    for happening in happenings:
        cue = _CUES.get(type(happening))
        started_at_once = isinstance(last, Started) and isinstance(happening, PhaseChanged)
        if cue is not None and not started_at_once:
            cues.append(cue)
        last = happening
    return tuple(cues)


class Bell:
    """The terminal's bell: one stroke for each cue, none while muted."""

    def __init__(self, ring: Callable[[], object]) -> None:
        """``ring`` makes one stroke; it must not block."""
        self._ring = ring
        self.muted = False

    def hear(self, happenings: Iterable[Happening]) -> None:
        """Ring for what happened."""
        if self.muted:
            return
        for _ in cues_of(happenings):
            self._ring()
