"""Disks that fail, and disks that remember what a loss of power would take from them."""

import errno
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.store.journal.disk import Files

Choose = Callable[[int, str], str]
"""Given the number of a call (from 1) and its name: what happens, "" for what should."""

ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO}


def nth(number: int, what: str, *, for_ever: bool = False) -> Choose:
    """The call of that number fails, or all from it on."""

    def choose(call: int, name: str) -> str:
        return what if call == number or (for_ever and call > number) else ""

    return choose


class FailingFiles(Files):
    """Real files on a disk that fails as ``choose`` says.

    As with a kernel, what was written before a sync that failed can still be read, but will never
    reach the disk, even if a later sync succeeds: ``forget`` makes that so.
    """

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.calls = 0
        self.well = False
        self._paths: dict[int, Path] = {}
        self._synced: dict[Path, int] = {}
        self._lost: dict[Path, list[tuple[int, int]]] = {}

    @contextmanager
    def healed(self) -> Iterator[None]:
        """Work well for a while, uncounted."""
        before, self.well = self.well, True
        try:
            yield
        finally:
            self.well = before

    def forget(self, home: Path, copy: Path) -> None:
        """In a copy of ``home``, take away what syncs that failed did not bring to the disk."""
        for path, ranges in self._lost.items():
            file = copy / path.relative_to(home)
            if not file.exists():
                continue
            data = bytearray(file.read_bytes())
            for begin, end in ranges:
                data[begin:end] = bytes(len(data[begin:end]))
            file.write_bytes(data)

    def _call(self, name: str) -> str:
        if self.well:
            return ""
        self.calls += 1
        what = self.choose(self.calls, name)
        if what in ERRORS:
            raise OSError(ERRORS[what], what)
        return what

    def size(self, path: Path) -> int | None:
        self._call("size")
        return super().size(path)

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self._call("read")
        return super().read(path, start, length)

    def list(self, folder: Path, pattern: str, unlisted: list[OSError] | None = None) -> list[Path]:
        self._call("list")
        return super().list(folder, pattern, unlisted)

    def add_folder(self, folder: Path) -> None:
        self._call("add_folder")
        super().add_folder(folder)

    def open(self, path: Path, *, new: bool = False) -> int:
        self._call("open")
        descriptor = super().open(path, new=new)
        self._paths[descriptor] = path
        if new:
            self._synced[path] = 0
            self._lost.pop(path, None)
        self._synced.setdefault(path, path.stat().st_size)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        what = self._call("write")
        taken = {"half": len(data) // 2, "most": len(data) - 1}.get(what, len(data))
        return super().write(descriptor, data[:taken])

    def sync(self, descriptor: int) -> None:
        path = self._paths[descriptor]
        end = path.stat().st_size
        begin, self._synced[path] = self._synced[path], end
        try:
            self._call("sync")
        except OSError:
            self._lost.setdefault(path, []).append((begin, end))
            raise

    def sync_folder(self, folder: Path) -> None:
        self._call("sync_folder")

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        self._call("close")

    def truncate(self, path: Path, size: int) -> None:
        self._call("truncate")
        super().truncate(path, size)
        self._synced[path] = min(self._synced.get(path, size), size)

    def replace(self, source: Path, target: Path) -> None:
        self._call("replace")
        super().replace(source, target)
        for kept in (self._synced, self._lost):
            kept.pop(target, None)
            if source in kept:
                kept[target] = kept.pop(source)  # type: ignore[assignment]

    def remove(self, path: Path) -> None:
        self._call("remove")
        super().remove(path)
        self._synced.pop(path, None)
        self._lost.pop(path, None)


class Call(NamedTuple):
    """One call that changes something; paths are relative to the home."""

    name: str
    path: str = ""
    data: bytes = b""
    size: int = 0
    target: str = ""


class RecordingFiles(Files):
    """Real files, and every call that changes or syncs something."""

    def __init__(self, home: Path) -> None:
        self.calls: list[Call] = []
        self._home = home
        self._paths: dict[int, str] = {}

    def _note(self, name: str, path: Path, **more: object) -> None:
        if path.is_relative_to(self._home):
            self.calls.append(Call(name, self._name(path), **more))  # type: ignore[arg-type]

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home).as_posix()

    def add_folder(self, folder: Path) -> None:
        self._note("mkdir", folder)
        super().add_folder(folder)

    def open(self, path: Path, *, new: bool = False) -> int:
        if not path.exists():
            self._note("create", path)
        elif new:
            self._note("truncate", path)
        descriptor = super().open(path, new=new)
        self._paths[descriptor] = self._name(path)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        self.calls.append(Call("write", self._paths[descriptor], data))
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.calls.append(Call("sync", self._paths[descriptor]))

    def sync_folder(self, folder: Path) -> None:
        self._note("sync_folder", folder)

    def truncate(self, path: Path, size: int) -> None:
        self._note("truncate", path, size=size)
        super().truncate(path, size)

    def replace(self, source: Path, target: Path) -> None:
        self._note("replace", source, target=self._name(target))
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        if path.exists():
            self._note("remove", path)
        super().remove(path)


class SlowDisk(Files):
    """Real files on a disk that takes nothing while it is ``slow``."""

    def __init__(self) -> None:
        self._takes = threading.Event()
        self._takes.set()

    def slow(self, slow: bool) -> None:
        if slow:
            self._takes.clear()
        else:
            self._takes.set()

    def write(self, descriptor: int, data: bytes) -> int:
        assert self._takes.wait(60)
        return super().write(descriptor, data)


class QuickFiles(Files):
    """Real files that are not synced, where nothing can be lost."""

    def sync(self, descriptor: int) -> None:
        """Do nothing."""

    def sync_folder(self, folder: Path) -> None:
        """Do nothing."""
