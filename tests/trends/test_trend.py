"""How one exercise went over time, beside a plain computation."""

from datetime import timedelta
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.records import records_of
from runstrong_tui.trends.trend import TrendPoint, exercises_done, left_right, trend_of
from tests.trends.made_up import NOW, L, R, plank, some_workouts, squat, workout
from tests.trends.test_records import LOADS

points = st.lists(
    st.builds(
        TrendPoint,
        when=st.just(NOW),
        workout_id=st.just("1"),
        best=st.just(1.0),
        usual=st.just(1.0),
        sets=st.just(1),
        left=st.none() | st.integers(0, 60).map(float),
        right=st.none() | st.integers(0, 60).map(float),
    ),
    max_size=6,
)


@given(
    some_workouts,
    st.sampled_from((None, "", "chair")),
    st.none() | st.integers(0, 5),
    st.sampled_from((None, True, False)),
)
def test_points_are_those_of_a_plain_computation(
    workouts: list[Workout], variant: str | None, days: int | None, timed: bool | None
) -> None:
    since = None if days is None else (NOW - timedelta(days=days)).date()
    ordered = sorted(workouts, key=lambda past: (past.started, past.id))
    of = [
        (past, done)
        for past in ordered
        for done in past.sets
        if done.exercise == "squat" and variant in (None, done.variant or "")
    ]
    if timed is None:
        seconds = len([1 for _, done in of if done.timed])
        timed = seconds > len(of) - seconds

    trend = trend_of(workouts, "squat", variant=variant, since=since, timed=timed if of else None)

    slow = []
    for past in ordered:
        mine = [done for other, done in of if other is past and done.timed == timed]
        made = [(d.side, int(d.seconds) if timed else d.reps) for d in mine]
        known = [(side, amount) for side, amount in made if amount is not None]
        if not known or (since is not None and past.started.date() < since):
            continue
        lifted = [d for d in mine if not timed and d.reps is not None and d.load in LOADS]
        settled = [d.recovery for d in mine if d.recovery is not None]
        left = [amount for side, amount in known if side is L]
        right = [amount for side, amount in known if side is R]
        slow.append(
            TrendPoint(
                past.started,
                past.id,
                max(amount for _, amount in known),
                median([amount for _, amount in known]),
                len(mine),
                round(sum((d.reps or 0) * LOADS[d.load or ""] for d in lifted), 2)
                if lifted
                else None,
                median(settled) if settled else None,
                median(left) if left else None,
                median(right) if right else None,
                sum(d.touches or 0 for d in mine),
            )
        )
    assert trend.points == tuple(slow)
    stands = records_of(workouts).get("squat", ())
    assert trend.records == tuple(r for r in stands if variant in (None, r.variant or ""))
    assert trend.name == (of[-1][1].name if of else "squat")
    assert trend.best == (max(slow, key=lambda point: point.best) if slow else None)


@given(some_workouts)
def test_the_kind_is_that_of_more_sets(workouts: list[Workout]) -> None:
    kinds = [d.timed for past in workouts for d in past.sets if d.exercise == "squat"]

    trend = trend_of(workouts, "squat")

    assert trend.timed == (kinds.count(True) > kinds.count(False))


@given(some_workouts)
def test_exercises_done_are_counted_the_last_first(workouts: list[Workout]) -> None:
    found = exercises_done(workouts)

    done = {d.exercise for past in workouts for d in past.sets}
    assert {exercise.exercise for exercise in found} == done
    for exercise in found:
        those = [w for w in workouts if any(d.exercise == exercise.exercise for d in w.sets)]
        assert (exercise.times, exercise.last) == (len(those), max(w.started for w in those))
    assert [exercise.last for exercise in found] == sorted(
        (exercise.last for exercise in found), reverse=True
    )


@given(points)
def test_left_against_right_is_that_of_a_plain_computation(points: list[TrendPoint]) -> None:
    both = [point for point in points if point.left is not None and point.right is not None]

    balance = left_right(points)

    if not both:
        assert balance is None
        return
    assert balance is not None
    left = mean(point.left or 0 for point in both)
    right = mean(point.right or 0 for point in both)
    stronger = max(left, right)
    assert (balance.left, balance.right) == pytest.approx((left, right))
    assert balance.percent == pytest.approx(abs(left - right) / stronger * 100 if stronger else 0)
    if balance.weaker is None:
        assert balance.percent <= 0.5
    else:
        assert (balance.weaker is L) == (left < right)


def test_a_hold_over_three_weeks() -> None:
    workouts = [
        workout(plank(60.9), plank(50), plank(41), days=1, session="gym"),
        workout(plank(45), plank(38, touches=2), plank(30, recovery=40.0), days=15),
        workout(squat(15), days=8),
    ]

    trend = trend_of(workouts, "plank")

    assert (trend.name, trend.timed, trend.unit) == ("Forearm plank", True, "s")
    assert [(point.best, point.usual, point.sets) for point in trend.points] == [
        (45, 38, 3),
        (60, 50, 3),
    ]
    assert [(point.touches, point.recovery, point.volume) for point in trend.points] == [
        (2, 40.0, None),
        (0, None, None),
    ]
    assert [record.amount for record in trend.records] == [60]
    assert len(trend_of(workouts, "plank", since=(NOW - timedelta(days=2)).date()).points) == 1


def test_what_nobody_told_is_a_set_and_no_result() -> None:
    trend = trend_of([workout(squat(None), squat(12)), workout(squat(None), days=1)], "squat")

    assert [(point.best, point.sets) for point in trend.points] == [(12, 2)]


def test_an_exercise_never_done_has_an_empty_trend() -> None:
    for workouts in ([], [workout(squat(12))]):
        trend = trend_of(workouts, "moon-walk")

        assert (trend.name, trend.points, trend.records) == ("moon-walk", (), ())
        assert trend.best is None
    assert exercises_done([]) == ()


def test_the_weaker_side_in_words() -> None:
    days = [
        workout(squat(12, side=L), squat(13, side=R), days=1),
        workout(squat(12, side=L), squat(12, side=R), days=0),
    ]

    balance = left_right(trend_of(days, "squat").points)

    assert balance is not None
    assert (balance.left, balance.right, balance.words) == (12, 12.5, "left 4 % weaker")
    even = left_right(trend_of(days[1:], "squat").points)
    assert even is not None and even.words == "both sides alike"
    assert left_right([]) is None
    assert left_right(trend_of([workout(squat(12, side=L))], "squat").points) is None
