"""A backup as a zip file: what may stand in one, and reading it without trusting it."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from runstrong_tui.store.journal.disk import PRIVATE, Files
from runstrong_tui.store.journal.lines import CANNOT_DECODE
from runstrong_tui.store.journal.refused import OddFile

FORMAT = 1
"""The version of the archives that this program writes; it reads none that are newer."""

FIRST_YEAR, LAST_YEAR = 1980, 2107
"""What a zip file can say of when something was written; the manifest says it right."""

MANIFEST = "manifest.json"
LARGEST_BYTES = 512 * 1024 * 1024
"""All files of an archive together; some 200,000 workouts."""

MOST_FILES = 100_000

Kind = Literal["history", "progress", "sessions", "settings"]

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)


class ArchiveError(Exception):
    """A file is no backup that can be restored, or one cannot be made; in words."""


class Manifest(msgspec.Struct, frozen=True):
    """What an archive says of itself: ``made`` is a wall time with its zone.

    ``files`` counts those beside the manifest, so that it is noticed where some are gone.
    """

    program: Literal["runstrong"]
    format: int
    made: datetime
    files: int
    workouts: int
    progress: int
    sessions: int


class _Format(msgspec.Struct, frozen=True):
    """The part of a manifest that every format has."""

    program: Literal["runstrong"]
    format: int
    files: int = 0


def kind_of(name: str) -> Kind | None:
    """Which folder of the store a name in an archive belongs to; None where to none, or unsafe."""
    parts = name.split("/")
    if not all(_safe(part) for part in parts):
        return None
    match parts:
        case ["history", _, file] if file.endswith(".jsonl"):
            return "history"
        case ["progress", file] if file.endswith(".jsonl"):
            return "progress"
        case ["sessions", *_, file] if file.endswith(".toml"):
            return "sessions"
        case ["settings.jsonl"]:
            return "settings"
    return None


def write_zip(manifest: Manifest, members: Mapping[str, bytes]) -> bytes:
    """The archive.

    Raises:
        ArchiveError: it would be too large to be restored.
    """
    if sum(map(len, members.values())) > LARGEST_BYTES or len(members) > MOST_FILES:
        raise ArchiveError("there is more than one backup can hold; copy the folder itself")
    made = manifest.made
    year = min(max(made.year, FIRST_YEAR), LAST_YEAR)
    day = min(made.day, 28) if year != made.year else made.day  # Not each has a 29 February.
    when = (year, made.month, day, made.hour, made.minute, made.second)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in {MANIFEST: msgspec.json.encode(manifest), **members}.items():
            info = zipfile.ZipInfo(name, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = PRIVATE << 16
            archive.writestr(info, data)
    return stream.getvalue()


def read_zip(source: Path, files: Files) -> dict[str, bytes]:
    """Every file in the archive at ``source`` but its manifest, by name, each with its CRC checked.

    Raises:
        ArchiveError: it is damaged, not ours, a newer one, or not to be trusted.
        OSError: it cannot be read.
    """
    try:
        size = files.size(source) or 0
    except OddFile as error:
        what = f"{error.strerror}; name the file of a backup"
        raise ArchiveError(f"{error.filename}: {what}") from error
    if size > LARGEST_BYTES:
        raise ArchiveError(f"{source}: larger than any backup of RunStrong")
    stream = io.BytesIO(files.read(source, 0, LARGEST_BYTES))
    try:
        with zipfile.ZipFile(stream) as archive:
            members = _members(source, archive)
            return {name: _read(source, archive, info) for name, info in members.items()}
    except _BROKEN as error:
        why = str(error) or "it is cut off"
        raise ArchiveError(f"{source}: not a zip file, or a damaged one ({why})") from error


def _members(source: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files in it, after all that can be checked before they are read."""
    infos = [info for info in archive.infolist() if not _is_known_folder(info)]
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > LARGEST_BYTES:
        raise ArchiveError(f"{source}: unpacks to more than any backup of RunStrong holds")
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if info.filename in members:
            raise ArchiveError(f'{source}: holds "{info.filename}" twice')
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _PACKED:
            raise ArchiveError(f"{source}: is encrypted, or packed in a way not known here")
        members[info.filename] = info
    if MANIFEST not in members:
        raise ArchiveError(f"{source}: not a backup of RunStrong (it has no {MANIFEST})")
    manifest = _manifest(source, _read(source, archive, members.pop(MANIFEST)))
    if len(members) < manifest.files:
        what = f"only {len(members)} of its {manifest.files} files are in it"
        raise ArchiveError(f"{source}: damaged: {what}")
    for name in members:
        if kind_of(name) is None:
            raise ArchiveError(f'{source}: holds "{name}", which is no part of a backup')
    return members


def _manifest(source: Path, data: bytes) -> _Format:
    try:
        found = msgspec.json.decode(data, type=_Format)
    except CANNOT_DECODE as error:
        raise ArchiveError(f"{source}: not a backup of RunStrong ({MANIFEST}: {error})") from error
    if found.format > FORMAT:
        what = f"made by a newer RunStrong (format {found.format}); update RunStrong here"
        raise ArchiveError(f"{source}: {what}")
    return found


def _read(source: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)  # Bounded, whatever it would unpack to.
    if len(data) != info.file_size:
        raise ArchiveError(f'{source}: "{info.filename}" is cut off')
    return data


def _is_known_folder(info: zipfile.ZipInfo) -> bool:
    """Whether it is the entry of a folder, as other programs add them; it holds nothing."""
    return info.is_dir() and info.file_size == 0 and all(map(_safe, info.filename[:-1].split("/")))


def _safe(part: str) -> bool:
    """Whether a part of a name means, on any system, one file or folder just there."""
    plain = part.isprintable() and not _FORBIDDEN.search(part)
    return plain and part.strip(" .") != "" and part[-1] not in " ." and len(part) < 200
