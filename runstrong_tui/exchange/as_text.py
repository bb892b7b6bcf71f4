"""Lists as lines of text, for a terminal or a pipe."""

from collections.abc import Collection, Sequence

from runstrong_tui.exchange.workout_text import set_lines
from runstrong_tui.player.wording import minutes_words, seconds_words, where_words
from runstrong_tui.store.records import Partly, Workout
from runstrong_tui.store.summaries import Summary
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.faults import printable
from runstrong_tui.training.notation import format_step
from runstrong_tui.training.session import Block, Session, Style, describe_range
from runstrong_tui.training.steps import Plan


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, each column as wide as its widest cell."""
    if not rows:
        return ""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            printable(cell).ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def sessions_text(sessions: Sequence[tuple[Session, Plan]]) -> str:
    """A line a session: name, length, title, what it needs."""
    return columns(
        [
            (
                session.name,
                minutes_words(plan.seconds),
                session.title,
                ", ".join(session.kit) or "nothing",
            )
            for session, plan in sessions
        ]
    )


def session_text(session: Session, plans: dict[Form, Plan], blocks: Sequence[Block]) -> str:
    """A session in full: what it is, how long in each form, its step lines."""
    lengths = ", ".join(f"{form} {minutes_words(plan.seconds)}" for form, plan in plans.items())
    lines = [session.title, *([session.about] if session.about else []), ""]
    lines.append(f"takes   {lengths}")
    lines.append(f"needs   {', '.join(session.kit) or 'nothing'}")
    if session.source:
        lines.append(f"source  {session.source}")
    for block in blocks:
        lines += ["", _block_heading(block, session.title)]
        lines += [f"  {format_step(step)}" for step in block.steps]
    return "\n".join(printable(line) for line in lines)


def _block_heading(block: Block, title: str) -> str:
    parts = [block.title or title]
    if block.style is Style.CIRCUIT:
        parts.append("in turn")
    if block.rounds.high > 1:
        parts.append(f"{describe_range(block.rounds)} rounds")
    if block.pick is not None:
        parts.append(f"{describe_range(block.pick)} of these, those done least recently")
    return " · ".join(parts)


def history_text(workouts: Sequence[Summary]) -> str:
    """A line a workout: when, id, length, sets done, title."""
    return columns(
        [
            (
                f"{workout.started.astimezone():%Y-%m-%d %H:%M}",
                workout.id,
                minutes_words(workout.active),
                f"{workout.done} of {workout.planned}",
                workout.title,
            )
            for workout in workouts
        ]
    )


def workout_text(workout: Workout) -> str:
    """One workout in full."""
    head = [
        f"{workout.title}, {workout.started.astimezone():%Y-%m-%d %H:%M}",
        f"{minutes_words(workout.active)} active, "
        f"{len(workout.sets)} of {workout.planned} sets, {workout.form} form",
        "",
    ]
    rows = [(line.name, line.which, line.result) for line in set_lines(workout)]
    return "\n".join([*(printable(line) for line in head), columns(rows)])


def partly_text(sessions: Sequence[Partly], elsewhere: Collection[str]) -> str:
    """A line a partly finished session: when it was left, id, step, seconds gone, where, title.

    ``elsewhere`` are the ids of those that another program plays now.
    """
    return columns(
        [
            (
                f"{partly.saved.astimezone():%Y-%m-%d %H:%M}",
                partly.id,
                f"step {min(partly.position.index + 1, len(partly.plan.steps))} "
                f"of {len(partly.plan.steps)}",
                f"{seconds_words(partly.position.gone)} gone",
                "running elsewhere"
                if partly.id in elsewhere
                else where_words(partly.plan, partly.position),
                partly.plan.title,
            )
            for partly in sessions
        ]
    )
