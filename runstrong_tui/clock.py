"""The clock: the one place where time is read."""

import os
import sys
import time
from datetime import datetime, tzinfo
from functools import cache
from typing import Protocol
from warnings import catch_warnings, simplefilter

_LINK = "/etc/localtime"


class Clock(Protocol):
    """Where instants and wall times come from."""

    def now(self) -> float:
        """Seconds on a clock that only goes forward, also while the machine sleeps."""
        ...

    def wall(self) -> datetime:
        """The wall time with its zone."""
        ...


class SystemClock:
    """The machine's clocks.

    Python's monotonic clock stands still while Linux and macOS sleep, so that a closed lid would
    go unnoticed; their clocks that count sleep are taken where there is one.
    """

    def __init__(self) -> None:
        name = "CLOCK_MONOTONIC" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
        self._id: int | None = getattr(time, name, None)

    def now(self) -> float:
        """Seconds on a clock that only goes forward, also while the machine sleeps."""
        if self._id is None or sys.platform == "win32":
            return time.monotonic()
        return time.clock_gettime(self._id)

    def wall(self) -> datetime:
        """The wall time with its zone, whose days are right also across a change of clocks."""
        return datetime.now(_zone())


@cache
def _zone() -> tzinfo | None:
    """The machine's zone by name, or, where its rules are not known, its offset of now."""
    by_link = _linked_zone()
    if by_link is not None:
        return by_link
    try:
        from tzlocal import get_localzone

        with catch_warnings():  # It warns where two settings of the machine differ.
            simplefilter("ignore")
            return get_localzone()
    except (ImportError, LookupError, OSError, ValueError):
        return datetime.now().astimezone().tzinfo


def _linked_zone() -> tzinfo | None:
    """The zone that Linux has linked for all programs; None where it is said in another way.

    ``tzlocal`` knows all ways; a start does not wait for its import where it need not.
    """
    if sys.platform != "linux" or "TZ" in os.environ:
        return None
    try:
        from zoneinfo import ZoneInfo

        return ZoneInfo(os.readlink(_LINK).rpartition("/zoneinfo/")[2])
    except (LookupError, OSError, ValueError):
        return None


def wait(seconds: float) -> None:
    """Let so much time pass; none where it is over already."""
    time.sleep(max(0.0, seconds))
