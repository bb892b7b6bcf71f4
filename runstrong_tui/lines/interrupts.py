"""The signals that end a session in lines, or have it step back; heard between two moments."""

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from runstrong_tui import clock
from runstrong_tui.host.signals import INTERRUPTED, NUMBERED, ending_signals


class Interrupts:
    """A context in which signals are noted; with a number that becomes readable with the first.

    ``code`` is the exit code where one came to end by, ``stepping`` and ``called_back`` whether
    the shell is to have the terminal, or gave it back.
    """

    def __init__(self) -> None:
        """Hear nothing yet."""
        self.code: int | None = None
        self.stepping = False
        self.called_back = False
        self._read = self._write = -1
        self._before: list[tuple[int, Any]] = []

    def __enter__(self) -> Self:
        """Hear signals from now on."""
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        for number in ending_signals():
            self._on(number, self._end)
        for name, act in (("SIGTSTP", self._step_back), ("SIGCONT", self._wake)):
            if hasattr(signal, name):
                self._on(getattr(signal, name), act)
        return self

    def __exit__(self, *_: object) -> None:
        """Hear none any more."""
        for number, handler in self._before:
            signal.signal(number, handler)
        os.close(self._read)
        os.close(self._write)

    def fileno(self) -> int:
        """What becomes readable when a signal came."""
        return self._read

    @property
    def heard(self) -> bool:
        """Whether a signal came that was not looked at."""
        return self.code is not None or self.stepping or self.called_back

    def wait(self, seconds: float) -> None:
        """Let so much time pass, or less where a signal comes."""
        if sys.platform == "win32":
            clock.wait(seconds)
        else:
            select.select([self], [], [], seconds)

    def looked_at(self) -> None:
        """Forget what came, but for a signal to end by."""
        self.stepping = self.called_back = False
        with suppress(OSError):
            if self.code is None:
                os.set_blocking(self._read, False)
                os.read(self._read, 64)

    def interrupt(self) -> None:
        """End as after ctrl+c."""
        self.code = INTERRUPTED

    def _on(self, number: int, act: Callable[[int], None]) -> None:
        def heard(number: int, _: object) -> None:
            act(number)
            with suppress(OSError):
                os.write(self._write, b"!")

        self._before.append((number, signal.signal(number, heard)))

    def _end(self, number: int) -> None:
        self.code = NUMBERED + number

    def _step_back(self, _: int) -> None:
        self.stepping = True

    def _wake(self, _: int) -> None:
        self.called_back = True
