"""The list of sessions as lines of text, and columns for every list."""

from collections.abc import Sequence

from runstrong_tui.training.lengths import minutes_words
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
