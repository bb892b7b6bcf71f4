"""The one form in which sessions, exercises, variants, weeks and things are named and looked up.

A letter with its accent can be written as one sign or as two (macOS names files with two); a
person sees no difference, so none is made.
"""

from unicodedata import normalize

import msgspec
from msgspec.structs import force_setattr


def composed(name: str) -> str:
    """The name in Unicode's composed form (NFC)."""
    return name if name.isascii() else normalize("NFC", name)


def composed_or_none(name: str | None) -> str | None:
    """As ``composed``, where there may be no name."""
    return None if name is None else composed(name)


def keep_composed(record: msgspec.Struct, *fields: str) -> None:
    """Compose the names in those fields of a record that is being made, read or new.

    What was kept before names were composed is thereby found under the same name as what is kept
    now. A field may hold a name, several, or none.
    """
    for field in fields:
        value = getattr(record, field)
        if isinstance(value, str) and not value.isascii():
            force_setattr(record, field, composed(value))
        elif isinstance(value, tuple):
            force_setattr(record, field, tuple(dict.fromkeys(map(composed, value))))
