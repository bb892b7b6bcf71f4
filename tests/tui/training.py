"""A runner's library, and workouts of the days before."""

from datetime import timedelta
from pathlib import Path

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.store.store import Store
from tests.store.disks import FailingFiles
from tests.tui.conftest import HERE, HandClock

RUNNING = HERE / "running"


def runner_library() -> Library:
    return load_library([HERE / "sessions", RUNNING])


def train(store: Store, clock: HandClock, *workouts: tuple[str, int, int]) -> None:
    """Enter workouts: a session, how many days ago, how many minutes."""
    library = runner_library()
    coach = Coach(library, store, clock)
    for name, days, minutes in workouts:
        began = clock.wall() - timedelta(days=days, minutes=minutes)
        coach.log_workout(library.sessions[name], minutes * 60, began)


def train_a_week(store: Store, clock: HandClock) -> None:
    """A workout last week; this week strength the day after the long run, and an easy run."""
    train(
        store, clock, ("mixed", 8, 30), ("long-run", 3, 70), ("mixed", 2, 30), ("easy-run", 1, 25)
    )


class FullDisk(FailingFiles):
    """A disk that takes nothing while it is ``full``."""

    def __init__(self) -> None:
        self.full = False
        super().__init__(lambda _, name: "full" if self.full and name == "write" else "")


def store_on(disk: FullDisk, home: Path, clock: HandClock) -> Store:
    return Store(home, clock.wall, disk)
