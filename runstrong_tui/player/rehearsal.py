"""A plan played through at once, by a runner who keeps to it: what happens at which second."""

from collections.abc import Iterator
from typing import NamedTuple

from runstrong_tui.player.events import Event
from runstrong_tui.player.player import SLEEP_SECONDS, advance, start
from runstrong_tui.player.press import Command, press
from runstrong_tui.player.state import Player
from runstrong_tui.player.timeline import goal, length, scheduled_events
from runstrong_tui.training.steps import Plan, estimated_seconds


class Moment(NamedTuple):
    """What happened ``seconds`` after the start, and the player after it."""

    seconds: float
    player: Player
    events: tuple[Event, ...]


def rehearsed(plan: Plan) -> Iterator[Moment]:
    """Every moment of the plan at which something happens, in order.

    Repetitions take as long as is estimated; a rest ends with its planned seconds, also one that
    would wait for the runner or for the pulse. An open hold ends at its goal, and one that lasts as
    long as possible after what is estimated.

    Raises:
        ValueError: the plan has no steps.
    """
    transition = start(plan, 0.0)
    now = 0.0
    yield Moment(now, transition.player, transition.events)
    while not transition.player.over:
        done = transition.player.began + _planned(transition.player)
        now = min(_next(transition.player, now), done, now + SLEEP_SECONDS)
        index = transition.player.index
        transition = advance(transition.player, now)
        events = transition.events
        if now >= done and transition.player.index == index and not transition.player.over:
            transition = press(transition.player, Command.GO, now)
            events = (*events, *transition.events)
        if events:
            yield Moment(now, transition.player, events)


def _planned(player: Player) -> float:
    """How long the runner stays in the step, in seconds."""
    return goal(player.step, player.extra) or estimated_seconds(player.step)


def _next(player: Player, now: float) -> float:
    """The next instant at which something is told, or the step ends by itself."""
    events = scheduled_events(player.step, player.extra, player.following)
    offsets = [offset for offset, _ in events if offset > player.emitted]
    end = length(player.step, player.extra)
    offsets += [] if end is None else [end]
    return player.began + min(offsets, default=float("inf"))
