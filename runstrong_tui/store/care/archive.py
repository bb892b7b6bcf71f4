"""The whole store in one file, and back: a restore adds, and takes nothing away."""

import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace

from runstrong_tui.files.library import EXERCISES, WEEKS
from runstrong_tui.store.care.audit import HistoryAudit
from runstrong_tui.store.care.checked_lines import CheckedLines, Good, check_lines
from runstrong_tui.store.care.zip_file import (
    FORMAT,
    ArchiveError,
    Manifest,
    kind_of,
    read_zip,
    write_zip,
)
from runstrong_tui.store.history.checking import WORKOUTS
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage, damage_of
from runstrong_tui.store.journal.refused import LARGEST_BYTES, OddFile
from runstrong_tui.store.layout import Layout

__all__ = ["ArchiveError", "Backup", "CutOff", "Restored", "backup", "restore"]

LEFT_OUT = "it is left out; runstrong doctor tells more"
SESSIONS = ("sessions/**/*.toml", *(f"sessions/{folder}/*.toml" for folder in (EXERCISES, WEEKS)))
"""Own files; the folders that are read have their names here, as they may be links."""
TWICE = "what the archive has of it may be added once more, which does no harm"
NOT_ADDED = "it is not added; all else is"


class CutOff(OSError):
    """The disk refused something in the middle of a restore: what came before it is here."""

    def __init__(self, why: OSError) -> None:
        super().__init__(why.errno, why.strerror or str(why), why.filename)
        self.why = why


class Backup(msgspec.Struct, frozen=True):
    """What went into an archive of ``size`` bytes, in counts; ``left_out`` is what did not."""

    workouts: int
    progress: int
    sessions: int
    size: int
    left_out: tuple[Damage, ...]


class Restored(msgspec.Struct, frozen=True):
    """What an archive had that was not here, in counts.

    ``settings`` tells whether the settings were taken from it, which is done where there were none;
    ``beside`` are own session files put beside others of that name, ``deleted`` counts workouts
    that were deleted since and stay so, ``damage`` is what was wrong in the archive.
    """

    lines: int
    workouts: int
    progress: int
    sessions: int
    beside: tuple[Path, ...]
    deleted: int
    damage: tuple[Damage, ...]
    settings: bool = False


def backup(
    layout: Layout,
    target: Path,
    now: datetime,
    files: Files | None = None,
    *,
    fewer: bool = False,
) -> Backup:
    """Write one zip file with the history, what is partly finished, and the own session files.

    Other programs may be writing: of each journal the whole lines go in. A file that was at
    ``target`` is replaced once the new one is whole, but an archive with more workouts, or
    with some that are not here, only with ``fewer``.

    Raises:
        ArchiveError: there is more than an archive may hold, or ``target`` is to be kept.
        OSError: a folder cannot be listed, or the archive not be written; what was at ``target``
            is still there.
    """
    files = files or Files()
    members: dict[str, bytes] = {}
    left_out: list[Damage] = []
    # Progress before history: a session that ends in between is then in both, not in neither.
    for pattern in (
        "settings.jsonl",
        "progress/*.jsonl",
        "history/*/*.jsonl",
        *SESSIONS,
    ):
        for path in files.list(layout.home, pattern):
            name = path.relative_to(layout.home).as_posix()
            if kind_of(name) is None:
                left_out.append(Damage(path, 0, "cannot have that name in an archive", LEFT_OUT))
                continue
            try:
                data = files.read(path) if name.endswith(".toml") else _whole_lines(path, files)
            except OSError as error:
                ended = isinstance(error, FileNotFoundError) and kind_of(name) == "progress"
                if not ended:  # Its workout is then in the history, which is read after it.
                    what = damage_of(path, error)
                    left_out.append(replace(what, what_to_do=f"it is left out; {what.what_to_do}"))
                continue
            members[name] = data
    tally = _tally_of(layout.home, members)
    if not fewer:
        _keep_the_fuller(target, tally, files)
    manifest = Manifest(
        program="runstrong",
        format=FORMAT,
        made=now,
        files=len(members),
        workouts=len(tally.workouts),
        progress=len(dict(_of("progress", members))),
        sessions=len(dict(_of("sessions", members))),
    )
    content = write_zip(manifest, members)
    files.write_whole(target, content)
    return Backup(
        manifest.workouts, manifest.progress, manifest.sessions, len(content), tuple(left_out)
    )


