"""Moments as people write them."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from runstrong_tui.moments import parse_moment

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
FRIDAY = datetime(2026, 11, 20, 18, 52, 7, tzinfo=WINTER)
"""Now: a Friday evening in winter."""


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A zone whose clocks change, where the machine lets a program choose."""
    if not hasattr(time, "tzset"):
        pytest.skip("this machine's zone cannot be set")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        # days
        ("yesterday 18:30", "2026-11-19 18:30"),
        ("yesterday", "2026-11-19 18:52"),
        ("today 7:15", "2026-11-20 07:15"),
        ("  yesterday   at 18:30 ", "2026-11-19 18:30"),
        ("Yesterday 6:30 PM", "2026-11-19 18:30"),
        # a bare time is the latest one
        ("7:15", "2026-11-20 07:15"),
        ("18:51", "2026-11-20 18:51"),
        ("18:53", "2026-11-19 18:53"),
        ("23:59", "2026-11-19 23:59"),
        ("00:00", "2026-11-20 00:00"),
        # a weekday is the latest one
        ("monday 7:15", "2026-11-16 07:15"),
        ("Mon 7:15", "2026-11-16 07:15"),
        ("thursday 20:00", "2026-11-19 20:00"),
        ("saturday 10:00", "2026-11-14 10:00"),
        ("friday 7:15", "2026-11-20 07:15"),
        ("Fri 6:30 PM", "2026-11-20 18:30"),
        ("friday 20:00", "2026-11-13 20:00"),
        ("friday 13 november 7:15", "2026-11-13 07:15"),
        # so long ago
        ("2 hours ago", "2026-11-20 16:52"),
        ("30 minutes ago", "2026-11-20 18:22"),
        ("3 days ago", "2026-11-17 18:52"),
        # dates
        ("2026-11-18 6:05", "2026-11-18 06:05"),
        ("2026-11-18T06:05", "2026-11-18 06:05"),
        ("18.11.2026 6:05", "2026-11-18 06:05"),
        ("18 Nov 6:05", "2026-11-18 06:05"),
        ("24 december 10:00", "2025-12-24 10:00"),
        ("2025-12-24 10:00", "2025-12-24 10:00"),
    ],
)
def test_a_moment_is_the_latest_that_is_meant(text: str, moment: str) -> None:
    found = parse_moment(text, FRIDAY)

    assert f"{found:%Y-%m-%d %H:%M}" == moment
    assert found.utcoffset() == timedelta(hours=1)


def test_a_moment_of_summer_has_summers_offset_seen_from_winter() -> None:
    found = parse_moment("2026-07-14 18:30", FRIDAY)

    assert found.isoformat() == "2026-07-14T18:30:00+02:00"


def test_a_moment_of_winter_has_winters_offset_seen_from_summer() -> None:
    found = parse_moment("2026-02-14 18:30", datetime(2026, 7, 14, 12, 0, tzinfo=SUMMER))

    assert found.isoformat() == "2026-02-14T18:30:00+01:00"


def test_yesterday_across_the_change_of_clocks_is_the_same_time_of_day() -> None:
    """Given the Sunday on which the clocks went back, then Saturday evening had summer time."""
    found = parse_moment("yesterday 18:30", datetime(2026, 10, 25, 18, 0, tzinfo=WINTER))

    assert found.isoformat() == "2026-10-24T18:30:00+02:00"


def test_a_moment_of_another_zone_than_the_machines_keeps_to_it() -> None:
    tokyo = timezone(timedelta(hours=9))

    found = parse_moment("yesterday 18:30", FRIDAY.astimezone(tokyo))

    assert found.isoformat() == "2026-11-20T18:30:00+09:00"


def test_a_moment_that_names_its_zone_has_it() -> None:
    assert parse_moment("2026-11-20 12:00 UTC", FRIDAY).astimezone(WINTER).hour == 13


@pytest.mark.parametrize("text", ["tomorrow", "tomorrow 7:00", "in 2 hours", "2027-01-01 10:00"])
def test_what_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f'"{text}" is still to come'):
        parse_moment(text, FRIDAY)


@pytest.mark.parametrize("text", ["1906-11-20 10:00", "200 years ago", "1999-01-01"])
def test_what_is_very_long_ago_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="very long ago"):
        parse_moment(text, FRIDAY)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "nonsense", "85", "1830", "99:99", "2026-13-40", "gestern", "x" * 5000, "🏃", "-"],
)
def test_nonsense_is_refused_and_says_what_would_do(text: str) -> None:
    with pytest.raises(ValueError, match="is no moment; expected such as"):
        parse_moment(text, FRIDAY)
