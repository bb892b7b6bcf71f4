"""Few colours, or none: every phase is told apart, and what is marked is seen."""

from collections.abc import Mapping

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual.widgets import OptionList

from runstrong_tui.files.library import Library
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.training.steps import Plan, Reps
from runstrong_tui.tui.colours import Colours, colours_of
from runstrong_tui.tui.themes import PHASES, SIXTEEN_DARK, SIXTEEN_LIGHT
from runstrong_tui.tui.widgets.count import BigWord, draw, drawn_width
from tests.tui.conftest import Opened, Trial
from tests.tui.test_play import screen

LINES = ("superman-pull 2 hold 5s rest 20s", "one-leg-stand 30s each side", "squat 15")
FEW = (Colours.SIXTEEN, Colours.NONE)


@pytest.fixture
def plan(library: Library) -> Plan:
    return plan_of(library, parse_step_lines(LINES, library.exercises))


@pytest.mark.parametrize(
    ("environ", "count", "colours"),
    [
        ({"TERM": "xterm-256color"}, 256, Colours.MANY),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, 8, Colours.MANY),
        ({"TERM": "xterm"}, 8, Colours.SIXTEEN),
        ({"TERM": "linux"}, 8, Colours.SIXTEEN),
        ({"TERM": "of-its-own"}, None, Colours.SIXTEEN),
        ({}, None, Colours.SIXTEEN),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, None, Colours.NONE),
        ({"TERM": "vt100"}, -1, Colours.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, 256, Colours.NONE),
    ],
)
def test_the_environment_says_how_many_colours_there_are(
    environ: Mapping[str, str], count: int | None, colours: Colours
) -> None:
    assert colours_of(environ, lambda term: count) is colours


@pytest.mark.parametrize("theme", [SIXTEEN_DARK, SIXTEEN_LIGHT], ids=["dark", "light"])
def test_in_sixteen_colours_no_two_phases_look_alike(theme: dict[str, str]) -> None:
    def number(name: str) -> int | None:
        return Color.parse(theme[name]).downgrade(ColorSystem.STANDARD).number

    assert len({(number(phase), number(f"{phase}-ground")) for phase in PHASES}) == len(PHASES)


@pytest.mark.parametrize("colours", FEW, ids=lambda colours: colours.name)
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
async def test_the_large_word_tells_each_phase(
    opened: Opened, plan: Plan, size: tuple[int, int], colours: Colours
) -> None:
    async with opened(size, plan, colours=colours) as trial:
        seen = {word_of(trial)}
        for seconds in (10, 3, 4):
            await trial.let_pass(seconds)
            seen.add(word_of(trial))
        while not isinstance(screen(trial).playing.player.step, Reps):
            await trial.press("n")
            seen.add(word_of(trial))
        await trial.press("p")
        seen.add(word_of(trial))
        phases = {"GET READY", "UP", "HOLD", "DOWN", "REST", "CHANGE SIDE", "PAUSED", "REPS"}
        assert phases <= {word for word, _ in seen}
        assert len({drawn for _, drawn in seen}) == len({word for word, _ in seen})


def word_of(trial: Trial) -> tuple[str, str]:
    """The word of the moment and how it is drawn, which is seen whole."""
    word = screen(trial).query_one(BigWord)
    text = word.text if drawn_width(word.text, 1) <= word.size.width else word.text.split()[-1]
    rows = trial.picture().splitlines()
    seen = [row.split("|", 1)[1] for row in rows][word.region.y : word.region.bottom]
    for line, there in zip(draw(text, 1), seen, strict=True):
        assert line.strip() in there
    assert screen(trial).count.size.height >= 3
    return word.text, "\n".join(draw(text, 1))


async def test_without_colours_nothing_has_one_and_what_is_marked_is_reversed(
    opened: Opened, plan: Plan
) -> None:
    def segments(trial: Trial) -> list[Segment]:
        return [
            segment for strip in trial.app.screen._compositor.render_strips() for segment in strip
        ]

    async with opened((80, 24), colours=Colours.NONE) as trial:
        index = trial.app.screen.query_one(OptionList).highlighted
        assert index is not None
        assert all(segment.style is None or is_plain(segment) for segment in segments(trial))
        reversed_text = "".join(
            segment.text for segment in segments(trial) if segment.style and segment.style.reverse
        )
        assert "A bit of everything" in reversed_text
        assert "Wall sits" not in reversed_text
    async with opened((80, 24), plan, colours=Colours.NONE) as trial:
        for seconds in (1, 12, 20):
            await trial.let_pass(seconds)
            assert all(segment.style is None or is_plain(segment) for segment in segments(trial))


def is_plain(segment: Segment) -> bool:
    style = segment.style
    assert style is not None
    return all(colour is None or colour.is_default for colour in (style.color, style.bgcolor))
