"""A year as cells: weeks side by side, Monday at the top."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from runstrong_tui.tui.texts import as_line, as_pieces

NAMES = ("Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun ")
LEFT = len(NAMES[0])
MOST_WEEKS = 53
SHADES = "░▒▓█"
STEPS = (15, 30, 45)
"""From so many minutes of strength on the next shade is taken."""

RUN, BOTH, NOTHING = "●", "◉", "·"
_RUN_STYLE, _STRENGTH_STYLE, _NOTHING_STYLE = "$secondary", "$primary", "$foreground 45%"
_MARK_STYLE = "bold $accent"
HEIGHT = 1 + len(NAMES)
"""So many lines are needed; in one more the marked week is pointed at from below."""


class DayDone(NamedTuple):
    """Seconds of strength on a day, and whether there was a run."""

    strength: float = 0.0
    run: bool = False


def shade(seconds: float) -> str:
    """The shade for so many seconds of strength."""
    return SHADES[sum(seconds >= 60 * minutes for minutes in STEPS)]


class YearCells(Widget):
    """As many weeks as fit, up to a year; days after ``today`` are empty.

    Where there is room a day has two cells, shade and dot; else one that tells strength, a run and
    both apart by its sign alone. The marked day is told by its colour, by a pointer at its week and
    by the name of its weekday.
    """

    DEFAULT_CSS = """
    YearCells { height: 8; width: 1fr; }
    """

    @dataclass
    class Picked(Message):
        """A day was clicked."""

        day: date

    class Resized(Message):
        """Another number of weeks may fit."""

    def __init__(self) -> None:
        """Without a year; `show` gives it one."""
        super().__init__()
        self._monday = date.min
        self._weeks = 0
        self._done: Mapping[date, DayDone] = {}
        self._marked = self._today = date.min

    @property
    def cells(self) -> int:
        """How many cells a day has."""
        return 2 if self.size.width - LEFT >= 2 * MOST_WEEKS else 1

    @property
    def weeks(self) -> int:
        """How many weeks fit."""
        return min(MOST_WEEKS, max(1, (self.size.width - LEFT) // self.cells))

    def show(
        self, monday: date, weeks: int, done: Mapping[date, DayDone], marked: date, today: date
    ) -> None:
        """Show ``weeks`` weeks from ``monday`` on, with one day ``marked``."""
        self._monday, self._weeks, self._done = monday, weeks, done
        self._marked, self._today = marked, today
        self.refresh()

    def on_resize(self) -> None:
        """Ask to be shown what fits now."""
        self.post_message(self.Resized())

    def on_click(self, event: Click) -> None:
        """Tell which day was clicked."""
        week, row = (event.x - LEFT) // self.cells, event.y - 1
        if 0 <= week < self._weeks and 0 <= row < 7:
            self.post_message(self.Picked(self._monday + timedelta(days=int(7 * week + row))))

    def render(self) -> Content:
        """The names of the months, then a line for each day of the week."""
        place = LEFT + (self._marked - self._monday).days // 7 * self.cells
        months = as_line(self._months())
        below = self.size.height > HEIGHT
        if not below:
            months = months.pad_right(max(0, place + 1 - len(months)))
            months = months[:place] + as_line("▾", _MARK_STYLE) + months[place + 1 :]
        lines = [months]
        for row, name in enumerate(NAMES):
            days = (self._monday + timedelta(days=7 * week + row) for week in range(self._weeks))
            style = _MARK_STYLE if row == self._marked.weekday() else ""
            lines.append(Content("").join([as_line(name, style), *map(self._cell, days)]))
        if below:
            lines.append(as_pieces(" " * place, ("▴", _MARK_STYLE)))
        return Content("\n").join(lines)

    def _months(self) -> str:
        """Each month's name over the week in which it begins, and the first where there is room."""
        places: list[tuple[int, str]] = []
        for week in range(self._weeks):
            sunday = self._monday + timedelta(days=7 * week + 6)
            if sunday.day <= 7 or not week:
                places.append((LEFT + week * self.cells, f"{sunday:%b}"))
        if len(places) > 1 and places[1][0] - places[0][0] < 4:
            places.pop(0)
        line = ""
        for place, name in places:
            line = line.ljust(place) + name
        return line[: LEFT + self._weeks * self.cells]

    def _cell(self, day: date) -> Content:
        if day > self._today:
            cell = as_line(" " * self.cells)
        elif self.cells == 2:
            cell = self._wide_cell(self._done.get(day))
        else:
            cell = self._small_cell(self._done.get(day))
        return cell.stylize("$accent on $accent 35%") if day == self._marked else cell

    def _wide_cell(self, done: DayDone | None) -> Content:
        if done is None:
            return as_line(f" {NOTHING}", _NOTHING_STYLE)
        sign = shade(done.strength) if done.strength else " "
        dot = RUN if done.run else sign
        return as_pieces((sign, _STRENGTH_STYLE), (dot, _dot_style(done)))

    def _small_cell(self, done: DayDone | None) -> Content:
        if done is None:
            return as_line(NOTHING, _NOTHING_STYLE)
        if done.run:
            return as_line(BOTH if done.strength else RUN, _dot_style(done))
        return as_line(shade(done.strength), _STRENGTH_STYLE)


def legend(cells: int, width: int) -> Content:
    """What the signs mean, where a day has so many cells; two lines where one is too narrow."""
    words = (f"under {STEPS[0]} min", *map(str, STEPS[:-1]), f"{STEPS[-1]} and more")
    both = f"{SHADES[2]}{RUN}" if cells == 2 else BOTH
    shades = [
        as_pieces((sign, _STRENGTH_STYLE), f" {minutes}")
        for sign, minutes in zip(SHADES, words, strict=True)
    ]
    strength = Content("strength ") + Content("  ").join(shades)
    runs = as_pieces((RUN, _RUN_STYLE), " run   ", (both, _RUN_STYLE), " both")
    fits = strength.cell_length + 3 + runs.cell_length <= width
    return strength + (Content("   ") if fits else Content("\n")) + runs


def _dot_style(done: DayDone) -> str:
    return _RUN_STYLE if done.run else _STRENGTH_STYLE
