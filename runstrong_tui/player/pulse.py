"""The pulse, from taps on a key in time with the heart."""

from itertools import pairwise

SHORTEST_BEAT = 60 / 220
"""Taps closer together than this are one tap, in seconds."""

LONGEST_BEAT = 60 / 35
"""Taps further apart than this begin a new count, in seconds."""

LEAST_INTERVALS = 4
"""So many intervals are needed before a pulse is told."""

LAST_INTERVALS = 8
"""Of so many intervals, the last ones, the median is taken."""

OFF = 0.3
"""An interval that is off the median by more than this part of it is a bad tap."""

COUNTED_SECONDS = 15
"""How long the beats are counted that are typed."""

SLOWEST, FASTEST = 35, 220


def kept(taps: tuple[float, ...], instant: float) -> tuple[float, ...]:
    """The taps with one more at ``instant``; a long pause begins them anew.

    Only so many are kept as the median asks for.
    """
    if taps and instant - taps[-1] > LONGEST_BEAT:
        taps = ()
    if taps and instant - taps[-1] < SHORTEST_BEAT:
        return taps
    return (*taps, instant)[-(LAST_INTERVALS + 4) :]


def tapped(taps: tuple[float, ...]) -> int | None:
    """Beats a minute of taps at these instants, in seconds; None while they are too few.

    A tap too many or one left out halves or doubles an interval: such intervals do not count.
    """
    intervals = [later - earlier for earlier, later in pairwise(taps)][-LAST_INTERVALS:]
    if len(intervals) < LEAST_INTERVALS:
        return None
    from statistics import median  # Hearts are counted in a rest: no start waits for it.

    middle = median(intervals)
    good = [interval for interval in intervals if abs(interval - middle) <= OFF * middle]
    if len(good) < LEAST_INTERVALS:
        return None
    return round(60 / median(good))


def counted(beats: int) -> int | None:
    """Beats a minute where so many were counted in 15 seconds; None where no heart beats so."""
    pulse = beats * 60 // COUNTED_SECONDS
    return pulse if SLOWEST <= pulse <= FASTEST else None


def calm_pulse(age: int | None, highest: int | None, part: float = 0.65) -> int | None:
    """The pulse at which a rest may end: a part of the highest one, as known or by age.

    208 less 0.7 a year is the highest by age (Tanaka 2001). None where neither is known.
    """
    if highest is None:
        if age is None:
            return None
        highest = round(208 - 0.7 * age)
    return round(highest * part)
