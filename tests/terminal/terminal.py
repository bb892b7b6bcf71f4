"""A Python program on one end of a pseudo-terminal; needs a system that has such."""

import os
import select
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

NOT_INSIDE = ("NO_COLOR", "COLUMNS", "LINES")


class Terminal:
    """``python`` with ``words`` in a terminal; ``raw`` is all that it has written so far.

    ``master`` is the window's end of the terminal.
    """

    def __init__(
        self,
        words: Sequence[str],
        environ: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        import fcntl
        import pty
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        outside = {key: os.environ[key] for key in os.environ if key not in NOT_INSIDE}
        inside = {**outside, "TERM": "xterm-256color", **environ}
        self.raw = b""
        self.process = subprocess.Popen(
            [sys.executable, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=inside,
            start_new_session=True,
        )
        os.close(slave)

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
        self.close()

    def type(self, text: str) -> None:
        """Hand ``text`` in as if it were typed."""
        os.write(self.master, text.encode())

    def read(self, seconds: float) -> bytes | None:
        """What the program writes next, nothing after so many seconds; None at its end."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return None
        self.raw += data
        return data or None

    def close(self) -> None:
        """Close the terminal's window."""
        if self.master >= 0:
            os.close(self.master)
        self.master = -1
