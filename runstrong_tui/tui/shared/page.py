"""What every screen shares: its keys, the help for them, and sizes it is laid out for."""

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from runstrong_tui.store.keeper import words_of
from runstrong_tui.tui.keys.own import NO_OWN_KEYS, OwnKeys
from runstrong_tui.tui.keys.registry import EVERYWHERE, READING, Key, bindings
from runstrong_tui.tui.shared.rows import NARROW
from runstrong_tui.tui.texts import as_line, as_pieces
from runstrong_tui.tui.widgets.keyline import KeyLine

Result = TypeVar("Result")


WIDTHS = [(0, "-narrow"), (NARROW + 4, "-normal"), (120, "-wide")]
HEIGHTS = [(0, "-low"), (20, "-tall")]


def room_of(screen: Screen[Any]) -> int:
    """The columns that a row of ``screen`` may fill: all but two on each side."""
    return max(20, screen.size.width - 4)


def say(screen: Screen[Any], where: str, words: str | Content) -> None:
    """Put ``words`` into the line that the selector ``where`` finds; without words it is gone."""
    line = screen.query_one(where, Static)
    line.update(as_line(words) if isinstance(words, str) else words)
    line.display = bool(words)


class Page(Screen[Result], Generic[Result]):
    """A screen that shows its keys in the last line and all of them on ``?``."""

    KEYS: ClassVar[tuple[Key, ...]] = ()

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = WIDTHS
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = HEIGHTS

    @property
    def room(self) -> int:
        """The columns that a row may fill."""
        return room_of(self)

    def key_line(self) -> KeyLine:
        """The last line, with this screen's keys."""
        return KeyLine(self.KEYS)

    def attempt(self, change: Callable[[], object]) -> None:
        """Do what the disk may refuse; what it says then is shown."""
        try:
            change()
        except OSError as error:
            self.notify(words_of(error), severity="error", markup=False)

    def action_keys(self) -> None:
        """Show every key of this screen."""
        self.app.push_screen(KeysPage(self.KEYS))

    def action_back(self) -> None:
        """Close this screen."""
        self.dismiss()


class KeysPage(ModalScreen[None]):
    """All keys of the screen beneath."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)

    DEFAULT_CSS = """
    KeysPage { align: center middle; }
    KeysPage VerticalScroll {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        background: $panel; padding: 1 2;
    }
    KeysPage Horizontal { height: auto; }
    KeysPage Static { height: auto; width: 1fr; }
    KeysPage .key { width: 9; }
    """

    def __init__(self, keys: tuple[Key, ...]) -> None:
        """Explain ``keys``, and those that work everywhere."""
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One line a key."""
        with VerticalScroll():
            own: OwnKeys = getattr(self.app, "own_keys", NO_OWN_KEYS)
            for key in own.all_of((*self._keys, *EVERYWHERE)):
                if key.help:
                    with Horizontal():
                        yield Static(as_pieces((key.shown, "bold")), classes="key")
                        yield Static(as_line(key.help))
            yield Static(Content("\nesc closes this page"))

    def action_keys(self) -> None:
        """The key that opened the page closes it, too."""
        self.dismiss()

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss()
