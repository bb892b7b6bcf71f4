"""How far back one looks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.trends.spans import Since, begins, parse_since
from tests.trends.made_up import NOW


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4w", "2026-10-23"),
        ("10d", "2026-11-10"),
        ("6m", "2026-05-20"),
        ("1y", "2025-11-20"),
        ("11m", "2025-12-20"),
        ("12M", "2025-11-20"),
        (" 2026-01-01 ", "2026-01-01"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_a_span_begins_on_a_day(text: str, day: str) -> None:
    assert parse_since(text, NOW) == date.fromisoformat(day)


def test_the_spans_to_choose_from() -> None:
    days = [begin and f"{begin:%Y-%m-%d}" for begin in (begins(since, NOW) for since in Since)]

    assert days == ["2026-10-23", "2026-08-20", "2025-11-20", None]
    assert [since.words for since in Since] == ["4 weeks", "3 months", "a year", "all"]
    assert parse_since("ALL", NOW) is None


def test_a_month_that_is_shorter_begins_at_its_last_day() -> None:
    leap = datetime(2024, 3, 31, 12, tzinfo=UTC)

    assert parse_since("1m", leap) == date(2024, 2, 29)
    assert parse_since("13m", leap) == date(2023, 2, 28)
    assert parse_since("1y", datetime(2024, 2, 29, tzinfo=UTC)) == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no span of time"),
        ("soon", "no span of time"),
        ("4", "no span of time"),
        ("w4", "no span of time"),
        ("-4w", "no span of time"),
        ("٤w", "no span of time"),
        ("0d", "no time at all"),
        ("101y", "too long"),
        ("999999999d", "too long"),
        ("2026-02-30", "no day of the calendar"),
        ("0000-01-01", "no day of the calendar"),
        ("2026-11-21", "still to come"),
    ],
)
def test_what_is_no_span_is_told_in_words(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as raised:
        parse_since(text, NOW)

    assert f'"{text}"' in str(raised.value)


@given(st.integers(1, 1200), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_so_many_months_before_is_counted_one_by_one(months: int, day: date) -> None:
    """Given the first of a month, then each month back is the one of the day before."""
    first = day.replace(day=1)
    slow = first
    for _ in range(months):
        slow = (slow - timedelta(days=1)).replace(day=1)

    begun = parse_since(f"{months}m", datetime(first.year, first.month, 1, 5, tzinfo=UTC))

    assert begun == slow
