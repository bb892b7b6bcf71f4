"""The keys of the player that do something at this moment, the most needed first."""

from collections.abc import Iterator

from runstrong_tui.player.player import last_done
from runstrong_tui.player.press import STEP_SECONDS
from runstrong_tui.player.state import Player, State
from runstrong_tui.player.view import Look, View
from runstrong_tui.training.steps import Effort, Hold, RepeatedHold, Reps, Rest
from runstrong_tui.tui.keys.registry import PLAYER
from runstrong_tui.tui.widgets.keyline import Hint, pressed_by_click

_KEYS = {key.id.rpartition(".")[2]: key for key in PLAYER}


def hints(view: View, player: Player) -> tuple[Hint, ...]:
    """What each key does now; the phase's own keys and the way out are needed."""
    return tuple(
        Hint(_KEYS[name].shown, word, brief, needed, pressed_by_click(_KEYS[name]), _KEYS[name].id)
        for name, word, brief, needed in _words(view, player)
    )


def go_word(view: View) -> str:
    """What the go key does now."""
    if view.look is Look.READY:
        return "start"
    if view.look is Look.EFFORT:
        return "done" if view.goes_on else "pause"
    return "go on"


def _words(view: View, player: Player) -> Iterator[tuple[str, str, str, bool]]:
    """Name, word, brief word, and whether it is needed."""
    step, rests = player.step, isinstance(player.step, Rest)
    running = player.state is State.RUNNING
    yield "go", go_word(view), "", True
    if isinstance(step, Hold) and running:
        yield "touch", "touch", "", view.effort.task.side is not None
    if rests and not view.settled:
        yield "beat", "tap the beat", "beat", view.pulse_rest
        yield "count", "count it", "count", view.pulse_rest
    if _takes_reps(player):
        yield "reps", "reps made", "reps", True
    rep = isinstance(step, Reps | RepeatedHold)
    yield "more", "1 rep" if rep else f"{STEP_SECONDS} s", "rep" if rep else "", True
    yield "skip", "skip", "", not (isinstance(step, Reps) or view.pulse_rest)
    yield "back", "back", "", False
    if player.undos:
        yield "undo", "undo", "", False
    if running and go_word(view) != "pause":
        yield "pause", "pause", "", False
    yield "swap", "swap", "", False
    yield "mute", "mute", "", False
    yield "pain", "it hurts", "pain", False
    yield "leave", "leave", "", True
    yield "keys", "keys", "", True


def _takes_reps(player: Player) -> bool:
    """Whether digits say how many repetitions were made: of this set, or of the one before."""
    if isinstance(player.step, Effort):
        return isinstance(player.step, Reps)
    done = last_done(player)
    return done is not None and isinstance(player.plan.steps[done.step], Reps | RepeatedHold)
