"""The terminal given back to the shell for a while, with ctrl+z."""

import os
import re
import signal
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.terminal.pane import Pane
from tests.terminal.test_endings import into_hold
from tests.terminal.test_sessions import printed

pytestmark = pytest.mark.slow

SHELL = (str(Path(__file__).with_name("shell.py")),)
STOPPED = b"stopped, terminal as before"


def job(pane: Pane) -> int:
    """The process group of the shell's job."""
    found = re.search(rb"job (\d+)", pane.raw)
    assert found is not None
    return int(found[1])


def stopped(pane: Pane, times: int = 1) -> None:
    """Wait for the shell to say so once more, and see that the terminal is as it needs it."""
    pane.until(lambda _: pane.raw.count(STOPPED) == times)
    assert pane.modes == set() and pane.cooked


def call_back(pane: Pane) -> None:
    """Clear the screen, so that all that is seen then is drawn anew, and call the job back."""
    pane.type("clear please\r")
    pane.until("heard clear please")
    pane.wipe()
    pane.type("fg\r")


@pytest.mark.parametrize(("through", "how"), [((), "key"), ((), "signal"), (("--through",), "key")])
def test_it_steps_back_paused_and_saved_and_comes_back_drawn_anew(
    tmp_path: Path, through: tuple[str, ...], how: str
) -> None:
    """Given a hold; what is typed behind the key is the shell's, whatever it does in the player."""
    with Pane(tmp_path, *through, "play", "wall-sit 2x30s", program=SHELL) as pane:
        into_hold(pane)
        if how == "key":
            pane.type("\x1a n ")
        else:
            os.killpg(job(pane), signal.SIGTSTP)
        stopped(pane)
        assert "RunStrong is paused and saved; fg comes back." in pane.text
        (partly,) = printed(tmp_path, "resume", "--list")
        assert partly["kind"] == "hold"

        call_back(pane)
        seen = pane.until("PAUSED")
        assert "Wall sit" in seen and "set 1 of 2" in seen
        pane.press(" ")
        pane.until("HOLD")
        pane.press("n")
        pane.until("REST")
        pane.press("q")
        pane.until("ended 0")
        assert pane.modes == set() and pane.cooked


def test_it_steps_back_again_and_again_also_from_a_dialog(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s", program=SHELL) as pane:
        into_hold(pane)
        pane.press("?")
        pane.until("ctrl+z")
        for times in (1, 2, 3):
            pane.press("\x1a")
            stopped(pane, times)
            call_back(pane)
            pane.until("ctrl+z")
        pane.press("escape")
        pane.until("PAUSED")
        pane.press("ctrl+c")
        pane.until("ended 130")


def test_in_the_background_it_stops_again_and_leaves_the_terminal_alone(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s", program=SHELL) as pane:
        into_hold(pane)
        pane.press("\x1a")
        stopped(pane)
        pane.type("bg\r")
        stopped(pane, times=2)
        call_back(pane)
        pane.until("PAUSED")
        pane.press("q")
        pane.until("ended 0")


@pytest.mark.parametrize("what", ["kill", "gone"])
def test_what_ends_a_stopped_program_ends_it(tmp_path: Path, what: str) -> None:
    """Given ``kill %1``, or a shell that went away: it must not wait for a ``fg`` for ever."""
    with Pane(tmp_path, "play", "wall-sit 2x30s", program=SHELL) as pane:
        into_hold(pane)
        pane.press("\x1a")
        stopped(pane)
        pane.type(what + "\r")
        if what == "kill":
            pane.until("ended -15")
        else:
            assert pane.ended() == 0
        (partly,) = printed(tmp_path, "resume", "--list")
        assert partly["kind"] == "hold"


def test_a_stop_that_cannot_be_heard_leaves_no_second_reader(tmp_path: Path) -> None:
    """Given ``kill -STOP`` and ``fg``, then keys count once, and the end leaves all as before."""
    with Pane(tmp_path, "play", "wall-sit 3x30s", program=SHELL) as pane:
        into_hold(pane)
        os.killpg(job(pane), signal.SIGSTOP)
        pane.until(lambda _: b"stopped, terminal changed" in pane.raw)
        pane.wipe()
        pane.type("fg\n")
        pane.until("PAUSED")
        pane.press("q")
        pane.until("ended 0")
        assert pane.modes == set() and pane.cooked


def test_where_no_shell_could_call_it_back_it_stays_and_says_so(tmp_path: Path) -> None:
    with Pane(tmp_path, "play", "wall-sit 2x30s") as pane:
        into_hold(pane)
        pane.press("\x1a")
        seen = pane.until("No shell waits below")
        assert "HOLD" in seen
        pane.press("q")
        assert pane.ended() == 0
