"""Asks for a number that may stay unknown."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from runstrong_tui.tui.keys.registry import NUMBER, bindings
from runstrong_tui.tui.texts import as_line

LONGEST = 30
"""The most signs of an answer that is more than a bare number."""


class Asking(NamedTuple):
    """A question: the number so far, what it may be, and what is to happen with the answer.

    ``take`` may raise an OSError. ``follows`` says what a number leads to, or what none does;
    ``unknown`` is what no number means, ``wrong`` what is said of one that may not be, ``hint``
    what the keys do. ``read`` reads more than bare numbers; it raises a ValueError for the rest.
    """

    question: str
    number: int | None
    least: int
    most: int
    follows: Callable[[int | None], str] | None
    take: Callable[[int | None], None]
    unknown: str = "not known"
    wrong: str = "From {least} to {most}, or nothing."
    hint: str = "enter save · esc cancel"
    read: Callable[[str], int] | None = None


class Answer(NamedTuple):
    """The number that was typed; None: not known."""

    number: int | None


class NumberPage(ModalScreen[Answer]):
    """Closes with the answer, or with None: no change."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(NUMBER)
    CSS_PATH = Path(__file__).with_suffix(".tcss")

    def __init__(self, asking: Asking) -> None:
        """Ask that, and begin with the number so far."""
        super().__init__()
        self._asking = asking

    def compose(self) -> ComposeResult:
        """The question, the field, what follows, what the keys do."""
        number = self._asking.number
        with Vertical():
            yield Static(as_line(self._asking.question))
            yield Input(
                "" if number is None else str(number),
                type="integer" if self._asking.read is None else "text",
                max_length=len(str(self._asking.most)) if self._asking.read is None else LONGEST,
                placeholder=self._asking.unknown,
            )
            yield Static(id="words", markup=False)
            yield Static(as_line(self._asking.hint), id="hint")

    def on_mount(self) -> None:
        """Say what follows from the number so far."""
        self.show()

    @on(Input.Changed)
    def show(self) -> None:
        """Say what follows from what is typed so far."""
        number, follows = self._number(), self._asking.follows
        self._say("" if follows is None or self._is_wrong(number) else follows(number))

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Close with what was typed."""
        number = self._number()
        if self._is_wrong(number):
            asking = self._asking
            self._say(asking.wrong.format(least=asking.least, most=asking.most))
        else:
            self.dismiss(Answer(number))

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss()

    def _say(self, words: str) -> None:
        """Say that below the field; the line is gone where no number leads to anything."""
        line = self.query_one("#words", Static)
        line.update(as_line(words))
        line.display = bool(words) or self._asking.follows is not None

    def _number(self) -> int | None:
        """What was typed; -1 where it is no number."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            return None
        if self._asking.read is not None:
            try:
                return self._asking.read(typed)
            except ValueError:
                return -1
        return int(typed) if typed.isascii() and typed.isdecimal() else -1

    def _is_wrong(self, number: int | None) -> bool:
        return number is not None and not self._asking.least <= number <= self._asking.most
