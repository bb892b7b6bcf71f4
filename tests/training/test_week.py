from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.training.amounts import Range
from runstrong_tui.training.week import (
    Done,
    Part,
    PartStatus,
    Week,
    WeekStatus,
    week_status,
)

GYM = Part("Gym", ("gym", "leg-exercises"), Range(2, 2), hard=True)
AFTER = Part("After every run", ("after-run-10", "after-run-20"), after="run")
LONG = Part("Long run", ("long-run",), hard=True, longest=True)
EASY = Part("Recovery", ("recovery-run", "balance"), Range(1, 2))
RUNNER = Week("runner", "Runner", (GYM, AFTER, LONG, EASY), easier_every=6)

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
"""The Monday of the week that is looked at."""

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def at(when: str) -> datetime:
    """``Tue 18`` is 18 o'clock of this week's Tuesday; ``-1 Sun 18`` lies a week before."""
    *weeks, day, hour = when.split()
    back = timedelta(weeks=int(weeks[0])) if weeks else timedelta()
    return MONDAY + back + timedelta(days=DAYS.index(day), hours=int(hour))


def did(session: str, when: str, minutes: float = 30) -> Done:
    title = session.replace("-", " ").capitalize()
    return Done(session, title, at(when), minutes * 60, run=session.endswith("-run"))


def did_all(workouts: Iterable[str]) -> list[Done]:
    """``gym Tue 18``: a session and when."""
    return [
        did(session, when) for session, _, when in (workout.partition(" ") for workout in workouts)
    ]


def look(*done: Done, now: str = "Wed 12", week: Week = RUNNER) -> WeekStatus:
    return week_status(week, done, at(now))


def part(status: WeekStatus, title: str) -> PartStatus:
    (found,) = (candidate for candidate in status.parts if candidate.part.title == title)
    return found


def test_a_week_begins_with_everything_to_do_but_what_comes_after_runs() -> None:
    status = look(now="Mon 0")
    assert status.monday == date(2026, 11, 2)
    assert [listed.part for listed in status.parts] == list(RUNNER.parts)
    assert [(listed.wanted, listed.most, listed.left, listed.due) for listed in status.parts] == [
        (2, 2, 2, True),
        (0, 0, 0, False),
        (1, 1, 1, True),
        (1, 2, 1, True),
    ]
    assert (status.others, status.warnings, status.last) == ((), (), None)
    assert (status.number, status.easier) == (1, False)


@pytest.mark.parametrize(
    ("done", "now", "title", "left", "due", "waits"),
    [
        # how often
        ([], "Wed 12", "Gym", 2, True, ""),
        (["gym Mon 18"], "Wed 12", "Gym", 1, True, ""),
        (["gym Mon 18", "leg-exercises Wed 9"], "Fri 12", "Gym", 0, False, ""),
        (["gym Mon 9", "gym Wed 9", "gym Fri 9"], "Sun 12", "Gym", 0, False, ""),
        (["balance Mon 18"], "Tue 12", "Recovery", 0, False, ""),
        # weeks and their edges
        (["gym -1 Sat 18"], "Mon 12", "Gym", 2, True, ""),
        (["gym Mon 0"], "Wed 12", "Gym", 1, True, ""),
        (["gym Sun 23"], "Wed 12", "Gym", 1, True, ""),
        (["gym 1 Mon 0"], "Wed 12", "Gym", 2, True, ""),
        # a day between hard ones
        (["gym Tue 18"], "Wed 6", "Gym", 1, False, "yesterday was hard: Gym"),
        (["gym Tue 6"], "Wed 23", "Long run", 1, False, "yesterday was hard: Gym"),
        (["gym Mon 23"], "Wed 0", "Long run", 1, True, ""),
        (["gym Wed 7"], "Wed 12", "Long run", 1, False, "today was hard already: Gym"),
        (["gym Tue 7", "long-run Wed 7"], "Wed 12", "Gym", 1, False, "today was hard already: Lo"),
        (["gym Tue 7", "long-run Tue 9"], "Wed 12", "Gym", 1, False, "yesterday was hard: Long "),
        (["long-run -1 Sun 9"], "Mon 12", "Gym", 2, False, "yesterday was hard: Long run"),
        (["long-run -1 Sat 23"], "Mon 0", "Gym", 2, True, ""),
        (["gym Tue 18"], "Wed 12", "Recovery", 1, True, ""),
        (["recovery-run Tue 18"], "Wed 12", "Gym", 2, True, ""),
        (["gym Mon 18", "gym Tue 18"], "Tue 20", "Gym", 0, False, ""),
        # after every run
        (["long-run Mon 9"], "Mon 12", "After every run", 1, True, ""),
        (["long-run Mon 9", "after-run-10 Mon 10"], "Tue 12", "After every run", 0, False, ""),
        (["long-run Mon 9", "tempo-run Tue 9"], "Tue 12", "After every run", 2, True, ""),
        (["after-run-10 Mon 7", "tempo-run Mon 9"], "Tue 12", "After every run", 0, False, ""),
        (["tempo-run -1 Sun 9"], "Mon 12", "After every run", 0, False, ""),
        (["after-run-20 Mon 9"], "Mon 12", "After every run", 0, False, ""),
        (["gym Mon 9", "balance Mon 10"], "Mon 12", "After every run", 0, False, ""),
    ],
)
def test_how_a_part_stands(
    done: list[str], now: str, title: str, left: int, due: bool, waits: str
) -> None:
    found = part(look(*did_all(done), now=now), title)
    assert (found.left, found.due) == (left, due)
    assert found.waits.startswith(waits)
    assert bool(found.waits) == bool(waits)


