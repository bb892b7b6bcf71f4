"""Workouts taken out for other programs: what is in them, and where they go."""

import csv
import io
from pathlib import Path

import pytest

from runstrong_tui.exchange.out.hevy import COLUMNS
from runstrong_tui.exchange.out.intervals import intervals_text
from runstrong_tui.exchange.out.markdown import plain_markdown
from runstrong_tui.exchange.weights import kilograms, load_of
from runstrong_tui.planning.planner import plan_of
from tests.looking import IDS, Run
from tests.shipped import shipped


def test_hevy_has_a_row_a_set_with_the_columns_of_hevy_the_oldest_workout_first(run: Run) -> None:
    made = run("export", "hevy")

    rows = list(csv.DictReader(io.StringIO(made.stdout_bytes.decode())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["start_time"] for row in rows] == [
        *["25 Oct 2026, 02:30"] * 5,
        "14 Nov 2026, 07:05",
        "16 Nov 2026, 09:00",
    ]
    left, right = rows[1:3]
    assert (left["exercise_title"], left["set_index"], left["reps"]) == ("Squat", "0", "10")
    assert (right["set_index"], right["reps"], right["weight_kg"]) == ("1", "12", "10")
    assert left["exercise_notes"] == "1 left, 2x5kg; 2 right, 2x5kg"
    assert rows[0]["description"] == "RPE 7.5"
    assert (rows[0]["duration_seconds"], rows[0]["reps"]) == ("40", "")
    assert rows[5]["exercise_notes"] == "1 left, 2 touches"
    assert (rows[6]["distance_km"], rows[6]["duration_seconds"]) == ("14.2", "5100")


def test_hevy_lets_no_spreadsheet_calculate(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "hevy").stdout_bytes.decode())))

    assert rows[3]["description"] == '\'=SUM(A1), "quoted"'


def test_markdown_of_one_workout_reads_well_unrendered(run: Run) -> None:
    made = run("export", "markdown", IDS[0][:12])

    assert made.stdout.splitlines() == [
        "## Gym, Sun 25 Oct 2026, 02:30",
        "",
        "25 min active · 3 of 4 sets · normal effort · RPE 7.5",
        "",
        "- **Wall sit**: 40 of 45 s",
        "- **Squat**, 2x5kg: left 10 of 12 reps, right 12 reps",
        "- Not done: Wall sit",
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a *b* [c](d) <e>", r"a \*b\* \[c\](d) \<e\>"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("two\nlines", "two␊lines"),
        ("14.2 km", "14.2 km"),
    ],
)
def test_what_markdown_would_take_for_its_own_is_escaped(text: str, plain: str) -> None:
    assert plain_markdown(text) == plain


def test_a_folder_gets_a_file_a_workout_whose_names_sort_by_time(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"

    made = run("export", "markdown", "-o", f"{folder}/")

    names = sorted(file.name for file in folder.iterdir())
    assert made.exit_code == 0
    assert names == [
        f"2026-10-25-0230-gym-{IDS[0]}.md",
        f"2026-10-25-0230-gym-{IDS[1]}.md",
        f"2026-11-14-0705-balance-{IDS[2]}.md",
        f"2026-11-16-0900-long-run-{IDS[3]}.md",
    ]


def test_the_same_export_again_makes_no_doubles_and_writes_nothing(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    run("export", "markdown", "-o", f"{folder}/")
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}

    again = run("export", "markdown", "-o", str(folder))

    assert again.stdout == "Nothing new: all of it is there already.\n"
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_a_corrected_workout_replaces_its_own_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    run("export", "hevy", "-o", str(file))
    run("correct", IDS[0], "--rpe", "9")

    made = run("export", "hevy", "-o", str(file))

    assert (made.exit_code, made.stdout) == (0, f"{file}\n")
    assert "RPE 9," in file.read_text(encoding="utf-8")


def test_what_is_something_else_is_not_replaced_unless_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear diary", encoding="utf-8")

    refused = run("export", "hevy", "-o", str(file))
    assert (refused.exit_code, file.read_text(encoding="utf-8")) == (1, "dear diary")
    assert refused.stderr == f"{file}: is there already and something else; --force replaces it\n"
    assert run("export", "hevy", "-o", str(file), "--force").exit_code == 0
    assert file.read_bytes().startswith(b"title,start_time")


def test_only_what_was_asked_for_goes_out(run: Run) -> None:
    assert run("export", "markdown", "--session", "balance").stdout.count("## ") == 1
    assert run("export", "markdown", "--since", "2026-11-01").stdout.count("## ") == 2
    assert run("export", "markdown", "--since", "1d").exit_code == 1
    assert "no session" in run("export", "markdown", "--session", "swimming").stderr


@pytest.mark.parametrize(
    "words", [("hevy", "01KA", "--since", "1y"), ("intervals", "01KA"), ("letters",)]
)
def test_what_contradicts_itself_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run("export", *words).exit_code == 2


def test_nothing_done_yet_is_said(empty: Run) -> None:
    made = empty("export", "hevy")

    assert (made.exit_code, made.stderr) == (1, "No workouts yet.\n")


def test_a_run_becomes_steps_that_intervals_icu_reads() -> None:
    library = shipped()
    text = intervals_text(plan_of(library, library.sessions["sprints"]))

    paragraphs = text.split("\n\n")
    assert paragraphs[0] == "Easy first\n- Easy running 7m30s 65-75% Pace"
    assert "7x\n- Sprints 25s 115-130% Pace\n- Rest 1m10s intensity=rest" in paragraphs
    assert "- March on the spot 30s intensity=warmup" in text


def test_only_runs_are_planned_runs(run: Run) -> None:
    assert run("export", "intervals", "--session", "tempo-run").stdout == (
        "Tempo run\n- Easy running 10m 65-75% Pace\n- Tempo run 20m 90-95% Pace\n"
        "- Easy running 10m 65-75% Pace\n"
    )
    assert '"gym" is no run' in run("export", "intervals", "--session", "gym").stderr


def test_all_runs_need_a_folder(run: Run, tmp_path: Path) -> None:
    refused = run("export", "intervals", "-o", str(tmp_path / "all.txt"))
    assert "do not fit into one; give a folder" in refused.stderr
    assert run("export", "intervals", "-o", f"{tmp_path / 'runs'}/").exit_code == 0
    assert (tmp_path / "runs" / "sprints.intervals.txt").is_file()


@pytest.mark.parametrize(
    ("load", "weight"),
    [("2x5kg", 10.0), ("62.5kg", 62.5), ("10lb", 4.5359237), (None, None), ("red band", None)],
)
def test_a_load_is_one_weight_in_kilograms(load: str | None, weight: float | None) -> None:
    assert kilograms(load) == (None if weight is None else pytest.approx(weight))


def test_a_weight_is_a_load_as_it_is_written() -> None:
    assert [load_of(62.5), load_of(60, "lb"), load_of(0)] == ["62.5kg", "60lb", None]
