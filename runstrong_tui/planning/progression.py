"""Today's prescription for a step line, from the last times its exercise was done."""

from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.breaks import LOAD_LEFT, NO_BREAK, Break, Size
from runstrong_tui.planning.evidence import (
    LastTime,
    SetResult,
    compares,
    last_words,
    matches,
    reason_against,
    short_twice,
    unit_word,
)
from runstrong_tui.planning.growth import (
    Span,
    as_target,
    drops_load,
    heavier,
    lighter,
    picked_amount,
    rungs,
    share_of,
    span_of,
    within,
)
from runstrong_tui.planning.ladder import Start, Step, own_times, start_elsewhere
from runstrong_tui.planning.levels import level_start
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.session import Load, StepLine

__all__ = ["LastTime", "Prescription", "SetResult", "prescribe"]

_EASIER = "easier: short twice at the low end"
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
    full_sets: int | None = None
    """The sets that count next time, where a break takes some for today."""


class _Asked(NamedTuple):
    """What is asked for, with the amount as it is counted, and why."""

    sets: int
    amount: int
    variant: str | None
    load: Load | None
    why: str = ""


class _Room(NamedTuple):
    """What the line and the day leave open; ``rungs`` go from the easiest variant upwards."""

    span: Span
    rungs: tuple[str | None, ...]
    form: Form
    grows: bool
    held: bool
    exercise: Exercise
    load: Load | None
    """The load that the file asks for."""

    asked: int
    """The rung that the file asks for."""

    rounds: bool
    """Whether a break takes a round."""


def prescribe(
    line: StepLine,
    exercise: Exercise,
    times: Sequence[LastTime],
    form: Form,
    *,
    step: Step | None = None,
    since: Break = NO_BREAK,
    grows: bool = True,
    rounds: bool = False,
    keep_targets: bool = False,
    easier: bool = False,
    level: RunnerLevel = RunnerLevel.REGULAR,
) -> Prescription:
    """What the line asks for today.

    Args:
        line: the step line as its file has it.
        exercise: the line's exercise.
        times: the last times it was done, the latest first, in whatever variant or dose; those
            that do not compare with the line are passed over.
        form: the form of the day.
        step: where the line stands; None where all the times are its own.
        since: the break since the exercise was last done.
        grows: whether the number of sets may change; in a block with rounds it may not.
        rounds: whether the line's block is gone through several times.
        keep_targets: whether the runner wants the exercise's targets to stay as they are.
        easier: whether this is an easier week.
        level: the runner's level, which decides where a step starts that was never done.
    """
    own = times if step is None else own_times(times, step)
    alike = [last_time for last_time in own if matches(last_time, line, exercise)]
    span = span_of(line)
    today = Prescription(line.sets.pick(form), picked_amount(line, form), line.variant, line.load)
    if exercise.is_strength and span is not None and not line.target.open:
        variants = rungs(exercise, line.variant, step.taken if step else ())
        held, asked_for = exercise.kind is Kind.HOLD, variants.index(line.variant)
        room = _Room(span, variants, form, grows, held, exercise, line.load, asked_for, rounds)
        evidence = [
            last_time for last_time in alike if compares(last_time, line, exercise, variants)
        ]
        if evidence:
            asked = _asked(line, evidence, room, keep_targets, easier, since)
            amount = as_target(line, asked.amount)
            today = Prescription(asked.sets, amount, asked.variant, asked.load, asked.why)
            if since.size is Size.SHORT and room.grows and asked.sets > 1:
                today = replace(today, sets=asked.sets - 1, full_sets=asked.sets)
        elif not own:
            start = start_elsewhere(line, exercise, times, span)
            if start is None:
                today = Prescription(*level_start(line, exercise, variants, form, level))
            elif form is not Form.EASY:
                today = _started(line, start, today.sets, room, since)
    if easier and exercise.is_strength:
        why = "an easier week: one set fewer" if today.sets > 1 else "an easier week"
        today = replace(today, sets=max(1, today.sets - 1), why=why)
    words = last_words(alike[0], exercise, today.variant, today.load) if alike else ""
    return replace(today, last=words)


