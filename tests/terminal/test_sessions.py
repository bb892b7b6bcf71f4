"""From the first key to the last, in a real terminal."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

pytest.importorskip("pty")

from runstrong_tui.cli.main import main
from tests.terminal.pane import Pane

pytestmark = pytest.mark.slow

STEPS = ("wall-sit 2x3s rest 8s", "squat-calf 5")


def printed(home: Path, *words: str) -> Any:
    """What a command says as JSON."""
    made = CliRunner(env={"RUNSTRONG_HOME": str(home)}).invoke(main, [*words, "--json"])
    assert made.exit_code == 0, made.output
    return json.loads(made.stdout)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (160, 50)])
def test_a_short_session_is_played_to_its_end_with_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    columns, rows = size
    with Pane(tmp_path, "play", *STEPS, columns=columns, rows=rows) as pane:
        pane.until("GET READY")
        pane.press(" ")
        pane.until("HOLD")
        pane.until("REST")
        pane.until(lambda text: "set 2 of 2" in text and "HOLD" in text)
        pane.until("SQUAT")
        pane.press(" ")
        pane.until("REPS")
        pane.press("4", " ")
        pane.until("Done:")
        pane.press("enter")
        assert pane.ended() == 0
        assert "It is in the history" in pane.text.replace("\n", "")
    (workout,) = printed(tmp_path, "history")
    assert [(done["seconds"], done["reps"]) for done in workout["sets"]][:2] == [(3, None)] * 2
    assert workout["sets"][2]["reps"] == 4


def test_kill_9_in_the_middle_of_a_hold_loses_at_most_one_second(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s") as pane:
        pane.until("GET READY")
        pane.press(" ")
        seen = pane.until(lambda text: re.search(r"0:(0[4-9]|1\d) elapsed", text) is not None)
        pane.kill()
    shown = int(seen.split(" elapsed")[0][-2:])
    (partly,) = printed(tmp_path, "resume", "--list")
    assert partly["kind"] == "hold"
    assert shown - 1 <= partly["active_seconds"] <= shown + 2

    with Pane(tmp_path, "resume") as pane:
        pane.until("PAUSED")
        pane.press(" ")
        pane.until("GET READY")
        pane.press(" ")
        pane.until("HOLD")
        pane.press("n")
        pane.until("REST")
        pane.press("n", "n")
        pane.until("HOLD")
        pane.press("n")
        pane.until("Done:")
        pane.press("q")
        assert pane.ended() == 0
    (workout,) = printed(tmp_path, "history")
    held = workout["sets"][0]["seconds"]
    assert round(partly["seconds_gone"], 1) <= held <= partly["seconds_gone"] + 3
    assert printed(tmp_path, "resume", "--list") == []


def test_a_closed_terminal_saves_and_ends(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s") as pane:
        pane.until("GET READY")
        pane.press(" ")
        pane.until("HOLD")
        pane.close()
        assert pane.process.wait(15) == 129
    (partly,) = printed(tmp_path, "resume", "--list")
    assert partly["kind"] == "hold"
