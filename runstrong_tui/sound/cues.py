"""Cues: what the ear is told of what happens while a plan is played."""

from collections.abc import Callable, Iterable

import msgspec

from runstrong_tui.player.happenings import (
    CountDown,
    Exchanged,
    Finished,
    Halfway,
    Happening,
    Interrupted,
    NextUp,
    Overtime,
    Paused,
    PhaseChanged,
    RepCounted,
    Settled,
    Started,
    Touched,
    Undone,
    WentOn,
)
from runstrong_tui.player.state import Player, State
from runstrong_tui.sound import words
from runstrong_tui.sound.tones import Tone
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    RepeatedHold,
    Rest,
    Step,
)

SHORTEST_REST = 15
"""A shorter rest names what is next at its start alone; a longer one again near its end."""

_PHASES = {"up": Tone.UP, "hold": Tone.HOLD, "down": Tone.DOWN}


class Cue(msgspec.Struct, frozen=True):
    """One moment for the ear: a tone, words, or both."""

    tone: Tone | None = None
    words: str = ""


def cues_of(happenings: Iterable[Happening], player: Player) -> tuple[Cue, ...]:
    """The cues for what happened, in order; ``player`` is as it was left by it.

    Words of one instant are said as one; where a late call told several moments at once, the words
    of the last step count.
    """
    cues: list[Cue] = []
    last: Happening | None = None
    for happening in happenings:
        cue = _cue(happening, player)
        at_once = isinstance(last, Started) and isinstance(happening, PhaseChanged)
        last = happening
        if cue is None or at_once:
            continue
        if isinstance(happening, Started | Finished):
            cues = [Cue(one.tone) for one in cues if one.tone is not None]
        cues.append(cue)
    return _joined(cues)


def _joined(cues: list[Cue]) -> tuple[Cue, ...]:
    """The cues with all words in the last one that has any."""
    said = ", ".join(cue.words for cue in cues if cue.words)
    tones = [cue.tone for cue in cues if cue.tone is not None]
    if not tones:
        return (Cue(None, said),) if said else ()
    return (*(Cue(tone) for tone in tones[:-1]), Cue(tones[-1], said))


def _cue(happening: Happening, player: Player) -> Cue | None:
    match happening:
        case Started(index):
            return _started(player.plan.steps, index)
        case PhaseChanged(word, rep):
            return _phase(player.step, word, rep)
        case RepCounted(rep):
            return _counted(player, rep)
        case NextUp():
            following = player.plan.next_effort(player.index)
            return Cue(None, words.announced(following, whole=False)) if following else None
        case Overtime():
            return _overtime(player.step)
        case WentOn():
            return Cue(None, words.GET_READY if player.state is State.LEADING else words.ON)
        case Exchanged() | Undone():
            effort = player.step if isinstance(player.step, Effort) else None
            effort = effort or player.plan.next_effort(player.index)
            return Cue(None, words.announced(effort)) if effort else None
        case Finished():
            return Cue(Tone.FINISHED, words.done(player))
    return _PLAIN.get(type(happening))


_PLAIN: dict[type[Happening], Cue] = {
    CountDown: Cue(Tone.COUNT),
    Halfway: Cue(Tone.HALFWAY, words.HALF),
    Paused: Cue(None, words.PAUSED),
    Interrupted: Cue(Tone.INTERRUPTED, words.SLEPT),
    Settled: Cue(Tone.GO, words.PULSE_SETTLED),
    Touched: Cue(Tone.REP),
}


def _started(steps: tuple[Step, ...], index: int) -> Cue:
    step = steps[index]
    before = steps[index - 1] if index else None
    following = next((one for one in steps[index:] if isinstance(one, Effort)), None)
    if isinstance(step, Rest):
        return Cue(Tone.REST, words.rest_began(step, _lead(steps, index), following))
    if isinstance(step, Change):
        return Cue(Tone.CHANGE, words.side(step.side))
    if isinstance(step, GetReady):
        tone = Tone.REST if isinstance(before, Effort) else None
        if isinstance(before, Rest):
            long = before.seconds + step.seconds >= SHORTEST_REST
            return Cue(tone, words.GET_READY if long else "")
        return Cue(tone, words.announced(following) if following else "")
    assert isinstance(step, Effort)
    told = isinstance(before, GetReady | Rest | Change)
    return Cue(Tone.GO, words.GO if told else words.announced(step))


def _lead(steps: tuple[Step, ...], index: int) -> int:
    after = steps[index + 1] if index + 1 < len(steps) else None
    return after.seconds if isinstance(after, GetReady) else 0


def _phase(step: Step, word: str, rep: int) -> Cue:
    if not isinstance(step, RepeatedHold):
        return Cue(_PHASES.get(word))
    last = rep == step.reps > 1 and word == step.phases[0].word
    tone = Tone.METRONOME if step.metronome else _PHASES.get(word)
    return Cue(tone, words.LAST_ONE if last else "")


def _counted(player: Player, rep: int) -> Cue | None:
    """The count of a repetition; not of the last one, after which the end is told."""
    step = player.step
    if isinstance(step, RepeatedHold) and rep < step.reps + player.extra:
        return Cue(None, str(rep))
    return None


def _overtime(step: Step) -> Cue:
    if isinstance(step, Rest):
        return Cue(Tone.OVERTIME, words.SETTLED if step.pulse else words.REST_OVER)
    return Cue(Tone.OVERTIME, words.KEEP_ON)


Hear = Callable[[Tone | None, str], None]


class Ear:
    """Hands the cues of what happens to ``hear``, which sounds and says them."""

    def __init__(self, hear: Hear) -> None:
        """``hear`` must not block."""
        self._hear = hear

    def listen(self, happenings: Iterable[Happening], player: Player) -> None:
        """Tell what happened."""
        for cue in cues_of(happenings, player):
            self._hear(cue.tone, cue.words)
