"""Room is shared out by importance on the other screens, too."""

import pytest
from textual.content import Content

from runstrong_tui.plain_signs import plain
from runstrong_tui.tui.home.rows import SessionRows
from runstrong_tui.tui.widgets.sharedline import Keeps, shared
from tests.tui.conftest import Opened

LONG = "wall, bench, chair or crate, two dumbbells and a firm cushion"


@pytest.mark.parametrize("due", [True, False])
@pytest.mark.parametrize("longest", [10, 26, len(LONG)])
def test_what_a_session_needs_or_lacks_is_told_at_every_width(longest: int, due: bool) -> None:
    needs = f"lacks: {LONG}"[:longest]
    for width in range(36, 200):
        rows = SessionRows(width, longest, due=due)
        when = "due today" if due else ""
        said = rows.row("After the run, ten minutes", "10 min", needs, when, lacking=True).plain
        assert "10 min" in said and needs[:8] in said and when in said, width
        assert "After the run" in said, width


async def test_a_dialog_says_what_esc_does(opened: Opened) -> None:
    for size in ((40, 12), (80, 24)):
        async with opened(size) as trial:
            await trial.press("enter", "m")
            said = " ".join(row.split("|", 1)[1] for row in trial.picture().splitlines())
            assert "esc changes nothing" in " ".join(said.split())


def test_two_texts_never_touch() -> None:
    title, time = Content("Bodyweight squat"), Content("1:25 gone · about 3 min left")
    for width in range(len(time.plain), 60):
        (line,) = shared(width, title, time, Keeps.RIGHT)
        assert line.plain.endswith(time.plain) and line.cell_length == width
        before = line.plain.removesuffix(time.plain)
        assert not before.strip() or before.endswith("  "), line.plain


def test_what_was_made_visible_stays_one_cell_without_utf8() -> None:
    assert [plain(sign) for sign in "␛␊\ufffd"] == ["^", "^", "?"]
