"""What stands where a file or a folder of the home should be, and every command that meets it."""

import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runstrong_tui.cli.main import main
from runstrong_tui.store.store import Store
from tests.store.test_doctor import own_month, write_index
from tests.store.test_store import finished_at, left_at, store_in, wall

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has neither pipes nor such links")

WORKOUTS = 3
READING = (
    ("history",),
    ("history", "--csv"),
    ("trends",),
    ("week",),
    ("resume", "--list"),
    ("show", "balance"),
    ("list",),
)


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as made:
        made.bind(f"{short}/s")  # Its name may only be short.
        os.rename(f"{short}/s", path)


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "not-mounted")


def loop(path: Path) -> None:
    path.symlink_to(path)


def zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "folder": (folder, "is a folder where a file should be; move it away"),
    "pipe": (pipe, "is a pipe where a file should be; move it away"),
    "socket": (unix_socket, "is a socket where a file should be; move it away"),
    "dangling": (dangling, "is a link that leads nowhere; bring back what it leads to"),
    "loop": (loop, "is a link that leads to itself; bring back what it leads to"),
    "device": (zeros, "is a device where a file should be; move it away"),
}
odd_kinds = pytest.mark.parametrize("kind", ODD)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("RUNSTRONG_HOME", str(home))
    store = store_in(home)
    for _ in range(WORKOUTS):
        finished_at(store, 58)
    left_at(store, 33)
    return home


def run(*words: str | Path) -> Result:
    """Run a command; a fault that is not told in words fails the test."""
    made = CliRunner().invoke(main, [str(word) for word in words])
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


def put_odd(kind: str, path: Path) -> str:
    """Put an odd file at ``path``, its folder made where need be; what is to be said of it."""
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make, words = ODD[kind]
    make(path)
    return f"{path}: {words}"


def hide(path: Path) -> Path:
    """Let a folder be a link to a place that is not mounted; where it is now."""
    elsewhere = path.parent.parent / f"unmounted-{path.name}"
    path.rename(elsewhere)
    path.symlink_to(path.parent / "not-mounted")
    return elsewhere


@odd_kinds
def test_an_odd_file_for_the_settings_is_told_by_every_command(home: Path, kind: str) -> None:
    words = put_odd(kind, home / "settings.jsonl")

    for command in (("week",), ("show", "balance"), ("doctor",)):
        assert words in run(*command).output
    made = run("week", "beginner", "--use")
    assert (made.exit_code, words in made.output) == (1, True)
    assert run("doctor").exit_code == 1


@odd_kinds
def test_an_odd_file_for_a_month_is_told_by_every_command(home: Path, kind: str) -> None:
    words = put_odd(kind, own_month(home).with_name("2026-10.jsonl"))

    for command in READING:
        made = run(*command)
        if command == ("list",):
            assert (made.exit_code, words in made.output) == (0, False)
        else:
            code = 0 if command[0] == "show" else 1  # A plan is whole all the same.
            assert (made.exit_code, words in made.output) == (code, True), command
    assert run("log", "long-run", "30m").exit_code == 0
    made = run("doctor")
    assert (made.exit_code, words in made.output) == (1, True)


@odd_kinds
def test_an_odd_file_for_the_only_month_is_not_an_empty_history(home: Path, kind: str) -> None:
    month = own_month(home)
    kept = month.read_bytes()
    words = put_odd(kind, month)

    for command in (("history",), ("history", "--json"), ("trends",), ("week",)):
        made = run(*command)
        assert (made.exit_code, words in made.output) == (1, True), command
        assert "No workouts yet" not in made.output
    (month.rmdir if month.is_dir() and not month.is_symlink() else month.unlink)()
    month.write_bytes(kept)
    made = run("history", "--json")
    assert (made.exit_code, made.stdout.count('"session"')) == (0, WORKOUTS)


@odd_kinds
def test_an_odd_file_for_the_device_is_told(home: Path, kind: str) -> None:
    words = put_odd(kind, home / "device.json")

    assert words in run("log", "long-run", "30m").output
    assert words in run("doctor").output
    assert run("history").exit_code == 0


@odd_kinds
def test_an_odd_file_for_the_index_takes_nothing_away(home: Path, kind: str) -> None:
    words = put_odd(kind, home / "index")

    assert len(run("history").stdout.splitlines()) >= WORKOUTS
    assert words in run("doctor").output
    mended = run("doctor", "--repair")
    assert mended.exit_code == (1 if kind == "folder" else 0)


@odd_kinds
@pytest.mark.parametrize("name", ["01A.jsonl", "01A.json"])
def test_an_odd_file_for_progress_is_told(home: Path, kind: str, name: str) -> None:
    words = put_odd(kind, home / "progress" / name)

    for command in (("resume", "--list"), ("history",), ("doctor",)):
        assert words in run(*command).output, command


@odd_kinds
def test_an_odd_file_for_a_lock_or_a_copy_is_told(home: Path, kind: str) -> None:
    words = put_odd(kind, home / "locks" / "history.lock")

    made = run("log", "long-run", "30m")

    assert (made.exit_code, words in made.output) == (1, True)


@odd_kinds
def test_an_odd_file_for_a_session_is_told(home: Path, kind: str) -> None:
    path = home / "sessions" / "mine.toml"
    put_odd(kind, path)

    made = run("list")

    assert (made.exit_code, str(path) in made.stderr) == (0, True)
    for command in (("show", "mine"), ("check", path), ("show", path)):
        made = run(*command)
        assert (made.exit_code, str(path) in made.stderr) == (1, True)


