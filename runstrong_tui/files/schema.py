"""JSON Schemas of the files, for editors: made from what the readers know and allow.

A schema says which keys there are and what they take; what a step line may say stands in the words
of its key, and ``runstrong check`` is the last word.
"""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from runstrong_tui.files import exercise_file, figure_file, session_file, week_file
from runstrong_tui.files.toml.fields import LONGEST_NAME, LONGEST_TEXT, MOST_TEXTS
from runstrong_tui.training.exercise import Kind, Level, Purpose, Sides
from runstrong_tui.training.session import Style
from runstrong_tui.training.week import AFTER_RUN

Schema = dict[str, Any]

_COUNT = r"^\s*[0-9]{1,4}(\s*(-|–|to)\s*[0-9]{1,4})?\s*$"


def _text(about: str, most: int = LONGEST_TEXT, **more: object) -> Schema:
    return {"type": "string", "maxLength": most, "description": about, **more}


def _texts(about: str, most: int = MOST_TEXTS, least: int = 0) -> Schema:
    item = {"type": "string", "maxLength": LONGEST_TEXT}
    return {
        "type": "array",
        "items": item,
        "minItems": least,
        "maxItems": most,
        "description": about,
    }


def _choice(about: str, choices: type[StrEnum]) -> Schema:
    return {"enum": [choice.value for choice in choices], "description": about}


def _count(about: str, most: int) -> Schema:
    whole = {"type": "integer", "minimum": 1, "maximum": most}
    return {"anyOf": [whole, {"type": "string", "pattern": _COUNT}], "description": about}


def _rest(about: str) -> Schema:
    forms = '"60s", "60-90s", "none", "pulse, 30-180s", "active, 60-90s"'
    known = [{"type": "string"}, {"type": "integer", "const": 0}]
    return {"anyOf": known, "description": f"{about}: {forms}"}


def _table(
    keys: Sequence[str], known: Schema, required: Sequence[str] = (), **more: object
) -> Schema:
    """An object with these keys, each as ``known`` has it, and no other."""
    return {
        "type": "object",
        "properties": {key: known[key] for key in keys},
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def _tables(about: str, item: Schema, most: int) -> Schema:
    return {
        "type": "array",
        "items": item,
        "minItems": 1,
        "maxItems": most,
        "description": about,
    }


_SAID: Schema = {
    "title": _text("As it is called on the screen", LONGEST_NAME, minLength=1),
    "about": _text("What it is for, in a sentence"),
    "source": _text("Where its figures come from"),
    "kit": _texts('What it needs; "bench, chair or crate": one of them will do'),
}

_IN_A_BLOCK: Schema = {
    "title": _text("The heading of the block", LONGEST_NAME),
    "style": _choice(
        "sets: all sets of a step before the next; circuit: one of each in turn", Style
    ),
    "rounds": _count('How often the block is done: 3 or "1-3"', session_file.MOST_ROUNDS),
    "rest": _rest("The rest between sets, 60 s where nothing is said"),
    "between-rounds": _rest("The rest between rounds"),
    "pick": _count("So many of the steps, those done least recently", session_file.MOST_STEPS),
    "steps": _texts(
        "EXERCISE[/VARIANT] [SETSx]TARGET, then any of: hold 5s, tempo 3-1-2, each side, @ 20kg, "
        "rest 45s, optional",
        session_file.MOST_STEPS,
        1,
    ),
    "include": _text("The name of another session, in place of steps", LONGEST_NAME),
}

_FIGURE: Schema = {
    "type": "object",
    "properties": {key: {} for key in figure_file.FIELDS},
    "additionalProperties": False,
    "description": "The moving figure: keys say when which pose is reached",
}

_IN_AN_EXERCISE: Schema = {
    "name": _text("As it is called on the screen", LONGEST_NAME, minLength=1),
    "summary": _text("What is done, in a sentence"),
    "kind": _choice("What one set of it is", Kind),
    "side": _choice("Which side works", Sides),
    "purpose": _choice("Only strength moves on from time to time", Purpose),
    "level": _choice("Beside the exercise itself", Level),
    "doses": _texts(
        "What may follow it in a step line, the usual one first", exercise_file.MOST_DOSES
    ),
    "key-points": _texts("What to see to, a line each", exercise_file.MOST_KEY_POINTS),
    "muscles": {
        "type": "array",
        "items": {"enum": list(exercise_file.MUSCLES)},
        "maxItems": len(exercise_file.MUSCLES),
        "description": "The muscles that work",
    },
    "kit": _SAID["kit"],
    "source": _SAID["source"],
    "jumps": {"type": "boolean", "description": "Whether each repetition ends in a landing"},
    "grows": {"type": "boolean", "description": "Whether a run gets longer from time to time"},
    "swaps": _texts("Exercises that take its place best", exercise_file.MOST_SWAPS),
    "fit": _text("Category and name in the FIT profile", 11, pattern=f"^({exercise_file.FIT})$"),
    "figure": _FIGURE,
}

_IN_A_PART: Schema = {
    "title": _text("As it is called on the screen", LONGEST_NAME, minLength=1),
    "sessions": _texts("Names of sessions; any of them counts", week_file.MOST_CHOICES, 1),
    "times": _count('How often a week: 2 or "1-2"', week_file.MOST_TIMES),
    "after": {"const": AFTER_RUN, "description": "Due once for each run"},
    "hard": {"type": "boolean", "description": "Keeps a day free of other hard parts"},
    "longest": {"type": "boolean", "description": "To be the longest run of the week"},
}


def session_schema() -> Schema:
    """What a session file may say."""
    block = _table(
        session_file.BLOCK_KEYS,
        _IN_A_BLOCK,
        oneOf=[{"required": ["steps"]}, {"required": ["include"]}],
    )
    minutes = _count('The minutes it keeps to: 10 or "10-20"', session_file.MOST_MINUTES)
    known = {
        **_SAID,
        "minutes": minutes,
        "block": _tables("The blocks, in order", block, session_file.MOST_BLOCKS),
    }
    return _document("A RunStrong session", session_file.SESSION_KEYS, known, ("title", "block"))


def exercise_schema() -> Schema:
    """What an exercise file may say."""
    variant = _table(exercise_file.VARIANT_KEYS, _IN_AN_EXERCISE, ("name",))
    variants = {
        "type": "object",
        "additionalProperties": variant,
        "description": "[variants.NAME], from the easiest to the hardest",
    }
    known = {**_IN_AN_EXERCISE, "variants": variants}
    required = ("name", "kind", "key-points")
    return _document("A RunStrong exercise", exercise_file.KEYS, known, required)


def week_schema() -> Schema:
    """What a week file may say."""
    part = _table(week_file.PART_KEYS, _IN_A_PART, ("title", "sessions"))
    every = week_file.EASIER_EVERY
    easier = {
        "type": "integer",
        "minimum": every.low,
        "maximum": every.high,
        "description": "Every how many weeks in a row comes an easier one",
    }
    parts = _tables("The parts of the week", part, week_file.MOST_PARTS)
    known = {**_SAID, "easier-every": easier, "part": parts}
    return _document("A RunStrong week", week_file.WEEK_KEYS, known, ("title", "part"))


def _document(title: str, keys: Sequence[str], known: Schema, required: Sequence[str]) -> Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **_table(keys, known, required),
    }


def written(kind: str) -> str:
    """The schema of that kind of file as JSON, with a line feed at its end."""
    return json.dumps(SCHEMAS[kind](), indent=1, ensure_ascii=False) + "\n"


SCHEMAS = {"session": session_schema, "exercise": exercise_schema, "week": week_schema}
"""Every schema by the kind of file that it is for."""
