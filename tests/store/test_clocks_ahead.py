"""A machine whose clock is years ahead wins over nothing but what it wrote before one saw it."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from runstrong_tui.store.journal.commit_ids import CommitIds, is_stamp
from runstrong_tui.store.journal.lines import decode
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import workout_of
from tests.store.disks import QuickFiles
from tests.store.ledger import NOW, an_id, partly_after, ticking

YEARS = timedelta(days=1500)

Machines = Callable[..., Store]


@pytest.fixture
def machine(tmp_path: Path) -> Machines:
    """Opens the store of a machine, each with its own clock."""

    def opened(name: str, clock: Callable[[], datetime]) -> Store:
        return Store(tmp_path / name, clock, QuickFiles())

    return opened


def ahead() -> Callable[[], datetime]:
    here = ticking()
    return lambda: here() + YEARS


def sync(*stores: Store) -> None:
    """Bring every machine's files to every other; files only grow."""
    for source, target in permutations(stores, 2):
        for path in source.layout.history.glob("*/*.jsonl"):
            copy = target.layout.history / path.relative_to(source.layout.history)
            if not copy.exists() or copy.stat().st_size < path.stat().st_size:
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy)


def done(store: Store, number: int, note: str) -> None:
    partly = partly_after(number, 60, 1)
    store.add(replace(workout_of(partly, partly.saved), note=note))


def correct(store: Store, number: int, note: str) -> None:
    store.edit(replace(store.workout(an_id(number)), note=note))


def notes(store: Store) -> dict[str, str]:
    return {workout.id: workout.note for workout in store.workouts()}


def commits(store: Store) -> list[str]:
    """The ids of all lines of a machine's history."""
    return [
        decode(line).id
        for path in sorted(store.layout.history.glob("*/*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]


def test_who_saw_a_workout_of_a_clock_ahead_can_correct_it_and_the_correction_wins(
    machine: Machines,
) -> None:
    wrong, right = machine("wrong", ahead()), machine("right", ticking())
    done(wrong, 1, "of the future")
    done(right, 2, "of today")
    sync(wrong, right)

    correct(right, 1, "put right")
    sync(wrong, right)

    assert notes(wrong) == notes(right) == {an_id(1): "put right", an_id(2): "of today"}


def test_corrections_of_other_workouts_are_of_the_time_that_it_is(machine: Machines) -> None:
    wrong, seeing = machine("wrong", ahead()), machine("seeing", ticking())
    done(seeing, 2, "of today")
    done(wrong, 1, "of the future")
    apart = machine("apart", lambda: NOW + timedelta(hours=1))
    shutil.copytree(seeing.layout.history, apart.layout.history)
    sync(wrong, seeing)
    correct(seeing, 1, "put right")

    correct(seeing, 2, "first")
    correct(apart, 2, "an hour later")
    sync(seeing, apart)

    assert notes(seeing)[an_id(2)] == notes(apart)[an_id(2)] == "an hour later"


def test_no_two_machines_give_an_id_twice_however_far_ahead_what_they_correct_is(
    machine: Machines,
) -> None:
    wrong = machine("wrong", ahead())
    done(wrong, 1, "of the future")
    some = [machine(name, lambda: NOW) for name in ("one", "two", "three")]
    sync(wrong, *some)

    for store in some:
        correct(store, 1, str(store.layout.home))
    sync(wrong, *some)

    made = commits(wrong)
    assert len(made) == 4 == len(set(made))
    assert notes(some[0]) == notes(some[1]) == notes(some[2]) == notes(wrong)


def test_what_is_corrected_several_times_is_as_it_was_put_last(machine: Machines) -> None:
    wrong, right = machine("wrong", ahead()), machine("right", lambda: NOW)
    done(wrong, 1, "of the future")
    sync(wrong, right)

    for note in ("once", "twice", "thrice"):
        correct(right, 1, note)
    right.delete(an_id(1))
    gone = right.history()
    right.add_all([replace(workout_of(partly_after(1, 60, 1), NOW), note="brought back")])

    assert gone == []
    assert notes(machine("right", lambda: NOW)) == {an_id(1): "brought back"}


def test_an_id_follows_also_what_is_no_id() -> None:
    assert is_stamp(CommitIds(lambda: NOW).next("nonsense"))
