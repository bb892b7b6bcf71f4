"""Names of exercises in other programs, and what they are here: a table that one may edit."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.exchange.incoming.tables import broken
from runstrong_tui.files.faults import BrokenText, Fault, did_you_mean
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.names import composed
from runstrong_tui.visible import visible

RUN = "run"
"""A run of no kind in particular: which session it is goes by its length."""

LEFT_OUT = ""
"""The sets of such a name stay away."""

HEADING = """\
# What exercises of other programs are here: "their name" = "ours".
# Ours is an exercise such as "squat" or a variant of it such as "squat/chair"; runstrong list
# and the key e in the app name them all. "run" is a run, whose session goes by its length.
# "" leaves its sets out. A name that is not ours is an exercise of your own.
"""

_ALIASES = {
    "squat": ("squat bodyweight", "air squat", "body weight squat"),
    "wall-sit": ("wall squat",),
    "plank": ("forearm plank", "front plank", "elbow plank"),
    "plank/knees": ("knee plank", "kneeling plank"),
    "lunge": ("lunge bodyweight", "bodyweight lunge", "forward lunge", "walking lunge bodyweight"),
    "lunge/static": ("split squat bodyweight",),
    "calf-raise": (
        *("calf raise", "calf raise bodyweight", "standing calf raise bodyweight"),
        *("bodyweight standing calf raise", "heel raise"),
    ),
    "calf-raise/one-leg": (
        *("single leg standing calf raise", "single leg calf raise", "one leg calf raise"),
        "single leg standing calf raise bodyweight",
    ),
    "glute-bridge": ("glute bridge", "glute bridge bodyweight", "bridge"),
    "jump-squat": ("squat jump", "jump squat bodyweight"),
    "leg-press": ("leg press machine", "seated leg press machine"),
    "mountain-climber": ("mountain climber bodyweight",),
    "step-up": ("step up", "step up bodyweight"),
    "single-leg-deadlift": ("single leg deadlift bodyweight", "single leg romanian deadlift"),
    "side-leg-raise": ("side lying leg raise", "lying side leg raise", "side leg raise"),
    "one-leg-stand": ("single leg stand", "one leg balance", "single leg balance"),
    "stretch-calf": ("standing calf stretch",),
    RUN: (
        *("running", "run", "treadmill", "running treadmill", "treadmill running", "jogging"),
        *("running outdoor", "outdoor run", "trail running", "treadmill run", "jog"),
    ),
}
_WORD = re.compile(r"[^\W_]+")
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_AT = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")
_EXERCISE = re.compile(r"[^\W_][\w.-]*(?:/[^\W_][\w.-]*)?")


class Meaning(NamedTuple):
    """What a name is here: an exercise and its variant, a run, or nothing where it is left out.

    ``own`` is True where it is an exercise of the runner's own that no file tells of yet.
    """

    exercise: str
    variant: str | None = None
    own: bool = False

    @property
    def words(self) -> str:
        """As it stands in the table of names."""
        return self.exercise + (f"/{self.variant}" if self.variant else "")


class Names:
    """The table of names in the file at ``path``, and what a name is that is not in it."""

    def __init__(self, path: Path, exercises: Mapping[str, Exercise], files: Files) -> None:
        """Read the table; where there is none, nothing is in it.

        Raises:
            BrokenText: it is no table of names, or names what cannot be an exercise.
            OSError: it cannot be read.
        """
        self.path = path
        self._files = files
        self._exercises = exercises
        self._guesses = _guesses(exercises)
        self._written = self._read()

    def meaning(self, name: str) -> Meaning:
        """What ``name`` is here: as the table says, else the exercise that is called so."""
        name = composed(name)
        written = self._written.get(name)
        if written is None:
            written = self._guesses.get(_words_of(name)) or own_id(name)
        exercise, _, variant = written.partition("/")
        own = exercise not in (LEFT_OUT, RUN) and exercise not in self._exercises
        return Meaning(exercise, variant or None, own)

    def add(self, names: Iterable[str]) -> bool:
        """Write those names into the table that are not in it yet; whether there were any.

        Raises:
            OSError: the table is as it was.
        """
        fresh = sorted({composed(name) for name in names} - self._written.keys())
        if not fresh:
            return False
        text = self._files.read(self.path).decode() if self._files.size(self.path) else HEADING
        text += "" if text.endswith("\n") else "\n"
        lines = [f"{_quoted(name)} = {_quoted(self.meaning(name).words)}\n" for name in fresh]
        self._files.write_whole(self.path, (text + "".join(lines)).encode())
        return True

    def _read(self) -> dict[str, str]:
        if not self._files.size(self.path):
            return {}
        file = str(self.path)
        try:
            text = self._files.read(self.path).decode("utf-8-sig")
            found = tomllib.loads(text)
        except UnicodeDecodeError:
            broken(file, 1, "is not UTF-8", "save it as UTF-8")
        except tomllib.TOMLDecodeError as error:
            place = _AT.fullmatch(str(error))
            what, line, column = place.groups() if place else (str(error), "1", "1")
            hint = 'a line such as "Squat (Bodyweight)" = "squat"'
            raise BrokenText((Fault(file, int(line), int(column), what, hint),)) from error
        names = {}
        for name, value in found.items():
            fault = self._fault(value)
            if fault:
                line = _line_of(text, name)
                broken(file, line, f'"{visible(name)}": {fault[0]}', fault[1])
            names[composed(name)] = composed(value)
        return names

    def _fault(self, value: object) -> tuple[str, str] | None:
        """Why that is no exercise, and what would be one."""
        if not isinstance(value, str):
            return "is no text", 'an exercise, such as "squat"'
        if value in (LEFT_OUT, RUN):
            return None
        if not _EXERCISE.fullmatch(value):
            return f'"{value}" is no name of an exercise', 'such as "squat" or "squat/chair"'
        exercise, _, variant = composed(value).partition("/")
        known = self._exercises.get(exercise)
        if not variant:
            return None
        variants = [each.id for each in known.variants] if known else []
        if variant in variants:
            return None
        return f'"{exercise}" has no variant "{variant}"', did_you_mean(variant, variants)


def own_id(name: str) -> str:
    """The id of an exercise of one's own that is called ``name``: ``bench-press-barbell``."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    short = _NOT_IN_AN_ID.sub("-", "".join(c for c in plain if not unicodedata.combining(c)))
    found = short.strip("-")[:60].strip("-")
    if found and found != RUN:
        return found
    spelled = composed("-".join(_WORD.findall(name)).casefold())[:60].strip("-")
    return spelled if spelled and spelled != RUN else "exercise"


