"""Writes the man pages of every command: ``python -m tests.tools.man_pages FOLDER``."""

import sys
from copy import copy
from pathlib import Path

import click
from click_man.core import write_man_pages

from runstrong_tui import __version__
from runstrong_tui.cli.main import ELSEWHERE, main


def all_at_once() -> click.Group:
    """The commands as a group that has imported all of them, as click-man wants it."""
    commands = {}
    for name, found in ELSEWHERE.items():
        command = main.get_command(click.Context(main), name)
        assert command is not None
        commands[name] = copy(command)
        commands[name].short_help = found.about  # click-man cuts what it makes itself.
    about = (main.help or "").partition("\n")[0]
    return click.Group(
        "runstrong", commands=commands, help=main.help, short_help=about, params=main.params
    )


def write_all(folder: Path) -> None:
    """A page for ``runstrong`` and one for each command, ``runstrong-play.1``."""
    folder.mkdir(parents=True, exist_ok=True)
    write_man_pages("runstrong", all_at_once(), version=__version__, target_dir=str(folder))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
