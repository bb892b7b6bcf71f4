"""The commands that look after the files: doctor, paths, backup, restore."""

import json
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from msgspec.structs import replace

from runstrong_tui.cli.opening import check_clock
from runstrong_tui.clock import SystemClock
from runstrong_tui.door import FAULT_OF_INPUT, fail, say, say_json
from runstrong_tui.folders import data_home, library_cache, shipped_sessions
from runstrong_tui.sound.own_sounds import Sounds
from runstrong_tui.sound.tones import Tone
from runstrong_tui.store.care import archive
from runstrong_tui.store.care import doctor as doctors
from runstrong_tui.store.care.archive import ArchiveError
from runstrong_tui.store.journal.refused import file_words, state_of
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.store import Store

AGAIN = "Not all of it is here yet: the same restore again adds the rest."

_FILE = click.Path(path_type=Path)


@click.command()
@click.option(
    "--repair", is_flag=True, help="Put right what can be; copies go to quarantine first."
)
def doctor(repair: bool) -> None:
    """Look at every file of the store: what is wrong where, and what to do.

    Exits with 1 where something is wrong, with --repair where something still is.
    """
    layout = Layout(data_home())
    wall = SystemClock().wall
    with _failing_in_words():
        before = doctors.examine(layout, wall).workouts if repair else 0
        done = doctors.repair(layout, wall) if repair else ()
        report = doctors.examine(layout, wall)
    say(*(f"done: {line}" for line in done))
    if done:
        could_be = _count(before, "workout") + " could be read before"
        say(f"done: {could_be}, {report.workouts} can be read now")
    say(*(f"note: {note}" for note in report.notes))
    say(*(f"wrong: {fault}" for fault in report.faults))
    say(_summary(report))
    if report.faults:
        sys.exit(FAULT_OF_INPUT)


@click.command()
@click.option("--json", "in_json", is_flag=True, help="Print JSON.")
def paths(in_json: bool) -> None:
    """Say where everything lies, and which folder to sync between machines."""
    layout = Layout(data_home())
    rows = (
        ("home", layout.home, "everything below lies here, but for the shipped sessions"),
        ("history", layout.history, "finished workouts: the one folder to sync"),
        ("progress", layout.progress, "partly finished sessions"),
        ("sessions", layout.sessions, "your own session files"),
        ("sounds", layout.sounds, f"your own sounds: {', '.join(map(str, Tone))}, each .wav"),
        ("settings", layout.settings, "what you chose"),
        ("keys", layout.home / "keys.toml", "keys of your own, where you wrote it"),
        ("thrown", layout.thrown, "sessions thrown away"),
        ("quarantine", layout.quarantine, "copies of damaged files"),
        ("index", layout.index, "a list of the history; may be deleted"),
        ("cache", library_cache() or "", "the sessions as they were read last; may be deleted"),
        ("shipped", shipped_sessions(), "the sessions that came with RunStrong"),
    )
    if in_json:
        say_json(json.dumps({name: str(path) for name, path, _ in rows}, indent=2))
        return
    width = max(len(str(path)) for _, path, _ in rows)
    say(*(f"{name:<10}  {path!s:<{width}}  {what}" for name, path, what in rows))
    sounds = Sounds(layout.sounds)
    if own := sounds.own():
        say(f"own sounds in use: {', '.join(own)}")
    say(*map(str, sounds.faults()), err=True)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--force", is_flag=True, help="Replace FILE where there is one.")
@click.option(
    "--fewer", is_flag=True, help="With --force, also where FILE holds workouts that are not here."
)
def backup(file: Path, force: bool, fewer: bool) -> None:
    """Write the history, what is partly finished and your own sessions to FILE, a zip file."""
    with _failing_in_words():
        there = state_of(file) is not None
    if there and not force:
        fail(f"{file}: is there already; --force replaces it")
    if not file.absolute().parent.is_dir():
        fail(f"{file.absolute().parent}: no such folder")
    wall = SystemClock().wall
    check_clock(wall)
    with _failing_in_words():
        damage = Store(data_home(), wall).tidy()  # What version 1 left goes into the backup, too.
        made = archive.backup(Layout(data_home()), file, wall(), fewer=force and fewer)
    say(*map(str, damage), err=True)
    say(
        f"{file}: {_count(made.workouts, 'workout')}, "
        f"{_count(made.progress, 'partly finished session')}, "
        f"{_count(made.sessions, 'own session file')}"
    )
    say(*map(str, made.left_out), err=True)
    history = Layout(data_home()).history
    if any(_may_hold_workouts(damage.path, history) for damage in made.left_out):
        sys.exit(FAULT_OF_INPUT)


def _may_hold_workouts(path: Path, history: Path) -> bool:
    """Whether what was left out is a month: no folder or pipe that stands in its place."""
    return history in path.parents and (path.is_file() or path.is_symlink())


@click.command()
@click.argument("file", type=_FILE)
def restore(file: Path) -> None:
    """Add what the backup FILE has and is not here; nothing that is here is changed.

    Where it is cut off in the middle, the same again adds the rest.
    """
    with _failing_in_words():
        try:
            made = archive.restore(Layout(data_home()), file)
        except archive.CutOff as error:
            fail(file_words(error.why), AGAIN)
        except KeyboardInterrupt:
            say(AGAIN, err=True)
            raise
    added = [
        _count(number, word)
        for number, word in (
            (made.workouts, "workout"),
            (made.progress, "partly finished session"),
            (made.sessions, "own session file"),
        )
        if number
    ]
    added += ["your settings"] if made.settings else []
    if not added and made.lines:
        added = [_count(made.lines, "line") + " of history"]
    say(f"added: {', '.join(added)}" if added else "nothing to add: all of it is here")
    if made.settings:
        _leave_command_out()
    say(*(f"{path}: put beside yours, which is different" for path in made.beside))
    if made.deleted:
        say(f"{_count(made.deleted, 'workout')} of it had been deleted and stays so")
    if made.damage:
        fail(*map(str, made.damage))


def _leave_command_out() -> None:
    """Take no command from a backup, which may be anybody's; the runner can choose it again."""
    store = Store(data_home(), SystemClock().wall)
    settings = store.settings()
    if settings.on_event:
        store.choose(replace(settings, on_event=""), settings)
        say(
            "its command at each event is not taken; if it is yours, choose it again:",
            f"  runstrong settings {shlex.quote(f'on-event={settings.on_event}')}",
        )
    store.close()


def _summary(report: doctors.Report) -> str:
    parts = [
        f"{_count(report.workouts, 'workout')} in {_count(report.files, 'file')} "
        f"of {_count(report.devices, 'device')}",
        f"{report.partly} partly finished",
    ]
    if report.copies:
        parts.append(f"{_count(report.copies, 'copy', 'copies')} in quarantine")
    faults = _count(len(report.faults), "fault") if report.faults else "nothing is wrong"
    return f"{', '.join(parts)}: {faults}"


def _count(number: int, word: str, words: str = "") -> str:
    return f"{number} {word if number == 1 else words or word + 's'}"


@contextmanager
def _failing_in_words() -> Iterator[None]:
    """Tell in words what a file or a disk refused."""
    try:
        yield
    except ArchiveError as error:
        fail(str(error))
    except OSError as error:
        fail(file_words(error))
