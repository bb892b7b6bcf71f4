"""The command that brings workouts in: import."""

from pathlib import Path
from typing import NamedTuple

import click

from runstrong_tui.cli.completion import complete_session
from runstrong_tui.cli.exchange.progress import ProgressBar
from runstrong_tui.cli.opening import fail_where_unlisted, the_coach
from runstrong_tui.coach import Coach
from runstrong_tui.door import FAULT_OF_INPUT, fail, say
from runstrong_tui.exchange.extras import MissingExtra
from runstrong_tui.exchange.incoming.arriving import (
    Arrival,
    arrival_of,
    runs_in,
    span_words,
)
from runstrong_tui.exchange.incoming.converting import Context
from runstrong_tui.exchange.incoming.deciding import Known
from runstrong_tui.exchange.incoming.names import LEFT_OUT, RUN, Names
from runstrong_tui.exchange.incoming.own_exercises import write_own_exercises
from runstrong_tui.exchange.incoming.recognising import read
from runstrong_tui.exchange.incoming.record import Record, checksum
from runstrong_tui.exchange.incoming.rows import Choices
from runstrong_tui.exchange.incoming.runs import RunSession, run_session, run_sessions
from runstrong_tui.exchange.incoming.tables import LARGEST_BYTES, broken
from runstrong_tui.files.faults import BrokenText, did_you_mean
from runstrong_tui.folders import data_home, own_sessions
from runstrong_tui.output.as_text import columns
from runstrong_tui.output.week_text import due_words
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.refused import file_words, state_of
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.names import composed

MOST_NAMES = 40
"""So many names are shown; the table in the file has them all."""

MOST_THERE = 3
"""So many of those that are there already are named."""

READING_SHARE = 0.5
"""So much of the work is reading a file; the rest makes workouts of what was read."""

PATH = click.Path(path_type=Path)


class Home(NamedTuple):
    """What is here: plans and history, the record of imports, and what is known of workouts."""

    coach: Coach
    record: Record
    known: Known
    context: Context


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, type=PATH)
@click.option("--yes", is_flag=True, help="Import; without it nothing but a look is taken.")
@click.option("--undo", is_flag=True, help="Take out again what the last import brought.")
@click.option(
    "--run",
    "run_name",
    metavar="NAME",
    shell_complete=complete_session,
    help="The session that runs are, in place of the one whose length is nearest.",
)
@click.option("--pounds", is_flag=True, help="Weights without a unit are pounds.")
@click.option("--miles", is_flag=True, help="Distances without a unit are miles.")
@click.option(
    "--day-first/--month-first", default=None, help="What 11/05/2026 is, where all may be both."
)
@click.option("--encoding", metavar="NAME", help="How the file is written, if not in UTF-8.")
def import_(
    files: tuple[Path, ...],
    yes: bool,
    undo: bool,
    run_name: str | None,
    pounds: bool,
    miles: bool,
    day_first: bool | None,
    encoding: str | None,
) -> None:
    """Bring in FILEs of Hevy, Strong, FitNotes, a watch (FIT) or RunStrong; first only a look.

    runstrong import workouts.csv

    runstrong import workouts.csv --yes
    """
    if undo and (files or yes):
        raise click.UsageError("--undo takes no FILE and no --yes")
    if not (undo or files):
        raise click.UsageError("say which FILE, or --undo")
    _check_encoding(encoding)
    home = _home(run_name)
    if undo:
        _undo(home)
        return
    choices = Choices(pounds, miles, day_first, encoding)
    arrivals = [(file, _look(file, choices, home, yes=yes)) for file in files]
    found = [arrival for _, arrival in arrivals if arrival is not None]
    if not yes:
        _say_how_to(files, found, home)
    _say_due(home, [workout for arrival in found for workout in arrival.new] if yes else [])
    fail_where_unlisted(home.coach.store)
    if len(found) < len(files):
        raise SystemExit(FAULT_OF_INPUT)


def _home(run_name: str | None) -> Home:
    coach = the_coach()
    layout = Layout(data_home())
    record = Record(layout.imports, Files())
    known = Known(coach.store.history(), coach.store.known_ids(), record.undone)
    names = Names(layout.import_names, coach.library.exercises, Files())
    runs = run_sessions(coach.library, coach.week_plan())
    run = None if run_name is None else _named_run(coach, composed(run_name))
    return Home(coach, record, known, Context(coach.library, names, runs, coach.now(), run))


def _named_run(coach: Coach, name: str) -> RunSession:
    found = run_session(coach.library, name)
    if found is None:
        runs = [each for each in coach.library.sessions if coach.is_run(each)]
        fail(f'no run "{name}"; {did_you_mean(name, runs)}')
    return found


def _check_encoding(encoding: str | None) -> None:
    try:
        "".encode(encoding or "utf-8")
    except LookupError:
        raise click.BadParameter(
            f'"{encoding}" is no encoding; such as utf-8, utf-16, cp1252', param_hint="--encoding"
        ) from None


def _look(path: Path, choices: Choices, home: Home, *, yes: bool) -> Arrival | None:
    """Look at a file, say what it would bring, and bring it with ``yes``; None where it cannot."""
    try:
        arrival = _read(path, choices, home)
    except BrokenText as error:
        say(*error.lines, f"{path}: nothing of it was imported.", err=True)
        return None
    except MissingExtra as error:
        say(f"{path}: {error}", err=True)
        return None
    except OSError as error:
        say(file_words(error), err=True)
        return None
    say(*_lines_of(path, arrival, home))
    if yes and arrival.new:
        _bring(path, arrival, home)
    elif yes:
        say("  Nothing new: all of it is there already.")
    return arrival


