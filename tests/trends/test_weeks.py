"""Weeks, days and weeks in a row, beside a plain count."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.trends.weeks import (
    DayTotal,
    Streak,
    WeekTotal,
    by_the_wall,
    day_totals,
    streak,
    weeks_of,
)
from tests.generated import ZONE
from tests.trends.made_up import NOW, summary

SUMMER_ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC)
SUMMER_BEGINS = datetime(2026, 3, 29, 1, tzinfo=UTC)


def is_run(past: Summary) -> bool:
    return past.session == "run"


some = st.lists(
    st.builds(
        lambda minutes, session, active, km: summary(
            (SUMMER_ENDS + timedelta(minutes=minutes)).astimezone(ZONE),
            session=session,
            active=active,
            km=km,
        ),
        st.integers(-60 * 24 * 60, 40 * 24 * 60),
        st.sampled_from(("run", "legs")),
        st.integers(0, 7200).map(float),
        st.none() | st.integers(1, 300).map(lambda tenths: tenths / 10),
    ),
    max_size=12,
)
nows = st.integers(0, 20 * 24 * 60).map(lambda m: SUMMER_ENDS + timedelta(minutes=m))


def slow_day(moment: datetime) -> date:
    """The day in Middle Europe, by the two moments at which its clocks change in 2026."""
    summer = SUMMER_BEGINS <= moment < SUMMER_ENDS
    return (
        moment.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=2 if summer else 1)
    ).date()


@given(some, nows)
def test_weeks_are_those_of_a_plain_count(summaries: list[Summary], utc: datetime) -> None:
    now = utc.astimezone(ZONE)

    weeks = weeks_of(summaries, now, is_run)

    this = slow_day(utc)
    monday = this - timedelta(days=this.weekday())
    days = [(slow_day(workout.started), workout) for workout in summaries]
    past = [(day, workout) for day, workout in days if day < monday + timedelta(days=7)]
    if not past:
        assert weeks == ()
        return
    assert weeks[-1].monday == monday
    assert weeks[0].monday <= min(day for day, _ in past) < weeks[0].monday + timedelta(days=7)
    for number, week in enumerate(weeks):
        assert week.monday == weeks[0].monday + timedelta(days=7 * number)
        mine = [workout for day, workout in past if 0 <= (day - week.monday).days < 7]
        runs = [workout for workout in mine if workout.session == "run"]
        assert week == WeekTotal(
            week.monday,
            len(mine),
            len(mine) - len(runs),
            len(runs),
            sum(workout.active for workout in mine),
            week.km,
        )
        assert abs(week.km - sum(workout.km or 0 for workout in mine)) < 0.001


@given(some)
def test_days_are_those_of_a_plain_count_across_a_change_of_clocks(
    summaries: list[Summary],
) -> None:
    totals = day_totals(summaries, is_run)

    assert set(totals) == {slow_day(past.started) for past in summaries}
    for day, total in totals.items():
        mine = [past for past in summaries if slow_day(past.started) == day]
        runs = sum(past.session == "run" for past in mine)
        assert total == DayTotal(sum(past.active for past in mine), len(mine) - runs, runs)


@given(st.lists(st.booleans(), max_size=30))
def test_weeks_in_a_row_are_those_of_a_plain_count(done: list[bool]) -> None:
    weeks = [
        WeekTotal(date(2026, 1, 5) + timedelta(days=7 * number), sessions=int(trained))
        for number, trained in enumerate(done)
    ]

    found = streak(weeks)

    rows = "".join("x" if trained else " " for trained in done).split(" ")
    assert found.longest == max(map(len, rows))
    over = done[:-1] if done and not done[-1] else done
    assert found.now == len("".join("x" if trained else " " for trained in over).split(" ")[-1])


def test_a_week_that_is_not_over_breaks_nothing() -> None:
    workouts = [summary(NOW - timedelta(days=days)) for days in (7, 14, 28, 35, 42, 49)]

    before = weeks_of(workouts, NOW, is_run)
    after = weeks_of([*workouts, summary(NOW)], NOW, is_run)

    assert [week.sessions for week in before] == [1, 1, 1, 1, 0, 1, 1, 0]
    assert (streak(before), streak(after)) == (Streak(2, 4), Streak(3, 4))
    later = NOW + timedelta(days=7)
    assert streak(weeks_of(workouts, later, is_run)) == Streak(0, 4)


def test_no_workout_and_a_single_one() -> None:
    assert weeks_of([], NOW, is_run) == ()
    assert streak(()) == Streak(0, 0)
    assert day_totals([], is_run) == {}
    run = summary(NOW, session="run", km=14.2)

    (week,) = weeks_of([run], NOW, is_run)

    assert week == WeekTotal(date(2026, 11, 16), 1, 0, 1, 600.0, 14.2)
    assert day_totals([run], is_run) == {NOW.date(): DayTotal(600.0, 0, 1)}


def test_a_day_is_that_of_the_place_where_it_was_done() -> None:
    """Given a run on Sunday evening in New York, then it stays on Sunday seen from anywhere."""
    evening = summary(datetime(2026, 11, 15, 21, tzinfo=timezone(timedelta(hours=-5))))

    for hours in (-12, -5, 0, 1, 14):
        here = NOW.astimezone(timezone(timedelta(hours=hours)))
        weeks = weeks_of([evening], here, is_run)
        assert [(week.monday.day, week.sessions) for week in weeks] == [(9, 1), (16, 0)]
    assert list(day_totals([evening], is_run)) == [date(2026, 11, 15)]


def test_the_list_goes_by_days_also_across_the_date_line() -> None:
    """Given Monday morning in Tokyo and then Sunday noon in Honolulu, then Monday is the later."""
    tokyo = summary(datetime(2026, 11, 16, 6, tzinfo=timezone(timedelta(hours=9))))
    honolulu = summary(datetime(2026, 11, 15, 13, tzinfo=timezone(timedelta(hours=-10))))
    again = summary(datetime(2026, 11, 15, 14, tzinfo=timezone(timedelta(hours=-10))))

    assert by_the_wall([honolulu, tokyo, again]) == [tokyo, again, honolulu]


def test_the_hour_that_comes_twice_belongs_to_one_day() -> None:
    """Given sessions around the night of 25 hours, then each is on its day by the wall's clock."""
    starts = {"24T21:59": 24, "24T22:00": 25, "25T00:30": 25, "25T01:30": 25, "25T22:59": 25}
    starts["25T23:00"] = 26
    for text, day in starts.items():
        started = datetime.fromisoformat(f"2026-10-{text}+00:00").astimezone(ZONE)
        assert list(day_totals([summary(started)], is_run)) == [date(2026, 10, day)]


def test_a_clock_that_was_far_off_makes_no_endless_list() -> None:
    future = summary(NOW + timedelta(days=365 * 70))

    assert weeks_of([future], NOW, is_run) == ()
    assert len(weeks_of([future, summary(NOW)], NOW, is_run)) == 1
    assert list(day_totals([future], is_run)) == [future.started.date()]
    for edge in (datetime.min, datetime.max):
        far = summary(edge.replace(tzinfo=UTC))
        assert list(day_totals([far], is_run)) == [edge.date()]
    begun = weeks_of([replace(summary(NOW), started=datetime.min.replace(tzinfo=UTC))], NOW, is_run)
    assert begun[0].monday == date.min
