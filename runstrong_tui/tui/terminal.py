"""A terminal that may go away: its window closed, its connection cut.

Textual's own driver takes the failing reads and writes for faults of the program: it prints a
traceback, or waits for ever for a writer that has died. Here they are the terminal's end.
"""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import IO, TYPE_CHECKING

from textual.driver import Driver
from textual.message import Message


class TerminalGone(Message):
    """There is nobody to read or write to any more."""


def stands_on_terminal() -> bool:
    """Whether the program's input still is a terminal."""
    try:
        return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
    except (OSError, ValueError):
        return False


def driver_class() -> type[Driver] | None:
    """The driver for this system; None where Textual's own does."""
    return None if sys.platform == "win32" else _patient_driver()


def let_go_of_terminal() -> None:
    """Point the standard streams nowhere where their terminal is gone, so that nothing fails."""
    if stands_on_terminal():
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


LEAVE = b"".join(
    (
        b"\x1b\\",  # Ends whatever the terminal was being told.
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l",  # No reports of the mouse,
        b"\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?2026l",  # of focus, paste and size.
        b"\x1b[<u\x1b[?7h",  # The keys and the line ends of before.
        b"\x1b[0m\x1b[?1049l\x1b[?25h",  # No full screen, and a cursor.
    )
)
"""What leaves the terminal as a shell expects it, said at once."""

DEADLY = "QUIT ABRT ALRM USR1 USR2 VTALRM PROF XCPU TRAP SYS IO PWR"
"""The signals that end a program at once, with nothing to be saved, of those it can hear."""


def _deadly_signals() -> list[int]:
    names = [f"SIG{name}" for name in DEADLY.split()]
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


class _Patient:
    """A stream whose writes go nowhere once they fail, or once it is ``shut``."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.shut = False

    def write(self, text: str) -> int:
        if self.shut:
            return len(text)
        try:
            return self._file.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        return self._file.fileno()


def _patient_driver() -> type[Driver]:
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class PatientDriver(LinuxDriver):
        """Textual's driver, told apart from a terminal that is gone."""

        if not TYPE_CHECKING:

            def start_application_mode(self) -> None:
                if not isinstance(self._file, _Patient):
                    self._file = _Patient(self._file)
                for number in _deadly_signals():
                    signal.signal(number, self._die)
                super().start_application_mode()

            def stop_application_mode(self) -> None:
                super().stop_application_mode()
                for number in _deadly_signals():
                    signal.signal(number, signal.SIG_DFL)

            def _die(self, number: int, frame: FrameType | None) -> None:
                """End by a signal as any program, but leave the terminal well.

                Nothing is waited for, as what hangs may be why it was sent: not for the thread
                that writes, and a second signal ends this, too.
                """
                signal.signal(number, signal.SIG_DFL)
                self._file.shut = True
                with suppress(termios.error):
                    if self.attrs_before is not None:
                        termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                with suppress(OSError, ValueError):
                    os.write(self._file.fileno(), LEAVE)
                os.kill(os.getpid(), number)

        def run_input_thread(self) -> None:
            """Read keys until the end; a read that fails is the end of the terminal."""
            try:
                super().run_input_thread()
            except OSError:
                self.send_message(TerminalGone())

    return PatientDriver
