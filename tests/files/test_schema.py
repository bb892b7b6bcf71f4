"""The schemas for editors take what the readers take, and refuse what no reader takes."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from runstrong_tui.files.schema import SCHEMAS, written
from tests.families import over

SESSIONS = Path(__file__).parents[2] / "sessions"
KINDS = {"session": "*.toml", "exercise": "exercises/*.toml", "week": "weeks/*.toml"}
FILES = [(kind, path) for kind, pattern in KINDS.items() for path in SESSIONS.glob(pattern)]


def faults(kind: str, document: dict[str, Any]) -> list[str]:
    validator = jsonschema.Draft7Validator(SCHEMAS[kind]())
    return [error.message for error in validator.iter_errors(document)]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@over("kind, path", FILES)
def test_every_shipped_file_is_as_its_schema_says(kind: str, path: Path) -> None:
    assert faults(kind, read(path)) == []


@over("kind, path", FILES)
def test_every_shipped_file_names_its_schema_for_editors(kind: str, path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]

    assert first.startswith("#:schema ")
    there = (path.parent / first.removeprefix("#:schema ")).resolve()
    assert there == SESSIONS / "schema" / f"{kind}.json"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_beside_the_sessions_are_those_of_the_readers(kind: str) -> None:
    file = SESSIONS / "schema" / f"{kind}.json"

    assert file.read_text(encoding="utf-8") == written(kind), "python -m tests.tools.schemas"
    jsonschema.Draft7Validator.check_schema(json.loads(written(kind)))


GYM, PLANK, WEEK = (
    read(SESSIONS / name) for name in ("gym.toml", "exercises/plank.toml", "weeks/runner.toml")
)
WRONG = [
    ("session", {**GYM, "titel": "Gym"}),
    ("session", {**GYM, "title": ""}),
    ("session", {"title": "Gym"}),
    ("session", {**GYM, "block": [{"steps": ["plank 30s"], "style": "in turn"}]}),
    ("session", {**GYM, "block": [{"steps": ["plank 30s"], "include": "stretch"}]}),
    ("session", {**GYM, "block": [{"steps": ["plank 30s"], "rounds": 0}]}),
    ("session", {**GYM, "block": [{"steps": ["plank 30s"], "rest": 60}]}),
    ("exercise", {**PLANK, "kind": "holding"}),
    ("exercise", {**PLANK, "muscles": ["heart"]}),
    ("exercise", {**PLANK, "fit": "plank"}),
    ("exercise", {**PLANK, "variants": {"high": {"level": "harder"}}}),
    ("exercise", {**PLANK, "figure": {"kees": ["0 plank"]}}),
    ("week", {**WEEK, "easier-every": 1}),
    ("week", {**WEEK, "part": [{"title": "Gym", "sessions": []}]}),
    ("week", {**WEEK, "part": [{"title": "Gym", "sessions": ["gym"], "after": "lunch"}]}),
]


@over("kind, document", WRONG)
def test_what_no_reader_takes_is_wrong_by_the_schema(kind: str, document: dict[str, Any]) -> None:
    assert faults(kind, document)
