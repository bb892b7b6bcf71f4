"""What is taken out whole comes in again as it was: a year, and whatever a workout can hold."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrong_tui.exchange.incoming.recognising import read
from runstrong_tui.exchange.incoming.rows import Choices
from runstrong_tui.exchange.out.whole import whole_csv, whole_json
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Asked
from runstrong_tui.training.steps import Side
from tests import generated
from tests.looking import NOW, Run

WAYS = {"csv": whole_csv, "json": whole_json}


@pytest.mark.parametrize("way", WAYS)
def test_a_year_is_the_same_history_in_a_new_home(
    empty: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    generated.write(home, generated.year(NOW))
    before = Store(home, lambda: NOW).read_all()
    file = tmp_path / f"all.{way}"
    empty("export", way, "-o", str(file))

    monkeypatch.setenv("RUNSTRONG_HOME", str(other))
    made = empty("import", str(file), "--yes")

    assert f"Imported: {len(before)} workouts" in made.stdout
    assert Store(other, lambda: NOW).read_all() == before
    assert len(before) > 200


TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"]), max_size=20
)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz-=+@'é走", min_size=1, max_size=12)
SECONDS = st.floats(0, 90_000).map(lambda number: round(number, 1))
COUNTS = st.none() | st.integers(0, 5000)
ASKED = st.builds(
    Asked,
    sets=st.integers(0, 9),
    load=st.sampled_from(["", "20kg", "2x5kg"]),
    dose=st.sampled_from(["", "3-5x15-20"]),
    place=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)),
)
SETS_MADE: dict[str, Any] = dict(
    step=st.integers(0, 300),
    exercise=NAMES,
    name=TEXTS,
    set=st.integers(0, 99),
    sets=st.integers(0, 99),
    seconds=SECONDS,
    at=SECONDS,
    timed=st.booleans(),
    paced=st.booleans(),
    variant=st.none() | NAMES,
    side=st.none() | st.sampled_from(Side),
    load=st.none() | st.sampled_from(["20kg", "2x5kg", "10lb"]),
    block=TEXTS,
    reps=COUNTS,
    planned_reps=COUNTS,
    planned_seconds=COUNTS,
    written=st.none() | NAMES,
    asked=st.none() | ASKED,
    touches=COUNTS,
    unbroken=st.none() | SECONDS,
    rest=st.none() | SECONDS,
    recovery=st.none() | SECONDS,
    pulse=COUNTS,
    pain=st.none() | st.integers(0, 10),
)
SETS = st.builds(SetDone, **SETS_MADE)
MOMENTS = st.builds(
    lambda at, zone: at.replace(tzinfo=zone),
    st.datetimes(min_value=NOW.replace(tzinfo=None, year=1950), max_value=NOW.replace(tzinfo=None)),
    st.sampled_from([generated.UNTIL.tzinfo, NOW.tzinfo]),
)
WORKOUTS_MADE: dict[str, Any] = dict(
    id=st.integers(0, 10**18).map(lambda number: f"01K8CWXJ7R{number:016}"[:26]),
    session=NAMES,
    title=TEXTS,
    form=st.sampled_from(Form),
    started=MOMENTS,
    finished=MOMENTS,
    active=st.floats(0, 1e8),
    sets=st.lists(SETS, max_size=4).map(tuple),
    missed=st.lists(SETS, max_size=3).map(tuple),
    easier=st.booleans(),
    rpe=st.none() | st.floats(0, 10),
    note=TEXTS,
    km=st.none() | st.floats(0, 1e6),
    outside=st.booleans(),
    pain=st.none() | st.integers(0, 10),
    pain_next_morning=st.none() | st.integers(0, 10),
)
WORKOUTS = st.builds(Workout, **WORKOUTS_MADE)


def test_whatever_is_kept_of_a_workout_is_tried_below() -> None:
    """Given a new field, then it is made up here and goes out and in, too."""
    assert set(WORKOUTS_MADE) == set(Workout.__struct_fields__)
    assert set(SETS_MADE) == set(SetDone.__struct_fields__)


@pytest.mark.parametrize("way", WAYS)
@given(workouts=st.lists(WORKOUTS, max_size=3, unique_by=lambda each: each.id))
@settings(max_examples=60, deadline=None)
def test_whatever_a_workout_holds_comes_back_equal(way: str, workouts: list[Workout]) -> None:
    text = "".join(WAYS[way](workouts))

    found = read(text.encode("utf-8"), "all", Choices())

    assert [workout for _, workout in found.own] == workouts


def test_what_an_older_runstrong_wrote_comes_in_as_far_as_it_tells(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given the 24 columns of before, then times, loads and results are there."""
    file = tmp_path / "old.csv"
    lines = run("history", "--csv").stdout_bytes.decode().split("\r\n")
    rows = [row[:24] for row in csv.reader(lines) if row]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8", newline="")

    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "other"))
    made = run("import", str(file), "--yes")

    before = Store(tmp_path / "home", lambda: NOW).read_all()
    after = Store(tmp_path / "other", lambda: NOW).read_all()
    assert made.exit_code == 0
    assert [each.started for each in after] == [each.started for each in before]
    assert [each.km for each in after] == [each.km for each in before]
    assert [[done.load for done in each.sets] for each in after] == [
        [done.load for done in each.sets] for each in before
    ]
    assert [[done.timed for done in each.sets] for each in after] == [
        [done.timed for done in each.sets] for each in before
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"schema": "runstrong-workouts", "version": 9, "workouts": []}', "its version is 9"),
        ('{"schema": "others", "version": 1, "workouts": []}', 'its "schema" is not'),
        ('{"workouts": [', "all.json:1:1: is no JSON, or cut off"),
        ("[1, 2]", "is no list of workouts"),
        ('[\n{"id": "x"}]', "no workout (Object missing required field `session`)"),
    ],
)
def test_json_that_is_none_of_ours_is_told(
    empty: Run, tmp_path: Path, text: str, what: str
) -> None:
    file = tmp_path / "all.json"
    file.write_text(text, encoding="utf-8")

    made = empty("import", str(file), "--yes")

    assert made.exit_code == 1
    assert what in made.stderr


def test_hevys_form_of_a_year_brings_the_same_sets_with_our_names(
    empty: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given what Hevy's columns hold, then exercises, results, distances and minutes are there."""
    home, other = tmp_path / "home", tmp_path / "other"
    generated.write(home, generated.year(NOW))
    before = Store(home, lambda: NOW).read_all()
    empty("export", "hevy", "-o", str(tmp_path / "hevy.csv"))

    monkeypatch.setenv("RUNSTRONG_HOME", str(other))
    made = empty("import", str(tmp_path / "hevy.csv"), "--yes")

    after = Store(other, lambda: NOW).read_all()
    assert (made.exit_code, len(after)) == (0, len(before))
    assert "new, your own" not in made.stdout
    for first, second in zip(before, after, strict=True):
        assert second.started.isoformat()[:16] == first.started.isoformat()[:16]
        assert (second.session, second.rpe, second.note) == (
            first.session,
            first.rpe,
            first.note,
        )
        assert second.km == (None if first.km is None else pytest.approx(first.km))
        if not first.outside and not first.session.endswith("run"):
            assert sorted(map(_result, second.sets)) == sorted(map(_result, first.sets))


def _result(done: SetDone) -> tuple[str, str, int, int]:
    """What Hevy tells of a set: its exercise, and repetitions or, where nobody told, seconds."""
    return (
        done.exercise,
        done.variant or "",
        done.reps or 0,
        round(done.seconds) if done.reps is None else 0,
    )
