"""The pulse out of taps, of typed beats, and what counts as calm."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.player.pulse import LAST_INTERVALS, calm_pulse, counted, kept, tapped

steady = st.integers(min_value=40, max_value=200)


def pulse_of(instants: list[float]) -> int | None:
    """The pulse that taps at these instants tell."""
    taps: tuple[float, ...] = ()
    for instant in instants:
        taps = kept(taps, instant)
    return tapped(taps)


def beats(pulse: float, count: int = 9, since: float = 100.0) -> list[float]:
    return [since + number * 60 / pulse for number in range(count)]


@given(steady)
def test_steady_taps_tell_their_pulse(pulse: int) -> None:
    assert pulse_of(beats(pulse)) == pulse


@given(steady, st.lists(st.floats(min_value=-0.06, max_value=0.06), min_size=9, max_size=9))
def test_taps_that_jitter_tell_it_within_a_few_beats(pulse: int, jitter: list[float]) -> None:
    """Given taps off by up to 6 % of a beat, then an interval is off by 12 % at most."""
    taps = [tap + off * 60 / pulse for tap, off in zip(beats(pulse), jitter, strict=True)]

    heard = pulse_of(taps)

    assert heard is not None and abs(heard - pulse) <= 0.14 * pulse


def test_jitter_to_both_sides_evens_out() -> None:
    late = [0.0, 0.03, -0.03, 0.02, -0.01, 0.03, -0.02, 0.0, 0.01]

    assert pulse_of([tap + off for tap, off in zip(beats(120), late, strict=True)]) in range(
        115, 126
    )


def test_fewer_than_five_taps_tell_nothing() -> None:
    assert [pulse_of(beats(100, count)) for count in range(7)] == [None] * 5 + [100, 100]


@pytest.mark.parametrize("pulse", [50, 90, 130])
@pytest.mark.parametrize("where", range(1, 8))
def test_a_doubled_tap_does_not_count(pulse: int, where: int) -> None:
    """Given a finger that bounces, then neither half of the split beat spoils the pulse."""
    taps = beats(pulse)
    taps.insert(where + 1, taps[where] + 0.3 * 60 / pulse)

    assert pulse_of(taps) == pulse


def test_a_bounce_of_the_key_is_one_tap() -> None:
    taps = beats(70)

    assert pulse_of(sorted([*taps, *(tap + 0.1 for tap in taps)])) == 70


@pytest.mark.parametrize("pulse", [80, 120, 180])
@pytest.mark.parametrize("where", range(1, 8))
def test_a_missed_tap_does_not_count(pulse: int, where: int) -> None:
    taps = beats(pulse)
    del taps[where]

    assert pulse_of(taps) == pulse


def test_a_long_pause_begins_anew() -> None:
    assert pulse_of([*beats(150, 9, 0.0), *beats(90, 4, 60.0)]) is None
    assert pulse_of([*beats(150, 9, 0.0), *beats(90, 5, 60.0)]) == 90


def test_a_pulse_that_falls_is_followed_and_no_more_is_kept_than_needed() -> None:
    taps: tuple[float, ...] = ()
    for instant in accumulate([60 / pulse for pulse in range(160, 100, -1)]):
        taps = kept(taps, instant)

    assert len(taps) <= LAST_INTERVALS + 4
    assert tapped(taps) in range(101, 108)


def test_wild_tapping_tells_nothing_or_something_that_hearts_do() -> None:
    assert pulse_of([0.0, 0.3, 1.6, 1.9, 3.2, 3.5, 4.8]) in (None, *range(35, 221))


@given(st.lists(st.floats(min_value=0.0, max_value=3.0), max_size=40))
def test_whatever_is_tapped_is_a_pulse_or_none(gaps: list[float]) -> None:
    heard = pulse_of(list(accumulate(gaps)))

    assert heard is None or 35 <= heard <= 220


@pytest.mark.parametrize(
    ("typed", "pulse"),
    [(0, None), (8, None), (9, 36), (15, 60), (30, 120), (55, 220), (56, None), (-3, None)],
)
def test_beats_counted_in_fifteen_seconds_are_four_times_as_many_a_minute(
    typed: int, pulse: int | None
) -> None:
    assert counted(typed) == pulse


@pytest.mark.parametrize(
    ("age", "highest", "calm"),
    [
        (None, None, None),
        (40, None, 117),  # 65 % of 208 - 28 = 180.
        (20, None, 126),
        (None, 190, 124),
        (40, 190, 124),
    ],
)
def test_calm_is_a_part_of_the_highest_pulse_known_or_by_age(
    age: int | None, highest: int | None, calm: int | None
) -> None:
    assert calm_pulse(age, highest) == calm


def test_another_part_can_be_asked_for() -> None:
    assert calm_pulse(None, 200, 0.5) == 100
