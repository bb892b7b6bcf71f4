"""What a key of a screen is, and Textual's bindings for it."""

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Key(NamedTuple):
    """One key of a screen.

    ``id`` is what a keymap changes it by, ``keys`` Textual's names separated by commas, ``shown``
    how a person writes it, ``text`` the word in the key line, ``help`` what it does;
    both may be empty where another key speaks for this one.
    """

    id: str
    keys: str
    shown: str
    action: str
    text: str
    help: str


HELP = Key("keys", "question_mark", "?", "keys", "keys", "show all keys of this screen")


def bindings(keys: tuple[Key, ...], *, priority: bool = False) -> list[BindingType]:
    """Textual's bindings for these keys; digits and letters hand themselves to their action."""
    made: list[BindingType] = []
    for key in keys:
        if key.action in ("digit", "letter"):
            for name in key.keys.split(","):
                made.append(Binding(name, f"{key.action}('{name}')", key.help, show=False))
            continue
        made.append(
            Binding(
                key.keys, key.action, key.help or key.id, show=False, priority=priority, id=key.id
            )
        )
    return made
