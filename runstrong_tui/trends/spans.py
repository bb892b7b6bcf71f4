"""How far back one looks: four weeks, three months, a year, or since a day."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum

EXPECTED = 'expected such as "10d", "4w", "6m", "1y", "all" or "2026-01-01"'
LONGEST_YEARS = 100

_SPAN = re.compile(r"([0-9]{1,9})([dwmy])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST = {"d": LONGEST_YEARS * 366, "w": LONGEST_YEARS * 53, "m": LONGEST_YEARS * 12}


class Since(StrEnum):
    """The spans to choose from, in the order in which a key goes through them."""

    WEEKS = "4w"
    MONTHS = "3m"
    YEAR = "1y"
    ALL = "all"

    @property
    def words(self) -> str:
        """``4 weeks``, ``3 months``, ``a year``, ``all``."""
        return {"4w": "4 weeks", "3m": "3 months", "1y": "a year"}.get(self.value, "all")


def begins(since: Since, now: datetime) -> date | None:
    """The first day of the span up to ``now``; None for all."""
    return parse_since(since.value, now)


def parse_since(text: str, now: datetime) -> date | None:
    """The first day of ``4w``, ``10d``, ``6m``, ``1y`` or ``2026-01-01``; None for ``all``.

    A month ago is the same day of the month before, or its last one.

    Raises:
        ValueError: it is no such span; in words.
    """
    words = "".join(text.split()).lower()
    if words == Since.ALL:
        return None
    return _day(text, words, now) if _DAY.fullmatch(words) else _ago(text, words, now.date())


def _day(text: str, words: str, now: datetime) -> date:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise ValueError(f'"{text}" is no day of the calendar; {EXPECTED}') from None
    if day > now.date():
        raise ValueError(f'"{text}" is still to come')
    return day


def _ago(text: str, words: str, today: date) -> date:
    match = _SPAN.fullmatch(words)
    if match is None:
        raise ValueError(f'"{text}" is no span of time; {EXPECTED}')
    count, unit = int(match[1]), match[2]
    if not count:
        raise ValueError(f'"{text}" is no time at all; {EXPECTED}')
    if count > _MOST.get(unit, LONGEST_YEARS):
        raise ValueError(f'"{text}" is too long; "all" goes back to the first workout')
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    return _months_before(today, count * (12 if unit == "y" else 1))


def _months_before(day: date, months: int) -> date:
    """The same day of the month so many months before, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
