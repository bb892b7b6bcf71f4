"""The cache of the library: as good as the files, or as if there were none."""

import os
import random
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from runstrong_tui.files import library_cache, loading
from runstrong_tui.files.library import Library
from runstrong_tui.files.library_cache import load_with_cache
from runstrong_tui.files.loading import load_library
from runstrong_tui.folders import shipped_sessions

LONG_AGO = 1_700_000_000 * 10**9


class Home:
    """Session files that were written long ago, and their cache."""

    def __init__(self, folder: Path) -> None:
        self.sessions = folder / "sessions"
        self.cache = folder / "cache" / "library"
        for name in ("exercises/squat.toml", "exercises/wall-sit.toml"):
            self.put(name, (shipped_sessions() / name).read_text(encoding="utf-8"))
        self.put("legs.toml", 'title = "Legs"\n[[block]]\nsteps = ["squat 3x15"]\n')

    def put(self, name: str, text: str) -> None:
        path = self.sessions / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def load(self) -> Library:
        return load_with_cache([self.sessions], self.cache)

    def load_anew(self) -> Library:
        return load_library([self.sessions])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    # The time at which a file was renamed cannot be set back: here a moment is no long time.
    monkeypatch.setattr(library_cache, "SURE_NANOSECONDS", -(10**18))
    return Home(tmp_path)


def never(folders: object) -> Library:
    raise AssertionError("the files were read")


def test_the_second_time_no_file_is_read(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    first = home.load()
    monkeypatch.setattr(loading, "load_library", never)
    assert home.load() == first == home.load_anew()


def test_all_that_ships_comes_back_as_it_was(tmp_path: Path, home: Home) -> None:
    folders = [shipped_sessions(), home.sessions]
    first = load_with_cache(folders, tmp_path / "all")
    assert load_with_cache(folders, tmp_path / "all") == first == load_library(folders)


def test_faults_are_kept_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.put("broken.toml", 'title = "x"\n[[block]]\nsteps = ["sqat 3x15"]\n')
    first = home.load()
    monkeypatch.setattr(loading, "load_library", never)
    assert home.load().broken == first.broken != {}


CHANGES: dict[str, Callable[[Home], object]] = {
    "changed": lambda home: home.put(
        "legs.toml", 'title = "Legs"\n[[block]]\nsteps = ["squat 4x15"]\n'
    ),
    "added": lambda home: home.put(
        "more.toml", 'title = "More"\n[[block]]\nsteps = ["wall-sit 45s"]\n'
    ),
    "deleted": lambda home: (home.sessions / "legs.toml").unlink(),
    "renamed": lambda home: (home.sessions / "legs.toml").rename(home.sessions / "arms.toml"),
    "an exercise": lambda home: (home.sessions / "exercises" / "squat.toml").unlink(),
    "a folder": lambda home: home.put("weeks/own.toml", 'title = "Own"\n'),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_seen_at_once(home: Home, change: Callable[[Home], object]) -> None:
    before = home.load()
    change(home)
    assert home.load() == home.load_anew() != before
    assert home.load() == home.load_anew()


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has no time of its last change")
def test_a_change_that_hides_its_time_and_size_is_seen(home: Home) -> None:
    path = home.sessions / "legs.toml"
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    home.load()
    path.write_text(path.read_text(encoding="utf-8").replace("3x15", "4x15"), encoding="utf-8")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert home.load() == home.load_anew()


def test_a_cache_as_young_as_its_files_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a disk that counts time in steps, then a second change within one is not missed."""
    home = Home(tmp_path)
    before = home.load()
    monkeypatch.setattr(loading, "load_library", lambda _: Library())
    assert before != Library() == home.load()


def test_any_bytes_in_the_cache_give_the_same_library_or_are_passed_over(home: Home) -> None:
    chance = random.Random(3)
    first = home.load()
    sound = home.cache.read_bytes()
    for number in range(200):
        spoilt = bytearray(sound)
        match number % 4:
            case 0:
                spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
            case 1:
                del spoilt[chance.randrange(len(spoilt)) :]
            case 2:
                spoilt = bytearray(chance.randbytes(chance.randrange(300)))
            case _:
                body = chance.randbytes(60)
                spoilt = bytearray(library_cache.checksum(body) + body)
        home.cache.write_bytes(bytes(spoilt))
        assert home.load() == first
        assert home.cache.read_bytes() == sound


def test_where_no_cache_can_be_written_the_files_are_read(home: Home, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file in the way")
    assert home.load() == home.load_anew()
    (tmp_path / "cache").unlink()
    home.cache.mkdir(parents=True)
    assert home.load() == home.load_anew()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_the_cache_is_for_the_users_eyes_only(home: Home) -> None:
    home.load()
    assert stat.S_IMODE(home.cache.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.cache.parent.stat().st_mode) == 0o700


def test_another_version_loads_anew(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.load()
    shutil.copy(home.cache, home.cache.with_name("old"))
    monkeypatch.setattr(library_cache, "__version__", "0.0.0")
    before = home.cache.read_bytes()
    home.load()
    assert home.cache.read_bytes() != before
