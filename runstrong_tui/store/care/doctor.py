"""What is wrong in the store, and putting right what can be put right.

Before anything is taken out of a file, the file as it is goes into quarantine.
"""

import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from runstrong_tui.store.care.checked_lines import CheckedLines, check_lines
from runstrong_tui.store.care.examination import Examination, nobody_writes, words
from runstrong_tui.store.journal.commit_ids import Wall
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage
from runstrong_tui.store.journal.quarantine import Quarantine
from runstrong_tui.store.journal.refused import LARGEST_BYTES, OddFile, TooLarge
from runstrong_tui.store.layout import Layout


class Report(msgspec.Struct, frozen=True):
    """What was found: how much there is, what is wrong, and what is only worth knowing.

    ``devices``, ``files`` and ``lines`` count the history, ``copies`` what lies in quarantine.
    """

    devices: int
    files: int
    lines: int
    workouts: int
    partly: int
    copies: int
    faults: tuple[Damage, ...]
    notes: tuple[Damage, ...]


def examine(layout: Layout, wall: Wall, files: Files | None = None) -> Report:
    """Look at every file below the home; into each folder a file is written for a moment."""
    files = files or Files()
    seen = Examination(layout, wall, files)
    seen.look_at_everything()
    return Report(
        devices=len(seen.history.devices),
        files=seen.history.files,
        lines=seen.history.lines,
        workouts=len(seen.history.workouts),
        partly=seen.partly,
        copies=len(seen.found.listed(layout.quarantine, "*")),
        faults=tuple(seen.found.faults),
        notes=tuple(seen.found.notes),
    )


def repair(layout: Layout, wall: Wall, files: Files | None = None) -> tuple[str, ...]:
    """Put right what can be; what was done, and what could not be, in words.

    Files of other devices are not touched, nor those that another program is writing. Whatever
    could be read before can be read afterwards. What cannot be mended here is said, and is no fault
    any more. The second time there is nothing to do.
    """
    return _Repair(layout, wall, files or Files()).everything()


class _Repair:
    def __init__(self, layout: Layout, wall: Wall, files: Files) -> None:
        self._layout = layout
        self._files = files
        self._seen = Examination(layout, wall, files)
        self._quarantine = Quarantine(layout.quarantine, files)
        self._done: list[str] = []

    def everything(self) -> tuple[str, ...]:
        """Each file in turn; one that cannot be written does not keep the others from it."""
        layout, seen = self._layout, self._seen
        if seen.look_at_device():
            self._try(layout.device, self._set_aside)
        if seen.device:
            for path in seen.found.listed(layout.history, f"{seen.device}/*.jsonl"):
                self._try(path, self._mend_month)
        seen.look_at_history()
        for path in seen.found.listed(layout.progress, "*.jsonl"):
            self._try(path, self._mend_progress)
        self._try(layout.settings, self._mend_settings)
        seen.look_at_first_version()
        for path in seen.unreadable:
            self._try(path, self._set_aside)
        if not seen.index_fits:
            self._try(layout.index, self._remove_index)
        for path in seen.left_over():
            self._try(path, self._remove)
        self._try(layout.said, self._say_what_stays)
        return tuple(self._done)

    def _try(self, path: Path, mend: Callable[[Path], None]) -> None:
        try:
            mend(path)
        except FileNotFoundError:
            return
        except TooLarge:
            self._try(path, self._move)
        except OddFile:
            return  # The look afterwards tells of it.
        except OSError as error:
            if not path.is_dir():
                self._done.append(f"{path}: left as it is ({words(error)})")

    def _mend_month(self, path: Path) -> None:
        large = (self._files.size(path) or 0) > LARGEST_BYTES
        if not large and check_lines(path, self._files.read(path)).sound:
            return
        with nobody_writes(self._layout) as alone:
            if not alone:
                self._done.append(f"{path}: left as it is: another program is writing")
                return
            checked_lines = check_lines(path, self._files.read(path, 0, LARGEST_BYTES))
            if large:
                self._part(path, checked_lines)
            elif not checked_lines.sound:
                self._remove_index(self._layout.index)  # It tells places in the file as it was.
                self._mend_lines(path, checked_lines)

    def _mend_lines(self, path: Path, checked_lines: CheckedLines) -> None:
        if not checked_lines.good:
            self._set_aside(path)
            return
        copy = self._quarantine.keep(path)
        self._files.write_whole(path, checked_lines.mended)
        good, bad = len(checked_lines.good), checked_lines.damage.count + bool(checked_lines.cut)
        self._done.append(
            f"{path}: good lines kept: {good}, bad ones taken out: {bad}; as it was: {copy}"
        )

    def _part(self, path: Path, checked_lines: CheckedLines) -> None:
        """Put the good lines of a file that is too large into one beside it, then move it away."""
        self._remove_index(self._layout.index)
        if checked_lines.good:
            crc = zlib.crc32(checked_lines.mended)
            beside = path.with_name(f"{path.name[:7]}.restored-{crc:08x}.jsonl")
            self._files.write_whole(beside, checked_lines.mended)
            self._done.append(f"{beside}: {len(checked_lines.good)} good lines of {path.name}")
        self._move(path)

    def _move(self, path: Path) -> None:
        self._done.append(f"{path}: moved to {self._quarantine.move(path)}")

    def _mend_progress(self, path: Path) -> None:
        if not self._ails(path):
            return
        progress = self._seen.progress
        if not progress.claim(path.stem):
            self._done.append(f"{path}: left as it is: another program plays it")
            return
        try:
            month = self._seen.history.finished(path.stem)
            if month is not None:
                self._make_sure(month)
                progress.remove(path.stem)
                self._done.append(f"{path}: removed; its workout is in the history")
            elif self._seen.is_no_session(path):
                self._set_aside(path)
            elif self._ails(path):
                self._mend_lines(path, check_lines(path, self._files.read(path)))
        finally:
            progress.let_go(path.stem)

    def _mend_settings(self, path: Path) -> None:
        checked_lines = check_lines(path, self._files.read(path))
        if not checked_lines.sound:
            self._mend_lines(path, checked_lines)

    def _ails(self, path: Path) -> bool:
        """Whether something is to be done about a session's progress."""
        return (
            not check_lines(path, self._files.read(path)).sound
            or self._seen.history.finished(path.stem) is not None
            or self._seen.is_no_session(path)
        )

    def _make_sure(self, month: Path) -> None:
        """Return when the file is on the disk itself; who wrote it may have been killed before."""
        descriptor = self._files.open(month)
        try:
            self._files.sync(descriptor)
        finally:
            self._files.close(descriptor)
        self._files.sync_folder(month.parent)

    def _say_what_stays(self, _: Path) -> None:
        """Say once what only another device can mend."""
        seen = self._seen
        fresh = [damage for damage in seen.elsewhere if damage not in seen.said]
        seen.said.keep(seen.elsewhere)
        self._done.extend(f"said once, for it cannot be mended here: {damage}" for damage in fresh)

    def _set_aside(self, path: Path) -> None:
        copy = self._quarantine.keep(path)
        self._files.remove(path)
        self._done.append(f"{path}: moved to {copy}")

    def _remove_index(self, path: Path) -> None:
        try:
            there = self._files.size(path) is not None
        except OddFile:
            there = not path.is_dir()  # Nobody keeps anything there.
        if there:
            self._remove(path)

    def _remove(self, path: Path) -> None:
        self._files.remove(path)
        self._done.append(f"{path}: removed")
