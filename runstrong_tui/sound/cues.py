"""Cues: what the ear is told of what happens while a plan is played."""

from collections.abc import Callable, Iterable

import msgspec

from runstrong_tui.player.events import (
    CountDown,
    Ended,
    Event,
    Finished,
    Forgotten,
    Halfway,
    Interrupted,
    NextUp,
    Overtime,
    Paused,
    PhaseChanged,
    RepCounted,
    Settled,
    Started,
    Swapped,
    Touched,
    Undone,
    WentOn,
)
from runstrong_tui.player.player import LEAD_SECONDS
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.timeline import LONG_REST, NEXT_UP_SECONDS, flows_on
from runstrong_tui.sound import words
from runstrong_tui.sound.tones import Tone, seconds
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    RepeatedHold,
    Rest,
    Step,
    Timed,
)

_PHASES = {"up": Tone.UP, "hold": Tone.HOLD, "down": Tone.DOWN}


class Cue(msgspec.Struct, frozen=True):
    """One moment for the ear: a tone, words, or both; ``polite`` words cut no others short."""

    tone: Tone | None = None
    words: str = ""
    polite: bool = False


def cues_of(events: Iterable[Event], player: Player) -> tuple[Cue, ...]:
    """The cues for what happened, in order; ``player`` is as it was left by it.

    Words of one instant are said as one; where a late call told several moments at once, the words
    of the last step count.
    """
    cues: list[Cue] = []
    last: Event | None = None
    for event in events:
        cue = _cue(event, player, last)
        at_once = isinstance(last, Started) and isinstance(event, PhaseChanged)
        last = event
        if cue is None or at_once:
            continue
        if isinstance(event, tuple(_OUTDATED)):
            gone = (None, _OUTDATED[type(event)])
            cues = [Cue(given.tone) for given in cues if given.tone not in gone]
        cues.append(cue)
    return _joined(cues)


def _joined(cues: list[Cue]) -> tuple[Cue, ...]:
    """The cues with all words in the last one that has any."""
    said = words.in_turn(*(cue.words for cue in cues))
    polite = bool(said) and all(cue.polite for cue in cues if cue.words)
    tones = [cue.tone for cue in cues if cue.tone is not None]
    if not tones:
        return (Cue(None, said, polite),) if said else ()
    return (*(Cue(tone) for tone in tones[:-1]), Cue(tones[-1], said, polite))


def _cue(event: Event, player: Player, last: Event | None) -> Cue | None:
    match event:
        case Started(index):
            return _started(player, index, by_itself=last == Ended(index - 1))
        case PhaseChanged(word, rep):
            return _phase(player, word, rep)
        case RepCounted(rep):
            return _counted(player, rep)
        case NextUp():
            return _next_up(player)
        case Overtime():
            return _overtime(player.step)
        case WentOn():
            here = words.here(player, whole=False)
            if player.state is not State.COUNTING_IN:
                return Cue(None, words.in_turn(words.ON, here))
            ready = words.in_turn(words.GET_READY, here)
            return Cue(None, words.that_fits(LEAD_SECONDS, ready, here))
        case Swapped():
            return Cue(None, words.in_turn(words.SWAPPED, words.here(player)))
        case Undone():
            return Cue(None, words.in_turn(words.UNDONE, words.here(player)))
        case Finished():
            return Cue(Tone.FINISHED, words.done(player))
    return _PLAIN.get(type(event))


_OUTDATED: dict[type[Event], Tone] = {
    Started: Tone.OVERTIME,
    Finished: Tone.OVERTIME,
    Swapped: Tone.GO,
}
"""What makes all words before it in one instant pointless, and one tone: what was over time goes on
to the next step, and what was exchanged waits for the runner."""

_PLAIN: dict[type[Event], Cue] = {
    CountDown: Cue(Tone.COUNT),
    Halfway: Cue(Tone.HALFWAY, words.HALF, polite=True),
    Paused: Cue(None, words.PAUSED),
    Forgotten: Cue(Tone.INTERRUPTED, words.PAUSED),
    Interrupted: Cue(Tone.INTERRUPTED, words.SLEPT),
    Settled: Cue(Tone.REP, words.PULSE_SETTLED),
    Touched: Cue(Tone.REP),
}


