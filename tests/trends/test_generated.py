"""The made-up runner is believable, and the same in every run."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.trends.records import records_set_in
from runstrong_tui.trends.trend import left_right, trend_of
from tests.generated import LONGEST_YEARS, UNTIL, ZONE, workouts, year


def test_a_year_holds_what_a_year_holds() -> None:
    made = year()

    assert made == year()
    assert made != year(seed=1)
    assert 220 <= len(made) <= 330
    assert made == sorted(made, key=lambda workout: workout.started)
    assert len({workout.id for workout in made}) == len(made)
    assert UNTIL - timedelta(days=366) < made[0].started < made[-1].finished <= UNTIL
    gaps = [after.started - before.started for before, after in pairwise(made)]
    assert max(gaps) > timedelta(days=10)
    runs = [workout for workout in made if workout.outside]
    assert len(runs) > 80 and all(workout.km for workout in runs)
    strength = [done for workout in made if not workout.outside for done in workout.sets]
    for name in ("side", "load", "variant", "recovery", "touches", "rest"):
        assert any(getattr(done, name) is not None for done in strength) or name == "variant", name
    assert any(done.reps is None for done in strength if not done.timed)
    assert any(workout.missed for workout in made) and any(workout.easier for workout in made)
    assert any(len(workout.note) > 250 for workout in made) and any(
        "🏃" in workout.note for workout in made
    )


def test_the_runner_gets_better_and_one_side_is_weaker() -> None:
    made = year()

    squats = trend_of(made, "calf-raise-step").points
    balance = left_right(trend_of(made, "single-leg-deadlift").points)

    assert squats[-1].usual > squats[0].usual
    assert balance is not None and str(balance.weaker) == "left"
    assert len(records_set_in(made)) > 20


def test_so_many_workouts_stand_closer() -> None:
    many = list(workouts(12_000))

    assert len(many) == len({workout.id for workout in many}) == 12_000
    assert many[0].started > UNTIL - timedelta(days=366 * LONGEST_YEARS)
    assert [len(list(workouts(count))) for count in (0, 1, 7)] == [0, 1, 7]


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)))
def test_the_clock_of_middle_europe_goes_there_and_back(moment: datetime) -> None:
    utc = moment.replace(tzinfo=UTC)

    assert utc.astimezone(ZONE).astimezone(UTC) == utc
