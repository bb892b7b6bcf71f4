"""Today's prescription follows from what was made the last times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrong_tui.planning.growth import cycle_seconds, rungs, span_of
from runstrong_tui.planning.progression import LastTime, Prescription, SetResult, prescribe
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.session import Measure, StepLine
from runstrong_tui.training.steps import Side
from tests.families import over
from tests.planning.progression_cases import (
    CASES,
    EASY,
    EIGHT,
    EXERCISES,
    LOADED,
    NORMAL,
    STRONG,
    Case,
    asked,
    did,
    hardness,
    held,
    line,
    paced,
    shown,
    sides,
)


@over("case", CASES)
def test_the_prescription(case: Case) -> None:
    step = line(case.line)

    today = prescribe(step, EXERCISES[step.exercise], case.times, **case.day._asdict())

    assert (shown(today), today.why) == (case.asked, case.why)


@pytest.mark.parametrize(
    ("text", "time", "last"),
    [
        ("squat 3x15", did(15, 15, 14, of=15), "15, 15, 14"),
        ("squat 3x15", did(15, None, of=15), "15, 15"),
        ("squat max", did(31, None, of=None), "31, –"),
        ("squat 3x15", did(16, of=15, form=EASY), "16"),
        ("sit 45s+", held(80, of=45), "80"),
        ("stretch 20-30s", held(25, of=25), "25"),
        ("squat 30-60s hold 5s", paced(4, of=4), "4"),
        (LOADED, sides((8, 7), (9, 8), 8, load="2x5kg"), "left 8, 7; right 9, 8"),
        (LOADED, sides(EIGHT, EIGHT, 8), "left 8, 8, 8; right 8, 8, 8 without load"),
        ("squat 15", did(15, of=15, variant="wide"), "15 (wide)"),
        ("squat 1-5x15", did(*[20] * 5, of=20), "20, 20, 20, 20, 20 (squat)"),
        (
            "squat 1-5x8 @ 20kg",
            did(*[11] * 5, of=11, load="20kg"),
            "11, 11, 11, 11, 11 @ 20kg",
        ),
        ("squat 15-20", did(5, of=5), ""),
        ("squat 15-20", held(15, of=15), ""),
    ],
)
def test_what_was_made_last_time(text: str, time: LastTime, last: str) -> None:
    assert asked(line(text), [time]).last == last


def test_only_the_side_that_was_done_is_told() -> None:
    one_side = LastTime((SetResult(8, 8, Side.RIGHT),), 1, missed=1, load="2x5kg")

    assert asked(line(LOADED), [one_side]).last == "right 8"


LINES = [
    line(text)
    for text in (
        "squat 3x15",
        "squat 1-3x15-20",
        "squat/wall 2x1",
        "squat/jump 2-5x8-30",
        "squat/wide 3x15",
        "squat 8x20-40s",
        "sit 3x45s",
        "sit 32-58s",
        "squat 3x10 hold 5s",
        "squat 30-61s hold 4s",
        "squat 2x45s tempo 2-1-2",
        "lift 3x8 each side @ 2x5kg",
        "lift 2-4x20-30s each side @ 0.5kg",
        "lift 1x5 each side @ 999.99kg",
        "step-up 3x15-15",
        "sit 45s+",
        "squat 3xmax",
        "march 2x30s",
        "sprint 8x20s",
    )
]
FORMS = st.sampled_from(Form)


def growing(step: StepLine) -> bool:
    return span_of(step) is not None and not step.target.open


@st.composite
def times_of(draw: st.DrawFn, step: StepLine, counts: bool = False) -> LastTime:
    """A time that mostly matches the line, made with more, less or the same as planned.

    With ``counts`` it does match, and was done neither on an easy day nor in an easier week.
    """
    span = span_of(step)
    bounds = span.amount if span else Range(1, 30)
    beyond = 0 if counts else 1
    planned = draw(st.integers(max(1, bounds.low - beyond), bounds.high + beyond))
    off = st.sampled_from((0, 0, 0, 0, 1, 2, 9, 40, -1, -2, -6, None))
    sides = tuple(Side) if step.each_side else (None,)
    sets = draw(st.integers(1, 9))
    done = draw(st.integers(1 if counts else 0, sets))
    results = tuple(
        SetResult(
            None if (change := draw(off)) is None else max(0, planned + change),
            planned if span else None,
            side,
        )
        for _ in range(done)
        for side in sides
    )
    above = rungs(EXERCISES[step.exercise], step.variant)
    heavy = st.sampled_from((str(step.load), "2x6kg", "0.5kg", "1000kg"))
    return LastTime(
        results,
        sets,
        missed=draw(st.sampled_from((0, 0, 0, 1))),
        timed=span.timed if span else False,
        paced=span is not None and cycle_seconds(step) is not None,
        written=step.variant,
        variant=draw(st.sampled_from(above if counts else (*above, "wall"))),
        load=draw(heavy) if step.load else None,
        form=NORMAL if counts else draw(FORMS),
        easier=not counts and draw(st.sampled_from((False, False, False, True))),
        rpe=draw(st.sampled_from((None, 6, 8.5, 9.5, 10))),
    )


@st.composite
def lines_and_times(draw: st.DrawFn) -> tuple[StepLine, list[LastTime]]:
    step = draw(st.sampled_from(LINES))
    return step, draw(st.lists(times_of(step), max_size=4))


GROWING = [
    step_line
    for step_line in LINES
    if step_line.exercise not in ("march", "sprint") and growing(step_line)
]


@st.composite
def counted(draw: st.DrawFn) -> tuple[StepLine, list[LastTime]]:
    """A line that may grow and times, the latest of which counts for today."""
    step = draw(st.sampled_from(GROWING))
    last = draw(times_of(step, counts=True))
    return step, [last, *draw(st.lists(times_of(step), max_size=3))]


@st.composite
def failed(draw: st.DrawFn) -> tuple[StepLine, list[LastTime]]:
    """As ``counted``, and the latest time forbids to grow."""
    step, (last, *others) = draw(counted())
    how = draw(st.sampled_from(("short", "missed", "RPE 10")))
    if how == "missed":
        return step, [replace(last, missed=1), *others]
    if how == "RPE 10":
        return step, [replace(last, rpe=10), *others]
    number = draw(st.integers(0, len(last.results) - 1))
    results = list(last.results)
    results[number] = replace(results[number], amount=max(last.planned) - 1)
    return step, [replace(last, results=tuple(results)), *others]


def same_again(step: StepLine, times: list[LastTime], form: Form, grows: bool) -> Prescription:
    """What is asked for of those who refuse progression."""
    return asked(step, times, form, grows=grows, keep_targets=True)


def as_counted(step: StepLine, amount: int) -> int:
    """Seconds of paced repetitions as the repetitions that are played."""
    cycle = cycle_seconds(step)
    if cycle is None or step.target.measure is Measure.REPS:
        return amount
    return max(1, round(amount / cycle))


@given(lines_and_times(), FORMS, st.booleans(), st.booleans(), st.booleans())
def test_nothing_is_asked_for_outside_the_line_s_span(
    given: tuple[StepLine, list[LastTime]],
    form: Form,
    grows: bool,
    keep_targets: bool,
    easier: bool,
) -> None:
    step, times = given

    today = asked(step, times, form, grows=grows, keep_targets=keep_targets, easier=easier)

    span = span_of(step)
    assert len(today.why) <= 40
    if span is None or step.target.amount is None:
        assert today.amount is None
        assert today.sets in (2, 3)
        return
    assert today.amount is not None
    assert span.amount.low <= as_counted(step, today.amount) <= span.amount.high
    fewest = max(1, span.sets.low - 1) if easier else span.sets.low
    assert fewest <= today.sets <= (span.sets.high if grows else step.sets.high)


@given(failed(), st.sampled_from((NORMAL, STRONG)), st.booleans())
def test_nothing_grows_after_a_shortfall_or_rpe_10(
    given: tuple[StepLine, list[LastTime]], form: Form, grows: bool
) -> None:
    step, times = given

    today = asked(step, times, form, grows=grows)

    same = same_again(step, times, form, grows)
    assert hardness(step, today) <= hardness(step, same)


@given(counted(), FORMS, st.booleans(), st.lists(st.integers(0, 40), min_size=18, max_size=18))
def test_a_better_result_never_asks_for_less(
    given: tuple[StepLine, list[LastTime]], form: Form, grows: bool, more: list[int]
) -> None:
    step, times = given
    results = tuple(
        replace(result, amount=(result.made or 0) + extra)
        for result, extra in zip(times[0].results, more, strict=False)
    )
    better = [replace(times[0], results=results), *times[1:]]

    today, instead = (asked(step, some, form, grows=grows) for some in (times, better))

    assert hardness(step, instead) >= hardness(step, today)


@given(counted(), st.sampled_from((NORMAL, STRONG)), st.booleans())
def test_one_thing_changes_at_once(
    given: tuple[StepLine, list[LastTime]], form: Form, grows: bool
) -> None:
    step, times = given

    today = hardness(step, asked(step, times, form, grows=grows))

    same = hardness(step, same_again(step, times, form, grows))
    up = [new > old for new, old in zip(today, same, strict=True)]
    down = [new < old for new, old in zip(today, same, strict=True)]
    assert sum(up) <= 1, "a harder load, variant or set goes with no other rise"
    assert not any(up) or not any(down[:2]), "a rise eases neither variant nor load"
    assert any(up) or sum(down) <= 1, "a step back takes one thing only"
