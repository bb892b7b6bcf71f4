"""Moments as people write them: ``yesterday 18:30``, ``monday 7:15``, ``2026-11-20 18:30``.

All of a text is understood, or it is refused: nothing is passed over.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from runstrong_tui.diary.date_order import Ordering, machine_order
from runstrong_tui.diary.days import Day, VeryLongAgo, day_of
from runstrong_tui.training.wall import later, seconds_between

EXPECTED = 'expected such as "yesterday 18:30", "monday 7:15", "2 hours ago" or "2026-11-20 18:30"'
LONGEST_AGO = timedelta(days=366 * 20)
MOST_SIGNS = 60

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_COUNT = rf"[0-9]{{1,5}}(?:[.,][0-9]{{1,3}})?|half an?|an?|{'|'.join(_NUMBERS)}"
_UNIT = r"h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?"
_SPAN = re.compile(rf"({_COUNT}) ?({_UNIT})(?![a-z])(?: and\b)? ?")
_TO_COME = re.compile(rf"tomorrow\b.*|next [a-z]+\b.*|in (?:{_COUNT}) ?[a-z]+")
_ZONE = r"(?: ?(z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?"
_TIME = re.compile(
    rf"(?P<hour>[0-9]{{1,2}})(?:(?P<sign>[:.h])(?P<minute>[0-9]{{2}})"
    rf"(?:(?P=sign)(?P<second>[0-9]{{2}})(?:\.[0-9]{{1,6}})?)?| ?h)? ?(?P<half>am|pm)?{_ZONE}"
)
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_LEFT_OUT = ("at", "on", "the", "of")


def parse_moment(text: str, now: datetime, order: Ordering = machine_order) -> datetime:
    """The moment that ``text`` means, with its zone; a bare time or day is the latest one.

    A day without a time is at the time of day that it is ``now`` where it is told from now
    (``yesterday``), else at its beginning. ``order`` is asked where the numbers of a date can be
    read in two ways.

    Raises:
        ValueError: it means none or may mean two, one to come, or one very long ago; in words.
    """
    words = _plain(text)
    if _TO_COME.fullmatch(words):
        raise ValueError(f'"{text}" is still to come')
    try:
        moment = _ago(words, now) or _day_and_time(words, now, order)
    except VeryLongAgo:
        raise ValueError(f'"{text}" is very long ago; {EXPECTED}') from None
    except ValueError as error:
        raise ValueError(f'"{text}": {error}') from error
    if moment is None:
        raise ValueError(f'"{text}" is no moment; {EXPECTED}')
    if seconds_between(now, moment) > 0:
        raise ValueError(f'"{text}" is still to come ({moment:%Y-%m-%d %H:%M})')
    if seconds_between(moment, now) > LONGEST_AGO.total_seconds():
        raise ValueError(f'"{text}" is very long ago ({moment:%Y-%m-%d}); {EXPECTED}')
    return moment


def parse_clock(text: str) -> time:
    """The time of a day that ``18:00``, ``6:30 pm`` or ``noon`` is.

    Raises:
        ValueError: it is none; in words.
    """
    found = _time(_plain(text))
    if found is None or found.zone is not None:
        raise ValueError(f'"{text}" is no time of a day, such as "18:00" or "6pm"')
    return found.at


def _plain(text: str) -> str:
    """The words in small letters, without commas and little words between them."""
    if len(text) > MOST_SIGNS:
        return ""
    words = re.sub(r",(?=\s|$)", " ", text.casefold())
    words = re.sub(r"\b([ap])\.m\.?(?=\s|$)", r"\1m", words)
    words = re.sub(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])", r"\1 ", words)
    words = re.sub(r"([a-z])\.(?=\s|$)", r"\1", words)
    return " ".join(word for word in words.split() if word not in _LEFT_OUT)


def _ago(words: str, now: datetime) -> datetime | None:
    """``2 hours ago``, ``1 h 30 min ago``, ``just now``."""
    if words in ("now", "just now"):
        return now
    spans = words.removesuffix(" ago")
    if spans == words or not re.fullmatch(rf"(?:{_SPAN.pattern})+", spans):
        return None
    seconds = {"h": 3600, "m": 60, "s": 1}
    return later(now, -sum(_count(n) * seconds[unit[0]] for n, unit in _SPAN.findall(spans)))


def _count(words: str) -> float:
    if words.startswith("half"):
        return 0.5
    if words in ("a", "an"):
        return 1
    return _NUMBERS.index(words) + 1 if words in _NUMBERS else float(words.replace(",", "."))


class _Time(NamedTuple):
    """A time of day, and the zone that it names; ``bare``: an hour without anything to tell it."""

    at: time
    zone: tzinfo | None = None
    bare: bool = False


def _day_and_time(words: str, now: datetime, order: Ordering) -> datetime | None:
    """A day and a time in either order, or one of them."""
    parts = words.split()
    for place in range(len(parts) + 1):
        first, second = " ".join(parts[:place]), " ".join(parts[place:])
        for day_words, time_words in ((first, second), (second, first)):
            at = _time(time_words) if time_words else None
            if (time_words and at is None) or not (day_words or time_words):
                continue
            if at is not None and at.bare and not day_words.replace(" ", "").isalpha():
                continue
            day = day_of(day_words, now, order) if day_words else Day(now.date(), every=1)
            if day is not None:
                return _latest(day, at, now)
    return None


def _time(words: str) -> _Time | None:
    """``18:30``, ``18.30``, ``18h30``, ``6:30 pm``, ``6pm``, ``noon``, ``12:00 utc``."""
    if words in _NAMED_TIMES:
        return _Time(_NAMED_TIMES[words])
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    hour, half = int(match["hour"]), match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        at = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
        return _Time(at, _zone(match[6]), bare=words.isdecimal())
    except ValueError:
        return None


def _zone(words: str | None) -> tzinfo | None:
    if words is None:
        return None
    if words in ("z", "utc", "gmt"):
        return UTC
    sign = -1 if words[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(words[1:3]), minutes=int(words[-2:])))


def _latest(day: Day, at: _Time | None, now: datetime) -> datetime:
    """The latest day of those that are meant on which that time was over."""
    clock = now.time() if at is None and day.told_from_now else (at.at if at else time(0))
    zone = (at.zone if at else None) or now.tzinfo
    found = _on(day.date, clock, zone)
    while seconds_between(now, found) > 0 and (before := day.before()) is not None:
        day = before
        found = _on(day.date, clock, zone)
    return found


def _on(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """That time on that day; an hour that the clocks leave out is the one after it."""
    return later(datetime.combine(day, clock.replace(fold=0), zone), 0)
