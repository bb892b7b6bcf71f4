"""How a program ends: what the disk has then, and what is said of it on the plain terminal."""

import platform
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from runstrong_tui import __version__
from runstrong_tui.host.signals import ending_signals
from runstrong_tui.player.wording import where_words
from runstrong_tui.playing import Playing
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.store import Store

Say = Callable[[str], object]

QUICK_SECONDS = 2.0
"""A disk that takes longer, or refuses, is waited for with a word."""

PATIENT_SECONDS = 10.0
"""So long it is waited for, unless the runner stops the waiting."""

FAULT = 1

ELSEWHERE = "This session is being played in another window."

WAITING = "Not on the disk yet: {}. Waiting for it; ctrl+c stops the waiting."
LATER = "What is on the disk goes into the history at the next start that can write."


class AppEnd(NamedTuple):
    """How it ended: the exit code, the farewell, and lines that say what went wrong."""

    code: int
    farewell: str
    troubles: tuple[str, ...]


def ended(
    code: int, farewell: str, crash: str, keeper: Keeper, store: Store, *, kept: bool
) -> AppEnd:
    """How it ended, with a ``crash`` written down; closes ``store``.

    ``kept`` says whether the disk has everything.
    """
    troubles = _crash_lines(crash, store) if crash else ()
    if not kept:
        trouble = keeper.trouble or "the disk is too slow"
        troubles += (f"Not everything could be kept: {trouble}.", LATER)
    store.close()
    return AppEnd(FAULT if troubles else code, farewell, troubles)


def farewell_words(playing: Playing, keeper: Keeper, store: Store) -> str:
    """What is to be said of a session after the program ended: what the disk has of it."""
    title = playing.player.plan.title
    finished = playing.player.index >= len(playing.player.plan.steps)
    begin = f"Done: {title}" if finished else f"Left {title}"
    kept = keeper.kept(playing.session_id)
    if kept is None:
        return f"{begin}; nothing of it is on the disk."
    if kept.finished is not None:
        return f"Done: {title}. It is in the history."
    if playing.session_id not in store.progress.ids():  # It was thrown away afterwards.
        return ""
    plan, position = kept.partly.plan, kept.partly.position
    where = where_words(plan, position)
    if position.index >= len(plan.steps):
        return f"{begin}; {where}."
    if finished or playing.player.log != kept.partly.log:
        return f"{begin}; on the disk is {where}. Go on with: runstrong resume"
    return f"{begin}: {where}. Go on with: runstrong resume"


def bring_to_disk(keeper: Keeper, say: Say) -> bool:
    """Write what is left, with patience where the disk has none; whether it has all of it.

    ``say`` tells the runner on the plain terminal that the disk is waited for.
    """
    with suppress(KeyboardInterrupt), _any_signal_interrupts():
        if not keeper.flush(QUICK_SECONDS):
            say(WAITING.format(keeper.trouble or "the disk is slow"))
            keeper.outlast(PATIENT_SECONDS)
    return keeper.close(0.0)


@contextmanager
def _any_signal_interrupts() -> Iterator[None]:
    """Take every signal to end for ctrl+c: what can be said of the disk is still said."""
    interrupt = signal.default_int_handler
    before = [(number, signal.signal(number, interrupt)) for number in ending_signals()]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _crash_lines(trace: str, store: Store) -> tuple[str, ...]:
    """Write what the fault of the program was into a file, and say where it is."""
    what = trace.strip().rpartition("\n")[2]
    head = f"RunStrong {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    words = f"RunStrong has a fault and had to stop: {what}"
    try:
        Files().write_whole(store.layout.crash, (head + trace).encode(errors="backslashreplace"))
    except OSError as error:
        return words, f"The details could not be written: {error.strerror or error}."
    return words, f"The details, to be sent along with a report: {store.layout.crash}"
