"""Where things lie: the shipped sessions, the runner's own, and the data."""

import os
from hashlib import blake2b
from pathlib import Path

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
        from platformdirs import user_data_path

        folder = user_data_path("runstrong", appauthor=False)
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
        from platformdirs import user_cache_path

        try:
            cache = user_cache_path("runstrong", appauthor=False)
        except (RuntimeError, KeyError):
            return None
        if cache.parts[0].startswith("~"):
            return None
    lies = blake2b(
        f"{shipped_sessions()}\0{own_sessions()}".encode(errors="replace"), digest_size=6
    )
    return cache / f"library-{lies.hexdigest()}"


def own_sessions() -> Path:
    """The folder of the runner's own session files, which win over shipped ones."""
    return data_home() / "sessions"
