"""What a line says is checked before it counts: odd values are damage."""

from typing import Any

import msgspec

from runstrong_tui.store.history.summaries import Summary, summary_of, summary_of_newer
from runstrong_tui.store.journal.commit_ids import is_stamp
from runstrong_tui.store.journal.lines import CANNOT_DECODE, VERSION, BadLine, Commit, Put

WORKOUTS = "workouts"

DEEPEST = 100
"""No document of ours has so many values within values; deeper ones end in the stack's overflow."""

_DOC = msgspec.json.Decoder(dict[str, Any])

Shorts = tuple[Summary | None, ...]
"""For each operation of a commit the workout that it puts, in short; None where it puts none."""


def shorts_of(commit: Commit) -> Shorts:
    """The workouts of a commit in short.

    What a newer program wrote is taken as far as it is understood.

    Raises:
        BadLine: the commit puts what is no workout, or in another table what is no document; or
            its id is none of ours, and would win over every later one.
    """
    if commit.v <= VERSION and not is_stamp(commit.id):
        raise BadLine(f'not a commit (its id "{commit.id[:40]}" is no ULID)')
    return tuple(
        _short(commit, change) if isinstance(change, Put) else None for change in commit.do
    )


def _short(commit: Commit, operation: Put) -> Summary | None:
    if operation.table != WORKOUTS:
        doc_of(operation)
        return None
    if commit.v > VERSION:
        return summary_of_newer(operation.doc)
    try:
        short = summary_of(operation.doc)
    except CANNOT_DECODE as error:
        raise BadLine(f"the workout {operation.id} cannot be read ({error})") from error
    if short.id != operation.id:
        raise BadLine(
            f'the workout {operation.id} cannot be read (it says that it is "{short.id}")'
        )
    return short


def doc_of(operation: Put) -> dict[str, Any]:
    """The document that is put.

    Raises:
        BadLine: it is none: no text, no object, or one that is too deep.
    """
    try:
        doc = _DOC.decode(operation.doc)
    except CANNOT_DECODE as error:
        raise BadLine(f"{operation.table} {operation.id} cannot be read ({error})") from error
    if _is_deep(doc):
        raise BadLine(f"{operation.table} {operation.id} cannot be read (it is too deep)")
    return doc


def _is_deep(doc: Any) -> bool:
    """Whether there are too many values within values."""
    level = [doc]
    for _ in range(DEEPEST):
        inner = (item.values() if isinstance(item, dict) else item for item in level)
        level = [item for some in inner for item in some if isinstance(item, dict | list)]
        if not level:
            return False
    return True
