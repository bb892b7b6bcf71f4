"""Workouts for the statistics: readable ones, and any at all for Hypothesis."""

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st
from msgspec.structs import replace

from runstrong_tui.player.log import SetDone
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Side

NOW = datetime(2026, 11, 20, 18, 52, tzinfo=timezone(timedelta(hours=1)))
L, R = Side.LEFT, Side.RIGHT


def squat(made: int | None, **more: object) -> SetDone:
    """A set of squats of so many repetitions."""
    return replace(SetDone(1, "squat", "Squat", 1, 3, 40.0, 60.0, reps=made), **more)


def plank(seconds: float, **more: object) -> SetDone:
    """A plank held so long."""
    return replace(
        SetDone(1, "plank", "Forearm plank", 1, 3, seconds, 60.0, timed=True, planned_seconds=60),
        **more,
    )


def workout(*sets: SetDone, days: float = 0, id: str = "", **more: object) -> Workout:
    """A workout so many days ago, its sets in the order of the plan; its id tells the days."""
    started = NOW - timedelta(days=days)
    ordered = tuple(replace(done, step=step) for step, done in enumerate(sets))
    made = Workout(id or f"{days:g}", "legs", "Legs", Form.NORMAL, started, started, 600.0, ordered)
    return replace(made, **more)


def summary(started: datetime, **more: object) -> Summary:
    """A workout in short."""
    made = Summary("1", "legs", "Legs", Form.NORMAL, started, started, 600.0, 3, 3, ("squat",))
    return replace(made, **more)


amounts = st.none() | st.integers(0, 12)
sets_done = st.builds(
    SetDone,
    step=st.integers(0, 9),
    exercise=st.sampled_from(("squat", "plank", "no such 🤸")),
    name=st.sampled_from(("One", "Another")),
    set=st.just(1),
    sets=st.just(1),
    seconds=st.integers(0, 120).map(lambda tenths: tenths / 10),
    at=st.just(60.0),
    timed=st.booleans(),
    variant=st.sampled_from((None, "", "chair")),
    side=st.sampled_from((None, L, R)),
    load=st.sampled_from((None, "", "2x5kg", "10 kg", "10kg", "10,5KG", "22lb", "a dog")),
    reps=amounts,
    touches=st.none() | st.integers(1, 4),
    recovery=st.none() | st.integers(10, 90).map(float),
)


@st.composite
def _some_workouts(draw: st.DrawFn) -> list[Workout]:
    made = []
    for number in range(draw(st.integers(0, 7))):
        sets = draw(st.lists(sets_done, max_size=5))
        missed = tuple(draw(st.lists(sets_done, max_size=1)))
        days, outside = draw(st.integers(0, 5)), draw(st.integers(0, 5)) == 0
        past = workout(*sets, days=days, id=f"{number}", missed=missed, outside=outside)
        made.append(past)
    return made


some_workouts = _some_workouts()
