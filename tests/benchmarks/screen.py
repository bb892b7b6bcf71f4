"""What a hold costs beside an empty Textual app: ``python -m tests.benchmarks.screen``.

CPU is in hundredths of one core (CPU seconds of all threads by 100 seconds of wall time), the
line in bytes written to the terminal a second, both in a real terminal of 80 by 24.
"""

import tempfile
from typing import NamedTuple

from tests.benchmarks.report import arguments, figure, ratio, table, versions
from tests.benchmarks.terminal import Measured

SECONDS = 20.0
SETTLE_SECONDS = 2.0
HOLD = "wall-sit 60s"
WORD = "nothing"


class Cost(NamedTuple):
    """CPU in per cent of a core, and bytes to the terminal a second."""

    cpu: float
    bytes: float


def cost_of_empty(seconds: float) -> Cost:
    """What an empty Textual app costs."""
    with Measured(["-m", "tests.benchmarks.empty"], {}) as terminal:
        terminal.until(WORD)
        return _cost(terminal, seconds)


def cost_of_hold(seconds: float) -> Cost:
    """What the app costs in the middle of a hold."""
    with tempfile.TemporaryDirectory(prefix="runstrong-benchmark-") as home:
        words = ["-m", "runstrong_tui", "play", HOLD]
        with Measured(words, {"RUNSTRONG_HOME": home}) as terminal:
            terminal.until("GET READY")
            terminal.type(" ")
            terminal.until("HOLD")
            return _cost(terminal, seconds)


def _cost(terminal: Measured, seconds: float) -> Cost:
    terminal.listen(SETTLE_SECONDS)
    before = terminal.cpu()
    wall = terminal.listen(seconds)
    return Cost((terminal.cpu() - before) / wall * 100, len(terminal.raw) / wall)


def main() -> None:
    """Measure and print."""
    parser = arguments("Measure a hold beside an empty Textual app.")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each (default: 20)")
    options = parser.parse_args()
    empty, hold = cost_of_empty(options.seconds), cost_of_hold(options.seconds)
    rows = [
        ("CPU, % of a core", figure(empty.cpu), figure(hold.cpu), ratio(hold.cpu, empty.cpu)),
        ("bytes a second", figure(empty.bytes), figure(hold.bytes), ratio(hold.bytes, empty.bytes)),
    ]
    head = ("in a hold", "empty Textual app", "RunStrong", "ours / empty")
    print(versions())
    print(f"\n{table(head, rows, markdown=options.markdown)}")


if __name__ == "__main__":
    main()
