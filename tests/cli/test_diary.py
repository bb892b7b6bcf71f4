"""The commands that look back and enter."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runstrong_tui.cli.main import main
from runstrong_tui.clock import SystemClock
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from tests.store.disks import QuickFiles

FRIDAY = datetime(2026, 11, 20, 18, 52, 7, tzinfo=UTC)
"""Now: week 47 of 2026, a Friday evening."""

Run = Callable[..., Result]


class Time:
    """What the clock says."""

    now = FRIDAY


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(SystemClock, "wall", lambda self: time.now)
    return time


@pytest.fixture
def run(tmp_path: Path, time: Time, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, with a home of its own."""
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    monkeypatch.setattr(Files, "sync", QuickFiles.sync)
    monkeypatch.setattr(Files, "sync_folder", QuickFiles.sync_folder)

    def invoke(*words: str) -> Result:
        made = CliRunner().invoke(main, words)
        assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
        return made

    return invoke


def kept(home: Path) -> list[Workout]:
    return Store(home, lambda: FRIDAY).workouts()


def test_a_run_is_entered_with_all_that_can_be_said(run: Run, tmp_path: Path) -> None:
    made = run(
        *("log", "long-run", "1h25m", "--km", "14.2", "--rpe", "6.5"),
        *("--note", "windy, slow", "--at", "2026-11-19 17:30"),
    )

    (workout,) = kept(tmp_path)
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.splitlines()[0] == (
        f"Entered: Long run, 1 h 25 min, 14.2 km, yesterday 17:30 ({workout.id})."
    )
    assert workout.started == datetime(2026, 11, 19, 17, 30, tzinfo=UTC)
    assert workout.finished - workout.started == timedelta(minutes=85)
    assert (workout.session, workout.active) == ("long-run", 5100)
    assert (workout.km, workout.rpe, workout.note) == (14.2, 6.5, "windy, slow")
    assert workout.outside and [done.exercise for done in workout.sets] == ["run-long"]


def test_without_a_moment_it_ended_now(run: Run, tmp_path: Path) -> None:
    run("log", "recovery-run", "25m")

    (workout,) = kept(tmp_path)
    assert (workout.finished, workout.km, workout.rpe, workout.note) == (FRIDAY, None, None, "")


def test_after_a_run_what_follows_it_is_told(run: Run) -> None:
    made = run("log", "recovery-run", "25m")

    assert made.stdout.splitlines()[1:] == [
        "After the run: runstrong play after-run-10, or after-run-20"
    ]


def test_after_what_is_no_run_nothing_is_said_to_follow(run: Run) -> None:
    run("log", "recovery-run", "25m")

    assert len(run("log", "balance", "10m").stdout.splitlines()) == 1
    assert len(run("log", "after-run-10", "10m").stdout.splitlines()) == 1


