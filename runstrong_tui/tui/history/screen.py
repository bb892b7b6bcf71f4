"""The past workouts, the latest first, week by week; one of them beside the list."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.diary.corrections import Corrections
from runstrong_tui.output.trends_text import without_records
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.trends.records import Record, records_set_in
from runstrong_tui.trends.weeks import by_the_wall, place_in_time
from runstrong_tui.tui.history.beside import Beside
from runstrong_tui.tui.history.calendar import CalendarPage
from runstrong_tui.tui.history.rows import (
    ROOMY,
    STAR,
    by_weeks,
    list_row,
    record_words,
    week_words,
)
from runstrong_tui.tui.history.search import Finder
from runstrong_tui.tui.keys.registry import HISTORY, bindings
from runstrong_tui.tui.shared.page import HEIGHTS, WIDTHS, Page
from runstrong_tui.tui.shared.rows import none_words, row
from runstrong_tui.tui.texts import as_line
from runstrong_tui.tui.trends.screen import TrendsPage
from runstrong_tui.tui.widgets.filterline import FilterLine
from runstrong_tui.tui.widgets.keyline import KeyLine
from runstrong_tui.tui.widgets.rowlist import RowList
from runstrong_tui.tui.workout.screen import open_workout

EMPTY = "No workouts yet. Go back, mark a session and press enter to start your first."
NOTHING_FOUND = "No workout has all of these words. esc clears them."


class _Left(Exception):
    """The page was left while its records were looked for."""


class History(Page[None]):
    """A list of workouts; enter shows one in full, words that are typed narrow the list."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = HISTORY
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)

    entries = query_one(RowList)
    filter = query_one(FilterLine)
    beside = query_one(Beside)

    @dataclass
    class RecordsFound(Message):
        """Which records each workout set, by its id."""

        records: Mapping[str, tuple[Record, ...]]

    def __init__(self, coach: Coach, clock: Clock) -> None:
        """Show the workouts in the store of ``coach``."""
        super().__init__()
        self._coach = coach
        self._store = coach.store
        self._clock = clock
        self._now = clock.wall()
        self._all: list[Summary] = []
        self._shown: list[Summary] = []
        self._finder: Finder | None = None
        self._records: Mapping[str, tuple[Record, ...]] | None = None
        self._mark: Summary | None = None
        self._stale = False
        self._changes = Corrections(coach.store)
        self._said = ""

    def compose(self) -> ComposeResult:
        """A heading, the line to find by, the list, and beside it what is marked."""
        yield Static(id="heading", markup=False)
        yield FilterLine()
        yield Static(id="empty", markup=False)
        with Horizontal(id="both"):
            yield RowList()
            yield Beside(self._store)
        yield Static(id="detail", markup=False)
        yield self.key_line()

    def on_screen_resume(self) -> None:
        """Read the store anew: a workout may have been put right or deleted meanwhile."""
        self._said = ""
        self._read()
        if not self.filter.display:
            self.entries.focus()

    def on_resize(self) -> None:
        """Lay out for this width."""
        self._fill()

    def on_row_list_marked(self) -> None:
        """Tell of the workout that is marked now."""
        self._mark = self._marked() or self._mark
        self._show_below()
        if self.size.width >= WIDTHS[-1][0]:
            marked = self._marked()
            workout_id = None if marked is None else marked.id
            self.beside.show(workout_id, self._now, self._records_of(workout_id))

    def on_row_list_opened(self) -> None:
        """Show the marked workout in full."""
        self.action_open()

    def on_filter_line_changed(self) -> None:
        """List what has the words typed; the first is marked where the marked one is not in it."""
        self._find(nearest=0)

    def on_filter_line_left(self) -> None:
        """Go on in the list."""
        self.entries.focus()

    def on_history_records_found(self, message: RecordsFound) -> None:
        """Mark the workouts that set records."""
        self._records = message.records
        self.entries.refresh()
        self.on_row_list_marked()
        self._fill_heading()

    def action_open(self) -> None:
        """Show the marked workout in full."""
        marked = self._marked()
        if marked is not None:
            self._stale = True
            open_workout(self, self._coach, marked.id, self._changes)

    def action_find(self) -> None:
        """Let words be typed."""
        if self._all:
            self.filter.open()

    def action_in_list(self, action: str, by: int) -> None:
        """Move the mark while words are typed."""
        if action == "page":
            self.entries.action_page(by)
        else:
            self.entries.action_move(by)

    def action_undo(self) -> None:
        """Take back what was put right or deleted last."""
        back = self._changes.undo()
        if back is None:
            return
        if back.trouble is not None:
            self.notify(back.trouble, severity="error", markup=False)
            return
        self._said, self._stale = "Undone.", True
        self._read()

    def action_calendar(self) -> None:
        """Show the year as a calendar."""
        self._stale = True
        self.app.push_screen(CalendarPage(self._coach, self._clock, self._changes))

    def action_trends(self) -> None:
        """Show how the exercises went over time."""
        self.app.push_screen(TrendsPage(self._coach, self._clock))

    def action_back(self) -> None:
        """List all again, or close the page."""
        if self.filter.display:
            self.filter.close()
            self.entries.focus()
        else:
            self.dismiss()

    def _marked(self) -> Summary | None:
        number = self.entries.marked
        return None if number is None or number >= len(self._shown) else self._shown[number]

    def _read(self) -> None:
        """List what the store has now; records are looked for where they may be others."""
        self._now = self._clock.wall()
        before = self._all
        self._all = by_the_wall(self._store.history())
        self._finder = None
        self._find()
        can_undo = self._changes.can_undo()
        self.query_one(KeyLine).show(key for key in HISTORY if can_undo or key.text != "undo")
        if self._all and (self._records is None or self._all != before or self._stale):
            self._stale = False
            self.run_worker(self._look_for_records, thread=True, group="records", exclusive=True)

    def _find(self, nearest: int | None = None) -> None:
        words = self.filter.words
        if words.split():
            if self._finder is None:
                self._finder = Finder(self._all, self._name_of)
            self._shown = self._finder.find(words)
        else:
            self._shown = self._all
        self._fill(nearest)

    def _name_of(self, exercise: str) -> str:
        known = self._coach.library.exercises.get(exercise)
        return exercise if known is None else known.name

    def _is_run(self, summary: Summary) -> bool:
        return self._coach.is_run(summary.session, summary.exercises)

    def _fill(self, nearest: int | None = None) -> None:
        """Show what was found, the same workout marked where it is among it, or ``nearest``.

        Where that is None, the one after it is marked.
        """
        shown, now = self._shown, self._now
        records = self._records_of
        weeks = by_weeks(shown)
        self.entries.fill(
            [week.start for week in weeks],
            len(shown),
            lambda number, width: list_row(shown[number], width, records(shown[number].id)),
            lambda group, width: as_line(week_words(weeks[group], shown, width, now, self._is_run)),
            marked=self._place(nearest),
            gap=self.size.height >= HEIGHTS[-1][0],
        )
        empty = self.query_one("#empty", Static)
        unlisted = self._store.unlisted
        empty.update(as_line(NOTHING_FOUND if self._all else none_words(unlisted, EMPTY)))
        empty.display = not shown
        self._fill_heading()
        self._show_below()

    def _place(self, nearest: int | None) -> int | None:
        mark = self._mark
        if mark is None:
            return nearest
        same = next((n for n, summary in enumerate(self._shown) if summary.id == mark.id), nearest)
        if same is not None:
            return same
        at = place_in_time(mark)
        return bisect_left(self._shown, True, key=lambda summary: place_in_time(summary) <= at)

    def _fill_heading(self) -> None:
        count, found = len(self._all), len(self._shown)
        words = f"{count:,} workout{'' if count == 1 else 's'}"
        if self.filter.words.split():
            words = f"{found:,} of {words}"
        looking = "looking for records…" if self._all and self._records is None else ""
        hidden = "more cannot be read" if self._store.unlisted else ""
        said = self._said or looking or hidden
        line = row(self.room, f"HISTORY   {words}", (said, len(said)))
        self.query_one("#heading", Static).update(line)

    def _records_of(self, workout_id: str | None) -> tuple[Record, ...]:
        return (self._records or {}).get(workout_id or "", ())

    def _show_below(self) -> None:
        """Tell below the list what its rows have no room for."""
        marked = self._marked()
        words = ""
        if marked is not None:
            records = (
                self._records_of(marked.id)
                if self.entries.scrollable_content_region.width < ROOMY
                else ()
            )
            said = record_words(records)
            words = " · ".join(filter(None, (said and f"{STAR} {said}", marked.note)))
        self.query_one("#detail", Static).update(as_line(words).truncate(self.room, ellipsis=True))

    def _look_for_records(self) -> None:
        """Find every record, in a thread of its own."""
        worker = get_current_worker()

        def reading(read: int, of: int) -> None:
            if worker.is_cancelled:
                raise _Left

        try:
            workouts = self._store.read_all(reading)
        except _Left:
            return
        found = records_set_in(workouts, without=without_records(self._coach.library))
        if not worker.is_cancelled:
            self.post_message(self.RecordsFound(found))
