"""What is said aloud, and how long saying it takes."""

from math import ceil

from runstrong_tui.player.state import Player
from runstrong_tui.player.timeline import FORGIVEN, goal, place
from runstrong_tui.training.steps import Effort, RepeatedHold, Reps, Rest, Side, Task, Timed

SECONDS_A_WORD = 0.36
"""What a word is taken to last, in seconds: some 165 words a minute."""

PAUSE_SECONDS = 0.3
"""What the program needs before the first word."""

GO = "Go"
HALF = "Half"
KEEP_ON = "That was it; keep on"
LAST_ONE = "Last one"
PAUSED = "Paused"
ON = "Going on"
UNDONE = "Undone"
SWAPPED = "Swapped"
NEXT = "Next, "
GET_READY = "Get ready"
REST_OVER = "The rest is over"
SETTLED = "Has your pulse settled?"
PULSE_SETTLED = "Your pulse has settled"
SLEPT = "Paused, the machine slept"
SIDES = {Side.LEFT: "Left side", Side.RIGHT: "Right side"}


def speaking_seconds(words: str) -> float:
    """How long it takes to say that; 0 for nothing."""
    return PAUSE_SECONDS + SECONDS_A_WORD * len(words.split()) if words else 0.0


def announced(effort: Effort, *, whole: bool = True, asked: str = "") -> str:
    """What is to be done: ``Wall sit, set 2 of 3, 45 seconds``; not ``whole``: without the set.

    ``asked`` takes the place of what the whole set asks for.
    """
    task = effort.task
    parts = [task.move.name.replace(", ", " "), *_which(task, whole), asked or target(effort)]
    return ", ".join(parts)


def here(player: Player, *, whole: bool = True) -> str:
    """What one is at and what is left of it: ``Wall sit, set 2 of 3, 22 seconds left``.

    Between two efforts it is the one to come: ``Rest. Next, Wall sit, set 3 of 3, 45 seconds``.
    """
    step = player.step
    if isinstance(step, Effort):
        return announced(step, whole=whole, asked=_left(player))
    following = player.plan.next_effort(player.index)
    if following is None:
        return ""
    coming = announced(following, whole=whole)
    return in_turn("Rest", f"{NEXT}{coming}") if isinstance(step, Rest) else coming


def in_turn(*sayings: str) -> str:
    """One after the other, those that are empty left out."""
    return ". ".join(filter(None, sayings))


def that_fits(seconds: float, *sayings: str) -> str:
    """The first that can be said in ``seconds``, or else the last."""
    return next((saying for saying in sayings if speaking_seconds(saying) <= seconds), sayings[-1])


def target(effort: Effort) -> str:
    """What one set asks for, as it is said."""
    if isinstance(effort, Reps):
        return f"{effort.target} reps" if effort.target else "as many reps as you can"
    if isinstance(effort, RepeatedHold) and effort.metronome:
        return f"{effort.reps} reps"
    if isinstance(effort, RepeatedHold):
        each = f", {effort.held} seconds each" if effort.held and effort.pause else ""
        return f"{effort.reps} reps{each}"
    if not effort.seconds:
        return "as long as you can"
    words = length(effort.seconds)
    return f"{words} or more" if effort.open else words


def length(seconds: int) -> str:
    """``45 seconds``, ``2 minutes``, ``1 hour 30 minutes``."""
    if 1 < seconds < 120 and seconds % 60:
        return f"{seconds} seconds"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (left, "second")]
    return " ".join(f"{n} {word if n == 1 else word + 's'}" for n, word in parts if n)


def rest_began(rest: Rest, lead: int, following: Effort | None) -> str:
    """That a rest begins, and what comes after it; ``lead`` is the get-ready count at its end."""
    kind = "Walk or jog" if rest.active else "Rest"
    whole = rest.seconds + lead
    said = f"{kind} {'until your heart rate drops' if rest.pulse else length(whole)}"
    if following is None:
        return said
    brief = announced(following, whole=False)
    sayings = (in_turn(said, f"{NEXT}{name}") for name in (announced(following), brief))
    return that_fits(whole, *sayings, f"{NEXT}{brief}")


def side(which: Side) -> str:
    """That the side changes."""
    return SIDES[which]


def done(player: Player) -> str:
    """That the session is over."""
    count = len(player.log)
    return f"Done. {count} {'set' if count == 1 else 'sets'} of {len(player.plan.efforts)}"


def _left(player: Player) -> str:
    """What is left of an effort that was begun; empty where that is all of it, or not known."""
    step, gone = player.step, player.elapsed(player.seen)
    if isinstance(step, RepeatedHold):
        done = place(step, player.extra, gone).counted
        left = step.reps + player.extra - done
        return f"{left} {'rep' if left == 1 else 'reps'} left" if done and left > 0 else ""
    if not isinstance(step, Timed) or step.open or gone < 1:
        return ""
    left = ceil((goal(step, player.extra) or 0) - gone - FORGIVEN)
    return f"{length(left)} left" if left > 0 else ""


def _which(task: Task, whole: bool) -> list[str]:
    parts = [f"set {task.set} of {task.sets}"] if whole and task.sets > 1 else []
    if task.side is not None:
        parts.append(SIDES[task.side].lower())
    return parts
