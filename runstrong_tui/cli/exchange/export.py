"""The command that takes workouts out: export."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import click

from runstrong_tui.cli.completion import complete_session, complete_workout
from runstrong_tui.cli.exchange.placing import HERE, File, encoded, is_folder, put_files
from runstrong_tui.cli.exchange.progress import ProgressBar
from runstrong_tui.cli.exchange.weeks import export_weeks
from runstrong_tui.cli.lookback.history import begin_of, chosen, in_full, since_option
from runstrong_tui.cli.opening import fail_where_unlisted, the_coach, the_library, the_store
from runstrong_tui.door import fail, say_parts
from runstrong_tui.exchange.extras import MissingExtra
from runstrong_tui.exchange.out.fit import fit_bytes
from runstrong_tui.exchange.out.hevy import hevy_lines
from runstrong_tui.exchange.out.intervals import intervals_text
from runstrong_tui.exchange.out.markdown import markdown_lines
from runstrong_tui.exchange.out.targets import Marks, file_name
from runstrong_tui.exchange.out.whole import JSON_BEGINS, whole_csv, whole_json
from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.planning.today import Choices
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.names import composed, composed_or_none

Texts = Callable[[Iterable[Workout], Mapping[str, Exercise]], Iterator[str]]


class Format(NamedTuple):
    """A format of workouts.

    ``begins`` is how each of its files begins; in a folder it makes a file a workout where
    ``each``, else one file of that ``extension`` with all of them.
    """

    texts: Texts
    extension: str
    begins: bytes
    each: bool = False


WORKOUTS = {
    "csv": Format(lambda found, _: whole_csv(found), "csv", b"workout_id,date,time"),
    "hevy": Format(hevy_lines, "hevy.csv", b"title,start_time,end_time"),
    "json": Format(lambda found, _: whole_json(found), "json", JSON_BEGINS.encode()),
    "markdown": Format(lambda found, _: markdown_lines(found), "md", b"## ", each=True),
}
INTERVALS, FIT, ICS = "intervals", "fit", "ics"


@click.command()
@click.argument("format", type=click.Choice(sorted([*WORKOUTS, FIT, ICS, INTERVALS])))
@click.argument("id", required=False, shell_complete=complete_workout)
@since_option
@click.option(
    "--session",
    metavar="NAME",
    shell_complete=complete_session,
    help="Only workouts of that session; with intervals: that run.",
)
@click.option(
    "-o",
    "--output",
    "to",
    metavar="FILE|FOLDER",
    help="Where to; a folder gets files with names that sort by time.",
)
@click.option("--force", is_flag=True, help="Replace FILE whatever it holds.")
@click.option(
    "--at", "at", metavar="HH:MM", help="ics: when a day's first thing begins; else all day."
)
@click.option(
    "--weeks",
    type=click.IntRange(1, 52),
    default=1,
    help="ics: so many weeks, this one the first.",
)
def export(
    format: str,
    id: str | None,
    since: str | None,
    session: str | None,
    to: str | None,
    force: bool,
    at: str | None,
    weeks: int,
) -> None:
    """Take workouts out in a FORMAT that other programs read: all, some, or the one of ID.

    runstrong export hevy --since 1y -o workouts.csv

    runstrong export markdown 01KA
    """
    if id and (since or session):
        raise click.UsageError("--since and --session choose from all workouts, not of ID")
    if (at is not None or weeks != 1) and format != ICS:
        raise click.UsageError("--at and --weeks go with ics")
    session = composed_or_none(session)
    if format == ICS:
        if id or since or session:
            raise click.UsageError("ics takes the week's plan: --at, --weeks and -o go with it")
        export_weeks(at, weeks, to, force=force)
        return
    if format == INTERVALS:
        if id or since:
            raise click.UsageError("intervals takes runs that are planned: --session NAME")
        runs = list(_planned(session))
        if to is None:
            say_parts("\n" * (number > 0) + run.data.decode() for number, run in enumerate(runs))
        else:
            put_files(runs, to, force=force)
        return
    workouts = _workouts(id, since, session)
    if format == FIT:
        put_files(list(_activities(workouts)), to or HERE, force=force)
    else:
        _export(WORKOUTS[format], workouts, to, force=force)


def _activities(workouts: list[Workout]) -> Iterator[File]:
    """A FIT file a workout."""
    exercises = the_library().exercises
    bar = ProgressBar("Writing FIT")
    try:
        for number, each in enumerate(workouts):
            bar(number, len(workouts))
            yield File(file_name(each, FIT), fit_bytes(each, exercises), Marks(b".FIT", 8))
    except MissingExtra as error:
        fail(str(error))
    finally:
        bar.close()


def _workouts(id: str | None, since: str | None, session: str | None) -> list[Workout]:
    """What was asked for, the oldest first; says so and exits where there is nothing."""
    begin = begin_of(since)
    store = the_store()
    if id:
        return [store.workout(id)]
    found = list(in_full(store, chosen(store, begin, None, session)))
    if not found:
        fail_where_unlisted(store)
        fail("No such workouts." if session or begin else "No workouts yet.")
    return found[::-1]


def _export(format: Format, workouts: list[Workout], to: str | None, *, force: bool) -> None:
    exercises = the_library().exercises
    if to is None:
        say_parts(format.texts(workouts, exercises))
        return
    marks = Marks(format.begins)
    if format.each and is_folder(to):
        files = [
            File(
                file_name(each, format.extension),
                encoded(format.texts([each], exercises)),
                marks,
            )
            for each in workouts
        ]
    else:
        name = f"runstrong.{format.extension}"
        files = [File(name, encoded(format.texts(workouts, exercises)), marks)]
    put_files(files, to, force=force)


def _planned(session: str | None) -> Iterator[File]:
    """The runs of the library as they are planned today, or the one of that name."""
    coach = the_coach()
    sessions = coach.library.sessions
    runs = [name for name in sorted(sessions) if coach.is_run(name)]
    if session is not None and session not in runs:
        if session in sessions:
            fail(f'"{session}" is no run; intervals takes {", ".join(runs)}')
        fail(f'no session "{session}"; {did_you_mean(session, runs)}')
    for name in runs if session is None else [session]:
        plan = coach.plan(sessions[composed(name)], Choices())
        yield File(f"{name}.intervals.txt", encoded([intervals_text(plan)]))
