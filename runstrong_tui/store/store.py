"""The store: what is partly finished, and what was finished, in the field's words."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from runstrong_tui.store.care.odd_times import to_come
from runstrong_tui.store.history.checking import WORKOUTS
from runstrong_tui.store.history.read_all import Through
from runstrong_tui.store.history.storage import HistoryStorage
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.journal.commit_ids import CommitIds, Wall, fresh_id
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage, damage_of
from runstrong_tui.store.journal.lines import CANNOT_DECODE, BadLine, Delete, put
from runstrong_tui.store.journal.refused import OddFile
from runstrong_tui.store.journal.tables import Doc, JournalDB, JournalTable, plain
from runstrong_tui.store.layout import Layout, device_id
from runstrong_tui.store.migration import migrate
from runstrong_tui.store.progress import Progress
from runstrong_tui.store.settings import Settings, SettingsFile
from runstrong_tui.store.workout import UnfinishedSession, Workout, workout_of

if TYPE_CHECKING:
    from runstrong_tui.planning.evidence import LastTime

TIMES = 6
"""So many workouts with an exercise are looked at to say what comes next."""

Kept = TypeVar("Kept")


class Store:
    """Progress and history in the folder ``home``.

    What ``save``, ``finish``, ``edit`` and ``delete`` were told is on the disk when they return. A
    session's progress goes away only once its workout is in the history. ``damage`` tells what was
    found wrong so far. One thread at a time may change things; any may read the history.
    """

    def __init__(self, home: Path, wall: Wall, files: Files | None = None) -> None:
        """Open the store in ``home``; nothing is written until something is kept."""
        self.layout = Layout(home)
        self.damage: list[Damage] = []
        self._unlisted: tuple[Path, ...] = ()
        self._wall = wall
        self._files = files or Files()
        self._stamps = CommitIds(wall)
        self._history_storage: HistoryStorage | None = None
        self.progress = Progress(self.layout, self._stamps, self._files)
        self._settings = SettingsFile(self.layout, self._stamps, self._files)

    def tidy(self) -> list[Damage]:
        """Take over what version 1 wrote, finish what a crash left between two steps.

        Returns what is wrong in the store; what cannot be written is tried again next time.
        """
        try:
            for damage in migrate(self.layout, self._files, self._keep_once, self.save):
                self._note(damage)
            for partly in self.partly_finished():
                if partly.ended and self.progress.claim(partly.id):
                    self.finish(partly, partly.saved)
        except OSError as error:
            self._note(self._not_tidied(error))
        self._note_history()
        return self.damage

    @property
    def unlisted(self) -> tuple[Path, ...]:
        """What could not be looked into when it was last read: more may be in there."""
        return tuple(dict.fromkeys((*self._history().unlisted, *self._unlisted)))

    def new_id(self) -> str:
        """An id for a session that starts now: a ULID."""
        return fresh_id(self._wall)

    def save(self, partly: UnfinishedSession) -> None:
        """Keep a session as it stands.

        Raises:
            OSError: it is not kept; the next call writes what is missing.
        """
        self.progress.save(partly)

    def partly(self, partly_id: str) -> UnfinishedSession:
        """The partly finished session of that id.

        Raises:
            NoSuchSession: there is none.
            CannotRead: its file cannot be read, or a newer program wrote it.
        """
        partly, damage = self.progress.read(partly_id)
        for fault in damage:
            self._note(fault)
        return partly

    def partly_finished(self) -> list[UnfinishedSession]:
        """Every partly finished session, the last saved first; what cannot be read is told."""
        finished = self._history().ids()
        found = []
        failed: list[OSError] = []
        ids = self.progress.ids(failed)
        troubles = [damage_of(self.layout.progress, error) for error in failed]
        self._unlisted = tuple(trouble.path for trouble in troubles)
        for trouble in troubles:
            self._note(trouble)
        for partly_id in ids:
            if partly_id in finished:
                with suppress(OSError):
                    self._history().make_sure(partly_id)
                    self.progress.remove(partly_id)
                continue
            try:
                found.append(self.partly(partly_id))
            except NoSuchSession:
                continue
            except CannotRead as error:
                self._note(error.damage)
        return sorted(found, key=lambda partly: partly.saved, reverse=True)

    def finish(self, partly: UnfinishedSession, now: datetime) -> Workout:
        """Put a session into the history, then let its progress go.

        Raises:
            OSError: it is not in the history; its progress stays.
        """
        workout = workout_of(partly, now)
        self._keep_once(workout)
        with suppress(OSError):  # The next start sees by the id that it is finished.
            self.progress.remove(partly.id)
        return workout

    def history(self) -> list[Summary]:
        """Every finished workout in short, the latest first."""
        summaries = self._history().summaries()
        self._note_history()
        return sorted(summaries, key=lambda workout: workout.started, reverse=True)

    def past(self) -> list[Summary]:
        """As ``history``, without what is still to come by its time: nothing is to rest on that."""
        now = self._wall()
        return [summary for summary in self.history() if not to_come(summary.started, now)]

    def workouts(self) -> list[Workout]:
        """Every finished workout in full, the latest first; what cannot be read is told."""
        documents = self._history().documents()
        found = []
        for summary in self.history():
            try:
                found.append(self._workout(summary, documents))
            except CannotRead as error:
                self._note(error.damage)
        return found

    def read_all(self, on_progress: Callable[[int, int], None] | None = None) -> list[Workout]:
        """Every finished workout in full, the latest first, in one pass over the files.

        Much quicker than ``workouts``, and meant for a thread of its own while others write.
        ``on_progress`` hears, in that thread, how many of how many are read, about ten times a
        second and at the end. What cannot be read is left out and told.
        """
        order = self.history()
        through = Through(self._history(), self._files, on_progress)
        through.read()
        for damage in through.damage:
            self._note(damage)
        return [through.found[summary.id] for summary in order if summary.id in through.found]

    def workout(self, start: str) -> Workout:
        """The finished workout whose id is, or alone begins with, ``start``.

        Raises:
            NoSuchSession: none does, or several do.
            CannotRead: its line cannot be read.
        """
        summary = one_of(self.history(), start, lambda known: known.id)
        return self._workout(summary, self._history().documents())

    def add(self, workout: Workout) -> None:
        """Put a workout that was not played here into the history.

        Raises:
            OSError: it is not in the history.
        """
        self._keep_once(workout)

    def add_all(self, workouts: Iterable[Workout]) -> None:
        """Put workouts of elsewhere into the history, all or none; also such as were deleted.

        Raises:
            OSError: none of them is in the history.
        """
        self._history().bring([put(WORKOUTS, one.id, plain(one)) for one in workouts])

    def delete_all(self, workout_ids: Iterable[str]) -> None:
        """Take workouts out of the history, all or none, on every machine.

        Raises:
            OSError: all of them are still there.
        """
        self._history().commit(tuple(Delete(WORKOUTS, one) for one in workout_ids))

    def known_ids(self) -> set[str]:
        """The ids of every workout there is, and of those that were deleted."""
        return self._history().ids()

    def edit(self, workout: Workout) -> None:
        """Put a workout right, whichever machine it came from.

        Raises:
            OSError: it is as it was.
        """
        self._workouts().put(workout.id, plain(workout))

    def delete(self, workout_id: str) -> None:
        """Take a workout out of the history, on every machine.

        Raises:
            OSError: it is still there.
        """
        self._workouts().take_out(workout_id)

    def bring_back(self, workout: Workout) -> None:
        """Put a deleted workout into the history again, on every machine.

        Raises:
            OSError: it stays deleted.
        """
        # A later word than the deletion: whoever sees both has seen it brought back.
        self.edit(workout)

    def last_done(self, session: str) -> dict[str, datetime]:
        """When each exercise was last done in a session, by its id."""
        latest: dict[str, datetime] = {}
        for workout in reversed(self.past()):
            for exercise in workout.exercises if workout.session == session else ():
                latest[exercise] = workout.started
        return latest

    def times(
        self, exercises: Collection[str], session: str = ""
    ) -> dict[str, tuple["LastTime", ...]]:
        """How each of the exercises went the last times, the latest first.

        Of ``session`` there are as many as of all others together. Only so many workouts are read
        as that takes; one that cannot be read is passed over.
        """
        documents = self._history().documents()
        found: dict[str, list[Workout]] = {exercise: [] for exercise in exercises}
        room = {(exercise, own): TIMES for exercise in exercises for own in {False, bool(session)}}
        for summary in self.past():
            if not room:
                break
            own = bool(session) and summary.session == session
            wanted = [name for name in summary.exercises if (name, own) in room]
            if not wanted:
                continue
            try:
                workout = self._workout(summary, documents)
            except CannotRead as error:
                self._note(error.damage)
                continue
            for exercise in wanted:
                found[exercise].append(workout)
                room[exercise, own] -= 1
                if not room[exercise, own]:
                    del room[exercise, own]
        from runstrong_tui.store.previous_times import previous_times  # Only who plans asks.

        return {item: previous_times(workouts, item) for item, workouts in found.items()}

    def settings(self) -> Settings:
        """What the runner chose; what is wrong with it is told."""
        settings = self._settings.read()
        for damage in self._settings.damage:
            self._note(damage)
        return settings

    def choose(self, settings: Settings, known: Settings | None = None) -> Settings:
        """Keep what the runner chose otherwise than it was ``known``; what holds from now on.

        Where nothing is said to be known it is what the disk has.

        Raises:
            OSError: it is as it was.
        """
        return self._settings.write(settings, known)

    def close(self) -> None:
        """Let go of everything."""
        self.progress.let_all_go()
        if self._history_storage is not None:
            self._history_storage.close()

    def _workout(self, summary: Summary, documents: Mapping[str, Doc]) -> Workout:
        try:
            return msgspec.convert(documents.get(summary.id), Workout)
        except (BadLine, OSError, *CANNOT_DECODE) as error:
            damage = Damage(self.layout.history, 0, f"workout {summary.id}: {error}")
            raise CannotRead(damage) from error

    def _keep_once(self, workout: Workout) -> None:
        if self._history().knows(workout.id):
            self._history().make_sure(workout.id)
        else:
            self._workouts().put(workout.id, plain(workout))

    def _history(self) -> HistoryStorage:
        if self._history_storage is None:
            self._history_storage = HistoryStorage(
                self.layout.history,
                lambda: device_id(self.layout, self._files),
                self._stamps,
                index=self.layout.index,
                lock=self.layout.history_lock,
                quarantine=self.layout.quarantine,
                files=self._files,
            )
        return self._history_storage

    def _workouts(self) -> JournalTable:
        return JournalDB(self._history()).journal_table(WORKOUTS)

    def _note_history(self) -> None:
        for damage in self._history().damage:
            self._note(damage)

    def _not_tidied(self, error: OSError) -> Damage:
        if isinstance(error, OddFile):
            return damage_of(self.layout.home, error)
        return Damage(self.layout.home, 0, f"cannot be written ({error.strerror or error})")

    def _note(self, damage: Damage) -> None:
        if damage not in self.damage:
            self.damage.append(damage)


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
