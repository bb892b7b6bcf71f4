"""The sets of a workout put together as other programs show them: exercise by exercise."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from runstrong_tui.player.log import SetDone


class Group(NamedTuple):
    """The sets of one exercise in one block; ``superset`` numbers blocks done in turn, from 0."""

    name: str
    sets: tuple[SetDone, ...]
    superset: int | None = None


def grouped(sets: Sequence[SetDone]) -> list[Group]:
    """The sets by block and exercise, in the order in which each exercise came first.

    Exercises that took turns in their block belong to one superset.
    """
    groups: list[Group] = []
    supersets = 0
    for _, block in groupby(sets, key=lambda done: done.block):
        done = tuple(block)
        together: dict[tuple[str, str, str | None], list[SetDone]] = {}
        for each in done:
            together.setdefault((each.exercise, each.name, each.load), []).append(each)
        taking_turns = len(together) < _runs(done)
        number = supersets if taking_turns else None
        supersets += taking_turns
        groups += [Group(key[1], tuple(own), number) for key, own in together.items()]
    return groups


def _runs(sets: Sequence[SetDone]) -> int:
    """How often the exercise changes, and one more."""
    return sum(1 for _ in groupby(sets, key=lambda done: (done.exercise, done.name, done.load)))
