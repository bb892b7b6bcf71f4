"""A program that trains without a pause and says after each thing kept that it is kept.

    python -m tests.store.runner HOME FROM

It is killed sooner or later: see ``test_kills``.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from runstrong_tui.store.store import Store
from tests.store.ledger import Step, edit, finish, partly_after, save, ticking


def training(first: int) -> Iterator[Step]:
    """Sessions without end, from that number on: each saved often, finished, and put right."""
    number = first
    while True:
        for seconds in range(6):
            yield save(partly_after(number, seconds, min(seconds, 3)))
        yield finish(partly_after(number, 6, 3))
        yield edit(partly_after(number, 6, 3), "Better")
        number += 1


def main() -> None:
    """Do one step after the other, and tell each."""
    home, first = Path(sys.argv[1]), int(sys.argv[2])
    store = Store(home, ticking())
    store.tidy()
    for step in training(first):
        step.do(store)
        sys.stdout.write(".")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
