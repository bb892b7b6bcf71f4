"""What a key of a screen is, and Textual's bindings for it."""

from string import ascii_lowercase
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One key of a screen.

    ``id`` is what a keymap changes it by, ``keys`` Textual's names separated by commas, ``shown``
    how a person writes it, ``text`` the word in the key line, ``help`` what it does;
    both may be empty where another key speaks for this one. A ``quick`` one is meant each time it
    comes, however soon: what is tapped.
    """

    id: str
    keys: str
    shown: str
    action: str
    text: str
    help: str
    quick: bool = False

    @property
    def once(self) -> bool:
        """Whether a key that is held does this once: all but typing, moving and counting."""
        return not (self.quick or self.typed or _STEADY.issuperset(self.names))

    @property
    def typed(self) -> bool:
        """Whether each of its keys hands itself to the action: digits, letters."""
        return self.action in _TYPED

    @property
    def names(self) -> list[str]:
        """Textual's names of the keys."""
        return self.keys.split(",")


_TYPED = ("digit", "letter")
_MOVING = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"}
_COUNTING = {"plus", "equals_sign", "minus"}
_STEADY = frozenset(_MOVING | _COUNTING)

_ANYWHERE = frozenset(("enter", "space", "escape", "q", "delete", "question_mark"))
"""What opens, takes or closes also where a screen leaves it to a list or a field."""


def does_once(keys: tuple[Key, ...], name: str) -> bool:
    """Whether Textual's key ``name`` does something once on a screen that has these keys."""
    meant = [key for key in keys if name in key.names]
    return any(key.once for key in meant) if meant else name in _ANYWHERE


HELP = Key("keys", "question_mark", "?", "keys", "keys", "show all keys of this screen")


def bindings(keys: tuple[Key, ...], *, priority: bool = False) -> list[BindingType]:
    """Textual's bindings for these keys; digits and letters hand themselves to their action."""
    made: list[BindingType] = []
    for key in keys:
        if key.typed:
            for name in key.names:
                made.append(Binding(name, f"{key.action}('{name}')", key.help, show=False))
            continue
        made.append(
            Binding(
                key.keys, key.action, key.help or key.id, show=False, priority=priority, id=key.id
            )
        )
    return made


def letters(screen: str) -> Key:
    """Any letter leads to an exercise, on the screen of that name."""
    return Key(
        f"{screen}.letter",
        ",".join(ascii_lowercase),
        "a-z",
        "letter",
        "jump",
        "mark the next exercise whose name begins with that letter",
    )


def fields(screen: str) -> tuple[Key, Key]:
    """From field to field and back, on the screen of that name."""
    return (
        Key(f"{screen}.next", "down,tab", "tab ↓", "app.focus_next", "next", "the next field"),
        Key(f"{screen}.before", "up,shift+tab", "↑", "app.focus_previous", "", "the field before"),
    )
