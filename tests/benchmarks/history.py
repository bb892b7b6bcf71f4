"""What looking back costs: ``python -m tests.benchmarks.history``.

Milliseconds, each the median of several in one process, over a made-up runner's workouts; then from
the key ``h`` on the home screen to the first page of the history, in a terminal of 80 by 24. With
``--large`` also over 100,000 workouts.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.store import Store
from runstrong_tui.trends.records import records_of, records_set_in
from runstrong_tui.trends.trend import exercises_done, left_right, trend_of
from runstrong_tui.trends.weeks import day_totals, streak, weeks_of
from tests.benchmarks.report import arguments, figure, table, versions
from tests.benchmarks.terminal import Measured
from tests.generated import RUNS, UNTIL, workouts, write

SIZES = (1_000, 10_000)
LARGE = 100_000
TIMES = 5
LARGE_TIMES = 3
EXERCISE = "single-leg-deadlift"
HOME_WORD = "SESSIONS"
EMPTY_WORD = "No workouts yet"
PAGE_WORD = "HISTORY"
QUIET_SECONDS = 0.25
MOST_SECONDS = 30.0


class Page(NamedTuple):
    """Seconds from the key to the page's heading, and to its last byte before it is quiet."""

    heading: float
    whole: float


def milliseconds(measure: Callable[[], object], times: int) -> float:
    """The median of so many."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        measure()
        found.append(time.perf_counter() - began)
    return statistics.median(found) * 1000


def statistics_of(home: Path, times: int) -> list[tuple[str, float]]:
    """What each look at all workouts takes, by what it is."""
    store = Store(home, lambda: UNTIL)
    store.history()
    short, full = store.history(), store.read_all()

    def is_run(summary: Summary) -> bool:
        return summary.session in RUNS

    works: list[tuple[str, Callable[[], object]]] = [
        ("every workout in short", store.history),
        ("every workout in full, one pass", store.read_all),
        ("the same, one by one", store.workouts),
        ("trend of one exercise", lambda: trend_of(full, EXERCISE)),
        ("left against right", lambda: left_right(trend_of(full, EXERCISE).points)),
        ("one pass, then the trend", lambda: trend_of(store.read_all(), EXERCISE)),
        ("exercises done", lambda: exercises_done(full)),
        ("records that stand", lambda: records_of(full)),
        ("records each workout set", lambda: records_set_in(full)),
        ("weeks and weeks in a row", lambda: streak(weeks_of(short, UNTIL, is_run))),
        ("days of the calendar", lambda: day_totals(short, is_run)),
    ]
    return [(words, milliseconds(work, times)) for words, work in works]


def first_page(home: Path, *, empty: bool) -> Page:
    """The history's first page in a terminal, after ``h`` on a home screen that stands still."""
    environ = {"RUNSTRONG_HOME": str(home)}
    with Measured(["-m", "runstrong_tui"], environ) as terminal:
        terminal.until(HOME_WORD, MOST_SECONDS)
        _until_quiet(terminal)
        terminal.raw = b""
        began = time.perf_counter()
        terminal.type("h")
        terminal.until(EMPTY_WORD if empty else PAGE_WORD, MOST_SECONDS)
        heading = time.perf_counter() - began
        return Page(heading, max(heading, _until_quiet(terminal) - began))


def _until_quiet(terminal: Measured) -> float:
    """Read until nothing more is written for a while; when the last of it was read."""
    last = time.perf_counter()
    while terminal.read(QUIET_SECONDS):
        last = time.perf_counter()
    return last


def pages(homes: Sequence[tuple[int, Path]], times: int) -> list[list[str]]:
    """A row for each size: the start's disk cache is warm, the medians of several."""
    rows = []
    for count, home in homes:
        first_page(home, empty=not count)
        found = [first_page(home, empty=not count) for _ in range(times)]
        heading = statistics.median(page.heading for page in found) * 1000
        whole = statistics.median(page.whole for page in found) * 1000
        rows.append([f"{count:,} workouts", figure(heading), figure(whole)])
    return rows


def main() -> None:
    """Measure and print."""
    parser = arguments("Measure what looking back costs.")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE:,} workouts")
    options = parser.parse_args()
    sizes = (*SIZES, LARGE) if options.large else SIZES
    with tempfile.TemporaryDirectory(prefix="runstrong-benchmark-") as name:
        homes = [(0, Path(name) / "none")]
        columns = []
        for count in sizes:
            home = Path(name) / f"{count}"
            write(home, workouts(count))
            homes.append((count, home))
            columns.append(statistics_of(home, LARGE_TIMES if count == LARGE else TIMES))
        print(versions())
        head = ("looking back, ms", *(f"{count:,}" for count in sizes))
        rows = [
            [words, *(figure(column[at][1]) for column in columns)]
            for at, (words, _) in enumerate(columns[0])
        ]
        print(f"\n{table(head, rows, markdown=options.markdown)}")
        if sys.platform == "win32":  # It has no such terminals.
            return
        head = ("from the key h, ms", "the heading", "all of the page")
        print(f"\n{table(head, pages(homes, TIMES), markdown=options.markdown)}")


if __name__ == "__main__":
    main()
