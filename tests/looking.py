"""A small history to look back at, and commands run in this process."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from click.testing import CliRunner, Result
from msgspec.structs import replace

from runstrong_tui.cli.main import main
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Side

ZURICH = "CET-1CEST,M3.5.0,M10.5.0/3"
SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=WINTER)
IDS = (
    "01K8CWXJ7R0000000000000001",
    "01K8FJYRXG0000000000000002",
    "01KA3BSWH00000000000000003",
    "01KA8KCHC00000000000000004",
)

Run = Callable[..., Result]


def invoke(*words: str) -> Result:
    """The command as it ends; a fault of the program itself fails the test."""
    made = CliRunner().invoke(main, words)
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made


@contextmanager
def zone(name: str) -> Iterator[None]:
    """Live in the time zone of that name for a while."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def hold(step: int, seconds: float, **more: float) -> SetDone:
    return SetDone(
        *(step, "wall-sit", "Wall sit", step, 2, seconds, 60.0 * step),
        timed=True,
        planned_seconds=45,
        rest=more.get("rest"),
        recovery=more.get("recovery"),
        pulse=int(more["pulse"]) if "pulse" in more else None,
    )


def workout(number: int, session: str, started: datetime, *sets: SetDone) -> Workout:
    return Workout(
        id=IDS[number],
        session=session,
        title=session.capitalize(),
        form=Form.NORMAL,
        started=started,
        finished=started + timedelta(minutes=25),
        active=1500,
        sets=sets,
    )


def keep_some(home: Path) -> None:
    """Before and after the clocks changed: two of the gym, a balance, and a run that was entered.

    Both of the gym began at half past two of the local time that held then, an hour apart.
    """
    store = Store(home, lambda: NOW)
    left = SetDone(
        *(3, "squat", "Squat", 1, 1, 30.5, 200.0),
        side=Side.LEFT,
        reps=10,
        planned_reps=12,
        load="2x5kg",
        variant="deep",
    )
    right = replace(left, step=4, side=Side.RIGHT, reps=12)
    summer = datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER)
    winter = datetime(2026, 10, 25, 2, 30, tzinfo=WINTER)
    first = workout(0, "gym", summer, hold(1, 40, rest=62, recovery=48, pulse=118), left, right)
    second = workout(1, "gym", winter, hold(1, 45), hold(2, 38.4))
    touched = SetDone(
        *(1, "one-leg-stand", "Single-leg balance", 1, 1, 30.0, 30.0),
        timed=True,
        side=Side.LEFT,
        planned_seconds=30,
        touches=2,
        unbroken=12.5,
    )
    third = workout(2, "balance", datetime(2026, 11, 14, 7, 5, tzinfo=WINTER), touched)
    run = workout(3, "long-run", datetime(2026, 11, 16, 9, 0, tzinfo=WINTER))
    store.add(replace(first, missed=(replace(hold(2, 0), seconds=0, at=0),), rpe=7.5))
    store.add(replace(second, note='=SUM(A1), "quoted"'))
    store.add(third)
    store.add(replace(run, active=5100, km=14.2, rpe=6, note="windy, slow – 走る", outside=True))
    store.close()
