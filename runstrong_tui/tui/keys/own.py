"""Keys of the runner's own: ``keys.toml`` in the data folder says which key does what."""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, format_key

from runstrong_tui.files.faults import BrokenText, Fault, did_you_mean
from runstrong_tui.files.reading import read_text
from runstrong_tui.files.toml.fields import Faults, kind_of, root_fields
from runstrong_tui.files.toml.nodes import Array, KeyEntry, Leaf, Node, Table
from runstrong_tui.tui.keys.key import Key
from runstrong_tui.tui.keys.registry import EVERYWHERE, SCREENS

FILE = "keys.toml"
"""The name of the file in the data folder."""

MOST_KEYS = 8
"""The most keys for one thing."""

_MODIFIERS = ("alt", "ctrl", "meta", "shift", "super", "hyper")
_NAMED = {key.value for key in Keys if "+" not in key.value and "<" not in key.value}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page up": "pageup",
    "page down": "pagedown",
}
_ALL = {key.id: key for keys in SCREENS.values() for key in keys}
_CHANGEABLE = sorted(id for id, key in _ALL.items() if not key.typed)


class OwnKeys(NamedTuple):
    """Textual's names of the keys for each id that has others; ``faults`` of what was not taken."""

    keys: Mapping[str, tuple[str, ...]] = {}
    faults: tuple[Fault, ...] = ()

    @property
    def keymap(self) -> dict[str, str]:
        """As Textual takes it."""
        return {id: ",".join(names) for id, names in self.keys.items()}

    def of(self, key: Key) -> Key:
        """The key with what the runner put in its place."""
        names = self.keys.get(key.id)
        if names is None:
            return key
        return key._replace(keys=",".join(names), shown=self.shown(key.id))

    def shown(self, id: str) -> str:
        """The runner's own keys for ``id`` as people write them, two at most."""
        return " ".join(format_key(name) for name in self.keys[id][:2])

    def all_of(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """``keys`` with what the runner put in their place."""
        return tuple(self.of(key) for key in keys) if self.keys else keys


NO_OWN_KEYS = OwnKeys()


def read_own_keys(path: Path) -> OwnKeys:
    """What the file says; what is wrong in it is among the faults, and the rest of it holds.

    A file that is not there says nothing.
    """
    faults = Faults(str(path))
    try:
        if not path.exists():
            return NO_OWN_KEYS
        root = root_fields(read_text(path), "the file", faults, str(path)).table
    except BrokenText as error:
        return OwnKeys({}, error.faults)
    except OSError as error:
        return OwnKeys({}, (Fault(str(path), 1, 1, error.strerror or str(error)),))
    said = dict(_said(root, "", faults))
    own = {id: names for id, (_, names) in said.items()}
    while clashes := {id: clash for id in own if (clash := _clash(id, own))}:
        for id, (key, other) in clashes.items():
            what = f'"{format_key(key)}" does "{other}" on the same screen'
            faults.report(said[id][0].place, what, f'give "{other}" another key, or take one')
            del own[id]
    try:
        faults.check()
    except BrokenText as error:
        return OwnKeys(own, error.faults)
    return OwnKeys(own)


def template() -> Iterator[str]:
    """The lines of a file that changes nothing yet: every key with what it does, as a comment."""
    yield "# Take the # from a line and write your own keys: one, or a list of several."
    for screen, keys in SCREENS.items():
        yield ""
        yield f"# {screen}"
        for key in keys:
            if not key.typed:
                names = ", ".join(f'"{_written(name)}"' for name in key.names)
                yield f'#"{key.id}" = [{names}]' + (f"  # {key.help}" if key.help else "")


def _said(
    table: Table, before: str, faults: Faults
) -> Iterator[tuple[str, tuple[KeyEntry, tuple[str, ...]]]]:
    """Each id with its place and its keys; ``player.skip`` may be written as a table, too."""
    for name, entry in table.entries.items():
        id = f"{before}{name}"
        if isinstance(entry.value, Table):
            yield from _said(entry.value, f"{id}.", faults)
        elif id not in _ALL:
            faults.report(entry.place, f'nothing is called "{id}"', did_you_mean(id, _CHANGEABLE))
        elif _ALL[id].typed:
            faults.report(entry.place, f'"{id}" takes each sign for itself', "leave it out")
        else:
            names = _names(entry.value, faults)
            if names:
                yield id, (entry, names)


def _names(node: Node, faults: Faults) -> tuple[str, ...]:
    items = node.items if isinstance(node, Array) else [node]
    if len(items) > MOST_KEYS:
        faults.report(node.place, f"{len(items)} keys", f"at most {MOST_KEYS}")
        return ()
    names = []
    for item in items:
        if not isinstance(item, Leaf) or not isinstance(item.value, str):
            expected = 'expected a key or a list of keys, such as "f" or ["f", "f5"]'
            faults.report(item.place, f"this is {kind_of(item)}", expected)
            continue
        name = name_of_key(item.value)
        if name is None:
            expected = 'write such as "f", "F5", "pagedown", "space" or "ctrl+s"'
            faults.report(item.place, f'there is no key "{item.value}"', expected)
            continue
        names.append(name)
    return tuple(names) if len(names) == len(items) else ()


def name_of_key(said: str) -> str | None:
    """Textual's name of a key as people write it: ``f``, ``?``, ``F5``, ``PgDn``; None: no key."""
    *modifiers, last = said.strip().split("+") if len(said.strip()) > 1 else [said.strip()]
    if len(last) == 1 and last.isprintable() and last != " ":
        sign = last if last.isalnum() else _unicode_name(last)
        last = KEY_NAME_REPLACEMENTS.get(sign, sign)
    else:
        last = _ALIASES.get(last.lower(), last.lower())
        if last not in _NAMED:
            return None
    modifiers = [modifier.lower() for modifier in modifiers]
    if not all(modifier in _MODIFIERS for modifier in modifiers):
        return None
    return "+".join([*sorted(modifiers, key=_MODIFIERS.index), last])


def _written(name: str) -> str:
    """The key as the file has it: the name of one that has a name, else its sign."""
    return name if name in _NAMED or "+" in name else format_key(name)


def _unicode_name(sign: str) -> str:
    return unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")


def _clash(id: str, own: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """A key of ``id``, and what else it would do on the same screen; None where there is none."""
    for keys in SCREENS.values():
        if id in [key.id for key in keys]:
            for other in (*keys, *EVERYWHERE):
                taken = own.get(other.id, tuple(other.names))
                for name in own[id]:
                    if other.id != id and name in taken:
                        return name, other.id
    return None
