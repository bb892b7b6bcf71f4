"""The last line of every screen: what the keys do now, the needed ones at every width."""

import pytest

from runstrong_tui.files.library import Library
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.player.player import enter
from runstrong_tui.player.press import Command, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.view import view
from runstrong_tui.training.steps import Plan, Rest
from runstrong_tui.tui.keys.registry import SCREENS
from runstrong_tui.tui.play.keys import hints
from runstrong_tui.tui.widgets.keyline import WAYS_OUT, Hint, fitting, hints_of

WIDTHS = (38, 78, 118)
"""What 40, 80 and 120 columns leave to the line."""

LINES = (
    "one-leg-stand 30s each side rest 20s",
    "superman-pull 2 hold 5s rest 20s",
    "squat 2x15 rest pulse,30-180s",
)


@pytest.fixture
def plan(library: Library) -> Plan:
    return plan_of(library, parse_step_lines(LINES, library.exercises))


def at(plan: Plan, kind: str) -> Player:
    """A player in the first step of that kind: its name, or for a rest what was done before it."""
    player = Player(plan, State.RUNNING, 1000.0, 1000.0)
    for index, step in enumerate(plan.steps):
        before = plan.steps[index - 1]
        name = type(before).__name__ if isinstance(step, Rest) and index else type(step).__name__
        if name == kind.removeprefix("after ") and kind.startswith("after ") == isinstance(
            step, Rest
        ):
            if isinstance(step, Rest):
                player = press(
                    enter(player, index - 1, 1000.0, ()).player, Command.GO, 1000.0
                ).player
            return enter(player, index, 1000.0, ()).player
    raise AssertionError(kind)


def line(player: Player, width: int) -> str:
    return fitting(hints(view(player, 1000.0), player), width).plain


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("GetReady", ["space start", "q", "?"]),
        ("Hold", ["space pause", "t touch", "+ -", "q", "?"]),
        ("RepeatedHold", ["space pause", "+ - ", "rep", "q", "?"]),
        ("Reps", ["space done", "0-9 reps", "+ - ", "rep", "q", "?"]),
        ("Change", ["space go on", "q", "?"]),
        ("after Hold", ["space go on", "+ - 15 s", "q", "?"]),
        ("after Reps", ["space go on", "h ", "c", "0-9", "+ -", "q", "?"]),
    ],
)
def test_what_a_phase_needs_is_there_at_every_width(
    plan: Plan, kind: str, needed: list[str], width: int
) -> None:
    said = line(at(plan, kind), width)
    assert len(said) <= width
    for words in needed:
        assert words in said, said


def test_the_line_says_what_plus_and_minus_change(plan: Plan) -> None:
    assert "+ - 1 rep" in line(at(plan, "Reps"), 78)
    assert "+ - 1 rep" in line(at(plan, "RepeatedHold"), 78)
    assert "+ - 15 s" in line(at(plan, "Hold"), 78)
    assert "+ - 15 s" in line(at(plan, "after Reps"), 78)


def test_one_thing_has_one_word(plan: Plan) -> None:
    """Given a hold, where space pauses, or a pause, then the line does not say it twice."""
    hold = at(plan, "Hold")
    assert "p pause" not in line(hold, 200)
    paused = press(hold, Command.PAUSE, 1000.0).player
    assert line(paused, 200).startswith("space go on")
    assert "pause" not in line(paused, 200)
    assert "p pause" in line(at(plan, "after Hold"), 200)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [name for name in SCREENS if name != "Everywhere"])
def test_every_screen_says_how_to_leave_it(name: str, width: int) -> None:
    keys = SCREENS[name]
    said = fitting(hints_of(keys), width)
    assert said.cell_length <= width
    words = said.plain.split()
    for key in keys:
        if key.action in WAYS_OUT and key.text:
            assert set(key.shown.split()) <= set(words), said.plain


def test_words_go_from_the_back_and_others_take_what_is_left() -> None:
    hints = (
        Hint("space", "done", needed=True),
        Hint("0-9", "reps made", "reps", needed=True),
        Hint("n", "skip"),
        Hint("q", "leave", needed=True),
    )
    assert fitting(hints, 60).plain == "space done   0-9 reps made   n skip   q leave"
    assert fitting(hints, 36).plain == "space done  0-9 reps made  q leave"
    assert fitting(hints, 34).plain == "space done  0-9 reps made  q leave"
    assert fitting(hints, 33).plain == "space done  0-9 reps  q leave"
    assert fitting(hints, 28).plain == "space done  0-9 reps  q"
    assert fitting(hints, 22).plain == "space done  0-9  q"
    assert fitting(hints, 16).plain == "space  0-9  q"
