"""What each command may import: a start waits for nothing that it does not need."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from runstrong_tui.__main__ import main as begin
from runstrong_tui.cli.main import ELSEWHERE, GROUPS, main
from tests.families import over

NEVER = (
    *("runstrong_tui.tui", "textual", "rich", "plotext", "miniaudio"),
    *("fit_tool", "fitdecode", "icalendar"),
)
"""No command that opens no app imports these."""

STORE = ("tinydb", "runstrong_tui.store.store", "runstrong_tui.coach")
TEXT = ("tree_sitter", "runstrong_tui.files.reading", "runstrong_tui.files.notation")
"""What reads session files and step lines: not where the cache holds the library."""

MAY_NOT = {
    "--version": ("click", "msgspec", "runstrong_tui.cli"),
    "--help": ("msgspec", "runstrong_tui.files", "runstrong_tui.diary", *STORE),
    "list": (*TEXT, *STORE, "runstrong_tui.diary", "runstrong_tui.player", "json"),
    "paths": (*TEXT, "runstrong_tui.coach"),
    "history": (*TEXT, "runstrong_tui.planning", "runstrong_tui.diary", "hashlib"),
    "export hevy": TEXT,
    "import no-such-file.csv": (),
    "show gym": (*TEXT, "runstrong_tui.diary", "hashlib", "statistics"),
    "week": TEXT,
}


def imported(words: str, home: str) -> set[str]:
    """The modules that a fresh process has imported after that command."""
    code = (
        "import sys\nfrom runstrong_tui.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    environ = {"RUNSTRONG_HOME": home}
    made = subprocess.run(
        [sys.executable, "-c", code, *words.split()],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return set(made.stderr.split("\n"))


def test_help_says_of_each_command_what_the_command_says_of_itself() -> None:
    context = click.Context(main)
    for name, found in ELSEWHERE.items():
        command = main.get_command(context, name)
        assert command is not None
        assert (command.name, command.get_short_help_str(200)) == (name, found.about)


def test_help_shows_each_command_in_one_group() -> None:
    shown = [name for names in GROUPS.values() for name in names]
    assert sorted(shown) == sorted(ELSEWHERE)


@over("words, modules", MAY_NOT.items())
def test_no_command_imports_what_it_does_not_need(
    words: str, modules: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = str(tmp_path_factory.mktemp("home"))
    imported(words, home)  # The first one reads the files for the cache.
    found = imported(words, home)
    unwanted = (*NEVER, *modules)
    assert [module for module in found if module.startswith(unwanted)] == []
    assert "runstrong_tui.__main__" in found


def test_the_version_is_said_as_with_other_words_before_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["runstrong", "--version"])
    begin()
    at_once = capsys.readouterr().out

    made = CliRunner().invoke(main, ["--version"], prog_name="runstrong")
    assert at_once == made.stdout != ""
