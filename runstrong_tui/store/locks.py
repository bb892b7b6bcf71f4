"""Locks that the system itself lets go of when a program ends, however it ends."""

from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

WAIT_SECONDS = 10.0
"""How long an append waits for another program's."""


class Lock:
    """A lock on a file made for it."""

    def __init__(self, path: Path) -> None:
        """The file and its folder are made when the lock is first taken."""
        self._path = path
        self._lock = FileLock(str(path), thread_local=False)

    def try_to_take(self) -> bool:
        """Take the lock if nobody has it.

        Raises:
            OSError: there can be no such file.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def let_go(self) -> None:
        """Let go of the lock; nothing to do where it was not taken."""
        self._lock.release(force=True)

    def __enter__(self) -> Self:
        """Wait for the lock.

        Raises:
            OSError: another program keeps it too long, or there can be no such file.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=WAIT_SECONDS)
        except Timeout as error:
            raise OSError(0, "another program is writing", str(self._path)) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()
