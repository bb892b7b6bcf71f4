"""The line of each event: what is heard in words, and what the next press does."""

from collections.abc import Iterable

from runstrong_tui.player.events import (
    CountDown,
    Event,
    Forgotten,
    Interrupted,
    Logged,
    PainTold,
    Paused,
    PhaseChanged,
    PulseTold,
    Settled,
    Started,
    Swapped,
    Touched,
    Undone,
)
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.outline import rest_words
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.timeline import length
from runstrong_tui.player.wording import done_words
from runstrong_tui.sound import words
from runstrong_tui.sound.cues import cues_of
from runstrong_tui.training.lengths import format_clock, minutes_words
from runstrong_tui.training.pain import before_words, within_words
from runstrong_tui.training.steps import Change, Effort, Plan, RepeatedHold, Reps, Rest, Timed

GOES_ON = "Space goes on"

_TURNS = Started | Paused | Forgotten | Interrupted | Swapped | Undone | Settled
"""After these another press does something else than before."""


def head_line(plan: Plan, seconds: float) -> str:
    """What is played: title, sets, and about how long it takes."""
    count = len(plan.efforts)
    sets = f"{count} {'set' if count == 1 else 'sets'}"
    return f"{plan.title}: {sets}, about {minutes_words(seconds)}. ? lists the keys."


def lines_of(events: Iterable[Event], player: Player) -> list[str]:
    """The lines for what happened, in order; ``player`` is as it was left by it."""
    events = tuple(events)
    lines = [line for event in events if (line := _line(event, player))]
    said = words.in_turn(*(cue.words for cue in cues_of(events, player)))
    if isinstance(player.step, Change) and _begins(events):
        coming = player.plan.next_effort(player.index)
        whole = words.announced(coming) if coming is not None else ""
        said = said if said == whole else words.in_turn("Change side", whole)
    if isinstance(player.step, Effort) and _begins(events) and not said.startswith(words.GO):
        said = words.in_turn(words.GO, said)
    waits = hint(player)
    turned = waits not in said and any(isinstance(event, _TURNS) for event in events)
    line = words.in_turn(said, waits if turned else "")
    return [*lines, line] if line else lines


def _begins(events: Iterable[Event]) -> bool:
    return any(isinstance(event, Started) for event in events)


def hint(player: Player) -> str:
    """What space does now, where the count stands or waits for the runner; else empty."""
    if player.over:
        return ""
    if player.state is State.PAUSED:
        return GOES_ON
    step = player.step
    if isinstance(step, Reps):
        return words.WHEN_DONE
    if isinstance(step, Rest) and step.pulse and player.settled is None:
        return "Space when your heart rate has dropped"
    if length(step, player.extra) is None:
        return words.ENDS_IT if isinstance(step, Timed) else GOES_ON
    return ""


def where_line(player: Player, now: float, count: int | None, left: float) -> str:
    """Where one is: the set, what is left of it, and of the whole session."""
    here = words.here(player)
    step = player.step
    resting = ""
    if isinstance(step, Rest):
        here = here.removeprefix("Rest. ")
        resting = f"{rest_words(step).capitalize()}, {left_words(count)}"
    paused = words.PAUSED if player.state is State.PAUSED else ""
    whole = f"{format_clock(player.active(now))} elapsed, about {minutes_words(left)} left"
    return words.in_turn(paused, resting, here, whole, hint(player))


def left_words(count: int | None) -> str:
    """``22 seconds left``."""
    return f"{words.length(count) or 'nothing'} left" if count is not None else "no end set"


def _line(event: Event, player: Player) -> str:
    match event:
        case CountDown(left):
            return str(left)
        case PhaseChanged(word, _):
            step = player.step
            beaten = isinstance(step, RepeatedHold) and step.metronome
            return "" if beaten else word.capitalize()
        case Logged(done, corrected):
            return f"{'Corrected' if corrected else 'Logged'}: {_done(done)}"
        case Touched(count):
            return f"Touch {count}"
        case PulseTold(beats):
            return f"Pulse {beats}"
        case PainTold(pain, before):
            return before_words(pain) if before else within_words(pain)
    return ""


def _done(done: SetDone) -> str:
    side = f", {done.side} side" if done.side else ""
    return f"{done.name}, set {done.set} of {done.sets}{side}, {done_words(done)}"
