"""Runs that grow: the long run week by week, repeats one by one."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from runstrong_tui.files.notation import parse_step
from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.planning.running import LOOK_BACK, RunDay, grows, run_today
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.session import StepLine
from runstrong_tui.training.steps import Run
from tests.shipped import shipped, shipped_plan

SUNDAY = datetime(2026, 1, 4, 9, 0, tzinfo=UTC)
MINUTE = 60


def line(text: str) -> StepLine:
    step = parse_step(text, shipped().exercises)
    assert isinstance(step, StepLine)
    return step


LONG = line("run-long 1h-2h")
BEGINNERS = line("run-long 35-55m")
SPRINTS = line("run-sprint 6-8x15-30s rest 60-90s")


def ran(
    minutes: int, when: datetime, planned: int | None = None, rpe: float | None = None
) -> LastTime:
    goal = (planned or minutes) * MINUTE
    return LastTime((SetResult(minutes * MINUTE, goal),), 1, timed=True, when=when, rpe=rpe)


def sprinted(
    *seconds: int, sets: int, planned: int = 20, days: int = 7, easier: bool = False
) -> LastTime:
    results = tuple(SetResult(made, planned) for made in seconds)
    when = SUNDAY - timedelta(days=days)
    missed = sets - len(seconds)
    return LastTime(results, sets, timed=True, when=when, missed=missed, easier=easier)


def weekly(step: StepLine, weeks: int, share: float = 1.0) -> list[int]:
    """The minutes asked for on every Sunday of a runner who makes that share of them."""
    times: list[LastTime] = []
    asked = []
    for week in range(weeks):
        now = SUNDAY + timedelta(weeks=week)
        amount = run_today(step, times, RunDay(now)).amount
        assert amount is not None
        asked.append(amount // MINUTE)
        times.insert(0, ran(int(amount * share) // MINUTE, now, amount // MINUTE))
        del times[6:]
    return asked


def today(*times: LastTime, step: StepLine = LONG, **day: object) -> tuple[int, str]:
    """The minutes of today, and why."""
    made = run_today(step, times, replace(RunDay(SUNDAY), **day))
    assert made.amount is not None
    return made.amount // MINUTE, made.why


def repeats(*times: LastTime, **day: object) -> tuple[int, int | None, str]:
    made = run_today(SPRINTS, times, replace(RunDay(SUNDAY), **day))
    return made.sets, made.amount, made.why


def ago(days: int) -> datetime:
    return SUNDAY - timedelta(days=days)


def test_a_long_run_grows_from_the_low_end_to_the_high_end() -> None:
    asked = weekly(LONG, 26)

    assert asked[:9] == [60, 65, 70, 60, 75, 80, 85, 65, 90]
    assert max(asked) == 120
    assert weekly(BEGINNERS, 9) == [35, 38, 41, 35, 45, 49, 50, 40, 55]


@pytest.mark.parametrize("step", [LONG, BEGINNERS])
@pytest.mark.parametrize("share", [1.0, 0.9, 0.75])
def test_none_is_more_than_a_tenth_longer_than_the_longest_of_30_days(
    step: StepLine, share: float
) -> None:
    asked = weekly(step, 52, share)
    weeks = LOOK_BACK.days // 7
    for week in range(1, 52):
        done = [int(minutes * share) for minutes in asked[max(0, week - weeks) : week]]
        assert asked[week] <= max(*done, asked[0] / 1.1) * 1.1


def test_every_fourth_week_is_shorter() -> None:
    asked = weekly(LONG, 26)
    for week in range(3, 26, 4):
        assert asked[week] < asked[week - 1]


def test_who_stays_at_the_low_end_may_grow_in_the_fifth_week() -> None:
    """Given an hour each week, whatever was asked for, then no week is the shorter one for ever."""
    times = [ran(60, ago(7 * week), 65) for week in range(1, 6)]

    assert today(*times) == (65, "same as last time: 60 of 65 min")


def test_a_run_cut_short_is_asked_for_again() -> None:
    times = [ran(58, ago(7), 70), ran(65, ago(14))]

    assert today(*times) == (70, "same as last time: 58 of 70 min")


def test_after_all_one_had_nothing_grows() -> None:
    assert today(ran(70, ago(7), rpe=10)) == (70, "same as last time: RPE 10")


def test_a_second_long_run_in_a_week_is_no_longer() -> None:
    assert today(ran(70, ago(2))) == (70, "same as last time: once this week already")


def test_a_run_of_ones_own_length_counts() -> None:
    """Given 90 minutes where 65 were asked for, then the next is a tenth longer at most."""
    assert today(ran(90, ago(7), 65)) == (95, "+5 min: 10 % a week at most")


def test_after_a_month_off_it_begins_low() -> None:
    assert today(ran(110, ago(36))) == (60, "5 weeks off: the low end")


def test_an_easier_week_takes_a_third_and_an_easy_day_the_low_end() -> None:
    times = [ran(90, ago(7))]

    assert today(*times, easier=True) == (60, "an easier week: a third shorter")
    assert today(*times, form=Form.EASY) == (60, "an easy day")
    assert today(*times, keep_targets=True) == (90, "no more, as you wished")


def test_the_top_is_the_files() -> None:
    assert today(ran(150, ago(7))) == (120, "the most that this step asks for")
    assert today(ran(118, ago(7))) == (120, "+5 min: 10 % a week at most")


@pytest.mark.parametrize(
    ("level", "form", "minutes"),
    [
        (RunnerLevel.REGULAR, Form.EASY, 60),
        (RunnerLevel.REGULAR, Form.NORMAL, 60),
        (RunnerLevel.REGULAR, Form.STRONG, 90),
        (RunnerLevel.BEGINNER, Form.NORMAL, 60),
        (RunnerLevel.ADVANCED, Form.NORMAL, 90),
    ],
)
def test_the_first_long_run_is_short_for_all_but_the_advanced(
    level: RunnerLevel, form: Form, minutes: int
) -> None:
    assert today(level=level, form=form) == (minutes, "")


def test_what_is_still_to_come_does_not_count() -> None:
    assert today(ran(110, SUNDAY + timedelta(days=1))) == (60, "")


def test_repeats_become_more_then_longer() -> None:
    assert repeats() == (7, 25, "")
    assert repeats(sprinted(*[20] * 7, sets=7)) == (8, 20, "+1: 7 of 7 made")
    assert repeats(sprinted(*[20] * 8, sets=8)) == (6, 25, "+5 s: 8 of 8 made")
    assert repeats(sprinted(*[30] * 8, sets=8, planned=30)) == (
        8,
        30,
        "the most that this step asks for",
    )


def test_repeats_stay_where_some_were_left_out_or_cut_short() -> None:
    assert repeats(sprinted(*[20] * 5, sets=7)) == (7, 20, "same as last time: 5 of 7")
    assert repeats(sprinted(*[20] * 6, 12, sets=7)) == (
        7,
        20,
        "same as last time: 6 of 7 sets made",
    )


def test_repeats_ask_for_less_after_a_break_and_in_an_easier_week() -> None:
    made = sprinted(*[25] * 8, sets=8, planned=25, days=22)

    assert repeats(made) == (6, 15, "3 weeks off: the low end")
    assert repeats(sprinted(*[25] * 8, sets=8, planned=25), easier=True) == (
        *(5, 25),
        "an easier week: a third fewer",
    )
    assert repeats(sprinted(*[20] * 5, sets=5, easier=True)) == (7, 25, "")


def test_only_runs_that_say_so_and_leave_room_grow() -> None:
    exercises = shipped().exercises
    assert grows(LONG, exercises["run-long"])
    assert not grows(line("run-long 1h30m"), exercises["run-long"])
    assert not grows(line("run-long 1h30m+"), exercises["run-long"])
    assert not grows(line("run-recovery 20-30m"), exercises["run-recovery"])
    assert not grows(line("run-build-up 3-4x15s"), exercises["run-build-up"])


def test_the_plan_of_a_long_run_says_why_it_is_so_long() -> None:
    runner = RunnerState(times={"run-long": [ran(70, ago(7))]}, session="long-run", now=SUNDAY)

    (effort,) = (
        step for step in shipped_plan("long-run", Choices(), runner).steps if isinstance(step, Run)
    )

    assert (effort.seconds, effort.task.why) == (75 * MINUTE, "+5 min: 10 % a week at most")
    assert effort.task.last == "1 h 10 min"
