"""What may be on a disk after the power went, worked out from a record of calls.

Until a file is synced, each write to it may be there or not, whole or in part, in any order; until
a folder is synced, so may each file made, renamed or removed in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tests.store.disks import Call

Tree = dict[str, bytes]
"""Files by their path."""


class Effect(NamedTuple):
    """What one call does to the disk: to a file (``inode``) or to folders."""

    call: Call
    inode: int
    offset: int
    folders: tuple[str, ...] = ()


class Disk:
    """A disk to which calls are made one after the other."""

    def __init__(self) -> None:
        self.effects: list[Effect] = []
        self.settled: set[int] = set()
        self._entries: dict[str, int] = {}
        self._sizes: list[int] = []

    def make(self, call: Call) -> None:
        """Let one call happen."""
        match call.name:
            case "mkdir" | "remove":
                self._add(call, self._entries.pop(call.path, -1), 0, _folder(call.path))
            case "create":
                self._entries[call.path] = len(self._sizes)
                self._sizes.append(0)
                self._add(call, self._entries[call.path], 0, _folder(call.path))
            case "write":
                inode = self._entries[call.path]
                self._add(call, inode, self._sizes[inode])
                self._sizes[inode] += len(call.data)
            case "truncate":
                inode = self._entries[call.path]
                self._add(call, inode, 0)
                self._sizes[inode] = call.size
            case "replace":
                inode = self._entries.pop(call.path)
                self._entries[call.target] = inode
                self._add(call, inode, 0, _folder(call.path), _folder(call.target))
            case "sync":
                inode = self._entries[call.path]
                self._settle(lambda effect: not effect.folders and effect.inode == inode)
            case "sync_folder":
                self._settle(lambda effect: call.path in effect.folders)

    def _add(self, call: Call, inode: int, offset: int, *folders: str) -> None:
        self.effects.append(Effect(call, inode, offset, folders))

    def _settle(self, concerns: Callable[[Effect], bool]) -> None:
        self.settled |= {number for number, effect in enumerate(self.effects) if concerns(effect)}

    def pending(self) -> list[int]:
        """The effects that a loss of power may take."""
        return [number for number in range(len(self.effects)) if number not in self.settled]

    def after_power_loss(self) -> Iterator[Tree]:
        """States the disk may be left in."""
        pending = self.pending()
        for chosen in _choices(pending):
            yield self.tree(chosen)
        for number in pending:
            data = self.effects[number].call.data
            for keep in {1, len(data) // 2, len(data) - 1} if len(data) > 1 else ():
                yield self.tree(pending, {number: keep})
                yield self.tree(
                    [earlier for earlier in pending if earlier <= number], {number: keep}
                )

    def tree(self, chosen: Sequence[int] | None = None, torn: dict[int, int] | None = None) -> Tree:
        """The files with the settled effects and the chosen ones, some of them torn."""
        wanted = self.settled.union(self.pending() if chosen is None else chosen)
        folders, entries = {"."}, dict[str, int]()
        contents = [bytearray() for _ in self._sizes]
        for number in sorted(wanted):
            effect = self.effects[number]
            call, data = effect.call, effect.call.data
            if torn and number in torn:
                data = data[: torn[number]]
            match call.name:
                case "mkdir":
                    folders.add(call.path)
                case "create":
                    entries[call.path] = effect.inode
                case "remove":
                    entries.pop(call.path, None)
                case "replace":
                    entries.pop(call.path, None)
                    entries[call.target] = effect.inode
                case "truncate":
                    del contents[effect.inode][call.size :]
                case "write":
                    content = contents[effect.inode]
                    content.extend(bytes(max(effect.offset - len(content), 0)))
                    content[effect.offset : effect.offset + len(data)] = data
        return {
            path: bytes(contents[inode])
            for path, inode in entries.items()
            if all(str(folder) in folders for folder in PurePosixPath(path).parents)
        }


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _choices(pending: list[int]) -> Iterator[list[int]]:
    yield []
    yield pending
    for number in pending:
        yield [number]
        yield [kept for kept in pending if kept != number]
        yield [kept for kept in pending if kept <= number]


def disk_after(calls: Iterable[Call]) -> Disk:
    """A disk to which these calls were made."""
    disk = Disk()
    for call in calls:
        disk.make(call)
    return disk


def lay_out(tree: Tree, home: Path) -> Path:
    """Write the files below ``home``."""
    for name, content in tree.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(content)
    return home