def _whole_lines(path: Path, files: Files) -> bytes:
    """A journal without a line that is not finished; it may have no line feed at all.

    Of one that is too large, the good lines of its beginning.
    """
    data = files.read(path, 0, LARGEST_BYTES)
    checked_lines = check_lines(path, data)
    if (files.size(path) or 0) > LARGEST_BYTES:
        return checked_lines.mended
    return data[: len(data) - len(checked_lines.cut)]


def _tally_of(home: Path, members: Mapping[str, bytes]) -> HistoryAudit:
    """The workouts in the history of an archive's ``members``."""
    tally = HistoryAudit()
    for name, data in _of("history", members):
        _take_all(tally, home / name, check_lines(home / name, data).good)
    return tally


def _keep_the_fuller(target: Path, here: HistoryAudit, files: Files) -> None:
    """Refuse to replace an archive of ours that holds more workouts, or some that were lost here.

    What was deleted here is not lost.
    """
    if files.size(target) is None:
        return
    try:
        there = _tally_of(target, read_zip(target, files)).workouts
    except ArchiveError:
        return  # It is none of ours, or no longer one: there is nothing in it to lose.
    lost = [id_ for id_ in there if (WORKOUTS, id_) not in here.last]
    if len(there) > len(here.workouts):
        what = f"more workouts ({len(there)}) than are here ({len(here.workouts)})"
    elif lost:
        what = f"workouts ({len(lost)}) that are not here"
    else:
        return
    raise ArchiveError(
        f"{target}: kept as it is, for it holds {what}; write to another file, look what is "
        f"missing with runstrong doctor, or replace it all the same: --force --fewer"
    )


def restore(layout: Layout, source: Path, files: Files | None = None) -> Restored:
    """Add what the archive at ``source`` has and this home has not; the second time nothing.

    No file that is here is changed. New lines of the history come into files of their own, as if a
    sync had brought them: what was edited or deleted later stays edited or deleted. All of the
    archive is checked before anything is written.

    Raises:
        ArchiveError: it is no archive of ours, a damaged or a newer one; nothing was written.
        CutOff: not all of it could be written; restoring it again adds the rest.
        OSError: it cannot be read; nothing was written.
    """
    return _Restore(layout, source, files or Files()).done()