def test_a_part_tells_what_was_done_for_it_in_order_and_the_week_what_was_done_besides() -> None:
    second, first = did("gym", "Wed 9"), did("leg-exercises", "Mon 9")
    swim, tempo = did("swim", "Tue 9"), did("tempo-run", "Tue 18")
    status = look(tempo, second, swim, first, did("swim", "-1 Sun 9"))
    assert part(status, "Gym").done == (first, second)
    assert status.others == (swim, tempo)
    assert status.last == second


def test_a_session_in_two_parts_counts_for_the_first() -> None:
    more = Part("More", ("gym", "balance"))
    status = look(did("gym", "Mon 9"), week=Week("w", "W", (GYM, more)))
    assert [len(listed.done) for listed in status.parts] == [1, 0]
    assert status.due == ("leg-exercises", "gym", "balance")


def test_the_same_part_twice_is_two_parts_of_which_the_first_counts() -> None:
    status = look(did("gym", "Mon 9"), week=Week("w", "W", (GYM, GYM)))
    assert [len(listed.done) for listed in status.parts] == [1, 0]


def test_a_run_that_was_done_for_a_part_after_runs_is_no_run_to_follow() -> None:
    strides = Week("w", "W", (Part("Strides", ("strides-run",), after="run"),))
    tempo, own = did("tempo-run", "Mon 9"), did("strides-run", "Mon 10")
    assert look(tempo, week=strides).parts[0].left == 1
    assert look(tempo, own, week=strides).parts[0].left == 0


def test_a_hard_part_after_runs_waits_as_well() -> None:
    jumps = Week("w", "W", (Part("Jumps", ("jumps",), after="run", hard=True),))
    status = look(
        did("tempo-run", "Mon 9"), did("jumps", "Tue 9"), did("a-run", "Wed 9"), week=jumps
    )
    assert (status.parts[0].left, status.parts[0].waits) == (1, "yesterday was hard: Jumps")


# warnings


@pytest.mark.parametrize(
    ("done", "warnings"),
    [
        (["gym Mon 9", "long-run Wed 9", "gym Fri 9"], []),
        (
            ["long-run Mon 9", "gym Tue 9"],
            ["Gym on Tue came the day after Long run on Mon: leave a day between"],
        ),
        (
            ["gym Sat 23", "leg-exercises Sun 0"],
            ["Leg exercises on Sun came the day after Gym on Sat: leave a day between"],
        ),
        (
            ["gym Tue 9", "gym Wed 9"],
            ["Gym on Wed came the day after Gym on Tue: leave a day between"],
        ),
        (
            ["gym Tue 9", "long-run Tue 18", "gym Wed 9"],
            [
                "Long run on Tue came on the same day as Gym: leave a day between",
                "Gym on Wed came the day after Long run on Tue: leave a day between",
            ],
        ),
        (
            ["gym Tue 9", "gym Tue 11", "gym Tue 18"],
            ["Gym on Tue came on the same day as Gym: leave a day between"],
        ),
        (["long-run -1 Sun 9", "gym Mon 9"], []),
        (["long-run -1 Sat 9", "gym -1 Sun 9"], []),
        (["gym Mon 9", "recovery-run Tue 9", "tempo-run Tue 18"], []),
    ],
)
def test_hard_sessions_want_a_day_between(done: list[str], warnings: list[str]) -> None:
    assert look(*did_all(done), now="Sun 23").warnings == tuple(warnings)


