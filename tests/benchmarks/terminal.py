"""A program in a terminal of 80 by 24, its output counted and its time taken."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from tests.terminal.terminal import Terminal


class Measured(Terminal):
    """``python`` with ``words`` in a terminal, from the moment it is started."""

    def __init__(self, words: Sequence[str], environ: Mapping[str, str]) -> None:
        self.began = time.perf_counter()
        super().__init__(words, environ)

    def until(self, words: str, seconds: float = 20.0) -> float:
        """Read until ``words`` were written; the seconds since the program was started.

        Raises:
            TimeoutError: they were not.
        """
        deadline = time.perf_counter() + seconds
        while words.encode() not in self.raw:
            left = deadline - time.perf_counter()
            if left <= 0 or self.read(left) is None:
                raise TimeoutError(f"not seen: {words}")
        return time.perf_counter() - self.began

    def listen(self, seconds: float) -> float:
        """Read for so long, and forget what came before; the seconds it really took."""
        self.raw = b""
        began = time.perf_counter()
        while (left := began + seconds - time.perf_counter()) > 0:
            if self.read(left) is None:
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
