"""What one fresh process does to a store while it is measured; started by ``store``.

``python -m tests.benchmarks.store_work KIND WORK COUNT TIMES FOLDER`` prints a ``Measured``.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from tinydb import TinyDB
from tinydb.table import Table

from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.lines import VERSION, Commit, encode, put
from runstrong_tui.store.journal.tables import plain
from runstrong_tui.store.layout import Layout, device_id
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout, workout_of
from tests.benchmarks.samples import NOW, advanced, corrected, partly, workouts

Act = Callable[[], object]


class Measured(NamedTuple):
    """Seconds of each repetition, bytes that the last one wrote, peak memory of the process in MB.

    Bytes are 0 where they were not counted, memory is 0 where the system does not tell.
    """

    seconds: list[float]
    written: int
    peak: float


class CountingFiles(Files):
    """The real file system, and how many bytes went to it."""

    def __init__(self) -> None:
        self.written = 0

    def write(self, descriptor: int, data: bytes) -> int:
        taken = super().write(descriptor, data)
        self.written += taken
        return taken


class Ours:
    """RunStrong's own store."""

    def __init__(self, folder: Path, count: int) -> None:
        self.home = folder / "ours"
        self.count = count
        self.files = CountingFiles()

    def written(self) -> int:
        """Bytes written since this was last asked."""
        written, self.files.written = self.files.written, 0
        return written

    def fill(self, times: int) -> Iterator[Act]:
        """Lay down the history as a device writes it in years, a file a month, and its index."""
        layout = Layout(self.home)
        device = device_id(layout, self.files)
        (layout.history / device).mkdir(parents=True)
        for workout in workouts(self.count):
            month = layout.history / device / f"{workout.finished:%Y-%m}.jsonl"
            do = (put("workouts", workout.id, workout),)
            commit = Commit(workout.id, workout.finished.astimezone(UTC), VERSION, do)
            with month.open("ab") as file:
                file.write(encode(commit))
        self._close(self._listed())
        yield lambda: None

    def summaries(self, times: int) -> Iterator[Act]:
        """Open the store and list every workout in short, with the index."""
        for _ in range(times):
            yield self._listed

    def unindexed(self, times: int) -> Iterator[Act]:
        """The same where the index is missing, so that every line is read; it is written anew."""
        for _ in range(times):
            Layout(self.home).index.unlink(missing_ok=True)
            yield self._listed

    def read(self, times: int) -> Iterator[Act]:
        """One workout in full, in a store that is open."""
        store = self._listed()
        ids = [summary.id for summary in store.history()]
        for number in range(times):
            yield partial(store.workout, ids[number * 7 % len(ids)])

    def everything(self, times: int) -> Iterator[Act]:
        """Every workout in full, as for an export, in a store that is open."""
        store = self._listed()
        for _ in range(times):
            yield store.workouts

    def edit(self, times: int) -> Iterator[Act]:
        """Put the repetitions of a workout right."""
        store = self._listed()
        workout = store.workout(store.history()[0].id)
        for number in range(times):
            yield partial(store.edit, corrected(workout, 100 + number))
        self._close(store)

    def save(self, times: int) -> Iterator[Act]:
        """Keep a session of which only the position has changed."""
        store = self._listed()
        session = _session(0)
        store.save(session)
        for number in range(times):
            yield partial(store.save, advanced(session, number + 1))
        store.progress.remove(session.id)

    def insert(self, times: int) -> Iterator[Act]:
        """Put a session into the history and let its progress go."""
        store = self._listed()
        for number in range(times):
            session = _session(number)
            store.save(session)
            yield partial(store.finish, session, session.saved)
        self._close(store)

    def _listed(self) -> Store:
        store = Store(self.home, _wall, self.files)
        store.history()
        return store

    def _close(self, store: Store) -> None:
        store.close()


