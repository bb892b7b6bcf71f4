"""What the system refused, and what stands where a file or a folder should be: in words."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

MOVE_AWAY = "move it away"
RELINK = "bring back what it leads to, or remove the link"
ALLOW = "give yourself the right to read and write it"
LOOK = "look at the disk"

LARGEST_BYTES = 32 * 1024**2
"""No file of lines grows so large: 12,000 workouts in a month."""

_WHAT_TO_DO = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EACCES: ALLOW,
    errno.EPERM: ALLOW,
    errno.EROFS: "make the disk writable",
    errno.ENOENT: "look for what is missing",
}
_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "is a folder where a file should be"),
    (stat.S_ISFIFO, "is a pipe where a file should be"),
    (stat.S_ISSOCK, "is a socket where a file should be"),
    (stat.S_ISCHR, "is a device where a file should be"),
    (stat.S_ISBLK, "is a device where a file should be"),
)


class OddFile(OSError):
    """Something stands in the place of a file or a folder and is none; it is left as it is."""

    def __init__(self, path: Path, what: str, what_to_do: str = MOVE_AWAY) -> None:
        super().__init__(errno.EINVAL, what, str(path))
        self.what_to_do = what_to_do


class TooLarge(OddFile):
    """A file is larger than any that RunStrong writes; it is not read as a whole."""

    def __init__(self, path: Path, size: int) -> None:
        super().__init__(path, large_words(size))


def large_words(size: int) -> str:
    """``is 500 MB large, and no file of RunStrong has more than 32 MB``."""
    most = LARGEST_BYTES // 1024**2
    return f"is {size // 1024**2:,} MB large, and no file of RunStrong has more than {most} MB"


def state_of(path: Path) -> os.stat_result | None:
    """What the system knows of the file at ``path``; None where nothing is there.

    Raises:
        OddFile: it is no regular file, or a link or a folder on the way leads to none.
        OSError: nobody can tell.
    """
    found = _stat(path)
    if found is None:
        return None
    if not stat.S_ISREG(found.st_mode):
        kinds = (what for is_it, what in _KINDS if is_it(found.st_mode))
        raise OddFile(path, next(kinds, "is no regular file"))
    return found


def is_folder(path: Path) -> bool:
    """Whether a folder is at ``path``; False where nothing is.

    Raises:
        OddFile: something else is there, or on the way to it.
        OSError: nobody can tell.
    """
    found = _stat(path)
    if found is None:
        return False
    if not stat.S_ISDIR(found.st_mode):
        raise OddFile(path, "is a file where a folder should be")
    return True


def find_gap(path: Path) -> None:
    """Return where nothing is at ``path`` because nobody put anything there.

    Raises:
        OddFile: a link leads nowhere, or a file stands where a folder on the way should be.
    """
    for place in (path, *path.parents):
        if not os.path.lexists(place):
            continue
        if not os.path.exists(place):
            leads = "to itself" if _leads_in_circles(place) else "nowhere"
            raise OddFile(place, f"is a link that leads {leads}", RELINK)
        if place != path and not os.path.isdir(place):
            raise OddFile(place, "is a file where a folder should be")
        return


def what_to_do(error: OSError) -> str:
    """What one can do about it."""
    if isinstance(error, OddFile):
        return error.what_to_do
    return _WHAT_TO_DO.get(error.errno or 0, LOOK)


def file_words(error: OSError) -> str:
    """``FILE: what the system says; what to do``."""
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}; {what_to_do(error)}"


def _stat(path: Path) -> os.stat_result | None:
    """What is at ``path``, links followed; None where nothing is."""
    try:
        return path.stat()
    except OSError as error:
        if not _is_missing(error) and not _is_circle(error):
            raise
        find_gap(path)
        if not _is_missing(error):
            raise
        return None


def _leads_in_circles(link: Path) -> bool:
    try:
        link.stat()
    except OSError as error:
        return _is_circle(error)
    return False


def _is_missing(error: OSError) -> bool:
    return isinstance(error, FileNotFoundError | NotADirectoryError)


def _is_circle(error: OSError) -> bool:
    too_often = 1921  # What Windows says of it.
    return error.errno == errno.ELOOP or getattr(error, "winerror", None) == too_often
