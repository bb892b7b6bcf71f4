"""A program is killed again and again: what it said it kept is there, or what it kept next."""

import itertools
from pathlib import Path

import pytest

from runstrong_tui.store.store import Store
from tests.store.disks import QuickFiles
from tests.store.ledger import Ledger, found_in, ticking
from tests.store.runner import acknowledged_before_kill, training


def check(home: Path, first: int, count: int, ledger: Ledger) -> None:
    """What was told last is there, or the step after it."""
    steps = list(itertools.islice(training(first), count + 1))
    for step in steps[:-1]:
        ledger.acknowledge(step)
    ledger.begin(steps[-1])
    store = Store(home, ticking(), QuickFiles())
    assert store.tidy() == []
    found = found_in(store)
    assert ledger.wrong(found) == []
    ledger.acknowledged = found
    ledger.tried = {}
    store.close()


def kill_again_and_again(home: Path, kills: range) -> None:
    """Kill at ever other points of a session, each program going on where the last was killed."""
    ledger, first = Ledger(), 1
    for kill in kills:
        count = acknowledged_before_kill(training, home, first, 1 + kill % 19)
        check(home, first, count, ledger)
        first += 1 + count // 8


def test_a_program_killed_loses_nothing_it_told(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, range(10))


@pytest.mark.slow
@pytest.mark.parametrize("begin", range(0, 200, 50))
def test_a_program_killed_two_hundred_times_loses_nothing_it_told(
    tmp_path: Path, begin: int
) -> None:
    """Fifty times each in a home of its own."""
    kill_again_and_again(tmp_path, range(begin, begin + 50))
