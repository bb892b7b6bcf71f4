"""Workouts brought in: first a look, then each once, all of a file or nothing, and back again."""

import json
import os
from pathlib import Path

import pytest

from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from tests.exchange.files import HEVY
from tests.looking import NOW, Run


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "workouts.csv"
    path.write_text(HEVY, encoding="utf-8")
    return path


def history(tmp_path: Path) -> list[Workout]:
    return Store(tmp_path / "home", lambda: NOW).read_all()


def test_a_look_says_what_would_come_and_brings_nothing(
    empty: Run, log: Path, tmp_path: Path
) -> None:
    made = empty("import", str(log))

    assert made.exit_code == 0
    assert made.stdout.splitlines() == [
        f"{log}: Hevy, 2 workouts from 2025-12-22 to 2025-12-23, 5 sets",
        "  2 new",
        "",
        "  THERE                  SETS  HERE",
        "  Bench Press (Barbell)  2     bench-press-barbell (new, your own)",
        "  Plank                  1     plank",
        "  Running                1     a run",
        "  Squat (Bodyweight)     1     squat",
        "",
        "  Runs by their length: 1 Long run; --run NAME says otherwise",
        "",
        f"What a name is here: {tmp_path / 'home' / 'import-names.toml'}",
        "",
        "Nothing is imported yet. To do it:",
        f"  runstrong import {log} --yes",
    ]
    assert history(tmp_path) == []


def test_yes_brings_them_with_our_names_in_the_zone_of_that_day(
    empty: Run, log: Path, tmp_path: Path
) -> None:
    made = empty("import", str(log), "--yes")

    run, upper = history(tmp_path)
    assert "Imported: 2 workouts. Take it back: runstrong import --undo" in made.stdout
    assert upper.started.isoformat() == "2025-12-22T08:00:00+01:00"
    assert (upper.session, upper.title, upper.active) == ("upper", "Upper", 3600)
    assert (upper.rpe, upper.note, upper.outside) == (8.5, "felt good", True)
    assert [(each.exercise, each.reps, each.load, each.block) for each in upper.sets] == [
        ("bench-press-barbell", 10, "40kg", "Warm-up"),
        ("bench-press-barbell", 5, "62.5kg", ""),
        ("squat", 20, None, ""),
        ("plank", None, None, ""),
    ]
    assert (upper.sets[3].seconds, upper.sets[3].timed, upper.sets[3].name) == (
        65,
        True,
        "Forearm plank",
    )
    assert (run.session, run.km, run.active) == ("long-run", 14.2, 4500)
    assert (run.sets[0].exercise, run.sets[0].timed) == ("run-long", True)


def test_the_same_file_again_adds_nothing(empty: Run, log: Path, tmp_path: Path) -> None:
    empty("import", str(log), "--yes")
    before = history(tmp_path)

    again = empty("import", str(log), "--yes")

    assert "0 new, 2 there already" in again.stdout
    assert history(tmp_path) == before


def test_a_longer_file_adds_only_what_is_new(empty: Run, log: Path, tmp_path: Path) -> None:
    empty("import", str(log), "--yes")
    with log.open("a", encoding="utf-8") as file:
        file.write('"Legs","24 Dec 2025, 08:00","24 Dec 2025, 09:00","","Lunge",,"",0,"normal",,'
                   "12,,0,\n")  # fmt: skip

    made = empty("import", str(log), "--yes")

    assert "1 new, 2 there already" in made.stdout
    assert [each.title for each in history(tmp_path)] == ["Legs", "Long run", "Upper"]


def test_undo_takes_the_last_import_out_and_it_may_come_again(
    empty: Run, log: Path, tmp_path: Path
) -> None:
    empty("import", str(log), "--yes")

    undone = empty("import", "--undo")
    assert undone.stdout == f"Undone: {log}, 2 workouts taken out.\n"
    assert history(tmp_path) == []
    assert empty("import", "--undo").stderr == "There is no import to undo.\n"
    assert "2 new" in empty("import", str(log), "--yes").stdout
    assert len(history(tmp_path)) == 2


def test_undo_leaves_what_was_corrected_since_and_what_was_there_before(
    run: Run, log: Path, tmp_path: Path
) -> None:
    run("import", str(log), "--yes")
    corrected = next(each for each in history(tmp_path) if each.title == "Upper")
    run("correct", corrected.id, "--rpe", "9")

    undone = run("import", "--undo")

    assert "1 workout taken out" in undone.stdout
    assert f"1 workout corrected since stay: {corrected.id}" in undone.stdout
    assert len(history(tmp_path)) == 5


def test_what_was_deleted_here_stays_deleted(empty: Run, log: Path, tmp_path: Path) -> None:
    empty("import", str(log), "--yes")
    store = Store(tmp_path / "home", lambda: NOW)
    store.delete(history(tmp_path)[0].id)
    store.close()

    made = empty("import", str(log), "--yes")

    assert "0 new, 1 there already, 1 deleted here and left so" in made.stdout
    assert len(history(tmp_path)) == 1


