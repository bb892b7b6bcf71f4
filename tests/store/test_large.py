"""Files that are far too large, most of them empty: said by name and size, and not read whole."""

import os
import tracemalloc
from pathlib import Path

import pytest

from runstrong_tui.clock import SystemClock
from tests.looking import IDS, NOW, invoke, keep_some
from tests.store.test_doctor import other_month, own_month

HUGE = 600 * 1024**2
MOST = 220 * 1024**2
"""The memory that a command may take: a few times what is read at once."""

COMMANDS = (("history",), ("doctor",), ("backup", "kept.zip"), ("log", "long-run", "40m"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("RUNSTRONG_HOME", str(home))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    monkeypatch.chdir(tmp_path)
    keep_some(home)
    return home


def blow_up(path: Path) -> None:
    """Let a file be far too large, without taking any of the disk."""
    os.truncate(path, HUGE)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("own", [True, False], ids=["own", "other"])
def test_a_month_that_is_far_too_large_is_read_in_its_beginning_and_told(
    home: Path, words: tuple[str, ...], own: bool
) -> None:
    path = own_month(home) if own else other_month(home)
    blow_up(path)

    tracemalloc.start()
    made = invoke(*words)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert f"{path}: is 600 MB large" in made.output
    assert most < MOST
    shown = invoke("history").stdout
    assert all(id_ in shown for id_ in IDS)


def test_what_is_written_beside_a_month_that_is_too_large_stays(home: Path) -> None:
    """Given this month's own file blown up, then the next workout goes into a file beside it."""
    path = own_month(home)
    blow_up(path)

    assert invoke("log", "long-run", "40m").exit_code == 0

    assert path.stat().st_size == HUGE
    assert len(invoke("history").stdout.splitlines()) == len(IDS) + 1


def test_a_repair_keeps_the_good_lines_and_moves_the_file_away(home: Path) -> None:
    before = own_month(home).read_bytes().splitlines()
    blow_up(own_month(home))

    assert invoke("doctor", "--repair").exit_code == 0

    (mended,) = home.glob("history/*/*.jsonl")
    assert mended.read_bytes().splitlines() == before
    (moved,) = home.glob("quarantine/*")
    assert moved.stat().st_size == HUGE
    assert invoke("doctor").exit_code == 0
    assert all(id_ in invoke("history").stdout for id_ in IDS)


@pytest.mark.parametrize("name", ["settings.jsonl", "index", "device.json", "progress/X.jsonl"])
def test_other_files_that_are_too_large_end_no_command(home: Path, name: str) -> None:
    path = home / name
    path.parent.mkdir(exist_ok=True)
    path.touch()
    blow_up(path)

    for words in (("history",), ("resume", "--list"), ("week",), ("doctor", "--repair")):
        invoke(*words)

    assert all(id_ in invoke("history").stdout for id_ in IDS)


def test_a_backup_takes_a_month_without_line_feeds(home: Path) -> None:
    path = own_month(home)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))

    assert invoke("backup", "kept.zip").stdout.startswith("kept.zip: 4 workouts")
