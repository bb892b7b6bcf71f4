"""A terminal that may go away: its window closed, its connection cut.

Textual's own driver takes the failing reads and writes for faults of the program: it prints a
traceback, or waits for ever for a writer that has died. Here they are the terminal's end.
"""

import os
import sys
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


class _Patient:
    """A stream whose writes go nowhere once they fail."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
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
    from textual.drivers.linux_driver import LinuxDriver

    class PatientDriver(LinuxDriver):
        """Textual's driver, told apart from a terminal that is gone."""

        if not TYPE_CHECKING:

            def start_application_mode(self) -> None:
                self._file = _Patient(self._file)
                super().start_application_mode()

        def run_input_thread(self) -> None:
            """Read keys until the end; a read that fails is the end of the terminal."""
            try:
                super().run_input_thread()
            except OSError:
                self.send_message(TerminalGone())

    return PatientDriver