def test_two_hard_days_in_a_row_are_warned_of(run: Run) -> None:
    run("log", "gym", "50m", "--at", "2026-11-19 18:00")

    made = run("log", "sprints", "30m")

    assert "leave a day between" in made.stdout


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("", ""),
        ("   ", ""),
        ("🏃‍♀️ très bien – 走る", "🏃‍♀️ très bien – 走る"),
        ("a\x1b[31mred\x07\r\nb\tc\x00", "a[31mred b c"),
        ("x" * 5000, "x" * 2000),
        ("--help", "--help"),
    ],
)
def test_an_odd_note_is_kept_as_it_can_be_shown(
    run: Run, tmp_path: Path, typed: str, note: str
) -> None:
    made = run("log", "recovery-run", "25m", f"--note={typed}")

    (workout,) = kept(tmp_path)
    assert made.exit_code == 0
    assert workout.note == note
    shown = run("history", workout.id).stdout
    assert "\x1b" not in shown and (note[:20] in shown)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("long-run", "85"), 1, 'write "85m" for minutes'),
        (("long-run", "0m"), 1, '"0m" is not a duration'),
        (("long-run", ""), 1, "how long it took"),
        (("long-run", "99h"), 1, '"99h" is too long; at most 24h'),
        (("long-run", "999999h"), 1, "is too long"),
        (("long-run", "-5m"), 2, "No such option"),
        (("long-run", "long"), 1, '"long" is not a duration; such as "1h25m"'),
        (("long-run", "1:30"), 1, '"1:30" may mean two lengths; write "1h30m" or "90s"'),
        (("long-run", "５m"), 1, "is not a duration"),
        (("long-run", "40m", "--km", "0"), 2, "no distance"),
        (("long-run", "40m", "--km", "nan"), 2, "no distance"),
        (("long-run", "40m", "--km", "inf"), 2, "no distance"),
        (("long-run", "40m", "--km", "-3"), 2, "no distance"),
        (("long-run", "40m", "--km", "1e3"), 2, "no distance"),
        (("long-run", "40m", "--km", "1001"), 2, "no distance"),
        (("long-run", "40m", "--km", "1,000"), 2, 'write "1" or "1000"'),
        (("long-run", "40m", "--km", "1.000 km"), 2, 'write "1" or "1000"'),
        (("long-run", "40m", "--rpe", "11"), 2, "no RPE"),
        (("long-run", "40m", "--rpe", "0"), 2, "no RPE"),
        (("long-run", "40m", "--rpe", "hard"), 2, "no RPE"),
        (("long-run", "40m", "--at", "nonsense"), 1, '"nonsense" is no moment; expected such as'),
        (("long-run", "40m", "--at", "tomorrow"), 1, '"tomorrow" is still to come'),
        (("long-run", "40m", "--at", "18:30"), 1, "would end"),
        (("long-run", "40m", "--at", "1906-11-20 10:00"), 1, "very long ago"),
        (("long-rum", "40m"), 1, 'no session "long-rum"; did you mean "long-run"?'),
        (("zzz", "40m"), 1, 'no session "zzz"; one of: '),
        (("long-run",), 2, "Missing argument 'DURATION'"),
        ((), 2, "Missing argument 'NAME'"),
    ],
)
def test_nonsense_is_told_in_words_and_nothing_is_entered(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    made = run("log", *words)

    assert (made.exit_code, made.stdout) == (code, "")
    assert says in " ".join(made.stderr.split())
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("40m", 2400), (" 1H25M ", 5100), ("90s", 90), ("1h 25m", 5100), ("24h", 86400)],
)
def test_a_length_is_read_as_it_is_written(
    run: Run, tmp_path: Path, typed: str, seconds: int
) -> None:
    run("log", "long-run", typed)

    assert kept(tmp_path)[0].active == seconds


@pytest.mark.parametrize(
    ("typed", "km"),
    [("14,2", 14.2), ("14.2 km", 14.2), ("0,500", 0.5), ("14,250", 14.25), ("1000", 1000.0)],
)
def test_a_distance_is_read_as_it_is_written(
    run: Run, tmp_path: Path, typed: str, km: float
) -> None:
    run("log", "long-run", "2h", "--km", typed)

    assert kept(tmp_path)[0].km == km


def test_where_the_disk_refuses_it_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Files, descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Files, "write", refuse)

    made = run("log", "long-run", "40m")

    assert (made.exit_code, made.stdout) == (1, "")
    assert "No space left on device" in made.stderr


def test_an_entered_run_is_in_the_history(run: Run) -> None:
    run("log", "long-run", "1h25m", "--km", "14.2", "--rpe", "6", "--note", "windy")

    (row,) = json.loads(run("history", "--json").stdout)
    listed = run("history").stdout
    shown = run("history", row["id"][:20]).stdout

    assert listed.split()[3:] == ["1", "h", "25", "min", "entered", "Long", "run"]
    assert (row["km"], row["rpe"], row["note"], row["outside"]) == (14.2, 6, "windy", True)
    assert (row["active_seconds"], row["easier_week"]) == (5100, False)
    assert "1 h 25 min · 14.2 km · RPE 6" in shown
    assert "windy" in shown and "sets" not in shown.splitlines()[1]
    assert json.loads(run("history", row["id"].lower(), "--json").stdout) == row


def test_a_history_without_workouts_says_so(run: Run) -> None:
    made = run("history")

    assert (made.exit_code, made.stdout, made.stderr) == (0, "", "No workouts yet.\n")
    assert json.loads(run("history", "--json").stdout) == []


