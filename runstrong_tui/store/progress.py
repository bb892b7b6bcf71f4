"""Unfinished sessions, a file each, and who plays them."""

from contextlib import suppress

import msgspec

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage, damage_of
from runstrong_tui.store.journal.locks import Lock
from runstrong_tui.store.journal.storage import JournalStorage
from runstrong_tui.store.journal.tables import JournalDB, plain
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.steps import Plan

THROWN_KEPT = 20
"""So many sessions thrown away can be brought back."""

SET_ASIDE = "runstrong doctor --repair sets it aside"


class Progress:
    """The folder of partly finished sessions. One thread at a time may use it."""

    def __init__(self, layout: Layout, stamps: CommitIds, files: Files) -> None:
        """``layout`` says where, ``stamps`` gives new ids, ``files`` is the disk."""
        self._layout = layout
        self._stamps = stamps
        self._files = files
        self._open: dict[str, JournalStorage] = {}
        self._locks: dict[str, Lock] = {}
        self._plans: dict[str, Plan] = {}

    def ids(self, unlisted: list[OSError] | None = None) -> list[str]:
        """The ids of all of them; a folder that cannot be listed is put into ``unlisted``.

        Raises:
            OSError: it cannot be listed, and nobody asked for ``unlisted``.
        """
        paths = self._files.list(self._layout.progress, "*.jsonl", unlisted)
        return [path.stem for path in paths]

    def save(self, partly: UnfinishedSession) -> None:
        """Keep a session as it stands: one line with all that changed since the last time.

        Raises:
            OSError: it is not kept; the next call writes what is missing.
        """
        storage = self._storage(partly.id)
        db = JournalDB(storage)
        with storage.together():
            if "session" not in db.tables() or self._plans.get(partly.id) is not partly.plan:
                head = {"id": partly.id, "started": partly.started, "plan": partly.plan}
                db.journal_table("session").put("1", plain(head))
            sets = db.journal_table("sets")
            kept = {str(done.doc_id) for done in sets}
            for gone in kept - {str(done.step) for done in partly.log}:
                sets.take_out(gone)
            for done in partly.log:
                sets.put(str(done.step), plain(done))
            place = {**plain(partly.position), "saved": plain(partly.saved)}
            db.journal_table("place").put("1", place)
        self._plans[partly.id] = partly.plan

    def read(self, partly_id: str) -> tuple[UnfinishedSession, list[Damage]]:
        """The session of that id, and what is wrong with its file otherwise.

        Raises:
            NoSuchSession: there is none.
            CannotRead: its file cannot be read, or a newer program wrote it.
        """
        path = self._layout.progress_file(partly_id)
        try:
            if self._files.size(path) is None:
                raise NoSuchSession(f'nothing is partly finished with the id "{partly_id}"')
            storage = self._storage(partly_id)
            db = JournalDB(storage)
            head = db.journal_table("session").document("1") or {}
            place = db.journal_table("place").document("1") or {}
        except OSError as error:
            raise CannotRead(damage_of(path, error)) from error
        if storage.blank:
            raise NoSuchSession(f'nothing was kept yet of "{partly_id}"')
        if storage.newer:
            what = "this session was left in a newer RunStrong"
            raise CannotRead(Damage(path, 0, what, "go on with it there, or update"))
        sets = db.journal_table("sets").all()
        try:
            log = sorted(msgspec.convert(sets, list[SetDone]), key=lambda done: done.step)
            data = {**head, "position": place, "saved": place.get("saved"), "log": log}
            partly = msgspec.convert(data, UnfinishedSession)
        except msgspec.ValidationError as error:
            damage = Damage(path, 0, f"this is no whole session ({error})", SET_ASIDE)
            raise CannotRead(damage) from error
        if partly.id != partly_id:
            what = f"this is a copy of the session {partly.id}"
            raise CannotRead(Damage(path, 0, what, SET_ASIDE))
        if partly_id not in self._locks:
            self._forget(partly_id)
        return partly, list(storage.damage)

    def remove(self, partly_id: str) -> None:
        """Let a session's progress go: it is in the history.

        Raises:
            OSError: it is still there.
        """
        self._files.remove(self._layout.progress_file(partly_id))
        self._open.pop(partly_id, None)
        self._plans.pop(partly_id, None)
        self.let_go(partly_id)
        with suppress(OSError):
            self._files.remove(self._layout.session_lock(partly_id))

    def throw_away(self, partly_id: str) -> None:
        """Put a session aside; ``bring_back`` undoes it.

        Raises:
            OSError: it stays where it is.
        """
        layout = self._layout
        self._files.make_folder(layout.thrown)
        self._files.replace(layout.progress_file(partly_id), layout.thrown_file(partly_id))
        self._open.pop(partly_id, None)
        self.let_go(partly_id)
        with suppress(OSError):  # What cannot be removed today is removed with the next one.
            self._files.sync_folder(layout.thrown)
            thrown = self._files.list(layout.thrown, "*.jsonl")
            others = [path for path in thrown if path.stem != partly_id]
            for path in others[: -(THROWN_KEPT - 1)]:
                self._files.remove(path)

    def bring_back(self, partly_id: str) -> None:
        """Take back the throwing away of a session.

        Raises:
            OSError: it stays thrown away.
        """
        layout = self._layout
        self._files.make_folder(layout.progress)
        self._files.replace(layout.thrown_file(partly_id), layout.progress_file(partly_id))
        self._open.pop(partly_id, None)
        with suppress(OSError):
            self._files.sync_folder(layout.progress)

    def claim(self, partly_id: str) -> bool:
        """Make a session this program's own; False where another program plays it.

        Raises:
            OSError: locks cannot be made here.
        """
        if partly_id in self._locks:
            return True
        self._files.make_folder(self._layout.locks)
        lock = Lock(self._layout.session_lock(partly_id))
        if not lock.try_to_take():
            return False
        self._locks[partly_id] = lock
        return True

    def let_go(self, partly_id: str) -> None:
        """Let other programs go on with a session."""
        self._forget(partly_id)
        lock = self._locks.pop(partly_id, None)
        if lock is not None:
            lock.let_go()

    def let_all_go(self) -> None:
        """Let other programs go on with every session."""
        for partly_id in list(self._locks):
            self.let_go(partly_id)

    def runs_elsewhere(self, partly_id: str) -> bool:
        """Whether another program plays the session now."""
        path = self._layout.session_lock(partly_id)
        if partly_id in self._locks:
            return False
        lock = Lock(path)
        try:
            if self._files.size(path) is None:
                return False
            if not lock.try_to_take():
                return True
            lock.let_go()
        except OSError:
            return False
        return False

    def _forget(self, partly_id: str) -> None:
        """Read a session anew next time, unless only memory holds what is kept of it."""
        storage = self._open.get(partly_id)
        if storage is not None and not storage.suspect:
            del self._open[partly_id]

    def _storage(self, partly_id: str) -> JournalStorage:
        if partly_id not in self._open:
            self._open[partly_id] = JournalStorage(
                self._layout.progress_file(partly_id),
                self._stamps,
                self._files,
                self._layout.quarantine,
            )
        return self._open[partly_id]