def _read(path: Path, choices: Choices, home: Home) -> Arrival:
    """All of a file, with a bar where that takes long."""
    bar = ProgressBar(f"Reading {path.name}")
    try:
        found = read(_bytes_of(path), str(path), choices, bar.part(0.0, READING_SHARE))
        convert = bar.part(READING_SHARE, 1.0)
        return arrival_of(found, str(path), home.context, home.known, convert)
    finally:
        bar.close()


def _bytes_of(path: Path) -> bytes:
    """All of a file.

    Raises:
        BrokenText: it is larger than any log.
        OSError: it cannot be read.
    """
    found = state_of(path)
    if found is not None and found.st_size > LARGEST_BYTES:
        size, most = found.st_size // 1024**2, LARGEST_BYTES // 1024**2
        what = f"is {size:,} MB large, and at most {most} MB can come in at once"
        broken(str(path), 1, what, "part it into files that each begin with the first line")
    return Files().read(path, 0, LARGEST_BYTES)


def _lines_of(path: Path, arrival: Arrival, home: Home) -> list[str]:
    """What a file would bring: how much, what is left out, and what its names are here."""
    sets = sum(len(workout.sets) for workout in arrival.all)
    span = span_words(arrival.all)
    head = f"{path}: {arrival.source}, {counted(len(arrival.all), 'workout')} {span}".rstrip()
    lines = [f"{head}, {counted(sets, 'set')}"]
    there = f", {len(arrival.there):,} there already" if arrival.there else ""
    deleted = f", {arrival.deleted:,} deleted here and left so" if arrival.deleted else ""
    lines.append(f"  {len(arrival.new):,} new{there}{deleted}")
    for each in arrival.there[:MOST_THERE]:
        when = f"{each.started:%Y-%m-%d %H:%M}"
        lines.append(f"  line {each.line}: {each.title}, {when}: {each.why}")
    if len(arrival.there) > MOST_THERE:
        lines.append(f"  and {len(arrival.there) - MOST_THERE:,} more that are here already")
    lines += [f"  {remark}" for remark in arrival.remarks]
    rows = [
        (f"  {each.name}", f"{each.sets:,}", _meaning_words(each.meaning.words, each.meaning.own))
        for each in arrival.names[:MOST_NAMES]
    ]
    if rows and arrival.new:
        lines += ["", *columns([("  THERE", "SETS", "HERE"), *rows])]
    if len(arrival.names) > MOST_NAMES and arrival.new:
        lines.append(f"  and {len(arrival.names) - MOST_NAMES} more")
    runs = [each.title for each in runs_in(arrival.new, home.context)]
    if runs and arrival.names:
        kinds = ", ".join(f"{runs.count(title)} {title}" for title in dict.fromkeys(runs))
        lines += ["", f"  Runs by their length: {kinds}; --run NAME says otherwise"]
    return lines


def _meaning_words(words: str, own: bool) -> str:
    if words == LEFT_OUT:
        return "left out"
    if words == RUN:
        return "a run"
    return f"{words} (new, your own)" if own else words


def _bring(path: Path, arrival: Arrival, home: Home) -> None:
    """Put what is new into the history, all or nothing."""
    try:
        home.record.add(str(path), arrival.source, home.coach.now(), arrival.new)
        home.coach.store.add_all(arrival.new)
    except OSError as error:
        fail(f"{path}: nothing of it was imported.", file_words(error))
    say(
        f"  Imported: {counted(len(arrival.new), 'workout')}. Take it back: runstrong import --undo"
    )
    try:
        made = write_own_exercises(arrival.names, own_sessions(), Files())
        home.context.names.add(each.name for each in arrival.names)
    except OSError as error:
        say(file_words(error), err=True)
        return
    if made:
        say(f"  {counted(len(made), 'exercise')} of your own: {made[0].parent}")


def _say_how_to(files: tuple[Path, ...], arrivals: list[Arrival], home: Home) -> None:
    """Say how to import what was looked at, and where its names are told."""
    if any(arrival.names for arrival in arrivals):
        names = home.context.names
        try:
            names.add(each.name for arrival in arrivals for each in arrival.names)
            say("", f"What a name is here: {names.path}")
        except OSError as error:
            say(file_words(error), err=True)
    if any(arrival.new for arrival in arrivals):
        quoted = " ".join(f'"{file}"' if " " in str(file) else str(file) for file in files)
        say("", "Nothing is imported yet. To do it:", f"  runstrong import {quoted} --yes")
    elif arrivals:
        say("", "Nothing new: all of it is there already.")


def _say_due(home: Home, brought: list[Workout]) -> None:
    """Say what is due after a run of today that came in."""
    today = home.coach.now().date()
    runs = [each for each in runs_in(brought, home.context) if each.started.date() == today]
    status = home.coach.week()
    if runs and status is not None:
        say(*status.warnings, *due_words(status, after=runs[-1].session))


def _undo(home: Home) -> None:
    """Take out what the last import brought, but for what was corrected since."""
    last = home.record.last
    if last is None:
        fail("There is no import to undo.")
    store = home.coach.store
    living = {workout.id: checksum(workout) for workout in store.read_all()}
    kept = [key for key, then in last.workouts.items() if living.get(key, then) != then]
    gone = [key for key, then in last.workouts.items() if living.get(key) == then]
    if gone:
        store.delete_all(gone)
    home.record.drop(last)
    say(f"Undone: {last.file}, {counted(len(gone), 'workout')} taken out.")
    if kept:
        say(f"{counted(len(kept), 'workout')} corrected since stay: {', '.join(kept[:5])}")


def counted(number: int, word: str) -> str:
    """``1 workout``, ``1,200 workouts``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
