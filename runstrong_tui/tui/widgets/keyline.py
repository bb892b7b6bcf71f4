"""The last line of a screen: the keys that do something now; a click on one presses it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runstrong_tui.tui.keys.key import HELP, Key
from runstrong_tui.tui.keys.own import NO_OWN_KEYS
from runstrong_tui.tui.shared.rows import NARROW
from runstrong_tui.tui.texts import as_line, as_pieces

WIDE_GAP, NARROW_GAP = 3, 2
"""Cells between two hints."""

WAYS_OUT = ("back", "quit", "leave", "keys")
"""What leads away from every screen, or says how: always to be seen."""


class Hint(NamedTuple):
    """A key and its ``word``, ``brief`` where there is little room; ``needed`` ones never go.

    ``press`` is Textual's name of the key that a click presses; none where there are several.
    ``id`` is the key's in the registry.
    """

    key: str
    word: str
    brief: str = ""
    needed: bool = False
    press: str = ""
    id: str = ""


def hints_of(keys: Iterable[Key]) -> tuple[Hint, ...]:
    """The hints of those that have a word; the first of them and the ways out are needed.

    What explains all keys stands last.
    """
    said = sorted((key for key in keys if key.text), key=lambda key: key.action == HELP.action)
    return tuple(
        Hint(
            key.shown,
            key.text,
            needed=not place or key.action in WAYS_OUT,
            press=pressed_by_click(key),
            id=key.id,
        )
        for place, key in enumerate(said)
    )


def pressed_by_click(key: Key) -> str:
    """Textual's name of the key that stands for ``key``; empty where there are several to type."""
    return "" if key.typed else key.names[0]


def fitting(hints: Sequence[Hint], width: int) -> Content:
    """As many hints as fit into ``width`` cells, in their order; bold keys."""
    shown, gap = _that_fit(hints, width)
    return as_line(" " * gap).join(_words(hint) for hint in shown)


def hint_at(hints: Sequence[Hint], width: int, x: int) -> Hint | None:
    """The hint in whose words, or in the gap before them, the cell ``x`` of ``width`` is."""
    shown, gap = _that_fit(hints, width)
    end = 0
    for hint in shown:
        end += _words(hint).cell_length
        if x < end:
            return hint
        end += gap
    return None


def _that_fit(hints: Sequence[Hint], width: int) -> tuple[list[Hint], int]:
    """The hints that fit, with the words they have room for, and the cells between two.

    The needed ones are all there: with brief words where it must be, then with fewer and fewer
    words, of the last ones first. Others take what room is left, the first of them first.
    """
    needed = {place: hint for place, hint in enumerate(hints) if hint.needed}
    gap = _gap(hints, list(needed.values()), width)
    if _length(needed.values(), gap) > width:
        needed = {
            place: hint._replace(word=hint.brief or hint.word) for place, hint in needed.items()
        }
        for place in reversed(needed):
            if _length(needed.values(), gap) > width:
                needed[place] = needed[place]._replace(word="")
    shown = dict(needed)
    for place, hint in enumerate(hints):
        if _length([*shown.values(), hint], gap) <= width and place not in shown:
            shown[place] = hint
    return [shown[place] for place in sorted(shown)], gap


def _gap(hints: Sequence[Hint], needed: Sequence[Hint], width: int) -> int:
    """Cells between two hints: few where that shows all of them, or the needed ones."""
    if _length(hints, WIDE_GAP) <= width:
        return WIDE_GAP
    tight = width < NARROW or _length(hints, NARROW_GAP) <= width
    return NARROW_GAP if tight or _length(needed, WIDE_GAP) > width else WIDE_GAP


def _words(hint: Hint) -> Content:
    return as_pieces((hint.key, "bold"), f" {hint.word}" if hint.word else "")


def _length(hints: Iterable[Hint], gap: int) -> int:
    lengths = [_words(hint).cell_length for hint in hints]
    return sum(lengths) + gap * (len(lengths) - 1)


class KeyLine(Widget):
    """As many hints as fit; the needed ones are always among them."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; dock: bottom; padding: 0 1; }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """In the order in which they stand."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Show ``keys``, leaving out those without a word."""
        super().__init__()
        self.set_reactive(KeyLine.hints, hints_of(keys))

    def show(self, keys: Iterable[Key]) -> None:
        """Show other keys: those that do something now."""
        self.hints = hints_of(keys)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; a click beside them does nothing."""
        event.stop()
        offset = event.get_content_offset(self)
        hint = None if offset is None else hint_at(self._own, self.size.width, offset.x)
        if hint is not None and hint.press:
            self.app.simulate_key(hint.press)

    def render(self) -> Content:
        """The hints that fit."""
        return fitting(self._own, self.size.width)

    @property
    def _own(self) -> tuple[Hint, ...]:
        """The hints with the keys that the runner put in their place."""
        own = getattr(self.app, "own_keys", NO_OWN_KEYS)
        return tuple(
            hint._replace(key=own.shown(hint.id), press=own.keys[hint.id][0])
            if hint.id in own.keys
            else hint
            for hint in self.hints
        )
