"""Where things lie for a user whom the system hardly knows."""

import platformdirs
import pytest

from runstrong_tui.folders import data_home, library_cache
from tests.looking import invoke

ENVIRONS = [
    {"HOME": "/home/ann"},
    {"HOME": "/home/ann/"},
    {"HOME": "/"},
    {"HOME": "/home/ann", "XDG_DATA_HOME": "/data", "XDG_CACHE_HOME": "/cache/"},
    {"HOME": "/home/ann", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": ""},
    {"HOME": "home", "XDG_DATA_HOME": "/data"},
    {"HOME": "/home/ann", "ANDROID_DATA": "/data"},
    {},
]


@pytest.mark.parametrize("environ", ENVIRONS, ids=str)
def test_the_folders_are_those_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    for name in (*ENVIRONS[3], "RUNSTRONG_HOME", "RUNSTRONG_CACHE", "ANDROID_DATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    cache = library_cache()

    assert data_home() == platformdirs.user_data_path("runstrong", appauthor=False)
    assert cache is not None
    assert cache.parent == platformdirs.user_cache_path("runstrong", appauthor=False)


pwd = pytest.importorskip("pwd")


@pytest.mark.parametrize("home", [None, "~/strong"])
@pytest.mark.parametrize("words", [("paths",), ("history",), ("list",), ("rehearse", "plank")])
def test_no_home_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, home: str | None, words: tuple[str, ...]
) -> None:
    """Given a user without HOME and without an entry, as in many a container."""

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME", "RUNSTRONG_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("RUNSTRONG_HOME", home)

    made = invoke(*words)

    assert made.exit_code == 1
    assert "set RUNSTRONG_HOME" in made.stderr
