"""What the earlier times of an exercise tell of a step line."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.growth import cycle_seconds, drops_load, span_of, within
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.pain import LEAST_CARE
from runstrong_tui.training.session import Load, StepLine, dose_words
from runstrong_tui.training.steps import Side

ALL_OUT = 10
"""The rate of perceived exertion after which nothing grows."""


class SetResult(msgspec.Struct, frozen=True):
    """What was made of one set, on one side where they take turns.

    ``amount`` and ``planned`` are repetitions or whole seconds. An ``amount`` of None, which
    nobody told, counts as what was planned.
    """

    amount: int | None
    planned: int | None
    side: Side | None = None

    @property
    def made(self) -> int | None:
        """What counts as made; None where neither an amount nor a plan is known."""
        return self.planned if self.amount is None else self.amount

    @property
    def lacking(self) -> int:
        """By how much the set fell short of its plan; 0 where it did not."""
        if self.amount is None or self.planned is None:
            return 0
        return max(0, self.planned - self.amount)


class LastTime(msgspec.Struct, frozen=True):
    """One time that an exercise was done: its results in order, and how it was planned.

    ``results`` leave out what was not done at all; ``missed`` counts those efforts. ``sets`` is
    the number planned. ``timed``: amounts are seconds; ``paced``: repetitions of a fixed pace.
    ``written`` is the variant that the session's file asked for, ``variant`` the one really done.
    ``written_load`` is the load that the file asked for: "" for none, None where it is not known.
    ``easier``: in an easier week. ``rpe`` is the rate of perceived exertion, 6 to 10.
    ``session`` is the name of its session, ``place`` the step's place there, ``dose`` what the file
    asked for, as far as they are known; ``when`` it began. ``pain`` is the worst of its sets, and
    ``pain_next_morning`` that of the morning after, from 0 to 10 where somebody said.
    """

    results: tuple[SetResult, ...]
    sets: int
    missed: int = 0
    timed: bool = False
    paced: bool = False
    written: str | None = None
    variant: str | None = None
    load: str | None = None
    form: Form = Form.NORMAL
    easier: bool = False
    rpe: float | None = None
    written_load: str | None = None
    session: str = ""
    place: tuple[int, int] | None = None
    dose: str = ""
    when: datetime | None = None
    pain: int | None = None
    pain_next_morning: int | None = None

    @property
    def planned(self) -> tuple[int, ...]:
        """What the sets were planned to be, in order, as far as it is known."""
        return tuple(result.planned for result in self.results if result.planned is not None)

    @property
    def made(self) -> tuple[int, ...]:
        """What the sets came to, in order, as far as it is known."""
        return tuple(result.made for result in self.results if result.made is not None)

    @property
    def done_sets(self) -> int:
        """How many sets were done; those of a left and a right side count once."""
        sides = [result.side for result in self.results]
        return max((sides.count(side) for side in set(sides)), default=0)

    @property
    def fell_short(self) -> bool:
        """Whether a set was done with less than planned; one left out altogether is no such."""
        return any(result.lacking for result in self.results)


def matches(time: LastTime, line: StepLine, exercise: Exercise) -> bool:
    """Whether that time was the same kind of effort, of a size that the line could ask for."""
    span = span_of(line)
    paced = span is not None and cycle_seconds(line) is not None
    timed = exercise.kind is not Kind.REPS if span is None else span.timed
    if not time.results or (time.written, time.timed, time.paced) != (line.variant, timed, paced):
        return False
    if span is None:
        return not any(time.planned)
    return bool(time.planned) and all(within(span.amount, goal) == goal for goal in time.planned)


def compares(
    time: LastTime, line: StepLine, exercise: Exercise, allowed: Sequence[str | None]
) -> bool:
    """Whether that time, which matches the line, tells what to ask for today.

    It does not where the runner took a variant that is not ``allowed``, did without the load, or
    where the file has been given other numbers since.
    """
    asked = str(line.load) if line.load else ""
    if time.variant not in allowed or time.dose not in ("", dose_words(line)):
        return False
    if asked and time.load is None and not drops_load(exercise, time.variant):
        return False
    if time.load is not None and not isinstance(parse_load(time.load), Load):
        return False
    return time.written_load in (None, asked)


def short_twice(last: LastTime, before: LastTime) -> bool:
    """Whether both fell short of the same; what came before a step back does not count again."""
    same = (last.variant, last.load) == (before.variant, before.load)
    stepped_back = (before.sets, max(before.planned)) != (last.sets, max(last.planned)) and (
        before.sets >= last.sets and max(before.planned) >= max(last.planned)
    )
    return last.fell_short and before.fell_short and same and not stepped_back


def reason_against(last: LastTime) -> str:
    """Why nothing grows after that time; "" where it may."""
    short = [result for result in last.results if result.lacking]
    sides = {result.side for result in short if result.side is not None}
    if len(sides) > 1:
        return "both sides fell short"
    if short and last.done_sets == 1:
        worst = short[0]
        side = f"{worst.side} " if worst.side else ""
        return f"{side}{worst.amount} of {worst.planned}{unit_word(last.timed)} made"
    if short:
        made = f"{last.done_sets - len(short)} of {last.done_sets} sets"
        return f"{sides.pop()} {made}" if sides else f"{made} made"
    if last.missed:
        return f"{last.missed} set{'s' if last.missed > 1 else ''} left out"
    if pain_of(last) >= LEAST_CARE:
        return pain_reason(last)
    if last.rpe is not None and last.rpe >= ALL_OUT:
        return "RPE 10"
    return ""


def pain_of(time: LastTime) -> int:
    """The worst pain of that time, on the next morning, too; 0 where nobody said."""
    return max(time.pain or 0, time.pain_next_morning or 0)


def pain_reason(time: LastTime) -> str:
    """``pain 4``; ``pain 3 next morning`` where that was the worst."""
    pain = pain_of(time)
    return f"pain {pain}" if pain == time.pain else f"pain {pain} next morning"


def last_words(time: LastTime, exercise: Exercise, variant: str | None, load: Load | None) -> str:
    """What was made that time, with its variant and load where today's, as given, are others."""
    sides = [side for side in Side if any(result.side is side for result in time.results)]
    words = "; ".join(
        f"{side} {_amounts([result for result in time.results if result.side is side])}"
        for side in sides
    )
    words = words or _amounts(time.results)
    if time.variant != variant:
        words += f" ({time.variant or exercise.id})"
    if time.load != (str(load) if load else None):
        words += f" @ {time.load}" if time.load else " without load"
    return words


def unit_word(timed: bool) -> str:
    """What follows an amount in a text: the unit of seconds; repetitions have none."""
    return " s" if timed else ""


def _amounts(results: Sequence[SetResult]) -> str:
    return ", ".join("–" if result.made is None else str(result.made) for result in results)
