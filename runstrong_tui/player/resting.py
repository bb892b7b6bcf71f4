"""What is measured on the way: touches of a balance hold, and the pulse in a rest."""

import msgspec

from runstrong_tui.player.events import PulseTold, Settled, Touched
from runstrong_tui.player.log import put
from runstrong_tui.player.player import last_done, remembered
from runstrong_tui.player.pulse import kept, tapped
from runstrong_tui.player.state import Player, State, Transition, replace
from runstrong_tui.player.timeline import length
from runstrong_tui.training.steps import Hold, Rest


def touch(player: Player, now: float) -> Transition:
    """The foot came down in a running hold."""
    if not isinstance(player.step, Hold) or player.state is not State.RUNNING:
        return Transition(player)
    touches = (*player.touches, round(player.elapsed(now), 1))
    return Transition(replace(player, touches=touches), (Touched(len(touches)),))


def beat(player: Player, now: float) -> Transition:
    """A tap in time with the heart, in a rest."""
    if not isinstance(player.step, Rest):
        return Transition(player)
    player = replace(player, taps=kept(player.taps, now))
    return pulse(player, tapped(player.taps), now)


def pulse(player: Player, beats: int | None, now: float) -> Transition:
    """The pulse is known; at or below the calm one, the rest ends once it has lasted enough.

    That can be undone, for a tap too few looks like a calm pulse.
    """
    step = player.step
    if beats is None or not isinstance(step, Rest) or player.settled is not None:
        return Transition(player)
    player = replace(player, pulse=beats)
    known = PulseTold(beats)
    if not step.pulse or step.calm is None or beats > step.calm:
        return Transition(player, (known,))
    player = recovered(remembered(player, player.elapsed(now)), now)
    end = length(step, player.extra)
    settled = max(player.elapsed(now), float(step.least))
    settled = settled if end is None else min(settled, end)
    return Transition(replace(player, settled=settled), (known, Settled()))


def recovered(player: Player, now: float) -> Player:
    """``player`` with the time that the pulse took to settle in the log of the set before.

    Where the rest after that set is logged, this is another one: it was gone back to.
    """
    done = last_done(player)
    if done is None or done.rest is not None:
        return player
    took = round(player.elapsed(now), 1)
    done = msgspec.structs.replace(done, recovery=took, pulse=player.pulse)
    return replace(player, log=put(player.log, done))
