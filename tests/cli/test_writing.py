"""Writing session files: new and edit, with an editor that is a script."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runstrong_tui.cli.writing import lines_of
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.player.log import set_done
from runstrong_tui.store.store import Store
from runstrong_tui.training.steps import Effort
from tests.cli.test_cli import run
from tests.families import over
from tests.shipped import shipped
from tests.store.test_store import left_at

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=UTC)
LIBRARY = shipped()


def edit(home: Path, name: str, script: str) -> subprocess.CompletedProcess[str]:
    """Edit a session with a Python script as the editor; ``path`` is the file's."""
    editor = home / "editor.py"
    editor.write_text(
        f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{script}\n", encoding="utf-8"
    )
    return subprocess.run(
        [sys.executable, "-m", "runstrong_tui", "edit", name],
        env={
            **os.environ,
            "RUNSTRONG_HOME": str(home),
            "VISUAL": f'"{sys.executable}" "{editor}"',
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_new_from_steps_can_be_checked_and_shown(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "lunch", "wall-sit 3x30s", "squat-calf 2x15 rest 45s")

    assert (made.returncode, made.stderr) == (0, "")
    path = tmp_path / "sessions" / "lunch.toml"
    assert made.stdout.splitlines()[0] == str(path)
    assert '"squat-calf 2x15 rest 45s",' in path.read_text(encoding="utf-8")
    assert run(tmp_path, "check", str(path)).returncode == 0
    assert "Lunch" in run(tmp_path, "show", "lunch").stdout


def test_new_from_nothing_is_sound_and_says_how_a_step_is_written(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "mine").returncode == 0

    path = tmp_path / "sessions" / "mine.toml"
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith("# A step is EXERCISE[")
    assert run(tmp_path, "check", str(path)).returncode == 0


def test_new_like_another_is_its_copy(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "steady", "--like", "balance").returncode == 0

    shipped = Path(__file__).parents[2] / "sessions" / "balance.toml"
    copy = tmp_path / "sessions" / "steady.toml"
    assert copy.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")


def test_new_from_a_workout_asks_for_what_was_done(tmp_path: Path) -> None:
    store = Store(tmp_path, lambda: NOW)
    unfinished = left_at(store, 58, NOW)
    workout = store.finish(unfinished, NOW + timedelta(minutes=1))

    made = run(tmp_path, "new", "again", "--workout", workout.id)

    exercise = workout.sets[0].exercise
    assert made.returncode == 0, made.stderr
    text = (tmp_path / "sessions" / "again.toml").read_text(encoding="utf-8")
    assert f'"{exercise} ' in text
    assert f"{workout.title}, as on 2026-11-20" in text


@over("name", sorted(LIBRARY.sessions))
def test_what_was_done_in_each_shipped_session_can_be_asked_for_again(name: str) -> None:
    plan = plan_of(LIBRARY, LIBRARY.sessions[name])
    done = [
        set_done(step, index, seconds=20, at=60.0 * index, reps=6)
        for index, step in enumerate(plan.steps)
        if isinstance(step, Effort)
    ]

    lines = lines_of(done, LIBRARY.exercises)

    again = plan_of(LIBRARY, parse_step_lines(lines, LIBRARY.exercises))
    efforts = [step.task for step in again.steps if isinstance(step, Effort)]
    assert {task.move for task in efforts} == {
        step.task.move for step in plan.steps if isinstance(step, Effort)
    }
    assert len(efforts) == len(done)


@over(
    "words, said",
    [
        (("gym",), 'there is a session "gym" already; to change it: runstrong edit gym'),
        (("../gym",), '"../gym" cannot be the name of a session'),
        (("a/b",), "begin with a letter or digit"),
        (("x", "wal-sit 30s"), 'did you mean "wall-sit"?'),
        (("x", "--like", "gim"), 'did you mean "gym"?'),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    words: tuple[str, ...], said: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")

    made = run(home, "new", *words)

    assert made.returncode == 1
    assert said in made.stderr
    assert not (home / "sessions").exists()


def test_two_beginnings_at_once_are_wrong_usage(tmp_path: Path) -> None:
    made = run(tmp_path, "new", "x", "wall-sit 30s", "--like", "gym")

    assert made.returncode == 2
    assert "one of them" in made.stderr


def test_edit_makes_a_copy_of_a_shipped_session_and_checks_it(tmp_path: Path) -> None:
    made = edit(tmp_path, "balance", "path.write_text(path.read_text().replace('20s', '25s'))")

    assert made.returncode == 0, made.stderr
    assert "no faults" in made.stdout
    copy = (tmp_path / "sessions" / "balance.toml").read_text(encoding="utf-8")
    assert 'rest  = "25s"' in copy


def test_edit_tells_a_fault_with_its_line_and_keeps_what_was_written(tmp_path: Path) -> None:
    made = edit(
        tmp_path, "balance", "path.write_text(path.read_text().replace('one-leg', 'un-leg'))"
    )

    path = tmp_path / "sessions" / "balance.toml"
    assert made.returncode == 1
    assert f"{path}:" in made.stderr
    assert 'did you mean "one-leg-stand"?' in made.stderr
    assert "Put it right: runstrong edit balance" in made.stderr
    assert "un-leg" in path.read_text(encoding="utf-8")
    assert (
        edit(
            tmp_path, "balance", "path.write_text(path.read_text().replace('un-', 'one-'))"
        ).returncode
        == 0
    )


def test_an_editor_that_fails_is_said(tmp_path: Path) -> None:
    made = edit(tmp_path, "balance", "sys.exit(3)")

    assert made.returncode == 1
    assert "Set EDITOR to your editor" in made.stderr
    assert "Traceback" not in made.stderr
