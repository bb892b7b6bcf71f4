"""A real terminal: the program on one end of a pty, a reader of its screen on the other."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

# What pyte does not know: keyboard protocol and other private requests.
_PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*[up$]+|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)

# A child that leads its own session takes its input for its terminal, then becomes the program.
_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "runstrong_tui", *sys.argv[1:]])
"""

KEYS = {"enter": "\r", "escape": "\x1b", "ctrl+c": "\x03", "down": "\x1b[B", "right": "\x1b[C"}


class Pane:
    """``runstrong`` with ``words`` in a terminal of ``columns`` by ``rows``, data in ``home``."""

    def __init__(self, home: Path, *words: str, columns: int = 80, rows: int = 24) -> None:
        import fcntl
        import pty
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environ = {**os.environ, "RUNSTRONG_HOME": str(home), "TERM": "xterm-256color"}
        environ.pop("NO_COLOR", None)

        self.process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ,
            start_new_session=True,
        )
        os.close(slave)
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        if self._master >= 0:
            os.close(self._master)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Type keys: single characters, or names such as ``enter``."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def until(self, sees: str | Callable[[str], bool], seconds: float = 15.0) -> str:
        """Read until the screen holds ``sees``; the screen's text."""
        deadline = time.monotonic() + seconds
        while not (sees in self.text if isinstance(sees, str) else sees(self.text)):
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"not seen: {sees}\n{self.text}")
        return self.text

    def ended(self, seconds: float = 15.0) -> int:
        """Read to the program's end; its exit code."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass
        return self.process.wait(max(1.0, deadline - time.monotonic()))

    def kill(self) -> None:
        """What a power cut does: no signal handler runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def close(self) -> None:
        """Close the terminal's window."""
        os.close(self._master)
        self._master = -1

    def _read(self, seconds: float) -> bool:
        """Take in what the program writes within that time; False at its end."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(_PRIVATE.sub(b"", data))
        return bool(data)
