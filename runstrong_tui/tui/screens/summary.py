"""The summary at the end of a session, and the same page for any workout of the history."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrong_tui.exchange.workout_text import figures_words, set_lines
from runstrong_tui.player.wording import moment_words
from runstrong_tui.store.records import Workout
from runstrong_tui.tui.keys import READING, SUMMARY, Key, bindings
from runstrong_tui.tui.rows import NARROW, row
from runstrong_tui.tui.screens.page import Page

Rate = Callable[[Workout], str | None]
"""Keeps a workout that was put right; what keeps it from the disk, in words."""


class WorkoutPage(Page[None]):
    """One workout in full: when, how long, every set against its target."""

    CSS_PATH = "summary.tcss"
    KEYS: ClassVar[tuple[Key, ...]] = READING
    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)

    def __init__(self, workout: Workout, note: str, now: datetime) -> None:
        """Show ``workout``, below a ``note`` where there is one."""
        super().__init__()
        self._workout = workout
        self._note = note
        self._now = now

    def heading(self, workout: Workout) -> str:
        """The line above the sets."""
        return f"{workout.title} · {moment_words(workout.started, self._now)}"

    def asking(self) -> str:
        """What the runner is asked, if anything."""
        return ""

    def compose(self) -> ComposeResult:
        """Heading, figures, sets."""
        yield Static(id="heading", markup=False)
        with VerticalScroll():
            yield Static(id="figures", markup=False)
            yield Static(id="sets", markup=False)
        yield self.key_line()

    def on_mount(self) -> None:
        """Let the list take the arrow keys."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Lay the sets out for this width."""
        workout = self._workout
        self.query_one("#heading", Static).update(Content(self.heading(workout)))
        figures = (self._note, figures_words(workout), workout.note, self.asking())
        self.query_one("#figures", Static).update(
            Content("\n".join(part for part in figures if part))
        )
        self.query_one("#sets", Static).update(self._sets(workout))

    def _sets(self, workout: Workout) -> Content:
        width = max(20, self.size.width - 4)
        lines = set_lines(workout)
        which = max((len(line.which) for line in lines), default=0)
        result = max((len(line.result) for line in lines), default=0)
        if width < NARROW:
            rows = [
                part
                for line in lines
                for part in (
                    *([Content(line.name)] if line.name else []),
                    row(width, f"  {line.which}", (line.result, result)),
                )
            ]
        else:
            columns = width - which - result - 4
            rows = [
                row(
                    width,
                    Content(line.name).truncate(columns, ellipsis=True),
                    (line.which, which),
                    (line.result, result),
                )
                for line in lines
            ]
        return Content("\n").join(rows)


class Summary(WorkoutPage):
    """What was done against what was planned, right after the last set."""

    KEYS: ClassVar[tuple[Key, ...]] = SUMMARY
    BINDINGS: ClassVar[list[BindingType]] = bindings(SUMMARY)

    def heading(self, workout: Workout) -> str:
        """That it is over, and what it was."""
        return f"Done: {workout.title}"

    def __init__(self, workout: Workout, note: str, now: datetime, rate: Rate) -> None:
        """Show ``workout``; ``rate`` keeps it with the effort that was said."""
        super().__init__(workout, note, now)
        self._rate = rate

    def asking(self) -> str:
        """How hard it was."""
        if self._workout.rpe is None:
            return "How hard was it? 6 easy … 9 one more possible, 0 all you had (RPE 10)"
        return "The same number again adds a half, and takes it away."

    def action_digit(self, sign: str) -> None:
        """Say how hard it was: 6 to 9, and 0 for 10; the same again for the half above."""
        number = float(sign) if sign != "0" else 10.0
        if self._workout.rpe == number and number < 10:
            number += 0.5
        self._workout = replace(self._workout, rpe=number)
        trouble = self._rate(self._workout)
        self._note = "" if trouble is None else f"Not kept: {trouble}"
        self.on_resize()

    def action_close(self) -> None:
        """Close the summary."""
        self.dismiss()
