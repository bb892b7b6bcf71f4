"""Today's prescription for a step line, from the last times its exercise was done."""

from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.evidence import (
    LastTime,
    SetResult,
    compares,
    matches,
    reason_against,
    short_twice,
    told_of,
    unit_word,
)
from runstrong_tui.planning.growth import Span, as_target, heavier, lighter, rungs, span_of, within
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.session import Load, Measure, StepLine

__all__ = ["LastTime", "Prescription", "SetResult", "prescribe"]

_WORDS = {1: "one", 2: "two", 3: "three"}


class Prescription(msgspec.Struct, frozen=True):
    """What a line asks for today.

    ``amount`` is in the unit of the line's target, None for ``max``. ``why`` tells in at most 40
    characters what was decided and from what, ``last`` what was made last time; both may be "".
    """

    sets: int
    amount: int | None
    variant: str | None
    load: Load | None
    why: str = ""
    last: str = ""


class _Asked(NamedTuple):
    """What is asked for, with the amount as it is counted, and why."""

    sets: int
    amount: int
    variant: str | None
    load: Load | None
    why: str = ""


class _Room(NamedTuple):
    """What the line and the day leave open; ``rungs`` go from the variant asked for upwards."""

    span: Span
    rungs: tuple[str | None, ...]
    form: Form
    grows: bool
    held: bool


def prescribe(
    line: StepLine,
    exercise: Exercise,
    times: Sequence[LastTime],
    form: Form,
    *,
    grows: bool = True,
    keep_targets: bool = False,
    easier: bool = False,
) -> Prescription:
    """What the line asks for today.

    Args:
        line: the step line as its file has it.
        exercise: the line's exercise.
        times: the last times it was done, the latest first, in whatever variant or dose; those
            that do not compare with the line are passed over.
        form: the form of the day.
        grows: whether the number of sets may change; in a block with rounds it may not.
        keep_targets: whether the runner wants the exercise's targets to stay as they are.
        easier: whether this is an easier week.
    """
    alike = [one for one in times if matches(one, line, exercise)]
    span = span_of(line)
    today = Prescription(line.sets.pick(form), _pick(line, form), line.variant, line.load)
    if exercise.is_strength and span is not None and not line.target.open:
        room = _Room(span, rungs(exercise, line.variant), form, grows, exercise.kind is Kind.HOLD)
        evidence = [one for one in alike if compares(one, line, room.rungs)]
        if evidence:
            asked = _asked(line, evidence, room, keep_targets, easier)
            amount = as_target(line, asked.amount)
            today = Prescription(asked.sets, amount, asked.variant, asked.load, asked.why)
    if easier and exercise.is_strength:
        why = "an easier week: one set fewer" if today.sets > 1 else "an easier week"
        today = replace(today, sets=max(1, today.sets - 1), why=why)
    told = told_of(alike[0], exercise, today.variant, today.load) if alike else ""
    return replace(today, last=told)


def _pick(line: StepLine, form: Form) -> int | None:
    amount = line.target.amount
    if amount is None:
        return None
    timed = line.target.measure is Measure.SECONDS
    return amount.pick_seconds(form) if timed else amount.pick(form)


def _asked(
    line: StepLine, evidence: Sequence[LastTime], room: _Room, keep_targets: bool, easier: bool
) -> _Asked:
    counted = [one for one in evidence if one.form is not Form.EASY and not one.easier]
    base = _base(line, counted or evidence[:1], room)
    if room.form is Form.EASY:
        low = room.span.amount.low
        return base._replace(sets=line.sets.low, amount=low, why="an easy day")
    if not counted:
        highest = max(amount for one in evidence for amount in one.planned)
        base = base._replace(amount=highest, sets=line.sets.pick(room.form))
    if keep_targets:
        return base._replace(why="no more, as you wished")
    if not counted:
        return base._replace(why="as on an easier day")
    last = counted[0]
    if len(counted) > 1 and short_twice(last, counted[1]):
        return _step_back(base, last, room)
    reason = reason_against(last)
    if reason:
        return base._replace(why=f"the same again: {reason}")
    return base if easier else _step_up(base, min(last.made), room)


def _base(line: StepLine, times: Sequence[LastTime], room: _Room) -> _Asked:
    """What was asked for the last of those times, as far as the line still allows it."""
    last = times[0]
    sets = within(room.span.sets, last.sets) if room.grows else line.sets.pick(room.form)
    load = parse_load(last.load) if last.load is not None else None
    return _Asked(sets, max(last.planned), last.variant, load if isinstance(load, Load) else None)


def _step_up(base: _Asked, made: int, room: _Room) -> _Asked:
    """One step more than ``base``, of which every set came to at least ``made``."""
    span, top = room.span, room.span.amount.high
    if base.amount < top or made < top:
        return _more(base, made, room)
    unit = unit_word(span.timed)
    if room.grows and base.sets < span.sets.high:
        # The same work in all, spread over one set more, so that the day grows no harder at once.
        spread = -(-base.sets * base.amount // ((base.sets + 1) * span.step)) * span.step
        amount = within(span.amount, spread)
        return base._replace(
            sets=base.sets + 1, amount=amount, why=f"one set more: all at {top}{unit}"
        )
    again = base._replace(sets=span.sets.low if room.grows else base.sets, amount=span.amount.low)
    of = f"{base.sets} set{'s' if base.sets > 1 else ''} of {top}{unit} made"
    if base.load is not None:
        load = heavier(base.load)
        if load != base.load:
            return again._replace(load=load, why=f"{load}: {of}")
    elif base.variant != room.rungs[-1]:
        harder = room.rungs[room.rungs.index(base.variant) + 1]
        return again._replace(variant=harder, why=f"harder: {of}")
    return base._replace(why="at the top")


def _more(base: _Asked, made: int, room: _Room) -> _Asked:
    """A larger amount: a step, two on a strong day, or at once what was made in every set."""
    step, top = room.span.step, room.span.amount.high
    usual = 2 if room.form is Form.STRONG else 1
    steps = max(usual, (made - base.amount) // step)
    amount = min(top, base.amount + steps * step)
    rise = amount - base.amount
    if not rise:
        return base._replace(why=f"all sets up to {top}{unit_word(room.span.timed)}")
    if room.span.timed:
        return base._replace(amount=amount, why=f"+{rise} s: all {'held' if room.held else 'made'}")
    return base._replace(amount=amount, why=f"{_WORDS.get(rise, rise)} more: all sets made")


def _step_back(base: _Asked, last: LastTime, room: _Room) -> _Asked:
    """Less than ``base``: of the amount, else of the sets, else of the load or the variant."""
    span, why = room.span, "a step back: short twice"
    if base.amount > span.amount.low:
        made = median_low(last.made) // span.step * span.step
        amount = max(span.amount.low, min(made, base.amount - span.step))
        return base._replace(amount=amount, why=why)
    if room.grows and base.sets > span.sets.low:
        return base._replace(sets=base.sets - 1, why=why)
    if base.load is not None:
        load = lighter(base.load)
        if load != base.load:
            return base._replace(load=load, why=why)
    elif base.variant != room.rungs[0]:
        easier = room.rungs[room.rungs.index(base.variant) - 1]
        return base._replace(variant=easier, why=why)
    return base._replace(why="the same again: short twice")
