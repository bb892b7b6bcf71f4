"""Nothing that the app shows steers the terminal, on whatever screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from runstrong_tui.store.store import Store
from runstrong_tui.tui import nothing_steers
from runstrong_tui.tui.nothing_steers import NothingSteers
from runstrong_tui.visible import visible
from tests.forged import FORGED, NAME, OWN_LINE, forge, forged_partly, forged_plan, steering
from tests.tui.conftest import HandClock, Opened, Trial

BEGUN = re.compile(rf"[ |│]{OWN_LINE}")
"""How it stands on the screen where it is a line of its own."""

WALKS = {
    "home": ["down", "down", "enter", "escape", "x", "u"],
    "history": ["h", "down", "enter", "down", "enter", "escape", "escape", "slash", "g", "escape"],
    "calendar": ["h", "c", "left", "up", "right"],
    "trends": ["h", "t", "down", "enter", "escape"],
    "correcting": ["h", "enter", "a", "down", "escape", "n", "escape", "d", "u"],
    "exercises": ["e", "down", "enter", "escape"],
    "settings": ["comma", "down", "down"],
    "week": ["w", "down", "enter"],
    "log": ["l", "down", "enter"],
}


async def walk(trial: Trial, *keys: str) -> None:
    """Press each key, and look at every line of the screen after it."""
    for key in ("", *keys):
        if key:
            await trial.press(key)
        seen = trial.picture()
        assert steering(seen) == [], (key, seen)
        assert not BEGUN.search(seen), (key, seen)


@pytest.mark.parametrize("size", [(40, 20), (120, 40)])
@pytest.mark.parametrize("name", WALKS)
async def test_no_screen_is_steered(
    opened: Opened, store: Store, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    """Given a home in which every text and every name is forged."""
    forge(store.layout.home)
    async with opened(size, own=store.layout.sessions) as trial:
        await walk(trial, *WALKS[name])


@pytest.mark.parametrize("size", [(40, 20), (120, 40)])
async def test_no_forged_progress_steers_the_player(
    opened: Opened, store: Store, size: tuple[int, int]
) -> None:
    """Given a forged progress file, then no moment of the session steers, nor does its summary."""
    partly = forged_partly(store)
    store.save(partly)
    async with opened(size, opening=partly) as trial:
        await walk(trial)
        assert "gym␛]0;owned" in trial.picture()
        for _ in partly.plan.steps:
            await walk(trial, "p", "p", "question_mark", "escape", "n")
            await trial.let_pass(2)


async def test_no_forged_plan_steers_the_player(opened: Opened) -> None:
    """Given a plan in which every text is forged, played from its beginning."""
    async with opened((120, 40), opening=forged_plan()) as trial:
        for _ in range(12):
            await walk(trial)
            await trial.let_pass(20)
            await walk(trial, "space")


async def test_nothing_that_is_said_beside_all_else_steers(opened: Opened) -> None:
    """Given a word of the system that repeats a forged name."""
    async with opened((80, 24)) as trial:
        trial.app.screen.notify(f"Cannot write {FORGED} [/]", severity="error", markup=False)
        await trial.pilot.pause()
        said = [notification.message for notification in trial.app._notifications]
        assert said == [f"Cannot write {visible(FORGED)} [/]"]


@pytest.mark.parametrize("keys", [("h",), ("h", "t"), ("h", "c")])
async def test_no_path_of_a_home_steers(
    clock: HandClock, tmp_path: Path, opened: Opened, keys: tuple[str, ...]
) -> None:
    """Given a history that cannot be listed, in a home of which the path is forged."""
    home = tmp_path / NAME
    home.mkdir()
    (home / "history").write_text("no folder", encoding="utf-8")
    async with opened((160, 24), store=Store(home, clock.wall)) as trial:
        await walk(trial, *keys)


def test_a_line_keeps_its_width_and_lines_without_signs_stay() -> None:
    door, black = NothingSteers(), Color(0, 0, 0)
    plain = [Segment("Wall sit"), Segment(" · 2 of 3")]
    assert door.apply(plain, black) is plain

    forged = [Segment("a\x1b[31mb"), Segment(f"{' ' * 9}12 min")]
    made = door.apply(forged, black)
    assert "".join(segment.text for segment in made) == f"a␛[31mb{' ' * 8}12 min"

    full = door.apply([Segment("abc\x1b\x1bdef")], black)
    assert "".join(segment.text for segment in full) == "abc␛␛d"


def test_no_screen_makes_content_of_a_text_itself() -> None:
    """Only the door does (``texts``), so that no text from a file can begin a line of its own."""
    tui = Path(nothing_steers.__file__).parent
    files = sorted(tui.rglob("*.py"))
    found = [f"{path.name}:{line}" for path in files for line in contents_made(path)]
    assert found == []
    assert list(contents_made(tui / "texts.py", door=True)) != []


def contents_made(file: Path, *, door: bool = False) -> Iterator[int]:
    """The lines that make ``Content`` otherwise than empty or of words that stand there."""
    if file.name == "texts.py" and not door:
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and is_content(node.func):
            known = isinstance(node.func, ast.Name) and not node.keywords
            if not known or not all(isinstance(argument, ast.Constant) for argument in node.args):
                yield node.lineno


def is_content(called: ast.expr) -> bool:
    """Whether that is ``Content`` or one of its other makers, such as ``Content.assemble``."""
    owner = called.value if isinstance(called, ast.Attribute) else called
    return isinstance(owner, ast.Name) and owner.id == "Content"
