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
    if workout.pain is not None:
        parts.append(f"pain {workout.pain} before")
    if workout.pain_next_morning is not None:
        parts.append(f"pain {workout.pain_next_morning} next morning")
    return " · ".join(parts)


def sets_words(done: int, planned: int, *, outside: bool) -> str:
    """``10 of 12``; ``entered`` for what was not played."""
    return "entered" if outside else f"{done} of {planned}"


def which_words(set_done: SetDone, *, brief: bool = False) -> str:
    """``set 2 of 3 · left``, in ``brief`` ``2 of 3 left``; one beyond those planned: ``set 4``."""
    number = (
        f"{set_done.set} of {set_done.sets}" if set_done.set <= set_done.sets else f"{set_done.set}"
    )
    return (" " if brief else " · ").join(
        filter(None, (number if brief else f"set {number}", set_done.side))
    )


def planned_words(set_done: SetDone) -> str:
    """``planned 45 s``, ``planned 15 reps``; empty where nothing was said of how much."""
    if set_done.planned_seconds is not None:
        return f"planned {seconds_words(set_done.planned_seconds)}"
    return "" if set_done.planned_reps is None else f"planned {set_done.planned_reps} reps"


def told_words(set_done: SetDone) -> str:
    """What else was told of a set: ``2 touches, longest 12 s · rest 62 s · pulse 117 after 42 s``.

    After the rest stands how long the pulse took to settle, and at how many beats a minute.
    """
    parts = [] if set_done.pain is None else [f"pain {set_done.pain}"]
    if set_done.touches:
        touches = f"{set_done.touches} touch{'es' if set_done.touches > 1 else ''}"
        longest = (
            "" if set_done.unbroken is None else f", longest {seconds_words(set_done.unbroken)}"
        )
        parts.append(touches + longest)
    if set_done.rest is not None:
        parts.append(f"rest {seconds_words(set_done.rest)}")
    if set_done.recovery is not None:
        pulse = "settled" if set_done.pulse is None else str(set_done.pulse)
        parts.append(f"pulse {pulse} after {seconds_words(set_done.recovery)}")
    elif set_done.pulse is not None:
        parts.append(f"pulse {set_done.pulse}")
    return " · ".join(parts)


def set_lines(workout: Workout) -> list[SetLine]:
    """Every set of the plan in its order, with those that were not done."""
    lines: list[SetLine] = []
    above = ""
    done_steps = {done.step for done in workout.sets}
    for entry in sorted((*workout.sets, *workout.missed), key=lambda done: done.step):
        done = entry.step in done_steps
        which = which_words(entry)
        if entry.load:
            which += f" · {entry.load}"
        result = done_words(entry) if done else "not done"
        lines.append(SetLine("" if entry.name == above else entry.name, which, result, done))
        above = entry.name
    return lines
