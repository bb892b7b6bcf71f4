"""Completion in the shell: what may stand where, and the script that asks for it.

Nothing is written, and what cannot be read is passed over: a press of tab says no faults.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from runstrong_tui.cli.opening import the_library
from runstrong_tui.clock import SystemClock
from runstrong_tui.door import say
from runstrong_tui.files.faults import BrokenText
from runstrong_tui.folders import NoHome, data_home
from runstrong_tui.store.journal.damages import CannotRead
from runstrong_tui.visible import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")
PROGRAM = "runstrong"
VARIABLE = "_RUNSTRONG_COMPLETE"
NEWEST = 30
"""So many ids of past workouts are offered, the latest first."""

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]
Offers = Iterable[tuple[str, str]]
"""Words that may stand here, each with what it is in a few words."""


def _completer(offers: Callable[[], Offers], *, files: bool = False) -> Completer:
    """Offer the words that begin like what is typed; with ``files`` those of files, too."""

    def complete(
        _context: click.Context, _parameter: click.Parameter, typed: str
    ) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        try:
            found = [(word, about) for word, about in offers() if word.startswith(typed)]
        except (BrokenText, CannotRead, NoHome, OSError):
            found = []
        # A word with a sign that steers the terminal cannot be typed there.
        items = [
            CompletionItem(word, help=visible(about))
            for word, about in found
            if word == visible(word)
        ]
        if files and not items:
            items.append(CompletionItem(typed, type="file"))
        return items

    return complete


def _sessions() -> Offers:
    library = the_library()
    return [(name, session.title) for name, session in sorted(library.sessions.items())]


def _exercises() -> Offers:
    library = the_library()
    return [(name, exercise.name) for name, exercise in sorted(library.exercises.items())]


def _weeks() -> Offers:
    return [(name, week.title) for name, week in sorted(the_library().weeks.items())]


def _what_to_play() -> Offers:
    return [*_sessions(), *_exercises()]


def _settings() -> Offers:
    from runstrong_tui.training.levels import RunnerLevel

    levels = [(f"level={level}", "how far you have come") for level in RunnerLevel]
    weeks = [(f"week={name}", title) for name, title in _weeks()]
    return [*levels, *weeks, *((f"theme={theme}", "the colours") for theme in ("dark", "light"))]


def _past_workouts() -> Offers:
    from runstrong_tui.store.store import Store

    latest = Store(data_home(), SystemClock().wall).history()[:NEWEST]
    return [_offer(workout.id, workout.title, workout.started) for workout in latest]


def _unfinished() -> Offers:
    from runstrong_tui.store.store import Store

    sessions = Store(data_home(), SystemClock().wall).partly_finished()
    return [_offer(session.id, session.plan.title, session.started) for session in sessions]


def _offer(identity: str, title: str, started: datetime) -> tuple[str, str]:
    return identity, f"{title}, {started:%a} {started.day} {started:%b}"


complete_session = _completer(_sessions)
complete_session_or_file = _completer(_sessions, files=True)
complete_what_to_play = _completer(_what_to_play, files=True)
complete_exercise = _completer(_exercises)
complete_week = _completer(_weeks)
complete_setting = _completer(_settings)
complete_workout = _completer(_past_workouts)
complete_unfinished = _completer(_unfinished)


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes names and ids in bash, zsh or fish.

    runstrong completion bash >> ~/.bashrc

    runstrong completion zsh >> ~/.zshrc

    runstrong completion fish > ~/.config/fish/completions/runstrong.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    script = ShellComplete.source(found(click.Group(), {}, PROGRAM, VARIABLE))
    say(*script.strip().split("\n"))
