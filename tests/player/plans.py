"""Small plans, built of steps by hand."""

from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import (
    Change,
    GetReady,
    Hold,
    Move,
    Phase,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    Side,
    Step,
    Task,
    Work,
)

WALL_SIT = Move("wall-sit", "Wall sit", None, ("Back flat against the wall",))
SQUAT = Move("squat", "Squat")
SUPERMAN = Move("superman-pull", "Superman pull")
STAND = Move("one-leg-stand", "Single-leg balance")

PULL = (Phase("up", 2), Phase("hold", 5), Phase("down", 2), Phase("rest", 1))


def plan(*steps: Step) -> Plan:
    return Plan("try", "A try", Form.NORMAL, steps)


def hold(seconds: int = 45, *, set: int = 1, sets: int = 1, open: bool = False) -> Hold:
    return Hold(Task(WALL_SIT, set, sets), seconds, open)


def reps(target: int | None = 15, *, set: int = 1, sets: int = 1) -> Reps:
    return Reps(Task(SQUAT, set, sets), target)


def pulls(count: int = 3) -> RepeatedHold:
    return RepeatedHold(Task(SUPERMAN), count, PULL)


def work(seconds: int = 30, *, open: bool = False) -> Work:
    return Work(Task(SQUAT), seconds, open)


TWO_SIDES = plan(
    GetReady(10),
    Hold(Task(STAND, side=Side.LEFT), 30),
    Change(Side.RIGHT, 5),
    Hold(Task(STAND, side=Side.RIGHT), 30),
)

MIXED = plan(
    GetReady(10),
    hold(45, set=1, sets=2),
    Rest(15, 15),
    GetReady(5),
    hold(45, set=2, sets=2),
    Rest(60, None),
    reps(15),
    Rest(25, 25),
    GetReady(5),
    pulls(3),
)
