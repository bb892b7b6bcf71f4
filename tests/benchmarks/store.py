"""RunStrong's store beside plain TinyDB: ``python -m tests.benchmarks.store``.

Each figure comes from a fresh process and is the median of several repetitions, in milliseconds;
peak memory is that of the whole process, in MB (none on Windows). A workout is about 2.5 KB of
JSON. Both stores sync what they write.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.report import arguments, figure, ratio, table, versions

SIZES = (100, 1_000, 10_000)
LARGE = 100_000
SAVES = 60

PLAIN_TIMES = {100: 15, 1_000: 7, 10_000: 3}
OURS_TIMES = {100: 15, 1_000: 15, 10_000: 9, 100_000: 3}

HEAD = ("", "plain TinyDB", "RunStrong", "ours / plain")


class Case(NamedTuple):
    """A line of the table: what ours does, what plain TinyDB does, what of it is shown."""

    words: str
    ours: str
    plain: str
    shown: str = "ms"


CASES = (
    Case("open, list in short", "summaries", "summaries"),
    Case("the same without an index", "unindexed", "summaries"),
    Case("one workout in full", "read", "read"),
    Case("every workout in full", "everything", "everything"),
    Case("edit one workout", "edit", "edit"),
    Case("save the position, ms", "save", "save"),
    Case("save the position, bytes", "save", "save", "bytes"),
    Case("the same, plain in a file of its own", "save", "save_apart"),
    Case("finish a workout", "insert", "insert"),
    Case("peak MB: open, list in short", "summaries", "summaries", "MB"),
    Case("peak MB: without an index", "unindexed", "summaries", "MB"),
    Case("peak MB: finish a workout", "insert", "insert", "MB"),
)
SAVING = {"edit", "save", "save_apart", "insert"}


class Shown(NamedTuple):
    """A median in milliseconds, the bytes of one write and the peak memory in MB."""

    ms: float
    bytes: float
    mb: float

    def of(self, shown: str) -> float:
        """The figure by the name of its unit."""
        return {"ms": self.ms, "bytes": self.bytes, "MB": self.mb}[shown]


Found = dict[tuple[str, str, bool], Shown]
"""Figures by store, work, and whether it was done but once (for its memory)."""


def run(kind: str, work: str, count: int, times: int, folder: Path) -> Shown:
    """Measure one work in a fresh process."""
    words = [kind, work, str(count), str(times), str(folder)]
    command = [sys.executable, "-m", "tests.benchmarks.store_work", *words]
    made = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    seconds, written, peak = json.loads(made.stdout)
    return Shown(statistics.median(seconds) * 1000, written, peak)


def times(kind: str, work: str, count: int) -> int:
    """How often a work is repeated: seldom where once takes long."""
    if work == "everything":
        return 3 if count < SIZES[-1] else 1
    if kind == "plain":
        return SAVES if work == "save_apart" else PLAIN_TIMES[count]
    return SAVES if work in {*SAVING, "read"} else OURS_TIMES[count]


def measured(count: int, *, plain: bool) -> Found:
    """Every figure for a history of ``count`` workouts."""
    found: Found = {}
    with tempfile.TemporaryDirectory(prefix="runstrong-benchmark-") as name:
        folder = Path(name)
        for kind in ("ours", "plain") if plain else ("ours",):
            run(kind, "fill", count, 1, folder)
            getattr(os, "sync", int)()  # What was laid down must not be written meanwhile.
            for case in CASES:
                work = case.ours if kind == "ours" else case.plain
                once = case.shown == "MB"
                if (kind, work, once) not in found:
                    often = 1 if once else times(kind, work, count)
                    found[kind, work, once] = run(kind, work, count, often, folder)
    return found


def rows(found: Found) -> list[tuple[str, ...]]:
    """The table's lines; what was not measured is a dash."""
    lines: list[tuple[str, ...]] = []
    for case in CASES:
        once = case.shown == "MB"
        ours = found["ours", case.ours, once].of(case.shown)
        beside = found.get(("plain", case.plain, once))
        if beside is None:
            lines.append((case.words, "-", figure(ours), "-"))
        else:
            other = beside.of(case.shown)
            lines.append((case.words, figure(other), figure(ours), ratio(ours, other)))
    return lines


def main() -> None:
    """Measure and print."""
    parser = arguments("Measure the store beside plain TinyDB, in milliseconds.")
    parser.add_argument("--large", action="store_true", help="100,000 workouts, too (ours only)")
    options = parser.parse_args()
    print(versions())
    for count in (*SIZES, LARGE) if options.large else SIZES:
        found = measured(count, plain=count != LARGE)
        head = (f"{count:,} workouts, ms", *HEAD[1:])
        print(f"\n{table(head, rows(found), markdown=options.markdown)}", flush=True)


if __name__ == "__main__":
    main()
