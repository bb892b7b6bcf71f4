"""A folder for the file that a program plays; those of killed RunStrongs go with the next one."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "runstrong-sound-"


class WavFolder:
    """Made with its first file, held by a lock for as long as the program runs."""

    def __init__(self) -> None:
        """Make nothing yet."""
        self._folder: Path | None = None
        self._lock: object = None

    def open(self) -> None:
        """Make the folder, and clear those away whose programs are gone."""
        _clear(Path(tempfile.gettempdir()))
        self._make()

    def write(self, wav: bytes) -> Path:
        """Write the file; where somebody cleared the folder away it is made anew."""
        if self._folder is None or not self._folder.is_dir():
            self._make()
        assert self._folder is not None
        file = self._folder / "cue.wav"
        file.write_bytes(wav)
        return file

    def close(self) -> None:
        """Remove the folder."""
        folder, self._folder = self._folder, None
        if folder is not None:
            _release(self._lock)
            shutil.rmtree(folder, ignore_errors=True)

    def _make(self) -> None:
        _release(self._lock)
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = _held(self._folder)


def _clear(parent: Path) -> None:
    """Remove the folders in ``parent`` that nobody holds."""
    for folder in parent.glob(f"{PREFIX}*"):
        lock = _held(folder) if _lock_of(folder).is_file() else None
        if lock is not None:
            _release(lock)
            shutil.rmtree(folder, ignore_errors=True)


def _lock_of(folder: Path) -> Path:
    return folder / "lock"


def _held(folder: Path) -> object:
    """The folder's lock, None where another program holds it or it cannot be had."""
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_of(folder), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (OSError, Timeout, NotImplementedError):
        return None
    return lock


def _release(lock: object) -> None:
    from filelock import BaseFileLock

    if isinstance(lock, BaseFileLock):
        with suppress(OSError):
            lock.release(force=True)
