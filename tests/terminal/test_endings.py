"""How the app ends in a real terminal: what stands there afterwards, and what it is left like."""

import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.terminal.pane import Pane
from tests.terminal.test_sessions import printed

pytestmark = pytest.mark.slow

FAULTY = """
from runstrong_tui.tui.play.screen import PlayScreen
def fault(self):
    raise LookupError("planted")
PlayScreen.action_mute = fault
from runstrong_tui.cli.main import main
main()
"""
"""RunStrong, with a fault at the key ``m`` in the player."""

DONE = "Done: Wall sit. It is in the history."


def into_hold(pane: Pane) -> None:
    pane.until("GET READY")
    pane.press(" ")
    pane.until("HOLD")


def from_home(pane: Pane) -> None:
    """From the list: what is partly finished stands on top, and is marked."""
    pane.until("enter open")
    pane.press("enter")
    pane.until("PAUSED")


def told_left(words: str) -> bool:
    """Whether these words, and no others, say where the session was left."""
    printed = " ".join(words.split())
    pattern = r"Left Wall sit: wall sit, set 1 of 2, \d\d s left\. Go on with: runstrong resume"
    return re.fullmatch(pattern, printed) is not None


Begin = Callable[[Path, Path], Pane]


@pytest.fixture(scope="session")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a runner who left a session in a hold."""
    home = tmp_path_factory.mktemp("left")
    with by_play(home, home) as pane:
        pane.press("q")
        assert pane.ended() == 0
    return home


def by_play(home: Path, left: Path) -> Pane:
    pane = Pane(home, "play", "wall-sit 2x30s")
    into_hold(pane)
    return pane


def by_resume(home: Path, left: Path) -> Pane:
    shutil.copytree(left, home, dirs_exist_ok=True)
    pane = Pane(home, "resume")
    pane.until("PAUSED")
    return pane


def by_home(home: Path, left: Path) -> Pane:
    shutil.copytree(left, home, dirs_exist_ok=True)
    pane = Pane(home)
    from_home(pane)
    return pane


BEGINS = pytest.mark.parametrize("begin", [by_play, by_resume, by_home])


@BEGINS
@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("q", 0),
        ("ctrl+c", 130),
        (signal.SIGINT, 130),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
    ],
)
def test_nothing_but_the_farewell_stands_on_the_terminal(
    tmp_path: Path, left: Path, begin: Begin, how: str | signal.Signals, code: int
) -> None:
    with begin(tmp_path, left) as pane:
        if isinstance(how, str):
            pane.press(how)
        else:
            pane.process.send_signal(how)
        if how == "q" and begin is by_home:
            pane.until("enter open")
            pane.press("q")

        assert pane.ended() == code
        assert told_left(pane.plain), pane.plain
        assert b"\x1b[?1049h" in pane.raw
        assert pane.modes == set() and pane.cooked
    (partly,) = printed(tmp_path, "resume", "--list")
    assert partly["kind"] == "hold"


@BEGINS
@pytest.mark.parametrize("how", ["enter", "ctrl+c", signal.SIGTERM])
def test_a_session_that_is_done_ends_with_its_farewell(
    tmp_path: Path, left: Path, begin: Begin, how: str | signal.Signals
) -> None:
    """After the summary was closed, or stopped in it; from Home the list comes back first."""
    with begin(tmp_path, left) as pane:
        if begin is not by_play:
            pane.press(" ")
            pane.until("GET READY")
            pane.press(" ")
            pane.until("HOLD")
        pane.press("n")
        pane.until("REST")
        pane.press("n", "n", "n")
        pane.until("Done:")
        if isinstance(how, str):
            pane.press(how)
        else:
            pane.process.send_signal(how)
        if how == "enter" and begin is by_home:
            pane.until("enter open")
            pane.press("q")

        codes: dict[str | signal.Signals, int] = {"enter": 0, "ctrl+c": 130, signal.SIGTERM: 143}
        assert pane.ended() == codes[how]
        assert pane.plain == DONE
        assert pane.modes == set() and pane.cooked
    assert len(printed(tmp_path, "history")) == 1


@pytest.mark.parametrize("from_home", [False, True])
def test_a_session_that_came_to_its_end_by_itself_ends_well(
    tmp_path: Path, *, from_home: bool
) -> None:
    """The summary then is opened by the clock, not by a key, and closes in another way."""
    with Pane(tmp_path, "play", "wall-sit 2s") as pane:
        pane.until("GET READY")
        if from_home:
            pane.press("q")
            assert pane.ended() == 0
        else:
            pane.press(" ")
            to_the_end(pane)
    if from_home:
        with Pane(tmp_path) as pane:
            pane.until("enter open")
            pane.press("enter")
            pane.until("PAUSED")
            pane.press(" ")
            pane.until("GET READY")
            pane.press(" ")
            to_the_end(pane, "enter open")


def to_the_end(pane: Pane, back: str = "") -> None:
    """Wait for the summary, close it, see where it leads back to, and leave."""
    pane.until("Done:")
    pane.press("enter")
    if back:
        pane.until(back)
        pane.press("q")
    assert pane.ended() == 0
    assert pane.plain == DONE


def test_a_fault_of_a_screen_saves_tells_in_words_and_leaves_its_trace(tmp_path: Path) -> None:
    """Given a bug in a screen, then nothing is lost, and no traceback stands on the terminal."""
    with Pane(tmp_path, "play", "wall-sit 2x30s", program=("-c", FAULTY)) as pane:
        into_hold(pane)
        pane.press("m")

        assert pane.ended() == 1
        words = pane.plain.splitlines()
        assert told_left(words[0])
        assert words[1] == "RunStrong has a fault and had to stop: LookupError: planted"
        assert "crash.txt" in pane.plain and "Traceback" not in pane.plain
        assert pane.modes == set() and pane.cooked
    trace = (tmp_path / "crash.txt").read_text(encoding="utf-8")
    assert "Traceback" in trace and trace.endswith("LookupError: planted\n")
    (partly,) = printed(tmp_path, "resume", "--list")
    assert partly["kind"] == "hold"


@pytest.mark.parametrize("number", [signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM])
def test_a_signal_that_ends_at_once_leaves_the_terminal_well(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s") as pane:
        into_hold(pane)
        pane.process.send_signal(number)
        assert pane.ended() == -number
        assert pane.modes == set() and pane.cooked
        assert pane.plain == ""
    (partly,) = printed(tmp_path, "resume", "--list")
    assert partly["kind"] == "hold"
