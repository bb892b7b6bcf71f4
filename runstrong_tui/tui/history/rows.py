"""The rows of the list of workouts, its weeks, and a workout told beside it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from textual.content import Content

from runstrong_tui.output.workout_text import figures_words, set_lines, sets_words
from runstrong_tui.player.wording import moment_words
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.trends.records import Record
from runstrong_tui.trends.weeks import IsRun, monday_of
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.texts import as_line

STAR = "★"
BROAD, BROADER, ROOMY = 90, 100, 112
"""From so many cells on a row has room for kilometres, for words on records, for a record."""

_WEEK = timedelta(days=7)


class WeekSpan(NamedTuple):
    """The workouts of the week from ``monday`` on: numbers ``start`` up to, without, ``end``."""

    monday: date
    start: int
    end: int


def since(workouts: Sequence[Summary], day: date) -> int:
    """How many of the workouts, in the order of ``by_the_wall``, began on that day or later."""
    return bisect_left(workouts, True, key=lambda summary: summary.started.date() < day)


def by_weeks(workouts: Sequence[Summary]) -> list[WeekSpan]:
    """The weeks in which something was done, the latest first, as ``by_the_wall`` has the workouts.

    Only as many workouts are looked at as it takes to find where each week begins.
    """
    weeks: list[WeekSpan] = []
    start = 0
    while start < len(workouts):
        monday = monday_of(workouts[start].started.date())
        end = max(start + 1, since(workouts, monday))
        weeks.append(WeekSpan(monday, start, end))
        start = end
    return weeks


def span_words(monday: date, now: datetime) -> str:
    """``Mon 16 to Sun 22 Nov``, the month twice where it changes, the year where it is another."""
    sunday = monday + timedelta(days=6)
    month = "" if monday.month == sunday.month else f" {monday:%b}"
    year = "" if sunday.year == now.year else f" {sunday.year}"
    return f"Mon {monday.day}{month} to Sun {sunday.day} {sunday:%b}{year}"


def week_words(
    week: WeekSpan, workouts: Sequence[Summary], width: int, now: datetime, is_run: IsRun
) -> str:
    """``Mon 16 to Sun 22 Nov · 4 sessions · 2 h 10 min · 2 runs``, or as much as fits."""
    done = workouts[week.start : week.end]
    runs = sum(map(is_run, done))
    parts = [
        span_words(week.monday, now),
        _many(len(done), "session"),
        minutes_words(sum(summary.active for summary in done)),
        _many(runs, "run") if runs else "",
    ]
    while len(" · ".join(filter(None, parts))) > width and len(parts) > 1:
        parts.pop(1 if len(parts) == 3 else -1)
    return " · ".join(filter(None, parts))


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def record_words(records: Sequence[Record]) -> str:
    """``record: Wall sit 62 s``, with how many more there are."""
    if not records:
        return ""
    first = records[0].words
    more = f" and {len(records) - 1} more" if len(records) > 1 else ""
    return f"record: {first[:1].lower()}{first[1:]}{more}"


def _mark(records: Sequence[Record], words: bool) -> str:
    if not records:
        return ""
    if not words:
        return STAR if len(records) == 1 else f"{STAR}{len(records)}"
    return f"{STAR} record" if len(records) == 1 else f"{STAR} {len(records)} records"


def list_row(summary: Summary, width: int, records: Sequence[Record]) -> Content:
    """One workout under its week: when, what, how long, how much of it, how hard, its records."""
    began = summary.started
    day = f"{began:%a} {began.day:>2}"
    title = summary.title
    if width < NARROW:
        length = f"{minutes_words(summary.active):>10}"
        return row(width, f"{day}  {title}", (length, 10), (_mark(records, False), 3))
    km = "" if summary.km is None else f"{summary.km:g} km"
    sets = sets_words(summary.done, summary.planned, outside=summary.outside)
    columns = [(f"{minutes_words(summary.active):>10}", 10)]
    columns.append((sets if width >= BROAD or not (summary.outside and km) else km, 8))
    columns.append(("" if summary.rpe is None else f"RPE {summary.rpe:g}", 7))
    if width >= BROAD:
        columns.append((km, 8))
    if width >= ROOMY:
        columns.append((record_words(records), 24))
    else:
        broader = width >= BROADER
        columns.append((_mark(records, broader), 11 if broader else 3))
    return row(width, f"{day}  {began:%H:%M}  {title}", *columns)


def workout_row(workout: Summary, width: int, now: datetime) -> Content:
    """One line that stands alone: when, what, minutes active, sets done of those planned."""
    when = moment_words(workout.started, now)
    title = workout.title
    return row(
        width,
        as_line(f"{when:<16} {title}" if width >= NARROW else f"{when} {title}"),
        (f"{minutes_words(workout.active):>10}", 10),
        (sets_words(workout.done, workout.planned, outside=workout.outside), 8),
    )


def beside_words(workout: Workout, width: int, now: datetime, records: Sequence[Record]) -> Content:
    """The workout in full: heading, figures, records, note, and every set as it was done."""
    parts = [
        as_line(workout.title).stylize("bold"),
        as_line(moment_words(workout.started, now)),
        as_line(figures_words(workout)),
        *(as_line(f"{STAR} {record.words}").stylize("$accent") for record in records),
    ]
    if workout.note:
        parts.extend([Content(), as_line(workout.note)])
    lines = set_lines(workout)
    widest = max((len(line.result) for line in lines), default=0)
    if lines:
        parts.append(Content())
    for line in lines:
        if line.name:
            parts.append(as_line(line.name))
        made = row(width, f"  {line.which}", (line.result, widest))
        parts.append(made if line.done else made.stylize("dim"))
    return Content("\n").join(parts)
