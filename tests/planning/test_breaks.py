"""Weeks without training take from what is asked for."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from runstrong_tui.planning.breaks import Break, Size, break_since
from runstrong_tui.planning.evidence import LastTime
from runstrong_tui.planning.progression import prescribe
from runstrong_tui.planning.today import Choices, RunnerState, resolve
from runstrong_tui.training.session import Style
from tests.files.blocks import EXERCISES as FEW
from tests.files.blocks import block
from tests.planning.progression_cases import EXERCISES, LOADED, NORMAL, did, line, shown, sides

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("days", "size"),
    [
        (0, Size.NONE),
        (10, Size.NONE),
        (11, Size.SHORT),
        (27, Size.SHORT),
        (28, Size.LONG),
        (55, Size.LONG),
        (56, Size.VERY_LONG),
        (365, Size.VERY_LONG),
        (-3, Size.NONE),
    ],
)
def test_how_long_a_break_is(days: int, size: Size) -> None:
    assert break_since(ago(days), NOW).size is size


def test_without_a_last_time_or_the_time_there_is_no_break() -> None:
    assert break_since(None, NOW).size is break_since(ago(99), None).size is Size.NONE


def test_while_other_training_went_on_a_day_counts_half() -> None:
    """Given 30 days without the leg press and training each week, then it is a short break."""
    trained = [ago(days).date() for days in range(28, 0, -7)]

    assert break_since(ago(30), NOW, trained=trained) == Break(30, Size.SHORT)
    assert break_since(ago(20), NOW, trained=trained).size is Size.NONE


def test_a_year_off_counts_though_the_exercise_was_done_elsewhere_since() -> None:
    done = [ago(days).date() for days in (401, 8, 3)]

    assert break_since(ago(400), NOW, done, done) == Break(392, Size.VERY_LONG)


BREAKS = {"short": Break(21, Size.SHORT), "long": Break(35, Size.LONG)}
YEAR = Break(365, Size.VERY_LONG)
EIGHT = (9, 9, 9)
TIMES = {
    "squat 3-5x15-20": did(18, 18, 18, 18, of=18),
    "step-up 15-20": did(18, of=18),
    "curl 3x8 @ 8kg": did(9, 9, 9, of=9, load="8kg"),
    LOADED: sides(EIGHT, EIGHT, 9, load="2x5kg"),
    "lift 3x8 each side @ 0.5kg": sides(EIGHT, EIGHT, 9, load="0.5kg"),
}


@pytest.mark.parametrize(
    ("text", "since", "asked", "why"),
    [
        ("squat 3-5x15-20", Break(10), "4x19", "+1 rep: 4 of 4 sets made"),
        ("squat 3-5x15-20", BREAKS["short"], "3x18", "3 weeks off: one set fewer"),
        ("squat 3-5x15-20", Break(12, Size.SHORT), "3x18", "12 days off: one set fewer"),
        ("step-up 15-20", BREAKS["short"], "1x18", "3 weeks off: same as before"),
        ("squat 3-5x15-20", BREAKS["long"], "3x15", "5 weeks off: the low end"),
        ("squat 3-5x15-20", YEAR, "3x15/wall", "52 weeks off: the easier variant"),
        ("step-up 15-20", YEAR, "1x15", "52 weeks off: the low end"),
        (LOADED, BREAKS["long"], "3x8 @ 2x4.5kg", "5 weeks off: 2x4.5kg"),
        (LOADED, YEAR, "3x8 @ 2x4kg", "52 weeks off: 2x4kg"),
        ("lift 3x8 each side @ 0.5kg", YEAR, "3x8 @ 0.5kg", "52 weeks off: 0.5kg"),
    ],
)
def test_after_a_break_less_is_asked_for(text: str, since: Break, asked: str, why: str) -> None:
    step = line(text)

    today = prescribe(step, EXERCISES[step.exercise], [TIMES[text]], NORMAL, since=since)

    assert (shown(today), today.why) == (asked, why)


def test_the_set_that_a_short_break_takes_comes_back_next_time() -> None:
    step = line("squat 3-5x15-20")

    today = prescribe(
        step, EXERCISES["squat"], [TIMES["squat 3-5x15-20"]], NORMAL, since=BREAKS["short"]
    )

    assert (today.sets, today.full_sets) == (3, 4)


def test_a_start_from_elsewhere_is_as_old_as_it_is() -> None:
    """Given 18 done in another session a year ago, then the low end of the easier variant."""
    old = replace(did(14, 14, of=14), session="other", when=ago(365))
    runner = RunnerState(times={"squat": [old]}, session="legs", now=NOW)

    (made,) = resolve([block("squat 2x10-15")], FEW, Choices(), runner)

    assert made.steps[0].variant == "chair"
    assert made.steps[0].note is not None
    assert made.steps[0].note.why == "52 weeks off: the easier variant"


@pytest.mark.parametrize(
    ("days", "rounds", "why"),
    [
        (7, 3, "+1 rep: 2 of 2 sets made"),
        (21, 2, "3 weeks off: one round fewer"),
        (35, 2, "5 weeks off: the low end"),
    ],
)
def test_a_circuit_has_a_round_fewer(days: int, rounds: int, why: str) -> None:
    time = LastTime(did(12, 12, of=12).results, 3, session="legs", when=ago(days))
    runner = RunnerState(times={"jump": [time]}, session="legs", now=NOW)
    circuit = block("jump 10-15", rounds=(3, 3), style=Style.CIRCUIT)

    (made,) = resolve([circuit], FEW, Choices(), runner)

    assert made.rounds.high == rounds
    assert made.steps[0].note is not None and made.steps[0].note.why == why
