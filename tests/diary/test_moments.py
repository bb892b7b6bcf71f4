"""Moments as people write them."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from runstrong_tui.diary.date_order import DateOrder, order_of_locale, order_of_pattern
from runstrong_tui.diary.moments import parse_moment
from tests.generated import ZONE

WINTER = timezone(timedelta(hours=1))
FRIDAY = datetime(2026, 11, 20, 18, 52, 7, tzinfo=ZONE)
"""Now: a Friday evening in winter."""


PARTLY = (
    *(
        "yesterday 25:00",
        "yesterday 18:60",
        "yesterday 13 pm",
        "yesterday evening",
        "monday 7:15 x",
    ),
    *("yesterday 18:30 maybe", "yesterday 1830", "2026-11-18 6:05 abc", "31.11.2026 6:05", "7"),
    *(
        "2 hours 3 apples ago",
        "2026-02-30",
        "32 november",
        "13/13/2026",
        "tuesday yesterday",
        "ago",
    ),
)
"""Of each of these a reader may understand a part."""


def nothing_known() -> None:
    """A machine whose locale has no order of dates."""


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        # days
        ("yesterday 18:30", "2026-11-19 18:30"),
        ("yesterday", "2026-11-19 18:52"),
        ("today 7:15", "2026-11-20 07:15"),
        ("  yesterday   at 18:30 ", "2026-11-19 18:30"),
        ("Yesterday 6:30 PM", "2026-11-19 18:30"),
        ("yesterday 18.30", "2026-11-19 18:30"),
        ("yesterday at 18h30", "2026-11-19 18:30"),
        ("yesterday, 6 pm", "2026-11-19 18:00"),
        ("yesterday 6:30 p.m.", "2026-11-19 18:30"),
        ("yesterday 7", "2026-11-19 07:00"),
        ("yesterday noon", "2026-11-19 12:00"),
        ("18:30 yesterday", "2026-11-19 18:30"),
        ("18:30:05 on Thursday", "2026-11-19 18:30"),
        ("the day before yesterday 18:30", "2026-11-18 18:30"),
        ("12 am", "2026-11-20 00:00"),
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
        ("1 h 30 min ago", "2026-11-20 17:22"),
        ("1h30m ago", "2026-11-20 17:22"),
        ("two hours and ten minutes ago", "2026-11-20 16:42"),
        ("half an hour ago", "2026-11-20 18:22"),
        ("1,5 hours ago", "2026-11-20 17:22"),
        ("a week ago 7:15", "2026-11-13 07:15"),
        ("3 days ago at 7.15", "2026-11-17 07:15"),
        ("just now", "2026-11-20 18:52"),
        ("last friday 7:15", "2026-11-13 07:15"),
        # dates
        ("2026/11/18 6:05", "2026-11-18 06:05"),
        ("18.11.2026, 6.05", "2026-11-18 06:05"),
        ("18.11. 6:05", "2026-11-18 06:05"),
        ("5.11.26 6:05", "2026-11-05 06:05"),
        ("18/11/2026 6:05", "2026-11-18 06:05"),
        ("11/18/2026 6:05 am", "2026-11-18 06:05"),
        ("18-11-2026 6:05", "2026-11-18 06:05"),
        ("11/11/2026 6:05", "2026-11-11 06:05"),
        ("November 18th, 2026 6:05", "2026-11-18 06:05"),
        ("Nov 18 6:05", "2026-11-18 06:05"),
        ("Wed 18 Nov 06:05", "2026-11-18 06:05"),
        ("2026-11-18", "2026-11-18 00:00"),
        ("29 february 10:00", "2024-02-29 10:00"),
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
    found = parse_moment("2026-02-14 18:30", datetime(2026, 7, 14, 12, 0, tzinfo=ZONE))

    assert found.isoformat() == "2026-02-14T18:30:00+01:00"


def test_yesterday_across_the_change_of_clocks_is_the_same_time_of_day() -> None:
    """Given the Sunday on which the clocks went back, then Saturday evening had summer time."""
    found = parse_moment("yesterday 18:30", datetime(2026, 10, 25, 18, 0, tzinfo=ZONE))

    assert found.isoformat() == "2026-10-24T18:30:00+02:00"


def test_a_moment_of_another_zone_than_the_machines_keeps_to_it() -> None:
    tokyo = timezone(timedelta(hours=9))

    found = parse_moment("yesterday 18:30", FRIDAY.astimezone(tokyo))

    assert found.isoformat() == "2026-11-20T18:30:00+09:00"


def test_a_moment_that_names_its_zone_has_it() -> None:
    assert parse_moment("2026-11-20 12:00 UTC", FRIDAY).astimezone(WINTER).hour == 13


def test_an_hour_that_the_clocks_left_out_is_the_one_after_it() -> None:
    try:
        berlin = ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine knows no zones by name")
    found = parse_moment("2026-03-29 02:30", datetime(2026, 11, 20, 12, tzinfo=berlin))

    assert found.isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize("sign", ["/", "-"])
def test_a_date_that_two_countries_read_differently_goes_by_the_locale_or_is_refused(
    sign: str,
) -> None:
    text = f"11{sign}05{sign}2026 18:30"

    with pytest.raises(ValueError, match="may mean 11 May or 5 November; write 2026-05-11 or 2026"):
        parse_moment(text, FRIDAY, nothing_known)
    assert parse_moment(text, FRIDAY, lambda: DateOrder.DAY_FIRST).month == 5
    assert parse_moment(text, FRIDAY, lambda: DateOrder.MONTH_FIRST).month == 11
    with pytest.raises(ValueError, match="may mean 5 November or 11 May"):
        parse_moment("5/11", FRIDAY, nothing_known)


@pytest.mark.parametrize(
    ("environ", "order"),
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "en"}, None),
        ({"LANG": "en_US.UTF-8"}, DateOrder.MONTH_FIRST),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}, DateOrder.DAY_FIRST),
        ({"LANG": "de_DE@euro", "LC_ALL": "C", "LC_TIME": "de_DE"}, None),
        ({"LANG": "sr_Latn_RS", "LC_ALL": ""}, DateOrder.DAY_FIRST),
        ({"LANG": "sv_SE.UTF-8"}, None),
        ({"LANG": "ja_JP.UTF-8"}, None),
    ],
)
def test_the_locale_tells_the_order(environ: dict[str, str], order: DateOrder | None) -> None:
    assert order_of_locale(environ) is order


@pytest.mark.parametrize(
    ("pattern", "order"),
    [
        ("dd/MM/yyyy", DateOrder.DAY_FIRST),
        ("M/d/yyyy", DateOrder.MONTH_FIRST),
        ("yyyy-MM-dd", None),
        ("", None),
    ],
)
def test_a_pattern_of_windows_tells_the_order(pattern: str, order: DateOrder | None) -> None:
    assert order_of_pattern(pattern) is order


def test_a_weekday_that_is_not_that_of_the_date_is_told() -> None:
    with pytest.raises(ValueError, match="2026-11-13 is a Friday, no Monday"):
        parse_moment("monday 13 november 7:15", FRIDAY)


@pytest.mark.parametrize(
    "text", ["tomorrow", "tomorrow 7:00", "in 2 hours", "next monday 7:00", "2027-01-01 10:00"]
)
def test_what_is_still_to_come_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f'"{text}" is still to come'):
        parse_moment(text, FRIDAY)


@pytest.mark.parametrize("text", ["1906-11-20 10:00", "200 years ago", "1999-01-01"])
def test_what_is_very_long_ago_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="very long ago"):
        parse_moment(text, FRIDAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "nonsense",
        *PARTLY,
        "85",
        "1830",
        "99:99",
        "2026-13-40",
        "gestern",
        "x" * 5000,
        "🏃",
        "-",
    ],
)
def test_nonsense_is_refused_and_says_what_would_do(text: str) -> None:
    with pytest.raises(ValueError, match="is no moment; expected such as"):
        parse_moment(text, FRIDAY)