def _started(player: Player, index: int, *, by_itself: bool) -> Cue:
    """A step began: ``by_itself`` after the one before it, or because the runner moved there.

    What comes by itself was announced in the step before it; what was moved to is announced now.
    """
    steps = player.plan.steps
    step = steps[index]
    before = steps[index - 1] if index else None
    if isinstance(step, Effort):
        goes_on = player.index == index and player.emitted > 0
        known = _announces(before, step) if by_itself else goes_on
        return Cue(Tone.GO, words.GO, polite=True) if known else Cue(Tone.GO, words.announced(step))
    following = player.plan.next_effort(index)
    if isinstance(step, Rest):
        return Cue(Tone.REST, words.rest_began(step, _lead(steps, index), following))
    announced = following and words.announced(following)
    if isinstance(step, Change):
        return Cue(Tone.CHANGE, words.side(step.side) if by_itself else announced or "")
    if by_itself and isinstance(before, Rest):
        return _get_ready(before, step, following)
    moved = not by_itself and player.undos
    tone = Tone.REST if moved or isinstance(before, Effort) else None
    if following is None:
        return Cue(tone)
    return Cue(tone, words.that_fits(step.seconds, announced or "", _brief(following)))


def _announces(before: Step | None, step: Step) -> bool:
    """Whether the step before an effort tells what it is."""
    if isinstance(before, Timed):
        return flows_on(before, step) and before.seconds >= LONG_REST
    return isinstance(before, GetReady | Rest | Change)


def _get_ready(rest: Rest, step: GetReady, following: Effort | None) -> Cue:
    """The get-ready count at the end of a rest: what comes was told before it, if there was time.

    A short rest has only just told what comes.
    """
    if rest.seconds + step.seconds < LONG_REST or following is None:
        return Cue()
    if step.seconds >= NEXT_UP_SECONDS:
        return Cue(None, _brief(following), polite=True)
    # A long name is still being said.
    said = words.speaking_seconds(_brief(following)) <= NEXT_UP_SECONDS - step.seconds
    return Cue(None, words.GET_READY if said else "", polite=True)


def _next_up(player: Player) -> Cue | None:
    following = player.plan.next_effort(player.index)
    if following is None:
        return None
    if not isinstance(player.step, Rest):
        return Cue(None, words.NEXT + _brief(following), polite=True)
    lead = _lead(player.plan.steps, player.index)
    began = spoken_until(Tone.REST, words.rest_began(player.step, lead, following))
    if began > player.step.seconds + lead - NEXT_UP_SECONDS:
        return None  # A short rest is just saying it.
    return Cue(None, _brief(following), polite=True)


def _brief(effort: Effort) -> str:
    return words.announced(effort, whole=False)


def _lead(steps: tuple[Step, ...], index: int) -> int:
    after = steps[index + 1] if index + 1 < len(steps) else None
    return after.seconds if isinstance(after, GetReady) else 0


def _phase(player: Player, word: str, rep: int) -> Cue:
    step = player.step
    if not isinstance(step, RepeatedHold):
        return Cue(_PHASES.get(word))
    reps = max(1, step.reps + player.extra)
    last = rep == reps > 1 and word == step.phases[0].word
    tone = Tone.METRONOME if step.metronome else _PHASES.get(word)
    return Cue(tone, words.LAST_ONE if last else "", polite=True)


def _counted(player: Player, rep: int) -> Cue | None:
    """The count of a repetition; not of the last one, after which the end is told.

    Nor of the one before it, where "last one" follows sooner than the count is said.
    """
    step = player.step
    if not isinstance(step, RepeatedHold):
        return None
    left = step.reps + player.extra - rep
    if left < 1 or (left == 1 and 0 < step.pause < words.speaking_seconds(str(rep))):
        return None
    return Cue(None, str(rep), polite=True)


def _overtime(step: Step) -> Cue:
    if isinstance(step, Rest):
        said = words.SETTLED if step.pulse else words.REST_OVER
        return Cue(Tone.OVERTIME, said, polite=True)
    return Cue(Tone.OVERTIME, words.KEEP_ON, polite=True)


def spoken_until(tone: Tone | None, said: str, lasts: Callable[[Tone], float] = seconds) -> float:
    """Seconds from a moment until its words are over: they begin when its tone has ended.

    ``lasts`` says how long a tone is heard, in seconds.
    """
    return (0.0 if tone is None else lasts(tone)) + words.speaking_seconds(said)


Hear = Callable[[Tone | None, str], None]


class Ear:
    """Hands the cues of what happens to ``hear``, which sounds and says them.

    Words that are polite are left out while others are being said, as far as can be told.
    """

    def __init__(self, hear: Hear, lasts: Callable[[Tone], float] = seconds) -> None:
        """``hear`` must not block; ``lasts`` says how long a tone is heard, in seconds."""
        self._lasts = lasts
        self._hear = hear
        self._said_at = float("-inf")

    def listen(self, events: Iterable[Event], player: Player) -> None:
        """Tell what happened."""
        for cue in cues_of(events, player):
            said = "" if cue.polite and player.seen < self._said_at else cue.words
            if said:
                self._said_at = player.seen + spoken_until(cue.tone, said, self._lasts)
            if said or cue.tone is not None:
                self._hear(cue.tone, said)
