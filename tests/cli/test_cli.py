"""The command line, in fresh processes."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from runstrong_tui.cli.opening import check_clock
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from tests.player.plans import MIXED
from tests.store.test_store import left_at

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=UTC)


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "runstrong_tui", *words],
        env={**os.environ, "RUNSTRONG_HOME": str(home), "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One finished workout and one partly finished session."""
    store = Store(tmp_path, lambda: NOW)
    store.finish(left_at(store, 58, NOW), NOW + timedelta(minutes=1))
    left_at(store, 33, NOW + timedelta(hours=1))
    return tmp_path


def test_list_names_every_shipped_session(tmp_path: Path) -> None:
    made = run(tmp_path, "list")

    assert made.returncode == 0, made.stderr
    assert [line.split()[0] for line in made.stdout.splitlines()] == sorted(
        path.stem for path in (Path(__file__).parents[2] / "sessions").glob("*.toml")
    )
    assert made.stderr == ""


def test_list_as_json_has_lengths_as_numbers(tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, "list", "--json").stdout)

    circuit = next(row for row in rows if row["name"] == "five-circuit")
    assert circuit["seconds"]["easy"] < circuit["seconds"]["normal"] < circuit["seconds"]["strong"]
    assert "wall" in circuit["kit"]


def shown(home: Path, *words: str) -> dict[str, Any]:
    """What ``show --json`` says."""
    row: dict[str, Any] = json.loads(run(home, "show", *words, "--json").stdout)
    return row


def test_show_prints_a_page_to_follow_on_paper(tmp_path: Path) -> None:
    text = run(tmp_path, "show", "five-sets").stdout
    lines = text.splitlines()

    assert lines[0] == "Five exercises, one by one"
    (today,) = (line for line in lines if line.startswith("today"))
    assert today == "today     normal effort, about 50 min"
    number = next(i for i, line in enumerate(lines) if line.endswith(". Wall sit"))
    assert lines[number].startswith("  3. ")
    assert lines[number + 1].startswith("      4 sets of 45 s; rest until your heart rate drops")
    assert lines[number + 1].endswith("  [ ] [ ] [ ] [ ]")
    assert lines[number + 2].startswith("      - ")
    assert text.count("[ ]") == 5 * 4
    assert "left out" not in text and "last time" not in text
    assert all(len(line) <= 80 for line in lines)


def test_show_as_json_has_every_step_of_todays_plan(tmp_path: Path) -> None:
    row = shown(tmp_path, "five-sets")

    assert (row["form"], row["left_out"], row["easier_week"]) == ("normal", [], False)
    assert row["plan_seconds"] == row["seconds"]["normal"]
    holds = [step for step in row["steps"] if step["kind"] == "hold"]
    assert {step["seconds"] for step in holds} == {45}
    assert {step["sets"] for step in holds} == {4}
    assert {(step["last_time"], step["why"]) for step in holds} == {("", "")}
    strong = shown(tmp_path, "five-sets", "--form", "strong")
    assert (strong["form"], strong["plan_seconds"]) == ("strong", strong["seconds"]["strong"])


def test_show_tells_what_was_made_last_time_and_why_today_asks_for_more(tmp_path: Path) -> None:
    """Given wall sits all held last time, then they last longer today."""
    store = Store(tmp_path, lambda: NOW)
    sets = tuple(
        SetDone(n, "wall-sit", "Wall sit", n, 4, 45.0, 60.0, timed=True, planned_seconds=45)
        for n in range(1, 5)
    )
    store.add(Workout(store.new_id(), "five-sets", "Five sets", Form.NORMAL, NOW, NOW, 600.0, sets))

    holds = [step for step in shown(tmp_path, "five-sets")["steps"] if step["kind"] == "hold"]

    assert {hold["seconds"] for hold in holds} == {50}
    assert {hold["last_time"] for hold in holds} == {"45, 45, 45, 45"}
    assert {hold["why"] for hold in holds} == {"+5 s: 4 of 4 sets held"}
    text = run(tmp_path, "show", "five-sets").stdout
    assert "      last time 45, 45, 45, 45; +5 s: 4 of 4 sets held\n" in text


