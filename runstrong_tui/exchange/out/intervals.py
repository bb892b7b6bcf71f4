"""A run's session as the text that intervals.icu makes a structured workout of.

A line that begins with ``-`` is a step: what is said of it, how long, how fast. ``6x`` in a line of
its own repeats the steps below it. A pace is a share of one's threshold pace; the shares are ours,
and a hill has none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    Plan,
    Rest,
    Run,
    Step,
    estimated_seconds,
)
from runstrong_tui.visible import visible

PACES = {
    "run-recovery": "65-75% Pace",
    "run-long": "70-80% Pace",
    "run-tempo": "90-95% Pace",
    "run-sprint": "115-130% Pace",
}
"""How fast each run is, in percent of the threshold pace."""

JOG = "60-65% Pace"
LEAST_REPEATED = 3
"""Fewer equal steps than so many are written out."""

_MEASURE = re.compile(r"\S*[0-9]\S*")


class _Line(NamedTuple):
    text: str
    block: str


def intervals_text(plan: Plan) -> str:
    """The whole session, a paragraph a block; a block of equal steps in turn is one repeat."""
    paragraphs = []
    lines = [line for line in map(_line, plan.steps, _blocks(plan)) if line.text]
    for title, own in _by_block(lines):
        heading = _cue(title)
        before, times, steps, after = _repeat(own)
        first = [heading, *before] if heading else before
        if times > 1:
            if first:
                paragraphs.append(first)
            paragraphs.append([f"{times}x", *steps])
            if after:
                paragraphs.append(after)
        else:
            paragraphs.append([*first, *steps, *after])
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs) + "\n"


def _line(step: Step, block: str) -> _Line:
    seconds = estimated_seconds(step)
    if not seconds or isinstance(step, GetReady | Change):
        return _Line("", block)
    if isinstance(step, Rest):
        how = JOG if step.active else "intensity=rest"
        return _Line(f"- {'Jog' if step.active else 'Rest'} {length(seconds)} {how}", block)
    cue = _cue(step.task.move.name)
    how = PACES.get(step.task.move.exercise, "") if isinstance(step, Run) else "intensity=warmup"
    return _Line(" ".join(filter(None, ("-", cue, length(seconds), how))), block)


def length(seconds: int) -> str:
    """``45s``, ``1m30s``, ``1h10m``: the units that the builder knows, the larger first."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "m"), (left, "s"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def _blocks(plan: Plan) -> list[str]:
    """The title of each step's block; a rest belongs to the set before it."""
    titles: list[str] = []
    title = ""
    for index, step in enumerate(plan.steps):
        if isinstance(step, Effort):
            title = step.task.block
        elif not titles:
            following = plan.next_effort(index)
            title = following.task.block if following else ""
        titles.append(title)
    return titles


def _cue(text: str) -> str:
    """Words that the builder does not take for a length or a repeat."""
    return " ".join(_MEASURE.sub("", visible(text)).replace("-", " ").split())


def _by_block(lines: Sequence[_Line]) -> Iterator[tuple[str, list[str]]]:
    own: list[str] = []
    for number, line in enumerate(lines):
        own.append(line.text)
        if number + 1 == len(lines) or lines[number + 1].block != line.block:
            yield line.block, own
            own = []


def _repeat(lines: list[str]) -> tuple[list[str], int, list[str], list[str]]:
    """What comes before the longest repeat, how often it is done, its steps, what comes after."""
    best = (0, 1, 1)
    for width in (1, 2, 3, 4):
        for start in range(len(lines) - 2 * width + 1):
            times = 1
            while (
                lines[start : start + width]
                == lines[start + times * width : start + (times + 1) * width]
            ):
                times += 1
            if times * width >= LEAST_REPEATED and times > 1 and times * width > best[1] * best[2]:
                best = (start, times, width)
    start, times, width = best
    if times == 1:
        return lines, 1, [], []
    return lines[:start], times, lines[start : start + width], lines[start + times * width :]
