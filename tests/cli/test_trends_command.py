"""How the exercises went over time, on the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path

import pytest
from msgspec.structs import replace

from runstrong_tui.clock import SystemClock
from runstrong_tui.output.charts import Bars, Chart, Series, draw, draw_bars, merged, painted
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.store import Store
from tests.looking import NOW, ZURICH, Run, hold, invoke, keep_some, workout, zone
from tests.store.disks import QuickFiles

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs time.tzset")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    monkeypatch.setattr(Files, "sync", QuickFiles.sync)
    monkeypatch.setattr(Files, "sync_folder", QuickFiles.sync_folder)
    return tmp_path


@pytest.fixture
def run(home: Path) -> Iterator[Run]:
    """Runs a command in Zurich, on a history around the change of clocks."""
    keep_some(home)
    with zone(ZURICH):
        yield invoke


def keep_year(home: Path) -> None:
    """Forty wall sits in a year, ever a second longer."""
    store = Store(home, lambda: NOW)
    for number in range(40):
        past = workout(0, "gym", NOW - timedelta(days=9 * (40 - number)), hold(1, 20 + number))
        store.add(replace(past, id=store.new_id()))
    store.close()


def test_without_an_exercise_all_are_listed_with_their_records(run: Run) -> None:
    made = run("trends")

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.splitlines() == [
        "exercise       name                times  last         records",
        "one-leg-stand  Single-leg balance  1      14 Nov 2026  30 s left",
        "wall-sit       Wall sit            2      25 Oct 2026  45 s",
        "squat          Bodyweight squat    1      25 Oct 2026  12 reps right @ 2x5kg (deep);"
        " 220 kg (deep)",
    ]
    assert len(run("trends", "--since", "2w").stdout.splitlines()) == 2


def test_an_exercise_as_a_chart_fits_a_pipe(run: Run, home: Path) -> None:
    keep_year(home)

    lines = run("trends", "wall-sit", "--since", "1y").stdout.splitlines()

    assert lines[0] == "Wall sit"
    assert lines[1].startswith("42 times · best 59 s · usual ")
    assert lines[3] == "Seconds a set   ● best  ○ usual"
    assert {len(line) for line in lines[4:6]} == {80}
    assert all(len(line) <= 80 and "\x1b" not in line for line in lines)
    assert "Until the pulse had settled" in lines
    assert lines[-1] == "longest hold  59 s  11 Nov 2026"


def test_an_exercise_as_a_table(run: Run) -> None:
    assert run("trends", "squat", "--table").stdout.splitlines() == [
        "date         best  usual  left  right  apart   sets  volume",
        "25 Oct 2026  12    11     10    12     L 17 %  2     220 kg",
    ]
    assert run("trends", "wall-sit", "--table").stdout.splitlines() == [
        "date         best  usual  sets  recovery",
        "25 Oct 2026  45 s  41 s   2",
        "25 Oct 2026  40 s  40 s   1     48 s",
    ]


def test_an_exercise_as_json(run: Run) -> None:
    made = json.loads(run("trends", "squat", "--json").stdout)

    assert list(made) == ["exercise", "name", "unit", "left_right", "records", "points"]
    assert (made["exercise"], made["name"], made["unit"]) == ("squat", "Bodyweight squat", "reps")
    assert made["left_right"] == {"left": 10.0, "right": 12.0, "percent": 16.7, "weaker": "left"}
    (point,) = made["points"]
    assert set(point) == {
        "when", "workout_id", "best", "usual", "sets", "left", "right", "volume_kg",
        "recovery_seconds", "touches",
    }  # fmt: skip
    assert point["when"] == "2026-10-25T02:30:00+02:00"
    assert (point["best"], point["volume_kg"], point["recovery_seconds"]) == (12, 220, None)
    assert [record["kind"] for record in made["records"]] == ["most reps", "most volume"]
    assert set(made["records"][0]) == {
        "kind", "variant", "amount", "unit", "side", "load", "when", "workout_id", "before",
    }  # fmt: skip
    (first, *_) = json.loads(run("trends", "--json").stdout)
    assert list(first) == ["exercise", "name", "times", "last", "records"]
    assert first["last"] == "2026-11-14T07:05:00+01:00"


def test_days_are_those_of_the_place_where_it_was_done(run: Run, home: Path) -> None:
    """Given a workout just after midnight of a summer's day, then it is of that day anywhere."""
    store = Store(home, lambda: NOW)
    began = datetime.fromisoformat("2026-08-01T00:10:00+02:00")
    store.add(replace(workout(0, "gym", began, hold(1, 50)), id=store.new_id()))
    store.close()

    assert "1 Aug 2026   50 s" in run("trends", "wall-sit", "--table").stdout
    with zone("UTC0"):
        assert "1 Aug 2026   50 s" in run("trends", "wall-sit", "--table").stdout


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("wal-sit",), 1, 'no exercise "wal-sit"; did you mean "wall-sit"?'),
        (("",), 1, 'no exercise ""; one of: '),
        (("wall-sit", "--since", "soon"), 2, '"soon" is no span of time'),
        (("wall-sit", "--json", "--table"), 2, "not both"),
        (("plank",), 0, "plank was not done yet."),
        (("wall-sit", "--since", "1w"), 0, "in that time; last done on 25 Oct 2026."),
        (("--since", "1d"), 0, "No workouts in that time."),
    ],
)
def test_what_is_not_there_is_told(run: Run, words: tuple[str, ...], code: int, says: str) -> None:
    made = run("trends", *words)

    assert (made.exit_code, made.stdout) == (code, "")
    assert says in " ".join(made.stderr.split())


