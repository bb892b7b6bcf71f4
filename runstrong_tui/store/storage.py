"""How TinyDB's tables lie on the disk: whole files, written beside and put in place at once."""

import json
import os
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

Tables = dict[str, dict[str, Any]]


class DamagedFile(Exception):
    """A file of the store cannot be read; ``path`` names it, ``why`` says what is wrong."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class WholeFileStorage(Storage):
    """A TinyDB storage whose file is at every instant either the old or the new one, whole."""

    def __init__(self, path: Path) -> None:
        """Keep the tables in the file at ``path``; its folder is made at the first write."""
        self._path = path

    def read(self) -> Tables | None:
        """The tables, or None where nothing was written yet.

        Raises:
            DamagedFile: what lies there is not what this storage writes.
        """
        try:
            data = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (ValueError, OSError) as error:
            raise DamagedFile(self._path, f"cannot be read ({error})") from error
        if not isinstance(data, dict):
            raise DamagedFile(self._path, "holds no tables")
        return data

    def write(self, data: Tables) -> None:
        """Replace the file by one that holds ``data``, synced before it takes the old one's place.

        Raises:
            OSError: the disk refused; the old file is as it was.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            with beside.open("wb") as file:
                file.write(json.dumps(data, ensure_ascii=False).encode())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)
