"""The commands that say what files may hold, and what is wrong in them: check, schema, keys."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from runstrong_tui.cli.opening import the_library
from runstrong_tui.clock import wait
from runstrong_tui.door import fail, say
from runstrong_tui.files.faults import Fault
from runstrong_tui.files.library import EXERCISES, WEEKS, Library

LOOK_SECONDS = 0.5
"""A file that is watched is looked at so often."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--watch", is_flag=True, help="Check again whenever a file changes; ctrl+c ends it.")
def check(files: tuple[str, ...], watch: bool) -> None:
    """Check session and exercise files: every fault with its line and column."""
    paths = [Path(file) for file in files]
    if watch and not sys.stdout.isatty():
        raise click.UsageError("--watch needs a terminal")
    if watch:
        for _ in changes(paths, lambda: wait(LOOK_SECONDS)):
            click.clear()
            say(*_result(paths), "Watching; ctrl+c ends it.")
    faults = _faults(paths)
    if faults:
        fail(*(line for fault in faults for line in fault.lines))
    say(*_result(paths))


@click.command()
@click.argument("kind", type=click.Choice(("session", "exercise", "week")))
def schema(kind: str) -> None:
    """Print the JSON Schema of a session, exercise or week file, for editors.

    runstrong schema week > week.json
    """
    from runstrong_tui.files.schema import written

    say(*written(kind).splitlines())


@click.command()
def keys() -> None:
    """Print every key that can be changed, as keys.toml has it.

    runstrong keys > keys.toml
    """
    from runstrong_tui.tui.keys.own import template

    say(*template())


def changes(paths: Sequence[Path], pause: Callable[[], object]) -> Iterator[None]:
    """At once, then whenever one of the files was written, made or deleted; pauses in between."""
    before = None
    while True:
        now = [_stamp(path) for path in paths]
        if now != before:
            before = now
            yield
        pause()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _faults(paths: Sequence[Path]) -> list[Fault]:
    library = the_library()
    return [fault for path in paths for fault in faults_of(path, library)]


def _key_faults(path: Path) -> tuple[Fault, ...]:
    from runstrong_tui.tui.keys.own import read_own_keys

    return read_own_keys(path).faults


def _result(paths: Sequence[Path]) -> list[str]:
    lines = [line for fault in _faults(paths) for line in fault.lines]
    return lines or [f"{len(paths)} file{'s' if len(paths) != 1 else ''} without a fault"]


def faults_of(path: Path, library: Library) -> tuple[Fault, ...]:
    """The faults of one file, the names in it looked up in ``library``.

    Beside those of ``check_file``: minutes that a session states and cannot keep.
    """
    if path.name == "keys.toml" and path.is_file():
        return _key_faults(path)
    from runstrong_tui.files.loading import check_file
    from runstrong_tui.files.reading import read_written_session

    faults = check_file(path, library)
    if faults or path.absolute().parent.name in (EXERCISES, WEEKS):
        return faults
    from runstrong_tui.planning.planner import minutes_of

    written = read_written_session(path, library.exercises)
    stated, place = written.session.minutes, written.minutes
    if stated is None or place is None:
        return ()
    least, most = minutes_of(library, written.session)
    if least <= stated.high and most >= stated.low:
        return ()
    says = describe_minutes(stated.low, stated.high)
    what = f'"minutes" is {says}, and the session takes {describe_minutes(least, most)}'
    hint = "state what it takes, or change its rounds, sets, seconds or rests"
    return (place.fault(written.file, what, hint),)


def describe_minutes(least: int, most: int) -> str:
    """``10``, or ``10 to 20``."""
    return str(least) if least == most else f"{least} to {most}"
