"""Files that a command writes: into a folder by their own names, or the only one to a file."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.door import fail, say
from runstrong_tui.exchange.out.targets import Marks, Written, write_file

HERE = f".{os.sep}"
"""The folder one is in."""


class File(NamedTuple):
    """A file to be written, by its name in a folder.

    ``marks`` tell others of its format; where it has none, its name does.
    """

    name: str
    data: bytes
    marks: Marks | None = None


def encoded(parts: Iterable[str]) -> bytes:
    """A text as it stands in a file."""
    return "".join(parts).encode(errors="replace")


def put_files(files: list[File], to: str, *, force: bool) -> None:
    """Write the files to a folder, or the only one to a file."""
    if is_folder(to):
        _write([(Path(to) / file.name, file) for file in files], force=force)
        return
    if len(files) > 1:
        fail(f"{to}: {len(files)} files do not fit into one; give a folder, as in -o {to}{os.sep}")
    _write([(Path(to), files[0])], force=force)


def _write(files: list[tuple[Path, File]], *, force: bool) -> None:
    """Write the files, and say what became of them."""
    counts = dict.fromkeys(Written, 0)
    for path, file in files:
        ours = file.marks is None and path.name == file.name
        became = write_file(path, file.data, file.marks, force=force or ours)
        counts[became] += 1
        if became is Written.REFUSED:
            fail(f"{path}: is there already and something else; --force replaces it")
        if became is not Written.SAME:
            say(str(path))
    if counts[Written.SAME] and not counts[Written.NEW] + counts[Written.CHANGED]:
        say("Nothing new: all of it is there already.")


def is_folder(to: str) -> bool:
    """Whether a place is a folder, or is said to be one by its last sign."""
    return to.endswith(("/", os.sep)) or Path(to).is_dir()
