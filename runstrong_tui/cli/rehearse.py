"""The command that tells what is heard of a session, without playing it."""

import math
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from runstrong_tui.cli.completion import complete_what_to_play
from runstrong_tui.cli.opening import find_session, the_coach, wishes_of
from runstrong_tui.cli.options import form_option, hands_free_option, json_option, minutes_option
from runstrong_tui.clock import SystemClock, wait
from runstrong_tui.door import say, say_json
from runstrong_tui.output.as_json import all_json
from runstrong_tui.output.timeline_text import (
    Heard,
    timeline,
    timeline_head,
    timeline_json,
    timeline_lines,
)
from runstrong_tui.training.steps import Plan

SLOWEST, FASTEST = 0.1, 1000


def _speed(context: click.Context, option: click.Parameter, speed: float | None) -> float | None:
    if speed is not None and math.isnan(speed):
        raise click.BadParameter("not a number", context, option)
    return speed


@click.command()
@click.argument(
    "what",
    nargs=-1,
    required=True,
    metavar="NAME|FILE|STEP...",
    shell_complete=complete_what_to_play,
)
@form_option
@minutes_option
@hands_free_option
@click.option(
    "--speed",
    type=click.FloatRange(SLOWEST, FASTEST),
    callback=_speed,
    metavar="N",
    help="Print each line when its second has come, N times as fast; without it all at once.",
)
@json_option
def rehearse(
    what: tuple[str, ...],
    form: str,
    minutes: int | None,
    hands_free: bool,
    speed: float | None,
    in_json: bool,
) -> None:
    """Print what is heard of a session at which second: tones and words.

    runstrong rehearse balance

    runstrong rehearse five-circuit --hands-free --speed 20
    """
    if in_json and speed is not None:
        raise click.UsageError("--speed prints line by line; --json does not go with it")
    with _ending_quietly():
        coach = the_coach()
        session = find_session(what, coach.library)
        hands_free = hands_free or coach.settings.hands_free
        plan = coach.plan(session, wishes_of(form, minutes, hands_free=hands_free))
        heard = timeline(plan)
        if in_json:
            say_json(all_json(timeline_json(heard)))
        elif speed is None:
            lines = (line for _, lines in timeline_lines(heard) for line in lines)
            say(timeline_head(plan), *lines)
        else:
            _in_time(plan, heard, speed)


def _in_time(plan: Plan, heard: Iterable[Heard], speed: float) -> None:
    """Print each line when its second has come, ``speed`` times as fast."""
    say(timeline_head(plan))
    clock = SystemClock()
    began = clock.now()
    for seconds, lines in timeline_lines(heard):
        wait(began + seconds / speed - clock.now())
        say(*lines)


@contextmanager
def _ending_quietly() -> Iterator[None]:
    """Without a word where the runner has heard enough, or the pipe is closed early."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # What is left in its buffer goes there at the end.
        sys.exit(0)
