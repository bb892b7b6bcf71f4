"""Who was told what: sessions as the store acknowledged them, and what was tried since."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

import msgspec

from runstrong_tui.player.log import Log, set_done
from runstrong_tui.player.state import Position
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout, workout_of
from runstrong_tui.training.steps import Effort
from tests.player.plans import MIXED

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=timezone(timedelta(hours=1)))
THROWN = "thrown away"
EFFORTS = [index for index, step in enumerate(MIXED.steps) if isinstance(step, Effort)]

State = UnfinishedSession | Workout | str | None
"""A session: partly finished, finished, ``THROWN``, or none."""


def an_id(number: int) -> str:
    """An id for a session, the same in every run."""
    return f"01M{number:023d}"


def logged(sets: int) -> Log:
    """The log after so many sets of the plan."""
    steps = [(index, MIXED.steps[index]) for index in EFFORTS[:sets]]
    return tuple(
        set_done(step, index, seconds=30 + index, at=40.0 * index)
        for index, step in steps
        if isinstance(step, Effort)
    )


def partly_after(number: int, seconds: float, sets: int = 0) -> UnfinishedSession:
    """The session of that number after so many seconds, with so many sets done."""
    index = EFFORTS[sets] if sets < len(EFFORTS) else len(MIXED.steps) - 1
    position = Position(index, seconds % 10, seconds)
    saved = NOW + timedelta(seconds=seconds)
    return UnfinishedSession(an_id(number), MIXED, position, logged(sets), NOW, saved)


def ticking() -> Callable[[], datetime]:
    """A wall clock that goes a second ahead each time it is looked at."""
    seconds = iter(range(10**9))
    return lambda: NOW + timedelta(seconds=next(seconds))


class Step(NamedTuple):
    """Something done to a session, and how it stands afterwards."""

    id: str
    after: State
    do: Callable[[Store], object]
    needs: Any = object


def save(partly: UnfinishedSession) -> Step:
    """Keep a session as it stands."""
    return Step(partly.id, partly, lambda store: store.save(partly), UnfinishedSession | None)


def finish(partly: UnfinishedSession) -> Step:
    """Put a session into the history."""
    workout = workout_of(partly, partly.saved)
    return Step(
        partly.id,
        workout,
        lambda store: store.finish(partly, partly.saved),
        UnfinishedSession | None,
    )


def edit(partly: UnfinishedSession, title: str) -> Step:
    """Put the workout of a session right."""
    workout = msgspec.structs.replace(workout_of(partly, partly.saved), title=title)
    return Step(partly.id, workout, lambda store: store.edit(workout), Workout)


def delete(number: int) -> Step:
    """Take a workout out of the history."""
    return Step(an_id(number), None, lambda store: store.delete(an_id(number)), Workout)


def throw_away(number: int) -> Step:
    """Throw a session away."""
    id_ = an_id(number)
    return Step(id_, THROWN, lambda store: store.progress.throw_away(id_), UnfinishedSession)


def bring_back(partly: UnfinishedSession) -> Step:
    """Take the throwing away back."""
    return Step(partly.id, partly, lambda store: store.progress.bring_back(partly.id), str)


def evening() -> list[Step]:
    """Three sessions: one finished and put right, one brought back and deleted, one left."""
    first = [partly_after(1, seconds, sets) for seconds, sets in ((5, 0), (60, 1), (61, 1))]
    second = [partly_after(2, seconds, sets) for seconds, sets in ((5, 0), (130, 2))]
    return [
        *(save(partly) for partly in first),
        finish(first[-1]),
        save(second[0]),
        edit(first[-1], "Better"),
        throw_away(2),
        save(partly_after(3, 7)),
        bring_back(second[0]),
        save(second[1]),
        finish(second[1]),
        delete(2),
        save(partly_after(3, 9, 1)),
    ]


class Ledger:
    """How each session was last acknowledged, and what was tried with it since."""

    def __init__(self) -> None:
        self.acknowledged: dict[str, State] = {}
        self.tried: dict[str, list[State]] = {}

    def copy(self) -> "Ledger":
        """The ledger as it stands."""
        other = Ledger()
        other.acknowledged = dict(self.acknowledged)
        other.tried = {key: list(states) for key, states in self.tried.items()}
        return other

    def can(self, step: Step) -> bool:
        """Whether the session is so that the step makes sense."""
        return isinstance(self.acknowledged.get(step.id), step.needs)

    def begin(self, step: Step) -> None:
        """The step is tried."""
        self.acknowledged.setdefault(step.id, None)
        self.tried.setdefault(step.id, []).append(step.after)

    def acknowledge(self, step: Step) -> None:
        """The step was acknowledged."""
        self.acknowledged[step.id] = step.after
        self.tried[step.id] = []

    def try_out(self, store: Store, step: Step) -> bool:
        """Do the step; whether it was acknowledged."""
        self.begin(step)
        try:
            step.do(store)
        except OSError:
            return False
        self.acknowledge(step)
        return True

    def wrong(self, found: dict[str, State], *, exact: bool = False) -> list[str]:
        """What was found otherwise than told; without ``exact`` what was tried is right, too."""
        return [
            f"{id}: acknowledged {state}, found {found.get(id)}"
            for id, state in self.acknowledged.items()
            if found.get(id) != state and (exact or found.get(id) not in self.tried.get(id, []))
        ] + [f"{id}: never kept" for id in found.keys() - self.acknowledged.keys()]


def found_in(store: Store) -> dict[str, State]:
    """Every session the store knows; no id is there twice."""
    found: dict[str, State] = {}
    for path in store.layout.thrown.glob("*.jsonl"):
        found[path.stem] = THROWN
    records: list[UnfinishedSession | Workout] = [*store.partly_finished(), *store.workouts()]
    ids = [record.id for record in records]
    assert len(ids) == len(set(ids)), "a session is there twice"
    found.update({record.id: record for record in records})
    return found
