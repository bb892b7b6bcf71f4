"""A workout shows the day and time of the place where it was done, wherever one is now."""

import ast
import csv
import io
import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

import runstrong_tui
from runstrong_tui.clock import SystemClock
from runstrong_tui.store.store import Store
from tests.looking import ZURICH, Run, hold, invoke, workout, zone

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs time.tzset")

NEW_YORK, BERLIN = timezone(timedelta(hours=-5)), timezone(timedelta(hours=1))
SUNDAY = datetime(2026, 11, 22, 21, 0, tzinfo=NEW_YORK)
"""In Berlin it is Monday, three in the morning."""
MAY_TURN_TIMES = {
    "clock.py": "reads the machine's zone",
    "diary/moments.py": "reads a moment in the zone of now",
    "exchange/incoming/converting.py": "reads moments in UTC into the zone of now",
    "exchange/incoming/fit.py": "reads instants in UTC",
    "exchange/out/fit.py": "tells instants in UTC",
    "exchange/out/ics.py": "stamps events in UTC",
    "training/wall.py": "counts in UTC, across changes of clocks",
    "store/care/archive.py": "names month files, which go by UTC",
    "store/journal/commit_ids.py": "stamps commits in UTC",
}
"""The modules that may turn a time into that of another zone, and why."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs a command on Monday in Berlin, with a Sunday evening in New York in the history."""
    now = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    monkeypatch.setattr(SystemClock, "wall", lambda self: now)
    store = Store(tmp_path, lambda: now)
    store.add(workout(0, "gym", SUNDAY, hold(1, 45)))
    store.close()
    with zone(ZURICH):
        invoke("history")  # From here on the index tells of it.
        yield invoke


def test_history_tells_the_evening_there(run: Run) -> None:
    (row,) = run("history").stdout.splitlines()
    (sets,) = csv.DictReader(io.StringIO(run("history", "--csv").stdout))
    (shown,) = json.loads(run("history", "--json").stdout)

    assert row.startswith("2026-11-22 21:00 ")
    assert (sets["date"], sets["time"]) == ("2026-11-22", "21:00:00-05:00")
    assert shown["started"] == "2026-11-22T21:00:00-05:00"
    assert "2026-11-22 21:00 -05:00" in run("history", shown["id"]).stdout


def test_filters_go_by_the_day_there(run: Run) -> None:
    assert run("history", "--since", "2026-11-23").stdout == ""
    assert run("history", "--since", "2026-11-22").stdout
    assert "No workouts in that time" in run("trends", "--since", "2026-11-23").stderr
    assert "Wall sit" in run("trends", "--since", "2026-11-22").stdout


def test_the_week_does_not_change_by_flying(run: Run) -> None:
    week = json.loads(run("week", "--json").stdout)

    assert (week["monday"], week["week_in_a_row"]) == ("2026-11-23", 2)
    assert not any(part["done"] for part in week["parts"])
    assert "yesterday was hard" in run("week").stdout


def test_trends_tell_the_day_there(run: Run) -> None:
    assert "22 Nov 2026" in run("trends", "wall-sit", "--table").stdout
    (point,) = json.loads(run("trends", "wall-sit", "--json").stdout)["points"]
    assert point["when"] == "2026-11-22T21:00:00-05:00"


def test_nothing_that_shows_a_workout_turns_its_time_into_another_zones() -> None:
    """Given every module, then only those that have to may use ``astimezone`` and the like."""
    package = Path(runstrong_tui.__file__).parent
    turning = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("astimezone", "fromtimestamp", "localtime")
    }

    assert turning <= MAY_TURN_TIMES.keys()
