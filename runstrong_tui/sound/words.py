"""What is said aloud, and how long saying it takes."""

from runstrong_tui.player.state import Player
from runstrong_tui.training.steps import Effort, RepeatedHold, Reps, Rest, Task, Which

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
GET_READY = "Get ready"
REST_OVER = "The rest is over"
SETTLED = "Has your pulse settled?"
PULSE_SETTLED = "Your pulse has settled"
SLEPT = "Paused, the machine slept"
SIDES = {Which.LEFT: "Left side", Which.RIGHT: "Right side"}


def speaking_seconds(words: str) -> float:
    """How long it takes to say that; 0 for nothing."""
    return PAUSE_SECONDS + SECONDS_A_WORD * len(words.split()) if words else 0.0


def announced(effort: Effort, *, whole: bool = True) -> str:
    """What is to be done: ``Wall sit, set 2 of 3, 45 seconds``; not ``whole``: without the set."""
    task = effort.task
    parts = [task.move.name.replace(", ", " "), *_which(task, whole), target(effort)]
    return ", ".join(parts)


def target(effort: Effort) -> str:
    """What one set asks for, as it is said."""
    if isinstance(effort, Reps):
        return f"{effort.target} reps" if effort.target else "as many reps as you can"
    if isinstance(effort, RepeatedHold) and effort.metronome:
        return f"{effort.reps} reps"
    if isinstance(effort, RepeatedHold):
        held = next((phase.seconds for phase in effort.phases if phase.word == "hold"), 0)
        each = f", {held} seconds each" if held and effort.pause else ""
        return f"{effort.reps} reps{each}"
    if not effort.seconds:
        return "as long as you can"
    words = length(effort.seconds)
    return f"{words} or more" if effort.open else words


def length(seconds: int) -> str:
    """``45 seconds``, ``2 minutes``, ``1 hour 30 minutes``."""
    if seconds < 120 and seconds % 60:
        return f"{seconds} seconds"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (left, "second")]
    return " ".join(f"{n} {word if n == 1 else word + 's'}" for n, word in parts if n)


def rest_began(rest: Rest, lead: int, following: Effort | None) -> str:
    """That a rest begins, and what comes after it; ``lead`` is the get-ready count at its end."""
    kind = "Walk or jog" if rest.active else "Rest"
    long = "until your pulse settles" if rest.pulse else length(rest.seconds + lead)
    said = f"{kind} {long}"
    return f"{said}. Next, {announced(following)}" if following is not None else said


def side(which: Which) -> str:
    """That the side changes."""
    return SIDES[which]


def done(player: Player) -> str:
    """That the session is over."""
    count = len(player.log)
    return f"Done. {count} {'set' if count == 1 else 'sets'} of {len(player.plan.efforts)}"


def _which(task: Task, whole: bool) -> list[str]:
    parts = [f"set {task.set} of {task.sets}"] if whole and task.sets > 1 else []
    if task.side is not None:
        parts.append(SIDES[task.side].lower())
    return parts
