"""The parts of the screens, by themselves."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.tui.keys.registry import PLAYER, SCREENS
from runstrong_tui.tui.shared.rows import row
from runstrong_tui.tui.themes import DARK, LIGHT, PHASES, SIXTEEN_DARK, SIXTEEN_LIGHT
from runstrong_tui.tui.widgets.count import draw, drawn_width


def test_digits_are_drawn_in_half_rows() -> None:
    assert draw("17", 1) == ["▄█  ▀▀█", " █    █", "▀▀▀   ▀"]
    assert draw("7", 2) == ["██████", "    ██", "    ██", "    ██", "    ██"]


@given(st.text("0123456789:+-", min_size=1, max_size=8), st.integers(1, 9))
def test_a_drawing_is_as_wide_and_as_high_as_it_says(text: str, size: int) -> None:
    lines = draw(text, size)

    assert len(lines) == (5 * size + 1) // 2
    assert max(map(len, lines)) <= drawn_width(text, size)


@given(st.text(max_size=60), st.integers(20, 160))
def test_a_row_fills_its_width_whatever_is_in_it(text: str, width: int) -> None:
    made = row(width, text.replace("\n", " "), ("12 min", 8), ("wall", 20))

    assert made.cell_length == width


def contrast(first: str, other: str) -> float:
    """The contrast of two colours as the web's accessibility guidelines reckon it."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(
    ("theme", "text"),
    [
        (DARK, "#E8E8E8"),
        (LIGHT, "#1A1A1A"),
        (SIXTEEN_DARK, "#FFFFFF"),
        (SIXTEEN_LIGHT, "#000000"),
    ],
)
def test_every_phase_can_be_read(theme: dict[str, str], text: str, phase: str) -> None:
    ground = theme[f"{phase}-ground"]

    assert contrast(theme[phase], ground) >= 4.5
    assert contrast(text, ground) >= 4.5


def test_every_key_has_its_own_id_and_no_screen_has_a_key_twice() -> None:
    for keys in SCREENS.values():
        names = [name for key in keys for name in key.keys.split(",")]
        assert len(names) == len(set(names))
        assert len({key.id for key in keys}) == len(keys)


def test_the_guide_names_every_key_of_the_player() -> None:
    guide = (Path(__file__).parents[2] / "docs/guide.md").read_text(encoding="utf-8")
    table = guide.split("## Following a workout")[1].split("## Resuming")[0]
    for key in PLAYER:
        for sign in key.shown.split():
            assert sign in table, key.id