class Plain:
    """TinyDB as it comes: its JSONStorage, history and progress in one file."""

    def __init__(self, folder: Path, count: int) -> None:
        self.path = folder / "plain.json"
        self.apart = folder / "progress.json"
        self.count = count
        self._last = self.path

    def written(self) -> int:
        """Bytes of the file that was written last: every write writes all of it."""
        return self._last.stat().st_size

    def fill(self, times: int) -> Iterator[Act]:
        """Lay down the history."""
        rows = enumerate(workouts(self.count), 1)
        with self.path.open("w") as file:
            json.dump({"workouts": {str(at): plain(workout) for at, workout in rows}}, file)
        yield lambda: None

    def summaries(self, times: int) -> Iterator[Act]:
        """Open the file and list every workout in short."""
        for _ in range(times):
            yield self._listed

    def read(self, times: int) -> Iterator[Act]:
        """One workout in full by its number, in a file that is open."""
        table = TinyDB(self.path).table("workouts")
        for number in range(times):
            yield partial(_whole, table, number * 7 % self.count + 1)

    def everything(self, times: int) -> Iterator[Act]:
        """Every workout in full, in a file that is open."""
        table = TinyDB(self.path).table("workouts")
        for _ in range(times):
            yield lambda: msgspec.convert(table.all(), list[Workout])

    def edit(self, times: int) -> Iterator[Act]:
        """Put the repetitions of a workout right."""
        table = TinyDB(self.path).table("workouts")
        workout = msgspec.convert(table.get(doc_id=self.count), Workout)
        for number in range(times):
            changed = {"sets": plain(corrected(workout, 100 + number).sets)}
            yield partial(table.update, changed, doc_ids=[self.count])

    def save(self, times: int) -> Iterator[Act]:
        """Keep the position of a session that stands in the same file."""
        yield from self._save(self.path, times)

    def save_apart(self, times: int) -> Iterator[Act]:
        """Keep the position of a session that has a file of its own."""
        yield from self._save(self.apart, times)

    def insert(self, times: int) -> Iterator[Act]:
        """Add a workout; its progress stays."""
        table = TinyDB(self.path).table("workouts")
        for number in range(times):
            session = _session(number)
            yield partial(_insert, table, session)

    def _save(self, path: Path, times: int) -> Iterator[Act]:
        self._last = path
        db = TinyDB(path)
        session = _session(0)
        db.table("session").insert(plain(session))
        place = db.table("place")
        only = place.insert(plain(session.position))
        for number in range(times):
            later = advanced(session, number + 1)
            position = {**plain(later.position), "saved": plain(later.saved)}
            yield partial(place.update, position, doc_ids=[only])
        db.drop_table("session")
        db.drop_table("place")

    def _listed(self) -> list[tuple[object, ...]]:
        with TinyDB(self.path) as db:
            return [
                (
                    workout["id"],
                    workout["title"],
                    workout["started"],
                    workout["active"],
                    len(workout["sets"]),
                )
                for workout in db.table("workouts").all()
            ]


def measure(store: Ours | Plain, work: str, times: int) -> Measured:
    """Do ``work`` so often; only the acts are timed, not what prepares them."""
    seconds = []
    written = 0
    for act in getattr(store, work)(times):
        store.written()
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
        written = store.written()
    return Measured(seconds, written, peak())


def peak() -> float:
    """The most memory that this process has had so far, in MB; 0 on Windows."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _whole(table: Table, doc_id: int) -> Workout:
    return msgspec.convert(table.get(doc_id=doc_id), Workout)


def _insert(table: Table, session: UnfinishedSession) -> int:
    return table.insert(plain(workout_of(session, session.saved)))


def _wall() -> datetime:
    return NOW + timedelta(seconds=time.perf_counter())


def _session(number: int) -> UnfinishedSession:
    """A session of today that is in no history yet."""
    apart = time.time_ns() % 10**9
    return partly(10**9 * (number + 1) + apart, NOW + timedelta(seconds=number))


def main() -> None:
    """Do what the command line says."""
    kind, work, count, times, folder = sys.argv[1:]
    store = Ours(Path(folder), int(count)) if kind == "ours" else Plain(Path(folder), int(count))
    print(json.dumps(measure(store, work, int(times))))


if __name__ == "__main__":
    main()
