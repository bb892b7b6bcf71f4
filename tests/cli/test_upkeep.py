"""The commands that look after the files."""

import json
import os
import shutil
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from runstrong_tui.cli.upkeep import backup, doctor, paths, restore
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from tests.store.test_doctor import own_month, spoil
from tests.store.test_store import finished_at, left_at, store_in


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two workouts and one partly finished session."""
    home = tmp_path / "home"
    monkeypatch.setenv("RUNSTRONG_HOME", str(home))
    store = store_in(home)
    for _ in range(2):
        finished_at(store, 58)
    left_at(store, 33)
    return home


def run(command: click.Command, *words: str | Path) -> Result:
    """Run a command; a fault that is not told in words fails the test."""
    result = CliRunner().invoke(command, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_doctor_says_that_nothing_is_wrong(home: Path) -> None:
    made = run(doctor)

    assert made.exit_code == 0
    assert made.stdout == (
        "2 workouts in 1 file of 1 device, 1 partly finished: nothing is wrong\n"
    )


def test_doctor_names_file_line_and_what_to_do_and_repairs(home: Path) -> None:
    spoil(own_month(home), 1)

    found = run(doctor)
    assert found.exit_code == 1
    assert f"wrong: {own_month(home)}:1: changed since it was written" in found.stdout
    assert "--repair" in found.stdout

    mended = run(doctor, "--repair")
    assert mended.exit_code == 0
    assert mended.stdout.startswith(f"done: {own_month(home)}: good lines kept: 1")
    assert "done: 1 workout could be read before, 1 can be read now\n" in mended.stdout
    assert mended.stdout.endswith("1 copy in quarantine: nothing is wrong\n")
    assert "done:" not in run(doctor, "--repair").stdout


def test_doctor_exits_with_1_where_a_repair_cannot_help(home: Path) -> None:
    (home / "progress" / "01A.jsonl").mkdir()

    made = run(doctor, "--repair")

    assert made.exit_code == 1
    assert "is a folder where a file should be; move it away" in made.stdout
    assert made.stdout.endswith(": 1 fault\n")


def test_paths_in_words_and_as_json(home: Path) -> None:
    rows = json.loads(run(paths, "--json").stdout)

    assert rows.pop("shipped").endswith("sessions")
    assert Path(rows.pop("cache")).parent == Path(os.environ["RUNSTRONG_CACHE"])
    assert rows == {
        "home": str(home),
        **{
            name: str(home / name)
            for name in (
                "history",
                "progress",
                "sessions",
                "sounds",
                "thrown",
                "quarantine",
                "index",
            )
        },
        "settings": str(home / "settings.jsonl"),
        "keys": str(home / "keys.toml"),
    }
    lines = run(paths).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["home", *list(rows)[1:], "cache", "shipped"]
    assert [line for line in lines if "to sync" in line] == [lines[1]]


def test_a_backup_is_restored_elsewhere(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.zip"
    made = run(backup, target)
    assert made.stdout == (
        f"{target}: 2 workouts, 1 partly finished session, 0 own session files\n"
    )

    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "new"))

    assert run(restore, target).stdout == "added: 2 workouts, 1 partly finished session\n"
    assert run(restore, target).stdout == "nothing to add: all of it is here\n"
    there = Store(tmp_path / "new", lambda: datetime(2026, 11, 21, tzinfo=UTC))
    assert there.workouts() == store_in(home).workouts()


def test_a_backup_overwrites_only_when_told_to(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    target.write_bytes(b"precious")

    refused = run(backup, target)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "--force" in refused.stderr
    assert target.read_bytes() == b"precious"

    assert run(backup, "--force", target).exit_code == 0
    assert target.read_bytes() != b"precious"


def test_a_backup_needs_a_folder_that_is_there(home: Path, tmp_path: Path) -> None:
    assert "no such folder" in run(backup, tmp_path / "none" / "all.zip").stderr
    assert "is a folder" in run(backup, "--force", tmp_path).stderr
    assert not (tmp_path / "none").exists()


def test_a_backup_without_what_cannot_be_read_says_so(home: Path, tmp_path: Path) -> None:
    (home / "progress" / "01A.jsonl").mkdir()

    made = run(backup, tmp_path / "all.zip")

    assert made.exit_code == 0
    assert "01A.jsonl: is a folder where a file should be; it is left out" in made.stderr
    assert (tmp_path / "all.zip").exists()


def test_what_cannot_be_restored_is_told_in_words(home: Path, tmp_path: Path) -> None:
    for source, words in ((tmp_path / "none.zip", "No such file"), (home, "is a folder")):
        made = run(restore, source)
        assert (made.exit_code, made.stdout) == (1, "")
        assert words in made.stderr
    (tmp_path / "no.zip").write_bytes(b"text")
    assert "not a zip file" in run(restore, tmp_path / "no.zip").stderr


def test_what_a_restore_leaves_as_it_is_gets_told(home: Path, tmp_path: Path) -> None:
    own = home / "sessions" / "mine.toml"
    own.parent.mkdir()
    own.write_text("old")
    run(backup, tmp_path / "all.zip")
    own.write_text("new")
    store = store_in(home)
    store.delete(store.history()[0].id)

    made = run(restore, tmp_path / "all.zip")

    assert made.exit_code == 0
    assert made.stdout == (
        "added: 1 own session file\n"
        f"{own.with_name('mine.restored.toml')}: put beside yours, which is different\n"
        "1 workout of it had been deleted and stays so\n"
    )


def test_wrong_usage_exits_with_2() -> None:
    assert run(backup).exit_code == 2
    assert run(restore).exit_code == 2
    assert run(doctor, "--heal").exit_code == 2


def test_a_backup_has_what_version_1_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "old"
    shutil.copytree(Path(__file__).parents[1] / "store" / "version_1", home)
    monkeypatch.setenv("RUNSTRONG_HOME", str(home))

    made = run(backup, tmp_path / "all.zip")

    assert made.stdout.endswith(
        "all.zip: 1 workout, 1 partly finished session, 0 own session files\n"
    )


def test_a_device_file_with_a_byte_that_is_no_text_is_mended_by_itself(home: Path) -> None:
    """Given one flipped bit in the name of the device."""
    path = home / "device.json"
    data = path.read_bytes()
    at = data.index(b"id") + 6
    path.write_bytes(data[:at] + bytes([data[at] | 0x80]) + data[at + 1 :])

    made = run(doctor)
    assert made.exit_code == 1 and "device.json" in made.stdout + made.stderr
    finished_at(store_in(home), 58)
    again = run(doctor)
    assert again.exit_code == 0 and again.stdout.startswith("3 workouts"), again.output


def test_a_fuller_backup_is_replaced_only_by_who_agrees(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    run(backup, target)
    own_month(home).unlink()
    for _ in range(3):
        finished_at(store_in(home), 58)
    before = target.read_bytes()

    refused = run(backup, "--force", target)
    assert (refused.exit_code, target.read_bytes()) == (1, before)
    assert "holds workouts (2) that are not here" in refused.stderr
    assert "--force --fewer" in refused.stderr
    assert run(backup, "--fewer", target).exit_code == 1

    made = run(backup, "--force", "--fewer", target)
    assert (made.exit_code, made.stdout.startswith(f"{target}: 3 workouts")) == (0, True)


def test_a_restore_that_is_cut_off_says_that_another_completes_it(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = home / "sessions" / "x" / "mine.toml"
    own.parent.mkdir(parents=True)
    own.write_text("title = 'Mine'\n")
    run(backup, tmp_path / "all.zip")
    new = tmp_path / "new"
    new.mkdir()
    (new / "sessions").write_bytes(b"")
    monkeypatch.setenv("RUNSTRONG_HOME", str(new))

    made = run(restore, tmp_path / "all.zip")
    assert made.exit_code == 1
    assert f"{new / 'sessions'}: is a file where a folder should be; move it away" in made.stderr
    assert made.stderr.endswith("the same restore again adds the rest.\n")

    (new / "sessions").unlink()
    assert run(restore, tmp_path / "all.zip").stdout == "added: 1 own session file\n"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such rights")
def test_what_is_written_is_for_this_user_alone(home: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        store_in(home).choose(Settings(volume=30))
        run(backup, tmp_path / "all.zip")
    finally:
        os.umask(before)

    for path in (home, tmp_path / "all.zip", *home.rglob("*")):
        if path.parent.name != "locks":
            assert path.stat().st_mode & 0o077 == 0, path
    with zipfile.ZipFile(tmp_path / "all.zip") as made:
        assert {zip_info.external_attr >> 16 for zip_info in made.infolist()} == {0o600}
