"""The rows of Home's list."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual.content import Content
from textual.widgets.option_list import Option

from runstrong_tui.files.faults import Fault
from runstrong_tui.files.library import Library
from runstrong_tui.output.as_text import needs_words
from runstrong_tui.player.wording import moment_words, where_words
from runstrong_tui.store.journal.journal import Damage
from runstrong_tui.store.workout import UnfinishedSession, Workout
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.texts import as_line

MINUTES = 10
NEEDS = 26
WIDE_NEEDS = 40
WIDE = 100
LEAST_NEEDS = 10
WHEN = 13


def trouble_words(damage: list[Damage]) -> str:
    """What is wrong in the store: the first of it, and how to see the rest."""
    if not damage:
        return ""
    more = f" (and {len(damage) - 1} more)" if len(damage) > 1 else ""
    return f"{damage[0]}{more}"


def partly_row(partly: UnfinishedSession, width: int, left: str) -> Content:
    """A partly finished session: what, when it was ``left``, how far, where."""
    efforts = len(partly.plan.efforts)
    done = f"{len(partly.log)} of {efforts} done"
    where = where_words(partly.plan, partly.position)
    under = [f"{done} · {where}"] if width >= NARROW else [f"{where}", f"{done}, {left}"]
    column = [(left, len(left))] if width >= NARROW else []
    title = row(width, partly.plan.title, *column)
    return Content("\n").join([title, *(row(width, f"  {words}") for words in under)])


def left_words(partly: UnfinishedSession, now: datetime, *, elsewhere: bool) -> str:
    """When a session was left, or that another window plays it."""
    return "running elsewhere" if elsewhere else f"left {moment_words(partly.saved, now)}"


def broken_row(name: str, fault: Fault) -> Content:
    """A file that cannot be read, with its first fault."""
    return as_line(f"{name}: {fault.what}").stylize("dim")


def kit_words(lacks: str, needs: Sequence[str]) -> str:
    """What a session needs; where something of it is not at hand, that alone."""
    return f"lacks: {lacks}" if lacks else needs_words(needs)


def session_order(library: Library, due: Iterable[str]) -> list[tuple[str, str]]:
    """``session`` or ``broken`` and a name: those due first, then all others by title."""
    first = [name for name in due if name in library.sessions]
    titles = {name: session.title.casefold() for name, session in library.sessions.items()}
    others = [(titles[name], "session", name) for name in titles if name not in first]
    others.extend((titles.get(name, name), "broken", name) for name in library.broken)
    return [*(("session", name) for name in first), *(other[1:] for other in sorted(others))]


class SessionRows:
    """The rows of all sessions at one ``width``; with ``due`` some say when they are due."""

    def __init__(self, width: int, longest: int, *, due: bool) -> None:
        """Share the width out among the columns; ``longest`` is the longest of what is needed."""
        self._width = width
        rest = width - width * 2 // 5 - (MINUTES + 2) - (WHEN + 2 if due else 0) - 2
        most = min(rest, WIDE_NEEDS if width >= WIDE else NEEDS)
        shown = rest >= LEAST_NEEDS and width >= NARROW
        self._needs = min(most, max(longest, LEAST_NEEDS)) if shown else 0
        self._when = WHEN if due and self._needs else 0

    def header(self, *, gap: bool) -> Option:
        """The heading over the sessions; ``gap``: a line above it."""
        line = self._line(Content("SESSIONS").stylize("bold"), "about", Content("needs"), "")
        return Option(Content("\n") + line if gap else line, disabled=True)

    def row(self, title: str, minutes: str, needs: str, when: str, *, lacking: bool) -> Content:
        """A session and what it needs, or what of that is ``lacking``; ``when`` it is due."""
        kit = as_line(needs).stylize("dim") if lacking else as_line(needs)
        line = self._line(as_line(title), minutes, kit, when)
        under = " · ".join(filter(None, (when, needs if lacking else "")))
        if self._needs or not under:
            return line
        return Content("\n").join([line, as_line(f"  {under}").stylize("dim")])

    def _line(self, title: Content, minutes: str, needs: Content, when: str) -> Content:
        beside = (self._needs and self._needs + 2) + (self._when and self._when + 2)
        parts = [row(self._width - beside, title, (minutes, MINUTES))]
        if self._needs:
            parts.append(row(self._needs + 2, Content("  ") + needs))
        if self._when:
            parts.append(row(self._when + 2, f"  {when}"))
        return Content("").join(parts)


def header(width: int, words: str, *columns: tuple[str, int], gap: bool) -> Option:
    """A heading within the list, with its columns; it cannot be marked. ``gap``: a line above."""
    line = row(width, as_line(words).stylize("bold"), *columns)
    return Option(Content("\n") + line if gap else line, disabled=True)


def first_words(shortest: Plan | None) -> str:
    """What to do where there is no workout yet."""
    if shortest is None:
        return "No workouts yet."
    minutes = minutes_words(shortest.seconds)
    return (
        "No workouts yet. Mark a session and press enter to start your first: "
        f"{shortest.title} takes about {minutes}."
    )


def first_place(options: Sequence[Option]) -> int:
    """What is marked at first: what may be gone on with, or else a session."""
    kinds = [(option.id or "").partition(":")[0] for option in options]
    return next((kinds.index(kind) for kind in ("partly", "session") if kind in kinds), 0)


def morning_line(workout: Workout | None) -> str:
    """The question of the morning after a workout; empty where there is none."""
    if workout is None:
        return ""
    return f"Does anything hurt after yesterday's {workout.title}? o answers."
