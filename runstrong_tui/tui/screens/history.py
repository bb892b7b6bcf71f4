"""The past workouts, the latest first."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from runstrong_tui.player.wording import minutes_words, moment_words
from runstrong_tui.store.records import Workout
from runstrong_tui.tui.keys import HISTORY, bindings
from runstrong_tui.tui.rows import row
from runstrong_tui.tui.screens.page import Page
from runstrong_tui.tui.screens.summary import WorkoutPage


def workout_row(workout: Workout, width: int, now: datetime) -> Content:
    """One line: when, what, minutes active, sets done of those planned."""
    when = moment_words(workout.started, now)
    return row(
        width,
        Content(f"{when:<16} {workout.title}" if width >= 60 else f"{when} {workout.title}"),
        (f"{minutes_words(workout.active):>10}", 10),
        (f"{len(workout.sets)} of {workout.planned}", 8),
    )


class History(Page[None]):
    """A list of workouts; enter shows one in full."""

    CSS_PATH = "history.tcss"
    KEYS = HISTORY
    BINDINGS: ClassVar[list[BindingType]] = bindings(HISTORY)

    def __init__(self, workouts: list[Workout], now: datetime) -> None:
        """Show ``workouts``, the latest first; ``now`` is the wall time for their dates."""
        super().__init__()
        self._workouts = workouts
        self._now = now

    def compose(self) -> ComposeResult:
        """A heading and the list, or what to do where it is empty."""
        count = len(self._workouts)
        yield Static(f"HISTORY   {count} workout{'s' if count != 1 else ''}", id="heading")
        if self._workouts:
            yield OptionList(*(Option("") for _ in self._workouts))
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
            for index, workout in enumerate(self._workouts):
                prompt = workout_row(workout, self.size.width - 4, self._now)
                options.replace_option_prompt_at_index(index, prompt)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the workout in full."""
        workout = self._workouts[event.option_index]
        self.app.push_screen(WorkoutPage(workout, "", self._now))
