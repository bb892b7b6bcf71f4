"""Completion in the shell, asked for as the shells ask."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runstrong_tui.store.store import Store
from tests.cli.test_cli import run
from tests.families import over
from tests.store.test_store import left_at

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=UTC)


def offered(home: Path, typed: str) -> list[str]:
    """The words offered at the end of that line."""
    words = typed.split(" ")
    made = subprocess.run(
        [
            sys.executable,
            "-c",
            "from runstrong_tui.cli.main import main; main(prog_name='runstrong')",
        ],
        env={
            **os.environ,
            "RUNSTRONG_HOME": str(home),
            "_RUNSTRONG_COMPLETE": "bash_complete",
            "COMP_WORDS": typed,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert made.stderr == ""
    return made.stdout.split()


@over(
    "typed, expected",
    [
        ("runstrong comp", ["plain,completion"]),
        ("runstrong play five-", ["plain,five-circuit", "plain,five-sets"]),
        ("runstrong play wall-", ["plain,wall-sit"]),
        ("runstrong play ./mine", ["file,./mine"]),
        ("runstrong rehearse bal", ["plain,balance"]),
        ("runstrong show tempo", ["plain,tempo-run"]),
        ("runstrong week beg", ["plain,beginner"]),
        ("runstrong log recov", ["plain,recovery-run"]),
        ("runstrong history --exercise wall", ["plain,wall-sit"]),
        ("runstrong history --session bal", ["plain,balance"]),
        ("runstrong trends wall", ["plain,wall-sit"]),
        ("runstrong check mine", ["file,mine"]),
        ("runstrong backup mine", ["file,mine"]),
        ("runstrong completion f", ["plain,fish"]),
    ],
)
def test_names_and_files_are_completed_where_they_may_stand(
    typed: str, expected: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert offered(tmp_path_factory.mktemp("home"), typed) == expected


def test_ids_of_past_workouts_and_of_unfinished_sessions_are_completed(tmp_path: Path) -> None:
    store = Store(tmp_path, lambda: NOW)
    finished = left_at(store, 58, NOW)
    store.finish(finished, NOW + timedelta(minutes=1))
    unfinished = left_at(store, 33, NOW + timedelta(hours=1))

    assert offered(tmp_path, "runstrong history ") == [f"plain,{finished.id}"]
    assert offered(tmp_path, "runstrong correct ") == [f"plain,{finished.id}"]
    assert offered(tmp_path, "runstrong resume ") == [f"plain,{unfinished.id}"]


def test_a_press_of_tab_writes_nothing_and_says_no_faults(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "mine.toml").write_text("title = ", encoding="utf-8")
    (tmp_path / "history").write_text("no folder", encoding="utf-8")

    assert "plain,gym" in offered(tmp_path, "runstrong play ")
    assert offered(tmp_path, "runstrong history ") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history", "sessions"]


def test_a_name_that_would_steer_the_terminal_is_not_offered(tmp_path: Path) -> None:
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    text = 'title = "Mine"\n[[block]]\ntitle = "B"\nsteps = ["wall-sit 30s"]\n'
    for name in ("mine", "mine\x1b[31m"):
        try:
            (sessions / f"{name}.toml").write_text(text, encoding="utf-8")
        except OSError:
            pytest.skip("no file can have such a name here")

    assert offered(tmp_path, "runstrong play mine") == ["plain,mine"]


@over("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_read_by_that_shell(
    shell: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("home")
    made = run(folder, "completion", shell)

    assert (made.returncode, made.stderr) == (0, "")
    assert f"_RUNSTRONG_COMPLETE={shell}_complete" in made.stdout
    found = shutil.which(shell)
    if found is not None:
        script = folder / "script"
        script.write_text(made.stdout, encoding="utf-8")
        subprocess.run([found, "-n", str(script)], check=True)


def test_another_shell_is_wrong_usage(tmp_path: Path) -> None:
    made = run(tmp_path, "completion", "tcsh")

    assert made.returncode == 2
    assert "'bash', 'zsh', 'fish'" in made.stderr
