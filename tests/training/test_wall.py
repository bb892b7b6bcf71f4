"""Wall times across changes of clocks, beside the count in UTC."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.training.wall import later, now_there, seconds_between
from tests.generated import ZONE

SUMMER_ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC)
moments = st.integers(-3 * 3600, 3 * 3600).map(
    lambda seconds: (SUMMER_ENDS + timedelta(seconds=seconds)).astimezone(ZONE)
)


@given(moments, st.integers(-9000, 9000))
def test_so_many_seconds_later_is_that_many_in_utc(moment: datetime, seconds: int) -> None:
    then = later(moment, seconds)

    assert then.astimezone(UTC) == moment.astimezone(UTC) + timedelta(seconds=seconds)
    assert then.tzinfo is ZONE
    assert seconds_between(moment, then) == seconds


def test_the_ends_of_the_calendar_are_no_fault() -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    first, last = datetime.min.replace(tzinfo=east), datetime.max.replace(tzinfo=west)

    assert seconds_between(first, last) > 0


def test_now_there_is_here_where_it_had_the_same_time() -> None:
    """Given a summer's evening at home and one in New York, seen from a winter's day at home."""
    now = datetime(2026, 11, 20, 12, tzinfo=ZONE)
    home = datetime(2026, 7, 14, 18, tzinfo=timezone(timedelta(hours=2)))
    away = datetime(2026, 7, 14, 18, tzinfo=timezone(timedelta(hours=-4)))

    assert now_there(home, now) is now
    assert now_there(away, now).isoformat() == "2026-11-20T07:00:00-04:00"
