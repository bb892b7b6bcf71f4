"""Lists as lines of text, for a terminal or a pipe."""

from collections.abc import Collection, Sequence

from runstrong_tui.output.workout_text import sets_words
from runstrong_tui.player.wording import where_words
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.lengths import minutes_words, seconds_words
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells, each column as wide as its widest cell."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def sessions_lines(sessions: Sequence[tuple[Session, Plan, Sequence[str]]]) -> list[str]:
    """A line a session: name, length, title, what it needs."""
    return columns(
        [
            (
                session.name,
                minutes_words(plan.seconds),
                session.title,
                needs_words(needs),
            )
            for session, plan, needs in sessions
        ]
    )


def needs_words(needs: Sequence[str]) -> str:
    """What a session needs, in one line."""
    return ", ".join(needs) or "nothing"


def history_lines(workouts: Sequence[Summary]) -> list[str]:
    """A line a workout: when, id, length, sets done, title."""
    return columns(
        [
            (
                f"{workout.started:%Y-%m-%d %H:%M}",
                workout.id,
                minutes_words(workout.active),
                sets_words(workout.done, workout.planned, outside=workout.outside),
                workout.title,
            )
            for workout in workouts
        ]
    )


def partly_lines(sessions: Sequence[UnfinishedSession], elsewhere: Collection[str]) -> list[str]:
    """A line a partly finished session: when it was left, id, step, seconds gone, where, title.

    ``elsewhere`` are the ids of those that another program plays now.
    """
    return columns(
        [
            (
                f"{partly.saved:%Y-%m-%d %H:%M}",
                partly.id,
                f"step {min(partly.position.index + 1, len(partly.plan.steps))} "
                f"of {len(partly.plan.steps)}",
                f"{seconds_words(partly.position.gone)} elapsed",
                "running elsewhere"
                if partly.id in elsewhere
                else where_words(partly.plan, partly.position),
                partly.plan.title,
            )
            for partly in sessions
        ]
    )
