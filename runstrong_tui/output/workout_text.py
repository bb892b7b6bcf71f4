"""A workout as lines of text: what was done against what was planned."""

from typing import NamedTuple

from runstrong_tui.player.log import SetDone
from runstrong_tui.player.wording import done_words
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import effort_words
from runstrong_tui.training.lengths import minutes_words, seconds_words


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
        parts.append(f"{effort_words(workout.form)} effort")
    if workout.easier:
        parts.append("easier week")
    if workout.rpe is not None:
        parts.append(f"RPE {workout.rpe:g}")
    return " · ".join(parts)


def sets_words(done: int, planned: int, *, outside: bool) -> str:
    """``10 of 12``; ``entered`` for what was not played."""
    return "entered" if outside else f"{done} of {planned}"


def which_words(one: SetDone, *, brief: bool = False) -> str:
    """``set 2 of 3 · left``, in ``brief`` ``2 of 3 left``; one beyond those planned: ``set 4``."""
    number = f"{one.set} of {one.sets}" if one.set <= one.sets else f"{one.set}"
    return (" " if brief else " · ").join(
        filter(None, (number if brief else f"set {number}", one.side))
    )


def planned_words(one: SetDone) -> str:
    """``planned 45 s``, ``planned 15 reps``; empty where nothing was said of how much."""
    if one.planned_seconds is not None:
        return f"planned {seconds_words(one.planned_seconds)}"
    return "" if one.planned_reps is None else f"planned {one.planned_reps} reps"


def told_words(one: SetDone) -> str:
    """What else was told of a set: ``2 touches, longest 12 s · rest 62 s · pulse 117 after 42 s``.

    After the rest stands how long the pulse took to settle, and at how many beats a minute.
    """
    parts = []
    if one.touches:
        touches = f"{one.touches} touch{'es' if one.touches > 1 else ''}"
        longest = "" if one.unbroken is None else f", longest {seconds_words(one.unbroken)}"
        parts.append(touches + longest)
    if one.rest is not None:
        parts.append(f"rest {seconds_words(one.rest)}")
    if one.recovery is not None:
        pulse = "settled" if one.pulse is None else str(one.pulse)
        parts.append(f"pulse {pulse} after {seconds_words(one.recovery)}")
    elif one.pulse is not None:
        parts.append(f"pulse {one.pulse}")
    return " · ".join(parts)


def set_lines(workout: Workout) -> list[SetLine]:
    """Every set of the plan in its order, with those that were not done."""
    lines: list[SetLine] = []
    above = ""
    done_steps = {done.step for done in workout.sets}
    for one in sorted((*workout.sets, *workout.missed), key=lambda done: done.step):
        done = one.step in done_steps
        which = which_words(one)
        if one.load:
            which += f" · {one.load}"
        result = done_words(one) if done else "not done"
        lines.append(SetLine("" if one.name == above else one.name, which, result, done))
        above = one.name
    return lines
