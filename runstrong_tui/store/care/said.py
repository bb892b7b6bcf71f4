"""What the doctor said once and cannot mend here: damage in the files of other devices."""

from collections.abc import Iterable

import msgspec

from runstrong_tui.store.journal.damages import Damage
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.lines import CANNOT_DECODE
from runstrong_tui.store.layout import Layout


class Said:
    """Remembers damage by file, line and what it is; it is read when it is first asked for."""

    def __init__(self, layout: Layout, files: Files) -> None:
        """``layout`` says where, ``files`` is the disk."""
        self._layout = layout
        self._files = files
        self._known: frozenset[str] | None = None

    def __contains__(self, damage: Damage) -> bool:
        """Whether it was said before."""
        if self._known is None:
            self._known = self._read()
        return self._name(damage) in self._known

    def keep(self, damage: Iterable[Damage]) -> None:
        """Remember all of these, and no others any more.

        Raises:
            OSError: what was remembered before still is.
        """
        known = frozenset(map(self._name, damage))
        if known != self._read():
            self._files.write_whole(self._layout.said, msgspec.json.encode(sorted(known)) + b"\n")
        self._known = known

    def _read(self) -> frozenset[str]:
        try:
            return msgspec.json.decode(self._files.read(self._layout.said), type=frozenset[str])
        except (OSError, *CANNOT_DECODE):
            return frozenset()

    def _name(self, damage: Damage) -> str:
        place = damage.path.relative_to(self._layout.home).as_posix()
        return f"{place}:{damage.line}: {damage.what}"
