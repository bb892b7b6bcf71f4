"""What terminals that can do little are shown."""

import re
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.terminal.pane import Pane

pytestmark = pytest.mark.slow

NO_UTF8 = {"PYTHONUTF8": "0", "LC_ALL": "C"}


def test_without_utf8_bars_and_digits_are_plain_signs(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s", environ=NO_UTF8) as pane:
        pane.until("GET READY")
        pane.press(" ")
        seen = pane.until(lambda text: "HOLD" in text and "==" in text)
        assert "####" in seen
        assert "?" not in seen.replace("? keys", "")
        assert pane.raw.isascii()
        pane.press("q")
        assert pane.ended() == 0
        assert pane.raw.isascii()


@pytest.mark.parametrize(
    "environ", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "vt100"}], ids=str
)
def test_without_colours_not_one_is_written(tmp_path: Path, environ: dict[str, str]) -> None:
    no_colour = re.compile(rb"\x1b\[[0-9;]*?(?<![0-9])(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
    with Pane(tmp_path, environ={"COLORTERM": "", **environ}) as pane:
        pane.until("YOUR LEVEL")
        pane.press("escape")
        pane.until("SESSIONS")
        assert re.search(rb"\x1b\[[0-9;]*\b7[;m]", pane.raw)
        pane.press("enter")
        pane.until("start")
        pane.press("enter")
        pane.until("elapsed")
        pane.press("q")
        pane.until("SESSIONS")
        pane.press("q")
        assert pane.ended() == 0
    assert no_colour.search(pane.raw) is None


def test_in_sixteen_colours_work_and_rest_differ(tmp_path: Path) -> None:
    environ = {"TERM": "linux", "COLORTERM": ""}
    with Pane(tmp_path, "play", "squat 2x5 rest 30s", environ=environ) as pane:
        pane.until("GET READY")
        pane.press(" ")
        pane.until("REPS")
        pane.until(lambda _: b"92;40m" in pane.raw)
        work = len(pane.raw)
        assert b"44m" not in pane.raw
        pane.press(" ")
        pane.until(lambda _: b"96;44m" in pane.raw[work:])
        assert b"[38;" not in pane.raw and b"[48;" not in pane.raw
        pane.press("q")
        assert pane.ended() == 0
