"""The days of a week on which its parts fall: what was done where it was, what is left from today.

A week plan says how often and names no days. Hard parts get a free day between them, the longest
run the end of the week, and what follows a run its day.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from runstrong_tui.training.week import Done, PartStatus, Week, WeekStatus

DAYS = 7

IsRun = Callable[[str], bool]
"""Whether the session of that name is a run."""


class Entry(NamedTuple):
    """One thing of a week: the ``number``-th of the part of that index, on a day.

    ``done`` is the workout where it is done already. ``sessions`` are what may be done for it.
    """

    day: date
    part: int
    number: int
    title: str
    sessions: tuple[str, ...]
    done: Done | None = None

    @property
    def key(self) -> str:
        """What tells it from all other things of its week, on whatever day it falls."""
        return f"{self.part}-{self.number}"


class LaidOut(NamedTuple):
    """The entries of a week by day, and the titles of what no day is left for."""

    entries: list[Entry]
    no_day: list[str]


def lay_out(status: WeekStatus, today: date, is_run: IsRun) -> LaidOut:
    """This week: done things on their days, and what is left on the days from ``today`` on."""
    return _Layout(status, today, is_run).laid_out()


def blank_week(week: Week, monday: date) -> WeekStatus:
    """A week to come, in which nothing is done yet."""
    parts = tuple(
        PartStatus(part, (), 0 if part.after else part.times.low, part.times.high)
        for part in week.parts
    )
    return WeekStatus(week, monday, False, parts, (), (), None, 0, ())


class _Layout:
    def __init__(self, status: WeekStatus, today: date, is_run: IsRun) -> None:
        self._status = status
        self._is_run = is_run
        first = max(today, status.monday)
        every = [status.monday + timedelta(days=n) for n in range(DAYS)]
        self._days = [day for day in every if day >= first]
        self._entries: list[Entry] = []
        self._no_day: list[str] = []

    def laid_out(self) -> LaidOut:
        for index, part in enumerate(self._status.parts):
            for number, done in enumerate(part.done):
                self._add(done.started.date(), index, number, done)
        hard = [index for index, part in enumerate(self._status.parts) if part.part.hard]
        self._place_hard(list(self._in_turn(hard)))
        self._place(self._of(lambda part: part.part.longest and not part.part.hard), last=True)
        runs = self._of(lambda part: self._may_run(part) and not part.part.longest)
        self._place(runs, last=False)
        self._place(self._of(lambda part: not self._may_run(part)), last=False)
        self._place_after_runs()
        order = {day: number for number, day in enumerate(self._all_days())}
        entries = sorted(self._entries, key=lambda entry: (order[entry.day], self._rank(entry)))
        return LaidOut(entries, self._no_day)

    def _all_days(self) -> list[date]:
        return sorted({entry.day for entry in self._entries})

    def _rank(self, entry: Entry) -> tuple[bool, int]:
        """Within a day what follows a run comes after it."""
        return self._status.parts[entry.part].part.after is not None, entry.part

    def _may_run(self, part: PartStatus) -> bool:
        return any(map(self._is_run, part.part.sessions))

    def _of(self, wanted: Callable[[PartStatus], bool]) -> list[int]:
        """The parts, neither hard nor after runs, of which something is left."""
        return [
            index
            for index, part in enumerate(self._status.parts)
            if wanted(part) and not part.part.hard and part.part.after is None
        ]

    def _in_turn(self, parts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """What is left of the parts, the first of each before the second of any."""
        numbers = [[(index, number) for number in self._left_of(index)] for index in parts]
        for some in zip_longest(*numbers):
            yield from (each for each in some if each is not None)

    def _left_of(self, index: int) -> range:
        part = self._status.parts[index]
        return range(len(part.done), len(part.done) + part.left)

    def _place_hard(self, left: list[tuple[int, int]]) -> None:
        """Hard things, as evenly as the days allow and never on two days in a row."""
        for place, (index, number) in enumerate(left):
            free = [day for day in self._days if not self._is_hard_near(day)]
            if not free:
                self._no_day.append(self._status.parts[index].part.title)
                continue
            apart = max(2, len(self._days) // max(1, len(left)))
            meant = self._days[min(place * apart, len(self._days) - 1)]
            self._add(min(free, key=lambda day: (abs(day - meant), day)), index, number)

    def _place(self, parts: Sequence[int], *, last: bool) -> None:
        """Things that are not hard, each on the emptiest day, the ``last`` such or the first."""
        for index, number in self._in_turn(parts):
            if not self._days:
                self._no_day.append(self._status.parts[index].part.title)
                continue
            days = self._days[::-1] if last else self._days
            self._add(min(days, key=lambda day: self._load(day, index)), index, number)

    def _load(self, day: date, part: int) -> tuple[bool, int, int]:
        """How full a day is for a part: a day with a thing of it, or with something hard, last."""
        own = [entry for entry in self._entries if entry.day == day]
        near = sum(
            entry.part == part and abs((entry.day - day).days) < 2 for entry in self._entries
        )
        hard = any(self._status.parts[entry.part].part.hard for entry in own)
        return any(entry.part == part for entry in own), len(own) + hard, near

    def _place_after_runs(self) -> None:
        """What follows runs, on the day of each run that has none yet; of past days' today."""
        for index, part in enumerate(self._status.parts):
            if part.part.after is None:
                continue
            runs = [entry.day for entry in self._entries if self._is_planned_run(entry)]
            owed = [self._days[0]] * part.left if self._days else []
            for number, day in enumerate([*owed, *runs], len(part.done)):
                self._add(day, index, number)

    def _is_planned_run(self, entry: Entry) -> bool:
        part = self._status.parts[entry.part]
        return entry.done is None and part.part.after is None and self._may_run(part)

    def _is_hard_near(self, day: date) -> bool:
        return any(
            self._status.parts[entry.part].part.hard and abs((entry.day - day).days) < 2
            for entry in self._entries
        )

    def _add(self, day: date, index: int, number: int, done: Done | None = None) -> None:
        part = self._status.parts[index].part
        self._entries.append(Entry(day, index, number, part.title, part.sessions, done))
