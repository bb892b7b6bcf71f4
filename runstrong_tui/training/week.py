"""The week a runner means to train, and how it stands: what is done, what is left, what is due.

Weeks go from Monday to Sunday. A workout belongs to the day on which it began at the place where it
was done, whatever zone one is in ``now``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from runstrong_tui.training.amounts import Range
from runstrong_tui.training.lengths import minutes_words

AFTER_RUN = "run"
"""What a part may come after."""

_ONE_DAY = timedelta(days=1)
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Part(msgspec.Struct, frozen=True):
    """Something a week asks for: one of ``sessions``, so many times or after every run.

    With ``after`` (only ``"run"``) ``times`` means nothing. A ``hard`` part wants a day between it
    and the next hard one; the ``longest`` part is meant to be the longest run of the week.
    """

    title: str
    sessions: tuple[str, ...]
    times: Range = Range(1, 1)
    after: str | None = None
    hard: bool = False
    longest: bool = False


class Week(msgspec.Struct, frozen=True):
    """A plan for every week; every ``easier_every``-th week in a row is an easier one."""

    name: str
    title: str
    parts: tuple[Part, ...]
    about: str = ""
    source: str = ""
    easier_every: int | None = None


class Done(msgspec.Struct, frozen=True):
    """A workout that was done: ``session`` is its session's name, ``run`` whether it was a run.

    ``started`` is the time of the place where it was done, with its zone; ``seconds`` is how long
    it took.
    """

    session: str
    title: str
    started: datetime
    seconds: float
    run: bool


class PartStatus(msgspec.Struct, frozen=True):
    """How one part stands this week.

    ``wanted`` is how often it is to be done at least, ``most`` how often at most. It is ``due``
    where something is left and nothing speaks against today; where something does, ``waits`` says
    what. ``waits`` is empty where nothing is left.
    """

    part: Part
    done: tuple[Done, ...]
    wanted: int
    most: int
    due: bool = False
    waits: str = ""

    @property
    def left(self) -> int:
        """How often it is still to be done this week."""
        return max(0, self.wanted - len(self.done))


class WeekStatus(msgspec.Struct, frozen=True):
    """How a week stands.

    ``others`` are this week's workouts that belong to no part, ``last`` is the latest of all, also
    of earlier weeks. ``number`` says which week in a row this is, from 1; a week without a workout
    starts the count anew. ``due`` names the sessions for today: part by part, each one with the
    part it counts for, those done least recently first.
    """

    week: Week
    monday: date
    easier: bool
    parts: tuple[PartStatus, ...]
    others: tuple[Done, ...]
    warnings: tuple[str, ...]
    last: Done | None
    number: int
    due: tuple[str, ...]


def week_status(week: Week, done: Iterable[Done], now: datetime) -> WeekStatus:
    """How the week of ``now`` stands, with workouts in any order; those to come later in it count.

    A workout counts for the first part that has its session. A part after runs is wanted as often
    as there are runs this week, of any part or none; only what was done for such a part is itself
    no run to follow.
    """
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    past = _look_back(done, monday, _first_parts(week))
    days = [day for day in past.recent if day.day >= monday]
    hard = [day for day in past.recent if day.part is not None and week.parts[day.part].hard]
    parts = tuple(_part_statuses(week, days, _waits(hard, today)))
    warnings = (
        *_hard_warnings([day for day in hard if day.day >= monday]),
        *_longest_warnings(week, days),
    )
    number = _weeks_in_a_row(past.weeks, monday) + 1
    return WeekStatus(
        week=week,
        monday=monday,
        easier=week.easier_every is not None and number % week.easier_every == 0,
        parts=parts,
        others=tuple(day.done for day in days if day.part is None),
        warnings=tuple(dict.fromkeys(warnings)),
        last=past.last,
        number=number,
        due=tuple(_due(parts, past.last_done)),
    )


class _TrainedDay(NamedTuple):
    """A workout, the day it was done on, and the part it counts for, by number."""

    day: date
    done: Done
    part: int | None


class _Findings(NamedTuple):
    """What one look through all workouts finds."""

    weeks: set[int]
    """The weeks that have a workout, by number."""

    recent: list[_TrainedDay]
    """Those from the day before Monday to the end of the week, in order."""

    last: Done | None
    last_done: Mapping[str, datetime]


def _look_back(done: Iterable[Done], monday: date, first_parts: Mapping[str, int]) -> _Findings:
    weeks: set[int] = set()
    recent: list[_TrainedDay] = []
    last_done: dict[str, datetime] = {}
    last: Done | None = None
    first, end = monday - _ONE_DAY, monday + timedelta(days=7)
    for each in done:
        day = each.started.date()
        weeks.add(_week_number(day))
        if first <= day < end:
            recent.append(_TrainedDay(day, each, first_parts.get(each.session)))
        if last is None or _order(last) < _order(each):
            last = each
        before = last_done.get(each.session)
        if before is None or before < each.started:
            last_done[each.session] = each.started
    recent.sort(key=lambda day: (day.day, _order(day.done)))
    return _Findings(weeks, recent, last, last_done)


def _order(done: Done) -> tuple[datetime, str, str, float, bool]:
    """By time; what started at once has an order all the same, whatever order it came in."""
    return done.started, done.session, done.title, done.seconds, done.run


def _week_number(day: date) -> int:
    """The number of the day's week since the Monday that is day 1 of the calendar."""
    return (day.toordinal() - 1) // 7