def test_the_same_workout_from_another_program_comes_once(
    empty: Run, log: Path, tmp_path: Path
) -> None:
    """Given one typed by hand at that time, then the file does not bring it again."""
    empty("log", "long-run", "1h15m", "--at", "2025-12-23 08:05")

    made = empty("import", str(log), "--yes")

    assert "1 new, 1 there already" in made.stdout
    assert len(history(tmp_path)) == 2


def test_names_that_are_edited_are_used_next_time(empty: Run, log: Path, tmp_path: Path) -> None:
    empty("import", str(log))
    names = tmp_path / "home" / "import-names.toml"
    text = names.read_text(encoding="utf-8")
    assert '"Squat (Bodyweight)" = "squat"' in text
    text = text.replace('= "squat"', '= "squat/chair"').replace('= "plank"', '= ""')
    names.write_text(text.replace('= "run"', '= "run-tempo"'), encoding="utf-8")

    made = empty("import", str(log), "--yes")

    run, upper = history(tmp_path)
    assert "left out" in made.stdout
    assert [each.variant for each in upper.sets] == [None, None, "chair"]
    assert upper.sets[2].name == "Squat to a chair"
    assert run.sets[0].exercise == "run-tempo"
    assert names.read_text(encoding="utf-8") == text.replace('= "run"', '= "run-tempo"')


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('"Plank" = "plank/sideways"', ':1:1: "Plank": "plank" has no variant "sideways"'),
        ('"Plank" = 5', ':1:1: "Plank": is no text'),
        ('"Plank" = "two words"', "is no name of an exercise"),
        ('"Plank" plank', ":1:"),
    ],
)
def test_a_table_of_names_with_a_fault_is_told_with_its_place(
    empty: Run, log: Path, tmp_path: Path, line: str, what: str
) -> None:
    names = tmp_path / "home" / "import-names.toml"
    names.parent.mkdir(exist_ok=True)
    names.write_text(line + "\n", encoding="utf-8")

    made = empty("import", str(log), "--yes")

    assert made.exit_code == 1
    assert f"{names}" in made.stderr
    assert what in made.stderr
    assert history(tmp_path) == []


def test_an_unknown_name_becomes_an_exercise_of_ones_own(
    empty: Run, log: Path, tmp_path: Path
) -> None:
    empty("import", str(log), "--yes")

    file = tmp_path / "home" / "sessions" / "exercises" / "bench-press-barbell.toml"
    assert empty("check", str(file)).exit_code == 0
    assert "22 Dec 2025" in empty("trends", "bench-press-barbell", "--table").stdout
    assert empty("new", "again", "--workout", history(tmp_path)[1].id).exit_code == 0
    session = tmp_path / "home" / "sessions" / "again.toml"
    assert "bench-press-barbell 1x10 @ 40kg" in session.read_text(encoding="utf-8")


def test_a_run_of_the_week_is_done_without_typing(empty: Run, tmp_path: Path) -> None:
    file = tmp_path / "run.csv"
    heading = HEVY.partition("\n")[0]
    file.write_text(
        f'{heading}\n"Lunch","20 Nov 2026, 12:00","20 Nov 2026, 12:25","","Running",,"",0,'
        '"normal",,0,4.8,1500,\n',
        encoding="utf-8",
    )

    made = empty("import", str(file), "--yes")

    assert "After the run: runstrong play after-run" in made.stdout
    week = json.loads(empty("week", "--json").stdout)
    done = {part["title"]: len(part["done"]) for part in week["parts"]}
    assert done["Recovery run"] == 1


def test_a_run_may_be_said_to_be_another(empty: Run, log: Path, tmp_path: Path) -> None:
    empty("import", str(log), "--run", "tempo-run", "--yes")
    assert history(tmp_path)[0].session == "tempo-run"

    refused = empty("import", str(log), "--run", "gym")
    assert refused.exit_code == 1
    assert 'no run "gym"' in refused.stderr


def test_where_the_disk_refuses_nothing_is_imported(
    empty: Run, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty("list")
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if "imported" in target.name:
            raise OSError(28, os.strerror(28), str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    made = empty("import", str(log), "--yes")

    assert made.exit_code == 1
    assert "nothing of it was imported" in made.stderr
    assert "free some space" in made.stderr
    assert history(tmp_path) == []
    assert not [*(tmp_path / "home" / "history").rglob("*.new")]


def test_one_broken_file_does_not_keep_another_out(empty: Run, log: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("hello", encoding="utf-8")

    made = empty("import", str(bad), str(log), "--yes")

    assert made.exit_code == 1
    assert f"{bad}: nothing of it was imported." in made.stderr
    assert len(history(tmp_path)) == 2


@pytest.mark.parametrize("words", [(), ("--undo", "--yes"), ("--undo", "x.csv")])
def test_what_contradicts_itself_is_wrong_usage(empty: Run, words: tuple[str, ...]) -> None:
    assert empty("import", *words).exit_code == 2
