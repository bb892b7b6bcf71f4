"""A week as lines of text and as JSON: what is done, what is left, what is due."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.week import AFTER_RUN, Done, PartStatus, WeekStatus

DONE, OPEN, MAY = "●", "○", "·"


def dots(status: PartStatus) -> str:
    """``●●○``: what is done and what is left; ``·`` for what may be done besides."""
    done = len(status.done)
    rest = max(0, status.most - max(done, status.wanted))
    return DONE * done + OPEN * status.left + MAY * rest


def part_words(status: PartStatus) -> str:
    """What is left of a part: ``1 left``, ``done``, ``after the next run``."""
    if status.left:
        return f"{status.left} left" + (f": {status.waits}" if status.waits else "")
    if status.part.after == AFTER_RUN and not status.done:
        return "after each run"
    return "done" if status.wanted or status.done else "if you like"


def days_words(status: PartStatus) -> str:
    """The days on which it was done: ``Mon, Thu``."""
    return ", ".join(f"{done.started:%a}" for done in status.done)


def heading_words(status: WeekStatus) -> str:
    """``A runner's week, Mon 16 to Sun 22 Nov · week 5 in a row · an easier week``."""
    sunday = status.monday + timedelta(days=6)
    parts = [
        f"{status.week.title}, Mon {status.monday.day} to Sun {sunday.day} {sunday:%b}",
        f"week {status.number} in a row",
        *(["an easier week: one set fewer"] if status.easier else []),
    ]
    return " · ".join(parts)


def week_lines(status: WeekStatus) -> list[str]:
    """The week in full."""
    widest = max(len(part.part.title) for part in status.parts)
    many = max(len(dots(part)) for part in status.parts)
    lines = [heading_words(status), ""]
    for part in status.parts:
        words = f"{part_words(part):<10}"
        days = days_words(part)
        lines.append(f"{part.part.title:<{widest}}  {dots(part):<{many}}  {words}  {days}".rstrip())
    if status.others:
        lines += ["", "besides: " + ", ".join(map(_done_words, status.others))]
    lines += ["", *status.warnings] if status.warnings else []
    lines += ["", *due_words(status)]
    return lines


def due_words(status: WeekStatus, after: str | None = None) -> Iterator[str]:
    """What is due today, a line a part; after a run that was just entered, what follows it."""
    if after is not None:
        for part in status.parts:
            if part.part.after == AFTER_RUN and part.due and after not in part.part.sessions:
                yield f"After the run: {_choice_words(part, status)}"
        return
    due = [part for part in status.parts if part.due]
    yield "Due today:" if due else "Nothing is due today."
    widest = max((len(part.part.title) for part in due), default=0)
    yield from (f"  {part.part.title:<{widest}}  {_choice_words(part, status)}" for part in due)


def _choice_words(part: PartStatus, status: WeekStatus) -> str:
    """``runstrong play gym, or five-sets``: the one done least recently first."""
    first, *others = [name for name in status.due if name in part.part.sessions] or [""]
    return f"runstrong play {first}" + (f", or {', '.join(others)}" if others else "")


def week_json(status: WeekStatus) -> dict[str, Any]:
    """The week for other programs."""
    return {
        "week": status.week.name,
        "title": status.week.title,
        "monday": status.monday.isoformat(),
        "week_in_a_row": status.number,
        "easier": status.easier,
        "parts": [
            {
                "title": part.part.title,
                "sessions": list(part.part.sessions),
                "wanted": part.wanted,
                "most": part.most,
                "done": [_done_json(done) for done in part.done],
                "left": part.left,
                "due": part.due,
                "waits": part.waits,
            }
            for part in status.parts
        ],
        "others": [_done_json(done) for done in status.others],
        "warnings": list(status.warnings),
        "due": list(status.due),
    }


def _done_words(done: Done) -> str:
    return f"{done.title} ({minutes_words(done.seconds)})"


def _done_json(done: Done) -> dict[str, Any]:
    return {
        "session": done.session,
        "started": done.started.isoformat(),
        "seconds": done.seconds,
        "run": done.run,
    }
