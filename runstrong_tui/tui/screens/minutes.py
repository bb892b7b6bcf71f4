"""Asks how many minutes are at hand."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from runstrong_tui.opening import LONGEST_MINUTES
from runstrong_tui.tui.keys import MINUTES, bindings

ALL_THE_TIME = 0


class MinutesPage(ModalScreen[int]):
    """Closes with the minutes, ``ALL_THE_TIME`` where none are typed, or None: no change."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MINUTES)
    CSS_PATH = "minutes.tcss"

    def __init__(self, minutes: int | None) -> None:
        """Begin with ``minutes``."""
        super().__init__()
        self._minutes = minutes

    def compose(self) -> ComposeResult:
        """The question, the field, what enter does."""
        with Vertical():
            yield Static(Content("How many minutes do you have?"))
            yield Input(
                str(self._minutes or ""), type="integer", max_length=3, placeholder="all the time"
            )
            yield Static(Content("enter takes it, empty is all the time; esc"), id="words")

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Close with what was typed."""
        typed = self.query_one(Input).value.strip()
        minutes = int(typed) if typed.isascii() and typed.isdecimal() else ALL_THE_TIME
        if typed and not 1 <= minutes <= LONGEST_MINUTES:
            words = f"From 1 to {LONGEST_MINUTES} minutes."
            self.query_one("#words", Static).update(Content(words))
            return
        self.dismiss(minutes)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss()
