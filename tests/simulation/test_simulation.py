"""What must hold in every week of every runner, whatever is made of what is asked for."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from runstrong_tui.planning.growth import span_of
from tests.shipped import shipped
from tests.simulation.runners import RUNNERS, YEAR
from tests.simulation.weeks import AskedFor, Simulated, simulate

BREAK = 11
"""So many days without a step make a break."""

TOP = "the most that this step asks for"

ALWAYS, HALF, IRREGULAR, WEAK, YEAR_OFF = RUNNERS

simulated = cache(simulate)


def everyone() -> Iterator[tuple[list[AskedFor], AskedFor]]:
    """The neighbours of all five runners."""
    for runner in RUNNERS:
        yield from neighbours(simulated(runner))


def neighbours(found: Simulated) -> Iterator[tuple[list[AskedFor], AskedFor]]:
    """Each time of a step with all those before it, without easier weeks."""
    for times in found.steps().values():
        counted = [asked for asked in times if not asked.easier]
        for number in range(1, len(counted)):
            yield counted[:number], counted[number]


def missed_twice(before: list[AskedFor]) -> bool:
    return len(before) > 1 and all(asked.made < asked.amount for asked in before[-2:])


def after_a_break(before: list[AskedFor], now: AskedFor) -> bool:
    return now.day - before[-1].day >= BREAK


def test_no_target_is_more_than_a_step_above_what_was_ever_done() -> None:
    for before, now in everyone():
        alike = [asked.made for asked in before if (asked.rung, asked.load) == (now.rung, now.load)]
        if alike:
            step = 5 if now.timed else 1
            asked_low = min(asked.amount for asked in before)
            assert now.amount <= max(*alike, asked_low) + step, (before[-1], now)


def test_none_falls_without_a_break_or_two_misses() -> None:
    for before, now in everyone():
        last = before[-1]
        if missed_twice(before) or after_a_break(before, now):
            continue
        assert (now.rung, now.load) >= (last.rung, last.load), (last, now)
        if (now.rung, now.load) == (last.rung, last.load):
            assert now.sets * now.amount >= last.sets * last.amount, (last, now)


def test_a_harder_variant_comes_after_the_top_of_the_one_before() -> None:
    for before, now in everyone():
        last = before[-1]
        if now.rung > last.rung:
            assert last.made >= last.amount >= top_of(before, last), (last, now)
            assert now.rung == last.rung + 1


def top_of(before: list[AskedFor], last: AskedFor) -> int:
    """The most that the step's line lets grow, or was asked for where the minutes are stated."""
    session, (block, index) = last.step
    if session == "after-run-10":
        return max(asked.amount for asked in before if asked.rung == last.rung)
    blocks = shipped().sessions[session].blocks
    if blocks[block].include:
        raise AssertionError("no step of an included session grows")
    span = span_of(blocks[block].steps[index])
    assert span is not None
    return span.amount.high


def test_ten_minutes_stay_within_a_tenth_of_ten() -> None:
    lengths = [
        asked.minutes
        for runner in RUNNERS
        for asked in simulated(runner).asked
        if asked.step[0] == "after-run-10" and not asked.easier
    ]
    assert max(lengths) <= 11
    assert min(lengths) >= 9


def test_after_a_break_less_is_asked_for_and_it_is_said() -> None:
    breaks = 0
    for before, now in neighbours(simulated(YEAR_OFF)):
        last = before[-1]
        if now.day - last.day >= YEAR:
            breaks += 1
            assert "off" in now.why, now
            assert now.hardness < last.hardness, (last, now)
    assert breaks >= 10


def test_the_weak_beginner_gets_an_easier_variant_of_all_that_has_one() -> None:
    for times in simulated(WEAK).steps().values():
        easier = any(
            variant.level == "easier" for variant in shipped().exercises[times[0].exercise].variants
        )
        if easier:
            assert any(asked.made == asked.amount for asked in times[:26]), times[0]


def test_a_beginner_starts_with_what_a_beginner_can_do() -> None:
    """Given a weak beginner, then the first time of each step is made wherever it can be easier.

    Only where its session asks for harder variants of one exercise it takes two times more.
    """
    for (session, place), times in simulated(WEAK).steps().items():
        first = times[0]
        variants = shipped().exercises[first.exercise].variants
        if any(variant.level == "easier" for variant in variants):
            late = (session, place[0]) == ("balance", 1)
            made = times[2] if late else first
            assert made.made == made.amount, made
            assert "start for a beginner: " in first.why


def test_two_circuits_do_not_touch_the_straight_sets() -> None:
    """Given straight sets and circuits in turn, then each goes on from its own last time."""
    for (session, _), times in simulated(ALWAYS).steps().items():
        counted = [asked for asked in times if not asked.easier]
        for last, now in pairwise(counted if session == "five-sets" else ()):
            assert now.hardness > last.hardness or now.why == "the most that this step asks for", (
                last,
                now,
            )


def test_eyes_open_stays_open() -> None:
    (eyes_open,) = (
        times for step, times in simulated(ALWAYS).steps().items() if step == ("balance", (0, 0))
    )

    assert {asked.variant for asked in eyes_open} == {None}