def _started(line: StepLine, start: Start, sets: int, room: _Room, since: Break) -> Prescription:
    """The first time of a step after what was done elsewhere."""
    base = _Asked(sets, start.amount, line.variant, start.load, start.why)
    if since.size >= Size.LONG:
        base = _after_a_break(base, line, room, since)
    amount = as_target(line, base.amount)
    return Prescription(base.sets, amount, base.variant, base.load, base.why)


def _asked(
    line: StepLine,
    evidence: Sequence[LastTime],
    room: _Room,
    keep_targets: bool,
    easier: bool,
    since: Break,
) -> _Asked:
    counted = [
        last_time
        for last_time in evidence
        if last_time.form is not Form.EASY and not last_time.easier
    ]
    base = _base(line, counted or evidence[:1], room)
    if room.form is Form.EASY:
        low = room.span.amount.low
        return base._replace(sets=line.sets.low, amount=low, why="an easy day")
    if not counted:
        highest = max(amount for last_time in evidence for amount in last_time.planned)
        base = base._replace(amount=highest, sets=line.sets.pick(room.form))
    if since.size:
        return _after_a_break(base, line, room, since)
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


def _after_a_break(base: _Asked, line: StepLine, room: _Room, since: Break) -> _Asked:
    """Less than ``base``, by how long the break was; after a short one it is the sets alone."""
    if since.size is Size.SHORT:
        fewer = "one set fewer" if room.grows and base.sets > 1 else "the same again"
        if not room.grows and room.rounds:
            fewer = "one round fewer"
        return base._replace(why=f"{since.words}: {fewer}")
    less, words = base._replace(amount=room.span.amount.low), "the low end"
    if room.grows:
        less = less._replace(sets=line.sets.low)
    if base.load is not None:
        less = less._replace(load=share_of(base.load, LOAD_LEFT[since.size]))
        words = f"{less.load}"
    at = room.rungs.index(base.variant)
    if since.size is Size.VERY_LONG and at and base.load is None:
        less = less._replace(variant=room.rungs[at - 1])
        words = "the easier variant"
    return less._replace(why=f"{since.words}: {words}")


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
    at = room.rungs.index(base.variant)
    if room.grows and base.sets < span.sets.high and at >= room.asked:
        # The same work in all, spread over one set more, so that the day grows no harder at once.
        spread = -(-base.sets * base.amount // ((base.sets + 1) * span.step)) * span.step
        amount = within(span.amount, spread)
        return base._replace(
            sets=base.sets + 1, amount=amount, why=f"one set more: all at {top}{unit}"
        )
    again = base._replace(sets=span.sets.low if room.grows else base.sets, amount=span.amount.low)
    of = f"{base.sets} set{'s' if base.sets > 1 else ''} of {top}{unit} made"
    if base.variant != room.rungs[-1] and (base.load is None or at < room.asked):
        load = base.load
        if drops_load(room.exercise, base.variant) and room.load is not None:
            load = lighter(lighter(room.load))
        return again._replace(variant=room.rungs[at + 1], load=load, why=f"harder: {of}")
    if base.load is not None:
        load = heavier(base.load)
        if load != base.load:
            return again._replace(load=load, why=f"{load}: {of}")
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
    """Less than ``base``: of the amount, else of the sets, else of the load or the variant.

    Who stays below the bottom of the range in every set gets the easier variant at once.
    """
    span, why = room.span, "a step back: short twice"
    at = room.rungs.index(base.variant)
    below = max(last.made) < span.amount.low
    if not (below and base.load is None and at):
        if base.amount > span.amount.low:
            made = median_low(last.made) // span.step * span.step
            amount = max(span.amount.low, min(made, base.amount - span.step))
            return base._replace(amount=amount, why=why)
        if room.grows and base.sets > span.sets.low:
            return base._replace(sets=base.sets - 1, why=why)
    if base.load is not None:
        load = lighter(base.load)
        light = at > 0 and room.load is not None and base.load.amount < lighter(room.load).amount
        if load != base.load and not light:
            return base._replace(load=load, why=why)
    if at:
        easier = room.rungs[at - 1]
        load_left = None if drops_load(room.exercise, easier) else base.load
        amount = span.amount.low
        return base._replace(variant=easier, load=load_left, amount=amount, why=_EASIER)
    return base._replace(why="the same again: short twice")
