"""The clock: the one place where time is read."""

import sys
import time
from datetime import datetime
from typing import Protocol


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
        """The wall time with its zone."""
        return datetime.now().astimezone()


def wait(seconds: float) -> None:
    """Let so much time pass; none where it is over already."""
    time.sleep(max(0.0, seconds))
