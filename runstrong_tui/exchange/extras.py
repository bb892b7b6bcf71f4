"""Packages that only some formats need: imported when asked for, and told of where they miss."""

from importlib import import_module
from types import ModuleType


class MissingExtra(Exception):
    """A package that a format needs is not installed; says which extra brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f'{what} needs more: pip install "runstrong-tui[{extra}]"')


def module_of(name: str, what: str, extra: str) -> ModuleType:
    """The module ``name``, of a package that ``extra`` brings and ``what`` needs.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtra(what, extra) from error
