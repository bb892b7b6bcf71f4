"""What a run that grows asks for today.

A long run gets longer by a tenth at most, and every fourth week it is shorter. A single run of more
than a tenth beyond the longest of the last 30 days came with more injuries from overuse in 5,205
runners (Schuster Brandt Frandsen et al., Br J Sports Med 2025;59:1203, doi
10.1136/bjsports-2024-109380): they measured the distance, here it is the time. The shorter week, by
how much, and how repeats grow are ours.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from runstrong_tui.planning.evidence import (
    ALL_OUT,
    LastTime,
    pain_of,
    pain_reason,
    reason_against,
)
from runstrong_tui.planning.growth import STEP_SECONDS, picked_amount, within
from runstrong_tui.planning.progression import NO_MORE, Prescription
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.pain import LEAST_CARE, LEAST_STOP
from runstrong_tui.training.session import StepLine

LOOK_BACK = timedelta(days=30)
"""How far back the longest run counts."""

MOST_RISE = 10
"""By how much a run may be longer than the longest of the last 30 days, in percent."""

SHORTER_EVERY = 4
"""Every so many weeks the long run is shorter."""

SHORTER_SHARE = 0.8
"""What a shorter week leaves of a long run."""

EASIER_SHARE = 2 / 3
"""What an easier week leaves of a long run."""

LONGEST_BREAK_DAYS = 21
"""After so many days without them repeats start again."""

_COUNTS_AS_SHORTER = 0.9
_FIVE_MINUTES, _MINUTE = 300, 60
_WHOLE_FIVE_FROM = 50 * _MINUTE


class RunDay(msgspec.Struct, frozen=True):
    """What is known of the day: the time with its zone, the form, the week, the level."""

    now: datetime
    form: Form = Form.NORMAL
    easier: bool = False
    level: RunnerLevel = RunnerLevel.REGULAR
    keep_targets: bool = False


class _Run(NamedTuple):
    """A run that was done: when, how long it was meant to be and was, in seconds, and how hard."""

    when: datetime
    planned: int | None
    seconds: int
    rpe: float | None
    time: LastTime


def grows(line: StepLine, exercise: Exercise) -> bool:
    """Whether the line is a run that grows: its exercise does, and the file leaves room for it."""
    amount = line.target.amount
    room = amount is not None and (amount.low < amount.high or line.sets.low < line.sets.high)
    return exercise.kind is Kind.RUN and exercise.grows and room


def run_today(line: StepLine, times: Sequence[LastTime], day: RunDay) -> Prescription:
    """What the line asks for today.

    Args:
        line: a line that ``grows``.
        times: the last times its exercise was done, the latest first.
        day: the day that it is for.
    """
    amount = line.target.amount
    if amount is None:
        raise ValueError(f"{line.exercise} has no time to grow")
    if line.sets.high > 1:
        return _repeats(line, amount, times, day)
    runs = [run for time in times if (run := _run(time, day.now)) is not None]
    seconds, why = _long_run(line, amount, runs, day)
    last = f"{minutes_words(runs[0].seconds)}" if runs else ""
    return Prescription(1, seconds, line.variant, line.load, why, last)


def _run(time: LastTime, now: datetime) -> _Run | None:
    """That time as one run; None where nothing is known of it, or it is still to come."""
    if not time.made or time.when is None or time.when > now:
        return None
    return _Run(time.when, max(time.planned, default=None), sum(time.made), time.rpe, time)


def _long_run(line: StepLine, amount: Range, runs: Sequence[_Run], day: RunDay) -> tuple[int, str]:
    """How long it is today, in seconds, and why."""
    if not runs:
        return _first(line, amount, day), ""
    recent = [run for run in runs if day.now - run.when <= LOOK_BACK]
    if not recent:
        return amount.low, f"{(day.now - runs[0].when).days // 7} weeks off: the low end"
    longest = max(run.seconds for run in recent)
    base = within(amount, _rounded(longest))
    if day.easier:
        return _rounded(base * EASIER_SHARE), "an easier week: a third shorter"
    if day.form is Form.EASY:
        return amount.low, "an easy day"
    if day.keep_targets:
        return base, NO_MORE
    return _grown(amount, base, runs, day.now)


def _grown(amount: Range, base: int, runs: Sequence[_Run], now: datetime) -> tuple[int, str]:
    last = runs[0]
    if _week(last.when) == _week(now):
        return base, "same as last time: once this week already"
    if _weeks_without_a_shorter(runs, now) % SHORTER_EVERY == SHORTER_EVERY - 1:
        shorter = within(amount, _rounded(base * SHORTER_SHARE))
        if shorter < base:
            return shorter, f"every fourth week shorter: not {minutes_words(base)}"
    if pain_of(last.time) >= LEAST_STOP:
        return amount.low, f"the low end: {pain_reason(last.time)}"
    if pain_of(last.time) >= LEAST_CARE:
        return base, f"the same again: {pain_reason(last.time)}"
    if last.rpe is not None and last.rpe >= ALL_OUT:
        return base, "same as last time: RPE 10"
    most = within(amount, _rounded(base * (100 + MOST_RISE) / 100))
    if last.planned is not None and last.seconds < min(last.planned, most):
        again = within(Range(min(base, amount.low), most), _rounded(last.planned))
        of = f"{last.seconds // _MINUTE} of {last.planned // _MINUTE} min"
        return again, f"same as last time: {of}"
    if most <= base:
        return base, "the most that this step asks for" if base >= amount.high else ""
    return most, f"+{(most - base) // _MINUTE} min: 10 % a week at most"


def _first(line: StepLine, amount: Range, day: RunDay) -> int:
    """Where a long run starts that was never done: low, unless the runner says more."""
    if day.level is RunnerLevel.ADVANCED:
        return picked_amount(line, day.form) or amount.low
    form = Form.NORMAL if day.form is Form.STRONG else Form.EASY
    return picked_amount(line, form) or amount.low


def _rounded(seconds: float) -> int:
    """Down to whole minutes, to five of them from fifty on."""
    step = _FIVE_MINUTES if seconds >= _WHOLE_FIVE_FROM else _MINUTE
    return int(seconds // step) * step


def _week(when: datetime) -> int:
    """The number of its week, weeks beginning on Monday."""
    return (when.date().toordinal() - 1) // 7


def _weeks_without_a_shorter(runs: Sequence[_Run], now: datetime) -> int:
    """How many weeks up to this one, in a row, had a run that was no shorter one."""
    longest: dict[int, int] = {}
    for run in runs:
        week = _week(run.when)
        longest[week] = max(run.seconds, longest.get(week, 0))
    week, weeks = _week(now) - 1, 0
    while week in longest:
        before = [longest[other] for other in range(week - SHORTER_EVERY, week) if other in longest]
        if before and longest[week] < _COUNTS_AS_SHORTER * max(before):
            break
        week, weeks = week - 1, weeks + 1
    return weeks


def _repeats(line: StepLine, amount: Range, times: Sequence[LastTime], day: RunDay) -> Prescription:
    """Repeats: one more after all were made, then each of them longer."""
    counted = [time for time in times if _counts(time, day.now)]
    if not counted or day.form is Form.EASY:
        sets, seconds = line.sets.pick(day.form), picked_amount(line, day.form)
        return Prescription(sets, seconds, line.variant, line.load)
    last = counted[0]
    sets, seconds = within(line.sets, last.sets), within(amount, max(last.planned))
    made = f"{len(last.made)} of {last.sets}"
    days = (day.now - last.when).days if last.when else 0
    if days >= LONGEST_BREAK_DAYS:
        sets, seconds, why = line.sets.low, amount.low, f"{days // 7} weeks off: the low end"
    elif day.easier:
        sets, why = max(1, sets * 2 // 3), "an easier week: a third fewer"
    elif reason := _reason_against(last, day):
        why = reason
    elif sets < line.sets.high:
        sets, why = sets + 1, f"+1: {made} made"
    elif seconds < amount.high:
        longer = within(amount, seconds + STEP_SECONDS)
        sets, seconds, why = line.sets.low, longer, f"+{longer - seconds} s: {made} made"
    else:
        why = "the most that this step asks for"
    return Prescription(sets, seconds, line.variant, line.load, why)


def _counts(time: LastTime, now: datetime) -> bool:
    """Whether growing goes by that time."""
    if time.form is Form.EASY or time.easier or not time.planned:
        return False
    return time.when is not None and time.when <= now


def _reason_against(last: LastTime, day: RunDay) -> str:
    """Why repeats do not grow; "" where they may."""
    if day.keep_targets:
        return NO_MORE
    if len(last.made) < last.sets:
        return f"same as last time: {len(last.made)} of {last.sets}"
    reason = reason_against(last)
    return f"same as last time: {reason}" if reason else ""
