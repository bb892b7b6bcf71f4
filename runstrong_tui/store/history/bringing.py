"""What comes into the history at once lies in files of its own, each of them whole or not there."""

import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from runstrong_tui.store.journal.disk import Files

MOST_BYTES = 16 * 1024**2
"""What comes in at once is parted into files of this size, which are read as every other."""


def write_brought(files: Files, folder: Path, at: datetime, lines: Iterable[bytes]) -> None:
    """Write the lines into new files of ``folder``, all or none.

    Raises:
        OSError: none of them is there.
    """
    written: list[Path] = []
    try:
        for part in parts_of(lines, MOST_BYTES):
            path = folder / f"{at:%Y-%m}.imported-{zlib.crc32(part):08x}.jsonl"
            written.append(path)
            files.write_whole(path, part)
    except OSError:
        for path in written:
            files.remove(path)
        raise


def parts_of(lines: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The lines put together, in parts of at most so many bytes where a line has no more."""
    part: list[bytes] = []
    size = 0
    for line in lines:
        if part and size + len(line) > most:
            yield b"".join(part)
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield b"".join(part)
