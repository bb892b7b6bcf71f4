"""The line into which the words are typed that a list is to be narrowed by."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class _Words(Input):
    """Leaves the keys that go through a list to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.in_list('move', -1)", "the row above", show=False),
        Binding("down", "screen.in_list('move', 1)", "the row below", show=False),
        Binding("pageup", "screen.in_list('page', -1)", "a page up", show=False),
        Binding("pagedown", "screen.in_list('page', 1)", "a page down", show=False),
    ]


class FilterLine(Horizontal):
    """Hidden until it is opened; tells of every change, and when the list is to take the keys.

    The screen has an action ``in_list`` for the keys that are the list's.
    """

    DEFAULT_CSS = """
    FilterLine {
        height: 1; padding: 0 2; display: none;
        & > Static { width: auto; color: $accent; text-style: bold; }
        & > Input, & > Input:focus {
            width: 1fr; height: 1; padding: 0; border: none; background: $background;
        }
    }
    """

    class Changed(Message):
        """Other words are in the line."""

    class Left(Message):
        """The words stay, and the list takes the keys."""

    def compose(self) -> ComposeResult:
        """What it is for, and the line."""
        yield Static(Content("find "))
        yield _Words(placeholder="title, exercise, note, day, nov, 2026-11")

    @property
    def words(self) -> str:
        """What was typed."""
        return self.query_one(Input).value

    def open(self) -> None:
        """Let words be typed."""
        self.display = True
        self.query_one(Input).focus()

    def close(self) -> None:
        """Clear the line and hide it."""
        self.query_one(Input).value = ""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that the words are others."""
        event.stop()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the list takes the keys."""
        event.stop()
        if not self.words.strip():
            self.close()
        self.post_message(self.Left())
