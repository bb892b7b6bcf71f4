"""What is wrong with one file, in a line or two, however much it is."""

from pathlib import Path

import msgspec

TOLD = 3
"""So many faults of one file are told one by one; more of them are counted."""


class Damage(msgspec.Struct, frozen=True):
    """What is wrong with a file of the store: ``line`` counts from 1, 0 where it is the whole."""

    path: Path
    line: int
    what: str
    what_to_do: str = "runstrong doctor tells more"

    def __str__(self) -> str:
        """``file:line: what is wrong; what to do``."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what}; {self.what_to_do}"


class Damages:
    """The faults of one file: the first ones, and how many there are."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        self.count = 0
        self._first: list[Damage] = []

    def add(self, damage: Damage) -> None:
        """One fault more."""
        self.count += 1
        if self.count <= TOLD:
            self._first.append(damage)

    def take(self, others: "Damages") -> None:
        """Those of another part of the file."""
        self._first = (self._first + others._first)[:TOLD]
        self.count += others.count

    def in_order(self) -> tuple[Damage, ...]:
        """Each of a few; of many the first, and how many more there are."""
        if self.count <= TOLD:
            return tuple(self._first)
        first = self._first[0]
        more = msgspec.structs.replace(
            first, line=0, what=f"{self.count - 1:,} more faults like this one"
        )
        return first, more


class NoSuchSession(LookupError):
    """No partly finished session or workout has that id, or several begin with it."""


class CannotRead(Exception):
    """A record of the store cannot be read; ``damage`` says which, why and what to do."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(str(damage))
        self.damage = damage
