"""What a line of the history says is checked before it counts: odd values are damage."""

from runstrong_tui.store.lines import CANNOT_DECODE, VERSION, BadLine, Commit, Put
from runstrong_tui.store.summaries import Summary, summary_of, summary_of_newer

WORKOUTS = "workouts"

Shorts = tuple[Summary | None, ...]
"""For each operation of a commit the workout that it puts, in short; None where it puts none."""


def shorts_of(commit: Commit) -> Shorts:
    """The workouts of a commit in short.

    What a newer program wrote is taken as far as it is understood.

    Raises:
        BadLine: the commit puts what is no workout.
    """
    return tuple(
        _short(commit, one) if isinstance(one, Put) and one.table == WORKOUTS else None
        for one in commit.do
    )


def _short(commit: Commit, operation: Put) -> Summary | None:
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
