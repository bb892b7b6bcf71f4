"""Asks for a number that may stay unknown."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from runstrong_tui.tui.keys import NUMBER, bindings


class Asking(NamedTuple):
    """A question: the number so far, what it may be, and what is to happen with the answer.

    ``follows`` says what a number leads to, or what none does; ``take`` may raise an OSError.
    """

    question: str
    number: int | None
    least: int
    most: int
    follows: Callable[[int | None], str]
    take: Callable[[int | None], None]


class Answer(NamedTuple):
    """The number that was typed; None: not known."""

    number: int | None


class NumberPage(ModalScreen[Answer]):
    """Closes with the answer, or with None: no change."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(NUMBER)
    CSS_PATH = "number.tcss"

    def __init__(self, asking: Asking) -> None:
        """Ask that, and begin with the number so far."""
        super().__init__()
        self._asking = asking

    def compose(self) -> ComposeResult:
        """The question, the field, what follows, what the keys do."""
        number = self._asking.number
        with Vertical():
            yield Static(Content(self._asking.question))
            yield Input(
                "" if number is None else str(number),
                type="integer",
                max_length=len(str(self._asking.most)),
                placeholder="not known",
            )
            yield Static(id="words", markup=False)
            yield Static(Content("enter takes it, esc changes nothing"), id="hint")

    def on_mount(self) -> None:
        """Say what follows from the number so far."""
        self.tell()

    @on(Input.Changed)
    def tell(self) -> None:
        """Say what follows from what is typed so far."""
        number = self._number()
        words = "" if self._is_wrong(number) else self._asking.follows(number)
        self.query_one("#words", Static).update(Content(words))

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Close with what was typed."""
        number = self._number()
        if self._is_wrong(number):
            words = f"From {self._asking.least} to {self._asking.most}, or nothing."
            self.query_one("#words", Static).update(Content(words))
        else:
            self.dismiss(Answer(number))

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss()

    def _number(self) -> int | None:
        """What was typed; -1 where it is no number."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            return None
        return int(typed) if typed.isascii() and typed.isdecimal() else -1

    def _is_wrong(self, number: int | None) -> bool:
        return number is not None and not self._asking.least <= number <= self._asking.most
