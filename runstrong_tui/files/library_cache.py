"""The library as it was loaded last time, for as long as no file of it has changed.

A cache is one file: a checksum, then what the files were like, then the library. Nothing in it is
ever executed. One that is broken, old, foreign or cannot be written is as if there were none.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import adler32, crc32

import msgspec

from runstrong_tui import __version__
from runstrong_tui.files.library import EXERCISES, WEEKS, Library

SURE_NANOSECONDS = 2 * 10**9
"""A file changed so shortly before the cache was written may change once more unnoticed: on some
disks its time is counted in steps of two seconds."""

LARGEST_BYTES = 32 * 1024 * 1024
_SUM_BYTES = 8
_PACKAGE = Path(__file__).resolve().parents[1]
_PROGRAM = (_PACKAGE / "files", _PACKAGE / "files" / "toml", _PACKAGE / "training")


class _File(msgspec.Struct, frozen=True, array_like=True):
    """What tells that a file is still what it was; times in nanoseconds."""

    path: str
    size: int
    changed: int
    renamed: int
    inode: int


class _Cached(msgspec.Struct, frozen=True, array_like=True):
    """A library, and the files that it was made of, those of the program among them."""

    version: str
    files: tuple[_File, ...]
    library: Library


def load_with_cache(folders: Sequence[Path], cache: Path | None) -> Library:
    """The library of ``folders`` as ``load_library`` gives it, from the file ``cache`` if it fits.

    Where it does not, the library is loaded and the cache written anew; None is no cache.
    """
    files = _files_or_none(folders)
    if cache is None or files is None:
        return _load(folders)
    cached = _read(cache)
    if cached is not None and (cached.version, cached.files) == (_version(), files):
        return cached.library
    library = _load(folders)
    if _files_or_none(folders) == files:
        with suppress(OSError):
            _write(cache, _Cached(_version(), files, library))
    return library


def _load(folders: Sequence[Path]) -> Library:
    # What reads the files takes as long to import as they take to be read.
    from runstrong_tui.files import loading

    return loading.load_library(folders)


def _files_or_none(folders: Sequence[Path]) -> tuple[_File, ...] | None:
    """What the files are like now; None where not all of them can be listed."""
    try:
        return tuple(_files(folders))
    except OSError:
        return None


def _version() -> str:
    return f"{__version__} {sys.implementation.cache_tag}"


def _files(folders: Sequence[Path]) -> Iterator[_File]:
    """Every file that the library depends on, in order; OSError where not all can be listed."""
    for folder in _PROGRAM:
        yield from _files_in(folder, ".py")
    for folder in folders:
        for inside in ("", EXERCISES, WEEKS):
            yield from _files_in(folder / inside, ".toml")


def _files_in(folder: Path, ending: str) -> Iterator[_File]:
    if not os.path.lexists(folder):
        yield _File(str(folder), 0, 0, 0, 0)
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(ending):
                of = entry.stat()
                yield _File(entry.path, of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino)


def _read(cache: Path) -> _Cached | None:
    """What the cache holds; None where it is not to be trusted."""
    try:
        of = os.stat(cache)
        if of.st_size > LARGEST_BYTES or not os.path.isfile(cache):
            return None
        data = cache.read_bytes()
        if data[:_SUM_BYTES] != checksum(data[_SUM_BYTES:]):
            return None
        decoder = msgspec.msgpack.Decoder(_Cached, dec_hook=lambda _, value: Path(value))
        cached = decoder.decode(data[_SUM_BYTES:])
    except (OSError, TypeError, ValueError, RecursionError, msgspec.MsgspecError):
        return None
    latest = max((max(file.changed, file.renamed) for file in cached.files), default=0)
    return cached if latest < of.st_mtime_ns - SURE_NANOSECONDS else None


def _write(cache: Path, cached: _Cached) -> None:
    """Put a new cache in the place of the old one, for the user's eyes only."""
    data = msgspec.msgpack.Encoder(enc_hook=str).encode(cached)
    cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = cache.with_name(f"{cache.name}.{os.getpid()}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(checksum(data) + data)
        os.replace(beside, cache)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def checksum(data: bytes) -> bytes:
    """What stands before the rest of a cache: OpenSSL's sums take as long to load as all of it."""
    return crc32(data).to_bytes(4, "big") + adler32(data).to_bytes(4, "big")
