"""A plan played through at once, by a runner who keeps to it: what happens at which second."""

from collections.abc import Iterator
from typing import NamedTuple

from runstrong_tui.player.events import Event
from runstrong_tui.player.player import SLEEP_SECONDS, advance, start
from runstrong_tui.player.press import Command, press
from runstrong_tui.player.state import Player
from runstrong_tui.player.timeline import events, goal, length
from runstrong_tui.training.steps import Plan, estimated_seconds


class Moment(NamedTuple):
    """What happened ``seconds`` after the start, and the player after it."""

    seconds: float
    player: Player
    happenings: tuple[Event, ...]


def rehearsed(plan: Plan) -> Iterator[Moment]:
    """Every moment of the plan at which something happens, in order.

    Repetitions take as long as is estimated; a rest ends with its planned seconds, also one that
    would wait for the runner or for the pulse. An open hold ends at its goal, and one that lasts as
    long as possible after what is estimated.

    Raises:
        ValueError: the plan has no steps.
    """
    turn = start(plan, 0.0)
    now = 0.0
    yield Moment(now, turn.player, turn.happenings)
    while not turn.player.over:
        done = turn.player.began + _planned(turn.player)
        now = min(_next(turn.player, now), done, now + SLEEP_SECONDS)
        index = turn.player.index
        turn = advance(turn.player, now)
        told = turn.happenings
        if now >= done and turn.player.index == index and not turn.player.over:
            turn = press(turn.player, Command.GO, now)
            told = (*told, *turn.happenings)
        if told:
            yield Moment(now, turn.player, told)


def _planned(player: Player) -> float:
    """How long the runner stays in the step, in seconds."""
    return goal(player.step, player.extra) or estimated_seconds(player.step)


def _next(player: Player, now: float) -> float:
    """The next instant at which something is told, or the step ends by itself."""
    told = events(player.step, player.extra, player.following)
    offsets = [offset for offset, _ in told if offset > player.told]
    end = length(player.step, player.extra)
    offsets += [] if end is None else [end]
    return player.began + min(offsets, default=float("inf"))
