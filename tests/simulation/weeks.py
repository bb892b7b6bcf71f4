"""Playing a runner's weeks: what was asked for on each day, step by step."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec.structs import replace

from runstrong_tui.coach import Coach
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.log import SetDone, set_done
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Reps, Run
from tests.shipped import shipped
from tests.simulation.runners import DAYS, WEEKS, YEAR, Runner
from tests.store.disks import QuickFiles

MONDAY = datetime(2026, 1, 5, 18, 30, tzinfo=UTC)

Step = tuple[str, tuple[int, int]]
"""A step of a session: its session's name, its place."""


class AskedFor(msgspec.Struct, frozen=True):
    """What a step asked for on a day, and what was made of it.

    ``amount`` and the least that was ``made`` of a set are repetitions or seconds; ``load`` is in
    kg, 0 for none; ``rung`` counts variants from the easiest, but for harder ones that need a thing
    which nobody said is at hand.
    """

    day: int
    step: Step
    exercise: str
    variant: str | None
    rung: int
    sets: int
    amount: int
    load: float
    made: int
    why: str
    last: str
    easier: bool
    timed: bool
    minutes: float

    @property
    def week(self) -> int:
        """The week, from 1."""
        return self.day // 7 + 1

    @property
    def hardness(self) -> tuple[int, float, int, int]:
        """How hard it is: the variant before the load, the sets and the amount."""
        return self.rung, self.load, self.sets, self.amount


class Simulated(msgspec.Struct, frozen=True):
    """All that was asked of a runner, in order, and the workouts that came of it."""

    asked: tuple[AskedFor, ...]
    workouts: tuple[Workout, ...]

    def steps(self) -> dict[Step, list[AskedFor]]:
        """What each step asked for, in order."""
        found: dict[Step, list[AskedFor]] = {}
        for asked in self.asked:
            found.setdefault(asked.step, []).append(asked)
        return found


class SetClock:
    """A clock that stands where it was set to."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> float:
        """No second passes."""
        return 0.0

    def wall(self) -> datetime:
        """The moment it was set to."""
        return self.at


def simulate(runner: Runner, home: Path | None = None) -> Simulated:
    """Let the runner train, each day by what is asked for; the store is in ``home``."""
    if home is None:
        with TemporaryDirectory() as folder:
            return simulate(runner, Path(folder))
    clock = SetClock()
    coach = Coach(shipped(), Store(home, clock.wall, QuickFiles()), clock)
    coach.use_level(runner.level)
    asked: list[AskedFor] = []
    workouts: list[Workout] = []
    for number, (day, name) in enumerate(_days(runner)):
        clock.at = MONDAY + timedelta(days=day)
        plan = coach.plan(coach.library.sessions[name], Choices())
        workout = _workout(coach, plan, runner, number)
        coach.store.add(workout)
        workouts.append(workout)
        asked.extend(_asked_for(coach, plan, workout, day))
    coach.store.close()
    return Simulated(tuple(asked), tuple(workouts))


def _days(runner: Runner) -> Iterator[tuple[int, str]]:
    """The days that are trained on, with the session."""
    weeks = WEEKS if runner.trains(100) else WEEKS + YEAR // 7 + 1
    for day in range(7 * weeks):
        names = DAYS.get(day % 7)
        if names and runner.trains(day):
            yield day, names[day // 7 % len(names)]


def _workout(coach: Coach, plan: Plan, runner: Runner, number: int) -> Workout:
    sets: list[SetDone] = []
    for index in plan.efforts:
        effort = plan.steps[index]
        assert isinstance(effort, Effort)
        exercise = coach.library.exercises[effort.task.move.exercise]
        share = runner.makes(effort, exercise, number) if exercise.is_strength else 1.0
        planned = amount_of(effort)
        made = int(planned * share)
        reps = made if isinstance(effort, Reps | RepeatedHold) else None
        sets.append(set_done(effort, index, seconds=made, at=index, reps=reps))
    now = coach.now()
    end = now + timedelta(seconds=plan.seconds)
    workout = Workout(
        coach.store.new_id(), plan.session, plan.title, plan.form, now, end, plan.seconds, ()
    )
    return replace(workout, sets=tuple(sets), easier=plan.easier)


def amount_of(effort: Effort) -> int:
    """What an effort asks for, in repetitions or seconds."""
    if isinstance(effort, Reps):
        return effort.target or 0
    return effort.reps if isinstance(effort, RepeatedHold) else effort.seconds


def _asked_for(coach: Coach, plan: Plan, workout: Workout, day: int) -> Iterator[AskedFor]:
    efforts = [plan.steps[index] for index in plan.efforts]
    found = [
        effort for effort in efforts if isinstance(effort, Effort) and not isinstance(effort, Run)
    ]
    for place in dict.fromkeys(effort.task.place for effort in found):
        own = [effort for effort in found if effort.task.place == place]
        task = own[0].task
        exercise = coach.library.exercises[task.move.exercise]
        if place is None or not exercise.is_strength:
            continue
        easier = [other.id for other in exercise.variants if other.level == "easier"]
        harder = [
            other.id
            for other in exercise.variants
            if other.level == "harder" and (other.kit is None or other.id == task.written)
        ]
        done = [each for each in workout.sets if plan.steps[each.step] in own]
        yield AskedFor(
            day=day,
            step=(plan.session, place),
            exercise=exercise.id,
            variant=task.move.variant,
            rung=[*easier, None, *harder].index(task.move.variant),
            sets=task.sets,
            amount=amount_of(own[0]),
            load=_kilograms(task.load),
            made=min(int(each.seconds) if each.reps is None else each.reps for each in done),
            why=task.why,
            last=task.last,
            easier=plan.easier,
            timed=done[0].timed,
            minutes=plan.seconds / 60,
        )


def _kilograms(load: str | None) -> float:
    return float(load.removesuffix("kg").rpartition("x")[2]) if load else 0.0
