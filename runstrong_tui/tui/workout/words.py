"""What the history says of a workout: the last time, records, and what comes next time."""

from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.coach import Coach
from runstrong_tui.output.trends_text import without_records
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.outline import outline
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.trends.comparison import Comparison, compare, last_of_same
from runstrong_tui.trends.records import Record, records_set_in


class Next(NamedTuple):
    """What an exercise will ask for next time, and why."""

    name: str
    asked: str
    why: str


class Context(NamedTuple):
    """What is known of a workout from others; nothing yet where it was not looked for."""

    comparison: Comparison | None = None
    records: tuple[Record, ...] = ()
    next: tuple[Next, ...] = ()


NO_CONTEXT = Context()


class LookBack:
    """Looks from one workout back on all others, which it reads but once."""

    def __init__(self, coach: Coach) -> None:
        """``coach`` knows the records and what was done before."""
        self._coach = coach
        self._all: list[Workout] | None = None

    def context(self, workout: Workout) -> Context:
        """The workout beside the last one of its session, and the records it set at its time.

        The first time it reads the whole history: meant for a thread of its own.
        """
        if self._all is None:
            self._all = self._coach.store.read_all()
        before = [
            past for past in self._all if past.id != workout.id and past.started <= workout.started
        ]
        without = without_records(self._coach.library)
        records = records_set_in([workout, *before], without=without)
        comparison = compare(workout, last_of_same(before, workout))
        return Context(comparison, records.get(workout.id, ()))


def look_ahead(coach: Coach, workout: Workout) -> tuple[Next, ...]:
    """What the workout's session will ask for next time, of every exercise that says why.

    None where the session is not in the library. After an easy day it is planned for a normal one.
    """
    session = coach.library.sessions.get(workout.session)
    if session is None:
        return ()
    form = Form.NORMAL if workout.form is Form.EASY else workout.form
    plan = coach.plan(session, replace(Choices(form), hands_free=coach.settings.hands_free))
    return tuple(
        Next(entry.effort.task.move.name, entry.asked, entry.effort.task.why)
        for entry in outline(plan)
        if entry.effort.task.why
    )
