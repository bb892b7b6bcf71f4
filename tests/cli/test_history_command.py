"""What the history tells on the command line."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from runstrong_tui.clock import SystemClock
from runstrong_tui.output.as_csv import COLUMNS, csv_lines, plain_text, safe_text
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from tests.benchmarks.samples import workouts
from tests.looking import IDS, NOW, ZURICH, Run, invoke, keep_some, zone

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs time.tzset")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs a command in Zurich, on a history around the change of clocks."""
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    keep_some(tmp_path)
    with zone(ZURICH):
        yield invoke


def test_csv_has_a_row_a_set(run: Run) -> None:
    made = run("history", "--csv")

    gym, later, stand, away = IDS
    assert (made.exit_code, made.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(made.stdout_bytes.decode(), newline="")))
    assert [",".join(row[:23]) for row in rows] == [
        "workout_id,date,time,session,title,exercise,name,variant,set,sets,side,load,reps,seconds,"
        "planned_reps,planned_seconds,rest_seconds,recovery_seconds,pulse,touches,"
        "unbroken_seconds,rpe,km",
        f"{away},2026-11-16,09:00:00+01:00,long-run,Long-run,,,,,,,,,5100,,,,,,,,6,14.2",
        f"{stand},2026-11-14,07:05:00+01:00,balance,Balance,one-leg-stand,Single-leg balance,,1,1,"
        "left,,,30,,30,,,,2,12.5,,",
        f"{later},2026-10-25,02:30:00+01:00,gym,Gym,wall-sit,Wall sit,,1,2,,,,45,,45,,,,,,,",
        f"{later},2026-10-25,02:30:00+01:00,gym,Gym,wall-sit,Wall sit,,2,2,,,,38.4,,45,,,,,,,",
        f"{gym},2026-10-25,02:30:00+02:00,gym,Gym,wall-sit,Wall sit,,1,2,,,,40,,45,62,48,118,,,"
        "7.5,",
        f"{gym},2026-10-25,02:30:00+02:00,gym,Gym,squat,Squat,deep,1,1,left,2x5kg,10,30.5,12,,,,,"
        ",,,",
        f"{gym},2026-10-25,02:30:00+02:00,gym,Gym,squat,Squat,deep,1,1,right,2x5kg,12,30.5,12,,,,"
        ",,,,",
    ]
    assert [row[23] for row in rows[1:4]] == ["windy, slow – 走る", "", '\'=SUM(A1), "quoted"']
    assert made.stdout_bytes.endswith(b"\r\n")


def test_csv_tells_the_place_in_the_plan_and_when_each_set_ended(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("history", IDS[0], "--csv").stdout_bytes.decode())))

    assert [(row["step"], row["at_seconds"], row["done"], row["timed"]) for row in rows] == [
        ("1", "60", "yes", "yes"),
        ("3", "200", "yes", "no"),
        ("4", "200", "yes", "no"),
    ]
    assert [row["active_seconds"] for row in rows] == ["1500", "", ""]
    first = rows[0]
    assert (first["started"], first["finished"]) == (
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:55:00+02:00",
    )
    assert (first["effort"], first["easier_week"], first["outside"]) == ("normal", "no", "no")
    assert first["schema"] == "1"


def test_csv_of_one_exercise_and_of_one_workout(run: Run) -> None:
    squats = list(
        csv.DictReader(io.StringIO(run("history", "--csv", "--exercise", "squat").stdout))
    )
    rows = list(csv.DictReader(io.StringIO(run("history", IDS[0], "--csv").stdout)))

    assert [(row["side"], row["rpe"]) for row in squats] == [("left", "7.5"), ("right", "")]
    assert [row["exercise"] for row in rows] == ["wall-sit", "squat", "squat"]


