"""The faults of a broken file, each with its place."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrong_tui.files.faults import Fault
from runstrong_tui.tui.keys.registry import READING, bindings
from runstrong_tui.tui.shared.page import Page
from runstrong_tui.tui.texts import as_line, as_lines


class FaultsPage(Page[None]):
    """What ``runstrong check`` would print, to be read on the screen."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = READING
    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        """Show the ``faults`` of the session ``name``."""
        super().__init__()
        self._name_of_file = name
        self._faults = faults

    def compose(self) -> ComposeResult:
        """How many there are, then each."""
        count = sum(fault.count for fault in self._faults)
        heading = f"{self._name_of_file}: {count} problem{'s' if count != 1 else ''} to fix"
        yield Static(as_line(heading), id="heading")
        with VerticalScroll():
            yield Static(Content("\n\n").join(as_lines(fault.lines) for fault in self._faults))
        yield self.key_line()
