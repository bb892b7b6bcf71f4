"""The past workouts, the latest first."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from runstrong_tui.exchange.workout_text import sets_words
from runstrong_tui.player.wording import minutes_words, moment_words
from runstrong_tui.store.progress import CannotRead
from runstrong_tui.store.store import Store
from runstrong_tui.store.summaries import Summary
from runstrong_tui.tui.keys import HISTORY, bindings
from runstrong_tui.tui.rows import NARROW, row
from runstrong_tui.tui.screens.page import Page
from runstrong_tui.tui.screens.summary import WorkoutPage


def workout_row(workout: Summary, width: int, now: datetime) -> Content:
    """One line: when, what, minutes active, sets done of those planned."""
    when = moment_words(workout.started, now)
    return row(
        width,
        Content(f"{when:<16} {workout.title}" if width >= NARROW else f"{when} {workout.title}"),
        (f"{minutes_words(workout.active):>10}", 10),
        (sets_words(workout.done, workout.planned, outside=workout.outside), 8),
    )


MOST_ROWS = 1000
"""So many workouts are listed; a longer list would be slow to lay out and nobody scrolls it."""


class History(Page[None]):
    """A list of workouts; enter shows one in full."""

    CSS_PATH = "history.tcss"
    KEYS = HISTORY
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)

    def __init__(self, store: Store, now: datetime) -> None:
        """Show the workouts of ``store``; ``now`` is the wall time for their dates."""
        super().__init__()
        self._store = store
        self._all = store.history()
        self._workouts = self._all[:MOST_ROWS]
        self._now = now

    def compose(self) -> ComposeResult:
        """A heading and the list, or what to do where it is empty."""
        count = len(self._all)
        yield Static(f"HISTORY   {count} workout{'s' if count != 1 else ''}", id="heading")
        if self._workouts:
            yield OptionList()
        else:
            yield Static(
                "No workouts yet. Go back, mark a session and press enter to start your first.",
                id="empty",
            )
        yield self.key_line()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        if self._workouts:
            options = self.query_one(OptionList)
            marked = options.highlighted or 0
            options.clear_options()
            options.add_options(self._options(self.size.width - 4))
            options.highlighted = marked

    def _options(self, width: int) -> list[Option]:
        rows = [Option(workout_row(one, width, self._now)) for one in self._workouts]
        earlier = len(self._all) - len(self._workouts)
        if earlier:
            rows.append(Option(f"and {earlier} earlier: runstrong history", disabled=True))
        return rows

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the workout in full."""
        show_workout(self, self._store, self._workouts[event.option_index].id, self._now)


def show_workout(page: Page[None], store: Store, workout_id: str, now: datetime) -> None:
    """Open one workout in full, or say why it cannot be read."""
    try:
        page.app.push_screen(WorkoutPage(store.workout(workout_id), "", now))
    except CannotRead as error:
        page.notify(str(error), severity="error", markup=False)