@pytest.mark.parametrize(
    ("long", "other", "warning"),
    [
        (65, 70, "Long run (1 h 5 min) is not the week's longest: Tempo run took 1 h 10 min"),
        (50, 50, "Long run (50 min) is not the week's longest: Tempo run took 50 min"),
        (120, 125.9, "Long run (2 h) is not the week's longest: Tempo run took 2 h 6 min"),
        (65, 64, ""),
    ],
)
def test_the_long_run_is_meant_to_be_the_longest(long: float, other: float, warning: str) -> None:
    done = (did("long-run", "Mon 9", long), did("tempo-run", "Tue 9", other))
    assert look(*done).warnings == ((warning,) if warning else ())


def test_the_longest_of_several_is_told() -> None:
    shorter, longer = did("long-run", "Mon 9", 40), did("long-run", "Thu 9", 60)
    runs = did("tempo-run", "Tue 9", 50), did("hill-run", "Wed 9", 70)
    (warning,) = look(shorter, longer, *runs).warnings
    assert warning == "Long run (1 h) is not the week's longest: Hill run took 1 h 10 min"


@pytest.mark.parametrize(
    "others",
    [
        [did("tempo-run", "-1 Sun 9", 90)],
        [did("gym", "Wed 9", 90)],
        [did("long-run", "Fri 9", 90)],
    ],
)
def test_only_another_run_of_this_week_can_be_longer(others: list[Done]) -> None:
    assert look(did("long-run", "Mon 9", 60), *others).warnings == ()


def test_before_the_long_run_no_run_is_too_long() -> None:
    assert look(did("tempo-run", "Mon 9", 90)).warnings == ()


# weeks in a row


@pytest.mark.parametrize(
    ("weeks_back", "number", "easier"),
    [
        ([], 1, False),
        ([0], 1, False),
        ([1], 2, False),
        ([1, 2, 3, 4], 5, False),
        ([1, 2, 3, 4, 5], 6, True),
        ([0, 1, 2, 3, 4, 5], 6, True),
        ([1, 2, 3, 4, 5, 6], 7, False),
        (range(1, 12), 12, True),
        ([2, 3, 4, 5, 6], 1, False),
        ([1, 2, 4, 5, 6], 3, False),
        ([-1], 1, False),
    ],
)
def test_every_sixth_week_in_a_row_is_an_easier_one(
    weeks_back: Iterable[int], number: int, easier: bool
) -> None:
    done = [did("gym", f"{-back} Mon 0") for back in weeks_back]
    status = look(*done, *done, now="Sun 23")
    assert (status.number, status.easier) == (number, easier)


def test_a_week_without_easier_ones_has_none() -> None:
    done = [did("gym", f"-{back} Thu 9") for back in range(1, 6)]
    status = look(*done, week=Week("w", "W", (GYM,)))
    assert (status.number, status.easier) == (6, False)


def test_the_last_workout_may_be_of_an_earlier_week() -> None:
    late = did("swim", "-3 Sun 9")
    assert look(did("gym", "-9 Mon 9"), late, did("gym", "-4 Mon 9")).last == late


# what is due


def test_sessions_due_are_in_order_of_the_parts_those_done_least_recently_first() -> None:
    assert look().due == (
        *("gym", "leg-exercises"),
        "long-run",
        *("recovery-run", "balance"),
    )
    done = [did("gym", "-1 Mon 9"), did("gym", "-2 Mon 9"), did("leg-exercises", "-2 Thu 9")]
    done += [did("recovery-run", "-5 Mon 9"), did("tempo-run", "Mon 9")]
    assert look(*done).due == (
        *("leg-exercises", "gym"),
        *("after-run-10", "after-run-20"),
        "long-run",
        *("balance", "recovery-run"),
    )


def test_what_is_done_or_waits_is_not_due() -> None:
    status = look(did("gym", "Tue 9"), did("balance", "Tue 18"))
    assert status.due == ()
    status = look(did("gym", "Mon 9"), did("balance", "Tue 18"))
    assert status.due == ("leg-exercises", "gym", "long-run")


def test_a_session_is_due_once_with_the_part_it_counts_for() -> None:
    both = Week("w", "W", (Part("A", ("gym", "gym")), Part("B", ("balance", "gym"))))
    assert look(week=both).due == ("gym", "balance")
    assert look(did("gym", "Mon 9"), week=both).due == ("balance",)


# zones