def _guesses(exercises: Mapping[str, Exercise]) -> dict[frozenset[str], str]:
    """What exercises and variants are called, here and elsewhere, each as its words."""
    guesses: dict[frozenset[str], str] = {}
    for exercise in exercises.values():
        for variant in exercise.variants:
            guesses[_words_of(variant.name)] = f"{exercise.id}/{variant.id}"
    for exercise in exercises.values():
        guesses[_words_of(exercise.id)] = exercise.id
        guesses[_words_of(exercise.name)] = exercise.id
    for ours, theirs in _ALIASES.items():
        if ours == RUN or ours.partition("/")[0] in exercises:
            guesses |= {_words_of(name): ours for name in theirs}
    return guesses


def is_run(meaning: Meaning, exercises: Mapping[str, Exercise]) -> bool:
    """Whether it is a run, of whatever kind."""
    known = exercises.get(meaning.exercise)
    return meaning.exercise == RUN or (known is not None and known.kind is Kind.RUN)


def _words_of(name: str) -> frozenset[str]:
    """The words of a name without their order, their case and a last s."""
    words = _WORD.findall(composed(name).casefold())
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def _line_of(text: str, name: str) -> int:
    """The line of a name in the table; the first where it is written otherwise than we would."""
    for spelled in (_quoted(name), name):
        place = text.find(spelled)
        if place >= 0:
            return text.count("\n", 0, place) + 1
    return 1


def _quoted(text: str) -> str:
    """A TOML string of one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
