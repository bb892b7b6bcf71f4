"""FIT: a played workout out, read alike by two readers that share no code; a watch's run in."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import fitdecode
import pytest
from garmin_fit_sdk import Decoder, Profile, Stream
from msgspec.structs import replace

from runstrong_tui.exchange.out.fit import fit_bytes
from runstrong_tui.exchange.out.fit_codes import title_of
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import NO_FIT
from runstrong_tui.training.steps import Side
from tests import generated
from tests.exchange.watch import recorded
from tests.families import over
from tests.looking import IDS, NOW, Run
from tests.shipped import shipped

STARTED = datetime(2026, 11, 19, 18, 30, 5, tzinfo=timezone(timedelta(hours=1)))


def named(kind: str, number: str) -> str:
    """What Garmin's profile calls a number of that kind; the kinds are read as it ships them."""
    names = {int(key): str(name) for key, name in Profile["types"][kind].items()}
    return names[int(number)]


CODES = [
    (exercise.id, variant)
    for exercise in shipped().exercises.values()
    for variant in (None, *(each.id for each in exercise.variants))
]

Messages = dict[str, list[dict[str, Any]]]


def by_garmin(data: bytes) -> Messages:
    """What Garmin's own reader reads, with numbers for words."""
    assert Decoder(Stream.from_byte_array(bytearray(data))).check_integrity()
    decoder = Decoder(Stream.from_byte_array(bytearray(data)))
    messages, errors = decoder.read(convert_types_to_strings=False)
    assert errors == []
    kept: Any = messages
    return {name.removesuffix("_mesgs"): found for name, found in kept.items()}