def test_a_week_shows_what_is_done_left_and_due(run: Run) -> None:
    run("log", "gym", "50m", "--at", "2026-11-18 18:00")
    run("log", "long-run", "1h25m", "--at", "2026-11-19 9:00")
    run("log", "stretch", "12m")

    lines = run("week").stdout.splitlines()

    assert lines[0] == "A runner's week, Mon 16 to Sun 22 Nov · week 1 in a row"
    assert [line.split()[-1] for line in lines if line.startswith(("Gym", "Long"))] == [
        "Wed",
        "Thu",
    ]
    assert "Gym            ●○  1 left      Wed" in lines
    assert "After the run  ○   1 left" in lines
    assert "besides: Stretch (12 min)" in lines
    due = lines[lines.index("Due today:") + 1 : lines.index("", lines.index("Due today:"))]
    assert "runstrong play five-sets, or five-circuit, leg-exercises, gym" in due[0]
    assert [line.split()[0] for line in due] == ["Gym", "After", "Fast", "Recovery", "Balance"]


def test_another_week_can_be_shown_and_chosen(run: Run) -> None:
    assert run("week", "beginner").stdout.startswith("A beginner's week, ")
    assert run("week").stdout.startswith("A runner's week, ")

    used = run("week", "beginner", "--use")

    assert (used.exit_code, used.stderr) == (0, "")
    assert used.stdout == run("week").stdout
    assert run("week").stdout.startswith("A beginner's week, ")
    assert run("week", "runner").stdout.startswith("A runner's week, ")
    assert run("week").stdout.startswith("A beginner's week, ")


def test_the_sixth_week_in_a_row_is_said_to_be_easier(run: Run, time: Time) -> None:
    for weeks in range(5, 0, -1):
        time.now = FRIDAY - timedelta(weeks=weeks)
        run("log", "recovery-run", "25m")
    time.now = FRIDAY

    assert "week 6 in a row · an easier week: one set fewer" in run("week").stdout
    assert json.loads(run("week", "--json").stdout)["easier"]


