"""Loads as other programs count them: one number in kilograms."""

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.training.session import Load

KG_IN_A_POUND = 0.45359237


def kilograms(load: str | None) -> float | None:
    """All that is lifted in kg: 10 of ``2x5kg``; None without a load or where it is no weight."""
    found = parse_load(load) if load else None
    if not isinstance(found, Load):
        return None
    weight = found.count * found.amount
    return weight if found.unit == "kg" else weight * KG_IN_A_POUND


def load_of(amount: float, unit: str = "kg") -> str | None:
    """A weight as it stands in a step line: ``62.5kg``; None where nothing is lifted."""
    return f"{amount:.2f}".rstrip("0").rstrip(".") + unit if round(amount, 2) > 0 else None
