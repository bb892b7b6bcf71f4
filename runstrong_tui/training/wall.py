"""Wall times with their zone, reckoned right also across a change of clocks.

Python itself adds to, and compares, times of one zone by what their clocks show: an hour that comes
twice or never would be counted wrongly.
"""

from datetime import UTC, datetime, timedelta


def later(moment: datetime, seconds: float) -> datetime:
    """So many seconds after a moment, in its zone."""
    return (moment.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(moment.tzinfo)


def seconds_between(first: datetime, then: datetime) -> float:
    """How many seconds lie between two moments; less than none where ``then`` was before."""
    shown = then.replace(tzinfo=None) - first.replace(tzinfo=None)
    return (shown - _offset(then) + _offset(first)).total_seconds()


def now_there(began: datetime, now: datetime) -> datetime:
    """``now`` by the clock of the place where something ``began``.

    That is the zone of ``now`` with its rules where it had the same time then; else all that is
    known of the place is its offset.
    """
    here = began.astimezone(now.tzinfo).utcoffset() == began.utcoffset()
    return now if here else now.astimezone(began.tzinfo)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()