def _weeks_in_a_row(weeks: set[int], monday: date) -> int:
    """How many weeks with a workout directly precede the one of ``monday``."""
    number = _week_number(monday)
    first = number
    while first - 1 in weeks:
        first -= 1
    return number - first


def _first_parts(week: Week) -> dict[str, int]:
    """The number of the part that each session counts for: the first that has it."""
    numbers: dict[str, int] = {}
    for number, part in enumerate(week.parts):
        for session in part.sessions:
            numbers.setdefault(session, number)
    return numbers


def _part_statuses(week: Week, days: Sequence[_TrainedDay], waits: str) -> Iterator[PartStatus]:
    """The status of every part; ``waits`` says why a hard one is not for today."""
    runs = 0
    done: list[list[Done]] = [[] for _ in week.parts]
    for day in days:
        if day.part is not None:
            done[day.part].append(day.done)
        runs += day.done.run and (day.part is None or week.parts[day.part].after is None)
    for part, own in zip(week.parts, done, strict=True):
        times = Range(runs, runs) if part.after else part.times
        status = PartStatus(part, tuple(own), times.low, times.high)
        if status.left:
            why = waits if part.hard else ""
            status = replace(status, due=not why, waits=why)
        yield status


def _waits(hard: Sequence[_TrainedDay], today: date) -> str:
    """Why nothing hard is for today; empty where nothing speaks against it."""
    for day, when in ((today, "today was hard already"), (today - _ONE_DAY, "yesterday was hard")):
        titles = [strain.done.title for strain in hard if strain.day == day]
        if titles:
            return f"{when}: {titles[-1]}"
    return ""


def _hard_warnings(hard: Sequence[_TrainedDay]) -> Iterator[str]:
    for before, after in pairwise(hard):
        earlier, later = before.done.title, f"{after.done.title} on {_day_name(after)}"
        if before.day == after.day:
            yield f"{later} came on the same day as {earlier}: leave a day between"
        elif after.day - before.day == _ONE_DAY:
            earlier += f" on {_day_name(before)}"
            yield f"{later} came the day after {earlier}: leave a day between"


def _longest_warnings(week: Week, days: Sequence[_TrainedDay]) -> Iterator[str]:
    for number, part in enumerate(week.parts):
        own = [day.done for day in days if day.part == number]
        runs = [day.done for day in days if day.part != number and day.done.run]
        if not part.longest or not own or not runs:
            continue
        meant = max(own, key=lambda each: each.seconds)
        longest = max(runs, key=lambda each: each.seconds)
        if longest.seconds >= meant.seconds:
            claim = f"{meant.title} ({minutes_words(meant.seconds)}) is not the week's longest"
            yield f"{claim}: {longest.title} took {minutes_words(longest.seconds)}"


def _due(parts: Sequence[PartStatus], last_done: Mapping[str, datetime]) -> Iterator[str]:
    seen: set[str] = set()
    for status in parts:
        own = [name for name in dict.fromkeys(status.part.sessions) if name not in seen]
        seen.update(own)
        if status.due:
            yield from (name for name in own if name not in last_done)
            yield from sorted(
                (name for name in own if name in last_done), key=last_done.__getitem__
            )


def _day_name(day: _TrainedDay) -> str:
    return _DAY_NAMES[day.day.weekday()]
