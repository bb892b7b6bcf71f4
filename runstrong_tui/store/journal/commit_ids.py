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
    """Makes ids that rise, and are later than what is changed, so that an edit wins over it.

    Another machine's clock may be years ahead: only what it wrote is then followed by ids of that
    time, and all else has ids of the time that it is here. May be used from several threads. ULIDs
    sort as text.
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

    def next(self, after: str = "") -> str:
        """A new id, later than the last one and than ``after``; that may be nonsense."""
        fresh = fresh_id(self._wall)
        with self._mutex:
            if fresh <= self._last:
                fresh = _after(self._last)
            if fresh > after or not is_stamp(after):
                self._last = fresh
                return fresh
        # The ids made here do not all go on from there, or each would win over every machine's.
        return _later(after)


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


def _later(stamp: str) -> str:
    """A ULID of the millisecond after: no other machine makes the same."""
    from ulid import ULID

    return str(ULID.from_timestamp(ULID.from_str(stamp).milliseconds + 1))
