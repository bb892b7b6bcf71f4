"""Tells which key something sends that is no keyboard: a pedal, a presenter, a remote."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from runstrong_tui.tui.keys.registry import PLAYER, Key
from runstrong_tui.tui.texts import as_line, as_lines
from runstrong_tui.visible import visible

ASK = "Press a pedal, a presenter, a remote or a key."
NOTHING = "It does nothing while a session is played."
CLOSE = "esc closes this page"


def meaning(name: str) -> str:
    """What the key that Textual calls ``name`` does while a session is played."""
    found = [key for key in PLAYER if name in key.names and key.help]
    return f"It does: {found[0].help}." if found else NOTHING


class KeyCheckPage(ModalScreen[None]):
    """Says of each key what it is called and what it does, and does none of it."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    CSS_PATH = Path(__file__).with_suffix(".tcss")

    def compose(self) -> ComposeResult:
        """The question, what came, how to leave."""
        with Vertical():
            yield Static(as_line(ASK))
            yield Static(id="came", markup=False)
            yield Static(as_line(CLOSE))

    def on_key(self, event: events.Key) -> None:
        """Say what came; escape closes."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss()
            return
        name = visible(event.key)
        self.query_one("#came", Static).update(as_lines((f"Key: {name}", meaning(event.key))))