def by_fitdecode(data: bytes) -> Messages:
    found: Messages = {}
    with fitdecode.FitReader(io.BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                fields = {each.name: each.value for each in frame.fields}
                found.setdefault(frame.name, []).append(fields)
    return found


def played() -> Workout:
    """Reps with a load of two pieces, each side of a balance, a hold; with rests."""
    squat = SetDone(
        *(1, "squat", "Squat to a chair", 1, 1, 30.5, 45.0), variant="chair", reps=12, rest=60.0
    )
    left = SetDone(
        *(3, "one-leg-stand", "Single-leg balance", 1, 1, 40.0, 150.0),
        side=Side.LEFT,
        timed=True,
        touches=2,
    )
    right = replace(left, step=4, side=Side.RIGHT, at=200.0, seconds=38.0)
    deadlift = SetDone(
        *(5, "single-leg-deadlift", "Single-leg deadlift", 1, 1, 25.0, 240.0),
        load="2x5kg",
        reps=8,
        rest=75.5,
    )
    own = SetDone(*(6, "mine", "Übung – 深蹲", 1, 1, 20.0, 340.0), load="45lb", reps=5)
    return Workout(
        id=IDS[0],
        session="gym",
        title="Gym",
        form=Form.NORMAL,
        started=STARTED,
        finished=STARTED + timedelta(seconds=400),
        active=345.0,
        sets=(squat, left, right, deadlift, own),
        rpe=7.5,
    )


@pytest.fixture(scope="module")
def data() -> bytes:
    return fit_bytes(played(), shipped().exercises)


def test_garmins_own_reader_finds_it_whole_and_reads_every_set(data: bytes) -> None:
    messages = by_garmin(data)

    sets = [each for each in messages["set"] if each["set_type"] == 1]
    rests = [each for each in messages["set"] if each["set_type"] == 0]
    titles = {each["message_index"]: each for each in messages["exercise_title"]}
    assert [titles[each["wkt_step_index"]]["wkt_step_name"] for each in sets] == [
        "Squat to a chair",
        "Single-leg balance, left",
        "Single-leg balance, right",
        "Single-leg deadlift",
        "Übung – 深蹲",
    ]
    assert [each.get("repetitions") for each in sets] == [12, None, None, 8, 5]
    assert [each["duration"] for each in sets] == [30.5, 40.0, 38.0, 25.0, 20.0]
    assert [each.get("weight") for each in sets] == [
        None,
        None,
        None,
        10.0,
        pytest.approx(20.4, abs=0.05),
    ]
    assert [each["category"] for each in sets] == [28, 65534, 65534, 8, 65534]
    assert [each.get("category_subtype") for each in sets] == [61, None, None, 14, None]
    assert [each["duration"] for each in rests] == [60.0, 75.5]
    begin = STARTED.astimezone(UTC)
    assert [(each["start_time"] - begin).total_seconds() for each in sets] == [
        14, 110, 162, 215, 320,
    ]  # fmt: skip


def test_the_activity_tells_the_clock_of_the_place_and_the_effort(data: bytes) -> None:
    messages = by_garmin(data)

    (session,), (activity,) = messages["session"], messages["activity"]
    assert (session["sport"], session["sub_sport"], session["sport_profile_name"]) == (
        10,
        20,
        "Gym",
    )
    assert (session["total_timer_time"], session["total_elapsed_time"]) == (345.0, 400.0)
    assert session["workout_rpe"] == 75
    end = datetime(1989, 12, 31) + timedelta(seconds=activity["local_timestamp"])
    assert end == (STARTED + timedelta(seconds=400)).replace(tzinfo=None)
    assert [each["event_type"] for each in messages["event"]] == [0, 4]


def test_two_readers_read_the_same(data: bytes) -> None:
    garmins, others = by_garmin(data), by_fitdecode(data)

    fields = ("start_time", "timestamp", "duration", "repetitions", "weight", "message_index")
    assert [[each.get(name) for name in fields] for each in garmins["set"]] == [
        [each.get(name) for name in fields] for each in others["set"]
    ]
    assert [each["wkt_step_name"] for each in garmins["exercise_title"]] == [
        each["wkt_step_name"] for each in others["exercise_title"]
    ]
    for name in ("total_timer_time", "total_elapsed_time", "start_time"):
        assert garmins["session"][0][name] == others["session"][0][name]
    assert len(garmins["lap"]) == len(others["lap"]) == 1


def test_every_workout_of_a_year_is_a_whole_file_and_the_same_each_time() -> None:
    exercises = shipped().exercises
    for workout in generated.year()[::7]:
        made = fit_bytes(workout, exercises)
        messages = by_garmin(made)
        assert made == fit_bytes(workout, exercises)
        assert len(messages["session"]) == 1
        if messages["session"][0]["sport"] == 10:
            active = [each for each in messages["set"] if each["set_type"] == 1]
            assert len(active) == len(workout.sets)
        elif workout.km is not None:
            assert messages["session"][0]["total_distance"] == pytest.approx(workout.km * 1000)


@over("exercise_id, variant", CODES)
def test_every_exercise_has_a_code_of_the_profile_or_says_that_none_fits(
    exercise_id: str, variant: str | None
) -> None:
    exercise = shipped().exercises[exercise_id]
    assert exercise.fit, "a code such as 28:61, or none"
    if exercise.fit == NO_FIT:
        assert exercise.fit_of(variant) == ""
        return
    category, name = exercise.fit_of(variant).split(":")
    assert int(category) <= 32, "other readers do not know those above"
    assert named(f"{named('exercise_category', category)}_exercise_name", name)


def test_the_names_of_the_profile_are_those_that_are_meant() -> None:
    exercises = shipped().exercises
    meant = {
        "wall-sit": "body_weight_wall_squat",
        "march": "marching_in_place",
        "adductor-raise": "inner_thigh_lift",
        "stretch-quadriceps": "stretch_quad",
        "run-sprint": "sprint",
    }
    for exercise_id, name in meant.items():
        category, code = exercises[exercise_id].fit.split(":")
        assert named(f"{named('exercise_category', category)}_exercise_name", code) == name


def test_a_title_is_cut_between_characters() -> None:
    done = SetDone(0, "mine", "深" * 60, 1, 1, 1.0, 1.0)

    assert title_of(done, {}).words == "深" * 26


def test_export_writes_a_file_a_workout_with_names_that_sort(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "fit"

    made = run("export", "fit", "-o", f"{folder}/")

    names = [file.name for file in sorted(folder.iterdir())]
    assert made.exit_code == 0
    assert names[0] == f"2026-10-25-0230-gym-{IDS[0]}.fit"
    assert len(names) == 4
    assert "Nothing new" in run("export", "fit", "-o", str(folder)).stdout


def test_export_without_the_extra_says_which_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fit_tool.fit_file_builder", None)

    made = run("export", "fit", IDS[0], "-o", "x.fit")

    assert made.exit_code == 1
    assert made.stderr == 'FIT needs more: pip install "runstrong-tui[fit]"\n'


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Path]:
    """A run of this noon in New York, as a watch writes it."""
    path = tmp_path / "run.fit"
    path.write_bytes(recorded())
    yield path


def test_a_run_of_a_watch_is_a_run_of_the_week(empty: Run, watch: Path, tmp_path: Path) -> None:
    made = empty("import", str(watch), "--yes")

    (run,) = Store(tmp_path / "home", lambda: NOW).read_all()
    assert made.exit_code == 0
    assert (run.session, run.km, run.active) == ("long-run", 11.25, 3480.5)
    assert run.started.isoformat() == "2026-11-20T12:00:00-05:00"
    assert run.note == "pulse 148, at most 172"
    assert "After the run: runstrong play after-run" in made.stdout
    week = json.loads(empty("week", "--json").stdout)
    assert {part["title"] for part in week["parts"] if part["done"]} == {"Long run"}
    assert "1 there already" in empty("import", str(watch), "--yes").stdout


def test_what_went_out_does_not_come_in_a_second_time(run: Run, tmp_path: Path) -> None:
    run("log", "long-run", "1h", "--km", "11", "--at", "2026-11-20 12:00")
    run("export", "fit", "--session", "long-run", "-o", f"{tmp_path / 'out'}/")

    made = run("import", *map(str, (tmp_path / "out").iterdir()), "--yes")

    assert (made.exit_code, made.stdout.count("0 new, 1 there already")) == (0, 2)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:], "its checksum does not fit"),
        (lambda data: data[: len(data) // 2], "is cut off: it has"),
        (lambda data: data[:14], "is cut off: it has"),
        (lambda _: recorded(sport=2), "is no run (cycling); of FIT activities only runs come in"),
        (lambda _: fit_bytes(played(), shipped().exercises), "is no run (training)"),
    ],
)
def test_a_broken_or_other_activity_is_told_and_nothing_comes(
    empty: Run, watch: Path, tmp_path: Path, change: Any, fault: str
) -> None:
    watch.write_bytes(change(watch.read_bytes()))

    made = empty("import", str(watch), "--yes")

    assert made.exit_code == 1
    assert f"{watch}:1:1: " in made.stderr
    assert fault in made.stderr
    assert Store(tmp_path / "home", lambda: NOW).history() == []


def test_import_without_the_extra_says_which_to_install(
    empty: Run, watch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fitdecode", None)

    made = empty("import", str(watch))

    assert made.exit_code == 1
    assert f'{watch}: FIT needs more: pip install "runstrong-tui[fit]"' in made.stderr