def test_csv_of_nothing_is_its_heading(run: Run) -> None:
    made = run("history", "--csv", "--since", "1d")

    assert (made.exit_code, made.stdout) == (0, ",".join(COLUMNS) + "\n")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("windy", "windy"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+49 171", "'+49 171"),
        ("-5 kg", "'-5 kg"),
        ("@home", "'@home"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''-", "'''-"),
        ("'quoted'", "'quoted'"),
        ("a=b", "a=b"),
        ("\t=1", " =1"),
        ("red\x1b[31m\x00", "red␛[31m␀"),
        ("two\nlines", "two␊lines"),
    ],
)
def test_no_text_is_a_formula_and_what_was_written_can_be_had_again(text: str, cell: str) -> None:
    assert safe_text(text) == cell
    if text.isprintable():
        assert plain_text(cell) == text


def test_csv_comes_workout_by_workout() -> None:
    """Given ten thousand, then the first rows are there before the second workout is asked for."""
    asked = 0

    def asking() -> Iterator[Workout]:
        nonlocal asked
        for workout in workouts(10_000):
            asked += 1
            yield workout

    lines = csv_lines(asking())
    next(lines)
    assert next(lines).count("\r\n") == 9
    assert asked == 1


def test_json_tells_the_same_keys_as_ever(run: Run) -> None:
    made = json.loads(run("history", "--json").stdout)

    assert [row["id"] for row in made] == list(reversed(IDS))
    assert set(made[0]) == {
        "id", "session", "title", "form", "started", "finished", "active_seconds", "rpe", "note",
        "km", "outside", "easier_week", "sets_done", "sets_planned", "sets", "missed",
        "pain_before", "pain_next_morning",
    }  # fmt: skip
    assert {key for row in made for done in row["sets"] for key in done} == {
        "step", "exercise", "name", "set", "sets", "seconds", "timed", "paced", "variant", "side",
        "load", "block", "reps", "planned_reps", "planned_seconds", "written", "touches",
        "unbroken", "rest", "recovery", "pulse", "at", "asked", "pain",
    }  # fmt: skip
    assert datetime.fromisoformat(made[-1]["started"]).isoformat() == "2026-10-25T02:30:00+02:00"
    assert json.loads(run("history", IDS[0], "--json").stdout) == made[-1]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ((), (3, 2, 1, 0)),
        (("--since", "4w"), (3, 2, 1, 0)),
        (("--since", "2w"), (3, 2)),
        (("--since", "10d"), (3, 2)),
        (("--since", "5d"), (3,)),
        (("--since", "6m"), (3, 2, 1, 0)),
        (("--since", "1y"), (3, 2, 1, 0)),
        (("--since", "all"), (3, 2, 1, 0)),
        (("--since", "2026-11-15"), (3,)),
        (("--exercise", "wall-sit"), (1, 0)),
        (("--exercise", "squat"), (0,)),
        (("--exercise", "plank"), ()),
        (("--session", "gym"), (1, 0)),
        (("--session", "long-run", "--since", "1w"), (3,)),
        (("--session", "gym", "--exercise", "one-leg-stand"), ()),
    ],
)
def test_what_is_asked_for_is_chosen(
    run: Run, words: tuple[str, ...], ids: tuple[int, ...]
) -> None:
    rows = json.loads(run("history", *words, "--json").stdout)
    listed = run("history", *words)

    assert [row["id"] for row in rows] == [IDS[number] for number in ids]
    assert [line.split()[2] for line in listed.stdout.splitlines()] == [IDS[n] for n in ids]
    assert listed.stderr == ("" if ids else "No such workouts.\n")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--exercise", "wal-sit"), 1, 'no exercise "wal-sit"; did you mean "wall-sit"?'),
        (("--session", "gim"), 1, 'no session "gim"; did you mean "gym"?'),
        (("--session", ""), 1, 'no session ""; one of: '),
        (("--since", "3x"), 2, '"3x" is no span of time'),
        (("--since", ""), 2, "is no span of time"),
        (("--since", "2026-02-30"), 2, "no day of the calendar"),
        (("--since", "2027-01-01"), 2, "still to come"),
        (("--json", "--csv"), 2, "not both"),
        (("01K8", "--since", "4w"), 2, "choose from the list"),
        (("01K8",), 1, 'several ids begin with "01K8"'),
        (("zzz", "--csv"), 1, 'no id begins with "zzz"'),
    ],
)
def test_nonsense_is_told_in_words(run: Run, words: tuple[str, ...], code: int, says: str) -> None:
    made = run("history", *words)

    assert (made.exit_code, made.stdout) == (code, "")
    assert says in " ".join(made.stderr.split())


def test_one_workout_in_full_beside_the_last_of_its_session(run: Run) -> None:
    assert run("history", IDS[1]).stdout.splitlines() == [
        "Gym, 2026-10-25 02:30 +01:00",
        "25 min active · 2 of 2 sets · normal effort",
        '=SUM(A1), "quoted"',
        "beside 2026-10-25: 1 better, 1 new",
        "",
        "Wall sit  set 1 of 2  45 s        last 40 s  +5 s",
        "          set 2 of 2  38 of 45 s             new",
    ]


def test_one_workout_tells_sides_rests_recovery_and_what_was_left_out(run: Run) -> None:
    lines = run("history", IDS[0].lower()).stdout.splitlines()

    assert lines[:2] == [
        "Gym, 2026-10-25 02:30 +02:00",
        "25 min active · 3 of 4 sets · normal effort · RPE 7.5",
    ]
    assert [" ".join(line.split()) for line in lines[3:]] == [
        "Wall sit set 1 of 2 40 of 45 s rest 62 s · pulse 118 after 48 s",
        "set 2 of 2 not done",
        "Squat set 1 of 1 · left · 2x5kg 10 of 12 reps",
        "set 1 of 1 · right · 2x5kg 12 reps",
    ]


def test_one_workout_tells_touches(run: Run) -> None:
    shown = run("history", IDS[2]).stdout

    assert shown.splitlines()[-1].endswith("set 1 of 1 · left  30 s  2 touches, longest 12 s")


def test_an_entered_run_in_full(run: Run) -> None:
    assert run("history", IDS[3]).stdout.rstrip().splitlines() == [
        "Long-run, 2026-11-16 09:00 +01:00",
        "1 h 25 min · 14.2 km · RPE 6",
        "windy, slow – 走る",
    ]


def test_times_are_those_of_the_clock_that_held_then(run: Run) -> None:
    """Given half past two twice in one night, then both are told so, the later one first."""
    lines = run("history", "--session", "gym").stdout.splitlines()
    assert [line[:16] for line in lines] == ["2026-10-25 02:30", "2026-10-25 02:30"]
    with zone("UTC0"):
        assert run("history", "--session", "gym").stdout.splitlines() == lines


def test_a_damaged_workout_is_told_and_the_others_are_printed(run: Run, tmp_path: Path) -> None:
    (path,) = tmp_path.glob("history/*/*.jsonl")
    path.write_bytes(path.read_bytes() + b'{"id":"nonsense"}\n')

    made = run("history", "--csv")

    assert (made.exit_code, made.stdout.count("\n")) == (0, 8)
    assert f"{path}:5: not a line of a RunStrong journal" in made.stderr


@pytest.mark.parametrize("words", ["history --csv", "history --json", "history"])
def test_a_closed_pipe_is_quiet(tmp_path: Path, words: str) -> None:
    store = Store(tmp_path, lambda: NOW)
    for workout in workouts(120):
        store.add(workout)
    store.close()
    with subprocess.Popen(
        [sys.executable, "-m", "runstrong_tui", *words.split()],
        env={**os.environ, "RUNSTRONG_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        program.wait(30)
    assert program.returncode == 1
