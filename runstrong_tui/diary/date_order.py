"""Which of the numbers of ``11/05/2026`` is the day, where this machine's locale says so."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum


class DateOrder(StrEnum):
    """Day and month of a date whose year comes last."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


Ordering = Callable[[], DateOrder | None]
"""Tells the order; None where nothing is known of it."""

_MONTH_FIRST = frozenset(["AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "US", "VI"])
_YEAR_FIRST = frozenset(
    [
        *("AF", "BT", "CA", "CN", "HU", "IR", "JP", "KP"),
        *("KR", "LK", "LT", "MN", "NP", "SE", "TW", "ZA"),
    ]
)
"""Territories, after the Unicode CLDR; where the year comes first, no order holds for others."""

_TERRITORY = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Z]{2})(?:[.@].*)?")


def machine_order() -> DateOrder | None:
    """The order of this machine's locale."""
    if sys.platform == "win32":
        return order_of_pattern(_windows_pattern())
    return order_of_locale(os.environ)


def order_of_locale(environ: Mapping[str, str]) -> DateOrder | None:
    """The order that LC_ALL, LC_TIME or LANG, the first that is set, asks for."""
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_TIME", "LANG"))
    match = _TERRITORY.fullmatch(next(filter(None, names), ""))
    if match is None or match[1] in _YEAR_FIRST:
        return None
    return DateOrder.MONTH_FIRST if match[1] in _MONTH_FIRST else DateOrder.DAY_FIRST


def order_of_pattern(pattern: str) -> DateOrder | None:
    """The order of a pattern such as ``dd/MM/yyyy``."""
    signs = "".join(dict.fromkeys(sign for sign in pattern.casefold() if sign in "dmy"))
    return {"dmy": DateOrder.DAY_FIRST, "mdy": DateOrder.MONTH_FIRST}.get(signs)


def _windows_pattern() -> str:
    """How the settings of Windows write a short date; "" where they do not say."""
    if sys.platform != "win32":
        return ""
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Control Panel\International") as key:
            return str(winreg.QueryValueEx(key, "sShortDate")[0])
    except OSError:
        return ""
