"""The one writer: saves what it is handed in a thread of its own, so that no count ever waits."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import msgspec

from runstrong_tui.store.journal.refused import what_to_do
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession

RETRY_SECONDS = 2.0
"""What could not be written is tried again after so long, or with the next thing handed in."""


class Job(msgspec.Struct, frozen=True):
    """A session as it is to be kept, or (with ``finished``, a wall time) to go into the history."""

    partly: UnfinishedSession
    finished: datetime | None = None


class Keeper:
    """Keeps the latest state of each session it was handed; earlier ones need not be written.

    ``trouble`` says what the disk last refused, and is None again once all is written.
    """

    def __init__(self, store: Store, on_try: Callable[[], object] = lambda: None) -> None:
        """Write to ``store``, which no other thread changes from now on.

        ``on_try`` is called after each try, in the writer's thread: it must not wait for anything.
        """
        self._store = store
        self._on_try = on_try
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()
        self._busy = False
        self._tries = 0
        self._closing = False
        self._thread: threading.Thread | None = None
        self._kept: dict[str, Job] = {}
        self.trouble: str | None = None

    def kept(self, partly_id: str) -> Job | None:
        """What the disk has of a session, as far as it was handed in here; None where nothing."""
        return self._kept.get(partly_id)

    def found(self, partly: UnfinishedSession) -> None:
        """Take note of a session as it was read: the disk has it already."""
        self._kept[partly.id] = Job(partly)

    def save(self, partly: UnfinishedSession) -> None:
        """Keep a session as it stands, soon."""
        self._hand_in(Job(partly))

    def finish(self, partly: UnfinishedSession, finished: datetime) -> None:
        """Put a session into the history, soon."""
        self._hand_in(Job(partly, finished))

    def flush(self, seconds: float = 10.0) -> bool:
        """Wait until everything is written; False where the disk refused it or took too long."""
        with self._changed:
            tries = self._tries
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: not self._busy and (not self._jobs or self._tries > tries), seconds
            )
            return not self._jobs and not self._busy

    def written(self) -> bool:
        """Whether the disk has all that was handed in."""
        with self._changed:
            return not self._jobs and not self._busy

    def outlast(self, seconds: float) -> bool:
        """Wait for a disk that refuses, which is tried again and again; False as in ``flush``."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._jobs and not self._busy, seconds)

    def close(self, seconds: float = 10.0) -> bool:
        """Write what is left and stop; False where something could not be written."""
        done = self.flush(seconds)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(seconds)
        return done

    def _hand_in(self, job: Job) -> None:
        with self._changed:
            known = self._jobs.get(job.partly.id)
            if known is None or known.finished is None:
                self._jobs[job.partly.id] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                if self.trouble is None:
                    self._changed.wait_for(lambda: self._jobs or self._closing)
                if self._closing and (not self._jobs or self.trouble):
                    return
                jobs = list(self._jobs.values())
                self._busy = True
            troubles = [self._write(job) for job in jobs]
            trouble = next(filter(None, troubles), None)
            with self._changed:
                for job, refused in zip(jobs, troubles, strict=True):
                    if refused is None and self._jobs.get(job.partly.id) is job:
                        del self._jobs[job.partly.id]
                self.trouble = trouble
                self._busy = False
                self._tries += 1
                self._on_try()
                self._changed.notify_all()
                if trouble is not None:
                    self._changed.wait(RETRY_SECONDS)

    def _write(self, job: Job) -> str | None:
        """Write one job; what went wrong, in words."""
        try:
            if job.finished is None:
                self._store.save(job.partly)
            else:
                self._store.finish(job.partly, job.finished)
            self._kept[job.partly.id] = job
        except OSError as error:
            if job.finished is not None:
                with suppress(OSError):
                    self._store.save(job.partly)
                    self._kept[job.partly.id] = Job(job.partly)
            return words_of(error)
        except Exception as error:  # A writer that died of a bug would lose all that follows.
            return f"{type(error).__name__}: {error}"
        return None


def words_of(error: OSError) -> str:
    """What the system says, what to do about it, and which file it says it of."""
    what = f"{error.strerror or error}; {what_to_do(error)}"
    return f"{what} ({error.filename})" if error.filename else what
