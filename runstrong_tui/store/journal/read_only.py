"""The file system as it is, with every change left undone."""

from pathlib import Path

from runstrong_tui.store.journal.disk import Files


class ReadOnlyFiles(Files):
    """Files that are read as they are and never changed; ``moved`` lists what would have been."""

    def __init__(self, files: Files) -> None:
        """Read through ``files``."""
        self._files = files
        self.moved: list[Path] = []

    def size(self, path: Path) -> int | None:
        """The size of a file in bytes; None where there is none."""
        return self._files.size(path)

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """The bytes of a file from ``start`` on, at most ``length`` of them."""
        return self._files.read(path, start, length)

    def list(self, folder: Path, pattern: str, unlisted: list[OSError] | None = None) -> list[Path]:
        """What is in ``folder`` and matches ``pattern``; see ``Files``."""
        return self._files.list(folder, pattern, unlisted)

    def make_folder(self, folder: Path) -> None:
        """Make nothing."""

    def add_folder(self, folder: Path) -> None:
        """Make nothing."""

    def remove(self, path: Path) -> None:
        """Remove nothing."""

    def truncate(self, path: Path, size: int) -> None:
        """Cut nothing."""

    def replace(self, source: Path, target: Path) -> None:
        """Take note only."""
        self.moved.append(source)

    def write_whole(self, path: Path, data: bytes) -> None:
        """Write nothing."""
