"""Which moment of its movement a figure shows, as a function of the instant alone.

A part is a share of the figure's cycle: 0 to 1. A cycle is one movement, or two where the figure
alternates sides.
"""

from runstrong_tui.figures.movement import Movement
from runstrong_tui.player.state import Player
from runstrong_tui.player.timeline import place
from runstrong_tui.training.steps import Effort, Hold, RepeatedHold, Rest, Side


def part_of(movement: Movement, player: Player, now: float) -> float:
    """The part that ``player`` is to show at ``now``, of the figure of its view's ``effort``.

    In an effort the figure moves with it, in a rest it is still, and before an effort (get ready,
    change of side) it stands where that begins.
    """
    step = player.step
    if isinstance(step, Effort):
        return part_in(movement, step, player.elapsed(now), player.extra)
    following = player.plan.next_effort(player.index)
    if isinstance(step, Rest) or following is None:
        return movement.still
    return part_in(movement, following, 0.0)


def part_in(movement: Movement, step: Effort, gone: float, extra: int = 0) -> float:
    """The part after ``gone`` seconds of an effort; ``extra`` is what the runner added to it.

    A hold stands still. A repeated hold, or a paced repetition, goes with its phases. All else
    repeats the movement in the seconds that the figure says.
    """
    if isinstance(step, Hold) or not movement.moves:
        return movement.held.start / movement.movements
    if isinstance(step, RepeatedHold):
        where = place(step, extra, gone)
        seconds = next(phase.seconds for phase in step.phases if phase.word == where.word)
        over = 1 - where.left / seconds if seconds else 1.0
        within = _in_phase(movement, step, where.word, min(max(over, 0.0), 1.0))
        return ((where.rep - 1) % movement.movements + within) / movement.movements
    cycle = movement.figure.seconds * movement.movements
    return max(0.0, gone) % cycle / cycle


def mirrored(effort: Effort) -> bool:
    """Whether the figure is to be mirrored: as written, the right side works."""
    return effort.task.side is Side.LEFT


def _in_phase(movement: Movement, step: RepeatedHold, word: str, over: float) -> float:
    """The part of one movement where ``over`` of the phase called ``word`` is over."""
    held, low = movement.held, movement.low
    up, down = (0.0, held.start), (held.end, 1.0)
    stands, rests = held.start, 0.0
    words = [phase.word for phase in step.phases]
    upward = words[0] == "up"
    if low is not None and not (upward and "hold" in words):
        up, down, stands = (low.end, 1.0), (0.0, low.start), low.start
    elif not upward:
        stands, rests = 0.0, held.start
    ways = {"up": up, "down": down, "rest": (rests, rests)}
    start, end = ways.get(word, (stands, stands))
    return start + (end - start) * over
