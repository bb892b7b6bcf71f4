"""Every call that the store makes to the file system, in one small object.

Tests put another in its place: one that fails, tears or forgets as disks do.
"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from runstrong_tui.store.journal import listing
from runstrong_tui.store.journal.refused import LARGEST_BYTES, TooLarge, is_folder, state_of

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
"""New files and folders are for this user alone, where the system has such rights."""

REPLACE_TRIES = 20
REPLACE_PAUSE_SECONDS = 0.05

_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems answer that cannot sync a folder: many a network's, some of FUSE."""
_CLOSE_ON_EXEC = getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | _CLOSE_ON_EXEC | getattr(os, "O_BINARY", 0)
_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A pipe without another end would be waited for without end; for a file it changes nothing."""


class Files:
    """The real file system. Everything may raise OSError.

    Only regular files are read and written, themselves or by a link: whatever else stands in the
    place of one is an ``OddFile``.
    """

    def size(self, path: Path) -> int | None:
        """The size of a file in bytes; None where there is none."""
        found = state_of(path)
        return None if found is None else found.st_size

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """The bytes of a file from ``start`` on, at most ``length`` of them.

        Without a length it is ``TooLarge`` where it is larger than any file of ours.
        """
        found = state_of(path)
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        if length < 0 and found.st_size - start > LARGEST_BYTES:
            raise TooLarge(path, found.st_size)
        with os.fdopen(os.open(path, _READ | _NEVER_WAIT), "rb") as file:
            file.seek(start)
            return file.read(length)

    def list(self, folder: Path, pattern: str, unlisted: list[OSError] | None = None) -> list[Path]:
        """What is in ``folder`` and matches ``pattern``, sorted; nothing where there is no folder.

        A folder that cannot be listed is not taken for an empty one: it is put into ``unlisted``,
        or raised where nobody asks for that.
        """
        found, failed = listing.matching(folder, pattern)
        if failed and unlisted is None:
            raise failed[0]
        if unlisted is not None:
            unlisted.extend(failed)
        return found

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, so that they last."""
        missing = []
        for path in (folder, *folder.parents):
            if is_folder(path):
                break
            missing.append(path)
        for path in reversed(missing):
            self.add_folder(path)
            self.sync_folder(path.parent)

    def add_folder(self, folder: Path) -> None:
        """Make one folder below one that is there."""
        folder.mkdir(PRIVATE_FOLDER, exist_ok=True)

    def open(self, path: Path, *, new: bool = False) -> int:
        """A descriptor whose writes go to the file's end; with ``new`` to an empty file."""
        state_of(path)
        return os.open(path, (_NEW if new else _APPEND) | _CLOSE_ON_EXEC | _NEVER_WAIT, PRIVATE)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write once; the number of bytes that were taken, which may be fewer."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return when what was written is on the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            getattr(os, "fdatasync", os.fsync)(descriptor)

    def sync_folder(self, folder: Path) -> None:
        """Return when the folder's entries are on the disk; nothing to do on Windows."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def truncate(self, path: Path, size: int) -> None:
        """Cut a file to ``size`` bytes."""
        os.truncate(path, size)

    def replace(self, source: Path, target: Path) -> None:
        """Put ``source`` in the place of ``target``, at once."""
        persist(lambda: source.replace(target))

    def remove(self, path: Path) -> None:
        """Remove a file; nothing to do where there is none."""
        persist(lambda: path.unlink(missing_ok=True))

    def write_whole(self, path: Path, data: bytes) -> None:
        """Put a file with ``data`` in place: written beside, synced, then renamed.

        Where a link is at ``path``, it stays, and the file that it leads to is replaced.
        """
        self.make_folder(path.parent)
        state_of(path)
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            descriptor = self.open(beside, new=True)
            try:
                write_all(self, descriptor, data)
                self.sync(descriptor)
            finally:
                self.close(descriptor)
            self.replace(beside, path)
        except OSError:
            self._remove_quietly(beside)
            raise
        self.sync_folder(path.parent)

    def _remove_quietly(self, path: Path) -> None:
        try:
            self.remove(path)
        except OSError:
            return


def write_all(files: Files, descriptor: int, data: bytes) -> None:
    """Write ``data`` in one call.

    Raises:
        OSError: the disk took only a part of it.
    """
    taken = files.write(descriptor, data)
    if taken != len(data):
        raise OSError(errno.ENOSPC, f"only {taken} of {len(data)} bytes were written")


def persist(change: Callable[[], object]) -> None:
    """Do ``change``; on Windows again and again while another program holds the file."""
    for left in range(REPLACE_TRIES, 0, -1):
        try:
            change()
        except PermissionError:
            if sys.platform != "win32" or left == 1:
                raise
            Event().wait(REPLACE_PAUSE_SECONDS)
        else:
            return
