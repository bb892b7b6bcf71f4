"""Records, beside a plain count of everything that was ever done."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.records import Record, RecordKind, kg_of, records_of, records_set_in
from tests.trends.made_up import L, R, plank, some_workouts, squat, workout

Slow = dict[tuple[str, str, str | None, object], float]
LOADS = {"2x5kg": 10.0, "10 kg": 10.0, "10kg": 10.0, "10,5KG": 10.5, "22lb": 22 * 0.45359237}
SAME = {"10 kg": "10kg", "10,5KG": "10.5kg"}


def most(past: Workout) -> Slow:
    """The most of every kind in one workout, found by going through it for each."""
    found: Slow = {}
    for done in () if past.outside else past.sets:
        load = SAME.get(done.load or "", done.load)
        same = [
            other
            for other in past.sets
            if (other.exercise, other.variant, other.timed)
            == (done.exercise, done.variant, done.timed)
        ]
        alike = [other for other in same if SAME.get(other.load or "", other.load) == load]
        if done.timed:
            key = ("longest hold", done.exercise, done.variant, load)
            found[key] = max(int(other.seconds) for other in alike)
        else:
            key = ("most reps", done.exercise, done.variant, load)
            found[key] = max(other.reps or 0 for other in alike)
            kg = sum((other.reps or 0) * LOADS.get(other.load or "", 0) for other in same)
            found["most volume", done.exercise, done.variant, None] = round(kg, 2)
    return {key: amount for key, amount in found.items() if amount}


def key_of(record: Record) -> tuple[str, str, str | None, object]:
    return (
        record.kind.value,
        record.exercise,
        record.variant,
        SAME.get(record.load or "", record.load),
    )


def by_time(workouts: Sequence[Workout]) -> list[Workout]:
    return sorted(workouts, key=lambda past: (past.started, past.id))


@given(some_workouts, st.randoms())
def test_records_set_are_those_of_a_plain_count(workouts: list[Workout], random: Random) -> None:
    slow = {}
    for number, past in enumerate(by_time(workouts)):
        earlier = [most(other) for other in by_time(workouts)[:number]]
        for key, amount in most(past).items():
            before = [other[key] for other in earlier if key in other]
            if before and amount > max(before):
                slow[past.id, key] = (amount, max(before))
    random.shuffle(workouts)

    found = records_set_in(workouts)

    assert all(found.values())
    assert slow == {
        (id, key_of(record)): (record.amount, record.before)
        for id, ones in found.items()
        for record in ones
    }


@given(some_workouts)
def test_records_that_stand_are_those_of_a_plain_count(workouts: list[Workout]) -> None:
    slow = {}
    for key in {key for past in workouts for key in most(past)}:
        amounts = [(most(past).get(key, 0), past) for past in by_time(workouts)]
        best = max(amount for amount, _ in amounts)
        at = next(number for number, (amount, _) in enumerate(amounts) if amount == best)
        before = max((amount for amount, _ in amounts[:at]), default=0)
        slow[key] = (best, amounts[at][1].id, before or None)

    found = records_of(workouts)

    assert slow == {
        key_of(record): (record.amount, record.workout_id, record.before)
        for records in found.values()
        for record in records
    }
    for exercise, records in found.items():
        kinds = [list(RecordKind).index(record.kind) for record in records]
        assert kinds == sorted(kinds)
        assert records_of(workouts, only=exercise) == {exercise: records}
        assert exercise not in records_of(workouts, without={exercise})


def test_a_longer_hold_is_a_record_and_an_equal_one_is_none() -> None:
    """Given parts of a second more, then nobody sees them and they are no record."""
    planks = [
        workout(plank(seconds), days=days)
        for days, seconds in ((4, 50.0), (3, 62.4), (2, 62.9), (1, 61))
    ]

    set_in = records_set_in(planks)

    ((id, (record,)),) = set_in.items()
    assert (id, record.amount, record.before, record.when) == ("3", 62, 50, planks[1].started)
    assert records_of(planks) == {"plank": (record,)}
    assert record.words == "Forearm plank 62 s"


def test_the_first_time_sets_no_record_and_stands_all_the_same() -> None:
    once = workout(squat(15, load="2x5kg"), plank(125), days=3)

    assert records_set_in([once]) == {}
    stands = records_of([once])
    assert [record.words for record in stands["squat"]] == [
        "Squat 15 reps · 2x5kg",
        "Squat 150 kg in all",
    ]
    assert [(record.words, record.before) for record in stands["plank"]] == [
        ("Forearm plank 2 min 5 s", None)
    ]


def test_variants_and_loads_have_records_of_their_own() -> None:
    """Given fewer repetitions with more, then it is no record of repetitions but one of volume."""
    workouts = [
        workout(squat(20, load="2x5kg"), squat(9, variant="chair"), days=3),
        workout(squat(15, load="20kg"), squat(10, variant="chair"), days=2),
        workout(squat(21, load="2 x 5 kg"), days=1),
    ]

    found = records_set_in(workouts)

    assert [(record.kind, record.variant, record.amount) for record in found["2"]] == [
        (RecordKind.MOST_REPS, "chair", 10),
        (RecordKind.MOST_VOLUME, None, 300),
    ]
    assert [(record.kind, record.load, record.before) for record in found["1"]] == [
        (RecordKind.MOST_REPS, "2 x 5 kg", 20)
    ]


def test_the_side_that_made_a_record_is_told() -> None:
    workouts = [
        workout(squat(9, side=L), squat(10, side=R), days=2),
        workout(squat(12, side=L), squat(12, side=R), days=1),
    ]

    (record,) = records_set_in(workouts)["1"]

    assert (record.side, record.before, record.words) == (L, 10, "Squat 12 reps · left")


def test_volume_is_that_of_a_whole_workout() -> None:
    workouts = [
        workout(squat(30, load="10kg"), days=2),
        workout(squat(10, load="10kg"), squat(11, load="20kg"), squat(None, load="20kg"), days=1),
    ]

    (record,) = (
        candidate
        for candidate in records_set_in(workouts)["1"]
        if candidate.kind is RecordKind.MOST_VOLUME
    )

    assert (record.amount, record.unit, record.load, record.side) == (320, "kg", None, None)


def test_what_was_entered_afterwards_or_not_done_has_no_records() -> None:
    entered = workout(plank(3600), days=1, outside=True)
    left_out = workout(squat(None), days=0, missed=(squat(99),))

    assert records_of([entered, left_out]) == {}
    assert records_of([]) == {}
    assert records_set_in([workout(plank(10), days=2), entered]) == {}


@pytest.mark.parametrize(
    ("load", "kg"),
    [
        (None, None),
        ("", None),
        ("a dog", None),
        ("0kg", None),
        ("20kg", 20),
        ("2x5kg", 10),
        ("2×5 kg", 10),
        ("12,5kg", 12.5),
        ("10lb", 4.5359237),
    ],
)
def test_loads_in_kg(load: str | None, kg: float | None) -> None:
    assert kg_of(load) == (None if kg is None else pytest.approx(kg))
