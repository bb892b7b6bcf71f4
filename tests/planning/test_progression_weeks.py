"""Twelve weeks, two sessions a week, of runners who are told what to do by progression alone."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from runstrong_tui.planning.growth import span_of
from runstrong_tui.planning.progression import LastTime, Prescription, SetResult
from runstrong_tui.training.session import StepLine
from runstrong_tui.training.steps import Side
from tests.planning.progression_cases import (
    asked,
    hardness,
    line,
    shown,
)

Ability = Callable[[int], float]
"""How many times the bottom of the line a rested runner can do, by the session's number."""

LINES = ("squat 3x15", "plank 3x30s", "lift 3x8 each side @ 2x5kg")
PATCH = range(8, 12)
"""The sessions of the weeks 5 and 6, counted from 0."""


def gaining(session: int) -> float:
    return 1.15 * 1.03**session


def at_a_ceiling(session: int) -> float:
    return 1.2


def with_a_bad_patch(session: int) -> float:
    return 1.2 * 1.01**session * (0.7 if session in PATCH else 1)


def twelve_weeks(step: StepLine, ability: Ability) -> list[Prescription]:
    """What is asked of that runner in two sessions a week; each set takes 3 % of the ability."""
    chance = random.Random(20)
    span = span_of(step)
    assert span is not None
    times: list[LastTime] = []
    asked_for: list[Prescription] = []
    for session in range(24):
        today = asked(step, times)
        asked_for.append(today)
        rung, load, _, planned = hardness(step, today)
        burden = 1.25**rung * (load / step.load.amount if step.load else 1)
        fresh = span.amount.low * ability(session) / burden * chance.uniform(0.97, 1.03)
        can = [int(fresh * (1 - 0.03 * number)) for number in range(today.sets)]
        results = tuple(
            SetResult(min(planned, most), planned, side)
            for most in can
            for side in (tuple(Side) if step.each_side else (None,))
        )
        times.insert(
            0,
            LastTime(
                results,
                today.sets,
                timed=span.timed,
                variant=today.variant,
                load=str(today.load) if today.load else None,
                rpe=10 if min(can) <= planned else 8,
            ),
        )
    return asked_for


def work(prescription: Prescription) -> int:
    return prescription.sets * (prescription.amount or 0)


@pytest.mark.parametrize("ability", [gaining, at_a_ceiling, with_a_bad_patch])
@pytest.mark.parametrize("text", LINES)
def test_the_work_never_jumps(text: str, ability: Ability) -> None:
    days = twelve_weeks(line(text), ability)

    for before, after in pairwise(days):
        if (before.variant, before.load) == (after.variant, after.load):
            assert work(after) <= 1.25 * work(before)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("squat 3x15", "3x15", "3x16/jump"),
        ("plank 3x30s", "3x30", "5x40"),
        ("lift 3x8 each side @ 2x5kg", "3x8 @ 2x5kg", "3x11 @ 2x6.5kg"),
    ],
)
def test_who_gains_ends_harder(text: str, start: str, end: str) -> None:
    days = twelve_weeks(line(text), gaining)

    assert (shown(days[0]), shown(days[-1])) == (start, end)


@pytest.mark.parametrize("text", LINES)
def test_who_is_at_a_ceiling_stays_about_there(text: str) -> None:
    step = line(text)

    days = twelve_weeks(step, at_a_ceiling)

    later = days[6:]
    assert {
        (prescription.sets, prescription.variant, prescription.load) for prescription in later
    } == {(3, None, step.load)}
    assert max(map(work, later)) <= 1.2 * min(map(work, later))
    assert max(map(work, later[-6:])) == max(map(work, days)), "it is tried again and again"


@pytest.mark.parametrize("text", LINES)
def test_a_bad_patch_leads_to_a_step_back_and_recovers(text: str) -> None:
    step = line(text)

    days = twelve_weeks(step, with_a_bad_patch)

    backs = [
        number for number, prescription in enumerate(days) if "short two times" in prescription.why
    ]
    weights = [
        work(prescription) * (prescription.load.amount if prescription.load else 1)
        for prescription in days
    ]
    assert PATCH.start < backs[0] <= PATCH.stop
    assert min(weights[PATCH.start : PATCH.stop + 1]) < weights[PATCH.start]
    assert weights[-1] > weights[PATCH.start]
