"""How long a start takes: ``python -m tests.benchmarks.start``.

Wall milliseconds from the start of the process to its end, or to the first frame in a terminal of
80 by 24; each the median of five.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.benchmarks.report import arguments, figure, ratio, table, versions
from tests.benchmarks.terminal import Measured

TIMES = 5
WORKOUTS = 1_000
EMPTY_FRAME = "nothing"
HOME_FRAME = "SESSIONS"
PLAYER_FRAME = "GET READY"


def run(words: list[str], environ: Mapping[str, str]) -> float:
    """Seconds of a whole run of Python with these words."""
    inside = {**os.environ, **environ}
    began = time.perf_counter()
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, env=inside, check=True)
    return time.perf_counter() - began


def first_frame(words: list[str], environ: Mapping[str, str], sees: str) -> float:
    """Seconds until Python with these words has written ``sees`` to its terminal."""
    with Measured(words, environ) as terminal:
        return terminal.until(sees)


def milliseconds(measure: Callable[[], float]) -> float:
    """The median of several, after one that warms the disk's cache."""
    measure()
    return statistics.median(measure() for _ in range(TIMES)) * 1000


def main() -> None:
    """Measure and print."""
    options = arguments("Measure how long a start takes.").parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # A runner's Python compiles each file once.
    app = ["-m", "runstrong_tui"]
    with tempfile.TemporaryDirectory(prefix="runstrong-benchmark-") as name:
        fill = ["-m", "tests.benchmarks.store_work", "ours", "fill", str(WORKOUTS), "1", name]
        run(fill, {})
        fresh = {"RUNSTRONG_HOME": str(Path(name) / "fresh")}
        used = {"RUNSTRONG_HOME": str(Path(name) / "ours")}
        play = [*app, "play", "wall-sit 60s"]
        empty = ["-m", "tests.benchmarks.empty"]

        bare = milliseconds(lambda: run(["-c", "pass"], {}))
        textual = milliseconds(lambda: first_frame(empty, {}, EMPTY_FRAME))
        plain = [
            ("--version", milliseconds(lambda: run([*app, "--version"], used))),
            ("list", milliseconds(lambda: run([*app, "list"], used))),
            ("history, 1,000 workouts", milliseconds(lambda: run([*app, "history"], used))),
        ]
        frames = [
            ("Home, nothing done yet", milliseconds(lambda: first_frame(app, fresh, HOME_FRAME))),
            ("Home, 1,000 workouts", milliseconds(lambda: first_frame(app, used, HOME_FRAME))),
            ("play", milliseconds(lambda: first_frame(play, used, PLAYER_FRAME))),
        ]
    print(versions())
    for title, word, base, found in (
        ("a whole run, ms", "python -c pass", bare, plain),
        ("to the first frame, ms", "empty Textual app", textual, frames),
    ):
        rows = [(what, figure(base), figure(took), ratio(took, base)) for what, took in found]
        head = (title, word, "RunStrong", "ours / it")
        print(f"\n{table(head, rows, markdown=options.markdown)}")


if __name__ == "__main__":
    main()
