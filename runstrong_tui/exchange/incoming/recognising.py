"""What a file is, told by what stands in it, and never by its name."""

from collections.abc import Callable
from typing import NamedTuple

from runstrong_tui.exchange.incoming import fit, fitnotes, hevy, own, strong
from runstrong_tui.exchange.incoming.raw import RawWorkout
from runstrong_tui.exchange.incoming.rows import Choices, Grouped
from runstrong_tui.exchange.incoming.tables import OnProgress, Table, broken, read_table, text_of
from runstrong_tui.store.workout import Workout

OWN = "RunStrong"
KNOWN = "a CSV of Hevy, Strong or FitNotes, a FIT run, or RunStrong's own CSV or JSON"


class Found(NamedTuple):
    """What stands in a file of ``source``: workouts that are ours already, or raw ones.

    Ours come with the line on which each stands. ``remarks`` tell what was left out and what was
    taken for granted.
    """

    source: str
    own: list[tuple[int, Workout]]
    raw: list[RawWorkout]
    remarks: tuple[str, ...] = ()


class _Kind(NamedTuple):
    name: str
    marks: frozenset[str]
    read: Callable[[Table, Choices], Grouped]
    no_units: Callable[[Table], bool]


_TABLES = (
    _Kind(hevy.NAME, hevy.MARKS, hevy.read_hevy, lambda _: False),
    _Kind(strong.NAME, strong.MARKS, strong.read_strong, strong.no_units),
    _Kind(fitnotes.NAME, fitnotes.MARKS, fitnotes.read_fitnotes, fitnotes.no_units),
)


def read(data: bytes, file: str, choices: Choices, on_progress: OnProgress | None = None) -> Found:
    """All that stands in a file.

    Raises:
        BrokenText: it is none that is known, or something in it is broken; with every place.
        MissingExtra: what reads it is not installed.
    """
    if fit.is_fit(data):
        return Found(fit.NAME, [], fit.read_fit(data, file))
    text = text_of(data, file, choices.encoding)
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return Found(OWN, own.workouts_of_json(text.lstrip("\ufeff"), file), [])
    table = read_table(text, file, on_progress)
    if own.MARKS.issubset(table.columns):
        return Found(OWN, own.workouts_of_csv(table), [])
    kind = next((each for each in _TABLES if each.marks.issubset(table.columns)), None)
    if kind is None:
        named = ", ".join(table.columns[:6])
        broken(
            file, 1, f"its columns are of no program that is known: {named}", f"expected {KNOWN}"
        )
    grouped = kind.read(table, choices)
    return Found(kind.name, [], grouped.workouts, tuple(_remarks(kind, table, grouped, choices)))


def _remarks(kind: _Kind, table: Table, grouped: Grouped, choices: Choices) -> list[str]:
    remarks = [
        f"{count:,} row{'s'[count == 1 :]} left out: {what}"
        for what, count in grouped.left_out.items()
    ]
    weighed = any(each.load for workout in grouped.workouts for each in workout.sets)
    if kind.no_units(table) and weighed and not choices.pounds:
        remarks.append("weights have no unit and are taken for kg; --pounds where they are pounds")
    return remarks
