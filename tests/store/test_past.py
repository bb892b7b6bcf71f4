"""How exercises went the last times."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.log import SetDone, missed, set_done
from runstrong_tui.store.journal.lines import VERSION, Commit, encode, put
from runstrong_tui.store.journal.tables import plain
from runstrong_tui.store.previous_times import previous_times
from runstrong_tui.store.store import TIMES, Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Asked
from runstrong_tui.training.steps import Effort, Side
from tests.shipped import shipped_plan
from tests.store.disks import QuickFiles

NOW = datetime(2026, 11, 20, 18, 52, tzinfo=timezone(timedelta(hours=1)))
L, R = Side.LEFT, Side.RIGHT


def squat(number: int, made: int | None, **more: object) -> SetDone:
    done = SetDone(number, "squat", "Squat", number, 3, 40.0, 60.0, reps=made, planned_reps=15)
    return msgspec.structs.replace(done, **more)


def workout(*sets: SetDone, days: int = 0, id: str = "1", **more: object) -> Workout:
    """A workout so many days ago."""
    started = NOW - timedelta(days=days)
    made = Workout(id, "legs", "Legs", Form.NORMAL, started, started, 600.0, sets)
    return msgspec.structs.replace(made, **more)


def write_line(home: Path, doc: dict[str, Any]) -> None:
    """Add a line that puts ``doc``, whatever it says, to the file of the history."""
    (path,) = home.glob("history/*/*.jsonl")
    do = (put("workouts", doc["id"], doc),)
    with path.open("ab") as file:
        file.write(encode(Commit(f"01ZZZZZZZZ{doc['id'][-16:]:0>16}", NOW, VERSION, do)))


def one_time(*sets: SetDone, **more: object) -> LastTime:
    (time,) = previous_times([msgspec.structs.replace(workout(*sets), **more)], "squat")
    return time


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, lambda: NOW, QuickFiles())


def test_a_time_has_its_results_in_order_and_how_it_was_planned() -> None:
    time = one_time(
        squat(1, 15), squat(2, None), squat(3, 12), form=Form.STRONG, easier=True, rpe=8.5
    )

    assert time == LastTime(
        (SetResult(15, 15), SetResult(None, 15), SetResult(12, 15)),
        3,
        form=Form.STRONG,
        easier=True,
        rpe=8.5,
        session="legs",
        when=NOW,
    )


def test_other_exercises_are_left_out() -> None:
    assert len(one_time(squat(1, 15), squat(2, 15, exercise="jump")).results) == 1
    assert previous_times([workout(squat(1, 15))], "jump") == ()


def test_sides_are_told_apart() -> None:
    time = one_time(squat(1, 15, side=L), squat(1, 13, side=R))

    assert time.results == (SetResult(15, 15, L), SetResult(13, 15, R))


def test_what_was_not_done_is_counted_and_is_no_result() -> None:
    left_out = (squat(2, None), squat(3, None), squat(3, None, exercise="jump"))

    time = one_time(squat(1, 15), missed=left_out)

    assert (len(time.results), time.missed, time.sets) == (1, 2, 3)


def test_an_exercise_left_out_altogether_was_not_done() -> None:
    assert (
        previous_times([workout(squat(1, 15, exercise="jump"), missed=(squat(2, None),))], "squat")
        == ()
    )


def test_timed_paced_and_plain_sets_are_told_apart() -> None:
    """Given whole seconds of a hold, then a part of a second more does not count."""
    times = previous_times(
        [
            workout(
                squat(1, 15),
                squat(2, 10, paced=True),
                squat(3, None, timed=True, seconds=44.9, planned_seconds=45, planned_reps=None),
                missed=(squat(4, None, paced=True),),
            )
        ],
        "squat",
    )

    assert [(last_time.timed, last_time.paced, last_time.missed) for last_time in times] == [
        (False, False, 0),
        (False, True, 1),
        (True, False, 0),
    ]
    assert times[2].results == (SetResult(44, 45),)


def test_variants_done_and_written_and_loads_are_told_apart() -> None:
    times = previous_times(
        [
            workout(
                squat(1, 15, written="chair", variant="chair"),
                squat(2, 15, written="chair", variant="pause"),
                squat(3, 15, written="chair", variant="pause", load="2x5kg"),
                squat(4, 15, written="chair", variant="pause", load="2x5kg"),
            )
        ],
        "squat",
    )

    assert [
        (last_time.written, last_time.variant, last_time.load, len(last_time.results))
        for last_time in times
    ] == [
        ("chair", "chair", None, 1),
        ("chair", "pause", None, 1),
        ("chair", "pause", "2x5kg", 2),
    ]


def test_what_was_asked_for_before_the_time_at_hand_cut_it_counts_as_planned() -> None:
    """Given two of five sets because time was short, then five were planned."""
    asked = Asked(5, "20kg")

    time = one_time(squat(1, 15, asked=asked, sets=2), squat(2, 15, asked=asked, sets=2))

    assert (time.sets, time.written_load) == (5, "20kg")
    assert one_time(squat(1, 15)).written_load is None


def test_what_a_plan_logs_is_what_the_next_plan_reads() -> None:
    """Given a whole session logged as planned, then every time holds its plan."""
    plan = shipped_plan("gym", Choices(Form.NORMAL))
    log = tuple(
        set_done(
            step, i, seconds=30, at=i, reps=getattr(step, "reps", getattr(step, "target", None))
        )
        for i, step in enumerate(plan.steps)
        if isinstance(step, Effort)
    )

    (calf,) = previous_times([workout(*log)], "calf-raise-step")
    (dead,) = previous_times(
        [workout(*log[:-1], missed=missed(plan, log[:-1]))], "single-leg-deadlift"
    )

    assert (calf.written, calf.variant) == (None, None)
    assert (calf.sets, calf.paced, calf.load, calf.written_load) == (5, True, "2x5kg", "2x5kg")
    assert calf.made == calf.planned == (14,) * 5
    assert [result.side for result in dead.results] == [L, R] * 5


def test_the_store_gives_the_latest_times_first_and_no_more_than_are_looked_at(
    store: Store,
) -> None:
    for days in range(TIMES + 4):
        done = squat(1, days)
        other = squat(2, days, exercise="jump", name="Jump")
        sets = (done, other) if days in (0, TIMES + 3) else (done,)
        store.add(workout(*sets, days=days, id=store.new_id()))

    times = store.times(["squat", "jump", "plank"])

    assert [time.made for time in times["squat"]] == [(days,) for days in range(TIMES)]
    assert [time.made for time in times["jump"]] == [(0,), (TIMES + 3,)]
    assert times["plank"] == ()
    assert store.times([]) == {}


def test_a_workout_that_gives_several_times_counts_as_one(store: Store) -> None:
    for days in range(TIMES):
        both = (squat(1, days), squat(2, days, paced=True))
        store.add(workout(*both, days=days, id=store.new_id()))

    assert len(store.times(["squat"])["squat"]) == 2 * TIMES


def test_a_workout_that_cannot_be_read_is_passed_over_and_told(
    tmp_path: Path, store: Store
) -> None:
    for days, made in ((3, 13), (1, 11)):
        store.add(workout(squat(1, made), days=days, id=store.new_id()))
    broken = plain(workout(squat(1, 12), days=2, id=store.new_id()))
    broken["sets"][0]["seconds"] = "long"
    write_line(tmp_path, broken)

    assert [time.made for time in store.times(["squat"])["squat"]] == [(11,), (13,)]
    assert [broken["id"] in str(damage) for damage in store.damage] == [True]


def test_what_a_workout_is_said_to_be_afterwards_survives(tmp_path: Path, store: Store) -> None:
    made = workout(
        squat(1, 15, paced=True, written="chair", asked=Asked(5, "")),
        id=store.new_id(),
        easier=True,
        rpe=7.5,
        note="windy 🌬, “cold”",
        km=14.25,
        outside=True,
    )

    store.add(made)
    again = Store(tmp_path, lambda: NOW, QuickFiles())

    assert again.workouts() == [made]
    (short,) = again.history()
    assert (short.rpe, short.km, short.outside) == (7.5, 14.25, True)
    assert again.times(["squat"])["squat"][0].easier


def test_a_workout_of_an_older_program_is_read_as_it_was(tmp_path: Path, store: Store) -> None:
    """Given a record from before all that, then what it lacks is as if nobody had said it."""
    old = plain(workout(squat(1, 15), id=store.new_id()))
    for name in ("easier", "rpe", "note", "km", "outside"):
        del old[name]
    for name in ("paced", "written", "asked"):
        old["sets"][0].pop(name, None)
    store._workouts().put(old["id"], old)

    (made,) = Store(tmp_path, lambda: NOW, QuickFiles()).workouts()

    assert made == workout(squat(1, 15), id=old["id"])
    assert store.times(["squat"])["squat"] == (
        LastTime((SetResult(15, 15),), 3, session="legs", when=NOW),
    )


def test_when_an_exercise_was_done_in_another_session_does_not_count(store: Store) -> None:
    store.add(workout(squat(1, 15), days=2, id=store.new_id()))
    store.add(workout(squat(1, 15), days=1, id=store.new_id(), session="arms"))

    assert store.last_done("legs")["squat"] == NOW - timedelta(days=2)
    assert store.last_done("nothing") == {}


def test_what_is_still_to_come_is_no_last_time_until_it_is_put_right(store: Store) -> None:
    store.add(workout(squat(1, 12), days=1, id=store.new_id()))
    ahead = workout(squat(1, 15), days=-1200, id=store.new_id())
    store.add(ahead)

    assert [last_time.results[0].amount for last_time in store.times(["squat"])["squat"]] == [12]
    assert store.last_done("legs")["squat"] == NOW - timedelta(days=1)
    assert len(store.past()) == 1 and len(store.history()) == 2

    store.edit(msgspec.structs.replace(ahead, started=NOW, finished=NOW))

    assert [last_time.results[0].amount for last_time in store.times(["squat"])["squat"]] == [
        15,
        12,
    ]


def test_the_session_s_own_last_times_are_found_behind_those_of_others(store: Store) -> None:
    """Given squats in another session ten times since, then those of this one are found."""
    store.add(workout(squat(1, 11, asked=Asked(3, "", "3x15", (0, 2))), days=50, id=store.new_id()))
    for days in range(10):
        store.add(workout(squat(1, 15), days=days, id=store.new_id(), session="other"))

    times = store.times(["squat"], "legs")["squat"]

    assert [time.session for time in times] == ["other"] * TIMES + ["legs"]
    assert (times[-1].made, times[-1].place, times[-1].dose) == ((11,), (0, 2), "3x15")
