"""Locks that the system itself lets go of when a program ends, however it ends."""

import errno
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from runstrong_tui.store.journal.refused import is_folder, state_of

if TYPE_CHECKING:
    from filelock import BaseFileLock

WAIT_SECONDS = 10.0
"""How long an append waits for another program's."""

LOOKS = 200
"""So often it looks in that time: many that wait must leave the machine to the one that writes."""


class Lock:
    """A lock on a file made for it."""

    def __init__(self, path: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        """The file and its folder are made when the lock is first taken."""
        self._path = path
        self._wait_seconds = wait_seconds
        self._lock: BaseFileLock | None = None

    def try_to_take(self) -> bool:
        """Take the lock if nobody has it.

        Raises:
            OSError: there can be no such file.
        """
        return self._take(0)

    def let_go(self) -> None:
        """Let go of the lock; nothing to do where it was not taken."""
        if self._lock is not None:
            self._lock.release(force=True)

    def __enter__(self) -> Self:
        """Wait for the lock.

        Raises:
            OSError: another program keeps it too long, or there can be no such file.
        """
        if not self._take(self._wait_seconds):
            raise OSError(errno.EAGAIN, "another program is writing", str(self._path))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is not None:
            self._lock.release()

    def _take(self, seconds: float) -> bool:
        from filelock import FileLock, Timeout  # Takes a while to import, and lists do without.

        if self._lock is None:
            self._lock = FileLock(str(self._path), thread_local=False)
        if not is_folder(self._path.parent):
            self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
        state_of(self._path)
        try:
            self._lock.acquire(timeout=seconds, poll_interval=self._wait_seconds / LOOKS)
        except Timeout:
            return False
        return True
