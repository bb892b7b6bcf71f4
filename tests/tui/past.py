"""A runner's past, made by hand: two strength sessions and two runs a week, for 70 weeks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from tests.tui.conftest import START

MONDAY = START.replace(hour=18, minute=5, second=0) - timedelta(days=START.weekday())
PAUSED = (3, 9, 10, 31)
"""So many weeks ago nothing was done."""


def workout(
    started: datetime, session: str, title: str, minutes: float, *sets: SetDone, note: str = ""
) -> Workout:
    """A workout that was played: its sets, none of them missed."""
    numbered = tuple(replace(done, step=step) for step, done in enumerate(sets))
    return Workout(
        id=f"{int(started.timestamp()):026}",
        session=session,
        title=title,
        form=Form.NORMAL,
        started=started,
        finished=started + timedelta(minutes=minutes),
        active=minutes * 60,
        sets=numbered,
        note=note,
    )


def wall_sit(number: int, seconds: float) -> SetDone:
    return SetDone(0, "wall-sit", "Wall sit", number, 2, seconds, 0, timed=True, planned_seconds=60)


def squat(reps: int) -> SetDone:
    return SetDone(0, "squat", "Squat", 1, 1, 40, 0, reps=reps, planned_reps=15)


def ran(started: datetime, session: str, title: str, minutes: int, km: float) -> Workout:
    """A run that was entered afterwards."""
    done = SetDone(0, "run-easy", "Easy run", 1, 1, minutes * 60, 0, timed=True)
    made = workout(started, session, title, minutes, done)
    return replace(made, km=km, rpe=4.0 if minutes < 60 else 6.5, outside=True)


def weeks(count: int = 70) -> Iterator[Workout]:
    """What was done, the oldest first; the first wall sit longer than all before is a record."""
    for ago in range(count - 1, -1, -1):
        if ago in PAUSED:
            continue
        monday = MONDAY - timedelta(weeks=ago)
        best = 40 + (count - ago) // 4
        strength = (wall_sit(1, best), wall_sit(2, best - 3), squat(15))
        yield replace(
            workout(monday, "mixed", "A bit of everything", 12 + ago % 5 * 9, *strength), rpe=7.5
        )
        day = timedelta(days=1)
        yield ran(monday + day, "easy-run", "Easy run", 32, 5.4)
        made = workout(
            monday + 3 * day, "ranges", "Wall sits by the form of the day", 18, squat(15)
        )
        yield replace(made, missed=(replace(wall_sit(2, 0), step=1),))
        yield ran(monday + 3 * day + timedelta(minutes=20), "easy-run", "Easy run", 25, 4)
        if ago:
            yield ran(monday + 6 * day, "long-run", "Long run", 85, 14.25)
