"""Numbers in the files of other programs: with a point or a comma, never guessed."""

import re

KM_IN_A_MILE = 1.609344
KM_IN = {
    "km": 1.0,
    "kilometers": 1.0,
    "kilometres": 1.0,
    "mi": KM_IN_A_MILE,
    "miles": KM_IN_A_MILE,
    "mile": KM_IN_A_MILE,
    "m": 0.001,
    "meters": 0.001,
    "metres": 0.001,
    "yd": 0.0009144,
    "yards": 0.0009144,
    "ft": 0.0003048,
    "feet": 0.0003048,
}
"""How many km each unit of a distance has."""

HEAVIEST = 5000

POUNDS = frozenset({"lb", "lbs", "pound", "pounds"})
KILOGRAMS = frozenset({"kg", "kgs", "kilogram", "kilograms"})
_PLAIN = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,12})?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")


def number_of(cell: str) -> float | None:
    """The number in a cell: ``72.5``, ``72,5``, ``1,072.5``; None in an empty one.

    Raises:
        ValueError: it is none, or less than nothing; in words.
    """
    words = cell.strip().replace("\u00a0", "")
    if not words:
        return None
    if _GROUPED.fullmatch(words):
        grouping = "," if words.rindex(".") > words.rindex(",") else "."
        words = words.replace(grouping, "")
    if not _PLAIN.fullmatch(words):
        raise ValueError(f'"{cell}" is no number')
    number = float(words.replace(",", "."))
    if number < 0:
        raise ValueError(f'"{cell}" is less than nothing')
    return number


def some_of(cell: str) -> float | None:
    """The same, but nothing where it is 0: other programs write 0 for what was not measured."""
    return number_of(cell) or None


def weight_of(cell: str) -> float | None:
    """The weight in a cell; nothing where it is 0.

    Raises:
        ValueError: it is none that anybody lifts; in words.
    """
    number = some_of(cell)
    if number is not None and number > HEAVIEST:
        raise ValueError(f'"{cell}" is no weight that anybody lifts')
    return number


def reps_of(cell: str) -> int | None:
    """The repetitions in a cell; None where there are none.

    Raises:
        ValueError: it is no whole number; in words.
    """
    number = some_of(cell)
    if number is not None and not number.is_integer():
        raise ValueError(f'"{cell}" are no whole repetitions')
    return None if number is None else int(number)


def unit_of(column: str) -> str:
    """The unit in a column's name: ``kg`` of ``weight (kg)``; "" where it names none."""
    _, _, rest = column.partition("(")
    return rest.partition(")")[0].strip().lower()


def pounds(unit: str, otherwise: bool) -> bool:
    """Whether a unit of weight is the pound; ``otherwise`` where none is named.

    Raises:
        ValueError: it is none that is known; in words.
    """
    if not unit:
        return otherwise
    if unit in POUNDS or unit in KILOGRAMS:
        return unit in POUNDS
    raise ValueError(f'"{unit}" is no unit of weight; kg or lbs')


def km_of(amount: float | None, unit: str, otherwise: float) -> float | None:
    """A distance in km; ``otherwise`` is how many km one has where no unit is named.

    Raises:
        ValueError: the unit is none that is known; in words.
    """
    if not amount:
        return None
    if unit and unit not in KM_IN:
        raise ValueError(f'"{unit}" is no unit of distance; km or miles')
    return round(amount * (KM_IN[unit] if unit else otherwise), 4)
