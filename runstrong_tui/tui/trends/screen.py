"""How the exercises went over time: a list of them, and charts or a table of the marked one."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.output.trends_text import known_trend
from runstrong_tui.store.keeper import words_of
from runstrong_tui.trends.spans import Since, begins
from runstrong_tui.trends.trend import ExerciseDone, Trend, trend_of
from runstrong_tui.tui.keys.key import bindings
from runstrong_tui.tui.keys.trends import TRENDS
from runstrong_tui.tui.shared.page import HEIGHTS, Page
from runstrong_tui.tui.shared.rows import NARROW, none_words
from runstrong_tui.tui.texts import as_line, as_lines
from runstrong_tui.tui.trends.reading import Lookback, Stopped, read_past
from runstrong_tui.tui.trends.rows import (
    MOST_RECORDS,
    SPANS,
    WEEKS,
    Shown,
    option_rows,
    progress_words,
    span_words,
    table_of,
    trend_shown,
    weeks_shown,
    with_asked,
)
from runstrong_tui.tui.widgets.chart import ChartView
from runstrong_tui.tui.widgets.keyline import KeyLine
from runstrong_tui.tui.widgets.listing import Listing

NO_WORKOUTS = (
    "No workouts yet. Go back, mark a session and press enter to start your first: "
    "what you make of each exercise shows here over time."
)


class TrendsPage(Page[None]):
    """Reads the whole history in a thread of its own, which ends when the screen is left."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = TRENDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(TRENDS)

    entries = query_one(Listing)
    charts = query_one(ChartView)

    @dataclass
    class Reading(Message):
        """So many workouts of so many are read."""

        read: int
        total: int

    @dataclass
    class Read(Message):
        """The history is read."""

        past: Lookback

    @dataclass
    class Computed(Message):
        """The trend of an exercise over all time."""

        trend: Trend

    @dataclass
    class Failed(Message):
        """The history cannot be read."""

        words: str

    def __init__(self, coach: Coach, clock: Clock, exercise: str | None = None) -> None:
        """Show the history of ``coach`` up to now, ``exercise`` marked or what was done last."""
        super().__init__()
        self._coach = coach
        self._clock = clock
        self._asked = exercise
        self._since = Since.MONTHS
        self._as_table = False
        self._done: tuple[ExerciseDone, ...] = ()
        self._past = Lookback()
        self._trends: dict[str, Trend] = {}
        self._status = progress_words(0, 0)
        self._read = False

    def compose(self) -> ComposeResult:
        """The list, and beside it the charts or the table."""
        yield Static(id="heading", markup=False)
        yield Static(as_line(none_words(self._coach.store.unlisted, NO_WORKOUTS)), id="empty")
        with Horizontal(id="body"):
            listing = Listing()
            listing.can_focus = False
            yield listing
            with Vertical(id="right"):
                yield Static(id="name", markup=False)
                yield Static(id="words", markup=False)
                yield ChartView()
                scroll = VerticalScroll(id="scroll")
                scroll.can_focus = False
                with scroll:
                    yield Static(id="table", markup=False)
                yield Static(id="records", markup=False)
        yield self.key_line()

    def on_mount(self) -> None:
        """Begin to read."""
        self.read_history()

    def on_resize(self) -> None:
        """Lay everything out for this size."""
        self._fill()

    @work(thread=True, exclusive=True, group="reading")
    def read_history(self) -> None:
        """Read every workout; the thread ends soon where nobody waits any more."""
        worker = get_current_worker()
        try:
            past = read_past(
                self._coach,
                self._clock.wall(),
                lambda read, total: self.post_message(self.Reading(read, total)),
                lambda: not worker.is_cancelled,
            )
        except Stopped:
            return
        except OSError as error:
            self.post_message(self.Failed(words_of(error)))
        else:
            self.post_message(self.Read(past))

    @work(thread=True, exclusive=True, group="computing")
    def compute(self, exercise: str) -> None:
        """Work the trend of an exercise out."""
        found = trend_of(self._past.workouts, exercise)
        trend = known_trend(found, self._coach.library)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Computed(trend))

    def on_trends_page_reading(self, message: Reading) -> None:
        """Say how far the reading is."""
        if not self._read:
            self._status = progress_words(message.read, message.total)
            self._fill_heading()

    def on_trends_page_read(self, message: Read) -> None:
        """Show the list; the exercise that was asked for is marked."""
        self._past = message.past
        now = self._clock.wall()
        self._done = with_asked(self._past.done, self._asked, self._coach.library, now)
        self._read, self._status = True, ""
        ids = [exercise.exercise for exercise in self._done]
        self._fill(ids.index(self._asked) if self._asked is not None else 0)

    def on_trends_page_failed(self, message: Failed) -> None:
        """Say why there is nothing to see."""
        self._status = message.words
        self._fill_heading()

    def on_trends_page_computed(self, message: Computed) -> None:
        """Show the trend, if it is still the marked one."""
        self._trends[message.trend.exercise] = message.trend
        if self._marked() == message.trend.exercise:
            self._show()

    def on_option_list_option_highlighted(self, event: Listing.OptionHighlighted) -> None:
        """Show the marked exercise."""
        event.stop()
        self._show()

    def action_mark(self, by: int) -> None:
        """Mark the next exercise or the one before."""
        if by > 0:
            self.entries.action_cursor_down()
        else:
            self.entries.action_cursor_up()

    def action_end(self, place: int) -> None:
        """Mark the first or the last row."""
        if place:
            self.entries.action_last()
        else:
            self.entries.action_first()

    def action_page(self, by: int) -> None:
        """Read on in the table, or back."""
        scroll = self.query_one("#scroll", VerticalScroll)
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 1), animate=False)

    def action_span(self, by: int) -> None:
        """Look back further, or less far."""
        place = SPANS.index(self._since) + by
        self._look_back(SPANS[min(max(place, 0), len(SPANS) - 1)])

    def action_digit(self, digit: str) -> None:
        """Look back as far as the digit says."""
        self._look_back(SPANS[int(digit) - 1])

    def action_table(self) -> None:
        """The same as a table, or as charts again."""
        self._as_table = not self._as_table
        self._fill()

    def action_chart(self) -> None:
        """The next chart."""
        self.charts.turn()

    def _look_back(self, since: Since) -> None:
        self._since = since
        self._fill()

    def _fill(self, marked: int | None = None) -> None:
        width = self.size.width
        self._fill_heading()
        empty = self._read and not self._past.workouts and not self._past.weeks
        self.query_one("#empty").display = empty
        self.query_one("#body").display = self._read and not empty
        self.set_class(self._roomy() and not self._as_table, "-charts")
        if self._read and not empty:
            options = option_rows(self._done, len(self._past.weeks), 40 if width >= 120 else 26)
            self.entries.fill(options, self.entries.highlighted if marked is None else marked)
            self._show()
        else:
            self._fill_keys()

    def _fill_heading(self) -> None:
        parts = ["TRENDS", self._status]
        if self._read and self._past.workouts:
            parts[1] = span_words(self._since, narrow=self.size.width < NARROW)
        if self._past.unread:
            parts.append(f"{self._past.unread} cannot be read: runstrong doctor")
        self.query_one("#heading", Static).update(as_line("   ".join(filter(None, parts))))

    def _marked(self) -> str | None:
        """The exercise that is marked; None where it is the weeks."""
        place = self.entries.highlighted
        return self._done[place].exercise if place is not None and place < len(self._done) else None

    def _show(self) -> None:
        """Show what is marked; its trend is worked out where that was not done yet."""
        place = self.entries.highlighted
        if place is None:
            return
        begin = begins(self._since, self._clock.wall())
        room = max(20, self.size.width - self._beside())
        width = None if self.has_class("-charts") else room
        if self.entries.get_option_at_index(place).id == WEEKS:
            self._draw(weeks_shown(self._past.weeks, begin, width))
            return
        done = self._done[place]
        trend = self._trends.get(done.exercise)
        if trend is None:
            self._draw(Shown(done.name, ()))
            self.compute(done.exercise)
        else:
            most = MOST_RECORDS if self.size.height > 30 else 2
            self._draw(trend_shown(trend, done, self._since, begin, width, most))

    def _beside(self) -> int:
        """The cells that the list and the margins take."""
        width = self.size.width
        return 2 if width < NARROW + 4 else 30 if width < 120 else 45

    def _draw(self, shown: Shown) -> None:
        self.query_one("#name", Static).update(as_line(shown.name))
        self.query_one("#words", Static).update(as_lines(shown.words))
        self.charts.show(shown.charts)
        below = ("", *shown.records) if shown.records else ()
        self.query_one("#table", Static).update(table_of(shown.table + below))
        records = self.query_one("#records", Static)
        records.update(as_lines(shown.records))
        records.display = bool(shown.records) and self.has_class("-charts")
        self.call_after_refresh(self._fill_keys)

    def _fill_keys(self) -> None:
        """Name only the keys that do something now."""
        showing = self._read and self.query_one("#body").display
        idle = set() if showing else {key.action for key in TRENDS} - {"keys", "back"}
        if not self._roomy():
            idle.add("table")
        if not self.has_class("-charts") or self.charts.all_fit:
            idle.add("chart")
        keys = [key for key in TRENDS if key.text and key.action not in idle]
        self.query_one(KeyLine).show(keys)

    def _roomy(self) -> bool:
        """Whether there is room for a chart; else there are only tables."""
        return self.size.width >= NARROW and self.size.height >= HEIGHTS[-1][0]
