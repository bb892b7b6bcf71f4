"""The door to the terminal: whatever a command says goes through here, and nothing steers.

A line is an argument of its own: what is said cannot begin another. Only this module may print;
where the streams have no UTF-8, ``plain_signs`` has the last word.
"""

import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import NoReturn

import click

from runstrong_tui.plain_signs import use_plain_signs
from runstrong_tui.visible import visible, visible_lines

FAULT_OF_INPUT = 1
WRONG_USAGE = 2
INTERRUPTED = 130
"""The exit code after ctrl+c."""


def make_streams_ready() -> None:
    """Let the standard streams take every text, whatever their encoding."""
    for stream in (sys.stdout, sys.stderr):
        use_plain_signs(stream)


def make_faults_visible() -> None:
    """Print the trace of a fault of the program as everything else; not where others want it."""
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _say_trace
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _say_trace_of_thread
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _say_trace_of_unraisable


def say(*lines: str, err: bool = False) -> None:
    """Print lines, on standard error with ``err``; nothing at all where there are none."""
    if lines:
        click.echo("\n".join(map(visible, lines)), err=err)


def ring() -> None:
    """Ring the terminal's bell, where lines go to a terminal."""
    if sys.stdout.isatty():
        click.echo("\a", nl=False)


def say_painted(pieces: Iterable[tuple[str, str | None]]) -> None:
    """Print one line of texts, each in its hue."""
    texts = ((visible(text), hue) for text, hue in pieces)
    click.echo("".join(click.style(text, hue) if hue else text for text, hue in texts))


def say_progress(text: str) -> None:
    """Show how far something is, in the place of what was shown before; "" takes it away.

    Only where standard error is a terminal: a log needs no progress.
    """
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{visible(text)}", err=True, nl=False)


def say_json(text: str) -> None:
    """Print JSON, in which everything that steers is escaped already."""
    say(*text.split("\n"))


def say_parts(parts: Iterable[str]) -> None:
    """Print one part after another as UTF-8, with the ends of lines as they are."""
    for part in parts:
        click.echo(visible_lines(part).encode(), nl=False)


def fail(*lines: str, code: int = FAULT_OF_INPUT) -> NoReturn:
    """Say what is wrong on standard error, and exit."""
    say(*lines, err=True)
    sys.exit(code)


def said_visibly(error: click.ClickException) -> click.ClickException:
    """The same complaint of Click's, with what it repeats made visible."""
    words = visible(error.format_message())
    if isinstance(error, click.UsageError):
        return click.UsageError(words, error.ctx)
    return click.ClickException(words)


def _say_trace(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> None:
    """Print a trace; what goes on in a line below stands further in, and so begins none."""
    from traceback import TracebackException

    if kind is None or error is None:
        return
    for part in TracebackException(kind, error, trace).format():
        first, *rest = part.rstrip("\n").split("\n")
        say(first, *(f"  {line}" for line in rest), err=True)


def _say_trace_of_thread(fault: threading.ExceptHookArgs) -> None:
    if fault.exc_type is not SystemExit:
        say(f"In {fault.thread.name if fault.thread else 'a thread'}:", err=True)
        _say_trace(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _say_trace_of_unraisable(fault: "sys.UnraisableHookArgs") -> None:
    say(fault.err_msg or f"Ignored in {fault.object!r}:", err=True)
    _say_trace(fault.exc_type, fault.exc_value, fault.exc_traceback)
