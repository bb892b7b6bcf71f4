"""Lines with a right checksum and odd contents: they are damage, and all else is shown."""

import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from runstrong_tui.clock import SystemClock
from runstrong_tui.store.store import Store
from tests.looking import IDS, NOW, invoke, keep_some
from tests.store.test_doctor import line_of
from tests.store.test_store import left_at

HUGE = 10**30
TIMES = (
    "2026-11-01T10:00:00",
    "0001-01-01T00:00:00+23:00",
    "9999-12-31T23:59:59-23:00",
    "1899-12-31T00:00:00Z",
    "3000-01-01T00:00:00Z",
    "yesterday",
    "",
    7,
    None,
)
NUMBERS: tuple[Any, ...] = (1e308, -1e308, -1, HUGE, "x", None, [])
WORKOUT: dict[str, tuple[Any, ...]] = {
    "id": ("", "another", 5, None),
    "session": (5, None),
    "title": (5, None),
    "form": ("odd", 1, None),
    "started": TIMES,
    "finished": TIMES,
    "active": NUMBERS,
    "sets": (None, {}, [None], [[]], 7),
    "missed": (None, {}, [None]),
    "easier": (1, "yes"),
    "rpe": (1e308, -1, 11, HUGE, "hard"),
    "km": (1e308, -1, HUGE, "far"),
    "note": (None, 5),
    "outside": (None, "yes"),
}
SET: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("step", "set", "sets"), (-1, HUGE, 1.5, "x", None)),
    **dict.fromkeys(("seconds", "at"), NUMBERS),
    **dict.fromkeys(("rest", "recovery", "unbroken"), (1e308, -1, HUGE, "x")),
    **dict.fromkeys(("reps", "planned_reps", "planned_seconds", "touches"), (-1, HUGE, 0.5, "x")),
    "pulse": (-1, HUGE, "x"),
    "exercise": (None, 5),
    "name": (None, 5),
    "side": ("up", 5),
    "asked": ({}, {"sets": -1, "load": ""}, {"sets": HUGE, "load": ""}, 5),
}
GOOD: dict[str, Any] = {
    "id": "OTHER0",
    "session": "gym",
    "title": "Gym elsewhere",
    "form": "normal",
    "started": "2026-11-10T10:00:00+01:00",
    "finished": "2026-11-10T10:40:00+01:00",
    "active": 2000.5,
    "sets": [
        {
            **dict.fromkeys(("step", "set", "sets"), 1),
            **{"exercise": "wall-sit", "name": "Wall sit", "seconds": 40.0, "at": 40.0},
            **{"timed": True, "planned_seconds": 45},
        }
    ],
}
COMMANDS = (
    *(("history",), ("history", "--csv"), ("history", "--json"), ("history", "--since", "4w")),
    *(("history", "OTHER0"), ("history", IDS[0])),
    *(("show", "gym"), ("week",), ("trends",), ("trends", "wall-sit"), ("resume", "--list")),
    ("log", "long-run", "40m"),
)


def line(doc: Any, number: int, at: Any = "2026-11-10T10:41:00Z", doc_id: Any = None) -> bytes:
    """A line that puts ``doc`` as another machine would have written it, with its checksum."""
    kept_as = f"OTHER{number}" if doc_id is None else doc_id
    commit_id = f"01KAAAAAAA{number:016}"
    body = {"id": commit_id, "at": at, "v": 1, "do": [["put", "workouts", kept_as, doc]]}
    return line_of(msgspec.json.encode(body)[:-1])


