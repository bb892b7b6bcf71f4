"""The calendar: a year of weeks as cells, and what was done on the marked day."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.diary.corrections import Corrections
from runstrong_tui.output.workout_text import sets_words
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.trends.weeks import (
    Streak,
    WeekTotal,
    by_the_wall,
    day_totals,
    monday_of,
    streak,
)
from runstrong_tui.tui.history.rows import WeekSpan, by_weeks, since
from runstrong_tui.tui.keys.registry import CALENDAR, bindings
from runstrong_tui.tui.shared.choosing import Choice, ChoicePage
from runstrong_tui.tui.shared.page import HEIGHTS, Page
from runstrong_tui.tui.shared.rows import NARROW, none_words, row
from runstrong_tui.tui.texts import as_line, as_pieces
from runstrong_tui.tui.widgets.yearcells import DayDone, YearCells, legend
from runstrong_tui.tui.workout.screen import open_workout

EMPTY = "No workouts yet. Each day on which something was done gets its sign here."
YEAR = 364
"""Days: as many as whole weeks come next to a year."""


class CalendarPage(Page[None]):
    """One day is marked; the arrows move it, and enter opens what was done on it."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = CALENDAR
    BINDINGS: ClassVar[list[BindingType]] = bindings(CALENDAR)

    cells = query_one(YearCells)

    def __init__(self, coach: Coach, clock: Clock, changes: Corrections) -> None:
        """Show the workouts in the store of ``coach``, today marked; ``changes`` has undo."""
        super().__init__()
        self._coach = coach
        self._clock = clock
        self._changes = changes
        self._now = clock.wall()
        self._all: list[Summary] = []
        self._weeks: list[WeekSpan] = []
        self.marked = self._today
        self._last = monday_of(self._today)

    def compose(self) -> ComposeResult:
        """Which weeks, the cells, what they mean, and the marked day."""
        yield Static(id="heading", markup=False)
        yield YearCells()
        yield Static(id="legend", markup=False)
        yield Static(id="day", markup=False)
        yield self.key_line()

    def on_screen_resume(self) -> None:
        """Read the store anew: a workout may have been put right or deleted meanwhile."""
        self._now = self._clock.wall()
        self._all = by_the_wall(self._coach.store.history())
        self._weeks = by_weeks(self._all)
        self._fill()

    def on_resize(self) -> None:
        """Lay out for this width."""
        self._fill()

    def on_year_cells_resized(self) -> None:
        """Show as many weeks as fit now."""
        self._fill()

    def on_year_cells_picked(self, message: YearCells.Picked) -> None:
        """Mark the day that was clicked; the marked one is opened."""
        if message.day == self.marked:
            self.action_open()
        self._mark(message.day)

    def action_go(self, days: int) -> None:
        """Mark the day so many days later; a year later the cells move on, too."""
        if abs(days) == YEAR:
            self._last += timedelta(days=days)
        self._mark(self.marked + timedelta(days=days))

    def action_first(self) -> None:
        """Mark the day of the first workout."""
        self._mark(self._first)

    def action_today(self) -> None:
        """Mark today."""
        self._mark(self._today)

    def action_open(self) -> None:
        """Show what was done on the marked day; of several workouts one is chosen."""
        done = self._of(self.marked)
        if len(done) == 1:
            open_workout(self, self._coach, done[0].id, self._changes)
        elif done:
            choices = [
                Choice(self._title(summary), minutes_words(summary.active)) for summary in done
            ]

            def chosen(number: int | None) -> None:
                if number is not None:
                    open_workout(self, self._coach, done[number].id, self._changes)

            self.app.push_screen(ChoicePage(_day_words(self.marked), choices), chosen)

    @property
    def _today(self) -> date:
        return self._now.date()

    @property
    def _first(self) -> date:
        """The day of the first workout."""
        if not self._all:
            return self._today
        return min(self._today, self._all[-1].started.date())

    def _title(self, summary: Summary) -> str:
        return f"{summary.started:%H:%M}  {summary.title}"

    def _is_run(self, summary: Summary) -> bool:
        return self._coach.is_run(summary.session, summary.exercises)

    def _mark(self, day: date) -> None:
        """Mark ``day``, or the nearest one that there is something to know of."""
        self.marked = min(max(day, self._first), self._today)
        self._fill()

    def _between(self, first: date, after: date) -> Sequence[Summary]:
        """The workouts from the day ``first`` up to, without, ``after``; the latest first."""
        return self._all[since(self._all, after) : since(self._all, first)]

    def _of(self, day: date) -> list[Summary]:
        """What was done on a day, in the order in which it was."""
        return list(self._between(day, day + timedelta(days=1)))[::-1]

    def _fill(self) -> None:
        cells = self.cells
        weeks = cells.weeks
        marked, span = monday_of(self.marked), timedelta(weeks=weeks - 1)
        last = min(self._last, monday_of(self._today))
        self._last = min(max(last, marked), marked + span)
        first = self._last - span
        cells.show(first, weeks, self._days(first), self.marked, self._today)
        width = self.room
        in_a_row = streak_words(self._streak())
        heading = row(width, in_a_row or "CALENDAR")
        if self.size.width >= NARROW + 4:
            end = self._last + timedelta(days=6)
            words = f"CALENDAR   {first.day} {first:%b %Y} to {end.day} {end:%b %Y}"
            heading = row(width, words, (in_a_row, len(in_a_row)))
        self.query_one("#heading", Static).update(heading)
        self.query_one("#legend", Static).update(legend(cells.cells, width))
        self.query_one("#day", Static).update(self._day(width))

    def _days(self, first: date) -> dict[date, DayDone]:
        done = self._between(first, self._last + timedelta(days=7))
        strength = [summary for summary in done if not self._is_run(summary)]
        shaded = day_totals(strength, self._is_run)
        return {
            day: DayDone(max(shaded[day].seconds, 1.0) if day in shaded else 0.0, total.runs > 0)
            for day, total in day_totals(done, self._is_run).items()
        }

    def _streak(self) -> Streak:
        """Weeks in a row; only which weeks have a workout has to be known for that."""
        this = monday_of(self._today)
        done = {week.monday for week in self._weeks if week.monday <= this}
        if not done:
            return Streak(0, 0)
        first = min(done)
        count = (this - first).days // 7 + 1
        mondays = (first + timedelta(weeks=week) for week in range(count))
        return streak([WeekTotal(monday, sessions=int(monday in done)) for monday in mondays])

    def _day(self, width: int) -> Content:
        """The marked day in words, and what was done on it."""
        if not self._all:
            return as_line(none_words(self._coach.store.unlisted, EMPTY))
        done = self._of(self.marked)
        if self.size.height < HEIGHTS[-1][0]:
            return self._day_in_short(done, width)
        figures = [_figures(summary) for summary in done]
        widest = max(map(len, figures), default=0)
        lines = [as_line(_day_words(self.marked)).stylize("bold")]
        for summary, words in zip(done, figures, strict=True):
            lines.append(row(width, self._title(summary), (words, widest)))
        if not done:
            lines.append(Content("Nothing on this day."))
        return Content("\n").join(lines)

    def _day_in_short(self, done: Sequence[Summary], width: int) -> Content:
        """Two lines: the day with its minutes, and the titles."""
        day = f"{self.marked:%a} {self.marked.day} {self.marked:%b %Y}"
        minutes = f" · {minutes_words(sum(workout.active for workout in done))}" if done else ""
        titles = ", ".join(summary.title for summary in done) or "nothing"
        lines = [row(width, as_pieces((day, "bold"), minutes)), row(width, titles)]
        return Content("\n").join(lines)


def streak_words(streak: Streak) -> str:
    """``6 weeks in a row, longest 14``; nothing where no week has a workout."""
    if not streak.longest:
        return ""
    if not streak.now:
        return f"longest: {_weeks(streak.longest)} in a row"
    best = "the longest yet" if streak.now >= streak.longest > 1 else f"longest {streak.longest}"
    return f"{_weeks(streak.now)} in a row" + ("" if streak.longest == 1 else f", {best}")


def _weeks(count: int) -> str:
    return f"{count} week{'' if count == 1 else 's'}"


def _day_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _figures(summary: Summary) -> str:
    """``41 min · 14 of 14 · RPE 7.5``."""
    sets = sets_words(summary.done, summary.planned, outside=summary.outside)
    km = "" if summary.km is None else f"{summary.km:g} km"
    rpe = "" if summary.rpe is None else f"RPE {summary.rpe:g}"
    return " · ".join(filter(None, (minutes_words(summary.active), km, sets, rpe)))
