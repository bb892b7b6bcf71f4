"""One file of lines, only ever added to."""

import errno
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.store.history.checking import Shorts, shorts_of
from runstrong_tui.store.journal.damages import Damage as Damage
from runstrong_tui.store.journal.damages import Damages
from runstrong_tui.store.journal.disk import Files, write_all
from runstrong_tui.store.journal.lines import BadLine, Commit, decode, find, is_beginning
from runstrong_tui.store.journal.refused import LARGEST_BYTES, OddFile, large_words, what_to_do


class CommitLine(NamedTuple):
    """A commit and where in its file it stands: in bytes, and its line from 1.

    ``shorts`` are the workouts that it puts.
    """

    commit: Commit
    offset: int
    length: int
    number: int
    shorts: Shorts


def damage_of(path: Path, error: OSError) -> Damage:
    """What is wrong where ``path`` could not be read; the error may name another one."""
    place = Path(error.filename) if error.filename else path
    said = error.strerror or str(error)
    what = said if isinstance(error, OddFile) else f"cannot be read ({said})"
    return Damage(place, 0, what, what_to_do(error))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector out of reading many lines: all that is made there is kept."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class Scan(NamedTuple):
    """What was read: good lines, bad ones, the end of whole lines, and bytes after it."""

    lines: list[CommitLine]
    damage: Damages
    end: int
    tail: bytes


def scan(path: Path, data: bytes, start: int = 0, first_line: int = 1) -> Scan:
    """Read whole lines out of ``data``, the bytes of ``path`` from ``start`` on."""
    found = Scan([], Damages(), start, b"")
    *whole, tail = data.split(b"\n")
    offset = start
    for number, raw in enumerate(whole, first_line):
        if raw.strip():
            _take(path, raw.removesuffix(b"\r"), offset, number, found)
        offset += len(raw) + 1
    read = _take_end(path, tail, offset, first_line + len(whole), found)
    return found._replace(end=offset + read, tail=tail[read:])


def _take(path: Path, raw: bytes, offset: int, number: int, found: Scan) -> None:
    try:
        commit = decode(raw)
        found.lines.append(CommitLine(commit, offset, len(raw), number, shorts_of(commit)))
    except BadLine as error:
        _take_from(path, raw, offset, number, found, str(error))


def _take_from(
    path: Path, raw: bytes, offset: int, number: int, found: Scan, fault: str
) -> tuple[int, int]:
    """Take the lines in what is not one whole line; how many they are, and where they end."""
    count = end = 0
    between: list[bytes] = []
    for begin, after, commit in find(raw):
        try:
            line = CommitLine(commit, offset + begin, after - begin, number, shorts_of(commit))
        except BadLine:
            continue
        found.lines.append(line)
        between.append(raw[end:begin])
        count, end = count + 1, after
    between.append(raw[end:])
    if count and all(len(part.strip()) < 2 for part in between):
        fault = f"its line ends were changed; what it says is read ({count} of {count} lines)"
    if not count or any(part.strip(b"\r") for part in between):
        found.damage.add(Damage(path, number, fault))
    return count, end


def _take_end(path: Path, tail: bytes, offset: int, number: int, found: Scan) -> int:
    """Take the lines after the last line feed; how many bytes are read.

    They are whole only where their line feeds are gone or were changed.
    """
    first = Scan([], Damages(), 0, b"")
    count, end = _take_from(path, tail, offset, number, first, "changed since it was written")
    if not count:
        return 0
    found.lines.extend(first.lines)
    found.damage.take(first.damage)
    rest = tail[end:].lstrip()
    return len(tail) - len(rest) if rest and is_beginning(rest) else len(tail)


class SyncFailed(OSError):
    """The disk did not say that it has what was written; the file is not to be trusted further."""


class Rewritten(Exception):
    """A file is no longer what it was when it was read: it must be read from its start."""


MARK_BYTES = 24
"""So many bytes before the place read up to tell a file that was added to from another one."""


