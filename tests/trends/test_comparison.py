"""A workout beside the last one of the same session."""

from datetime import timedelta

from hypothesis import given
from msgspec.structs import replace

from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.comparison import Outcome, compare, last_of_same
from tests.trends.made_up import L, R, plank, some_workouts, squat, workout


def test_today_beside_the_last_time() -> None:
    before = workout(squat(15), squat(15), squat(14), plank(45), plank(45), days=7)
    today = workout(squat(17), squat(15), squat(14), plank(40.9), squat(8))

    comparison = compare(today, before)

    assert [
        (row.name, row.set, row.today, row.last, row.difference) for row in comparison.rows
    ] == [
        ("Squat", 1, "17 reps", "15 reps", "+2"),
        ("Squat", 2, "15 reps", "15 reps", "="),
        ("Squat", 3, "14 reps", "14 reps", "="),
        ("Forearm plank", 1, "40 s", "45 s", "-5 s"),
        ("Squat", 4, "8 reps", "", "new"),
    ]
    assert comparison.words == "1 better, 1 less, 2 equal, 1 new"


def test_sides_compare_each_with_its_own() -> None:
    before = workout(squat(10, side=L), squat(12, side=R), days=7)

    rows = compare(workout(squat(11, side=L), squat(11, side=R)), before).rows

    assert [(row.side, row.set, row.difference) for row in rows] == [(L, 1, "+1"), (R, 1, "-1")]


def test_another_variant_load_or_kind_does_not_compare() -> None:
    before = workout(squat(15), squat(15), squat(15, load="2x5kg"), squat(15, load="10 kg"), days=7)
    today = workout(
        squat(9, variant="jump"),
        squat(None, timed=True),
        squat(12, load="2x6kg"),
        squat(16, load="10kg"),
    )

    comparison = compare(today, before)

    assert [row.difference for row in comparison.rows] == [
        "another variant",
        "timed",
        "2x6kg, was 2x5kg",
        "+1",
    ]
    assert comparison.words == "1 better, 3 done otherwise"


def test_what_was_left_out_keeps_its_place() -> None:
    """Given the second set of three left out, then the third compares with the third."""
    before = workout(squat(10), squat(11), squat(12), days=7)
    today = workout(squat(10), squat(12))
    today = replace(
        today,
        sets=(today.sets[0], replace(today.sets[1], step=4)),
        missed=(squat(None, step=2),),
    )

    comparison = compare(today, before)

    assert [(row.set, row.today, row.difference) for row in comparison.rows] == [
        (1, "10 reps", "="),
        (2, "", "left out"),
        (3, "12 reps", "="),
    ]
    assert comparison.words == "2 equal, 1 left out"
    again = compare(before, today)
    assert [row.change for row in again.rows] == [Outcome.EQUAL, Outcome.NEW, Outcome.EQUAL]


def test_what_nobody_told_is_neither_better_nor_less() -> None:
    (row,) = compare(workout(squat(None)), workout(squat(15), days=7)).rows

    assert (row.today, row.difference, row.change) == ("? reps", "", Outcome.UNKNOWN)


def test_the_first_time_everything_is_new() -> None:
    comparison = compare(workout(squat(15), plank(30)), None)

    assert comparison.words == "2 new"
    assert comparison.before is None
    assert compare(workout(), None).words == ""


@given(some_workouts)
def test_every_row_is_what_a_plain_look_finds(workouts: list[Workout]) -> None:
    for today in workouts:
        for before in workouts:
            rows = compare(today, before).rows

            assert len(rows) == today.planned
            earlier = sorted([*before.sets, *before.missed], key=lambda set_done: set_done.step)
            for row in rows:
                same = [(o.exercise, o.side) == (row.exercise, row.side) for o in earlier]
                those = [o for o, is_same in zip(earlier, same, strict=True) if is_same]
                last = those[row.set - 1] if row.set <= len(those) else None
                done = last is not None and any(last is set_done for set_done in before.sets)
                if row.change is Outcome.LEFT_OUT:
                    assert row.today == ""
                else:
                    assert (row.change is Outcome.NEW) == (not done)
                if row.change in (Outcome.BETTER, Outcome.LESS):
                    amount = int(row.difference.removesuffix(" s"))
                    assert (amount > 0) == (row.change is Outcome.BETTER)
            places = [(row.exercise, row.side, row.set) for row in rows]
            assert len(places) == len(set(places))


@given(some_workouts)
def test_a_workout_equals_itself(workouts: list[Workout]) -> None:
    for past in workouts:
        comparison = compare(past, past)

        assert comparison.count(Outcome.BETTER) == comparison.count(Outcome.LESS) == 0


def test_the_last_of_the_same_session_is_found_in_any_order() -> None:
    same = [workout(squat(15), days=days) for days in (3, 1, 2, 0)]
    others = [
        workout(squat(15), days=0.5, session="gym"),
        workout(plank(30), days=0.6),
        workout(days=0.7),
    ]

    assert last_of_same([*others, *same], same[3]) is same[1]
    assert last_of_same([*others, *same], same[0]) is None
    assert last_of_same([], same[0]) is None


def test_of_two_that_began_at_once_the_id_tells_which_was_before() -> None:
    past, other = workout(squat(15), id="a"), workout(squat(15), id="b")

    assert last_of_same([past, other], other) is past
    assert last_of_same([past, other], past) is None
    later = replace(past, started=past.started + timedelta(seconds=1))
    assert last_of_same([later, other], later) is other
