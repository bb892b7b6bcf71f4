"""Today's prescription for a step line, from the last times its exercise was done."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.breaks import NO_BREAK, Break, Size
from runstrong_tui.planning.evidence import (
    LastTime,
    SetResult,
    compares,
    last_words,
    matches,
    pain_of,
    pain_reason,
    reason_against,
    short_twice,
)
from runstrong_tui.planning.growth import (
    Span,
    as_target,
    picked_amount,
    rungs,
    span_of,
    within,
)
from runstrong_tui.planning.ladder import Start, Step, own_times, start_elsewhere
from runstrong_tui.planning.levels import level_start
from runstrong_tui.planning.moves import Ask, Room, after_a_break, after_pain, step_back, step_up
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.pain import LEAST_STOP
from runstrong_tui.training.session import Load, StepLine

NO_MORE = "no more, as you wished"

__all__ = ["NO_MORE", "LastTime", "Prescription", "SetResult", "prescribe"]


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
    bounds: Range | None = None,
    load_step: float | None = None,
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
        bounds: what the minutes of the session leave of the amounts, in what is counted.
        load_step: from one load of the kit to the next; None takes the smallest natural step.
    """
    own = times if step is None else own_times(times, step)
    alike = [last_time for last_time in own if matches(last_time, line, exercise)]
    span = span_of(line)
    today = Prescription(line.sets.pick(form), picked_amount(line, form), line.variant, line.load)
    if exercise.is_strength and span is not None and not line.target.open:
        span = replace(span, amount=bounds or span.amount)
        variants = rungs(exercise, line.variant, step.taken if step else ())
        held, asked_for = exercise.kind is Kind.HOLD, variants.index(line.variant)
        room = Room(
            span, variants, form, grows, held, exercise, line.load, asked_for, rounds, load_step
        )
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
            start = start_elsewhere(line, exercise, times, span, load_step)
            if start is None:
                begun = level_start(line, exercise, variants, form, level, load_step)
                today = Prescription(*begun)
            elif form is not Form.EASY:
                today = _started(line, start, today.sets, room, since)
    if easier and exercise.is_strength:
        today = _in_an_easier_week(line, today, span, rounds=rounds)
    if bounds is not None and today.amount is not None:
        today = replace(today, amount=_bounded(line, today.amount, bounds))
    words = last_words(alike[0], exercise, today.variant, today.load) if alike else ""
    return replace(today, last=words)


def _in_an_easier_week(
    line: StepLine, today: Prescription, span: Span | None, *, rounds: bool
) -> Prescription:
    """A set fewer, or a round, and the low end; what is loaded stays as heavy."""
    fewer = "one round fewer" if rounds else "one set fewer" if today.sets > 1 else ""
    sets = today.sets if rounds else max(1, today.sets - 1)
    if span is None or today.amount is None:
        why = f"an easier week: {fewer}" if fewer else "an easier week"
        return replace(today, sets=sets, why=why)
    why = f"an easier week: {fewer}, low end" if fewer else "an easier week: the low end"
    return replace(today, sets=sets, amount=as_target(line, span.amount.low), why=why)


def _bounded(line: StepLine, amount: int, bounds: Range) -> int:
    """The amount, in the unit of the line's target, within what is counted."""
    ends = Range(as_target(line, bounds.low), as_target(line, bounds.high))
    return within(ends, amount)


def _started(line: StepLine, start: Start, sets: int, room: Room, since: Break) -> Prescription:
    """The first time of a step after what was done elsewhere."""
    base = Ask(sets, start.amount, line.variant, start.load, start.why)
    if since.size >= Size.LONG:
        base = after_a_break(base, line, room, since)
    amount = as_target(line, base.amount)
    return Prescription(base.sets, amount, base.variant, base.load, base.why)


def _asked(
    line: StepLine,
    evidence: Sequence[LastTime],
    room: Room,
    keep_targets: bool,
    easier: bool,
    since: Break,
) -> Ask:
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
        return after_a_break(base, line, room, since)
    if pain_of(evidence[0]) >= LEAST_STOP:
        return after_pain(base, line, room, pain_reason(evidence[0]))
    if keep_targets:
        return base._replace(why=NO_MORE)
    if not counted:
        return base._replace(why="as on an easier day")
    last = counted[0]
    if len(counted) > 1 and short_twice(last, counted[1]):
        return step_back(base, last, room)
    reason = reason_against(last)
    if reason:
        return base._replace(why=f"same as last time: {reason}")
    return base if easier else step_up(base, last, room)


def _base(line: StepLine, times: Sequence[LastTime], room: Room) -> Ask:
    """What was asked for the last of those times, as far as the line still allows it."""
    last = times[0]
    sets = within(room.span.sets, last.sets) if room.grows else line.sets.pick(room.form)
    load = parse_load(last.load) if last.load is not None else None
    amount = within(room.span.amount, max(last.planned))
    return Ask(sets, amount, last.variant, load if isinstance(load, Load) else None)
