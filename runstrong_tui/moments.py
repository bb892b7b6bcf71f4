"""Moments as people write them: ``yesterday 18:30``, ``monday 7:15``, ``2026-11-20 18:30``."""

import re
from datetime import datetime, timedelta

EXPECTED = 'expected such as "yesterday 18:30", "monday 7:15", "2 hours ago" or "2026-11-20 18:30"'
LONGEST_AGO = timedelta(days=366 * 20)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_AND_TIME = re.compile(
    r"([a-z]{3,})\.?,? (?:at )?[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?| ?[ap]m)"
)
_WEEK = timedelta(days=7)


def parse_moment(text: str, now: datetime) -> datetime:
    """The moment that ``text`` means, with its zone; a bare time or day is the latest one.

    Raises:
        ValueError: it means none, one to come, or one very long ago; in words.
    """
    from dateparser import parse

    words = " ".join(text.split())
    if not words or words.isdecimal() or len(words) > 60:
        raise ValueError(f'"{text}" is no moment; {EXPECTED}')
    found = parse(
        words,
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
        },
    )
    if found is None:
        raise ValueError(f'"{text}" is no moment; {EXPECTED}')
    if _names_today(words, now) and _in_zone(found + _WEEK, now) <= now:
        found += _WEEK
    moment = found if found.tzinfo else _in_zone(found, now)
    if moment > now:
        raise ValueError(f'"{text}" is still to come ({moment:%Y-%m-%d %H:%M})')
    if moment < now - LONGEST_AGO:
        raise ValueError(f'"{text}" is very long ago ({moment:%Y-%m-%d}); {EXPECTED}')
    return moment


def _names_today(words: str, now: datetime) -> bool:
    """Whether it is today's weekday with a time, which dateparser takes for a week ago."""
    match = _WEEKDAY_AND_TIME.fullmatch(words.lower())
    return match is not None and _WEEKDAYS[now.weekday()].startswith(match[1])


def _in_zone(found: datetime, now: datetime) -> datetime:
    """``found`` in the zone of ``now``; in the machine's own also across a change of clocks."""
    if now.utcoffset() == now.astimezone().utcoffset():
        return found.astimezone()
    return found.replace(tzinfo=now.tzinfo)
