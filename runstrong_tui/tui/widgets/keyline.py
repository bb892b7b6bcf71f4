"""The last line of a screen: the keys that do something now."""

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runstrong_tui.tui.keys import HELP, Key

GAP = "   "


class KeyLine(Widget):
    """As many hints as fit; the key that shows all of them is always among them."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; dock: bottom; padding: 0 1; }
    """

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of a key and its word, the most needed first."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Show ``keys``, leaving out those without a word."""
        super().__init__()
        self.set_reactive(KeyLine.hints, tuple((key.shown, key.text) for key in keys if key.text))

    def render(self) -> Content:
        """The hints, cut at a whole one."""
        last = (HELP.shown, HELP.text)
        room = self.size.width - len(" ".join(last))
        shown = []
        for hint in self.hints:
            if hint == last:
                continue
            room -= len(" ".join(hint)) + len(GAP)
            if room < 0:
                break
            shown.append(hint)
        if last in self.hints:
            shown.append(last)
        return Content(GAP).join(
            [Content.assemble((key, "bold"), " ", word) for key, word in shown]
        )
