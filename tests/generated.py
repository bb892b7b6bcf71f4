"""A runner's years, made up: believable, and the same for the same seed.

    python -m tests.generated HOME --year
    python -m tests.generated HOME --workouts 10000

Three strength sessions and three runs a week, holidays, an injury, progress, odd notes. A year has
about 270 workouts; more than 20 years of them stand closer.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace
from ulid import ULID

from runstrong_tui.clock import SystemClock
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.log import SetDone, missed, set_done
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.lines import VERSION, Commit, encode, put
from runstrong_tui.store.layout import Layout, device_id
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Effort, Plan, Rest, Side, Timed
from runstrong_tui.training.steps import Step as PlanStep
from tests.shipped import shipped

SEED = 20
UNTIL = datetime(2026, 11, 20, 18, 52, tzinfo=timezone(timedelta(hours=1)))
LONGEST_YEARS = 20
STRENGTH = ("gym", "leg-exercises", "after-run-10", "five-circuit", "five-sets", "balance")
RUNS = ("recovery-run", "tempo-run", "long-run")
NOTES = (
    "felt strong",
    "tired after work",
    "left knee a little sore",
    "windy 🌬️ and cold 🥶, still fun 🏃‍♀️💪",
    "ריצה טובה היום",
    "تمرين جيد اليوم",
    "很累，但是很开心",
    "e\u0301tirements trop courts, cafe\u0301 apre\u0300s",
    "=1+1, \"quoted\", 'single'; [bold]not bold[/bold]",
    "the long story: " + "up the hill and down again, " * 10 + "home",
)


class MiddleEurope(tzinfo):
    """An hour before UTC, two from the last Sunday of March to that of October, 01:00 UTC."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt: datetime | None) -> timedelta:
        if dt is None:
            return timedelta()
        local = dt.replace(tzinfo=None, fold=0)
        begin, end = _summer(local.year)
        last = end + timedelta(hours=2 - dt.fold)
        return timedelta(hours=begin + timedelta(hours=1) <= local < last)

    def tzname(self, dt: datetime | None) -> str:
        return "CEST" if self.dst(dt) else "CET"

    def fromutc(self, dt: datetime) -> datetime:
        utc = dt.replace(tzinfo=None)
        begin, end = _summer(utc.year)
        local = dt + timedelta(hours=1 + (begin <= utc < end))
        return local.replace(fold=int(end <= utc < end + timedelta(hours=1)))


@cache
def _summer(year: int) -> tuple[datetime, datetime]:
    """Between which moments, in UTC, the clocks show summer time."""
    ends = (date(year, month, 31) for month in (3, 10))
    sundays = (day - timedelta(days=(day.weekday() + 1) % 7) for day in ends)
    begin, end = (datetime.combine(day, time(1)) for day in sundays)
    return begin, end


ZONE = MiddleEurope()


class Slot(NamedTuple):
    """When a session begins, by the clock on the wall, and which one it is."""

    started: datetime
    session: str


def year(until: datetime = UNTIL, seed: int = SEED) -> list[Workout]:
    """A year of one runner up to ``until``, the oldest first."""
    random = Random(seed)
    slots = _slots(until.date() - timedelta(days=364), until, random)
    return list(_workouts(slots, random))


