"""A program in a terminal of 80 by 24, its output counted; needs a system that has such."""

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

COLUMNS, ROWS = 80, 24
_CHUNK = 65536


class Terminal:
    """``python`` with ``words`` in a terminal; ``raw`` is all that it has written so far."""

    def __init__(self, words: Sequence[str], environ: Mapping[str, str]) -> None:
        import fcntl
        import pty
        import termios

        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        inside = {**os.environ, "TERM": "xterm-256color", **environ}
        inside.pop("NO_COLOR", None)

        def take_terminal() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=inside,
            preexec_fn=take_terminal,
        )
        os.close(slave)
        self.raw = b""

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
        os.close(self._master)

    def press(self, key: str) -> None:
        """Type one key."""
        os.write(self._master, key.encode())

    def until(self, words: str, seconds: float = 20.0) -> float:
        """Read until ``words`` were written; the seconds since the program was started.

        Raises:
            TimeoutError: they were not.
        """
        deadline = time.perf_counter() + seconds
        while words.encode() not in self.raw:
            left = deadline - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise TimeoutError(f"not seen: {words}")
        return time.perf_counter() - self.began

    def listen(self, seconds: float) -> float:
        """Read for so long, and forget what came before; the seconds it really took."""
        self.raw = b""
        began = time.perf_counter()
        while (left := began + seconds - time.perf_counter()) > 0:
            if not self._read(left):
                raise TimeoutError("the program ended while it was measured")
        return time.perf_counter() - began

    def cpu(self) -> float:
        """The CPU seconds that all threads of the program have used so far."""
        if sys.platform == "linux":
            return time.clock_gettime((~self.process.pid << 3) | 2)  # clock_getcpuclockid(3)
        words = ["ps", "-o", "time=", "-p", str(self.process.pid)]
        text = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout
        minutes, _, seconds = text.strip().rpartition(":")
        return float(seconds) + 60 * float(minutes.rpartition(":")[2] or 0)

    def _read(self, seconds: float) -> bool:
        """Take in what the program writes within that time; False at its end."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._master, _CHUNK)
        except OSError:
            return False
        self.raw += data
        return bool(data)
