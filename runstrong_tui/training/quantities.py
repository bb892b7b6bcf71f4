"""Reads the quantities of a step line: counts, times, targets, rests, loads and tempos.

Each reader takes a piece of text and gives its value, or the slip that keeps it from being one.
A slip's offset counts characters from the start of that piece.
"""

import re

import msgspec

from runstrong_tui.training.amounts import LONGEST_SECONDS, Range, format_duration, parse_duration
from runstrong_tui.training.session import (
    NO_REST,
    Load,
    Measure,
    Rest,
    Target,
    Tempo,
    describe_range,
)

MOST_SETS = 50
MOST_REPS = 1000
LONGEST_HOLD = 600
"""The longest hold within a repetition, in seconds."""

LONGEST_REST = 3600
"""The longest rest, in seconds."""

LONGEST_TEMPO = 60
"""The longest part of a tempo, in seconds."""

HEAVIEST = 1000
"""The most that one load may weigh, in its own unit."""

_COUNT = re.compile(r"([0-9]+)(?:-([0-9]+))?")
_TIME = re.compile(r"(?:[0-9]{1,6}[hms]){1,3}")
_LOAD = re.compile(r"(?:([0-9]+)x)?([0-9]+(?:\.[0-9]{1,2})?)(kg|lb)")
_TEMPO = re.compile(r"([0-9]+)-([0-9]+)-([0-9]+)")
RESTS = ("pulse", "active")
"""The words that may stand before the length of a rest."""

_REST = re.compile(rf"({'|'.join(RESTS)})(?![a-z0-9])\s*,?\s*")
_ALIKE = str.maketrans({"×": "x", "–": "-"})


class Slip(msgspec.Struct, frozen=True):
    """What is wrong in a short text: ``offset`` and ``width`` count characters, from 0."""

    what: str
    expected: str = ""
    offset: int = 0
    width: int = 1


def plain_signs(text: str) -> str:
    """``text`` with the signs that look alike as typed ones: ``×`` as x, an en dash as ``-``."""
    return text.translate(_ALIKE)


def parse_count(text: str, of: str, most: int) -> Range | Slip:
    """``3`` or ``3-5`` things called ``of``, from 1 to ``most``."""
    match = _COUNT.fullmatch(plain_signs(text))
    if match is None:
        return _slip(text, f'"{text}" is no number of {of}', 'expected such as "3" or "3-5"')
    low, high = (_number(part) for part in (match[1], match[2] or match[1]))
    return _range_within(text, Range(low, high), of, 1, most, str(most))


def parse_time(text: str, most: int = LONGEST_SECONDS, least: int = 1) -> Range | Slip:
    """``45s``, ``30-60s`` or ``1m-90s`` in seconds; a unit at the end holds for both ends."""
    plain = plain_signs(text)
    low_text, dash, high_text = plain.partition("-")
    if not dash:
        high_text = low_text
    elif low_text.isdecimal() and re.fullmatch("[0-9]+[hms]", high_text):
        low_text += high_text[-1]
    low, high = _seconds(low_text), _seconds(high_text)
    if low is None or high is None:
        bare = plain.isascii() and plain.replace("-", "").isdecimal()
        hint = f'write "{text}s"' if bare else 'expected such as "45s", "1m30s" or "30-60s"'
        return _slip(text, f'"{text}" is no length of time', hint)
    return _range_within(text, Range(low, high), "", least, most, format_duration(most))


def parse_target(text: str) -> Target | Slip:
    """What a set asks for: ``15``, ``15-20``, ``45s``, ``30-60s``, ``45s+`` or ``max``."""
    plain = plain_signs(text)
    if not plain:
        return _slip(text, "a set without a target", 'expected such as "3x15" or "3x45s"')
    if plain == "max":
        return Target(Measure.MAX)
    if plain.endswith("+"):
        return _parse_open_target(text, plain.removesuffix("+"))
    if re.fullmatch("[0-9]+(-[0-9]+)?", plain):
        amount = parse_count(text, "repetitions", MOST_REPS)
        return amount if isinstance(amount, Slip) else Target(Measure.REPS, amount)
    if re.fullmatch("[0-9][0-9hms-]*", plain):
        amount = parse_time(text)
        return amount if isinstance(amount, Slip) else Target(Measure.SECONDS, amount)
    return _slip(text, f'"{text}" is no target', 'expected such as "15", "15-20", "45s" or "max"')


def parse_rest(text: str) -> Rest | Slip:
    """A rest: ``60s``, ``60-90s``, ``pulse, 30-180s``, ``active, 60-90s`` or ``none``."""
    if text == "none":
        return NO_REST
    named = _REST.match(text)
    word = named[1] if named else ""
    start = named.end() if named else 0
    time = text[start:]
    if named and not time:
        article = "an" if word == "active" else "a"
        what = f"{article} {word} rest has no length"
        return _slip(text, what, f'expected such as "{word}, 30-180s"')
    seconds = parse_time(time, most=LONGEST_REST, least=0)
    if isinstance(seconds, Slip):
        hint = seconds.expected
        if not hint.startswith("write"):
            hint = 'expected such as "60s", "pulse, 30-180s", "active, 60-90s" or "none"'
        return Slip(seconds.what, hint, start + seconds.offset, seconds.width)
    if seconds.high == 0:
        return _slip(text, f'"{text}" is no rest', 'write "none"')
    return Rest(seconds, pulse=word == "pulse", active=word == "active")


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
    match = _TEMPO.fullmatch(plain_signs(text))
    if match is None:
        return _slip(text, f'"{text}" is no tempo', 'expected such as "3-1-2": down, held, up')
    down, pause, up = (_number(part) for part in match.groups())
    if max(down, pause, up) > LONGEST_TEMPO:
        return _slip(text, f"a part of a tempo is at most {LONGEST_TEMPO} seconds")
    if down + pause + up == 0:
        return _slip(text, "a tempo of nothing but zeros", 'expected such as "3-1-2"')
    return Tempo(down, pause, up)


def parse_load(text: str) -> Load | Slip:
    """What is lifted: ``20kg``, ``2x5kg``, ``12.5kg``, ``10lb``."""
    match = _LOAD.fullmatch(plain_signs(text))
    if match is None:
        hint = 'expected such as "20kg", "2x5kg", "12.5kg" or "10lb"'
        return _slip(text, f'"{text}" is no load', hint)
    count, amount = _number(match[1] or "1"), float(match[2])
    if count == 0 or amount == 0:
        return _slip(text, f'"{text}" is no load', "leave it out where nothing is lifted")
    if count > HEAVIEST or amount > HEAVIEST:
        return _slip(text, f"a load is at most {HEAVIEST}{match[3]}")
    return Load(count, amount, match[3])


def format_target(target: Target) -> str:
    """A target as it is written in a step line."""
    if target.amount is None:
        return "max"
    unit = "s" if target.measure is Measure.SECONDS else ""
    return describe_range(target.amount, unit) + ("+" if target.open else "")


def format_rest(rest: Rest) -> str:
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


def _seconds(text: str) -> int | None:
    return parse_duration(text) if _TIME.fullmatch(text) else None


def _number(digits: str) -> int:
    """The number; one with more digits than any limit has is as good as a billion."""
    digits = digits.lstrip("0")
    return int(digits or "0") if len(digits) < 10 else 10**9


def _slip(text: str, what: str, expected: str = "") -> Slip:
    return Slip(what, expected, 0, max(1, len(text)))
