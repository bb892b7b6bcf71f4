"""Giving the terminal back to the shell for a while: ctrl+z, until ``fg`` calls back."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from runstrong_tui.host.signals import ending_signals

NO_SHELL = "No shell waits below that could call RunStrong back. Pause with p, leave with q."

BACK = "RunStrong is paused and saved; fg comes back."
BACK_UNSAVED = "RunStrong is paused, but not all of it is on the disk yet; fg comes back."


def could_come_back() -> bool:
    """Whether there is a shell that stops programs and calls them back.

    There is none on Windows, nor where this program is what the terminal was opened for.
    """
    if sys.platform == "win32":
        return False
    return os.getsid(0) != os.getpgrp()


def stop_until_called_back(words: str) -> None:
    """Say ``words``, then stop until the shell gives the terminal to this program again.

    The whole job stops, with ``make`` or whatever else began it: the shell waits for all of it.
    A signal to end by ends it as it would any stopped program; what is to be kept is kept before.
    """
    if sys.platform == "win32":
        return
    os.write(2, f"{words}\n".encode())
    with _plainly((signal.SIGCONT, *ending_signals())):
        os.killpg(os.getpgrp(), signal.SIGSTOP)
        stop_in_background()


def stop_in_background() -> None:
    """Stop for as long as the terminal is not this program's, as after ``bg``."""
    if sys.platform == "win32":
        return
    with _plainly((signal.SIGCONT, *ending_signals())):
        while not _in_foreground():
            os.killpg(os.getpgrp(), signal.SIGSTOP)


def _in_foreground() -> bool:
    """Whether the terminal is this program's; also where it is gone, which the app finds out."""
    if sys.platform == "win32":
        return True
    try:
        return os.tcgetpgrp(0) == os.getpgrp()
    except OSError:
        return True


@contextmanager
def _plainly(numbers: tuple[int, ...]) -> Iterator[None]:
    """Let signals do what they do to a program that does not listen to any."""
    before = [(number, signal.signal(number, signal.SIG_DFL)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
