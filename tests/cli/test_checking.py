"""Holding files against what is known: check, over and over where wanted, and the schemas."""

import json
import os
from pathlib import Path

from click.testing import CliRunner

from runstrong_tui.cli.checking import changes
from runstrong_tui.cli.main import main


def run(home: Path, *words: str) -> str:
    made = CliRunner(env={"RUNSTRONG_HOME": str(home)}).invoke(main, words)
    assert made.exit_code == 0, made.output
    return made.stdout


def test_a_watched_file_is_checked_at_once_and_after_each_change(tmp_path: Path) -> None:
    """Given a file that is written, left alone, deleted and made again, look by look."""
    file = tmp_path / "mine.toml"
    file.write_text("1", encoding="utf-8")

    def write(text: str, at: int) -> None:
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(at, at))

    looks = iter(
        (
            lambda: None,
            lambda: write("2", 1_000),
            lambda: None,
            lambda: file.unlink(),
            lambda: write("2", 1_000),
            lambda: write("3", 2_000),
        )
    )
    seen: list[str | None] = []
    try:
        for _ in changes([file], lambda: next(looks)()):
            seen.append(file.read_text(encoding="utf-8") if file.exists() else None)
    except RuntimeError:  # No look is left.
        pass

    assert seen == ["1", "2", None, "2", "3"]


def test_without_a_terminal_nothing_is_watched(tmp_path: Path) -> None:
    made = CliRunner(env={"RUNSTRONG_HOME": str(tmp_path)}).invoke(main, ["check", "x", "--watch"])

    assert made.exit_code == 2
    assert "--watch needs a terminal" in made.stderr


def test_a_schema_is_printed_whole(tmp_path: Path) -> None:
    for kind, key in (("session", "block"), ("exercise", "muscles"), ("week", "part")):
        assert key in json.loads(run(tmp_path, "schema", kind))["properties"]


def test_a_new_session_names_its_schema_which_lies_beside_it(tmp_path: Path) -> None:
    run(tmp_path, "new", "lunch")

    sessions = tmp_path / "sessions"
    first = (sessions / "lunch.toml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "#:schema schema/session.json"
    schema = json.loads((sessions / "schema" / "session.json").read_text(encoding="utf-8"))
    assert schema["title"] == "A RunStrong session"
