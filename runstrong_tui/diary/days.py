"""Days as people write them: ``yesterday``, ``monday``, ``20 Nov``, ``20.11.2026``."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import NamedTuple

from runstrong_tui.diary.date_order import DateOrder, Ordering

FIRST_YEAR = 1900

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_AGO = re.compile(r"([0-9]{1,6}|an?|one|two|three|four|five|six) (day|week|month|year)s? ago")
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)? ?([a-z]{3,})(?: ([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,}) ([0-9]{1,2})(?:st|nd|rd|th)?(?: ([0-9]{4}))?")


class VeryLongAgo(ValueError):
    """A day before any that can be meant."""


class Day(NamedTuple):
    """A day, or the latest of several: so many days before each other, or in each year.

    ``told_from_now``: as ``yesterday`` is.
    """

    date: date
    told_from_now: bool = False
    every: int | None = None
    yearly: bool = False

    def before(self) -> "Day | None":
        """The one before it; None where only this one is meant."""
        if self.every is not None:
            return self._replace(date=self.date - timedelta(days=self.every))
        if not self.yearly:
            return None
        year, month, day = self.date.year - 1, self.date.month, self.date.day
        while day > monthrange(year, month)[1]:  # The 29th of February.
            year -= 1
        return self._replace(date=date(year, month, day))


def day_of(words: str, now: datetime, order: Ordering) -> Day | None:
    """The day that ``words``, in small letters, mean seen from ``now``; None where they mean none.

    Raises:
        ValueError: they may mean two days, or the weekday is not that of the date; in words.
        VeryLongAgo: it is before any day that can be meant.
    """
    return (
        _told_from_now(words, now.date()) or _weekday(words, now, order) or _date(words, now, order)
    )


def _told_from_now(words: str, today: date) -> Day | None:
    back = {"today": 0, "yesterday": 1, "day before yesterday": 2}.get(words)
    if back is not None:
        return Day(today - timedelta(days=back), told_from_now=True)
    match = _AGO.fullmatch(words)
    if match is None:
        return None
    number, unit = match[1], match[2]
    count = 1 if number in ("a", "an") else 0
    count = count or (_NUMBERS.index(number) + 1 if number in _NUMBERS else int(number))
    return Day(_before(today, count, unit), told_from_now=True)


def _before(today: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        if days >= today.toordinal():
            raise VeryLongAgo
        return today - timedelta(days=days)
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year < FIRST_YEAR:
        raise VeryLongAgo
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _weekday(words: str, now: datetime, order: Ordering) -> Day | None:
    """``monday``, ``last mon``, ``monday 16 november``."""
    name, _, rest = words.removeprefix("last ").partition(" ")
    number = _named(name, _WEEKDAYS)
    if number is None:
        return None
    if rest:
        found = None if words.startswith("last ") else _date(rest, now, order)
        if found is not None and found.date.weekday() != number:
            raise ValueError(
                f"{found.date} is a {_WEEKDAYS[found.date.weekday()].capitalize()}, "
                f"no {_WEEKDAYS[number].capitalize()}"
            )
        return found
    today = now.date()
    back = (today.weekday() - number) % 7
    if words.startswith("last "):
        back = back or 7
    return Day(today - timedelta(days=back), every=7)


def _date(words: str, now: datetime, order: Ordering) -> Day | None:
    if match := _YEAR_FIRST.fullmatch(words):
        return _day(match[1], int(match[3]), int(match[4]), now)
    if match := _DOTTED.fullmatch(words):
        return _day(match[3], int(match[2]), int(match[1]), now)
    if match := _DAY_MONTH.fullmatch(words):
        month = _named(match[2], _MONTHS)
        return None if month is None else _day(match[3], month + 1, int(match[1]), now)
    if match := _MONTH_DAY.fullmatch(words):
        month = _named(match[1], _MONTHS)
        return None if month is None else _day(match[3], month + 1, int(match[2]), now)
    if match := _YEAR_LAST.fullmatch(words):
        return _in_order(int(match[1]), int(match[3]), match[4], now, order)
    return None


def _in_order(
    first: int, second: int, year: str | None, now: datetime, order: Ordering
) -> Day | None:
    """A date that two countries may read differently."""
    day_first, month_first = _day(year, second, first, now), _day(year, first, second, now)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    known = order()
    if known is None:
        day, other = day_first.date, month_first.date
        raise ValueError(
            f"may mean {day.day} {day:%B} or {other.day} {other:%B}; write {day} or {other}"
        )
    return day_first if known is DateOrder.DAY_FIRST else month_first


def _day(year: str | None, month: int, day: int, now: datetime) -> Day | None:
    """A day of that year, the 21st century's where it has two digits, else of the latest year."""
    number = now.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if number < FIRST_YEAR:
        raise VeryLongAgo
    while year is None and (month, day) == (2, 29) and monthrange(number, 2)[1] < day:
        number -= 1
    try:
        return Day(date(number, month, day), yearly=year is None)
    except ValueError:
        return None


def _named(words: str, names: tuple[str, ...]) -> int | None:
    """The number of the name that begins so, with three letters at least."""
    if len(words) < 3:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(words)), None)
