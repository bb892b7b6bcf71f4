"""Targets, sets and results in words, the same on the screen and on the command line."""

from datetime import datetime
from math import ceil

from runstrong_tui.player.log import SetDone
from runstrong_tui.player.state import Position
from runstrong_tui.player.timeline import goal
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Reps, Task


def target_words(effort: Effort) -> str:
    """What one set asks for: ``45 s``, ``15 reps``, ``10 reps, each held 5 s``."""
    if isinstance(effort, Reps):
        return f"{effort.target} reps" if effort.target else "as many reps as you can"
    if isinstance(effort, RepeatedHold) and effort.metronome:
        return f"{effort.reps} reps"
    if isinstance(effort, RepeatedHold):
        if effort.pause:
            return f"{effort.reps} reps, each held {effort.held} s"
        pace = "-".join(str(phase.seconds) for phase in effort.phases)
        return f"{effort.reps} reps at {pace}"
    if not effort.seconds:
        return "as long as you can"
    return seconds_words(effort.seconds) + (" or more" if effort.open else "")


def set_words(task: Task, *, brief: bool = False) -> str:
    """``set 2 of 3``, with the side where the sides take turns and the load where there is one.

    ``brief``: ``set 2/3 · left``.
    """
    parts = [f"set {task.set}/{task.sets}" if brief else f"set {task.set} of {task.sets}"]
    if task.side is not None:
        parts.append(task.side if brief else f"{task.side} side")
    if task.load is not None:
        parts.append(task.load)
    return " · ".join(parts)


def effort_words(effort: Effort) -> str:
    """The coming set in one line: ``Wall sit · set 2 of 3 · 45 s``."""
    return f"{effort.task.move.name} · {set_words(effort.task)} · {target_words(effort)}"


def done_words(done: SetDone) -> str:
    """What was made of a set, beside its target where the two differ: ``38 of 45 s``."""
    if done.timed:
        made = int(done.seconds)
        if done.planned_seconds in (None, made):
            return seconds_words(made)
        said, whole = seconds_words(made), seconds_words(done.planned_seconds or 0)
        short = said.split()[1:] == whole.split()[1:] == ["s"]
        return f"{made if short else said} of {whole}"
    made_reps = "?" if done.reps is None else str(done.reps)
    if done.planned_reps is None or done.reps == done.planned_reps:
        return f"{made_reps} reps"
    return f"{made_reps} of {done.planned_reps} reps"


def moment_words(at: datetime, now: datetime) -> str:
    """``today 18:52``, ``yesterday 18:52``, ``Wed 18 Nov``, with the year where it is another.

    The words are those of the place where it was, ``at``'s own zone, beside the day it is ``now``.
    """
    days = (now.date() - at.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {at:%H:%M}"
    return f"{at:%a} {at.day} {at:%b}" + ("" if at.year == now.year else f" {at.year}")


def full_moment_words(at: datetime, now: datetime) -> str:
    """``today 18:52``, ``Wed 18 Nov 18:52``, with the year where it is another."""
    words = moment_words(at, now)
    clock = f"{at:%H:%M}"
    return words if words.endswith(clock) else f"{words} {clock}"


def where_words(plan: Plan, position: Position) -> str:
    """Where a session was left: ``wall sit, set 2 of 3, 22 s left``."""
    index = position.index
    if index >= len(plan.steps):
        return "over, on its way into the history"
    step = plan.steps[index]
    effort = step if isinstance(step, Effort) else plan.next_effort(index)
    if effort is None:
        return "at the end"
    where = f"{effort.task.move.name.lower()}, {set_words(effort.task)}"
    if step is not effort:
        return f"before {where}"
    over = goal(step, position.extra)
    if over is None or over <= position.gone:
        return where
    return f"{where}, {seconds_words(ceil(over - position.gone))} left"