class Paris(tzinfo):
    """Paris in the first half of 2026, on any machine: clocks go forward on 29 March at 1 UTC."""

    forward = datetime(2026, 3, 29, 2)

    def utcoffset(self, when: datetime | None) -> timedelta:
        assert when is not None
        return timedelta(hours=2 if when.replace(tzinfo=None) >= self.forward else 1)

    def dst(self, when: datetime | None) -> timedelta:
        return self.utcoffset(when) - timedelta(hours=1)

    def tzname(self, when: datetime | None) -> str:
        return "Paris"


PARIS = Paris()
NEW_YORK = timezone(-timedelta(hours=5))
TOKYO = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("zone", "started", "this_week"),
    [
        (UTC, datetime(2026, 11, 1, 23, 30, tzinfo=UTC), False),
        (UTC, datetime(2026, 11, 1, 23, 59, tzinfo=NEW_YORK), False),
        (UTC, datetime(2026, 11, 2, 0, 0, tzinfo=TOKYO), True),
        (PARIS, datetime(2026, 11, 1, 21, 0, tzinfo=NEW_YORK), False),
        (NEW_YORK, datetime(2026, 11, 2, 0, 0, tzinfo=UTC), True),
        (TOKYO, datetime(2026, 11, 1, 10, 0, tzinfo=NEW_YORK), False),
    ],
)
def test_days_are_those_of_the_place_whatever_zone_one_is_in_now(
    zone: tzinfo, started: datetime, this_week: bool
) -> None:
    now = datetime(2026, 11, 4, 12, tzinfo=zone)
    status = week_status(RUNNER, [Done("gym", "Gym", started, 60, run=False)], now)
    assert len(part(status, "Gym").done) == this_week


def test_a_zone_with_a_name_is_right_across_a_change_of_clocks() -> None:
    # Given a hard evening, 23:30 in Paris, before the night that puts its clocks forward
    saturday = Done("gym", "Gym", datetime(2026, 3, 28, 23, 30, tzinfo=PARIS), 60, run=False)
    # When it is looked at on the Sunday after
    status = week_status(RUNNER, [saturday], datetime(2026, 3, 29, 12, tzinfo=PARIS))
    # Then it was yesterday
    assert part(status, "Gym").waits == "yesterday was hard: Gym"


# what always holds

workouts = st.builds(
    Done,
    session=st.sampled_from(
        ["gym", "leg-exercises", "after-run-10", "long-run", "balance", "tempo-run", "swim"]
    ),
    title=st.sampled_from(["Gym", "Run"]),
    started=st.integers(-40 * 24, 10 * 24).map(lambda hours: MONDAY + timedelta(hours=hours)),
    seconds=st.sampled_from([0.0, 1800.0, 3600.5]),
    run=st.booleans(),
)
nows = st.integers(0, 7 * 24 - 1).map(lambda hours: MONDAY + timedelta(hours=hours))


@given(st.lists(workouts), nows)
def test_every_workout_of_the_week_is_in_one_part_or_in_the_others(
    done: list[Done], now: datetime
) -> None:
    status = week_status(RUNNER, done, now)
    shown = [each for found in status.parts for each in found.done] + list(status.others)
    of_the_week = [each for each in done if MONDAY <= each.started < MONDAY + timedelta(days=7)]
    assert Counter(map(repr, shown)) == Counter(map(repr, of_the_week))
    for found in status.parts:
        assert found.left == max(0, found.wanted - len(found.done))
        assert (found.due or bool(found.waits)) == (found.left > 0)
        assert not (found.due and found.waits)
        assert found.wanted <= found.most
    assert status.easier == (status.number % 6 == 0)
    assert len(set(status.due)) == len(status.due)


@given(st.lists(workouts), nows, st.randoms(use_true_random=False))
def test_the_order_of_the_workouts_does_not_matter(
    done: list[Done], now: datetime, random: Random
) -> None:
    shuffled = random.sample(done, len(done))
    assert week_status(RUNNER, iter(shuffled), now) == week_status(RUNNER, done, now)


@pytest.mark.parametrize("hours_apart", [0, 12])
def test_ten_thousand_workouts_are_looked_through_at_once(hours_apart: int) -> None:
    names = ["gym", "long-run", "after-run-10", "swim"]
    done = [
        Done(names[i % 4], "X", at("Wed 9") - timedelta(hours=hours_apart * i), i, run=i % 2 == 1)
        for i in range(10_000)
    ]
    start = perf_counter()
    week_status(RUNNER, done, at("Wed 12"))
    assert perf_counter() - start < 2
