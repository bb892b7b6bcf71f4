"""Nothing that a command repeats steers the terminal, wherever it comes from."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from runstrong_tui.cli.main import ELSEWHERE, main
from runstrong_tui.clock import SystemClock
from runstrong_tui.visible import escaped, visible, visible_lines
from tests.forged import FORGED, NAME, OWN_LINE, forge, steering
from tests.looking import NOW, invoke

SEEN = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f]"
)
"""Signs of a script that are format characters by their kind, and are seen or join others."""

FORMATS = ("", "--json", "--csv", "--table", "--repair", "--list")


@pytest.fixture
def ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The ids of a home that is forged through and through, its own path with it."""
    home = tmp_path / NAME
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUNSTRONG_HOME", str(home))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    return forge(home)


def said(*words: str) -> str:
    """What the command says on both streams, of which nothing may steer."""
    return "".join(both(*words))


def both(*words: str) -> tuple[str, str]:
    """The same, a stream each."""
    made = invoke(*words)
    out, err = made.stdout_bytes.decode("utf-8"), made.stderr_bytes.decode("utf-8")
    for text in (out.replace("\r\n", "\n") if "--csv" in words else out, err):
        assert steering(text) == [], (words, text)
        lines = [line.strip() for line in text.split("\n")]
        assert [line for line in lines if line.startswith(OWN_LINE)] == [], (words, text)
    return out, err


def every_command() -> list[str]:
    return sorted({*main.commands, *ELSEWHERE})


@pytest.mark.parametrize("command", every_command())
def test_no_argument_and_no_option_steers(command: str, ids: tuple[str, ...]) -> None:
    """Given each argument and option forged, alone and after others, then nothing of it steers."""
    context = click.Context(main)
    known = main.get_command(context, command)
    assert known is not None
    options = [
        parameter.opts[0] for parameter in known.params if isinstance(parameter, click.Option)
    ]

    for words in ((), (FORGED,), (FORGED, FORGED), (f"{FORGED} 30s", f"wall-sit {FORGED}")):
        said(command, *words)
    said(command, f"--{FORGED}")
    said(command, f"-{FORGED}")
    said(command, "wall-sit", "30m", "--json", FORGED)
    for option in options:
        said(command, option, FORGED)
        said(command, "wall-sit", option, FORGED)
        said(command, "gym", "30m", option, FORGED)
        said(command, "gym", f"{option}={FORGED}")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("command", every_command())
def test_nothing_that_is_kept_steers(command: str, format: str, ids: tuple[str, ...]) -> None:
    """Given a home in which every name and text is forged, then nothing of it steers."""
    words = [format] if format else []
    said(command, *words)
    for what in (*ids, "gym", "wall-sit", "bidi", NAME, "runner"):
        said(command, what, *words)
    said(command, "gym", "30m", "--note", FORGED)


def test_files_named_by_an_argument_do_not_steer(tmp_path: Path, ids: tuple[str, ...]) -> None:
    broken = tmp_path / f"broken{NAME}.toml"
    broken.write_bytes(f"title = {FORGED}\n".encode())
    for command in ("check", "show", "rehearse", "restore", "backup"):
        assert "gym" in said(command, str(broken))
        said(command, str(tmp_path / NAME / "none.toml"))
        said(command, str(tmp_path))
    said("--form", FORGED)
    said(FORGED)
    said(f"--{FORGED}")
    assert json.loads(said("paths", "--json"))["home"].endswith(NAME)


def test_what_is_shown_can_be_told(ids: tuple[str, ...]) -> None:
    """Given a forged title, then its signs are seen, and JSON says what it was."""
    rows = json.loads(both("history", "--json")[0])
    assert {row["title"] for row in rows} == {FORGED}
    assert {row["note"] for row in rows} == {FORGED}
    cells = list(csv.DictReader(io.StringIO(both("history", "--csv")[0])))
    assert {cell["title"] for cell in cells} == {visible(FORGED)}
    assert "gym␛]0;owned␇␛[31m␈␡�1m�gnp.�" in said("history")
    assert f'no session "{visible(FORGED)}"' in said("log", FORGED, "30m")
    assert visible(FORGED) in said("resume", "--list")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wall sit · 2×30 s – „gut“", None),
        ("Sprünge 🏃‍♀️💪🏽 日本 👨‍👩‍👧", None),
        ("می‌خواهم تمرين ריצה", None),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 5 km", None),
        ("no\u00a0break e\u0301", None),
        ("a\tb", "a b"),
        ("gym\u200d", "gym�"),
        ("\u200cgym", "�gym"),
        ("a\U000e0067b", "a�b"),
        ("a\x00\x1b\x7f\x80\x9f", "a␀␛␡��"),
        ("a\r\nb", "a␍␊b"),
        ("\udcff\ufeff\u00ad", "���"),
        ("\u202a\u202e\u2066\u2069\u200e\u200f\u061c\u2028\u2029", "�" * 9),
    ],
)
def test_what_steers_is_a_sign_and_names_stay(text: str, shown: str | None) -> None:
    assert visible(text) == (text if shown is None else shown)
    assert len(visible(text)) == len(text)
    assert visible(visible(text)) == visible(text)
    assert visible_lines(f"{text}\r\n") == (
        f"{text if shown is None or '␊' in shown else shown}\r\n"
    )


def test_every_character_that_steers_is_shown_and_told_in_json() -> None:
    for code in range(0x110000):
        char = chr(code)
        if char.isprintable():
            assert visible(char) == char
        elif steering(char) and not SEEN.match(char):
            assert visible(char) != char, hex(code)
            if char != "\r":
                written = escaped(json.dumps(char, ensure_ascii=False))
                assert written.isascii() and json.loads(written) == char, hex(code)


FAULTY = """
import threading
import click
from runstrong_tui.cli.main import Commands
from tests.forged import FORGED

class Faulty(Commands):
    def get_command(self, ctx, cmd_name):
        return broken

class Odd:
    def __del__(self):
        raise RuntimeError(FORGED)

@click.command()
def broken():
    thread = threading.Thread(target=beside, name=FORGED)
    thread.start()
    thread.join()
    Odd()
    raise ExceptionGroup(FORGED, [RuntimeError(FORGED), SyntaxError(FORGED)])

def beside():
    raise RuntimeError(FORGED)

Faulty("faulty")(["broken"])
"""


def test_no_trace_of_a_fault_of_the_program_steers() -> None:
    """Given faults that repeat a forged text, in a command, a thread and while tidying up."""
    made = subprocess.run(
        [sys.executable, "-c", FAULTY],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    printed = made.stderr.decode("utf-8").replace("\r\n", "\n")
    assert made.returncode == 1 and made.stdout == b""
    assert printed.count("Traceback") == 3
    assert printed.count("gym␛]0;owned␇") >= 4
    assert steering(printed) == []
    assert [line for line in printed.split("\n") if line.startswith(OWN_LINE)] == []
