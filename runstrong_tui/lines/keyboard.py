"""Where keys come from: the terminal, key by key, or whole lines where there is none.

Each is a context: it leaves the terminal as it was.
"""

import os
import queue
import select
import sys
import threading
from abc import ABC, abstractmethod
from contextlib import suppress
from typing import Any, Self

from runstrong_tui.clock import wait
from runstrong_tui.lines.interrupts import Interrupts
from runstrong_tui.lines.keys import names_in_line, names_of

LOOKING_SECONDS = 0.03
"""So often Windows is asked for keys: it has nothing that would wait for one."""

MOST_BYTES = 4096


class KeysGone(Exception):
    """No key can come any more."""


class Keyboard(ABC):
    """Where keys come from; ``typed`` where each comes as it is pressed."""

    typed = True

    def __init__(self, interrupts: Interrupts) -> None:
        """A signal that ``interrupts`` hears ends the waiting."""
        self._interrupts = interrupts

    def __enter__(self) -> Self:
        """Take the keys."""
        return self

    def __exit__(self, *_: object) -> None:  # noqa: B027  # Most have nothing to put back.
        """Leave the terminal as it was."""

    @abstractmethod
    def read(self, seconds: float) -> list[str]:
        """The names of the keys that came, waiting for the first up to so many seconds.

        Raises:
            KeysGone: there will be none.
        """

    def _ready(self, seconds: float) -> bool:
        """Whether there is something to read, waiting for it up to so many seconds."""
        ready, _, _ = select.select([0, self._interrupts.fileno()], [], [], seconds)
        return 0 in ready


class Terminal(Keyboard):
    """Key by key from a terminal, nothing echoed; ctrl+c stays what it is."""

    def __init__(self, interrupts: Interrupts) -> None:
        """A signal that ``interrupts`` hears ends the waiting."""
        super().__init__(interrupts)
        self._before: list[Any] | None = None

    def __enter__(self) -> Self:
        """Take the terminal's keys as they come."""
        import termios
        import tty

        with suppress(termios.error):
            self._before = termios.tcgetattr(0)
            tty.setcbreak(0)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was."""
        import termios

        if self._before is not None:
            with suppress(termios.error):  # It may be gone.
                termios.tcsetattr(0, termios.TCSADRAIN, self._before)

    def read(self, seconds: float) -> list[str]:
        """The keys that came."""
        if not self._ready(seconds):
            return []
        try:
            came = os.read(0, MOST_BYTES)
        except OSError:
            came = b""
        if not came:
            raise KeysGone
        return names_of(came.decode(errors="replace"))


class WindowsTerminal(Keyboard):
    """Key by key from a Windows console."""

    def read(self, seconds: float) -> list[str]:
        """The keys that came, looked for now and then."""
        import msvcrt

        console: Any = msvcrt  # Elsewhere than on Windows it has no names.
        while not console.kbhit():
            if seconds <= 0 or self._interrupts.heard:
                return []
            wait(min(LOOKING_SECONDS, seconds))
            seconds -= LOOKING_SECONDS
        text = ""
        while console.kbhit():
            sign = console.getwch()
            if sign in ("\x00", "\xe0"):
                text += {"M": "\x1b[C", "K": "\x1b[D"}.get(console.getwch(), "")
            elif sign == "\x03":
                self._interrupts.interrupt()
            else:
                text += sign
        return names_of(text)


class Lines(Keyboard):
    """Whole lines, from a pipe, a file or whatever is no terminal."""

    typed = False

    def __init__(self, interrupts: Interrupts) -> None:
        """A signal that ``interrupts`` hears ends the waiting."""
        super().__init__(interrupts)
        self._came: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._rest = b""
        self._gone = False

    def __enter__(self) -> Self:
        """Begin to read; Windows has nothing else that would wait for a pipe."""
        if sys.platform == "win32":
            threading.Thread(target=self._read_all, name="lines", daemon=True).start()
        return self

    def read(self, seconds: float) -> list[str]:
        """The keys of the lines that came."""
        if self._gone:
            raise KeysGone
        came = self._next(seconds)
        if came is None:
            return []
        self._gone = not came
        *lines, self._rest = (self._rest + came).split(b"\n")
        if self._gone and self._rest:
            lines.append(self._rest)
        texts = [line.decode(errors="replace").rstrip("\r") for line in lines]
        return [name for text in texts for name in names_in_line(text)]

    def _next(self, seconds: float) -> bytes | None:
        """What came, nothing at the end, None where nothing came yet."""
        if sys.platform == "win32":
            try:
                return self._came.get(timeout=min(seconds, 10 * LOOKING_SECONDS))
            except queue.Empty:
                return None
        return _read() if self._ready(seconds) else None

    def _read_all(self) -> None:
        while came := _read():
            self._came.put(came)
        self._came.put(b"")


def _read() -> bytes:
    """What stands in the standard input; nothing at its end, or where there is none."""
    try:
        return os.read(0, MOST_BYTES)
    except OSError:
        return b""


def keyboard(interrupts: Interrupts) -> Keyboard:
    """The keys of this program's standard input."""
    if not os.isatty(0):
        return Lines(interrupts)
    return WindowsTerminal(interrupts) if sys.platform == "win32" else Terminal(interrupts)
