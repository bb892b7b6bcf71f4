"""The commands that write session files: new, edit."""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import click

from runstrong_tui.cli.checking import faults_of
from runstrong_tui.cli.completion import complete_session, complete_workout
from runstrong_tui.cli.opening import the_library, the_store
from runstrong_tui.door import fail, say
from runstrong_tui.files.faults import BrokenText, did_you_mean
from runstrong_tui.files.library import Library
from runstrong_tui.folders import own_sessions
from runstrong_tui.player.log import SetDone
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.names import composed

_NAME = re.compile(r"[^\W_][\w.-]*")
_HELD = re.compile(r"hold \S+")
_FIRST_STEPS = ("squat-calf 2x12", "wall-sit 2x30s")
_STEPS_SAY = (
    "# A step is EXERCISE[/VARIANT] [SETSx]TARGET, then any of: hold 5s, tempo 3-1-2, each side,",
    "# @ 20kg, rest 45s, optional. All exercises: press e in the app.",
)


@click.command()
@click.argument("name")
@click.argument("steps", nargs=-1, metavar="[STEP...]")
@click.option(
    "--like",
    metavar="SESSION",
    shell_complete=complete_session,
    help="Begin with a copy of that session.",
)
@click.option(
    "--workout",
    metavar="ID",
    shell_complete=complete_workout,
    help="Begin with what was done in that past workout.",
)
def new(name: str, steps: tuple[str, ...], like: str | None, workout: str | None) -> None:
    """Write a session file of your own, called NAME, to be changed in your editor.

    runstrong new lunch "wall-sit 3x30s" "squat-calf 2x15"
    """
    if (like is not None) + (workout is not None) + bool(steps) > 1:
        raise click.UsageError("steps, --like or --workout: one of them")
    name = composed(name).removesuffix(".toml")
    if not _NAME.fullmatch(name):
        fail(
            f'"{name}" cannot be the name of a session: '
            "begin with a letter or digit, then letters, digits, - _ or ."
        )
    library = the_library()
    target = own_sessions() / f"{name}.toml"
    if name in library.sessions or target.exists():
        fail(f'there is a session "{name}" already; to change it: runstrong edit {name}')
    if like is not None:
        text = _text_of(composed(like), library)
    elif workout is not None:
        found = the_store().workout(workout)
        lines = lines_of(found.sets, library.exercises)
        if not lines:
            fail(f'nothing was done in "{found.title}" that a session could ask for')
        _check_steps(lines, library)
        text = session_text(f"{found.title}, as on {found.started:%Y-%m-%d}", lines)
    else:
        _check_steps(steps or _FIRST_STEPS, library)
        text = session_text(name.replace("-", " ").capitalize(), steps or _FIRST_STEPS)
    _write_new(target, text)
    say(str(target), f"Change it: runstrong edit {name}. Play it: runstrong play {name}")


@click.command()
@click.argument("name", shell_complete=complete_session)
def edit(name: str) -> None:
    """Open your own copy of the session NAME in your editor, then check it.

    The editor is the one that VISUAL or EDITOR names.
    """
    name = composed(name).removesuffix(".toml")
    library = the_library()
    text = _text_of(name, library)
    target = own_sessions() / f"{name}.toml"
    if not target.exists():
        _write_new(target, text)
        say(f"{target}: your own copy; it wins over the shipped one, until you delete it")
    while True:
        _open_editor(target)
        faults = faults_of(target, library)
        if not faults:
            say(f"{target}: no faults. Play it: runstrong play {name}")
            return
        say(*(line for fault in faults for line in fault.lines), err=True)
        if not sys.stdin.isatty():
            fail(f"Put it right: runstrong edit {name}")
        if not click.confirm("Edit it again?", default=True):
            fail(f"It cannot be played as it is. Put it right: runstrong edit {name}")


def session_text(title: str, steps: Sequence[str]) -> str:
    """The text of a session file with these step lines in one block."""
    lines = (
        "#:schema schema/session.json",
        *_STEPS_SAY,
        f"title = {_quoted(title)}",
        "",
        "[[block]]",
        'title = "Strength"',
        'rest  = "60s"',
        "steps = [",
        *(f"  {_quoted(step)}," for step in steps),
        "]",
    )
    return "\n".join(lines) + "\n"


def lines_of(sets: Sequence[SetDone], exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The step lines that ask for what was done, sets of one exercise in a row as one line."""
    done = [
        line for line in sets if line.reps != 0 and (line.reps is not None or line.seconds >= 1)
    ]
    return tuple(
        _line_of(list(group), exercises.get(exercise))
        for (exercise, *_), group in groupby(
            done, lambda line: (line.exercise, line.variant, line.load, line.timed, line.block)
        )
    )


def _line_of(group: Sequence[SetDone], exercise: Exercise | None) -> str:
    first = group[0]
    sides = {line.side for line in group if line.side is not None}
    amounts = [_shown(line.seconds) if first.timed else line.reps or 1 for line in group]
    low, high = min(amounts), max(amounts)
    unit = "s" if first.timed else ""
    held = _HELD.search(" ".join(exercise.doses)) if exercise and first.paced else None
    parts = (
        f"{first.exercise}/{first.variant}" if first.variant else first.exercise,
        f"{max(1, len(group) // max(1, len(sides)))}x{low}{f'-{high}' if high > low else ''}{unit}",
        held[0] if held else "",
        "each side" if sides else "",
        f"@ {first.load}" if first.load else "",
    )
    return " ".join(part for part in parts if part)


def _shown(seconds: float) -> int:
    """Whole seconds; from ten minutes on those of whole minutes, as nobody plans 2,413 s."""
    return round(seconds) if seconds < 600 else 60 * round(seconds / 60)


def _check_steps(steps: Sequence[str], library: Library) -> None:
    """Raise BrokenText where the lines are no steps."""
    from runstrong_tui.files.reading import parse_step_lines

    parse_step_lines(tuple(steps), library.exercises)


def _text_of(name: str, library: Library) -> str:
    """The text of a session's file, sound or broken."""
    path = library.paths.get(name)
    if path is None or not path.is_file():
        near = did_you_mean(name, [*library.sessions])
        fail(f'no session "{name}"; {near}')
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenText(library.broken[name]) from None


def _write_new(target: Path, text: str) -> None:
    """Write a file that is not there yet, and the schemas for editors beside it."""
    from runstrong_tui.files.schema import SCHEMAS, written

    schemas = target.parent / "schema"
    schemas.mkdir(parents=True, exist_ok=True)
    for kind in SCHEMAS:
        (schemas / f"{kind}.json").write_text(written(kind), encoding="utf-8", newline="\n")
    with target.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def _open_editor(path: Path) -> None:
    """Open the file in the runner's editor, and wait until it is closed."""
    try:
        click.edit(filename=str(path))
    except click.ClickException as error:
        fail(f"{error.format_message()} Set EDITOR to your editor, or open the file in it: {path}")


def _quoted(text: str) -> str:
    """A TOML string of one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
