"""The command that looks back at workouts, and what both commands choose them by."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from textwrap import indent
from typing import Any

import click

from runstrong_tui.cli.completion import complete_exercise, complete_session, complete_workout
from runstrong_tui.cli.opening import fail_where_unlisted, the_library, the_store
from runstrong_tui.cli.options import json_option
from runstrong_tui.clock import SystemClock
from runstrong_tui.door import fail, say, say_json, say_parts
from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.output.workouts_text import history_lines
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.names import composed_or_none
from runstrong_tui.trends.weeks import by_the_wall

since_option = click.option(
    "--since", metavar="SPAN", help="How far back: 10d, 4w, 6m, 1y, a day (2026-01-31) or all."
)


@click.command()
@click.argument("id", required=False, shell_complete=complete_workout)
@since_option
@click.option(
    "--exercise",
    metavar="EXERCISE",
    shell_complete=complete_exercise,
    help="Only workouts with that exercise.",
)
@click.option(
    "--session",
    metavar="NAME",
    shell_complete=complete_session,
    help="Only workouts of that session.",
)
@json_option
@click.option("--csv", "in_csv", is_flag=True, help="Print CSV, a row a set.")
def history(
    id: str | None,
    since: str | None,
    exercise: str | None,
    session: str | None,
    in_json: bool,
    in_csv: bool,
) -> None:
    """List past workouts, or show the one whose id begins with ID in full.

    runstrong history --since 4w --exercise wall-sit --csv > wall-sit.csv
    """
    if in_json and in_csv:
        raise click.UsageError("--json or --csv, not both")
    if id and (since or exercise or session):
        raise click.UsageError("--since, --exercise and --session choose from the list, not of ID")
    exercise, session = composed_or_none(exercise), composed_or_none(session)
    begin = begin_of(since)
    store = the_store()
    if id:
        _print_one(store, id, in_json=in_json, in_csv=in_csv)
        return
    found = chosen(store, begin, exercise, session)
    _print_chosen(store, found, exercise, in_json=in_json, in_csv=in_csv)
    fail_where_unlisted(store)
    if not (found or in_csv or in_json):
        every = exercise or session or begin
        say("No such workouts." if every else "No workouts yet.", err=True)


def _print_chosen(
    store: Store, chosen: list[Summary], exercise: str | None, *, in_json: bool, in_csv: bool
) -> None:
    if in_csv:
        from runstrong_tui.output.as_csv import csv_lines

        say_parts(csv_lines(in_full(store, chosen), exercise))
    elif in_json:
        from runstrong_tui.output import as_json

        say_parts(json_parts(map(as_json.workout_json, in_full(store, chosen))))
    elif chosen:
        say(*history_lines(by_the_wall(chosen)))


def _print_one(store: Store, id: str, *, in_json: bool, in_csv: bool) -> None:
    """One workout in full, beside the last time of its session."""
    workout = store.workout(id)
    if in_csv:
        from runstrong_tui.output.as_csv import csv_lines

        say_parts(csv_lines([workout]))
    elif in_json:
        from runstrong_tui.output import as_json

        say_json(as_json.to_text(as_json.workout_json(workout)))
    else:
        from runstrong_tui.output.workout_in_full import full_lines
        from runstrong_tui.trends.comparison import compare, last_of_same

        same = [summary for summary in store.history() if summary.session == workout.session]
        before = last_of_same(in_full(store, same), workout) if len(same) > 1 else None
        say(*full_lines(workout, compare(workout, before)))


def begin_of(since: str | None) -> date | None:
    """The first day of the span of ``--since``."""
    if since is None:
        return None
    from runstrong_tui.trends.spans import parse_since

    try:
        return parse_since(since, SystemClock().wall())
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--since") from error


def chosen(
    store: Store, begin: date | None, exercise: str | None, session: str | None
) -> list[Summary]:
    """The workouts that are asked for in short; a name that nobody knows ends the program."""
    every = store.history()
    if exercise is not None:
        known_or_fail("exercise", exercise, {id for summary in every for id in summary.exercises})
    if session is not None:
        known_or_fail("session", session, {summary.session for summary in every})
    return [
        summary
        for summary in every
        if (begin is None or summary.started.date() >= begin)
        and (session is None or summary.session == session)
        and (exercise is None or exercise in summary.exercises)
    ]


def known_or_fail(kind: str, name: str, done: Collection[str]) -> None:
    """Exit where no exercise or session of that name was ``done`` or is in the library."""
    if name in done:
        return
    library = the_library()
    known = library.exercises if kind == "exercise" else library.sessions
    if name not in known:
        fail(f'no {kind} "{name}"; {did_you_mean(name, sorted({*done, *known}))}')


def in_full(store: Store, chosen: Sequence[Summary]) -> Iterator[Workout]:
    """The workouts in full, the latest first; what cannot be read is told on standard error."""
    known = len(store.damage)
    ids = {summary.id for summary in chosen}
    workouts = store.read_all()
    for damage in store.damage[known:]:
        say(str(damage), err=True)
    return (workout for workout in workouts if workout.id in ids)


def json_parts(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A list of rows as JSON, a row at a time."""
    from runstrong_tui.output import as_json

    before = "[\n"
    for row in rows:
        yield before + indent(as_json.to_text(row), "  ")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
