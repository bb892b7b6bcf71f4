"""The store: what is partly finished, and what was finished."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document
from ulid import ULID

from runstrong_tui.player.log import Log
from runstrong_tui.player.player import Position
from runstrong_tui.store.records import Partly, Workout, workout_of
from runstrong_tui.store.storage import DamagedFile, WholeFileStorage
from runstrong_tui.training.steps import Plan

StorageAt = Callable[[Path], Storage]
"""Makes the storage for the file at a path; the suffix is the storage's own affair."""

Kept = TypeVar("Kept")


class NoSuchSession(LookupError):
    """No partly finished session or workout has that id, or several begin with it."""


class Store:
    """Progress and history in the folder ``home``.

    A session's progress is on disk when ``begin``, ``keep`` or ``log`` returns. It goes away only
    once the workout is in the history.
    """

    def __init__(self, home: Path, storage: StorageAt = WholeFileStorage) -> None:
        """Open the store in ``home``; the folder is made at the first thing kept."""
        self._home = home
        self._storage = storage
        self.damaged: list[DamagedFile] = []

    def begin(self, plan: Plan, now: datetime) -> str:
        """Keep a session that starts ``now`` (wall time with its zone); its new id, a ULID."""
        session_id = str(ULID.from_datetime(now))
        head = {"id": session_id, "started": _plain(now), "plan": _plain(plan)}
        with self._progress(session_id) as db:
            db.table("session").insert(Document(head, doc_id=1))
        self.keep(session_id, Position(), now)
        return session_id

    def keep(self, session_id: str, position: Position, now: datetime) -> None:
        """Keep where the runner is; ``now`` is wall time."""
        place = {**_plain(position), "saved": _plain(now)}
        with self._progress(session_id) as db:
            db.table("place").upsert(Document(place, doc_id=1))

    def log(self, session_id: str, log: Log, position: Position, now: datetime) -> None:
        """Keep what was done so far, and where the runner is."""
        with self._progress(session_id) as db:
            sets = db.table("sets")
            for done in log:
                line = _plain(done)
                if sets.get(doc_id=done.step) != line:
                    sets.upsert(Document(line, doc_id=done.step))
        self.keep(session_id, position, now)

    def partly(self, session_id: str) -> Partly:
        """The partly finished session of that id.

        Raises:
            NoSuchSession: there is none.
            DamagedFile: its file cannot be read.
        """
        path = self._progress_path(session_id)
        if not path.exists():
            raise NoSuchSession(session_id)
        with self._progress(session_id) as db:
            head = db.table("session").get(doc_id=1)
            place = db.table("place").get(doc_id=1)
            if not isinstance(head, dict) or not isinstance(place, dict):
                raise DamagedFile(path, "does not hold a session")
            data = {
                **head,
                "position": place,
                "saved": place.get("saved"),
                "log": sorted(db.table("sets").all(), key=lambda done: done.doc_id),
            }
        try:
            return msgspec.convert(data, Partly)
        except msgspec.ValidationError as error:
            raise DamagedFile(path, f"does not hold a session ({error})") from error

    def partly_finished(self) -> list[Partly]:
        """Every partly finished session, the last saved first; ``damaged`` gets the unreadable."""
        found, self.damaged = [], []
        finished = self._finished_ids()
        for path in sorted(self._home.glob("progress/*.json")):
            if path.stem in finished:
                path.unlink(missing_ok=True)
                continue
            try:
                found.append(self.partly(path.stem))
            except DamagedFile as fault:
                self.damaged.append(fault)
        return sorted(found, key=lambda partly: partly.saved, reverse=True)

    def finish(self, session_id: str, now: datetime) -> Workout:
        """Put a session into the history, then let its progress go.

        Raises:
            NoSuchSession: there is no progress of that id.
        """
        workout = workout_of(self.partly(session_id), now)
        with self._history() as db:
            row = db.table("workouts").get(lambda row: bool(row["id"] == session_id))
            if row is None:
                db.table("workouts").insert(_plain(workout))
        self._progress_path(session_id).unlink(missing_ok=True)
        return workout

    def history(self) -> list[Workout]:
        """Every finished workout, the latest first."""
        with self._history() as db:
            rows = db.table("workouts").all()
        try:
            found = [msgspec.convert(dict(row), Workout) for row in rows]
        except msgspec.ValidationError as error:
            raise DamagedFile(self._history_path, f"holds no workouts ({error})") from error
        return sorted(found, key=lambda workout: workout.started, reverse=True)

    def workout(self, workout_id: str) -> Workout:
        """The finished workout whose id is, or alone begins with, ``workout_id``.

        Raises:
            NoSuchSession: none does, or several do.
        """
        return one_of(self.history(), workout_id, lambda workout: workout.id)

    def last_done(self) -> dict[str, str]:
        """When each exercise was last done: its id to a time that sorts as text."""
        latest: dict[str, str] = {}
        for workout in reversed(self.history()):
            for done in workout.sets:
                latest[done.exercise] = workout.started.astimezone().isoformat()
        return latest

    def _finished_ids(self) -> set[str]:
        with self._history() as db:
            return {row["id"] for row in db.table("workouts").all()}

    @property
    def _history_path(self) -> Path:
        return self._home / "history.json"

    def _progress_path(self, session_id: str) -> Path:
        return self._home / "progress" / f"{session_id}.json"

    @contextmanager
    def _progress(self, session_id: str) -> Iterator[TinyDB]:
        with TinyDB(self._progress_path(session_id), storage=self._storage) as db:
            yield db

    @contextmanager
    def _history(self) -> Iterator[TinyDB]:
        with TinyDB(self._history_path, storage=self._storage) as db:
            yield db


def one_of(records: list[Kept], start: str, id_of: Callable[[Kept], str]) -> Kept:
    """The one record whose id begins with ``start``, in either case.

    Raises:
        NoSuchSession: none does, or several do.
    """
    found = [record for record in records if id_of(record).startswith(start.upper())]
    if len(found) != 1:
        what = "several ids begin" if found else "no id begins"
        raise NoSuchSession(f'{what} with "{start}"')
    return found[0]


def _plain(value: object) -> Any:
    """``value`` as JSON has it."""
    return msgspec.to_builtins(value)
