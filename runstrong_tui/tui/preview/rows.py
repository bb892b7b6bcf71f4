"""The rows of the preview: each exercise with what is asked, last time and why."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from textual.content import Content
from textual.widgets.option_list import Option

from runstrong_tui.planning.today import RunnerState
from runstrong_tui.player.outline import OutlineRow
from runstrong_tui.player.wording import moment_words
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Block, describe_range
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.shared.choosing import Choice
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.texts import as_line


class PreviewRow(NamedTuple):
    """A row of the list, and the exercise it shows; None for headings."""

    option: Option
    entry: OutlineRow | None


def options(
    plan: Plan,
    entries: Sequence[OutlineRow],
    blocks: Sequence[Block],
    kept_targets: Collection[str],
    width: int,
) -> list[PreviewRow]:
    """Every row for a width in cells: headings of blocks, exercises, what was left out."""
    made: list[PreviewRow] = []
    widest = max((len(entry.asked) for entry in entries), default=0)
    block = None
    for entry in entries:
        task = entry.effort.task
        if task.block != block:
            block = task.block
            heading = _heading(task.block, plan, blocks, task.place)
            if heading:
                made.append(_words(heading, gap=bool(made)))
        keeps = task.move.exercise in kept_targets
        made.append(PreviewRow(Option(_exercise(entry, width, widest, keeps=keeps)), entry))
    if plan.left_out:
        made.append(_words("Left out: " + "; ".join(plan.left_out), gap=True))
    return made


def pick_choices(
    block: Block, exercises: Mapping[str, Exercise], runner: RunnerState, now: datetime
) -> list[Choice]:
    """The exercises of a block to choose from, each with when it was last done in the session."""
    choices = []
    for line in block.steps:
        exercise = exercises[line.exercise]
        variant = exercise.variant(line.variant)
        last = runner.last_done.get(line.exercise)
        when = moment_words(last, now) if last else "never yet"
        choices.append(Choice(variant.name if variant else exercise.name, when))
    return choices


def _words(words: str, *, gap: bool) -> PreviewRow:
    content = as_line(words).stylize("bold")
    return PreviewRow(Option(Content("\n") + content if gap else content, disabled=True), None)


def _heading(title: str, plan: Plan, blocks: Sequence[Block], place: tuple[int, int] | None) -> str:
    block = blocks[place[0]] if place is not None and place[0] < len(blocks) else None
    if block is None or block.pick is None:
        return "" if title == plan.title else title
    some = describe_range(block.pick)
    return f"{title}: {some} of {len(block.steps)}, c chooses"


def _exercise(entry: OutlineRow, width: int, widest: int, *, keeps: bool) -> Content:
    task = entry.effort.task
    name = task.move.name + (" (optional)" if task.optional else "")
    lines = (
        [as_line(name), as_line(f"  {entry.asked}")]
        if width < NARROW
        else [row(width, name, (entry.asked, widest))]
    )
    said = [f"last time {task.last}"] if task.last else []
    said += [task.why] if task.why else []
    said += ["kept as it is: k lets it move on"] if keeps else []
    if width >= NARROW and said:
        said = ["; ".join(said)]
    lines += [as_line(f"  {text}").truncate(width, ellipsis=True).stylize("dim") for text in said]
    return Content("\n").join(lines)
