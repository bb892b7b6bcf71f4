"""The door to the terminal: whatever a command says goes through here, and nothing steers.

A line is an argument of its own: what is said cannot begin another. Only this module may print;
where the streams have no UTF-8, ``plain_signs`` has the last word.
"""

import sys
from collections.abc import Iterable
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


def say(*lines: str, err: bool = False) -> None:
    """Print lines, on standard error with ``err``; nothing at all where there are none."""
    if lines:
        click.echo("\n".join(map(visible, lines)), err=err)


def say_painted(pieces: Iterable[tuple[str, str | None]]) -> None:
    """Print one line of texts, each in its hue."""
    texts = ((visible(text), hue) for text, hue in pieces)
    click.echo("".join(click.style(text, hue) if hue else text for text, hue in texts))


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
