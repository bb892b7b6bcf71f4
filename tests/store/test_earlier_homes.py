"""What an earlier version wrote is read: a whole home as 0.1 left it, byte for byte.

It was played with that version: three sessions (of one only the first set), a correction, a run
entered in New York, a workout deleted, a session left in its third calf raise, settings.
"""

import shutil
from pathlib import Path

import pytest

from runstrong_tui.store.care.doctor import examine
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from tests.store.test_store import finished_at, wall

EARLIER = Path(__file__).parent / "home_0_1"


@pytest.fixture(params=[True, False], ids=["with its index", "without"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    home = tmp_path / "home"
    shutil.copytree(EARLIER, home)
    if not request.param:
        (home / "index").unlink()
    return home


def test_every_workout_is_there_with_all_that_it_says(home: Path) -> None:
    store = Store(home, wall)

    run, sets, gym, balance = store.workouts()

    assert [workout.session for workout in (run, sets, gym, balance)] == [
        "long-run",
        "five-sets",
        "gym",
        "balance",
    ]
    assert [len(workout.sets) for workout in (run, sets, gym, balance)] == [1, 1, 23, 8]
    assert (run.km, run.rpe, run.outside) == (12.3, 4.0, True)
    assert run.started.isoformat() == "2026-11-08T07:00:00-05:00"
    assert (gym.rpe, gym.note) == (8.0, "Größe 42 – light")
    assert [summary.id for summary in store.history()] == [run.id, sets.id, gym.id, balance.id]
    assert store.damage == []


def test_what_was_left_is_gone_on_with_to_the_second(home: Path) -> None:
    (left,) = Store(home, wall).partly_finished()

    assert left.plan.session == "gym"
    assert (left.position.index, int(left.position.gone)) == (13, 71)
    assert left.log[-1].exercise == "calf-raise-step"


def test_settings_hold_and_nothing_is_wrong(home: Path) -> None:
    assert Store(home, wall).settings() == Settings(kit=("wall", "step"), week="beginner")
    report = examine(Layout(home), wall)
    assert (report.workouts, report.partly) == (4, 1)
    assert [str(fault) for fault in report.faults if fault.path.name != "index"] == []


def test_this_version_adds_to_it(home: Path) -> None:
    store = Store(home, wall)
    added = finished_at(store, 58)

    assert added.id in {workout.id for workout in Store(home, wall).workouts()}
    assert len(Store(home, wall).workouts()) == 5
