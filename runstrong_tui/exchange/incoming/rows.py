"""Rows of a table put together to workouts; every fault of a row is gathered with its line."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from runstrong_tui.exchange.incoming.dates import day_first
from runstrong_tui.exchange.incoming.raw import RawSet, RawWorkout
from runstrong_tui.exchange.incoming.tables import Row, Table
from runstrong_tui.files.faults import BrokenText, Fault

Read = TypeVar("Read")


class Choices(NamedTuple):
    """What the runner says of a file that does not say it itself.

    ``day_first`` is None where nobody said in which order days and months stand.
    """

    pounds: bool = False
    miles: bool = False
    day_first: bool | None = None
    encoding: str | None = None


class Grouped(NamedTuple):
    """The workouts of a table, oldest first, and how many rows of what kind were left out."""

    workouts: list[RawWorkout]
    left_out: dict[str, int]


def group_rows(
    table: Table,
    key_of: Callable[[Row], tuple[str, ...]],
    make: Callable[[list[Row], bool | None], RawWorkout],
    choices: Choices,
    date: str,
    skip: Callable[[Row], str] = lambda _: "",
) -> Grouped:
    """The workouts whose rows have the same key, wherever they stand in the table.

    Args:
        table: its rows.
        key_of: what the rows of one workout have in common.
        make: the workout of such rows, knowing whether days come before months; raises
            ``Faulty``.
        choices: what the runner said.
        date: the column of the date.
        skip: why a row is no set, in a word; "" where it is one.

    Raises:
        BrokenText: with every fault of every row.
    """
    left_out: dict[str, int] = {}
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        why = skip(row)
        if why:
            left_out[why] = left_out.get(why, 0) + 1
        else:
            groups.setdefault(key_of(row), []).append(row)
    order = choices.day_first
    if order is None:
        order = day_first(rows[0].get(date) for rows in groups.values())
    faults: list[Fault] = []
    workouts = []
    for rows in groups.values():
        try:
            workouts.append(make(rows, order))
        except Faulty as error:
            faults += [Fault(table.file, line, 1, what) for line, what in error.faults]
    if faults:
        raise BrokenText(tuple(faults))
    return Grouped(sorted(workouts, key=lambda workout: workout.started), left_out)


class Faulty(Exception):
    """Rows that are no workout; ``faults`` are lines with what is wrong in each."""

    def __init__(self, faults: list[tuple[int, str]]) -> None:
        super().__init__()
        self.faults = faults


def sets_of(rows: list[Row], make: Callable[[Row], RawSet | None]) -> tuple[RawSet, ...]:
    """The set of each row that is one.

    Raises:
        Faulty: rows that are none, each with its line.
    """
    faults = []
    sets = []
    for row in rows:
        try:
            sets.append(make(row))
        except ValueError as error:
            faults.append((row.line, str(error)))
    if faults:
        raise Faulty(faults)
    return tuple(found for found in sets if found is not None)


def at_row(row: Row, read: Callable[[], Read]) -> Read:
    """What ``read`` gives; its fault is that of the row.

    Raises:
        Faulty: it is none.
    """
    try:
        return read()
    except ValueError as error:
        raise Faulty([(row.line, str(error))]) from error
