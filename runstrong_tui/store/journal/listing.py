"""What is in a folder and those below it, by pattern, with every folder that cannot be listed."""

import os
from pathlib import Path

from runstrong_tui.store.journal.refused import OddFile, find_gap, is_folder


def matching(folder: Path, pattern: str) -> tuple[list[Path], list[OSError]]:
    """What matches ``pattern``, sorted, and why folders on the way could not be listed.

    A pattern has parts as ``*/*.jsonl``: ``*`` stands for anything in a name, the part ``**`` for
    this folder and all those below it, links to folders left out. Where no folder is there is
    nothing; files are passed over where a folder is asked for.
    """
    search = _Search()
    search.look(folder, pattern.split("/"))
    return sorted(search.found), search.failed


class _Search:
    """One search; ``found`` and ``failed`` grow while it goes on."""

    def __init__(self) -> None:
        self.found: set[Path] = set()
        self.failed: list[OSError] = []

    def look(self, folder: Path, parts: list[str]) -> None:
        """Find what matches ``parts`` below ``folder``."""
        part, *rest = parts
        if "*" not in part:
            self._go_on(folder / part, rest)
            return
        entries = self._entries(folder)
        if part == "**":
            self.look(folder, rest)
            below = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
            for entry in below:
                self.look(Path(entry.path), parts)
            return
        before, after = part.split("*")
        for entry in entries:
            if entry.name.startswith(before) and entry.name.endswith(after):
                self._enter(entry, rest)

    def _enter(self, entry: "os.DirEntry[str]", rest: list[str]) -> None:
        path = Path(entry.path)
        if rest and os.path.exists(path) and not os.path.isdir(path):
            return
        self._go_on(path, rest)

    def _go_on(self, path: Path, rest: list[str]) -> None:
        if rest:
            self.look(path, rest)
        elif os.path.lexists(path):
            self.found.add(path)
        else:
            try:
                find_gap(path)
            except OddFile as error:
                self._fail(error)

    def _entries(self, folder: Path) -> "list[os.DirEntry[str]]":
        try:
            if not is_folder(folder):
                return []
            with os.scandir(folder) as entries:
                return list(entries)
        except FileNotFoundError:
            return []
        except OSError as error:
            self._fail(error)
            return []

    def _fail(self, error: OSError) -> None:
        path = Path(error.filename or "")
        if isinstance(error, OddFile) and path.name.startswith("."):
            return  # An editor's lock is a hidden link that leads nowhere.
        if all(o_s_error.filename != error.filename for o_s_error in self.failed):
            self.failed.append(error)
