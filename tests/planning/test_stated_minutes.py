"""A session that states its minutes keeps to them: what grows is harder, not longer."""

from datetime import UTC, datetime, timedelta

import pytest

from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.planning.planner import minutes_of
from runstrong_tui.planning.stated_minutes import keeps
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.steps import Effort, Plan, Work
from tests.shipped import shipped, shipped_plan

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
PLACES = {"jump": (0, 0), "squat": (0, 1), "lunge": (0, 2)}
STATED = [name for name, session in shipped().sessions.items() if session.minutes]


def runner(seconds: int, days: int = 7, **more: object) -> RunnerState:
    """Given three rounds of so many seconds of each step of ``after-run-10``."""
    result = SetResult(seconds, seconds)
    times = {
        exercise: [
            LastTime(
                (result,) * 3,
                3,
                timed=True,
                session="after-run-10",
                place=place,
                when=NOW - timedelta(days=days),
            )
        ]
        for exercise, place in PLACES.items()
    }
    return RunnerState(times=times, session="after-run-10", now=NOW)


def asked(plan: Plan) -> dict[str, tuple[str | None, int]]:
    return {
        step.task.move.exercise: (step.task.move.variant, step.seconds)
        for step in plan.steps
        if isinstance(step, Work)
    }


def test_there_are_sessions_that_state_their_minutes() -> None:
    assert STATED == ["after-run-10", "after-run-20"]


@pytest.mark.parametrize("name", STATED)
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("level", RunnerLevel)
def test_every_effort_and_level_takes_the_stated_minutes(
    name: str, form: Form, level: RunnerLevel
) -> None:
    minutes = shipped().sessions[name].minutes

    plan = shipped_plan(name, Choices(form), RunnerState(level=level))

    assert minutes is not None and keeps(minutes, plan.seconds), plan.seconds


@pytest.mark.parametrize("seconds", [20, 25, 30, 35, 40])
def test_what_was_made_makes_it_harder_not_longer(seconds: int) -> None:
    """Given any seconds made in every round, then ten minutes stay ten."""
    plan = shipped_plan("after-run-10", runner=runner(seconds))

    assert keeps(Range(10, 10), plan.seconds), plan.seconds
    assert len(plan.efforts) == 9


def test_at_the_top_of_the_minutes_comes_the_harder_variant() -> None:
    plan = shipped_plan("after-run-10", runner=runner(40))

    assert asked(plan)["squat"][0] == "pause"
    assert asked(plan)["lunge"][0] == "balance"


def test_after_a_break_the_minutes_stay_and_no_round_goes() -> None:
    plan = shipped_plan("after-run-10", runner=runner(35, days=21))

    whys = {plan.steps[i].task.why for i in plan.efforts if isinstance(plan.steps[i], Effort)}  # type: ignore[union-attr]
    assert whys == {"3 weeks off: same as before"}
    assert len(plan.efforts) == 9
    assert keeps(Range(10, 10), plan.seconds)


def test_an_easier_week_has_a_round_fewer_all_the_same() -> None:
    plan = shipped_plan("after-run-10", runner=RunnerState(easier=True))

    assert len(plan.efforts) == 6


def test_fewer_minutes_at_hand_count_more_than_those_stated() -> None:
    plan = shipped_plan("after-run-10", Choices(minutes=6))

    assert plan.seconds <= 6 * 60


def test_how_long_a_session_can_take() -> None:
    session = shipped().sessions["after-run-10"]

    least, most = minutes_of(shipped(), session)

    assert least <= 10 <= most
    assert (least, most) == (9, 12)