@odd_kinds
def test_an_odd_file_is_no_backup_and_none_is_made_in_its_place(
    home: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "all.zip"
    words = put_odd(kind, path).partition(";")[0]

    for command in (("restore", path), ("backup", path), ("backup", "--force", path)):
        made = run(*command)
        assert (made.exit_code, words in made.stderr) == (1, True), command
    assert os.path.lexists(path) and not (path.is_file() and not path.is_symlink())


@odd_kinds
def test_a_backup_is_made_without_what_is_odd_and_says_so(
    home: Path, tmp_path: Path, kind: str
) -> None:
    places = (own_month(home).with_name("2026-10.jsonl"), home / "progress" / "01A.jsonl")
    named = [put_odd(kind, place).partition(":")[0] for place in places]

    made = run("backup", tmp_path / "all.zip")

    # A link may lead to workouts that are missing now; a folder or a pipe holds none.
    assert made.exit_code == int(kind in ("dangling", "loop", "device"))
    assert made.stdout.startswith(f"{tmp_path / 'all.zip'}: {WORKOUTS} workouts")
    assert all(f"{path}: is " in made.stderr for path in named)
    assert "it is left out" in made.stderr


@odd_kinds
def test_a_restore_leaves_what_is_odd_and_adds_all_else(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    own = home / "sessions" / "mine.toml"
    own.parent.mkdir()
    own.write_text("title = 'Mine'\n")
    run("backup", tmp_path / "all.zip")
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "new"))
    (tmp_path / "new").mkdir()
    words = put_odd(kind, tmp_path / "new" / "sessions" / "mine.toml")

    made = run("restore", tmp_path / "all.zip")

    assert words in made.stderr
    assert f"added: {WORKOUTS} workouts, 1 partly finished session" in made.stdout
    assert len(Store(tmp_path / "new", wall).history()) == WORKOUTS


@pytest.mark.parametrize("indexed", [False, True])
def test_a_history_that_is_not_mounted_is_an_error_everywhere(home: Path, indexed: bool) -> None:
    if indexed:
        write_index(home)
    elsewhere = hide(home / "history")
    words = f"{home / 'history'}: is a link that leads nowhere; bring back what it leads to"

    for command in (("history",), ("history", "--json"), ("trends",), ("week",), ("doctor",)):
        made = run(*command)
        assert (made.exit_code, words in made.output) == (1, True), command
        assert "No workouts yet" not in made.output
        assert "nothing is wrong" not in made.output
    made = run("log", "long-run", "30m")
    assert (made.exit_code, words in made.output) == (1, True)

    (home / "history").unlink()
    elsewhere.rename(home / "history")
    assert len(store_in(home).history()) == WORKOUTS
    assert run("doctor").exit_code == 0


def test_a_device_that_is_not_mounted_is_told_and_all_others_are_shown(home: Path) -> None:
    (home / "history" / "other").symlink_to(home / "not-mounted")

    made = run("history", "--json")

    assert made.exit_code == 1
    assert made.stdout.count('"session"') == WORKOUTS
    assert f"{home / 'history' / 'other'}: is a link that leads nowhere" in made.stderr
    assert run("log", "long-run", "30m").exit_code == 0


def test_progress_that_is_not_mounted_is_an_error_and_not_empty(home: Path) -> None:
    hide(home / "progress")

    for command in (("resume", "--list"), ("resume",), ("doctor",), ("backup", home / "all.zip")):
        made = run(*command)
        assert made.exit_code == 1, command
        assert f"{home / 'progress'}: is a link that leads nowhere" in made.output
        assert "Nothing is partly finished" not in made.output
    assert run("history").exit_code == 1


@pytest.mark.parametrize("name", ["sessions", "sessions/exercises", "sessions/weeks"])
def test_own_sessions_that_are_not_mounted_are_told(home: Path, name: str) -> None:
    (home / "sessions").mkdir()
    (home / name / "x").mkdir(parents=True)
    hide(home / name)

    made = run("list")
    assert f"{home / name}:1:1: this is a link that leads nowhere" in made.stderr
    made = run("backup", home / "all.zip")
    assert (made.exit_code, str(home / name) in made.stderr) == (1, True)
    made = run("doctor")
    assert (made.exit_code, str(home / name) in made.stdout) == (1, True)


@pytest.mark.parametrize("make", [dangling, loop, lambda path: path.write_bytes(b"")])
def test_a_home_that_is_none_is_told_by_every_command(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    odd = tmp_path / "odd"
    make(odd)
    monkeypatch.setenv("RUNSTRONG_HOME", str(odd))

    for command in (
        ("history",),
        ("trends",),
        ("resume", "--list"),
        ("doctor",),
        ("doctor", "--repair"),
        ("log", "long-run", "30m"),
        ("week", "beginner", "--use"),
        ("backup", tmp_path / "all.zip"),
    ):
        made = run(*command)
        assert (made.exit_code, f"{odd}: is a " in made.output) == (1, True), command
    assert not (tmp_path / "all.zip").exists()


def test_an_editors_lock_is_passed_over(home: Path) -> None:
    (home / "history" / ".#notes").symlink_to("me@machine.4711")

    assert (run("history").exit_code, run("doctor").exit_code) == (0, 0)


def test_links_to_what_is_there_are_followed(home: Path, tmp_path: Path) -> None:
    for name in ("history", "progress"):
        (home / name).rename(tmp_path / name)
        (home / name).symlink_to(tmp_path / name)
    month = own_month(home)
    month.rename(tmp_path / "month")
    month.symlink_to(tmp_path / "month")

    assert len(store_in(home).history()) == WORKOUTS
    assert run("doctor").exit_code == 0
    assert run("log", "long-run", "30m").exit_code == 0
    assert len(store_in(home).history()) == WORKOUTS + 1
