"""How far a step line can grow."""

import pytest

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.planning.evidence import LastTime
from runstrong_tui.planning.growth import (
    cycle_seconds,
    heavier,
    lighter,
    rungs,
    share_of,
    span_of,
)
from runstrong_tui.planning.progression import prescribe
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.kit import LoadSteps
from runstrong_tui.training.session import Block, Load, Session
from runstrong_tui.training.steps import RepeatedHold
from tests.planning.progression_cases import (
    EXERCISES,
    did,
    line,
    shown,
)


@pytest.mark.parametrize(
    ("text", "sets", "amount"),
    [
        ("squat 3x15", Range(3, 5), Range(15, 20)),
        ("squat 2x8", Range(2, 5), Range(8, 11)),
        ("squat 8x1", Range(8, 8), Range(1, 1)),
        ("squat 15-18", Range(1, 1), Range(15, 18)),
        ("squat 2-3x15-20", Range(2, 3), Range(15, 20)),
        ("sit 30s", Range(1, 1), Range(30, 40)),
        ("sit 45s", Range(1, 1), Range(45, 60)),
        ("sit 5s", Range(1, 1), Range(5, 10)),
        ("sit 20s", Range(1, 1), Range(20, 25)),
        ("squat 10 hold 5s", Range(1, 1), Range(10, 13)),
        ("squat 30-60s hold 5s", Range(1, 1), Range(3, 6)),
        ("squat 30s tempo 3-1-3", Range(1, 1), Range(4, 6)),
    ],
)
def test_the_span_of_a_line(text: str, sets: Range, amount: Range) -> None:
    span = span_of(line(text))

    assert span is not None
    assert (span.sets, span.amount) == (sets, amount)


def test_as_many_as_possible_has_no_span() -> None:
    assert span_of(line("squat max")) is None


@pytest.mark.parametrize("text", ["squat 3 hold 5s", "squat 3 hold 1s", "squat 3 tempo 3-0-2"])
def test_a_cycle_lasts_as_long_as_it_is_played(text: str) -> None:
    step = line(text)
    session = Session("try", "Try", (Block(steps=(step,)),))

    played = unfold(session, session.blocks, EXERCISES).steps[-1]

    assert isinstance(played, RepeatedHold)
    assert cycle_seconds(step) == played.cycle


@pytest.mark.parametrize(
    ("load", "more", "less"),
    [
        ("2x5kg", "2x5.5kg", "2x4.5kg"),
        ("3kg", "3.5kg", "2.5kg"),
        ("0.5kg", "1kg", "0.5kg"),
        ("20kg", "20.5kg", "19.5kg"),
        ("40kg", "41kg", "39kg"),
        ("60kg", "61.25kg", "58.75kg"),
        ("100kg", "102.5kg", "97.5kg"),
        ("200kg", "205kg", "195kg"),
        ("400kg", "405kg", "395kg"),
        ("1000kg", "1000kg", "995kg"),
        ("15lb", "16lb", "14lb"),
        ("100lb", "102.5lb", "97.5lb"),
    ],
)
def test_the_next_loads(load: str, more: str, less: str) -> None:
    now = parse_load(load)

    assert isinstance(now, Load)
    assert (str(heavier(now)), str(lighter(now))) == (more, less)


@pytest.mark.parametrize(
    ("variant", "up"),
    [
        ("wall", ("wall",)),
        (None, ("wall", None, "jump", "one-leg")),
        ("jump", ("wall", None, "jump")),
        ("one-leg", ("wall", None, "jump", "one-leg")),
        ("wide", ("wide",)),
    ],
)
def test_the_variants_that_a_step_may_use(variant: str | None, up: tuple[str | None, ...]) -> None:
    assert rungs(EXERCISES["squat"], variant) == up


def test_a_harder_variant_of_another_step_ends_them_and_an_easier_one_does_not() -> None:
    assert rungs(EXERCISES["squat"], None, {"jump"}) == ("wall", None)
    assert rungs(EXERCISES["squat"], "one-leg", {None}) == ("wall", None, "jump", "one-leg")


@pytest.mark.parametrize(
    ("kit", "unit", "step"),
    [
        (("step", "2 dumbbells"), "kg", 1),
        (("leg press machine",), "kg", 5),
        (("barbell", "rack"), "kg", 2.5),
        (("barbell",), "lb", 5),
        (("resistance band",), "kg", None),
        ((), "kg", None),
    ],
)
def test_what_the_kit_has_from_one_load_to_the_next(
    kit: tuple[str, ...], unit: str, step: float | None
) -> None:
    assert LoadSteps().of(kit, unit) == step


@pytest.mark.parametrize(
    ("amount", "step", "less", "more"),
    [
        (40, 5, 35, 45),
        (42, 5, 40, 45),
        (5, 1, 4, 6),
        (5.5, 1, 5, 6),
        (1, 1, 1, 2),
        (7.5, 2.5, 5, 10),
    ],
)
def test_a_load_goes_to_the_next_that_there_is(
    amount: float, step: float, less: float, more: float
) -> None:
    load = Load(1, amount, "kg")

    assert (lighter(load, step).amount, heavier(load, step).amount) == (less, more)


def test_a_share_of_a_load_is_one_that_there_is() -> None:
    assert share_of(Load(1, 40, "kg"), 0.8, 5).amount == 30
    assert share_of(Load(1, 3, "kg"), 0.8, 5).amount == 5


def test_with_a_load_the_sets_stay_as_the_file_has_them() -> None:
    alone, loaded = span_of(line("squat 3x12")), span_of(line("lift 3x12 @ 10kg"))

    assert alone is not None and loaded is not None
    assert (alone.sets.high, loaded.sets.high) == (5, 3)


def test_repetitions_grow_to_their_top_and_then_the_load_by_the_step_of_the_kit() -> None:
    """Given all made at each time, then 40 kg become 45 at the top, and the repetitions 12."""
    step, asked = line("lift 3x12 @ 40kg"), []
    times: list[LastTime] = []
    for _ in range(6):
        today = prescribe(step, EXERCISES["lift"], times, Form.NORMAL, load_step=5)
        asked.append(shown(today))
        assert today.amount is not None
        load = str(today.load)
        times.insert(0, did(*[today.amount] * 3, of=today.amount, load=load))

    assert asked == [*(f"3x{reps} @ 40kg" for reps in (12, 13, 14, 15, 16)), "3x12 @ 45kg"]
