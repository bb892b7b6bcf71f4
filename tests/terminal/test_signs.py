"""What terminals that can do little are shown."""

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
