"""The marked workout beside the list of them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.store import Store
from runstrong_tui.trends.records import Record
from runstrong_tui.tui.history.rows import beside_words
from runstrong_tui.tui.texts import as_line

REST_SECONDS = 0.05
"""So long a workout is marked before it is read."""


class Beside(VerticalScroll, can_focus=False):
    """Shows one workout in full; it is read in a thread of its own, once the mark rests."""

    DEFAULT_CSS = """
    Beside > Static { height: auto; }
    """

    def __init__(self, store: Store) -> None:
        """Show workouts of ``store``."""
        super().__init__()
        self._store = store

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(markup=False)

    @work(exclusive=True)
    async def show(
        self, workout_id: str | None, now: datetime, records: Sequence[Record] = ()
    ) -> None:
        """Show the workout of that id and the ``records`` it set; None: nothing."""
        await asyncio.sleep(REST_SECONDS)
        shown = self.query_one(Static)
        words = Content()
        if workout_id is not None:
            try:
                workout = await asyncio.to_thread(self._store.workout, workout_id)
                words = beside_words(workout, max(20, shown.size.width), now, records)
            except CannotRead as error:
                words = as_line(str(error))
            except NoSuchSession:
                words = Content("This workout is not in the history any more.")
        shown.update(words)
        self.scroll_home(animate=False)
