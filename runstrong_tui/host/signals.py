"""The signals that a program is told to end by, or to step back from its terminal."""

import asyncio
import signal
from collections.abc import Callable
from functools import partial

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""What ends the app, with everything saved and the exit code that says so."""

NUMBERED = 128
"""A program that a signal ended has this much more than the signal's number as exit code."""

INTERRUPTED = NUMBERED + 2
HUNG_UP = NUMBERED + 1


def ending_signals() -> list[int]:
    """Those of this system."""
    return [getattr(signal, name) for name in ENDING if hasattr(signal, name)]


def end_on_signals(loop: asyncio.AbstractEventLoop, end: Callable[[int], object]) -> None:
    """Call ``end`` with the exit code where a signal says so; in the main thread alone."""
    for number in ending_signals():
        on_signal(loop, number, partial(end, NUMBERED + number))


def on_signal(loop: asyncio.AbstractEventLoop, number: int, act: Callable[[], object]) -> None:
    """Call ``act`` in the loop when the signal comes; nothing outside the main thread."""
    try:
        loop.add_signal_handler(number, act)
    except (NotImplementedError, RuntimeError, ValueError):
        # Windows has no such handlers, and only a main thread may have any.
        _on_signal_plainly(loop, number, act)


def _on_signal_plainly(
    loop: asyncio.AbstractEventLoop, number: int, act: Callable[[], object]
) -> None:
    try:
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(act) and None)
    except ValueError:
        return