class Journal:
    """A file of lines, and how far it was read.

    ``limit`` is how far the file can be trusted, None where all of it can; of one that is
    ``too_large`` only the beginning is read.
    """

    def __init__(self, path: Path, files: Files, limit: int | None = None) -> None:
        """The file at ``path``; from byte ``limit`` on it is not trusted."""
        self.path = path
        self.end = 0
        self.line = 1
        self.mark = b""
        self.limit = limit
        self.too_large = False
        self._files = files
        self._entered = False

    @property
    def suspect(self) -> bool:
        """Whether the disk did not take what was written; nothing may be added any more."""
        return self.limit is not None

    def read_on(self) -> Scan:
        """Read what was added since the last time; a cut-off line at the end stays for later.

        Raises:
            Rewritten: what was read before is gone or changed.
            OSError: the file cannot be read.
        """
        if self.limit == self.end:  # What its disk failed to take must not look as if it were kept.
            return Scan([], Damages(), self.end, b"")
        size = self._files.size(self.path)
        if self.end and (size is None or size < self.end):
            raise Rewritten(self.path)
        if size is None or size == self.end:
            return Scan([], Damages(), self.end, b"")
        begin = self.end - len(self.mark)
        end = size if self.limit is None else self.limit
        data = self._files.read(self.path, begin, min(end, LARGEST_BYTES) - begin)
        if not data.startswith(self.mark):
            raise Rewritten(self.path)
        found = scan(self.path, data[len(self.mark) :], self.end, self.line)
        self.too_large = size > LARGEST_BYTES
        if self.too_large:
            what = f"{large_words(size)}: only its beginning is read"
            found.damage.add(Damage(self.path, 0, what))
        self._pass(data[: len(data) - len(found.tail)], found.end)
        return found

    def cut(self, keep: int) -> None:
        """Cut off what stands after the first ``keep`` bytes."""
        self._files.truncate(self.path, keep)

    def renew(self, data: bytes) -> None:
        """Put a new file with these lines in place of the old one; trust it from now on.

        Raises:
            OSError: the file is ``suspect`` from now on: it may be the old one or the new one.
        """
        self.limit = self.end
        self._files.write_whole(self.path, data)
        self.end, self.line, self.mark, self.limit = 0, 1, b"", None
        self._pass(data, len(data))

    def _pass(self, data: bytes, end: int) -> None:
        """Take note of bytes up to ``end``, of which ``data`` (with the old mark) are the last."""
        self.line += data[len(self.mark) :].count(b"\n")
        self.end = end
        self.mark = data[-MARK_BYTES:]

    def append(self, data: bytes) -> int:
        """Add whole lines and sync; where they begin. The caller has read on and may write.

        Raises:
            SyncFailed: the file is ``suspect`` from now on.
            OSError: nothing was added.
        """
        if (self._files.size(self.path) or 0) != self.end:
            raise OSError(errno.EAGAIN, "is not as it was read", str(self.path))
        if not self._entered:
            self._files.make_folder(self.path.parent)
        if self.mark and not self.mark.endswith(b"\n"):
            data = b"\n" + data
        self._write_and_sync(data)
        offset = self.end + data.startswith(b"\n")
        self._pass(self.mark + data, self.end + len(data))
        return offset

    def _write_and_sync(self, data: bytes) -> None:
        written = False
        descriptor = self._files.open(self.path)
        try:
            try:
                self._write(descriptor, data)
                written = True
                self._files.sync(descriptor)
            finally:
                self._files.close(descriptor)
            if not self._entered:  # By this program: an earlier one may not have come so far.
                self._files.sync_folder(self.path.parent)
                self._entered = True
        except OSError as error:
            if not written:
                raise
            self.limit = self.end
            raise SyncFailed(*error.args) from error

    def _write(self, descriptor: int, data: bytes) -> None:
        try:
            write_all(self._files, descriptor, data)
        except OSError:
            try:
                self._files.truncate(self.path, self.end)
            except OSError:
                self.limit = self.end
            raise