def workouts(count: int, until: datetime = UNTIL, seed: int = SEED) -> Iterator[Workout]:
    """So many workouts up to ``until``, the oldest first."""
    random = Random(seed)
    days = min(int(count / 4.5 * 7) + 400, LONGEST_YEARS * 365)
    slots = _slots(until.date() - timedelta(days=days), until, random)
    times = -(-count // len(slots))
    apart = timedelta(minutes=3)
    many = [slot._replace(started=slot.started - n * apart) for slot in slots for n in range(times)]
    return _workouts(sorted(many)[len(many) - count :], random)


def write(home: Path, made: Iterable[Workout]) -> int:
    """Lay workouts down, the oldest first, as a device writes them in years, with their index."""
    layout = Layout(home)
    folder = layout.history / device_id(layout, Files())
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for month, group in groupby(made, lambda past: f"{past.finished.astimezone(UTC):%Y-%m}"):
        with (folder / f"{month}.jsonl").open("ab") as file:
            for workout in group:
                do = (put("workouts", workout.id, workout),)
                commit = Commit(f"{count:026}", workout.finished.astimezone(UTC), VERSION, do)
                file.write(encode(commit))
                count += 1
    store = Store(home, lambda: UNTIL)
    store.history()
    store.close()
    return count


def _slots(first: date, until: datetime, random: Random) -> list[Slot]:
    """Every session between two days, without holidays; while injured nothing but easy ones."""
    last = until.astimezone(ZONE)
    found = []
    for number in range((last.date() - first).days + 1):
        day = first + timedelta(days=number)
        injured = day.month == 3 and day.day <= 21
        for session in _sessions(day, number, injured, random):
            hour = 7 if session in RUNS else 18
            clock = time(hour + random.randrange(3), random.randrange(60), random.randrange(60))
            slot = Slot(datetime.combine(day, clock, ZONE), session)
            if slot.started + timedelta(hours=3) < last:
                found.append(slot)
    return sorted(found)


def _sessions(day: date, number: int, injured: bool, random: Random) -> Iterator[str]:
    """What is done on a day: strength on Monday, Wednesday, Friday, runs on the days between."""
    weekday = day.weekday()
    away = (day.month == 8 and day.day <= 14) or (day.month == 12 and day.day >= 24)
    if away or random.random() < (0.6 if injured else 0.08):
        return
    if weekday in (0, 2, 4):
        yield "balance" if injured else STRENGTH[(number // 2 + random.randrange(2)) % 6]
    elif weekday in (1, 3, 5) and not injured:
        yield "long-run" if weekday == 5 else RUNS[weekday == 3]
        if weekday == 1 and random.random() < 0.3:
            yield "stretch"


def _workouts(slots: Sequence[Slot], random: Random) -> Iterator[Workout]:
    runner = Runner(random)
    for number, slot in enumerate(slots):
        yield runner.does(slot, number)


@cache
def _plan(session: str, form: Form) -> Plan:
    library = shipped()
    return plan_of(library, library.sessions[session], Choices(form))


class Runner:
    """Does sessions, and gets better at their exercises; the left side is a little weaker."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._times: dict[str, int] = {}
        self._last = datetime.min.replace(tzinfo=UTC)

    def does(self, slot: Slot, number: int) -> Workout:
        """The session as it was done."""
        random = self._random
        if slot.started - self._last > timedelta(days=10):
            self._times = {name: times * 3 // 4 for name, times in self._times.items()}
        self._last = slot.started
        form = random.choices(list(Form), (1, 5, 1))[0]
        plan = _plan(slot.session, form)
        outside = slot.session in RUNS and random.random() < 0.8
        sets = self._run(plan) if outside else self._played(plan)
        active = sets[-1].at
        started = slot.started.astimezone(timezone(slot.started.utcoffset() or timedelta()))
        run = slot.session in RUNS
        pause = 0 if outside else random.randrange(40)
        return Workout(
            id=_id(number, started),
            session=slot.session,
            title=plan.title,
            form=form,
            started=started,
            finished=started + timedelta(seconds=int(active) + pause),
            active=active,
            sets=sets,
            missed=() if outside else missed(plan, sets),
            easier=not run and slot.started.isocalendar().week % 4 == 0,
            rpe=random.choice((6, 6.5, 7, 7.5, 8, 8.5, 9)) if random.random() < 0.8 else None,
            note=random.choice(NOTES) if random.random() < 0.15 else "",
            km=round(active / random.uniform(310, 390), 1) if outside else None,
            outside=outside,
        )

    def _run(self, plan: Plan) -> tuple[SetDone, ...]:
        """A run entered afterwards: one timed set."""
        step = plan.steps[plan.efforts[0]]
        assert isinstance(step, Effort)
        minutes = round(plan.seconds / 60 * self._random.uniform(0.85, 1.2))
        done = set_done(step, 0, seconds=minutes * 60, at=minutes * 60)
        return (replace(done, set=1, sets=1, planned_seconds=None, asked=None),)

    def _played(self, plan: Plan) -> tuple[SetDone, ...]:
        """A session in the player; one in twenty is left before its end."""
        random = self._random
        efforts = plan.efforts
        if random.random() < 0.05 and len(efforts) > 2:
            efforts = efforts[: random.randrange(1, len(efforts))]
        at = 10.0
        made = []
        levels = {}
        for index in efforts:
            step = plan.steps[index]
            assert isinstance(step, Effort)
            exercise = step.task.move.exercise
            if exercise not in levels:
                levels[exercise] = self._times[exercise] = self._times.get(exercise, -1) + 1
            done = self._set(step, index, at, levels[exercise])
            rest = _rest_after(plan.steps, index)
            if rest is not None:
                rested = round(rest.seconds * random.uniform(0.9, 1.3), 1)
                measured = {"recovery": rested, "pulse": random.randrange(105, 130)}
                done = replace(done, rest=rested, **(measured if rest.pulse else {}))
            at = done.at + (done.rest or 5.0)
            made.append(done)
        return tuple(made)

    def _set(self, step: Effort, index: int, at: float, level: int) -> SetDone:
        """One set; ``level`` is how often its exercise was done before."""
        random = self._random
        exercise = step.task.move.exercise
        growth = 1 if exercise.startswith("run-") else 1 + min(level, 120) / 150
        share = random.choices((1.0, 0.93, 0.8), (6, 2, 1))[0]
        if step.task.side is Side.LEFT:
            share *= random.uniform(0.92, 1.0)
        if isinstance(step, Timed):
            planned = round((step.seconds or 40) * growth / 5) * 5
            seconds = planned * share + random.randrange(10) / 10
            stands = exercise == "one-leg-stand"
            count = random.randrange(max(1, 6 - level // 10)) if stands else 0
            touches = tuple(sorted(random.uniform(1, seconds) for _ in range(count)))
            done = set_done(step, index, seconds=seconds, at=at + seconds, touches=touches)
            return replace(done, planned_seconds=planned)
        target = getattr(step, "reps", None) or getattr(step, "target", None) or 15
        reps = round(target * growth)
        counted = None if random.random() < 0.02 else round(reps * share)
        seconds = reps * random.uniform(2.5, 3.5)
        done = set_done(step, index, seconds=seconds, at=at + seconds, reps=counted)
        return replace(done, planned_reps=reps)


def _rest_after(steps: Sequence[PlanStep], index: int) -> Rest | None:
    after = steps[index + 1 : index + 3]
    return next((step for step in after if isinstance(step, Rest)), None) if after else None


def _id(number: int, at: datetime) -> str:
    """A ULID of that time; the same one in every run."""
    return str(ULID.from_bytes(ULID.from_datetime(at).bytes[:6] + number.to_bytes(10, "big")))


def main() -> None:
    """Write a store."""
    parser = argparse.ArgumentParser(description="Lay down the history of a made-up runner.")
    parser.add_argument("home", type=Path, help="the store's folder (RUNSTRONG_HOME)")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--year", action="store_true", help="a year of one runner")
    what.add_argument("--workouts", type=int, metavar="COUNT", help="so many workouts")
    parser.add_argument("--until", type=datetime.fromisoformat, help="the end (now)")
    options = parser.parse_args()
    until = options.until.astimezone() if options.until else SystemClock().wall()
    made = year(until) if options.year else None
    count = write(options.home, made or workouts(options.workouts, until))
    print(f"{count} workouts in {options.home}")


if __name__ == "__main__":
    main()
