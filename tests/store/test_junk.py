"""Files full of junk, as a broken sync leaves them: told in a line or two, and quickly."""

import random
from pathlib import Path

import pytest

from runstrong_tui.clock import SystemClock
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.store import Store
from tests.looking import IDS, NOW, invoke, keep_some
from tests.store.disks import QuickFiles
from tests.store.test_doctor import own_month, spoil
from tests.store.test_past import squat, workout

LINES = 50_000


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "home"))
    keep_some(tmp_path / "home")
    return tmp_path / "home"


def junk() -> bytes:
    """A megabyte of short lines."""
    chance = random.Random(19)
    return b"".join(b"%s\n" % chance.randbytes(10).hex().encode() for _ in range(LINES))


@pytest.mark.parametrize("words", [("history",), ("trends",), ("doctor",), ("doctor", "--repair")])
@pytest.mark.parametrize("good", [True, False], ids=["between good lines", "alone"])
def test_the_faults_of_one_file_are_a_line_or_two(
    home: Path, words: tuple[str, ...], good: bool
) -> None:
    path = home / "history" / "other-123456" / "2026-11.jsonl"
    path.parent.mkdir()
    line = own_month(home).read_bytes().splitlines(keepends=True)[0] if good else b""
    path.write_bytes(line + junk() + line)

    made = invoke(*words)

    noted = f"note: {path}: is damaged, as was said before"
    of_it = [row for row in made.output.splitlines() if str(path) in row and noted not in row]
    assert 1 <= len(of_it) <= 2
    assert ("49,999 more" in of_it[1]) if len(of_it) == 2 else not good
    assert all(id_ in invoke("history").stdout for id_ in IDS)


def test_a_few_faults_are_told_one_by_one(home: Path) -> None:
    spoil(own_month(home), 1)
    spoil(own_month(home), 2)

    damages = invoke("history").stderr.splitlines()

    assert [damage.partition(": ")[0] for damage in damages] == [
        f"{own_month(home)}:{n}" for n in (1, 2)
    ]


class CountedReads(QuickFiles):
    """Files that count how often a file of the history is read to its end."""

    def __init__(self) -> None:
        self.reads = 0

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self.reads += path.suffix == ".jsonl" and start == 0 and length > 10_000
        return Files.read(self, path, start, length)


def test_lines_that_rotted_after_they_were_indexed_are_read_anew_but_once(tmp_path: Path) -> None:
    """Given an index that fits and a file of which all but the end was overwritten."""
    store = Store(tmp_path, lambda: NOW, QuickFiles())
    for number in range(40):
        store.add(workout(squat(1, 12), days=number % 9, id=store.new_id()))
    store._history().save_index()
    path = own_month(tmp_path)
    data = path.read_bytes()
    begin = len(data) - len(data.splitlines(keepends=True)[-1])
    path.write_bytes(b"x" * begin + data[begin:])
    files = CountedReads()
    store = Store(tmp_path, lambda: NOW, files)

    assert len(store.read_all()) == 1
    assert files.reads == 2  # To read them, and then anew.
    assert len([damage for damage in store.damage if damage.path == path]) <= 4
