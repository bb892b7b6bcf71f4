"""Prints the weeks of the five runners; words after ``python -m tests.simulation`` choose some."""

import sys

from tests.simulation.runners import RUNNERS
from tests.simulation.weeks import AskedFor, Simulated, simulate


def table(simulated: Simulated) -> list[str]:
    """A row for each time that a step asked for something else than the time before."""
    rows = []
    for (session, place), times in simulated.steps().items():
        rows.append(f"\n{session} {place[0]}.{place[1]}: {times[0].exercise}")
        before: AskedFor | None = None
        for asked in times:
            if before is None or asked.hardness != before.hardness:
                rows.append(_row(asked))
            before = asked
    return rows


def _row(asked: AskedFor) -> str:
    load = f" @ {asked.load:g}kg" if asked.load else ""
    variant = f" {asked.variant}" if asked.variant else ""
    words = f"{asked.sets}x{asked.amount}{load}{variant}"
    minutes = f"{asked.minutes:3.0f} min"
    return f"  week {asked.week:3}  {words:28}{minutes}  made {asked.made:3}  {asked.why}".rstrip()


def main() -> None:
    """Print the tables of the runners whose name has the words in it."""
    wanted = " ".join(sys.argv[1:])
    for runner in RUNNERS:
        if wanted in runner.name:
            print(f"\n=== {runner.name}", *table(simulate(runner)), sep="\n")


if __name__ == "__main__":
    main()
