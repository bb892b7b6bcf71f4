"""Every workout in full, in one pass."""

import threading
from datetime import UTC, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrong_tui.store.history.read_all import AT_ONCE
from runstrong_tui.store.journal.lines import VERSION, Commit, encode
from runstrong_tui.store.journal.lines import put as put_line
from runstrong_tui.store.journal.tables import plain
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from tests.generated import workouts, write, year
from tests.store.disks import QuickFiles
from tests.store.test_past import write_line
from tests.trends.made_up import NOW, squat, workout


def opened(home: Path, files: QuickFiles | None = None) -> Store:
    return Store(home, lambda: NOW, files or QuickFiles())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(tmp_path)


def month_files(home: Path) -> list[Path]:
    return sorted((home / "history").glob("*/*.jsonl"))


class CountedReads(QuickFiles):
    """Files that count what is read of the history, and refuse to read some."""

    def __init__(self, refused: str = "") -> None:
        self.reads: list[str] = []
        self.refused = refused

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self.reads.append(path.name)
        if self.refused and path.name == self.refused:
            raise OSError(5, "Input/output error")
        return super().read(path, start, length)


def test_a_year_is_what_is_read_one_by_one(tmp_path: Path) -> None:
    made = year()
    write(tmp_path, made)
    store = opened(tmp_path)

    found = store.read_all()

    assert found == made[::-1]
    assert found == store.workouts()
    assert store.damage == []


def test_every_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, workouts(40))
    files = CountedReads()
    store = opened(tmp_path, files)
    store.history()
    files.reads.clear()

    assert len(store.read_all()) == 40
    assert sorted(files.reads) == [path.name for path in month_files(tmp_path)]


def test_an_empty_history_has_none(store: Store) -> None:
    on_progress: list[tuple[int, int]] = []

    assert store.read_all(lambda done, count: on_progress.append((done, count))) == []
    assert on_progress == [(0, 0)]


def test_how_far_it_is_is_told_now_and_then(tmp_path: Path) -> None:
    write(tmp_path, workouts(2 * AT_ONCE))
    on_progress: list[tuple[int, int]] = []

    opened(tmp_path).read_all(lambda done, count: on_progress.append((done, count)))

    assert on_progress == [(AT_ONCE, 2 * AT_ONCE), (2 * AT_ONCE, 2 * AT_ONCE)]


def test_the_last_word_on_a_workout_counts(store: Store) -> None:
    kept, gone = workout(squat(10), days=2), workout(squat(10), days=1)
    for past in (kept, gone):
        store.add(past)
    store.edit(replace(kept, note="put right"))
    store.delete(gone.id)

    assert store.read_all() == [replace(kept, note="put right")]


def test_what_cannot_be_read_is_left_out_and_told(tmp_path: Path, store: Store) -> None:
    for days in (3, 1):
        store.add(workout(squat(10), days=days))
    broken = plain(workout(squat(10), days=2))
    broken["sets"][0]["seconds"] = "long"
    write_line(tmp_path, broken)

    assert [past.id for past in store.read_all()] == ["1", "3"]
    assert [broken["id"] in str(damage) for damage in store.damage] == [True]
    store.read_all()
    assert len(store.damage) == 1


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """Given a list from the index, and a disk that fails at one month's file."""
    write(tmp_path, [workout(squat(10), days=days) for days in (60, 3, 2, 1)])
    files = CountedReads()
    store = opened(tmp_path, files)
    store.history()
    files.refused = "2026-11.jsonl"

    assert [past.id for past in store.read_all()] == ["60"]
    (damage,) = store.damage
    assert (damage.path.name, "3 workouts cannot be read" in damage.what) == (files.refused, True)


def test_a_file_written_anew_meanwhile_is_found_again(tmp_path: Path) -> None:
    """Given a file that a doctor puts right between the list and the reading."""
    made = [workout(squat(10), days=days, id=f"{days}") for days in (3, 2, 1)]
    write(tmp_path, made)

    class Meanwhile(QuickFiles):
        done = True

        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            if not self.done:
                self.done = True
                first, *others = path.read_bytes().splitlines(keepends=True)
                path.write_bytes(b"".join((*others, first)))
            return super().read(path, start, length)

    files = Meanwhile()
    store = opened(tmp_path, files)
    store.history()
    files.done = False

    assert store.read_all() == made[::-1]
    assert store.damage == []


def test_a_workout_of_a_newer_program_is_read_as_far_as_it_is_understood(tmp_path: Path) -> None:
    """Given one with more to it, and one of another kind altogether."""
    made = workout(squat(10), days=1)
    write(tmp_path, [workout(squat(9), days=2), made])
    more = {**plain(made), "mood": "great", "sets": [{**plain(made.sets[0]), "grip": 3}]}
    (path,) = month_files(tmp_path)
    with path.open("ab") as file:
        for id, doc in ((made.id, more), ("other", {"id": "other", "laps": [1, 2]})):
            commit_id = f"01ZZZZZZZZ00000000000000{len(id):02}"
            do = (put_line("workouts", id, doc),)
            file.write(encode(Commit(commit_id, NOW.astimezone(UTC), VERSION + 1, do)))
    for _ in range(2):  # By reading the files, then by the index alone.
        store = opened(tmp_path)

        assert [past.id for past in store.read_all()] == ["1", "2"]
        assert store.read_all()[0] == made
        assert ["newer" in str(damage) for damage in store.damage] == [True]
        assert [damage.line for damage in store.tidy()] == [0]
        store._history().save_index()


def test_it_is_read_while_others_write(tmp_path: Path) -> None:
    """Given a program that adds and edits without a pause, then each reading is a whole one."""
    write(tmp_path, workouts(300, NOW - timedelta(days=1)))
    store = opened(tmp_path)
    known = {summary.id for summary in store.history()}
    over = threading.Event()
    found: list[list[Workout]] = []
    faults: list[BaseException] = []

    def read() -> None:
        try:
            while not over.is_set():
                found.append(store.read_all())
        except BaseException as error:
            faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(60):
            fresh = workout(squat(number), id=store.new_id())
            store.add(fresh)
            store.edit(msgspec.structs.replace(fresh, note="again"))
    finally:
        over.set()
        reader.join(30)

    assert (faults, store.damage) == ([], [])
    assert found and all(known <= {past.id for past in some} for some in found)
    assert len(store.read_all()) == len(known) + 60
