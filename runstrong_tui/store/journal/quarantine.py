"""Where damaged files are copied before anything of them is cut."""

import zlib
from pathlib import Path

from runstrong_tui.store.journal.disk import Files


class Quarantine:
    """A folder of copies; the same bytes are copied once."""

    def __init__(self, folder: Path, files: Files) -> None:
        """Copy into ``folder``, which is made at the first copy."""
        self.folder = folder
        self._files = files

    def keep(self, path: Path, data: bytes | None = None) -> Path:
        """Copy the file at ``path`` as it is, or ``data`` that came from it; where the copy lies.

        Raises:
            OSError: it cannot be copied; nothing may be cut.
        """
        content = self._files.read(path) if data is None else data
        copy = self.folder / f"{path.parent.name}-{path.name}.{zlib.crc32(content):08x}"
        if self._files.size(copy) != len(content):
            self._files.write_whole(copy, content)
        return copy

    def move(self, path: Path) -> Path:
        """Move a file here that is too large to be copied; where it lies."""
        size = self._files.size(path) or 0
        moved = self.folder / f"{path.parent.name}-{path.name}.{size}"
        while self._files.size(moved) is not None:
            moved = moved.with_name(f"{moved.name}.more")
        self._files.make_folder(self.folder)
        self._files.replace(path, moved)
        self._files.sync_folder(self.folder)
        self._files.sync_folder(path.parent)
        return moved

    def copies(self) -> list[Path]:
        """Every copy."""
        return self._files.list(self.folder, "*")
