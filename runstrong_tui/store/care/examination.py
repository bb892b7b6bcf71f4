"""One look at every file of the store; nothing is changed."""

import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from runstrong_tui.files.library import EXERCISES, WEEKS
from runstrong_tui.store.care.audit import HistoryAudit
from runstrong_tui.store.care.checked_lines import CheckedLines, check_lines
from runstrong_tui.store.care.findings import Findings
from runstrong_tui.store.care.odd_times import those_backwards, those_to_come
from runstrong_tui.store.care.said import Said
from runstrong_tui.store.history import index as indexes
from runstrong_tui.store.history.index import ReadUpTo
from runstrong_tui.store.journal.commit_ids import CommitIds, Wall
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage
from runstrong_tui.store.journal.lines import CANNOT_DECODE
from runstrong_tui.store.journal.locks import Lock
from runstrong_tui.store.journal.read_only import ReadOnlyFiles
from runstrong_tui.store.journal.refused import (
    ALLOW,
    LARGEST_BYTES,
    MOVE_AWAY,
    is_folder,
    large_words,
)
from runstrong_tui.store.layout import Layout, Machine, device_id
from runstrong_tui.store.migration import migrate
from runstrong_tui.store.progress import SET_ASIDE, Progress

REPAIR = "runstrong doctor --repair takes it out, after a copy has gone into quarantine"
REMOVE = "it does no harm; runstrong doctor --repair removes it"
OVER = "it does no harm; the next start or runstrong doctor --repair removes it"

_MONTH = re.compile(r"\d{4}-\d\d(\.\d+)?(\.(restored|imported)-[0-9a-f]{8})?\.jsonl")
LEFT_OVER = ("*.new", "*/*.new", "history/*/*.new", "sessions/**/*.new")
_BESIDE = re.compile(r".+\.\d+\.new")


