"""Ids of commits: ULIDs that never go backwards, also where clocks do."""

from collections.abc import Callable
from datetime import UTC, datetime

from ulid import ULID

Wall = Callable[[], datetime]
"""Tells the wall time, with its zone."""


class Stamps:
    """Makes ids later than every id seen, so that an edit wins over what it edits.

    Another machine's clock may be ahead: what one saw of it before still counts as earlier.
    """

    def __init__(self, wall: Wall) -> None:
        """Take the time from ``wall``."""
        self._wall = wall
        self._last = 0
        self._latest = ""

    def now(self) -> datetime:
        """The wall time in UTC, to a millisecond."""
        now = self._wall().astimezone(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def seen(self, stamp: str) -> None:
        """Take note of an id read from a file; nonsense is passed over."""
        try:
            self._last = max(self._last, int(ULID.from_str(stamp)))
        except ValueError:
            return

    def seen_latest(self, stamp: str) -> None:
        """As ``seen``, for many ids at little cost: most are earlier than one seen before."""
        if stamp > self._latest:
            self._latest = stamp
            self.seen(stamp)

    def next(self) -> str:
        """A new id."""
        fresh = int(ULID.from_datetime(self._wall()))
        self._last = fresh if fresh > self._last else self._last + 1
        return str(ULID.from_int(self._last))


def session_id(wall: Wall) -> str:
    """A new session's id: a ULID of its start."""
    return str(ULID.from_datetime(wall()))
