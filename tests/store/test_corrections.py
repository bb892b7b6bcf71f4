"""What is put right, added, deleted and brought back outlives kills, and comes together."""

import itertools
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from runstrong_tui.diary.corrections import (
    Achieved,
    Corrections,
    added,
    corrected,
    rated,
    taken_out,
)
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout, workout_of
from tests.store.disks import QuickFiles
from tests.store.ledger import NOW, Ledger, Step, an_id, found_in, partly_after, ticking
from tests.store.runner import acknowledged_before_kill

CHANGES = 10
"""So many steps there are with each workout."""


def finished(number: int) -> Workout:
    """A workout of which two sets were done and the others were not."""
    partly = partly_after(number, 130, 2)
    return workout_of(partly, partly.saved)


def changes(number: int) -> Iterator[Step]:
    """A workout is entered, put right in every way, deleted and brought back."""
    kept = finished(number)
    first, missed = kept.sets[0], kept.missed[0]
    yield Step(kept.id, kept, lambda store: store.add(kept))
    states = [
        corrected(kept, first.step, Achieved(21, "2x5kg")),
        rated(corrected(kept, missed.step, Achieved(30)), "8"),
        added(kept, first, Achieved(44)),
        taken_out(kept, first.step),
        replace(kept, note="[/] 日本", started=kept.started.replace(hour=7)),
    ]
    for state in states:
        yield put_right(state)
    yield Step(kept.id, None, lambda store: store.delete(kept.id))
    last = states[-1]
    yield Step(kept.id, last, lambda store: store.bring_back(last))
    yield Step(kept.id, None, lambda store: store.delete(kept.id))
    yield Step(kept.id, kept, lambda store: store.bring_back(kept))


def put_right(state: Workout) -> Step:
    return Step(state.id, state, lambda store: store.edit(state))


def correcting(first: int) -> Iterator[Step]:
    """Changes without end, from that workout on."""
    for number in itertools.count(first):
        yield from changes(number)


def kill_again_and_again(home: Path, kills: int) -> None:
    ledger, first = Ledger(), 1
    for kill in range(kills):
        count = acknowledged_before_kill(correcting, home, first, 1 + kill % 23)
        steps = list(itertools.islice(correcting(first), count + 1))
        for step in steps[:-1]:
            ledger.acknowledge(step)
        ledger.begin(steps[-1])
        store = Store(home, ticking(), QuickFiles())
        assert store.tidy() == []
        found = found_in(store)
        assert ledger.wrong(found) == []
        ledger.acknowledged, ledger.tried = found, {}
        store.close()
        first += 1 + count // CHANGES


def test_the_steps_are_as_many_as_the_ledger_reckons_with() -> None:
    assert len(list(changes(1))) == CHANGES


def test_corrections_outlive_a_kill(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 2)


@pytest.mark.slow
def test_corrections_outlive_dozens_of_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 30)


Change = Callable[[Store, Workout], None]


def edits(store: Store, workout: Workout) -> None:
    store.edit(replace(workout, note="edited"))


def deletes(store: Store, workout: Workout) -> None:
    store.delete(workout.id)


def brings_back(store: Store, workout: Workout) -> None:
    store.delete(workout.id)
    store.bring_back(replace(workout, note="brought back"))


@pytest.mark.parametrize("ahead", ["laptop", "phone"])
@pytest.mark.parametrize(
    ("earlier", "later", "note"),
    [
        (edits, deletes, None),
        (deletes, edits, "edited"),
        (deletes, brings_back, "brought back"),
        (edits, brings_back, "brought back"),
        (brings_back, deletes, None),
        (brings_back, edits, "edited"),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_of_two_machines_the_later_word_wins(
    tmp_path: Path, earlier: Change, later: Change, note: str | None, ahead: str
) -> None:
    """Given two that know the same workout, then it does not matter whose folder comes first."""
    homes = {name: tmp_path / name for name in ("laptop", "phone")}
    clock = ticking()
    stores = {name: Store(home, clock, QuickFiles()) for name, home in homes.items()}
    workout = finished(1)
    stores["laptop"].add(workout)
    sync(homes)

    behind = "phone" if ahead == "laptop" else "laptop"
    earlier(stores[behind], workout)
    later(stores[ahead], workout)
    sync(homes)

    expected = [] if note is None else [replace(workout, note=note)]
    for name, home in homes.items():
        assert stores[name].workouts() == expected
        (home / "index").unlink(missing_ok=True)
        assert Store(home, clock, QuickFiles()).workouts() == expected


def test_what_was_deleted_elsewhere_by_a_clock_ahead_is_brought_back(tmp_path: Path) -> None:
    """Given a tombstone of the year after next that was seen, then bringing back is later."""
    homes = {name: tmp_path / name for name in ("laptop", "phone")}
    laptop = Store(homes["laptop"], ticking(), QuickFiles())
    phone = Store(homes["phone"], lambda: NOW.replace(year=NOW.year + 2), QuickFiles())
    workout = finished(1)
    laptop.add(workout)
    sync(homes)
    phone.delete(workout.id)
    sync(homes)
    assert laptop.workouts() == []

    laptop.bring_back(workout)
    sync(homes)

    assert laptop.workouts() == phone.workouts() == [workout]


def test_all_changes_are_taken_back_one_by_one(tmp_path: Path) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    workout = finished(1)
    store.add(workout)
    chance = random.Random(7)
    made = Corrections(store)
    past: list[list[Workout]] = []
    now = workout
    for number in range(40):
        past.append(store.workouts())
        if chance.random() < 0.2:
            made.delete(now)
            assert store.workouts() == []
            made.undo()
            past.pop()
        else:
            after = replace(now, note=f"{number}")
            assert made.change(now, after) is None
            now = after
    for expected in reversed(past):
        assert made.undo(workout.id) is not None
        assert store.workouts() == expected
    assert store.workouts() == [workout] and not made.can_undo()


def test_bringing_back_what_is_there_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    store.add(finished(1))
    (path,) = tmp_path.glob("history/*/*.jsonl")
    before = path.read_bytes()

    store.bring_back(finished(1))

    assert path.read_bytes() == before
    assert an_id(1) == store.workouts()[0].id


def sync(homes: dict[str, Path]) -> None:
    """Each home gets the folders of the others."""
    for source in homes.values():
        for target in homes.values():
            if source != target and (source / "history").exists():
                shutil.copytree(source / "history", target / "history", dirs_exist_ok=True)
