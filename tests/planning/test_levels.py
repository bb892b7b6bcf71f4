"""What the runner's level makes different."""

from datetime import UTC, datetime

import pytest

from runstrong_tui.planning.levels import suggested_week
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.progression import prescribe
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.steps import Effort, Plan
from runstrong_tui.training.week import Week
from tests.planning.progression_cases import EXERCISES, did, line, shown
from tests.shipped import shipped

BEGINNER, REGULAR, ADVANCED = RunnerLevel
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)

STARTS = [
    ("squat 3-5x15-20", BEGINNER, Form.NORMAL, "3x15/wall", "the easier variant"),
    ("squat 3-5x15-20", BEGINNER, Form.STRONG, "4x18/wall", "the easier variant"),
    ("squat 3-5x15-20", BEGINNER, Form.EASY, "3x15/wall", "the easier variant"),
    ("squat/jump 3x15-20", BEGINNER, Form.NORMAL, "3x15", "the easier variant"),
    ("step-up 3x15-20", BEGINNER, Form.NORMAL, "3x15", "the low end"),
    ("step-up 3x15", BEGINNER, Form.NORMAL, "3x15", ""),
    ("step-up 3x15-20", BEGINNER, Form.EASY, "3x15", ""),
    ("squat 3-5x15-20", ADVANCED, Form.NORMAL, "4x15/jump", "the harder variant"),
    ("squat 3-5x15-20", ADVANCED, Form.EASY, "3x15", ""),
    ("squat 3-5x15-20", ADVANCED, Form.STRONG, "5x20", ""),
    ("squat/one-leg 3x15-20", ADVANCED, Form.NORMAL, "3x20/one-leg", "the high end"),
    ("step-up 3x15-20", ADVANCED, Form.NORMAL, "3x20", "the high end"),
    ("curl 3x8 @ 8kg", BEGINNER, Form.NORMAL, "3x8/bare", "the easier variant"),
    ("lift 3x8-12 @ 40kg", BEGINNER, Form.NORMAL, "3x8 @ 32kg", "32kg"),
    ("lift 3x8-12 @ 40kg", ADVANCED, Form.NORMAL, "3x12 @ 40kg", "the high end"),
    ("curl 3x8 @ 8kg", ADVANCED, Form.NORMAL, "3x8 @ 8kg", ""),
    ("lift 3x8 @ 0.5kg", BEGINNER, Form.NORMAL, "3x8 @ 0.5kg", ""),
]


@pytest.mark.parametrize(("text", "level", "form", "asked", "why"), STARTS)
def test_where_a_step_starts(
    text: str, level: RunnerLevel, form: Form, asked: str, why: str
) -> None:
    step = line(text)

    today = prescribe(step, EXERCISES[step.exercise], [], form, level=level)

    assert shown(today) == asked
    start = "start for a beginner: " if level is BEGINNER else "start, advanced: "
    assert today.why == (start + why if why else "")
    assert len(today.why) <= 40


@pytest.mark.parametrize("text", sorted({case[0] for case in STARTS}))
@pytest.mark.parametrize("form", Form)
def test_a_regular_runner_starts_as_the_file_says(text: str, form: Form) -> None:
    step = line(text)

    today = prescribe(step, EXERCISES[step.exercise], [], form)

    assert (today.sets, today.variant, today.load) == (
        step.sets.pick(form),
        step.variant,
        step.load,
    )
    assert today.why == ""


@pytest.mark.parametrize("level", RunnerLevel)
def test_what_was_done_counts_for_more_than_the_level(level: RunnerLevel) -> None:
    step = line("squat 3-5x15-20")
    times = [did(18, 18, 18, of=18)]

    today = prescribe(step, EXERCISES["squat"], times, Form.NORMAL, level=level)

    assert (shown(today), today.why) == ("3x19", "+1 rep: 3 of 3 sets made")


def planned(name: str, level: RunnerLevel, choices: Choices | None = None) -> Plan:
    library = shipped()
    runner = RunnerState(session=name, now=NOW, level=level)
    return plan_of(library, library.sessions[name], choices or Choices(), runner)


def first_variants(plan: Plan) -> list[tuple[str, str | None]]:
    moves = [step.task.move for step in plan.steps if isinstance(step, Effort)]
    return list(dict.fromkeys((move.exercise, move.variant) for move in moves))


def test_rounds_go_by_the_level_and_the_plan_says_so() -> None:
    plans = {level: planned("five-circuit", level) for level in RunnerLevel}

    assert [len(plan.efforts) for plan in plans.values()] == [5, 10, 15]
    assert [plan.notes for plan in plans.values()] == [
        ("Five exercises: 1 round for a beginner, not 2.",),
        (),
        ("Five exercises: 3 rounds for the advanced, not 2.",),
    ]


def test_what_is_chosen_by_hand_is_as_it_was_chosen() -> None:
    """Given another exercise chosen for a step, then a beginner gets it and no easier variant."""
    choices = Choices(instead={(0, 0): Replacement("squat", "pause")})

    plan = planned("five-sets", BEGINNER, choices)

    assert first_variants(plan)[:2] == [("squat", "pause"), ("step-up", "low")]


def test_a_variant_that_another_step_has_is_no_start_for_the_advanced() -> None:
    assert first_variants(planned("balance", ADVANCED))[:3] == [
        ("one-leg-stand", None),
        ("one-leg-stand", "cushion"),
        ("one-leg-stand", "eyes-closed"),
    ]


def test_every_level_has_a_week_that_there_is() -> None:
    weeks: dict[RunnerLevel, Week] = {
        level: shipped().weeks[suggested_week(level)] for level in RunnerLevel
    }

    assert [week.title for week in weeks.values()] == [
        "A beginner's week",
        "A runner's week",
        "A runner's week",
    ]


def test_a_beginner_is_asked_for_no_more_sets_than_others_in_any_session() -> None:
    for name in shipped().sessions:
        sets = [
            len(
                {
                    (step.task.place, step.task.set)
                    for step in planned(name, level).steps
                    if isinstance(step, Effort)
                }
            )
            for level in RunnerLevel
        ]
        assert sets == sorted(sets), name
