"""Where things lie: the shipped sessions, the runner's own, and the data."""

import os
import sys
from pathlib import Path
from zlib import crc32

_PACKAGE = Path(__file__).resolve().parent


def shipped_sessions() -> Path:
    """The shipped session files: inside the package, or beside it in a checkout."""
    inside = _PACKAGE / "sessions"
    return inside if inside.is_dir() else _PACKAGE.parent / "sessions"


class NoHome(Exception):
    """The system does not say where this user's home is, so that there is no data folder."""


def data_home() -> Path:
    """The folder of progress, history and own sessions: ``RUNSTRONG_HOME``, or the platform's.

    Raises:
        NoHome: the system knows no home of this user.
    """
    home = os.environ.get("RUNSTRONG_HOME")
    try:
        if home:
            return Path(home).expanduser()
        folder = _of_the_user("XDG_DATA_HOME", ".local/share", "user_data_path")
    except (RuntimeError, KeyError) as error:
        raise NoHome(_SAY_WHERE) from error
    if folder.parts[0].startswith("~"):  # What could not be filled in is left as it is.
        raise NoHome(_SAY_WHERE)
    return folder


_SAY_WHERE = (
    "HOME is not set, and the system knows no home folder of this user; "
    "set RUNSTRONG_HOME to the folder for the data, with its whole path"
)


def library_cache() -> Path | None:
    """What is kept of the library, in ``RUNSTRONG_CACHE`` or the platform's place; may be gone.

    None where the system knows no home of this user.
    """
    folder = os.environ.get("RUNSTRONG_CACHE")
    if folder:
        cache = Path(folder)
    else:
        try:
            cache = _of_the_user("XDG_CACHE_HOME", ".cache", "user_cache_path")
        except (RuntimeError, KeyError):
            return None
        if cache.parts[0].startswith("~"):
            return None
    lies = crc32(f"{shipped_sessions()}\0{own_sessions()}".encode(errors="replace"))
    return cache / f"library-{lies:08x}"


def _of_the_user(variable: str, in_home: str, elsewhere: str) -> Path:
    """The platform's folder for this program.

    An ordinary Linux says it in ``variable``, or has it ``in_home``; ``platformdirs`` knows by its
    function ``elsewhere`` what all others do, and a start does not wait for its import where it
    need not.
    """
    home, given = os.environ.get("HOME", ""), os.environ.get(variable, "")
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ and os.path.isabs(home):
        base = given if os.path.isabs(given) else os.path.join(home, in_home)
        return Path(base, "runstrong")
    import platformdirs

    folder: Path = getattr(platformdirs, elsewhere)("runstrong", appauthor=False)
    return folder


def own_sessions() -> Path:
    """The folder of the runner's own session files, which win over shipped ones."""
    return data_home() / "sessions"
