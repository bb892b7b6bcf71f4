"""The notation of a step line, read and written: ``wall-sit 3x45s rest 30s``.

``EXERCISE[/VARIANT] [SETSx]TARGET [hold D] [tempo D-D-D] [each side] [@ LOAD] [rest R] [optional]``
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

from runstrong_tui.files.quantities import (
    LOAD_UNITS,
    MOST_SETS,
    RESTS,
    Slip,
    format_rest,
    format_target,
    parse_count,
    parse_hold,
    parse_load,
    parse_rest,
    parse_target,
    parse_tempo,
    parse_time,
)
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise, Kind, Sides
from runstrong_tui.training.lengths import UNITS, plain_signs
from runstrong_tui.training.names import composed
from runstrong_tui.training.session import (
    Load,
    Measure,
    RestTime,
    StepLine,
    Target,
    Tempo,
    describe_range,
)

LONGEST_LINE = 300
"""The most characters a step line may have."""

_OPTIONS = ("hold", "tempo", "each side", "@", "rest", "optional")
_STARTS = frozenset(option.split()[0] for option in _OPTIONS)
_WORD = re.compile(r"@|[^\s@]+")
_SETS = re.compile(r"([0-9]+(?:\s*(?:-|to)\s*[0-9]+)?)\s*x\s*(.*)")
_UNIT = "|".join((UNITS, *LOAD_UNITS.values(), "reps?|repetitions?"))
_BEHIND_A_NUMBER = re.compile(rf"(?:{_UNIT})[.,]?\+?(?:-.*)?|x(?:[0-9].*|max)?|[-+,]|-[0-9].*|to")
_IN_A_QUANTITY = re.compile(
    rf"(?:{_UNIT})[.,]?\+?(?:-.*)?|x|[-+,]|-.*|x.*|and|to|(?:pulse|active),?"
)
_BEHIND_A_WORD = re.compile(r"[0-9].*|max|and|[-+,]")
_SUCH_AS = {"hold": "hold 5s", "tempo": "tempo 3-1-2", "@": "@ 20kg", "rest": "rest 60s"}

_Value = TypeVar("_Value")


class _Word(NamedTuple):
    text: str
    offset: int

    @property
    def end(self) -> int:
        return self.offset + len(self.text)


class _Options:
    """What the options of one line say; an option that was told wrongly counts as given."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self.hold: int | None = None
        self.tempo: Tempo | None = None
        self.load: Load | None = None
        self.rest: RestTime | None = None


