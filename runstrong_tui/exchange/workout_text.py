"""A workout as lines of text: what was done against what was planned."""

from typing import NamedTuple

from runstrong_tui.player.wording import done_words, minutes_words
from runstrong_tui.store.records import Workout


class SetLine(NamedTuple):
    """One set: the exercise's name (empty where the line above has it), which set, the result."""

    name: str
    which: str
    result: str
    done: bool


def figures_words(workout: Workout) -> str:
    """How long, how far, how much, how hard: ``24 min active · 10 of 12 sets · RPE 7.5``."""
    parts = [minutes_words(workout.active) + ("" if workout.outside else " active")]
    if workout.km is not None:
        parts.append(f"{workout.km:g} km")
    if not workout.outside:
        parts.append(f"{len(workout.sets)} of {workout.planned} sets")
        parts.append(f"{workout.form} form")
    if workout.easier:
        parts.append("easier week")
    if workout.rpe is not None:
        parts.append(f"RPE {workout.rpe:g}")
    return " · ".join(parts)


def sets_words(done: int, planned: int, *, outside: bool) -> str:
    """``10 of 12``; ``entered`` for what was not played."""
    return "entered" if outside else f"{done} of {planned}"


def set_lines(workout: Workout) -> list[SetLine]:
    """Every set of the plan in its order, with those that were not done."""
    lines: list[SetLine] = []
    above = ""
    done_steps = {done.step for done in workout.sets}
    for one in sorted((*workout.sets, *workout.missed), key=lambda done: done.step):
        done = one.step in done_steps
        which = f"set {one.set} of {one.sets}" + (f" · {one.side}" if one.side else "")
        if one.load:
            which += f" · {one.load}"
        result = done_words(one) if done else "not done"
        lines.append(SetLine("" if one.name == above else one.name, which, result, done))
        above = one.name
    return lines