def test_show_leaves_out_what_there_is_no_time_for(tmp_path: Path) -> None:
    text = run(tmp_path, "show", "gym", "--minutes", "12").stdout
    row = shown(tmp_path, "gym", "--minutes", "12")

    (today,) = (line for line in text.splitlines() if line.startswith("today"))
    assert today.startswith("today     normal effort, about 1")
    assert "left out  2 of 3 sets of Leg press; 4 of 5 sets of Calf raise on a step; 4 of" in text
    assert row["left_out"][0] == "2 of 3 sets of Leg press"
    assert "March on the spot" in text and "Leg swings" in text
    assert row["plan_seconds"] <= 12 * 60 < row["seconds"]["normal"]
    efforts = [step for step in row["steps"] if "exercise" in step]
    assert {step["sets"] for step in efforts} == {1}


def test_more_sets_than_fit_a_line_have_rows_of_boxes(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    path.write_text('title = "Many"\n[[block]]\nsteps = ["squat 40x10"]\n')

    text = run(tmp_path, "show", str(path)).stdout

    rows = [line for line in text.splitlines() if "[ ]" in line]
    assert [row.count("[ ]") for row in rows] == [18, 18, 4]
    assert all(len(row) <= 78 for row in rows)


def test_an_exercise_alone_is_a_session_of_its_usual_dose(tmp_path: Path) -> None:
    steps = shown(tmp_path, "mountain-climber")["steps"]

    efforts = [step for step in steps if "exercise" in step]
    assert [(effort["exercise"], effort["sets"], effort["target"]) for effort in efforts] == [
        ("mountain-climber", 4, 18)
    ] * 4


def test_history_as_text_and_json(home: Path) -> None:
    assert "A try" in run(home, "history").stdout
    (row,) = json.loads(run(home, "history", "--json").stdout)
    assert datetime.fromisoformat(row["started"]) == NOW
    assert (row["active_seconds"], row["sets_done"], row["sets_planned"]) == (58, 1, 4)
    assert row["sets"][0]["seconds"] == 45
    assert "set 1 of 2  45 s" in run(home, "history", row["id"][:20]).stdout


def test_what_is_partly_finished_is_listed(home: Path) -> None:
    assert "step 2 of 10" in run(home, "resume", "--list").stdout
    (row,) = json.loads(run(home, "resume", "--list", "--json").stdout)
    assert (row["step"], row["seconds_gone"], row["steps"]) == (1, 23, len(MIXED.steps))
    assert datetime.fromisoformat(row["saved"]).tzinfo is not None


@pytest.mark.parametrize("words", [(), ("play", "balance"), ("resume",)])
def test_without_a_terminal_what_needs_one_says_so_and_exits_2(
    home: Path, words: tuple[str, ...]
) -> None:
    made = run(home, *words)

    assert (made.returncode, made.stdout) == (2, "")
    assert "terminal" in made.stderr


def test_check_says_that_a_session_cannot_keep_its_minutes(tmp_path: Path) -> None:
    path = tmp_path / "ten.toml"
    path.write_text('title = "Ten"\nminutes = 10\n\n[[block]]\nsteps = ["squat 3x15"]\n')

    made = run(tmp_path, "check", str(path))

    assert made.returncode == 1
    assert made.stderr == (
        f'{path}:2:11: "minutes" is 10, and the session takes 4 to 5; '
        "state what it takes, or change its rounds, sets, seconds or rests\n"
        "    minutes = 10\n"
        "              ^~\n"
    )
    path.write_text(path.read_text().replace("10", '"4-6"'))
    assert run(tmp_path, "check", str(path)).returncode == 0


def test_check_prints_every_fault_with_its_place_and_exits_1(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'titel = "Mine"\n'
        "[[block]]\n"
        'style = "circus"\n'
        "steps = [\n"
        '  "superman-pul 3x10 hold 5s",\n'
        '  "wall-sit 3x15",\n'
        '  "squat-calf 20-15",\n'
        "]\n"
    )

    made = run(tmp_path, "check", str(path))

    places = [line for line in made.stderr.splitlines() if line.startswith(str(path))]
    assert made.returncode == 1
    assert [place.removeprefix(f"{path}:").split(" ")[0] for place in places] == [
        "1:1:",
        "1:1:",
        "3:9:",
        "5:4:",
        "6:13:",
        "7:15:",
    ]
    assert 'did you mean "superman-pull"?' in made.stderr


def test_shipped_files_have_no_faults(tmp_path: Path) -> None:
    files = sorted(map(str, (Path(__file__).parents[2] / "sessions").rglob("*.toml")))

    made = run(tmp_path, "check", *files)

    assert (made.returncode, made.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("show", "five-circus"), 1, 'did you mean "five-circuit"?'),
        (("show", "nowhere.toml"), 1, "nowhere.toml"),
        (("check", "."), 1, "folder"),
        (("history", "ZZZ"), 1, 'no id begins with "ZZZ"'),
        (("show", "balance", "--form", "great"), 2, "'great'"),
        (("show", "balance", "--minutes", "0"), 2, '"0" is no time at hand; from 1 to 600 minutes'),
        (("show", "balance", "--minutes", "1:30"), 2, 'write "1h30m" or "90s"'),
        (("show", "squat-calfs"), 1, 'no session or file "squat-calfs"'),
        (("play", "squat", "--minutes", "long"), 2, '"long" is no time at hand'),
        (("dance",), 2, "No such command"),
        (("resume", "--json"), 2, "--list"),
    ],
)
def test_nonsense_gets_a_clear_message_and_no_traceback(
    tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    made = run(tmp_path, *words)

    assert made.returncode == code
    assert says in made.stderr
    assert "Traceback" not in made.stderr


def test_a_damaged_history_is_told_and_what_is_good_is_shown(home: Path) -> None:
    (path,) = home.glob("history/*/*.jsonl")
    path.write_bytes(path.read_bytes() + b'{"id":"nonsense"}\n')

    made = run(home, "history")

    assert made.returncode == 0
    assert "A try" in made.stdout
    assert f"{path}:2: not a line of a RunStrong journal" in made.stderr


def test_what_version_1_wrote_is_taken_over(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "store" / "version_1"
    (tmp_path / "progress").mkdir()
    for path in old.rglob("*.json"):
        (tmp_path / path.relative_to(old)).write_bytes(path.read_bytes())

    (workout,) = json.loads(run(tmp_path, "history", "--json").stdout)
    (partly,) = json.loads(run(tmp_path, "resume", "--list", "--json").stdout)

    assert (workout["session"], workout["sets_done"], workout["sets_planned"]) == ("steps", 1, 3)
    assert (partly["session"], partly["kind"]) == ("balance", "hold")
    assert {path.name for path in (tmp_path / "migrated").iterdir()} == {
        "history.json",
        f"{partly['id']}.json",
    }
    assert len(json.loads(run(tmp_path, "history", "--json").stdout)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("list",),
        ("show", "balance"),
        ("history",),
        ("week",),
        ("log", "long-run", "1h"),
        ("resume", "--list"),
        ("check", "sessions/balance.toml"),
    ],
)
def test_commands_that_do_not_open_the_app_do_not_import_textual(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    code = (
        "import sys\n"
        "from runstrong_tui.cli.main import main\n"
        f"sys.argv = ['runstrong', *{list(words)!r}]\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print('textual' in sys.modules, 'tinydb' in sys.modules, file=sys.stderr)\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "RUNSTRONG_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert made.stderr.splitlines()[-1].split()[0] == "False"


@pytest.mark.parametrize("year", [1, 1899, 3000, 9999])
def test_a_clock_that_cannot_be_reckoned_with_is_told(
    year: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        check_clock(lambda: datetime(year, 1, 1, tzinfo=UTC))

    assert ended.value.code == 1
    assert "The clock of this machine is wrong" in capsys.readouterr().err
