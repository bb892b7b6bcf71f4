"""Changing a plan while it is played: another exercise for what is still to come of one."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.swapping import swapped
from runstrong_tui.planning.unfold import CHANGE_SECONDS, READY_SECONDS, efforts_of, move_of, paced
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Load, Measure, StepLine, Target, Tempo
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    Run,
    Step,
    is_effort,
)

LONGEST_PULSE_REST = 180
"""The end of a pulse rest, in seconds, where the plan does not tell one."""


class SwappedPlan(NamedTuple):
    """A plan with another exercise in it: where its steps went, by their old places.

    ``start`` is the place to go on from.
    """

    plan: Plan
    places: dict[int, int]
    start: int


class _Set(NamedTuple):
    """The places of one set's efforts, two where the sides take turns."""

    first: int
    last: int


def replanned(
    plan: Plan, index: int, done: Collection[int], new: Exercise, variant: str | None
) -> SwappedPlan | None:
    """The plan with ``new`` in the place of the exercise at ``index``, or of the one that is next.

    All sets of it that are still to come in its block change; those begun or done stay as they
    are. None where there is no such set.

    Args:
        plan: what is played.
        index: the step one is at.
        done: the places of the steps that are logged.
        new: the exercise to do instead.
        variant: which variant of it.
    """
    here = next((s for s in plan.steps[index:] if isinstance(s, Effort)), None)
    if here is None:
        return None
    sets = {
        work_set.first: work_set
        for work_set in _sets(plan.steps)
        if work_set.last >= index
        and _alike(plan.steps[work_set.first], here)
        and not _begun(work_set, done)
    }
    if not sets:
        return None
    steps: list[Step] = []
    places: dict[int, int] = {}
    at = 0
    while at < len(plan.steps):
        if at not in sets:
            places[at] = len(steps)
            steps.append(plan.steps[at])
            at += 1
            continue
        efforts = _new_efforts(plan, at, new, variant)
        _fit_lead(steps, efforts[0])
        for old in range(at, sets[at].last + 1):
            places[old] = len(steps)
        steps.extend(_with_changes(efforts))
        at = sets[at].last + 1
    start = places[index]
    changed = any(work_set.first <= index <= work_set.last for work_set in sets.values())
    if changed and start and isinstance(steps[start - 1], GetReady):
        start -= 1
    return SwappedPlan(replace(plan, steps=tuple(steps)), places, start)


def _sets(steps: tuple[Step, ...]) -> Iterator[_Set]:
    at = 0
    while at < len(steps):
        if not is_effort(steps[at]):
            at += 1
            continue
        last = at
        while isinstance(steps[min(last + 1, len(steps) - 1)], Change) and last + 2 < len(steps):
            last += 2
        yield _Set(at, last)
        at = last + 1


def _begun(work_set: _Set, done: Collection[int]) -> bool:
    return any(place in done for place in range(work_set.first, work_set.last + 1))


def _alike(step: Step, here: Effort) -> bool:
    return (
        isinstance(step, Effort)
        and step.task.move == here.task.move
        and step.task.block == here.task.block
    )


def _new_efforts(plan: Plan, at: int, new: Exercise, variant: str | None) -> tuple[Effort, ...]:
    old = plan.steps[at]
    assert isinstance(old, Effort)
    line = swapped(_line_of(old), old.task.move.exercise, new, variant)
    asked = old.task.asked
    if asked is not None and new.id != old.task.move.exercise:
        asked = replace(asked, load=str(line.load or ""), dose="")
    task = replace(
        old.task,
        move=move_of(new, line.variant),
        side=None,
        load=str(line.load) if line.load else None,
        written=variant,
        last="",
        why="",
        asked=asked,
    )
    efforts = efforts_of(line, task, new, plan.form)
    return tuple(paced(step, new) for step in efforts) if plan.hands_free else efforts


def _line_of(effort: Effort) -> StepLine:
    """What one set asked for, as a line of a file would."""
    load = parse_load(effort.task.load or "")
    return replace(_target_line(effort), load=load if isinstance(load, Load) else None)


def _target_line(effort: Effort) -> StepLine:
    exercise = effort.task.move.exercise
    if isinstance(effort, RepeatedHold):
        phases = {phase.word: phase.seconds for phase in effort.phases}
        target = Target(Measure.REPS, Range(effort.reps, effort.reps))
        if effort.metronome:
            return StepLine(exercise, target)
        if effort.pause:
            return StepLine(exercise, target, hold=phases.get("hold"))
        tempo = Tempo(phases.get("down", 0), phases.get("hold", 0), phases.get("up", 0))
        return StepLine(exercise, target, tempo=tempo)
    amount = effort.target if isinstance(effort, Reps) else effort.seconds
    if not amount:
        return StepLine(exercise, Target(Measure.MAX))
    if isinstance(effort, Reps):
        return StepLine(exercise, Target(Measure.REPS, Range(amount, amount)))
    return StepLine(exercise, Target(Measure.SECONDS, Range(amount, amount), effort.open))


def _fit_lead(steps: list[Step], first: Effort) -> None:
    """Make the rest before a set wait where repetitions come, or flow into a get-ready count.

    A get-ready count that is dropped leaves its place to the set.
    """
    ready = steps.pop() if steps and isinstance(steps[-1], GetReady) else None
    lead = ready.seconds if isinstance(ready, GetReady) else 0
    rest = steps.pop() if steps and isinstance(steps[-1], Rest) else None
    if not isinstance(rest, Rest):
        runs_on = isinstance(first, Run) and bool(steps) and isinstance(steps[-1], Run)
        if ready is not None or not (runs_on or isinstance(first, Reps)):
            steps.append(ready or GetReady(READY_SECONDS))
        return
    whole = rest.seconds + lead
    if isinstance(first, Reps):
        least = rest.least + lead if rest.least else 0
        steps.append(replace(rest, seconds=whole, most=None, least=least))
        return
    if ready is None:
        lead = min(READY_SECONDS, whole)
        most = max(whole, LONGEST_PULSE_REST) if rest.pulse else whole
        least = max(0, rest.least - lead)
        rest = replace(rest, seconds=whole - lead, most=most - lead, least=least)
    steps.append(rest)
    steps.append(GetReady(lead))


def _with_changes(efforts: tuple[Effort, ...]) -> Iterator[Step]:
    yield efforts[0]
    for other in efforts[1:]:
        if other.task.side is not None:
            yield Change(other.task.side, CHANGE_SECONDS)
        yield other