class _Restore:
    """One restore of an archive that was read and checked."""

    def __init__(self, layout: Layout, source: Path, files: Files) -> None:
        self._layout = layout
        self._source = source
        self._files = files
        self._members = read_zip(source, files)
        self._here = HistoryAudit()
        self._damage: list[Damage] = []
        self._writes: dict[Path, bytes] = {}

    def done(self) -> Restored:
        """Gather what the store's own files lack, write it, then add the session files."""
        known = self._lines_here()
        before = self._here.workouts
        lines, archived = self._gather_history(known)
        progress = sum(
            [self._gather_progress(*member) for member in _of("progress", self._members)]
        )
        settings = [self._gather_settings(*setting) for setting in _of("settings", self._members)]
        own = self._write()
        after = self._here.workouts
        placed = [(name, path) for name, path in own if path is not None]
        return Restored(
            lines=lines,
            workouts=len(after - before),
            progress=progress,
            sessions=len(placed),
            settings=any(settings),
            beside=tuple(path for name, path in placed if path != self._layout.home / name),
            deleted=len(archived - after),
            damage=tuple(self._damage),
        )

    def _write(self) -> list[tuple[str, Path | None]]:
        """Write what was gathered, then the session files; where each of those went."""
        try:
            for path, data in self._writes.items():
                self._files.write_whole(path, data)
            return [self._add_session(*session) for session in _of("sessions", self._members)]
        except OSError as error:
            raise CutOff(error) from error

    def _lines_here(self) -> set[str]:
        """The ids of the commits that the store reads here."""
        known: set[str] = set()
        for path in self._files.list(self._layout.history, "*/*.jsonl"):
            try:
                checked_lines = check_lines(path, self._files.read(path))
            except OSError as error:
                self._damage.append(replace(damage_of(path, error), what_to_do=TWICE))
                continue
            known.update(line.commit.id for line in checked_lines.good)
            _take_all(self._here, path, checked_lines.good)
        return known

    def _gather_history(self, known: set[str]) -> tuple[int, set[str]]:
        """How many lines are new, and the ids of the workouts in the archive."""
        archived = HistoryAudit()
        months: dict[Path, dict[str, bytes]] = {}
        count = 0
        for name, data in _of("history", self._members):
            checked_lines = self._check_lines(name, data)
            _take_all(archived, self._source / name, checked_lines.good)
            fresh = [line for line in checked_lines.good if line.commit.id not in known]
            _take_all(self._here, self._source / name, fresh)
            for line in fresh:
                month = f"{line.commit.at.astimezone(UTC):%Y-%m}"
                folder = self._layout.history / PurePosixPath(name).parent.name
                lines = months.setdefault(folder / month, {})
                count += line.commit.id not in lines
                lines[line.commit.id] = line.raw
        for start, lines in months.items():
            content = b"".join(lines[key] + b"\n" for key in sorted(lines))
            self._writes[self._free(start, content)] = content
        return count, archived.workouts

    def _free(self, start: Path, content: bytes) -> Path:
        """A name for these lines that no file has yet."""
        crc = zlib.crc32(content)
        while True:
            path = start.with_name(f"{start.name}.restored-{crc:08x}.jsonl")
            if not self._is_taken(path):
                return path
            crc = zlib.crc32(content, crc)

    def _gather_progress(self, name: str, data: bytes) -> bool:
        """Whether that session is to be added: it is not here, nor was it ever finished here."""
        path = self._layout.home / name
        if self._is_taken(path) or (WORKOUTS, path.stem) in self._here.last:
            return False
        checked_lines = self._check_lines(name, data)
        if not (checked_lines.newer or _is_session(checked_lines.good)):
            self._note(name, 0, "this is no whole session")
            return False
        self._writes[path] = checked_lines.mended
        return True

    def _gather_settings(self, name: str, data: bytes) -> bool:
        """Whether the settings are to be taken: nothing was chosen here yet."""
        path = self._layout.home / name
        checked_lines = self._check_lines(name, data)
        if self._is_taken(path) or not checked_lines.good:
            return False
        self._writes[path] = checked_lines.mended
        return True

    def _add_session(self, name: str, data: bytes) -> tuple[str, Path | None]:
        """Where an own session file went; to no place where the same one is here.

        Each is looked for only once the one before is written: some systems take names that differ
        in case for the same.
        """
        for path in _names(self._layout.home / name):
            if not self._is_taken(path):
                self._files.write_whole(path, data)
                return name, path
            if self._is_same(path, data):
                break
        return name, None

    def _is_taken(self, path: Path) -> bool:
        """Whether something is at ``path``; what is no file there is told and left as it is."""
        try:
            return self._files.size(path) is not None
        except OddFile as error:
            if error.filename != str(path):
                raise  # No other name in that folder would do.
            self._damage.append(damage_of(path, error))
            return True

    def _is_same(self, path: Path, data: bytes) -> bool:
        try:
            return self._files.read(path) == data
        except OSError:
            return False

    def _check_lines(self, name: str, data: bytes) -> CheckedLines:
        """The lines of a journal in the archive; what is wrong with them is told."""
        checked_lines = check_lines(self._source / name, data)
        for damage in checked_lines.damage.in_order():
            self._note(name, damage.line, damage.what)
        if checked_lines.cut:
            self._note(name, 0, "the last line was cut off")
        return checked_lines

    def _note(self, name: str, line: int, what: str) -> None:
        self._damage.append(Damage(self._source / name, line, what, NOT_ADDED))


def _of(kind: str, members: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name, data) for name, data in members.items() if kind_of(name) == kind)


def _take_all(tally: HistoryAudit, path: Path, lines: tuple[Good, ...] | list[Good]) -> None:
    for line in lines:
        tally.take(path, str(path), line, indexed=False)


def _is_session(lines: tuple[Good, ...]) -> bool:
    """Whether the lines tell both a session and a place in it."""
    tables = {change.table for line in lines for change in line.commit.do}
    return {"session", "place"} <= tables


def _names(path: Path) -> Iterator[Path]:
    """The names that an own session file may be given, one after the other."""
    yield path
    yield path.with_name(f"{path.stem}.restored.toml")
    number = 2
    while True:
        yield path.with_name(f"{path.stem}.restored-{number}.toml")
        number += 1
