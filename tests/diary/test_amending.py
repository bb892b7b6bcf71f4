"""Putting a whole workout right: when it began, how long it took, how far it went."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from runstrong_tui.diary.amending import Texts, amended, parse_amendment, texts_of
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from tests.generated import ZONE
from tests.store.disks import QuickFiles
from tests.store.test_past import squat
from tests.store.test_past import workout as made
from tests.trends.made_up import plank

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=ZONE)
NIGHT = replace(
    made(squat(1, 15)),
    started=NOW - timedelta(hours=20),
    finished=NOW - timedelta(hours=8),
    active=11 * 3600.0 + 600,
)
"""A session with a rest before repetitions in which the runner went to bed; 50 min were paused."""


def put_right(workout: Workout, **said: str) -> Workout:
    return amended(workout, parse_amendment(workout, texts_of(workout)._replace(**said), NOW))


def test_nothing_said_changes_nothing() -> None:
    assert put_right(NIGHT) == NIGHT


def test_a_length_is_put_right_and_what_was_paused_stays_so() -> None:
    after = put_right(NIGHT, length="40m")

    assert (after.active, after.started) == (2400, NIGHT.started)
    assert after.finished - after.started == timedelta(minutes=90)
    assert after.sets == NIGHT.sets


def test_a_rest_of_hours_is_cut_where_the_length_is_put_right() -> None:
    first = replace(squat(1, 15), at=60.0, seconds=30.0, rest=11 * 3600.0)
    second = replace(squat(2, 15), at=11 * 3600 + 100.0, seconds=30.0, rest=45.0)
    third = replace(squat(3, 15), at=11 * 3600 + 180.0, seconds=35.0)
    after = put_right(replace(NIGHT, sets=(first, second, third)), length="10m")

    assert [done.rest for done in after.sets] == [420, 45, None]
    assert [done.at for done in after.sets] == [60, 520, 600]
    assert [done.seconds for done in after.sets] == [30, 30, 35]


def test_a_set_of_reps_that_waited_for_hours_is_cut() -> None:
    first = replace(squat(1, 15), at=60.0, seconds=30.0, rest=45.0)
    second = replace(squat(2, 15), at=11 * 3600.0, seconds=11 * 3600 - 120.0)
    after = put_right(replace(NIGHT, sets=(first, second)), length="10m")

    assert [done.at for done in after.sets] == [60, 600]
    assert [done.seconds for done in after.sets] == [30, 480]


def test_rests_that_a_person_takes_stay_as_they_were_logged() -> None:
    first = replace(squat(1, 15), at=60.0, rest=180.0)
    second = replace(squat(2, 15), at=280.0)
    workout = replace(NIGHT, active=300.0, sets=(first, second))

    assert put_right(workout, length="4m").sets == workout.sets


def test_a_start_moves_the_end_along() -> None:
    after = put_right(NIGHT, began="2026-11-18 20:15")

    assert after.started.isoformat() == "2026-11-18T20:15:00+01:00"
    assert after.finished - after.started == NIGHT.finished - NIGHT.started
    assert after.active == NIGHT.active


def test_start_and_length_are_put_right_together() -> None:
    """Given a new start that only with the new length lies in the past."""
    after = put_right(NIGHT, began="today 17:00", length="40m")

    assert after.started.isoformat() == "2026-11-20T17:00:00+01:00"
    assert after.active == 2400


def test_kilometres_are_put_right_and_taken_away_of_any_workout() -> None:
    after = put_right(NIGHT, km="14,2 km")

    assert after == replace(NIGHT, km=14.2)
    assert put_right(after, km=" ") == NIGHT


def test_a_run_that_was_entered_is_as_long_as_its_run() -> None:
    run = replace(
        made(plank(2400)),
        started=NOW - timedelta(hours=2),
        finished=NOW - timedelta(hours=2) + timedelta(seconds=2400),
        active=2400.0,
        outside=True,
    )

    after = put_right(run, length="30m")

    assert (after.active, after.sets[0].seconds) == (1800, 1800)
    assert after.finished - after.started == timedelta(minutes=30)


def test_a_start_is_read_by_the_clock_of_the_place() -> None:
    """Given a workout of New York, put right in Middle Europe."""
    there = replace(
        NIGHT,
        started=datetime(2026, 11, 15, 21, tzinfo=timezone(timedelta(hours=-5))),
        finished=datetime(2026, 11, 15, 22, tzinfo=timezone(timedelta(hours=-5))),
        active=3000.0,
    )

    assert texts_of(there).began == "2026-11-15 21:00"
    after = put_right(there, began="2026-11-15 20:30")

    assert after.started.isoformat() == "2026-11-15T20:30:00-05:00"
    assert after.finished.isoformat() == "2026-11-15T21:30:00-05:00"


def test_a_start_across_a_change_of_clocks_has_the_time_that_held_then() -> None:
    after = put_right(NIGHT, began="2026-07-14 18:30")

    assert after.started.isoformat() == "2026-07-14T18:30:00+02:00"
    assert after.finished - after.started == timedelta(hours=12)


def test_a_workout_of_the_future_and_one_that_ends_before_it_begins_are_mended() -> None:
    future = replace(NIGHT, started=NOW.replace(year=2030), finished=NOW.replace(year=2030))
    backwards = replace(NIGHT, finished=NIGHT.started - timedelta(hours=3), active=600.0)

    assert put_right(future, km="3").km == 3
    assert put_right(future, began="today 18:30").started.year == 2026
    after = put_right(backwards, began="yesterday 18:30")
    assert after.finished - after.started == timedelta(minutes=10)
    after = put_right(backwards, length="20m")
    assert after.finished - after.started == timedelta(minutes=20)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"began": ""}, "say when"),
        ({"began": "soon"}, "no moment"),
        ({"began": "tomorrow 7:00"}, "still to come"),
        ({"began": "today 18:00"}, "would end 2026-11-21 06:00, which is still to come"),
        ({"length": "24h"}, "still to come"),
        ({"length": "25h"}, "too long"),
        ({"length": ""}, "say how long"),
        ({"length": "soon"}, "not a duration"),
        ({"km": "-1"}, "no distance"),
        ({"km": "soon"}, "no distance"),
    ],
)
def test_nonsense_is_told_in_words(said: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        put_right(NIGHT, **said)


def test_a_correction_merges_and_the_later_word_wins(tmp_path: Path) -> None:
    """Given a workout on two machines, put right first on one and then on the other."""
    store, other = (Store(tmp_path / name, lambda: NOW, QuickFiles()) for name in ("one", "other"))
    night = replace(NIGHT, id=store.new_id())
    store.add(night)
    _sync(tmp_path / "one", tmp_path / "other")
    store.edit(put_right(night, length="40m"))
    _sync(tmp_path / "one", tmp_path / "other")
    (known,) = other.workouts()
    assert known.active == 2400
    other.edit(put_right(known, began="2026-11-18 20:15", km="5"))
    _sync(tmp_path / "other", tmp_path / "one")
    store.close()

    (merged,) = Store(tmp_path / "one", lambda: NOW, QuickFiles()).workouts()

    assert (merged.active, merged.km) == (2400, 5)
    assert f"{merged.started:%Y-%m-%d %H:%M}" == "2026-11-18 20:15"


def _sync(source: Path, target: Path) -> None:
    for path in source.glob("history/*/*.jsonl"):
        to = target / path.relative_to(source)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes())


def test_texts_come_back_as_they_were() -> None:
    assert texts_of(replace(NIGHT, km=14.25, active=1234.5)) == Texts(
        "2026-11-19 22:52", "20m34s", "14.25"
    )
