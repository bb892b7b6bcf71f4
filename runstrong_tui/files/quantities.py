"""Reads the quantities of a step line: counts, times, targets, rests, loads and tempos.

Each reader takes a piece of text and gives its value, or the slip that keeps it from being one.
A slip's offset counts characters from the start of that piece.
"""

import re

import msgspec

from runstrong_tui.training.amounts import LONGEST_SECONDS, MOST_REPS, Range
from runstrong_tui.training.lengths import UNITS, format_duration, parse_duration, plain_signs
from runstrong_tui.training.session import (
    NO_REST,
    Load,
    Measure,
    RestTime,
    Target,
    Tempo,
    describe_range,
)

MOST_SETS = 50
LONGEST_HOLD = 600
"""The longest hold within a repetition, in seconds."""

LONGEST_REST = 3600
"""The longest rest, in seconds."""

LONGEST_TEMPO = 60
"""The longest part of a tempo, in seconds."""

HEAVIEST = 1000
"""The most that one load may weigh, in its own unit."""

LOAD_UNITS = {"kg": "kgs?|kilos?|kilograms?", "lb": "lbs?|pounds?"}
"""The units of a load, each with a pattern of what people write for it."""

# Each is compiled when it is first asked for: a plan reads no text.
_TO = r"\s*(?:-|\bto\b)\s*"
_COUNT = rf"([0-9]+)(?:{_TO}([0-9]+))?"
_NOTHING = rf"0+(?:{_TO}0+)?"
REPS = "reps?|repetitions?"
"""What may stand behind a number of repetitions, as a pattern."""

_REPS = rf"\s*(?:{REPS})$"
_TIME = "[0-9].*[hms.,:'\"]"
_UNIT_AT_END = rf"[0-9.,:]+\s*({UNITS})\.?"
_BARE_LOAD = r"\+?(?:([0-9]+)\s*x\s*)?([0-9]+(?:[.,][0-9]{1,2})?)"
_LOAD = rf"{_BARE_LOAD}\s*(?:({LOAD_UNITS['kg']})|({LOAD_UNITS['lb']}))\.?"
_TEMPO = r"([0-9]+)\s*-\s*([0-9]+)\s*-\s*([0-9]+)"
RESTS = ("pulse", "active")
"""The words that may stand before the length of a rest."""

_REST = rf"({'|'.join(RESTS)})(?![a-z0-9])\s*,?\s*"


class Slip(msgspec.Struct, frozen=True):
    """What is wrong in a short text: ``offset`` and ``width`` count characters, from 0."""

    what: str
    expected: str = ""
    offset: int = 0
    width: int = 1


def parse_count(text: str, of: str, most: int) -> Range | Slip:
    """``3`` or ``3-5`` things called ``of``, from 1 to ``most``."""
    match = re.fullmatch(_COUNT, _plain(text))
    if match is None:
        return _slip(text, f'"{text}" is no number of {of}', 'expected such as "3" or "3-5"')
    low, high = (_number(part) for part in (match[1], match[2] or match[1]))
    return _range_within(text, Range(low, high), of, 1, most, str(most))


def parse_time(text: str, most: int = LONGEST_SECONDS, least: int = 1) -> Range | Slip:
    """``45s``, ``30-60 s`` or ``1m-1:30`` in seconds; a unit at the end holds for both ends."""
    plain = _plain(text)
    low_text, *more = re.split(_TO, plain)
    low = high = parse_duration(low_text)
    if more:
        low, high = _low_end(low_text, more[-1]), parse_duration(more[-1])
    if low is None or high is None or len(more) > 1:
        bare = re.fullmatch(_COUNT, plain)
        hint = f'write "{plain}s"' if bare else 'expected such as "45s", "1m30s" or "30-60s"'
        return _slip(text, f'"{text}" is not a duration', hint)
    return _range_within(text, Range(low, high), "", least, most, format_duration(most))


def parse_target(text: str) -> Target | Slip:
    """What a set asks for: ``15``, ``15-20``, ``45s``, ``30-60 s``, ``45s+`` or ``max``."""
    plain = _plain(text)
    if not plain:
        return _slip(text, "a set without a target", 'expected such as "3x15" or "3x45s"')
    if plain == "max":
        return Target(Measure.MAX)
    if plain.endswith("+"):
        return _parse_open_target(text, plain.removesuffix("+").rstrip())
    reps = re.sub(_REPS, "", plain)
    if re.fullmatch(_COUNT, reps):
        amount = parse_count(reps, "repetitions", MOST_REPS)
        return _across(text, amount) if isinstance(amount, Slip) else Target(Measure.REPS, amount)
    if re.match(_TIME, plain):
        amount = parse_time(text)
        return amount if isinstance(amount, Slip) else Target(Measure.SECONDS, amount)
    return _slip(text, f'"{text}" is no target', 'expected such as "15", "15-20", "45s" or "max"')


