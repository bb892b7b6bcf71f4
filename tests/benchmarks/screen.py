"""What counting costs beside an empty Textual app: ``python -m tests.benchmarks.screen``.

A hold stands still, timed work has a moving figure.

CPU is in hundredths of one core (CPU seconds of all threads by 100 seconds of wall time), the
line in bytes written to the terminal a second, both in a real terminal of 80 by 24. How late a
digit changes is how much later than the most punctual one, each measured from the second before.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.benchmarks.report import arguments, figure, ratio, table, versions
from tests.benchmarks.terminal import Measured

SECONDS = 20.0
SETTLE_SECONDS = 2.0
HOLD = "wall-sit 120s"
MOVING = "squat-calf 120s"
WORD = "nothing"
APART_SECONDS = 0.2


class Cost(NamedTuple):
    """CPU in per cent of a core, and bytes to the terminal a second."""

    cpu: float
    bytes: float


def cost_of_empty(seconds: float) -> Cost:
    """What an empty Textual app costs."""
    with Measured(["-m", "tests.benchmarks.empty"], {}) as terminal:
        terminal.until(WORD)
        return _cost(terminal, seconds)


def cost_of(step: str, word: str, seconds: float) -> Cost:
    """What the app costs in the middle of ``step``, which the screen calls ``word``."""
    with _in_the_middle(step, word) as terminal:
        return _cost(terminal, seconds)


def lateness(seconds: float) -> float:
    """The latest change of a digit in a hold, in milliseconds after the most punctual one."""
    with _in_the_middle(HOLD, "HOLD") as terminal:
        terminal.listen(SETTLE_SECONDS)
        bursts: list[float] = []
        began = time.perf_counter()
        while (now := time.perf_counter()) < began + seconds:
            terminal.raw = b""
            terminal.read(began + seconds - now)
            if terminal.raw and (not bursts or time.perf_counter() - bursts[-1] > APART_SECONDS):
                bursts.append(time.perf_counter())
        parts = [(burst - bursts[0] + 0.5) % 1 for burst in bursts]
        return (max(parts) - min(parts)) * 1000


@contextmanager
def _in_the_middle(step: str, word: str) -> Iterator[Measured]:
    with tempfile.TemporaryDirectory(prefix="runstrong-benchmark-") as home:
        words = ["-m", "runstrong_tui", "play", step]
        with Measured(words, {"RUNSTRONG_HOME": home}) as terminal:
            terminal.until("GET READY")
            terminal.type(" ")
            terminal.until(word)
            yield terminal


def _cost(terminal: Measured, seconds: float) -> Cost:
    terminal.listen(SETTLE_SECONDS)
    before = terminal.cpu()
    wall = terminal.listen(seconds)
    return Cost((terminal.cpu() - before) / wall * 100, len(terminal.raw) / wall)


def main() -> None:
    """Measure and print."""
    parser = arguments("Measure counting beside an empty Textual app.")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each (default: 20)")
    options = parser.parse_args()
    empty = cost_of_empty(options.seconds)
    still = cost_of(HOLD, "HOLD", options.seconds)
    moving = cost_of(MOVING, "WORK", options.seconds)
    late = lateness(options.seconds)
    rows = [
        (
            "CPU, % of a core",
            *map(figure, (empty.cpu, still.cpu, moving.cpu)),
            ratio(moving.cpu, empty.cpu),
        ),
        ("bytes a second", *map(figure, (empty.bytes, still.bytes, moving.bytes)), "-"),
        ("latest digit, ms", "-", figure(late), "-", "-"),
    ]
    head = ("counting down", "empty Textual app", "a hold", "a moving figure", "moving / empty")
    print(versions())
    print(f"\n{table(head, rows, markdown=options.markdown)}")


if __name__ == "__main__":
    main()
