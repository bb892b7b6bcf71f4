"""RunStrong in a real terminal, with a reader of its screen."""

import re
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

from tests.terminal.terminal import Terminal

# What pyte does not know: keyboard protocol and other private requests.
_PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;]*[up$]+|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)

# A child that leads its own session takes its input for its terminal, then becomes the program.
_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""

PROGRAM = ("-m", "runstrong_tui")

# What the terminal was told to do and is to be told to leave again, by the number of the mode.
_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
FULL_SCREEN, MOUSE, PASTE, FOCUS = {"1049"}, {"1000", "1003"}, {"2004"}, {"1004"}

KEYS = {"enter": "\r", "escape": "\x1b", "ctrl+c": "\x03", "down": "\x1b[B", "right": "\x1b[C"}


LOOKING_SECONDS = 0.5
"""A key that comes sooner after a change was seen is taken for one that was meant before it."""

UNHURRIED_SECONDS = 0.8
"""A key that comes sooner after another whose effect was not seen may be one that is held."""


class Pane(Terminal):
    """``runstrong`` with ``words`` in a terminal of ``columns`` by ``rows``, data in ``home``.

    ``program`` are Python's own arguments, where it is not RunStrong as it is.
    """

    def __init__(
        self,
        home: Path,
        *words: str,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        program: tuple[str, ...] = PROGRAM,
    ) -> None:
        program = ("-c", _TAKE_TERMINAL, *program, *words)
        inside = {"RUNSTRONG_HOME": str(home), **(environ or {})}
        super().__init__(program, inside, columns=columns, rows=rows)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Type keys: single characters, or names such as ``enter``; each after a person's pause."""
        for index, key in enumerate(keys):
            self._watch(UNHURRIED_SECONDS if index else LOOKING_SECONDS)
            self.type(KEYS.get(key, key))

    def _watch(self, seconds: float) -> None:
        """Read for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left) is not None:
            pass

    def until(self, sees: str | Callable[[str], bool], seconds: float = 15.0) -> str:
        """Read until the screen holds ``sees``; the screen's text."""
        deadline = time.monotonic() + seconds
        while not (sees in self.text if isinstance(sees, str) else sees(self.text)):
            left = deadline - time.monotonic()
            if left <= 0 or self.read(left) is None:
                raise AssertionError(f"not seen: {sees}\n{self.text}")
        return self.text

    def ended(self, seconds: float = 15.0) -> int:
        """Read to the program's end; its exit code."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self.read(left) is not None:
            pass
        return self.process.wait(max(1.0, deadline - time.monotonic()))

    @property
    def plain(self) -> str:
        """What was written outside the full screen: before it was opened, and after its end."""
        before, _, rest = self.raw.partition(b"\x1b[?1049h")
        after = rest.rpartition(b"\x1b[?1049l")[2]
        return re.sub(r"\x1b\[[?<>=0-9;]*(?:\$p|[a-zA-Z])", "", (before + after).decode()).strip()

    @property
    def modes(self) -> set[str]:
        """The private modes that the terminal is left in, of those that steer what it sends."""
        left: set[str] = set()
        for numbers, sign in _MODES.findall(self.raw):
            named = set(numbers.decode().split(";"))
            left = left | named if sign == b"h" else left - named
        return left & (FULL_SCREEN | MOUSE | PASTE | FOCUS)

    @property
    def cooked(self) -> bool:
        """Whether the terminal shows what is typed, line by line, and sends signals."""
        import termios

        flags: int = termios.tcgetattr(self.master)[3]
        wanted = termios.ECHO | termios.ICANON | termios.ISIG
        return flags & wanted == wanted

    def wipe(self) -> None:
        """Forget what is on the screen: what is seen from now on was drawn from now on."""
        self._screen.reset()

    def kill(self) -> None:
        """What a power cut does: no signal handler runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def read(self, seconds: float) -> bytes | None:
        """Take in what the program writes next, and draw it."""
        data = super().read(seconds)
        self._stream.feed(_PRIVATE.sub(b"", data or b""))
        return data
