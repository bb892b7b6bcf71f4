"""Lengths of time: one grammar for whatever is typed, and one way of writing each kind.

Read are ``45s``, ``45 sec``, ``1m30s``, ``1 min 30 s``, ``1h25``, ``1.5h``, ``1,5 hours``,
``1 hour and 5 minutes``, ``1:30`` (minutes and seconds), ``1:30 h`` and ``1:10:00``. Files have
``1h30m``, without spaces; what is told has ``1 h 30 min``; the face of a clock has ``1:30:00``.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum

_ALIKE = str.maketrans(
    {
        "\u00d7": "x",
        "\u2715": "x",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\t\u00a0\u2007\u2009\u202f", " "),
        **dict.fromkeys("\u2032\u2019", "'"),
        **dict.fromkeys("\u2033\u201d\u201c", '"'),
    }
)

NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4}|,[0-9]{1,2})?"
"""A number with decimals; a comma with three digits behind it might mean thousands."""

_HOURS = "hours?|hrs?|h"
_MINUTES = "minutes?|mins?|m|'(?!')"
_SECONDS = "seconds?|secs?|s|''|\""
UNITS = f"{_HOURS}|{_MINUTES}|{_SECONDS}"
"""What may stand behind a number in a length of time, as a pattern."""

_PART = (
    rf"(?P<number>{NUMBER})\s*"
    rf"(?:(?:(?P<HOUR>{_HOURS})|(?P<MINUTE>{_MINUTES})|(?P<SECOND>{_SECONDS}))(?![a-z])\.?)?"
    r"(?:\s*,\s+|\s*\band\s+|\s*)"
)
_CLOCK = (
    rf"(?:(?P<hours>[0-9]{{1,4}}):(?=[0-9]{{2}}:))?(?P<most>[0-9]{{1,4}}):(?P<least>[0-5][0-9])"
    rf"\s*(?:(?P<HOUR>{_HOURS})|(?P<MINUTE>{_MINUTES}))?\.?"
)
_SHORT_CLOCK = r"\s*([0-9]{1,4}):([0-5][0-9])\s*"


class Unit(IntEnum):
    """A unit of time, by the seconds in it."""

    HOUR = 3600
    MINUTE = 60
    SECOND = 1


def plain_signs(text: str) -> str:
    """``text`` with the signs that look alike as typed ones: ``×`` as x, an en dash as ``-``."""
    return text.translate(_ALIKE)


def parse_duration(text: str, bare: Unit | None = None) -> int | None:
    """The seconds of a length of time; None where ``text`` is none.

    Args:
        text: what was typed; see the module for what is understood.
        bare: what a number without a unit counts; without it such a number is no length.
    """
    words = plain_signs(text).lower().strip()
    clock = re.fullmatch(_CLOCK, words)
    if clock is not None:
        return _on_the_clock(clock)
    return _in_parts(words, bare)


def short_clock(text: str) -> tuple[int, int] | None:
    """Both numbers of ``1:30``, of which only who asks knows whether they begin with hours."""
    match = re.fullmatch(_SHORT_CLOCK, plain_signs(text))
    return (int(match[1]), int(match[2])) if match else None


def has_unit(text: str) -> bool:
    """Whether a text begins like a length of time, and not like a bare number."""
    return (
        re.match(rf"\s*(?:[0-9]+:|[0-9.,]+\s*(?:{UNITS}))", plain_signs(text).lower()) is not None
    )


def format_duration(seconds: int) -> str:
    """``45s``, ``90s``, ``2m``, ``1h30m``: as it is written in a file."""
    if seconds < 60 or (seconds < 120 and seconds % 60):
        return f"{seconds}s"
    return "".join(f"{number}{unit}" for number, unit in _parts(seconds, ("h", "m", "s")))


def seconds_words(seconds: float) -> str:
    """``45 s`` up to a minute and a half, then ``2 min 5 s``, ``1 h 10 min``; whole seconds."""
    whole = int(seconds)
    if whole <= 90:
        return f"{whole} s"
    return " ".join(f"{number} {unit}" for number, unit in _parts(whole, ("h", "min", "s")))


def minutes_words(seconds: float) -> str:
    """About so long: seconds up to a minute and a half, then ``24 min``, ``1 h 5 min``."""
    whole = int(seconds)
    return seconds_words(whole if whole <= 90 else int(seconds / 60 + 0.5) * 60)


def format_clock(seconds: float) -> str:
    """``0:45``, ``12:40``, ``1:02:03``: whole seconds gone or left, for the face of a clock."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def _parts(seconds: int, units: tuple[str, str, str]) -> list[tuple[int, str]]:
    """The hours, minutes and seconds of which there are any."""
    hours, rest = divmod(seconds, 3600)
    numbers = (hours, *divmod(rest, 60))
    return [(number, unit) for number, unit in zip(numbers, units, strict=True) if number]


def _on_the_clock(clock: "re.Match[str]") -> int | None:
    hours, most, least = (int(clock[part] or 0) for part in ("hours", "most", "least"))
    if clock["hours"] is not None:
        return None if most > 59 or clock["MINUTE"] else hours * 3600 + most * 60 + least
    return (most * 60 + least) * (Unit.MINUTE if clock["HOUR"] else Unit.SECOND)


def _in_parts(words: str, bare: Unit | None) -> int | None:
    """The seconds of numbers with units, the larger units first."""
    seconds, place, before = Decimal(0), 0, None
    while place < len(words):
        part = re.match(_PART, words[place:])
        if part is None:
            return None
        said = _unit_of(part)
        unit = said or _unit_after(part["number"], before, bare)
        if unit is None or (before is not None and unit >= before):
            return None
        number, before = Decimal(part["number"].replace(",", ".")), unit
        place += part.end()
        is_last = place == len(words)
        if (number % 1 and (unit is Unit.SECOND or not is_last)) or (said is None and not is_last):
            return None
        seconds += number * unit
    return None if before is None else int(seconds.to_integral_value(ROUND_HALF_UP))


def _unit_of(part: "re.Match[str]") -> Unit | None:
    return next((unit for unit in Unit if part[unit.name] is not None), None)


def _unit_after(number: str, before: Unit | None, bare: Unit | None) -> Unit | None:
    """What a number without a unit counts: in ``1h25`` minutes, alone what is asked for."""
    if before is None:
        return bare
    fits = number.isdecimal() and int(number) < 60
    return {Unit.HOUR: Unit.MINUTE, Unit.MINUTE: Unit.SECOND}.get(before) if fits else None
