"""A plan as a page to follow on paper: what to do, how, how long to rest, boxes to tick."""

import textwrap
from collections.abc import Mapping, Sequence

from runstrong_tui.output.as_text import needs_words
from runstrong_tui.player.outline import OutlineRow, outline
from runstrong_tui.training.amounts import Form, effort_words
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan

WIDTH = 78
BOX = "[ ]"
BOXES_WIDTH = 18 * len(f"{BOX} ")
"""The width of a full row of boxes."""


def plan_lines(
    session: Session, plans: Mapping[Form, Plan], plan: Plan, needs: Sequence[str]
) -> list[str]:
    """``plan`` of ``session`` in full; ``plans`` tell how long it takes in each form of the day."""
    lengths = ", ".join(
        f"{effort_words(form)} {minutes_words(whole.seconds)}" for form, whole in plans.items()
    )
    head = [session.title, *([session.about] if session.about else []), ""]
    head += _labelled("takes", lengths)
    head += _labelled("needs", needs_words(needs))
    today = f"{effort_words(plan.form)} effort, about {minutes_words(plan.seconds)}"
    head += _labelled("today", today + (", an easier week" if plan.easier else ""))
    head += _labelled("note", " ".join(plan.notes))
    head += _labelled("left out", "; ".join(plan.left_out))
    head += _labelled("source", session.source)
    return [*head, *_entries(plan)]


def _labelled(label: str, words: str) -> list[str]:
    if not words:
        return []
    return textwrap.wrap(words, WIDTH, initial_indent=f"{label:<10}", subsequent_indent=" " * 10)


def _entries(plan: Plan) -> list[str]:
    lines: list[str] = []
    block = None
    named: set[str] = set()
    for number, entry in enumerate(outline(plan), 1):
        task = entry.effort.task
        if task.block != block:
            block = task.block
            lines += ["", block.upper()]
        lines += _entry(number, entry)
        if task.move.name not in named:
            named.add(task.move.name)
            lines += [f"      - {point}" for point in task.move.key_points]
    return lines


def _entry(number: int, entry: OutlineRow) -> list[str]:
    task = entry.effort.task
    optional = " (optional)" if task.optional else ""
    boxes = " ".join([BOX] * task.sets)
    rows = [boxes[at : at + BOXES_WIDTH] for at in range(0, len(boxes), BOXES_WIDTH)]
    lines = [f"{number:>3}. {task.move.name}{optional}", f"      {entry.asked}"]
    lines += [f"      {row.rstrip()}" for row in rows]
    if entry.rest:
        lines[1] += f"; {entry.rest}"
    if len(lines[1]) + len(boxes) + 3 <= WIDTH:
        lines[1:] = [f"{lines[1]:<{WIDTH - len(boxes)}}{boxes}"]
    if task.last:
        why = f"; {task.why}" if task.why else ""
        lines.append(f"      last time {task.last}{why}")
    elif task.why:
        lines.append(f"      {task.why}")
    return lines
