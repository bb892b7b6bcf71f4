"""Lines in a real terminal: no screen is drawn, and every ending is as with one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.terminal.pane import Pane
from tests.terminal.test_sessions import printed

pytestmark = pytest.mark.slow


def words_so_far(pane: Pane, words: str) -> None:
    """Wait until the terminal was written these words."""
    pane.until(lambda _: words.encode() in pane.raw)


def test_a_session_is_played_with_keys_and_nothing_is_drawn(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "--lines", "wall-sit 3s", "squat-calf 5") as pane:
        words_so_far(pane, "Go\r\n")
        words_so_far(pane, "Logged: Wall sit")
        pane.press(" ")
        words_so_far(pane, "Space when done")
        pane.press("4", " ")
        words_so_far(pane, "How hard was it?")
        pane.press("7", "enter")
        assert pane.ended() == 0
        assert b"\x1b" not in pane.raw
        assert b"It is in the history" in pane.raw
    (workout,) = printed(tmp_path, "history")
    assert [(done["seconds"] > 0, done["reps"]) for done in workout["sets"]] == [
        (True, None),
        (True, 4),
    ]
    assert workout["rpe"] == 7


@pytest.mark.parametrize(
    ("how", "code"), [("ctrl+c", 130), ("terminate", 143), ("hang up", 129), ("kill", -9)]
)
def test_however_it_ends_the_session_is_resumed_where_it_was(
    tmp_path: Path, how: str, code: int
) -> None:
    with Pane(tmp_path, "play", "--lines", "wall-sit 2x30s") as pane:
        words_so_far(pane, "Go\r\n")
        began = time.monotonic()
        time.sleep(2.5)
        gone = time.monotonic() - began
        if how == "ctrl+c":
            pane.press("ctrl+c")
        elif how == "hang up":
            pane.close()
        else:
            os.kill(pane.process.pid, signal.SIGKILL if how == "kill" else signal.SIGTERM)
        assert pane.process.wait(20) == code
        assert how in ("hang up", "kill") or pane.cooked
    (partly,) = printed(tmp_path, "resume", "--list")
    assert partly["kind"] == "hold"
    with Pane(tmp_path, "resume", "--lines") as pane:
        words_so_far(pane, "Space goes on")
        assert b"seconds left" in pane.raw
        pane.press("q")
        assert pane.ended() == 0
    assert gone >= 2.5


def test_it_steps_back_to_the_shell_and_comes_back(tmp_path: Path) -> None:
    shell = (str(Path(__file__).with_name("shell.py")),)
    with Pane(tmp_path, "play", "--lines", "wall-sit 2x30s", program=shell) as pane:
        words_so_far(pane, "Go\r\n")
        pane.type("\x1a")
        words_so_far(pane, "stopped, terminal as before")
        assert b"fg comes back" in pane.raw
        pane.type("fg\r")
        time.sleep(0.5)
        pane.press(" ")
        words_so_far(pane, "Going on")


def test_who_reads_no_more_ends_it(tmp_path: Path) -> None:
    environ = {**os.environ, "RUNSTRONG_HOME": str(tmp_path)}
    words = [sys.executable, "-m", "runstrong_tui", "play", "--lines", "wall-sit 2x30s"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(30) == 129
        assert b"Traceback" not in process.stderr.read()
    assert len(printed(tmp_path, "resume", "--list")) == 1
