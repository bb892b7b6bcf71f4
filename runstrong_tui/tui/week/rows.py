"""How a week stands, in rows: short on Home, in full on the screen of the week."""

from collections.abc import Collection, Iterator
from datetime import datetime

from textual.content import Content

from runstrong_tui.files.library import Library
from runstrong_tui.output.week_text import days_words, dots, part_words
from runstrong_tui.player.wording import moment_words
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.week import AFTER_RUN, Done, PartStatus, WeekStatus
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.texts import as_line

NOTHING = "–"


def in_short(status: WeekStatus, width: int, now: datetime) -> Content:
    """Each part with its dots, and what was done last; then the warnings, a line each."""
    gap = "    " if width >= NARROW else "   "
    pieces = [as_line(f"{part.part.title} {dots(part) or NOTHING}") for part in status.parts]
    if status.last is not None:
        pieces.append(as_line(f"last: {_last_words(status.last, now)}"))
    lines = [*_packed(pieces, gap, width), *warning_lines(status)]
    return Content("\n").join(lines)


def part_rows(status: WeekStatus, width: int) -> list[Content]:
    """A row a part: title, dots, what is left, the days it was done on."""
    titles = [as_line(part.part.title) for part in status.parts]
    marks = [as_line(dots(part) or NOTHING) for part in status.parts]
    days = [days_words(part) for part in status.parts]
    words = [part_words(part) for part in status.parts]
    many = max(mark.cell_length for mark in marks)
    wide_days = max(map(len, days))
    widest = min(max(title.cell_length for title in titles), max(width // 3, 14))
    rows = []
    for title, mark, left, day in zip(titles, marks, words, days, strict=True):
        start = Content("  ").join([row(widest, title), row(many, mark)])
        if width >= NARROW:
            line = Content("  ").join([start, as_line(left)])
            rows.append(row(width, line, *([(day, wide_days)] if wide_days else [])))
        else:
            rest = " · ".join(filter(None, (left, day)))
            beside = start.cell_length + 2 + len(rest) <= width
            gap = Content("  ") if beside else Content("\n  ")
            rows.append(gap.join([start, as_line(rest)]))
    return rows


def warning_lines(status: WeekStatus) -> list[Content]:
    """What is to be done otherwise, a line each."""
    return [as_line(f"! {warning}") for warning in status.warnings]


def besides_words(status: WeekStatus) -> str:
    """What was done that belongs to no part."""
    done = (f"{each.title} ({minutes_words(each.seconds)})" for each in status.others)
    return "besides: " + ", ".join(done) if status.others else ""


def due_lines(status: WeekStatus, library: Library) -> list[str]:
    """What is due today, a line a part: what was done least recently first."""
    lines = []
    for part in status.parts:
        names = [name for name in status.due if name in part.part.sessions]
        titles = [library.sessions[name].title for name in names if name in library.sessions]
        if part.due and titles:
            one_of = ", one of" if len(titles) > 1 else ""
            lines.append(f"{part.part.title}{one_of}: {' · '.join(titles)}")
    return lines


def session_of(part: PartStatus, status: WeekStatus, known: Collection[str]) -> str | None:
    """The session of a part to do next: the due one done least recently, else its first."""
    names = (*(name for name in status.due if name in part.part.sessions), *part.part.sessions)
    return next((name for name in names if name in known), None)


def after_run(status: WeekStatus, known: Collection[str]) -> str | None:
    """The session that is due after a run; None where none is."""
    following = (part for part in status.parts if part.part.after == AFTER_RUN and part.due)
    return next((name for part in following if (name := session_of(part, status, known))), None)


def when_due(status: WeekStatus | None) -> dict[str, str]:
    """The sessions due today, in their order, each with when that is."""
    if status is None:
        return {}
    follows = {
        name
        for part in status.parts
        if part.part.after == AFTER_RUN and part.due
        for name in part.part.sessions
    }
    return {name: "after the run" if name in follows else "due today" for name in status.due}


def _last_words(last: Done, now: datetime) -> str:
    """``today, Gym``; ``Wed, Gym``; with the date where it is a week ago or longer."""
    started = last.started
    days = (now.date() - started.date()).days
    near = {0: "today", 1: "yesterday"}.get(days, f"{started:%a}")
    when = near if 0 <= days < 7 else moment_words(started, now)
    return f"{when}, {last.title}"


def _packed(pieces: list[Content], gap: str, width: int) -> Iterator[Content]:
    """Lines of as many pieces as fit; a piece that is too long alone is cut."""
    line: Content | None = None
    for piece in pieces:
        longer = piece if line is None else as_line(gap).join([line, piece])
        if line is not None and longer.cell_length > width:
            yield line
            longer = piece
        line = longer.truncate(width, ellipsis=True) if longer is piece else longer
    if line is not None:
        yield line
