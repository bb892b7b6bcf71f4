"""One workout with everything that is known of it, beside the last time of its session."""

from runstrong_tui.output.as_text import columns
from runstrong_tui.output.workout_text import figures_words, set_lines, told_words
from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.comparison import Comparison, Row


def full_lines(workout: Workout, comparison: Comparison) -> list[str]:
    """The workout as lines: how much, a note, a row a set, and how it went beside the last time."""
    started = workout.started
    head = [
        f"{workout.title}, {started:%Y-%m-%d %H:%M} {started.isoformat()[-6:]}",
        figures_words(workout),
        *([workout.note] if workout.note else []),
        *_before_words(comparison),
        "",
    ]
    return [*head, *columns(_rows(workout, comparison))]


def _before_words(comparison: Comparison) -> list[str]:
    if comparison.before is None:
        return []
    before = comparison.before.started
    return [f"beside {before:%Y-%m-%d}: {comparison.words}"]


def _rows(workout: Workout, comparison: Comparison) -> list[tuple[str, ...]]:
    """A row a set: name, which, result; the last time and the difference; what else was told.

    Columns in which nothing stands are left out.
    """
    beside = {row.step: row for row in comparison.rows} if comparison.before else {}
    sets = sorted((*workout.sets, *workout.missed), key=lambda done: done.step)
    rows = [
        (line.name, line.which, line.result, *_last(beside.get(done.step)), told_words(done))
        for line, done in zip(set_lines(workout), sets, strict=True)
    ]
    kept = [column for column in zip(*rows, strict=True) if any(column)]
    return list(zip(*kept, strict=True))


def _last(row: Row | None) -> tuple[str, str]:
    if row is None:
        return "", ""
    return f"last {row.last}" if row.last else "", row.difference