def parse_step(text: str, exercises: Mapping[str, Exercise]) -> StepLine | tuple[Slip, ...]:
    """The step a line asks for, or every slip in it, from left to right.

    Args:
        text: the line.
        exercises: what it may name, by id.
    """
    if len(text) > LONGEST_LINE:
        return (Slip(f"a step line is at most {LONGEST_LINE} characters", "", LONGEST_LINE, 1),)
    return _StepReader(text, exercises).read()


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """``did you mean "x"?`` for the nearest known word, or nothing; capitals do not matter."""
    from difflib import get_close_matches  # Only somebody who mistyped waits for its import.

    near = get_close_matches(word.lower()[:60], list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else ""


def format_step(line: StepLine) -> str:
    """The step as a line: what ``parse_step`` reads back."""
    sets = "" if line.sets == Range(1, 1) else f"{describe_range(line.sets)}x"
    parts = [
        f"{line.exercise}/{line.variant}" if line.variant else line.exercise,
        sets + format_target(line.target),
    ]
    if line.hold is not None:
        parts.append(f"hold {line.hold}s")
    if line.tempo is not None:
        parts.append(f"tempo {line.tempo.down}-{line.tempo.pause}-{line.tempo.up}")
    if line.each_side:
        parts.append("each side")
    if line.load is not None:
        parts.append(f"@ {line.load}")
    if line.rest is not None:
        parts.append(f"rest {format_rest(line.rest)}")
    if line.optional:
        parts.append("optional")
    return " ".join(parts)


class _StepReader:
    """Goes through the words of one line and gathers the slips on the way."""

    def __init__(self, text: str, exercises: Mapping[str, Exercise]) -> None:
        self._text = text
        self._exercises = exercises
        self._words = [_Word(match.group(), match.start()) for match in _WORD.finditer(text)]
        self._slips: list[Slip] = []

    def read(self) -> StepLine | tuple[Slip, ...]:
        if not self._words:
            slip = Slip(
                "an empty step", 'expected such as "squat 3x15"', 0, max(1, len(self._text))
            )
            return (slip,)
        name = self._words.pop(0)
        exercise, variant = self._read_exercise(name)
        asked = self._take_target(name)
        sets, target = self._read_target(asked) if asked else (None, None)
        options = self._read_options()
        if asked and target:
            self._check_pace(asked, target, options, exercise)
        if self._slips or exercise is None or sets is None or target is None:
            slips = [_within(slip, len(self._text)) for slip in self._slips]
            return tuple(sorted(slips, key=lambda slip: slip.offset))
        return StepLine(
            exercise=exercise.id,
            target=target,
            variant=variant,
            sets=sets,
            hold=options.hold,
            tempo=options.tempo,
            each_side="each side" in options.given or exercise.sides_of(variant) is Sides.EACH,
            load=options.load,
            rest=options.rest,
            optional="optional" in options.given,
        )

    def _read_exercise(self, word: _Word) -> tuple[Exercise | None, str | None]:
        name, slash, variant = word.text.partition("/")
        exercise = self._exercises.get(composed(name))
        if exercise is None:
            self._slip(f'no exercise "{name}"', nearest(name, self._exercises), word.offset, name)
            return None, None
        known = tuple(other.id for other in exercise.variants)
        if slash and composed(variant) not in known:
            hint = nearest(variant, known)
            if not hint:
                hint = f"it has: {', '.join(known)}" if known else "it has none"
            offset = word.offset + len(name) + (1 if variant else 0)
            self._slip(f'{name} has no variant "{variant}"', hint, offset, variant)
        return exercise, composed(variant) if slash else None

    def _take_target(self, name: _Word) -> _Word | None:
        """The words that say sets and target; None, and a slip, where there are none."""
        target = self._take_value()
        if target is None:
            hint = 'expected such as "3x15", "45s" or "max"'
            self._slip(f'"{name.text}" has no target', hint, name.offset, name.text)
        return target

    def _read_target(self, word: _Word) -> tuple[Range | None, Target | None]:
        sets, target, start = _parse_sets_and_target(word.text)
        return self._kept(sets, word.offset), self._kept(target, word.offset + start)

    def _read_options(self) -> _Options:
        options = _Options()
        while self._words:
            word = self._words.pop(0)
            if word.text == "each" and self._words and self._words[0].text == "side":
                self._words.pop(0)
                self._once(options, "each side", word)
            elif word.text == "optional":
                self._once(options, "optional", word)
            elif word.text in _SUCH_AS:
                self._once(options, word.text, word)
                self._read_valued(options, word)
            else:
                self._read_unknown(self._whole(word))
        return options

    def _read_unknown(self, word: _Word) -> None:
        hint = nearest(word.text, _OPTIONS) or f"expected one of {', '.join(_OPTIONS)}"
        if isinstance(parse_load(word.text), Load):
            hint = f'write "@ {word.text}"'
        elif isinstance(parse_time(word.text), Range):
            hint = f'write "rest {word.text}" or "hold {word.text}"'
        self._slip(f'what is "{word.text}"?', hint, word.offset, word.text)
        self._skip_value()

    def _read_valued(self, options: _Options, word: _Word) -> None:
        value = self._take_value()
        if value is None:
            hint = f'expected such as "{_SUCH_AS[word.text]}"'
            self._slip(f'nothing follows "{word.text}"', hint, word.offset, word.text)
        elif word.text == "hold":
            options.hold = self._option(parse_hold, value)
        elif word.text == "tempo":
            options.tempo = self._option(parse_tempo, value)
        elif word.text == "@":
            options.load = self._option(parse_load, value)
        else:
            options.rest = self._option(parse_rest, value)

    def _take_value(self) -> _Word | None:
        """What the next words say, up to an option."""
        if not self._words or self._words[0].text in _STARTS:
            return None
        return self._whole(self._words.pop(0))

    def _whole(self, first: _Word) -> _Word:
        """A word with all that goes on from it: ``1 h 25 min``, ``2 x 5 kg``, ``3 x 15``."""
        last = first
        while self._words and _goes_on(last.text, self._words[0].text):
            last = self._words.pop(0)
        return _Word(self._text[first.offset : last.end], first.offset)

    def _skip_value(self) -> None:
        """Passes over what an unknown word was meant to govern, which is no slip of its own."""
        while self._words and self._words[0].text not in _STARTS:
            following = self._words[0].text
            word = following.removesuffix(",")
            if not (following[0].isdigit() or word in ("side", "none", *RESTS)):
                return
            self._words.pop(0)

    def _check_pace(
        self, word: _Word, target: Target, options: _Options, exercise: Exercise | None
    ) -> None:
        paced = options.given & {"hold", "tempo"}
        if len(paced) == 2:
            what = "a repetition has a hold or a tempo, not both"
            self._slip(what, "leave one of them out", word.offset, word.text)
        if paced and (target.open or target.measure is Measure.MAX):
            what = f'"{word.text}" has no end, so it has no {min(paced)}'
            self._slip(what, "write a number or a time", word.offset, word.text)
        held = exercise is not None and exercise.kind is Kind.HOLD
        if exercise and held and target.measure is Measure.REPS and "hold" not in paced:
            what = f"{exercise.id} is held, so its target is a time"
            hint = f'write "{word.text}s", or "{word.text} hold 5s" for repeated holds'
            self._slip(what, hint, word.offset, word.text)

    def _once(self, options: _Options, option: str, word: _Word) -> None:
        if option in options.given:
            self._slip(f'"{option}" is said twice', "once is enough", word.offset, option)
        options.given.add(option)

    def _option(self, parse: Callable[[str], _Value | Slip], word: _Word) -> _Value | None:
        return self._kept(parse(word.text), word.offset)

    def _kept(self, value: _Value | Slip, offset: int) -> _Value | None:
        """The value; or None, and its slip is told at its place in the line."""
        if not isinstance(value, Slip):
            return value
        at = offset + value.offset
        self._slips.append(Slip(value.what, value.expected, at, value.width))
        return None

    def _slip(self, what: str, expected: str, offset: int, at_fault: str) -> None:
        self._slips.append(Slip(what, expected, offset, max(1, len(at_fault))))


def _parse_sets_and_target(text: str) -> tuple[Range | Slip, Target | Slip, int]:
    """Both parts of ``3x15``, one set where none is said, and where the target starts."""
    match = _SETS.fullmatch(plain_signs(text).lower())
    if match is None:
        return Range(1, 1), parse_target(text), 0
    start, end = match.start(2), match.end(1)
    return parse_count(text[:end], "sets", MOST_SETS), parse_target(text[start:]), start


def _goes_on(before: str, following: str) -> bool:
    """Whether the word after ``before`` belongs to the same quantity."""
    before, following = plain_signs(before).lower(), plain_signs(following).lower()
    pattern = _BEHIND_A_NUMBER if before[-1].isdecimal() else _BEHIND_A_WORD
    is_quantity = before[0].isdecimal() or _IN_A_QUANTITY.fullmatch(before) is not None
    return is_quantity and pattern.fullmatch(following) is not None


def _within(slip: Slip, length: int) -> Slip:
    """The slip with its place inside a line of that length."""
    offset = max(0, min(slip.offset, length - 1))
    return Slip(slip.what, slip.expected, offset, max(1, min(slip.width, length - offset)))
