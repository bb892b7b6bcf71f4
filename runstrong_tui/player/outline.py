"""A plan in short: each exercise once, with its sets, what a set asks for and the rest after it."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.player.wording import target_words
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.training.steps import Change, Effort, GetReady, Plan, Rest, Step


class OutlineRow(NamedTuple):
    """One exercise of a block.

    ``effort`` is its first set, ``asked`` all that is asked for, ``rest`` what follows a set
    (empty where nothing does, or nothing but the end).
    """

    effort: Effort
    asked: str
    rest: str


def outline(plan: Plan) -> list[OutlineRow]:
    """The exercises of the plan in order; one that asks for something else later comes again."""
    seen = set()
    entries = []
    for index, step in enumerate(plan.steps):
        if isinstance(step, Effort):
            task = step.task
            key = (task.block, task.place, task.move, target_words(step), task.load)
            if key not in seen:
                seen.add(key)
                first = _with_own_sets(step, plan.steps)
                entries.append(
                    OutlineRow(first, asked_words(first), _rest_after(plan.steps, index))
                )
    return entries


def _with_own_sets(first: Effort, steps: Sequence[Step]) -> Effort:
    """The effort, its sets those in which its exercise is what the place asks for."""
    task = first.task
    here = [
        step.task
        for step in steps
        if isinstance(step, Effort)
        and (step.task.block, step.task.place) == (task.block, task.place)
    ]
    if all(other.move == task.move for other in here):
        return first
    own = {other.set for other in here if other.move == task.move}
    return replace(first, task=replace(task, sets=len(own)))


def asked_words(effort: Effort) -> str:
    """``2 sets of 45 s, each side``: all that is asked for of one exercise."""
    task = effort.task
    words = target_words(effort)
    if task.sets > 1:
        words = f"{task.sets} sets of {words}"
    side = ", each side" if task.side else ""
    load = f", {task.load}" if task.load else ""
    return f"{words}{side}{load}"


def rest_words(rest: Rest, lead: int = 0) -> str:
    """``rest 60 s``, ``active rest 75 s``, ``rest until your heart rate drops``.

    ``lead`` is the seconds of the get-ready count that the rest flows into.
    """
    if rest.pulse:
        return "rest until your heart rate drops"
    return f"{'active rest' if rest.active else 'rest'} {seconds_words(rest.seconds + lead)}"


def _rest_after(steps: tuple[Step, ...], index: int) -> str:
    """The rest after the set that begins at ``index``."""
    after = index + 1
    while after + 1 < len(steps) and isinstance(steps[after], Change):
        after += 2
    if after >= len(steps):
        return ""
    rest = steps[after]
    if not isinstance(rest, Rest):
        return ""
    ready = steps[after + 1] if after + 1 < len(steps) else None
    return rest_words(rest, ready.seconds if isinstance(ready, GetReady) else 0)
