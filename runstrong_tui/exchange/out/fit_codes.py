"""What an exercise is in the FIT profile, and the parts of a workout that a FIT file tells."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from runstrong_tui.player.log import SetDone
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.steps import SECONDS_A_REP

UNKNOWN_CATEGORY = 65534
"""What the profile calls an exercise that it has no name for."""

LONGEST_TITLE_BYTES = 80


class Title(NamedTuple):
    """An exercise as the file names it: its own name with its side, and the profile's code.

    ``name`` is None where the profile has none.
    """

    words: str
    category: int
    name: int | None


class TimedSet(NamedTuple):
    """A set between two seconds of the active clock, and how long the rest after it was."""

    done: SetDone
    begin: float
    seconds: float
    rest: float


def title_of(done: SetDone, exercises: Mapping[str, Exercise]) -> Title:
    """What the set's exercise is called; its side is in the name, as a set has no place for it."""
    words = done.name + (f", {done.side}" if done.side else "")
    known = exercises.get(done.exercise)
    category, _, name = (known.fit_of(done.variant) if known else "").partition(":")
    if not name:
        return Title(cut(words), UNKNOWN_CATEGORY, None)
    return Title(cut(words), int(category), int(name))


def cut(text: str) -> str:
    """``text`` in as few bytes as a title may have, without half a character."""
    clean = " ".join(text.split())
    return clean.encode(errors="replace")[:LONGEST_TITLE_BYTES].decode(errors="ignore")


def timed_sets(sets: Sequence[SetDone], active: float) -> list[TimedSet]:
    """When each set began, how long it took, and the rest: as it was logged, none over another.

    Where nobody told how long a set took, repetitions are estimated.
    """
    timed = []
    before = 0.0
    for done in sets:
        end = min(max(done.at, before), max(active, before))
        took = done.seconds or min((done.reps or 0) * SECONDS_A_REP, end - before)
        begin = max(before, end - took)
        timed.append(TimedSet(done, begin, end - begin, done.rest or 0.0))
        before = end
    return timed


def is_all_running(sets: Sequence[SetDone], exercises: Mapping[str, Exercise]) -> bool:
    """Whether every set is a run; False where there are none."""
    known = [exercises.get(done.exercise) for done in sets]
    return bool(known) and all(each is not None and each.kind is Kind.RUN for each in known)
