"""What a pain asks for, within the session and the next time."""

import pytest
from msgspec.structs import replace

from runstrong_tui.planning.breaks import Break, Size
from runstrong_tui.planning.evidence import LastTime
from runstrong_tui.planning.progression import prescribe
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.training.pain import (
    Follows,
    before_words,
    follows,
    morning_words,
    within_words,
)
from runstrong_tui.training.steps import Effort, Plan, Reps
from tests.planning.progression_cases import (
    EXERCISES,
    NORMAL,
    asked,
    did,
    held,
    line,
    shown,
)
from tests.shipped import shipped_plan

SQUATS = line("squat 3x10-15")


@pytest.mark.parametrize(
    ("pains", "what"),
    [((0, 1, 2), Follows.GO_ON), ((3, 4), Follows.CARE), ((5, 6, 9, 10), Follows.STOP)],
)
def test_what_a_pain_asks_for(pains: tuple[int, ...], what: Follows) -> None:
    assert {follows(pain) for pain in pains} == {what}


def test_a_doctor_is_named_from_five_on_and_nothing_is_diagnosed() -> None:
    for words in (within_words, before_words, morning_words):
        assert ["doctor" in words(pain) for pain in (2, 4, 5, 10)] == [False, False, True, True]
        assert words(7).startswith("Pain 7: ")


def made(**pain: int) -> LastTime:
    return did(12, 12, 12, of=12, **pain)


def test_a_little_pain_changes_nothing() -> None:
    assert shown(asked(SQUATS, [made(pain=2)])) == "3x13"


@pytest.mark.parametrize(
    ("pain", "why"),
    [
        ({"pain": 3}, "same as last time: pain 3"),
        ({"pain_next_morning": 4}, "same as last time: pain 4 next morning"),
        ({"pain": 4, "pain_next_morning": 1}, "same as last time: pain 4"),
    ],
)
def test_from_three_on_nothing_grows(pain: dict[str, int], why: str) -> None:
    again = asked(SQUATS, [made(**pain)])

    assert (shown(again), again.why) == ("3x12", why)


@pytest.mark.parametrize("pain", [{"pain": 5}, {"pain": 1, "pain_next_morning": 8}])
def test_from_five_on_the_easier_variant_or_a_tenth_less_load(pain: dict[str, int]) -> None:
    less = asked(SQUATS, [made(**pain)])
    lighter = asked(
        line("squat 3x10-15 @ 20kg"), [replace(made(**pain), load="20kg", written_load="20kg")]
    )

    assert shown(less) == "3x10/wall"
    assert shown(lighter) == "3x10 @ 18kg"
    worst = max(pain.values())
    assert less.why.startswith(f"less: pain {worst}")


def test_where_there_is_nothing_easier_it_is_the_low_end() -> None:
    less = asked(line("plank 2-4x20-40s"), [held(30, 30, 30, of=30, pain=6)])

    assert (shown(less), less.why) == ("2x20", "less: pain 6")


def test_a_pain_of_an_easy_day_counts_too() -> None:
    easy = replace(did(10, 10, 10, of=10, pain=6), easier=True)

    assert asked(SQUATS, [easy, made()]).why == "less: pain 6"


def test_it_counts_once() -> None:
    """Given a time without pain since, then it moves on from what was asked for then."""
    after = did(10, 10, 10, of=10, variant="wall", pain=0)

    assert shown(asked(SQUATS, [after, made(pain=6)])) == "3x11/wall"


def test_after_a_break_the_break_is_enough() -> None:
    since = Break(40, Size.LONG)

    less = prescribe(SQUATS, EXERCISES["squat"], [made(pain=6)], NORMAL, since=since)

    assert less.why == "5 weeks off: the low end"


def planned(name: str, pain: int | None = None, morning: int = 0) -> Plan:
    time = replace(made(), session="five-sets", written=None)
    runner = RunnerState(times={"squat-calf": [time]}, session=name, pain=morning)
    return shipped_plan(name, Choices(pain=pain), runner)


def jumps(plan: Plan) -> set[str | None]:
    return {
        step.task.move.variant
        for step in plan.steps
        if isinstance(step, Effort) and step.task.move.exercise == "jump"
    }


@pytest.mark.parametrize(("pain", "morning"), [(3, 0), (4, 0), (None, 3), (7, 0), (None, 9)])
def test_from_three_on_a_session_has_no_jumps_and_says_so(pain: int | None, morning: int) -> None:
    worst = pain or morning
    plan = planned("after-run-10", pain, morning)

    assert jumps(plan) == {"heel-lift"}
    assert plan.notes[0] == before_words(worst)
    assert plan.pain == pain


@pytest.mark.parametrize(("pain", "morning"), [(None, 0), (2, 0), (0, 8)])
def test_below_three_all_is_as_ever(pain: int | None, morning: int) -> None:
    """Given a pain said for the session, then the morning's no longer counts."""
    plan = planned("after-run-10", pain, morning)

    assert jumps(plan) == {None}
    assert not any("Pain" in note for note in plan.notes)


def test_from_three_on_nothing_grows_today() -> None:
    times = [did(15, 15, 15, of=15, session="five-sets")]
    runner = RunnerState(times={"squat-calf": times}, session="five-sets")

    def first(pain: int) -> tuple[int | None, str]:
        plan = shipped_plan("five-sets", Choices(pain=pain), runner)
        step = plan.steps[plan.efforts[0]]
        assert isinstance(step, Reps)
        return step.target, step.task.why

    assert first(2) == (16, "+1 rep: 3 of 3 sets made")
    assert first(3) == (15, "no more: pain 3 today")
