"""Ids of commits: ULIDs that never go backwards, also where clocks do."""

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime

Wall = Callable[[], datetime]
"""Tells the wall time, with its zone."""

FIRST = datetime(1970, 1, 1, tzinfo=UTC)
"""The first moment that a ULID can name."""

_ULID = re.compile("[0-6][0-9A-HJKMNP-TV-Z]{25}")
"""Those that have a later one; the last thousand years that a ULID can name are left out."""


class CommitIds:
    """Makes ids later than every id seen, so that an edit wins over what it edits.

    Another machine's clock may be ahead: what one saw of it before still counts as earlier. May be
    used from several threads. ULIDs sort as text.
    """

    def __init__(self, wall: Wall) -> None:
        """Take the time from ``wall``."""
        self._wall = wall
        self._mutex = threading.Lock()
        self._last = ""

    def now(self) -> datetime:
        """The wall time in UTC, to a millisecond."""
        now = self._wall().astimezone(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def seen(self, stamp: str) -> None:
        """Take note of an id read from a file; nonsense is passed over."""
        if stamp > self._last and _ULID.fullmatch(stamp):
            with self._mutex:
                self._last = max(self._last, stamp)

    def next(self) -> str:
        """A new id."""
        fresh = fresh_id(self._wall)
        with self._mutex:
            self._last = fresh if fresh > self._last else _after(self._last)
            return self._last


def is_stamp(text: str) -> bool:
    """Whether it is an id that this program may have given, so that a later one can follow it."""
    return _ULID.fullmatch(text) is not None


def fresh_id(wall: Wall) -> str:
    """A ULID of this moment, for a session that starts or a commit; of 1970 where it is before."""
    from ulid import ULID  # Takes a while to import, and lists do without.

    return str(ULID.from_datetime(max(wall(), FIRST)))


def _after(stamp: str) -> str:
    """The next ULID."""
    from ulid import ULID

    return str(ULID.from_int(int(ULID.from_str(stamp)) + 1))
