"""Checks what sessions include: that it is there, goes in no circle, and stays within measure."""

from collections.abc import Collection, Iterator, Mapping

from runstrong_tui.files.faults import Fault, did_you_mean
from runstrong_tui.files.session_file import (
    MOST_SETS_IN_ALL,
    Include,
    WrittenSession,
    too_many_sets,
)
from runstrong_tui.training.session import most_sets

DEEPEST_INCLUDE = 8
"""How deep sessions may include one another."""

MOST_BLOCKS_IN_ALL = 500
"""The most blocks of a session, with those it includes."""


def include_faults(
    written: Mapping[str, WrittenSession], broken: Collection[str]
) -> dict[str, tuple[Fault, ...]]:
    """The faults of every session's includes, by the name of the session; sound ones are left out.

    Args:
        written: the sessions that could be read, by name.
        broken: the names of those that could not.
    """
    levels = _levels(written)
    faults = {
        name: tuple(
            include.place.fault(written_session.file, *complaint)
            for include in written_session.includes
            if (complaint := _complaint(name, include, written, broken, levels))
        )
        for name, written_session in written.items()
    }
    found = {name: own for name, own in faults.items() if own}
    for name, complaint in _too_large(written, levels):
        written_session = written[name]
        if name not in found and written_session.includes:
            found[name] = (
                written_session.includes[0].place.fault(written_session.file, *complaint),
            )
    _pass_on(written, found)
    return found


def _complaint(
    name: str,
    include: Include,
    written: Mapping[str, WrittenSession],
    broken: Collection[str],
    levels: Mapping[str, int],
) -> tuple[str, str] | None:
    """What is wrong with one include of the session ``name``, and what was expected."""
    if include.name not in written:
        if include.name in broken:
            return f'the session "{include.name}" has faults of its own', ""
        return f'no session "{include.name}"', did_you_mean(include.name, sorted(written))
    if name not in levels:
        circle = _way(include.name, name, written)
        if circle:
            return "a circle: " + " includes ".join([name, *circle]), "leave one of them out"
    if levels.get(include.name, 0) >= DEEPEST_INCLUDE:
        return "includes lie too deep within one another", f"at most {DEEPEST_INCLUDE} deep"
    return None


def _levels(written: Mapping[str, WrittenSession]) -> dict[str, int]:
    """How deep each session includes others; one that ends in a circle has no level."""
    levels: dict[str, int] = {}
    waiting = {
        name: [include.name for include in written_session.includes if include.name in written]
        for name, written_session in written.items()
    }
    while ready := [
        name for name, inner in waiting.items() if all(included in levels for included in inner)
    ]:
        for name in ready:
            levels[name] = 1 + max((levels[included] for included in waiting.pop(name)), default=-1)
    return levels


def _way(start: str, end: str, written: Mapping[str, WrittenSession]) -> list[str]:
    """The shortest way of includes from one session to another; empty where there is none."""
    came_from: dict[str, str | None] = {start: None}
    waiting = [start]
    for name in waiting:
        if name == end:
            way: list[str] = []
            step: str | None = name
            while step is not None:
                way.insert(0, step)
                step = came_from[step]
            return way
        for include in written[name].includes:
            if include.name in written and include.name not in came_from:
                came_from[include.name] = name
                waiting.append(include.name)
    return []


def _too_large(
    written: Mapping[str, WrittenSession], levels: Mapping[str, int]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The sessions with too many blocks or sets, and why; counted from the innermost outwards."""
    blocks: dict[str, int] = {}
    sets: dict[str, int] = {}
    for name in sorted(levels, key=lambda name: levels[name]):
        written_session = written[name]
        inner = [include.name for include in written_session.includes]
        own = len(written_session.session.blocks) - len(inner)
        blocks[name] = own + sum(blocks.get(other, 0) for other in inner)
        own = sum(most_sets(block) for block in written_session.session.blocks)
        sets[name] = own + sum(sets.get(other, 0) for other in inner)
        if blocks[name] > MOST_BLOCKS_IN_ALL:
            what = f"with what it includes, this session has over {MOST_BLOCKS_IN_ALL} blocks"
            yield name, (what, "")
        elif sets[name] > MOST_SETS_IN_ALL:
            what, expected = too_many_sets(sets[name])
            yield name, (f"with what it includes, {what}", expected)


def _pass_on(written: Mapping[str, WrittenSession], found: dict[str, tuple[Fault, ...]]) -> None:
    """Adds the sessions that include one with faults, and those that include them."""
    growing = True
    while growing:
        growing = False
        for name, written_session in written.items():
            hurt = [include for include in written_session.includes if include.name in found]
            if hurt and name not in found:
                found[name] = tuple(
                    include.place.fault(
                        written_session.file, f'the session "{include.name}" has faults of its own'
                    )
                    for include in hurt
                )
                growing = True
