"""Lists of workouts as lines of text: what was done, and what is partly finished."""

from collections.abc import Collection, Sequence

from runstrong_tui.output.as_text import columns
from runstrong_tui.output.workout_text import sets_words
from runstrong_tui.player.wording import where_words
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.lengths import minutes_words, seconds_words


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