def test_a_week_as_json(run: Run) -> None:
    run("log", "long-run", "1h25m", "--at", "2026-11-19 9:00")
    run("log", "stretch", "12m")

    made = json.loads(run("week", "--json").stdout)

    assert {key: made[key] for key in ("week", "title", "monday", "week_in_a_row", "easier")} == {
        "week": "runner",
        "title": "A runner's week",
        "monday": "2026-11-16",
        "week_in_a_row": 1,
        "easier": False,
    }
    parts = {part["title"]: part for part in made["parts"]}
    assert parts["Long run"]["done"] == [
        {
            "session": "long-run",
            "started": "2026-11-19T09:00:00+00:00",
            "seconds": 5100,
            "run": True,
        }
    ]
    after = parts["After the run"]
    assert (after["wanted"], after["most"], after["left"], after["due"]) == (1, 1, 1, True)
    assert [other["session"] for other in made["others"]] == ["stretch"]
    assert "after-run-10" in made["due"] and "long-run" not in made["due"]
    assert json.loads(run("week", "beginner", "--json").stdout)["week"] == "beginner"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("nonsense",), 1, 'no week plan "nonsense"; one of: beginner, runner'),
        (("beginer", "--use"), 1, 'did you mean "beginner"?'),
        (("--use",), 2, "--use goes with the NAME of a week plan"),
        (("", "--use"), 1, 'no week plan ""'),
    ],
)
def test_a_week_that_is_none_is_told_and_not_chosen(
    run: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    made = run("week", *words)

    assert (made.exit_code, made.stdout) == (code, "")
    assert says in made.stderr
    assert run("week").stdout.startswith("A runner's week, ")


def test_a_broken_week_is_told_with_its_faults(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sessions/weeks/mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text('title = "Mine"\n[[part]]\ntitle = "Gym"\nsessions = ["gum"]\n')

    made = run("week", "mine")

    assert made.exit_code == 1
    assert f"{path}:4:" in made.stderr


def test_a_workout_is_put_right_and_what_was_understood_is_said(run: Run, tmp_path: Path) -> None:
    run("log", "long-run", "1h25m", "--km", "14.2", "--at", "2026-11-15 9:00")
    (before,) = kept(tmp_path)

    made = run(
        *("correct", before.id[:20], "--at", "yesterday 7:30", "--length", "1h10m"),
        *("--km", "12", "--rpe", "7", "--note", "  windy "),
    )

    (after,) = kept(tmp_path)
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == (
        f"Corrected: Long run, yesterday 07:30, 1 h 10 min · 12 km · RPE 7 ({before.id}).\n"
    )
    assert after.started == datetime(2026, 11, 19, 7, 30, tzinfo=UTC)
    assert (after.active, after.km, after.rpe, after.note) == (4200, 12, 7, "windy")
    assert run("correct", before.id, "--km", "none").exit_code == 0
    assert kept(tmp_path)[0].km is None


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("0", "--at", "tomorrow 7:00"), 1, "still to come"),
        (("0", "--length", "soon"), 1, "not a duration"),
        (("0", "--km", "far"), 1, "no distance"),
        (("0", "--rpe", "11"), 2, "no RPE"),
        (("0",), 2, "say what is to be put right"),
        (("9", "--km", "3"), 1, 'no id begins with "9"'),
    ],
)
def test_what_cannot_be_put_right_is_said(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    run("log", "long-run", "1h25m")
    before = kept(tmp_path)

    made = run("correct", *words)

    assert (made.exit_code, made.stdout) == (code, "")
    assert says in made.stderr
    assert kept(tmp_path) == before


def test_what_was_understood_of_a_moment_is_said_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a date that two countries read differently, then the locale tells, or it is refused."""
    for name in ("LC_ALL", "LC_TIME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    refused = run("log", "long-run", "40m", "--at", "11/05/2026 18:30")
    assert (refused.exit_code, kept(tmp_path)) == (1, [])
    assert '"11/05/2026 18:30": may mean 11 May or 5 November; write' in refused.stderr

    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "Thu 5 Nov 18:30" in run("log", "long-run", "40m", "--at", "11/05/2026 18:30").stdout
    assert "yesterday 18:30" in run("log", "long-run", "40m", "--at", "yesterday 18.30").stdout
    refused = run("log", "long-run", "40m", "--at", "yesterday 25:00")
    assert refused.exit_code == 1
    assert '"yesterday 25:00" is no moment; expected such as' in refused.stderr


def test_the_morning_after_is_asked_once_and_kept_with_yesterdays_workout(
    run: Run, time: Time
) -> None:
    run("log", "gym", "50m")
    assert "hurt" not in run("week").stdout
    time.now = FRIDAY + timedelta(hours=14)

    asked = run("week").stdout
    told = run("pain", "4")

    assert "Does anything hurt after yesterday's Gym?" in asked
    assert "runstrong pain 0" in asked
    assert told.stdout == (
        "Kept with Gym. Pain 4: no jumps today; what you did asks for no more next time.\n"
    )
    assert "hurt" not in run("week").stdout
    (row,) = json.loads(run("history", "--json").stdout)
    assert row["pain_next_morning"] == 4
    assert "no jumps: pain 4 today" in run("show", "after-run-10").stdout


def test_the_day_after_the_next_nothing_is_asked(run: Run, time: Time) -> None:
    run("log", "gym", "50m")
    time.now = FRIDAY + timedelta(days=2)

    assert "hurt" not in run("week").stdout
    told = run("pain", "3")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "Nothing was done yesterday" in told.stderr


@pytest.mark.parametrize("pain", ["11", "-1", "x", "3.5", "100"])
def test_a_pain_out_of_range_changes_nothing(run: Run, time: Time, pain: str) -> None:
    run("log", "gym", "50m")
    time.now = FRIDAY + timedelta(hours=14)

    told = run("pain", "--", pain)

    assert (told.exit_code, told.stdout) == (1, "")
    assert f'"{pain}" is no pain. From 0 to 10' in told.stderr
    (row,) = json.loads(run("history", "--json").stdout)
    assert row["pain_next_morning"] is None
