"""What a runner enters by hand, checked, in words for the screen and the terminal alike."""

import re
from datetime import datetime

from runstrong_tui.diary.moments import parse_moment
from runstrong_tui.player.wording import full_moment_words, moment_words
from runstrong_tui.training.amounts import LONGEST_MINUTES, LONGEST_SECONDS, MOST_RPE
from runstrong_tui.training.lengths import (
    Unit,
    format_duration,
    minutes_words,
    parse_duration,
    seconds_words,
    short_clock,
)
from runstrong_tui.training.wall import later, seconds_between
from runstrong_tui.visible import is_control

MINUTES_FROM = 10
"""From here on the first number of ``38:12`` counts minutes: nobody runs for ten hours."""

MOST_KM = 1000
LONGEST_NOTE = 2000

_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{0,6})?")
_GROUPED = re.compile("([1-9][0-9]{0,2})[.,]([0-9]{3})")
_SLACK = 60


def parse_length(text: str) -> int:
    """The seconds of ``1h25m``, ``1.5 h``, ``38 min``, ``38:12`` or ``1:10:00``.

    Raises:
        ValueError: it is none, may mean two, or is too long; in words.
    """
    if not text.strip():
        raise ValueError('say how long it took, such as "1h25m" or "40m"')
    _check_clock(text)
    seconds = parse_duration(text)
    if not seconds:
        bare = parse_duration(text, Unit.MINUTE)
        hint = f'write "{text.strip()}m" for minutes' if bare else 'such as "1h25m" or "40m"'
        raise ValueError(f'"{text}" is not a duration; {hint}')
    if seconds > LONGEST_SECONDS * 4:
        raise ValueError(f'"{text}" is too long; at most {format_duration(LONGEST_SECONDS * 4)}')
    return seconds


def parse_minutes(text: str) -> int:
    """The whole minutes at hand of ``45``, ``45 min``, ``1h10`` or ``1:10:00``.

    Raises:
        ValueError: they are none, may mean two lengths, or are too few or too many; in words.
    """
    _check_clock(text)
    seconds = parse_duration(text, Unit.MINUTE)
    if seconds is None or not 1 <= seconds // 60 <= LONGEST_MINUTES:
        fits = f'from 1 to {LONGEST_MINUTES} minutes, such as "45" or "1h10m"'
        raise ValueError(f'"{text}" is no time at hand; {fits}')
    return seconds // 60


def _check_clock(text: str) -> None:
    """Make sure that ``38:12`` has so many minutes that they are no hours.

    Raises:
        ValueError: it may mean two lengths; in words.
    """
    clock = short_clock(text)
    if clock and clock[0] < MINUTES_FROM:
        shorter = clock[0] * 60 + clock[1]
        both = f'"{format_duration(shorter * 60)}" or "{format_duration(shorter)}"'
        raise ValueError(f'"{text}" may mean two lengths; write {both}')


def parse_km(text: str) -> float:
    """The kilometres of ``14.2``, ``14,2`` or ``14.2 km``.

    Raises:
        ValueError: it is no distance, or may mean two; in words.
    """
    words = text.strip().lower().removesuffix("km").strip()
    grouped = _GROUPED.fullmatch(words)
    if grouped and int(grouped[1] + grouped[2]) <= MOST_KM:
        far, near = int(grouped[1] + grouped[2]), float(f"{grouped[1]}.{grouped[2]}")
        raise ValueError(f'"{text}" may mean two distances; write "{near:g}" or "{far}"')
    km = _number(words)
    if km is None or not 0 < km <= MOST_KM:
        raise ValueError(f'"{text}" is no distance; up to {MOST_KM} km, such as "14.2"')
    return km


def parse_rpe(text: str) -> float:
    """How hard it was.

    Raises:
        ValueError: it is no number from 1 to 10; in words.
    """
    rpe = _number(text)
    if rpe is None or not 1 <= rpe <= MOST_RPE:
        raise ValueError(f'"{text}" is no RPE; from 1, very easy, to {MOST_RPE}, all that you have')
    return rpe


def parse_began(text: str, seconds: int, now: datetime) -> datetime:
    """When something of that length began; where nothing is said it ended ``now``.

    Raises:
        ValueError: ``text`` is no moment, or one from which it would not be over yet; in words.
    """
    if not text.strip():
        return later(now, -seconds)
    began = parse_moment(text, now)
    check_over(text, began, seconds, now)
    return began


def check_over(text: str, began: datetime, seconds: float, now: datetime) -> None:
    """Make sure that what ``began`` then, as ``text`` says, and took so long is over ``now``.

    Raises:
        ValueError: it is not; in words.
    """
    end = later(began, seconds)
    if seconds_between(now, end) > _SLACK:
        when = moment_words(end, now) if end.date() == now.date() else f"{end:%Y-%m-%d %H:%M}"
        raise ValueError(
            f'"{text}" and {minutes_words(seconds)} would end {when}, which is still to come'
        )


def clean_note(text: str) -> str:
    """A note as it is kept: one line, without control characters, not endless."""
    words = " ".join(text.split())
    return "".join(char for char in words if not is_control(char))[:LONGEST_NOTE]


def entered_words(
    title: str, seconds: int, km: float | None, began: datetime, now: datetime
) -> str:
    """``Entered: Long run, 1 h 25 min, 14.2 km, yesterday 18:30``."""
    far = "" if km is None else f", {km:g} km"
    return f"Entered: {title}, {seconds_words(seconds)}{far}, {full_moment_words(began, now)}"


def _number(text: str) -> float | None:
    words = text.strip()
    return float(words.replace(",", ".")) if _NUMBER.fullmatch(words) else None
