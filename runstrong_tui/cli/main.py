"""The command line. Commands that do not open the app do not import it."""

import sys
from importlib import import_module
from typing import Any, NamedTuple

import click

from runstrong_tui import __version__
from runstrong_tui.cli.options import form_option
from runstrong_tui.door import (
    INTERRUPTED,
    fail,
    make_faults_visible,
    make_streams_ready,
    said_visibly,
)
from runstrong_tui.training.form import Form
from runstrong_tui.visible import visible


class Elsewhere(NamedTuple):
    """Where a command is: its module, its name there, and what ``--help`` says of it in a line."""

    module: str
    name: str
    about: str


ELSEWHERE = {
    "backup": Elsewhere(
        "upkeep",
        "backup",
        "Write the history, what is partly finished and your own sessions to FILE, a zip file.",
    ),
    "check": Elsewhere(
        "checking",
        "check",
        "Check session and exercise files: every fault with its line and column.",
    ),
    "completion": Elsewhere(
        "completion",
        "completion",
        "Print the script that completes names and ids in bash, zsh or fish.",
    ),
    "correct": Elsewhere(
        "diary",
        "correct",
        "Put the past workout right whose id begins with ID; the later word wins everywhere.",
    ),
    "doctor": Elsewhere(
        "upkeep", "doctor", "Look at every file of the store: what is wrong where, and what to do."
    ),
    "edit": Elsewhere(
        "writing",
        "edit",
        "Open your own copy of the session NAME in your editor, then check it.",
    ),
    "export": Elsewhere(
        "exchange.export",
        "export",
        "Take workouts out in a FORMAT that other programs read: all, some, or the one of ID.",
    ),
    "history": Elsewhere(
        "lookback.history",
        "history",
        "List past workouts, or show the one whose id begins with ID in full.",
    ),
    "import": Elsewhere(
        "exchange.importing",
        "import_",
        "Bring in FILEs of Hevy, Strong, FitNotes, a watch (FIT) or RunStrong; first only a look.",
    ),
    "keys": Elsewhere(
        "checking",
        "keys",
        "Print every key that can be changed, as keys.toml has it.",
    ),
    "list": Elsewhere(
        "sessions",
        "list_sessions",
        "List the sessions with their length and what they need.",
    ),
    "log": Elsewhere(
        "diary", "log", "Enter what was done outside: a session's NAME and how long it took."
    ),
    "new": Elsewhere(
        "writing",
        "new",
        "Write a session file of your own, called NAME, to be changed in your editor.",
    ),
    "pain": Elsewhere(
        "diary",
        "pain",
        "Say how much something hurts after yesterday's training: 0 none, 10 the worst there is.",
    ),
    "paths": Elsewhere(
        "upkeep", "paths", "Say where everything lies, and which folder to sync between machines."
    ),
    "play": Elsewhere(
        "play", "play", "Play a session: its name, its file, or the steps themselves."
    ),
    "rehearse": Elsewhere(
        "rehearse", "rehearse", "Print what is heard of a session at which second: tones and words."
    ),
    "restore": Elsewhere(
        "upkeep",
        "restore",
        "Add what the backup FILE has and is not here; nothing that is here is changed.",
    ),
    "resume": Elsewhere(
        "play",
        "resume",
        "Go on with a partly finished session: the last one, or the one whose id begins with ID.",
    ),
    "schema": Elsewhere(
        "checking",
        "schema",
        "Print the JSON Schema of a session, exercise or week file, for editors.",
    ),
    "settings": Elsewhere(
        "settings",
        "settings",
        "Show what is chosen once for all sessions, or change it: settings level=beginner.",
    ),
    "show": Elsewhere(
        "sessions",
        "show",
        "Print today's plan of a session, to be followed on paper; as JSON with every step.",
    ),
    "trends": Elsewhere(
        "lookback.trends",
        "trends",
        "Show how an EXERCISE went over time; without one all that were done, with their records.",
    ),
    "week": Elsewhere(
        "diary",
        "week",
        "Show what this week still holds and what is done, by the week NAME or the one in use.",
    ),
}
"""Every command. Its module is imported when it is asked for; ``--help`` imports none of them."""

GROUPS = {
    "Training": ("play", "resume", "rehearse", "week", "log", "pain", "settings"),
    "Looking back": ("history", "trends", "correct", "export"),
    "Sessions as text": ("list", "show", "new", "edit", "check", "schema"),
    "Your data": ("paths", "backup", "restore", "import", "doctor"),
    "Your keys and shell": ("keys", "completion"),
}
"""The commands as ``--help`` shows them: what is asked for most comes first."""

EXAMPLES = """\b
Examples:
  runstrong                                          the list of sessions
  runstrong play balance                             play one at once
  runstrong play gym --minutes 12 --effort easy      what fits today
  runstrong play "wall-sit 2x30s rest 20s"           steps, without a file
  runstrong resume                                   go on to the very second
  runstrong history --since 4w                       what was done
"""


class Commands(click.Group):
    """The commands, with every fault of the input told in words and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(ELSEWHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        found = ELSEWHERE.get(cmd_name)
        if found is None:
            return None
        command = getattr(import_module(f"runstrong_tui.cli.{found.module}"), found.name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a line for each command, without importing it."""
        width = max(len(name) for name in ELSEWHERE)
        for title, names in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), ELSEWHERE[name].about) for name in names])

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the command line."""
        make_streams_ready()
        make_faults_visible()
        try:
            return super().make_context(visible(info_name or ""), args, parent, **extra)
        except click.ClickException as error:
            raise said_visibly(error) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise said_visibly(error) from error
        except (click.exceptions.Exit, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except Exception as error:
            from runstrong_tui.cli.faults import words_of

            words = words_of(error)
            if words is None:
                raise
            fail(*words)


@click.group(cls=Commands, invoke_without_command=True, epilog=EXAMPLES)
@click.version_option(__version__, package_name="runstrong-tui", prog_name="runstrong")
@form_option
@click.pass_context
def main(ctx: click.Context, form: str) -> None:
    """Play strength sessions for runners in the terminal.

    Without a command, open the list of sessions.
    """
    if ctx.invoked_subcommand is None:
        from runstrong_tui.cli.play import open_app

        open_app(None, Form(form))
