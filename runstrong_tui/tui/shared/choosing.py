"""Pages to choose from: one of several, or several of several."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from runstrong_tui.tui.keys.registry import CHOOSING, TICKING, Key, bindings
from runstrong_tui.tui.shared.page import Page, say
from runstrong_tui.tui.shared.rows import row
from runstrong_tui.tui.texts import as_line


class Choice(NamedTuple):
    """One thing to choose: its words, and what is said beside them."""

    words: str
    aside: str = ""


class ChoicePage(Page[int]):
    """Closes with the number of the choice that was made, or with None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS: ClassVar[tuple[Key, ...]] = CHOOSING
    BINDINGS: ClassVar[list[BindingType]] = bindings(CHOOSING)

    def __init__(
        self, heading: str, choices: Sequence[Choice], empty: str = "", words: str = ""
    ) -> None:
        """Offer ``choices``, and say ``words`` above them; where there are none, say ``empty``."""
        super().__init__()
        self._heading = heading
        self._choices = choices
        self._words = words if choices else empty

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        yield Static(as_line(self._heading), id="heading")
        yield Static(as_line(self._words), id="words")
        yield OptionList()
        yield self.key_line()

    def on_mount(self) -> None:
        """Mark the first choice."""
        self.query_one("#words").display = bool(self._words)
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._fill()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what is marked."""
        self.take(event.option_index)

    def take(self, number: int) -> None:
        """Close with the marked choice."""
        self.dismiss(number)

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        marked = options.highlighted or 0
        options.clear_options()
        options.add_options([Option(content) for content in self._rows(self.room)])
        options.highlighted = marked if self._choices else None

    def _rows(self, width: int) -> list[Content]:
        widest = max((len(choice.aside) for choice in self._choices), default=0)
        return [row(width, choice.words, (choice.aside, widest)) for choice in self._choices]


class TickPage(ChoicePage):
    """Closes with 1 when what is ticked is to hold; ``ticked`` has the numbers of the ticked."""

    KEYS = TICKING
    BINDINGS: ClassVar[list[BindingType]] = bindings(TICKING)

    def __init__(
        self, heading: str, choices: Sequence[Choice], ticked: Sequence[int], least: int = 0
    ) -> None:
        """Tick ``ticked`` at first; at least ``least`` of them must stay."""
        super().__init__(heading, choices)
        self.ticked = set(ticked)
        self._least = least

    def take(self, number: int) -> None:
        """Enter closes the page, whatever is marked."""
        self.action_close()

    def action_tick(self) -> None:
        """Tick what is marked, or take its tick away."""
        index = self.query_one(OptionList).highlighted
        if index is None:
            return
        self.ticked ^= {index}
        self._say("")
        self._fill()

    def action_close(self) -> None:
        """Let what is ticked hold."""
        if len(self.ticked) < self._least:
            self._say(f"At least {self._least} must be ticked.")
            return
        self.dismiss(1)

    def _say(self, words: str) -> None:
        say(self, "#words", words)

    def _rows(self, width: int) -> list[Content]:
        widest = max((len(choice.aside) for choice in self._choices), default=0)
        return [
            row(
                width,
                f"{'[x]' if n in self.ticked else '[ ]'} {choice.words}",
                (choice.aside, widest),
            )
            for n, choice in enumerate(self._choices)
        ]
