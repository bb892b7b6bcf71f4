"""What the trends say: the rows of the list, and the words beside the charts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from textual.content import Content
from textual.widgets.option_list import Option

from runstrong_tui.files.library import Library
from runstrong_tui.output.as_text import columns
from runstrong_tui.output.charts import Bars, Chart
from runstrong_tui.output.trends_text import (
    Table,
    charts_of,
    day_words,
    head_words,
    known_done,
    record_rows,
    streak_words,
    trend_table,
    week_bars,
    week_table,
)
from runstrong_tui.trends.spans import Since
from runstrong_tui.trends.trend import ExerciseDone, Trend
from runstrong_tui.trends.weeks import WeekTotal, streak
from runstrong_tui.tui.shared.rows import row
from runstrong_tui.tui.texts import as_lines

WEEKS = "weeks:"
SPANS = tuple(Since)
MOST_RECORDS = 5
"""So many lines of records stand below charts; fewer where it is low."""


class Shown(NamedTuple):
    """What stands beside the list, in lines but for the name."""

    name: str
    words: tuple[str, ...]
    charts: tuple[Chart | Bars, ...] = ()
    table: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


def option_rows(done: Iterable[ExerciseDone], weeks: int, width: int) -> list[Option]:
    """A row an exercise with how often it was done, and the weeks at the end."""
    rows = [
        Option(
            row(width, entry.name, (f"{f'{entry.times}×' if entry.times else '–':>6}", 6)),
            f"exercise:{entry.exercise}",
        )
        for entry in done
    ]
    return [*rows, Option(row(width, "Weeks", (f"{weeks:>5} ", 6)), WEEKS)]


def with_asked(
    done: Sequence[ExerciseDone], asked: str | None, library: Library, now: datetime
) -> tuple[ExerciseDone, ...]:
    """What was done; before it what was ``asked`` for, where that was not done yet."""
    if asked is None or any(exercise.exercise == asked for exercise in done):
        return known_done(done, library)
    return known_done((ExerciseDone(asked, asked, 0, now), *done), library)


def span_words(since: Since, *, narrow: bool) -> str:
    """The spans to choose from, the chosen one in brackets; where it is narrow that one alone."""
    if narrow:
        return f"← {since.words} →"
    return "  ".join(f"[{item.words}]" if item is since else f" {item.words} " for item in SPANS)


def trend_shown(
    trend: Trend,
    done: ExerciseDone,
    since: Since,
    begin: date | None,
    width: int | None,
    most: int,
) -> Shown:
    """An exercise over the time from ``begin`` on: a table of that width, or for None charts.

    Below charts there are at most so many lines of records, in a table all.
    """
    points = [point for point in trend.points if begin is None or point.when.date() >= begin]
    records = _lines(record_rows(trend.records, most if width is None else None), width)
    if points:
        words = [head_words(trend, points)]
        if len(points) == 1:
            words.append("A second time will make a line of it.")
        if width is None:
            return Shown(done.name, tuple(words), charts_of(trend, points), records=records)
        table = _lines(trend_table(trend, points), width)
        return Shown(done.name, tuple(words), table=table, records=records)
    if not done.times:
        why = "Not done yet. Once a set of it is logged, it shows here."
    elif not trend.points:
        times = "once" if done.times == 1 else f"{done.times} times"
        why = f"Done {times}, but nobody told how many repetitions were made."
    else:
        why = (
            f"Nothing in the last {since.words}, last done on {day_words(done.last)}; "
            "→ looks back further."
        )
    return Shown(done.name, (why,), records=records)


def weeks_shown(weeks: Sequence[WeekTotal], begin: date | None, width: int | None) -> Shown:
    """The weeks from ``begin`` on, as ``trend_shown``; the weeks in a row are those of all time."""
    kept = [week for week in weeks if begin is None or (week.monday - begin).days > -7]
    words = (streak_words(streak(weeks)),)
    if width is None:
        return Shown("Weeks", words, week_bars(kept))
    return Shown("Weeks", words, table=_lines(week_table(kept), width))


def progress_words(read: int, total: int) -> str:
    """``reading 4,000 of 10,000``."""
    return f"reading {read:,} of {total:,}" if total else "reading"


def table_of(lines: Sequence[str]) -> Content:
    """Lines, of which the first is a heading."""
    return Content("\n").join([as_lines(lines[:1]).stylize("bold"), as_lines(lines[1:])])


def _lines(rows: Table, width: int | None) -> tuple[str, ...]:
    """The rows in columns; those that do not fit are left out, the last one first."""
    kept = [tuple(cells) for cells in rows]
    while width and kept and len(kept[0]) > 2 and max(map(len, columns(kept))) > width:
        kept = [cells[:-1] for cells in kept]
    return tuple(columns(kept))