def odd_lines() -> list[bytes]:
    """Lines that are damage: each has one odd value."""
    docs: list[Any] = [{**GOOD, key: odd} for key, some in WORKOUT.items() for odd in some]
    for key, values in SET.items():
        docs += [{**GOOD, "sets": [{**GOOD["sets"][0], key: value}]} for value in values]
    docs += [None, [], 5, {}]
    made = []
    for number, doc in enumerate(docs, 1):
        named = isinstance(doc, dict) and doc.get("id") == GOOD["id"]
        made.append(line({**doc, "id": f"OTHER{number}"} if named else doc, number))
    made += [line({**GOOD, "id": "A1"}, 901, at, "A1") for at in TIMES]
    spoilt = line({**GOOD, "id": "A2", "title": "no text"}, 902, doc_id="A2")[
        : -len(',"sum":"12345678"}\n')
    ]
    return [*made, line_of(spoilt.replace(b"no text", b"no \xff text"))]


@pytest.fixture
def month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of another machine: a good line between many odd ones."""
    home = tmp_path / "home"
    monkeypatch.setenv("RUNSTRONG_HOME", str(home))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    keep_some(home)
    path = home / "history" / "other-123456" / "2026-11.jsonl"
    path.parent.mkdir()
    odd = odd_lines()
    half = len(odd) // 2
    path.write_bytes(b"".join([*odd[:half], line(GOOD, 0), *odd[half:]]))
    return path


EXTREMES: tuple[dict[str, Any], ...] = (
    {"started": "1900-01-01T00:00:00+23:59", "finished": "1900-01-01T00:00:00-23:59"},
    {"started": "2999-12-31T23:59:59-23:59", "finished": "1900-01-01T00:00:00Z"},
    {"active": 1e8, "km": 1e6, "rpe": 10, "session": "long-run"},
    {"active": 0, "km": 0, "rpe": 0, "note": "x" * 100_000, "title": "", "sets": []},
    {"session": "", "title": "\x00\x1b[31m\u202e"},
)
EXTREME_SETS: tuple[dict[str, Any], ...] = (
    dict.fromkeys(("step", "set", "sets", "reps", "touches", "pulse", "planned_reps"), 1e9),
    dict.fromkeys(("step", "set", "sets", "reps", "touches", "pulse", "planned_reps"), 0),
    dict.fromkeys(("seconds", "at", "rest", "recovery", "unbroken", "planned_seconds"), 1e8),
    dict.fromkeys(("seconds", "at", "rest", "recovery", "unbroken", "planned_seconds"), 0),
    {"asked": {"sets": 0, "load": "heavy"}, "load": "\x1b", "variant": "", "written": ""},
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_command_shows_what_is_just_believed(month: Path, words: tuple[str, ...]) -> None:
    """Given lines with the largest and the smallest values that are no damage."""
    docs = [{**GOOD, **more} for more in EXTREMES]
    for more in EXTREME_SETS:
        whole = {key: int(item) if isinstance(item, float) else item for key, item in more.items()}
        docs.append({**GOOD, "sets": [{**GOOD["sets"][0], **whole}]})
    lines = [line({**doc, "id": f"X{n}"}, n, doc_id=f"X{n}") for n, doc in enumerate(docs)]
    month.write_bytes(b"".join([line(GOOD, 99, doc_id="OTHER0"), *lines]))

    made = invoke(*words)

    assert (made.exit_code, made.stderr) == (0, "")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_each_command_passes_odd_lines_over_and_shows_all_else(
    month: Path, words: tuple[str, ...]
) -> None:
    made = invoke(*words)

    assert made.exit_code == 0
    assert f"{month}:1: the workout OTHER1 cannot be read" in made.stderr


def test_the_history_holds_all_that_is_no_damage(month: Path) -> None:
    shown = invoke("history").stdout

    assert len(shown.splitlines()) == len(IDS) + 1
    assert all(text in shown for text in (*IDS, "OTHER0", "Gym elsewhere"))


def test_the_doctor_names_odd_lines(month: Path) -> None:
    made = invoke("doctor")

    assert made.exit_code == 1
    assert f"wrong: {month}:1: the workout OTHER1 cannot be read" in made.stdout


def test_a_backup_takes_odd_lines_along_and_a_restore_adds_only_the_good_ones(
    month: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, elsewhere = tmp_path / "kept.zip", tmp_path / "elsewhere"
    assert invoke("backup", str(kept)).stdout.startswith(f"{kept}: 5 workouts")

    with zipfile.ZipFile(kept) as archive:
        assert archive.read("history/other-123456/2026-11.jsonl") == month.read_bytes()
    monkeypatch.setenv("RUNSTRONG_HOME", str(elsewhere))
    made = invoke("restore", str(kept))

    assert made.stdout.startswith("added: 5 workouts")
    assert "OTHER1 cannot be read" in made.stderr
    assert invoke("history").stderr == ""


def test_an_odd_line_does_not_hide_the_good_one_before_it(month: Path) -> None:
    """Given a correction by another machine that nobody can read, then what was before holds."""
    with month.open("ab") as file:
        file.write(line({**GOOD, "id": IDS[0], "active": 1e308}, 950, doc_id=IDS[0]))

    assert IDS[0] in invoke("history").stdout


def test_odd_values_are_never_written(tmp_path: Path) -> None:
    """Given a correction that could not be read again, then it is refused and nothing changed."""
    keep_some(tmp_path)
    store = Store(tmp_path, lambda: NOW)
    before = store.workouts()

    for odd in ({"active": 1e308}, {"km": -1.0}, {"started": NOW.replace(tzinfo=None)}):
        with pytest.raises(OSError, match="cannot be read"):
            store.edit(msgspec.structs.replace(before[0], **odd))

    assert Store(tmp_path, lambda: NOW).workouts() == before


PLACES: tuple[Any, ...] = (
    *({"index": -1}, {"index": HUGE}, {"gone": 1e308}, {"gone": "x"}, {"active": -1}),
    *({"active": 1e308}, {"extra": HUGE}, {"touches": [1e308]}, {"saved": "2026-11-01T10:00:00"}),
    *({"saved": "0001-01-01T00:00:00+23:00"}, {"saved": None}, {"reps": -1}),
)
HEADS: tuple[Any, ...] = (
    *({"id": "ANOTHER"}, {"id": 5}, {"started": "9999-12-31T23:59:59-23:00"}, {"plan": None}),
    *({"plan": {"session": "s", "title": "t", "form": "normal", "steps": []}}, {"plan": []}),
)
SETS: tuple[Any, ...] = ({}, {"step": "x"}, {"step": 1.5}, {"seconds": 1e308}, {"side": 7})
NO_DOCS: tuple[Any, ...] = (None, [], 7, "x", [[]])


@pytest.mark.parametrize(
    ("table", "values"), [("place", PLACES), ("session", HEADS), ("sets", SETS)], ids=str
)
def test_a_session_with_odd_values_is_told_and_the_others_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, values: tuple[Any, ...]
) -> None:
    """Given progress with a right checksum that cannot be gone on with, beside one that can."""
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    store = Store(tmp_path, lambda: NOW)
    good, spoilt = left_at(store, 33), left_at(store, 58)
    path = store.layout.progress_file(spoilt.id)
    whole = path.read_bytes()
    doc = next(put for _, name, _, put in _puts(whole) if name == table)
    for number, value in enumerate((*values, *NO_DOCS)):
        odd = {**doc, **value} if isinstance(value, dict) and value else value
        body = {"id": f"01KAAAAAAA{number:016}", "at": "2026-11-10T10:41:00Z", "v": 1}
        row = msgspec.json.encode({**body, "do": [["put", table, "1", odd]]})[:-1]
        path.write_bytes(whole + line_of(row))

        made = invoke("resume", "--list")

        assert (made.exit_code, good.id in made.stdout) == (0, True), value
        assert str(path) in made.stderr, value
        assert str(path) in invoke("doctor").stdout, value


def _puts(data: bytes) -> list[Any]:
    return [change for row in data.splitlines() for change in msgspec.json.decode(row)["do"]]
