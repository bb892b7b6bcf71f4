"""What is said aloud, and how long saying it takes."""

import re
from functools import cache
from math import ceil

from runstrong_tui.files.quantities import parse_load
from runstrong_tui.player.state import Player
from runstrong_tui.player.timeline import FORGIVEN, goal, place
from runstrong_tui.training.session import Load
from runstrong_tui.training.steps import Effort, RepeatedHold, Reps, Rest, Run, Side, Timed

SECONDS_A_SYLLABLE = 0.205
BEGINNING_SECONDS = 0.6
COMMA_SECONDS = 0.3
STOP_SECONDS = 0.8
"""How long saying a thing takes: of 589 phrases, spoken by two voices, none lasted 0.25 s more."""

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
WHEN_DONE = "Space when done"
ENDS_IT = "Space ends it"
_SPOKEN = re.compile(r"[^\W\d_]+|\d+")
_STOP = re.compile(r"[.?;](?= )")
_VOWELS = re.compile("[aeiouy]+")
_DIGITS = (1.3, 2.2, 4.0, 5.0)
"""The syllables of a number, by its digits."""

SIDES = {Side.LEFT: "Left side", Side.RIGHT: "Right side"}


def speaking_seconds(words: str) -> float:
    """How long it takes to say that; 0 for nothing."""
    if not words:
        return 0.0
    syllables = sum(map(_syllables, _SPOKEN.findall(words.lower())))
    commas, stops = words.count(","), len(_STOP.findall(words))
    return (
        BEGINNING_SECONDS
        + SECONDS_A_SYLLABLE * syllables
        + COMMA_SECONDS * commas
        + STOP_SECONDS * stops
    )


@cache
def _syllables(word: str) -> float:
    """About how many syllables a word or a number has."""
    if word.isdigit():
        more = len(word) == 2 and int(word) > 20 and int(word) % 10 > 0
        return _DIGITS[min(len(word), len(_DIGITS)) - 1] + more
    count = len(_VOWELS.findall(word))
    silent = count > 1 and word.endswith("e") and not word.endswith("le")
    return max(1, count - silent)


def announced(effort: Effort, *, whole: bool = True, asked: str = "") -> str:
    """What is to be done: ``Wall sit, set 2 of 3, 45 seconds``; not ``whole``: without the set.

    The whole has the load, too, what is to be put on before, and what ends the first of sets that
    have no end of their own. ``asked`` takes the place of what the whole set asks for.
    """
    task = effort.task
    name = task.move.name.replace(", ", " ")
    parts = [name, *_which(effort, whole), asked or target(effort)]
    if not whole:
        return ", ".join(parts)
    if task.load is not None:
        parts += loaded(task.load, task.last)
    waits = isinstance(effort, Reps) and task.set == 1 and task.side is not Side.RIGHT
    return in_turn(beforehand(effort), ", ".join(parts), WHEN_DONE if waits else "")


def beforehand(effort: Effort) -> str:
    """What is to be put on or taken off before it: ``Ankle weights on``; mostly nothing."""
    first = effort.task.first
    return first[:1].upper() + first[1:]


def next_is(effort: Effort, *, whole: bool = True) -> str:
    """That it comes next, after what is to be done beforehand."""
    first = beforehand(effort)
    said = announced(effort, whole=whole).removeprefix(f"{first}. ")
    return in_turn(first, f"{NEXT}{said}")


def loaded(load: str, last: str = "") -> list[str]:
    """``2 times 5 kilos``, and where it was another the ``last`` time, ``half a kilo more``.

    ``last`` is what was made then, with its load where that was another: ``12, 12 @ 2x4.5kg``.
    """
    now = parse_load(load)
    if not isinstance(now, Load):
        return [load]
    said = [_times(now.count) + _weight(now.amount, now.unit)]
    before = parse_load(last.rpartition(" @ ")[2]) if " @ " in last else None
    if isinstance(before, Load) and (before.count, before.unit) == (now.count, now.unit):
        change = now.amount - before.amount
        said.append(f"{_weight(abs(change), now.unit)} {'more' if change > 0 else 'less'}")
    return said


def _times(count: int) -> str:
    return f"{count} times " if count > 1 else ""


def _weight(amount: float, unit: str) -> str:
    word = "kilo" if unit == "kg" else "pound"
    if amount == 0.5:
        return f"half a {word}"
    return f"{amount:g} {word if amount == 1 else word + 's'}"


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
    return in_turn("Rest", next_is(following, whole=whole)) if isinstance(step, Rest) else coming


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
    said = f"{kind} {length(whole)}"
    if rest.pulse:
        most = f", at most {length(rest.most + lead)}" if rest.most else ""
        said = f"{kind} until your heart rate drops{most}"
    if following is None:
        return said
    if rest.pulse and following.task.set == 1:
        said = in_turn(said, ENDS_IT)
    brief = next_is(following, whole=False)
    sayings = (in_turn(said, coming) for coming in (next_is(following), brief))
    return that_fits(whole, *sayings, brief)


def side(which: Side) -> str:
    """That the side changes."""
    return SIDES[which]


def done(player: Player) -> str:
    """That the session is over."""
    count = len(player.plan.efforts)
    return f"Done. {len(player.log)} of {count} {'set' if count == 1 else 'sets'}"


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


def _which(effort: Effort, whole: bool) -> list[str]:
    """``set 2 of 3``, ``round 2 of 3``, of runs ``2 of 3``; and the side."""
    task = effort.task
    kind = "" if isinstance(effort, Run) else "round " if task.round else "set "
    parts = [f"{kind}{task.set} of {task.sets}"] if whole and task.sets > 1 else []
    if task.side is not None:
        parts.append(SIDES[task.side].lower())
    return parts
