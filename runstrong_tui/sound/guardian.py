"""Ends the programs of a RunStrong that is gone: started by its file's path, it imports nothing.

Its input is a row of lines, ``+`` or ``-`` and the number of a process: to be ended from now on, or
no more. It ends with its input, and with it those processes and their groups.
"""

import os
import signal
import sys


def serve(lines: int) -> set[int]:
    """Read the file number ``lines`` to its end; the processes that are still to be ended."""
    watched: set[int] = set()
    rest = b""
    while came := os.read(lines, 4096):
        *whole, rest = (rest + came).split(b"\n")
        for line in whole:
            (watched.add if line[:1] == b"+" else watched.discard)(int(line[1:]))
    return watched


def main() -> None:
    """Serve the standard input."""
    for number in serve(0):
        try:
            if sys.platform == "win32":
                os.kill(number, signal.SIGTERM)
            else:
                os.killpg(number, signal.SIGKILL)
        except OSError:
            continue  # It ended by itself.


if __name__ == "__main__":
    main()
