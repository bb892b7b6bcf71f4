"""Dates and lengths as other programs write them, by the clock of the place where it was done."""

import re
from collections.abc import Iterable
from datetime import datetime

from runstrong_tui.training.names import composed

FIRST_YEAR, LAST_YEAR = 1970, 2999

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(?:Z|[+-].*)?"
)
_CLOCK = r"(?:,? *(?:at )?(\d{1,2})[:.h](\d\d)(?::(\d\d))? *([ap]\.?m\.?)?)?"
_DAY_MONTH = re.compile(rf"(\d{{1,2}})\.? (?:de )?([^\W\d_]+)\.?,? (?:de )?(\d{{4}}){_CLOCK}", re.I)
_MONTH_DAY = re.compile(rf"([^\W\d_]+)\.? (\d{{1,2}}),? (\d{{4}}){_CLOCK}", re.I)
_NUMBERS = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_CLOCK}", re.I)
_LENGTH = re.compile(
    r"(?:(\d+) ?h(?:r|rs|ours?)?)? ?(?:(\d+) ?m(?:in|ins|inutes?)?)? ?(?:(\d+) ?s(?:ec|ecs)?)?"
)
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "maa", "mrt"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
"""How months begin in English and in the languages around it."""


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether the day comes first in dates such as ``11/05/2026``; None where all may mean both.

    A dot between the numbers says that it does.
    """
    for text in texts:
        found = _NUMBERS.match(text)
        if found is None:
            continue
        first, sign, second = int(found[1]), found[2], int(found[3])
        if sign == "." or first > 12:
            return True
        if second > 12:
            return False
    return None


def moment_of(text: str, *, day_comes_first: bool | None = None) -> datetime:
    """The moment that ``text`` says, without a zone; at midnight where it says only a day.

    Raises:
        ValueError: it says none, or may say two; in words.
    """
    try:
        found = _moment(text.strip(), day_comes_first)
    except ValueError as error:
        raise ValueError(f'"{text}" is no date ({error})') from error
    if found is None:
        raise ValueError(f'"{text}" is no date')
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f'"{text}" is no date of the years {FIRST_YEAR} to {LAST_YEAR}')
    return found


def _moment(text: str, day_comes_first: bool | None) -> datetime | None:
    if iso := _ISO.fullmatch(text):
        return datetime(*(int(part or 0) for part in iso.groups()))  # type: ignore[arg-type]
    if named := _DAY_MONTH.fullmatch(text):
        day, month, year, *clock = named.groups()
        return _at(year, _month(month), day, clock)
    if named := _MONTH_DAY.fullmatch(text):
        month, day, year, *clock = named.groups()
        return _at(year, _month(month), day, clock)
    if numbers := _NUMBERS.fullmatch(text):
        first, sign, second, year, *clock = numbers.groups()
        if sign == ".":
            day_comes_first = True
        if day_comes_first is None:
            raise ValueError("it may mean two days: say --day-first or --month-first")
        day, month = (first, second) if day_comes_first else (second, first)
        return _at(year, int(month), day, clock)
    return None


def _at(year: str, month: int, day: str, clock: list[str | None]) -> datetime:
    hour, minute, second = (int(part or 0) for part in clock[:3])
    half = (clock[3] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"{hour} {half} is no hour")
        hour = hour % 12 + (12 if half == "pm" else 0)
    return datetime(int(year), month, int(day), hour, minute, second)


def _month(word: str) -> int:
    small = composed(word).casefold()
    for number, begins in enumerate(_MONTHS, 1):
        if small.startswith(begins):
            return number
    raise ValueError(f'"{word}" is no month')


def length_of(text: str) -> float | None:
    """The seconds of ``1h 5m``, ``38min``, ``4195`` or ``0:01:30``; None where nothing is said.

    Raises:
        ValueError: it is no length; in words.
    """
    words = text.strip().lower()
    if not words:
        return None
    if re.fullmatch(r"\d+(?:[.,]\d+)?", words):
        return float(words.replace(",", "."))
    if re.fullmatch(r"\d+(?::\d\d){1,2}(?:\.\d+)?", words):
        seconds = 0.0
        for part in words.split(":"):
            seconds = seconds * 60 + float(part)
        return seconds
    parts = _LENGTH.fullmatch(words)
    if parts is None or not any(parts.groups()):
        raise ValueError(f'"{text}" is no length of time')
    hours, minutes, seconds_there = (int(part or 0) for part in parts.groups())
    return float(hours * 3600 + minutes * 60 + seconds_there)