def parse_rest(text: str) -> RestTime | Slip:
    """A rest: ``60s``, ``60-90 s``, ``pulse, 30-180s``, ``active, 60-90s``, ``none`` or ``0``."""
    plain = _plain(text)
    named = re.match(_REST, plain)
    word = named[1] if named else ""
    start = named.end() if named else 0
    time = plain[start:]
    if time == "none" or re.fullmatch(_NOTHING, time):
        return NO_REST
    if named and not time:
        article = "an" if word == "active" else "a"
        what = f"{article} {word} rest has no length"
        return _slip(text, what, f'expected such as "{word}, 30-180s"')
    seconds = parse_time(time, most=LONGEST_REST, least=0)
    if isinstance(seconds, Slip):
        hint = seconds.expected
        if not hint.startswith("write"):
            hint = 'expected such as "60s", "pulse, 30-180s", "active, 60-90s" or "none"'
        before = len(text) - len(text.lstrip())
        return Slip(seconds.what, hint, before + start + seconds.offset, seconds.width)
    if seconds.high == 0:
        return NO_REST
    return RestTime(seconds, pulse=word == "pulse", active=word == "active")


def parse_hold(text: str) -> int | Slip:
    """The seconds of a hold within each repetition: ``5s``."""
    seconds = parse_time(text, most=LONGEST_HOLD)
    if isinstance(seconds, Slip):
        return seconds
    if seconds.low != seconds.high:
        return _slip(text, "a hold within a repetition is one time", 'expected such as "5s"')
    return seconds.low


def parse_tempo(text: str) -> Tempo | Slip:
    """The seconds down, held and up of each repetition: ``3-1-2``."""
    match = re.fullmatch(_TEMPO, _plain(text))
    if match is None:
        return _slip(text, f'"{text}" is no tempo', 'expected such as "3-1-2": down, held, up')
    down, pause, up = (_number(part) for part in match.groups())
    if max(down, pause, up) > LONGEST_TEMPO:
        return _slip(text, f"a part of a tempo is at most {LONGEST_TEMPO} seconds")
    if down + pause + up == 0:
        return _slip(text, "a tempo of nothing but zeros", 'expected such as "3-1-2"')
    return Tempo(down, pause, up)


def parse_load(text: str) -> Load | Slip:
    """What is lifted: ``20kg``, ``2x5 kg``, ``12,5 kg``, ``10lbs``."""
    plain = _plain(text)
    match = re.fullmatch(_LOAD, plain)
    if match is None:
        bare = re.fullmatch(_BARE_LOAD, plain)
        hint = 'expected such as "20kg", "2x5kg", "12.5kg" or "10lb"'
        hint = f'write "{plain}kg" or "{plain}lb"' if bare else hint
        return _slip(text, f'"{text}" is no load', hint)
    count, amount = _number(match[1] or "1"), float(match[2].replace(",", "."))
    unit = "kg" if match[3] else "lb"
    if count == 0 or amount == 0:
        return _slip(text, f'"{text}" is no load', "leave it out where nothing is lifted")
    if count > HEAVIEST or amount > HEAVIEST:
        return _slip(text, f"a load is at most {HEAVIEST}{unit}")
    return Load(count, amount, unit)


def format_target(target: Target) -> str:
    """A target as it is written in a step line."""
    if target.amount is None:
        return "max"
    unit = "s" if target.measure is Measure.SECONDS else ""
    return describe_range(target.amount, unit) + ("+" if target.open else "")


def format_rest(rest: RestTime) -> str:
    """A rest as it is written in a file."""
    if rest.seconds.high == 0:
        return "none"
    word = "pulse, " if rest.pulse else "active, " if rest.active else ""
    return word + describe_range(rest.seconds, "s")


def _parse_open_target(text: str, time: str) -> Target | Slip:
    seconds = parse_time(time)
    if isinstance(seconds, Slip):
        return _slip(text, f'"{text}" is no target', '"+" goes with a time, such as "45s+"')
    if seconds.low != seconds.high:
        hint = f'write "{format_duration(seconds.low)}+"'
        return _slip(text, '"+" goes with a single time', hint)
    return Target(Measure.SECONDS, seconds, open=True)


def _range_within(
    text: str, amount: Range, of: str, least: int, most: int, most_text: str
) -> Range | Slip:
    """``amount`` itself, or the slip that it is backwards, too small or too large."""
    if amount.low > amount.high:
        return _slip(text, f'"{text}" runs backwards', "the low end comes first")
    if amount.low < least:
        return _slip(text, f'"{text}" asks for nothing', f"at least {least}{'' if of else 's'}")
    if amount.high > most:
        return _slip(text, f'"{text}" is too much', f"at most {most_text}{of and ' ' + of}")
    return amount


def _low_end(low: str, high: str) -> int | None:
    """The seconds of the low end of a range; one without a unit has that of the high end."""
    unit = re.fullmatch(_UNIT_AT_END, high)
    shared = parse_duration(low + unit[1]) if unit else None
    return parse_duration(low) if shared is None else shared


def _plain(text: str) -> str:
    """``text`` as the readers match it: typed signs, small letters, no space around."""
    return plain_signs(text).lower().strip()


def _across(text: str, slip: Slip) -> Slip:
    """The slip over the whole of ``text``."""
    return _slip(text, slip.what, slip.expected)


def _number(digits: str) -> int:
    """The number; one with more digits than any limit has is as good as a billion."""
    digits = digits.lstrip("0")
    return int(digits or "0") if len(digits) < 10 else 10**9


def _slip(text: str, what: str, expected: str = "") -> Slip:
    return Slip(what, expected, 0, max(1, len(text)))
