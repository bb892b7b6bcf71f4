"""Where things lie: the shipped sessions, the runner's own, and the data."""

import os
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_PACKAGE = Path(__file__).resolve().parent


def shipped_sessions() -> Path:
    """The shipped session files: inside the package, or beside it in a checkout."""
    inside = _PACKAGE / "sessions"
    return inside if inside.is_dir() else _PACKAGE.parent / "sessions"


def data_home() -> Path:
    """The folder of progress, history and own sessions: ``RUNSTRONG_HOME``, or the platform's."""
    home = os.environ.get("RUNSTRONG_HOME")
    return Path(home).expanduser() if home else user_data_path("runstrong", appauthor=False)


def library_cache() -> Path:
    """What is kept of the library, in ``RUNSTRONG_CACHE`` or the platform's place; may be gone."""
    folder = os.environ.get("RUNSTRONG_CACHE")
    cache = Path(folder) if folder else user_cache_path("runstrong", appauthor=False)
    lies = blake2b(
        f"{shipped_sessions()}\0{own_sessions()}".encode(errors="replace"), digest_size=6
    )
    return cache / f"library-{lies.hexdigest()}"


def own_sessions() -> Path:
    """The folder of the runner's own session files, which win over shipped ones."""
    return data_home() / "sessions"
