"""The man pages say what the commands say of themselves."""

from pathlib import Path

from runstrong_tui.cli.main import ELSEWHERE
from tests.tools.man_pages import write_all


def test_every_command_has_its_man_page(tmp_path: Path) -> None:
    write_all(tmp_path / "man")

    pages = {page.name: page.read_text(encoding="utf-8") for page in tmp_path.rglob("*.1")}
    assert set(pages) == {"runstrong.1", *(f"runstrong-{name}.1" for name in ELSEWHERE)}
    assert all(found.about in pages["runstrong.1"] for found in ELSEWHERE.values())
    assert "\\fB\\-\\-minutes\\fP" in pages["runstrong-play.1"]
    assert (
        "Play a session: its name, its file, or the steps themselves."
        in (pages["runstrong-play.1"])
    )
