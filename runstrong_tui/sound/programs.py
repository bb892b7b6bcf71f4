"""Other programs, started so that the terminal neither sees nor hears of them."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache

from runstrong_tui.sound import guardian

REAPING_SECONDS = 1.0

if sys.platform == "win32":
    _UNSEEN = subprocess.CREATE_NO_WINDOW
else:
    _UNSEEN = 0


def spawn(
    argv: Sequence[str], *, listens: bool = False, answers: bool = False
) -> subprocess.Popen[bytes]:
    """Start a program with nothing of the terminal's, never through a shell.

    With ``listens`` there is a pipe to its input, with ``answers`` one from its output; else both,
    and its errors always, go nowhere. It ends when RunStrong does, also where that was killed: on
    Linux with the thread that started it, elsewhere by the guardian. Raises OSError where it cannot
    be started.
    """
    process = _started([*_tied(), *argv], listens=listens, answers=answers)
    if not _tied():
        _guardian().watch(process.pid)
    return process


def _started(argv: Sequence[str], *, listens: bool, answers: bool) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        argv,
        stdin=subprocess.PIPE if listens else subprocess.DEVNULL,
        stdout=subprocess.PIPE if answers else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Away from the terminal's signals, and with its children in one group that can be ended.
        start_new_session=True,
        creationflags=_UNSEEN,
    )


class Guardian:
    """A process that ends those it was told of when this program is gone, however it went."""

    def __init__(self) -> None:
        """Start it with the first process to watch."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def watch(self, number: int) -> None:
        """End this process with this program."""
        with self._lock, suppress(OSError, ValueError):
            if self._process is None and not getattr(sys, "frozen", False):
                program = [sys.executable, "-I", "-S", guardian.__file__]
                self._process = _started(program, listens=True, answers=False)
            self._tell(b"+", number)

    def forget(self, number: int) -> None:
        """The process has ended: its number may be another's."""
        with self._lock, suppress(OSError, ValueError):
            self._tell(b"-", number)

    def _tell(self, sign: bytes, number: int) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.write(sign + b"%d\n" % number)
            self._process.stdin.flush()


@cache
def _guardian() -> Guardian:
    """The guardian of this program."""
    return Guardian()


@cache
def _tied() -> tuple[str, ...]:
    """What ties a program to this one: it could not be ended any more after a ``kill -9``."""
    found = shutil.which("setpriv", path=os.defpath) if sys.platform == "linux" else None
    tie = (found or "", "--pdeathsig", "KILL", "--")
    with suppress(OSError, subprocess.SubprocessError):
        if found and not subprocess.run([*tie, found, "--version"], capture_output=True).returncode:
            return tie
    return ()


def kill(process: subprocess.Popen[bytes], *, alone: bool = False) -> None:
    """End a program and its children at once, or it ``alone``; it has still to be waited for."""
    with suppress(OSError):
        if process.poll() is not None:
            return
        if alone or sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def end(process: subprocess.Popen[bytes], *, alone: bool = False) -> None:
    """Kill a program, close the pipe to it and take leave of it, so that nothing of it is left."""
    kill(process, alone=alone)
    if process.stdin is not None:
        with suppress(OSError, ValueError):
            process.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(REAPING_SECONDS)
        if not _tied():
            _guardian().forget(process.pid)


class Turns:
    """Programs run one after another, of which the one that runs can be cut short by any thread.

    A turn is taken with ``turn`` before it is used; ``cut`` takes back all that were taken. A
    program that is ended ``alone`` leaves the programs running that it started.
    """

    def __init__(self, *, alone: bool = False) -> None:
        self._alone = alone
        self._lock = threading.Lock()
        self._turn = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def turn(self) -> int:
        """A turn for one ``run``, good until the next ``cut``."""
        return self._turn

    def run(self, turn: int, argv: Sequence[str], seconds: float) -> bool:
        """Run a program to its end, or kill it after so many seconds; True where it ended well.

        Blocks for as long. A turn that was taken back is not run.
        """
        if not self.holds(turn):
            return False
        try:
            process = spawn(argv)
        except (OSError, ValueError):
            return False
        with self._lock:
            self._process = process
        try:
            return self.holds(turn) and process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            end(process, alone=self._alone)
            with self._lock:
                self._process = None

    def cut(self) -> bool:
        """End what runs, without waiting for it; False where nothing did."""
        with self._lock:
            self._turn += 1
            process = self._process
        if process is None:
            return False
        kill(process, alone=self._alone)
        return True

    def close(self) -> None:
        """End what runs, and run nothing any more."""
        self._closed = True
        self.cut()

    def holds(self, turn: int) -> bool:
        """Whether a turn was not taken back."""
        return turn == self._turn and not self._closed