def test_without_workouts(home: Path) -> None:
    assert invoke("trends").stderr == "No workouts yet.\n"
    assert invoke("trends", "--json").stdout == "[]\n"
    assert json.loads(invoke("trends", "wall-sit", "--json").stdout)["points"] == []


def on_terminal(home: Path, columns: int, **more: str) -> str:
    """What ``trends wall-sit`` writes to a terminal of so many columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    with subprocess.Popen(
        [sys.executable, "-m", "runstrong_tui", "trends", "wall-sit", "--since", "all"],
        env={**kept, "RUNSTRONG_HOME": str(home), "TERM": "xterm", **more},
        stdin=theirs,
        stdout=theirs,
    ) as program:
        os.close(theirs)
        printed = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            printed += part
        assert program.wait(30) == 0
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def test_on_a_terminal_it_is_as_wide_and_in_colour_unless_told_not_to(home: Path) -> None:
    keep_year(home)

    plain = on_terminal(home, 101, NO_COLOR="1")
    coloured = on_terminal(home, 40)

    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) == 101
    assert "\x1b[32m" in coloured and "\x1b[34m○\x1b[0m" in coloured


def test_a_closed_pipe_is_quiet(home: Path) -> None:
    keep_year(home)
    with subprocess.Popen(
        [sys.executable, "-m", "runstrong_tui", "trends", "wall-sit"],
        env={**os.environ, "RUNSTRONG_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""


def test_plotext_is_imported_only_where_a_chart_is_drawn(home: Path) -> None:
    keep_year(home)
    code = "import sys\nfrom runstrong_tui.cli.main import main\nsys.argv = ['runstrong', *{!r}]\n"
    code += "try:\n    main()\nfinally:\n    print('plotext' in sys.modules, file=sys.stderr)\n"
    for words, imported in (
        (["trends"], "False"),
        (["trends", "wall-sit", "--table"], "False"),
        (["history", "--csv"], "False"),
        (["trends", "wall-sit"], "True"),
    ):
        made = subprocess.run(
            [sys.executable, "-c", code.format(words)],
            env={**os.environ, "RUNSTRONG_HOME": str(home)},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert made.stderr.splitlines()[-1] == imported


DAY = datetime(2026, 9, 1).toordinal()

Size = tuple[int, int]
SIZES = pytest.mark.parametrize("size", [(24, 5), (50, 9), (80, 14), (160, 40)])


def rising(days: int, by: float = 1.0) -> tuple[tuple[float, float], ...]:
    return tuple((DAY + day, 30 + day * by) for day in range(0, days, 3))


@SIZES
@pytest.mark.parametrize(
    "points",
    [rising(1), rising(6), rising(4000), rising(600, 0), rising(50, 70), ((DAY, 0.0),)],
    ids=["one", "two", "years", "level", "clock", "zero"],
)
def test_a_chart_keeps_its_size(points: tuple[tuple[float, float], ...], size: Size) -> None:
    chart = Chart("", "s", (Series("best", "●", points, True, True), Series("usual", "○", points)))
    lines = draw(chart, *size)
    assert len(lines) == size[1]
    assert max(map(len, lines)) <= size[0]
    assert "●" in "".join(lines)


@pytest.mark.parametrize("weeks", [5, 13, 53, 1000])
def test_the_bars_of_many_weeks_are_as_wide_as_there_is_room_and_keep_their_mean(
    weeks: int,
) -> None:
    bars = Bars("", ("runs",), tuple(f"{n} Nov" for n in range(weeks)), ((3,) * weeks,))
    lines = draw_bars(merged(bars, 60), 60, 12)
    heights = {"".join(column).count("█") for column in zip_longest(*lines, fillvalue=" ")}
    assert (len(lines), max(map(len, lines)) <= 60) == (12, True)
    assert len(heights - {0}) == 1


def test_a_bar_a_week_is_told_apart_from_the_next() -> None:
    bars = Bars("", ("minutes",), ("2 Nov", "9 Nov", "16 Nov"), ((20, 40, 60),))
    lines = draw_bars(bars, 30, 8)
    assert lines[-3].count("████ ") == 3


def test_a_line_is_painted_in_the_hues_of_its_series() -> None:
    chart = Chart("", "s", (Series("a", "●", ()), Series("b", "○", ())))
    assert painted("5┤⣀●○ ", chart, ("green", "blue")) == [
        ("5┤", None), ("⣀●", "green"), ("○", "blue"), (" ", None),
    ]  # fmt: skip
    assert painted("⣀●○", chart, ()) == [("⣀●○", None)]