class Examination:
    """One look at everything; ``found`` grows while it goes on.

    ``elsewhere`` is damage in the files of other devices, which only these can mend.
    """

    def __init__(self, layout: Layout, wall: Wall, files: Files) -> None:
        """``layout`` says where, ``wall`` what time it is, ``files`` is the disk."""
        self.layout = layout
        self.files = files
        self.found = Findings(files)
        self.device = ""
        self.index_fits = True
        self.elsewhere: list[Damage] = []
        self.said = Said(layout, files)
        self.history = HistoryAudit()
        self.progress = Progress(layout, CommitIds(wall), files)
        self.partly = 0
        self.unreadable: list[Path] = []
        self._wall = wall

    def look_at_everything(self) -> None:
        """Look at all there is; into each folder a file is written for a moment."""
        self.look_at_device()
        self._look_at_folders()
        self.look_at_history()
        self._look_at_progress()
        self._look_at_settings()
        self.look_at_first_version()
        for path in self.left_over():
            self.found.fault(path, 0, "left over from a write that did not end", REMOVE)

    def look_at_device(self) -> bool:
        """Whether ``device.json`` is damaged; without a name of ours in it ``device`` is empty."""
        path = self.layout.device
        data = self.found.read(path)
        if data is None:
            return False
        try:
            known = msgspec.json.decode(data, type=Machine)
        except CANNOT_DECODE:
            known = Machine("", platform.node())
        if device_id(self.layout, ReadOnlyFiles(self.files)) == known.id:
            self.device = known.id
        elif known.machine == platform.node():
            self.found.fault(path, 0, "does not tell which device this is", SET_ASIDE)
            return True
        else:
            what = f'this folder came from the machine "{known.machine}"'
            self.found.note(
                path, 0, what, "nothing to do: this device gets a name of its own when it writes"
            )
        return False

    def look_at_history(self) -> None:
        """Read every line of every device."""
        layout, files = self.layout, self.files
        index = indexes.load(layout.index, files)  # Before the files: they may grow meanwhile.
        indexed = self.found.read(layout.index, 4) is not None
        if not indexed and os.path.lexists(layout.index) and not os.path.isdir(layout.index):
            self.index_fits = False
        for path in self.found.listed(layout.history, "*.jsonl"):
            self.found.note(path, 0, "is in no device's folder and not read", MOVE_AWAY)
        for path in self.found.listed(layout.history, "*/*.jsonl"):
            name = path.relative_to(layout.history).as_posix()
            self._look_at_month(path, name, index.files.get(name))
        self.found.faults.extend(those_to_come(self.history.times, self._wall()))
        self.found.notes.extend(those_backwards(self.history.times))
        if indexed and self.found.all_read and not (index.files and self.history.fits(index)):
            self.index_fits = False
            self.found.fault(layout.index, 0, "does not fit the history", REMOVE)

    def left_over(self) -> list[Path]:
        """What writes that did not end left beside the files they were to replace."""
        home = self.layout.home
        found = [
            path
            for pattern in LEFT_OVER
            for path in self.found.listed(home, pattern)
            if _BESIDE.fullmatch(path.name) and path.parent != self.layout.locks
        ]
        return [path for path in dict.fromkeys(found) if not self._is_others(path)]

    def is_played(self, session_id: str) -> bool:
        """Whether another program plays the session; nobody does where no locks can be made."""
        try:
            return self.progress.runs_elsewhere(session_id)
        except OSError:
            return False

    def _is_others(self, path: Path) -> bool:
        """Whether another device or a program that plays the session may be writing it."""
        if path.parent == self.layout.progress:
            return self.is_played(path.name.partition(".")[0])
        return path.parent.parent == self.layout.history and path.parent.name != self.device

    def _look_at_folders(self) -> None:
        layout = self.layout
        if not self._is_folder(layout.home):
            if not os.path.lexists(layout.home):
                near = next(folder for folder in layout.home.parents if os.path.isdir(folder))
                self._try_to_write(near, layout.home)
            return
        own = [layout.history / self.device] if self.device else []
        written = (layout.home, layout.history, *own, layout.progress, layout.thrown)
        for folder in (*written, layout.quarantine, layout.locks):
            if self._is_folder(folder):
                self._try_to_write(folder, folder)
        for folder in (layout.sessions, layout.sessions / EXERCISES, layout.sessions / WEEKS):
            self._is_folder(folder)
        try:
            self.files.size(layout.history_lock)
        except OSError as error:
            self.found.refused(layout.history_lock, error)

    def _is_folder(self, path: Path) -> bool:
        """Whether a folder is there; what else is there in its place is told."""
        try:
            return is_folder(path)
        except OSError as error:
            self.found.refused(path, error)
            return False

    def _try_to_write(self, folder: Path, wanted: Path) -> None:
        trial = folder / ".runstrong-doctor"
        try:
            self.files.write_whole(trial, b"May this be written?\n")
            self.files.remove(trial)
        except OSError as error:
            self.found.fault(wanted, 0, f"cannot be written ({words(error)})", ALLOW)

    def _look_at_month(self, path: Path, name: str, known: ReadUpTo | None) -> None:
        data = self.found.read(path, LARGEST_BYTES)
        if data is None:
            self.found.all_read = False
            return
        own = path.parent.name == self.device
        checked_lines = check_lines(path, data)
        size = self.files.size(path) or 0
        if size > LARGEST_BYTES:
            large = f"{large_words(size)}: only its beginning is read"
            checked_lines = checked_lines._replace(cut=b"", large=large)
        elif own and checked_lines.cut:
            with nobody_writes(self.layout) as alone:
                data = self.found.read(path) or b"" if alone else data[: -len(checked_lines.cut)]
            checked_lines = check_lines(path, data)
        history = self.history
        history.files += 1
        history.devices.add(path.parent.name)
        end = known.end if known else 0
        if known and data[: known.end][-len(known.mark) :] == known.mark and len(data) >= known.end:
            history.marks_fit.add(name)
        for line in checked_lines.good:
            history.take(path, name, line, indexed=line.offset < end)
        if own:
            self.found.tell_lines(path, checked_lines, REPAIR, ends=True)
        else:
            self._tell_lines_elsewhere(path, checked_lines)
        if not _MONTH.fullmatch(path.name) and not checked_lines.foreign:
            what = "a copy, as sync programs make them where two machines wrote"
            self.found.note(path, 0, what, "nothing to do: it is read as more lines")

    def _tell_lines_elsewhere(self, path: Path, checked_lines: CheckedLines) -> None:
        """What was said before is no fault any more."""
        before = len(self.found.faults)
        there = f"run runstrong doctor --repair on {path.parent.name}; all else in it is read"
        self.found.tell_lines(path, checked_lines, there, ends=False)
        found = self.found.faults[before:]
        self.elsewhere += found
        self.found.faults[before:] = [damage for damage in found if damage not in self.said]
        if len(self.found.faults) - before < len(found):
            self.found.note(path, 0, "is damaged, as was said before", there)

    def _look_at_progress(self) -> None:
        for path in self.found.listed(self.layout.progress, "*.jsonl"):
            playing = self.is_played(path.stem)
            data = self.found.read(path)
            if data is None:
                continue
            if self.history.finished(path.stem):
                if not playing:
                    self.found.fault(path, 0, "its workout is in the history", OVER)
                continue
            checked_lines = check_lines(path, data)
            self.partly += bool(checked_lines.good)
            trouble = self._trouble_with(path.stem, checked_lines)
            if playing:
                self.found.tell_lines(path, checked_lines._replace(cut=b""), REPAIR, ends=True)
            elif trouble is None:
                self.found.tell_lines(path, checked_lines, REPAIR, ends=True)
            else:
                self.found.faults.append(trouble)

    def _look_at_settings(self) -> None:
        path = self.layout.settings
        data = self.found.read(path)
        if data is not None:
            self.found.tell_lines(path, check_lines(path, data), REPAIR, ends=True)

    def is_no_session(self, path: Path) -> bool:
        """Whether a file of progress holds nothing that one could go on with."""
        trouble = self._trouble_with(path.stem, check_lines(path, self.files.read(path)))
        return trouble is not None and trouble.what_to_do == SET_ASIDE

    def _trouble_with(self, session_id: str, checked_lines: CheckedLines) -> Damage | None:
        """Why a session cannot be read; None also where a newer program wrote it."""
        if checked_lines.newer:
            return None
        try:
            self.progress.read(session_id)
        except NoSuchSession:
            return None
        except CannotRead as error:
            return error.damage
        return None

    def look_at_first_version(self) -> None:
        """Try to read what version 1 wrote; ``unreadable`` are the files that are none of it."""
        looking = ReadOnlyFiles(self.files)
        try:
            found = migrate(self.layout, looking, lambda _: None, lambda _: None)
        except OSError as error:
            path = Path(error.filename or self.layout.home)
            self.found.fault(
                path, 0, f"version 1 wrote this; it cannot be read ({words(error)})", ALLOW
            )
            return
        self.found.faults.extend(found)
        self.unreadable = [damage.path for damage in found if damage.what_to_do == SET_ASIDE]
        for path in looking.moved:
            self.found.note(
                path, 0, "version 1 wrote this", "nothing to do: the next start takes it over"
            )


def words(error: OSError) -> str:
    """What the system says."""
    return error.strerror or str(error)


@contextmanager
def nobody_writes(layout: Layout) -> Iterator[bool]:
    """Hold the append lock; False where another program holds it. No lock is no writer."""
    lock = Lock(layout.history_lock)
    try:
        alone = lock.try_to_take()
    except OSError:
        yield True
        return
    try:
        yield alone
    finally:
        if alone:
            lock.let_go()
