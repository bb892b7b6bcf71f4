"""The command that shows how exercises went over time."""

import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date

import click

from runstrong_tui.cli.completion import complete_exercise
from runstrong_tui.cli.lookback.history import begin_of, in_full, known_or_fail, since_option
from runstrong_tui.cli.opening import fail_where_unlisted, the_library, the_store
from runstrong_tui.cli.options import json_option
from runstrong_tui.door import say, say_json, say_painted
from runstrong_tui.output import as_json, as_text
from runstrong_tui.output.charts import draw, legend, painted
from runstrong_tui.output.trends_text import (
    charts_of,
    day_words,
    done_json,
    exercises_table,
    head_words,
    known_done,
    known_trend,
    record_rows,
    trend_json,
    trend_table,
    without_records,
)
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.names import composed
from runstrong_tui.trends.records import records_of
from runstrong_tui.trends.trend import Trend, exercises_done, trend_of

PIPE_WIDTH = 80
MOST_WIDTH = 160
ROWS = 14
"""The lines of a chart."""

_HUES = ("green", "blue")


@click.command()
@click.argument("exercise", required=False, shell_complete=complete_exercise)
@since_option
@click.option("--table", "as_table", is_flag=True, help="Print a table in place of charts.")
@json_option
def trends(exercise: str | None, since: str | None, as_table: bool, in_json: bool) -> None:
    """Show how an EXERCISE went over time; without one all that were done, with their records.

    runstrong trends wall-sit --since 3m
    """
    if as_table and in_json:
        raise click.UsageError("--table or --json, not both")
    begin = begin_of(since)
    store = the_store()
    every = store.history()
    if exercise is None:
        workouts = list(in_full(store, every))
        if not workouts:
            fail_where_unlisted(store)
        _print_exercises(workouts, begin, in_json=in_json)
    else:
        exercise = composed(exercise)
        _print_one_trend(store, every, exercise, begin, as_table=as_table, in_json=in_json)
    fail_where_unlisted(store)


def _print_one_trend(
    store: Store,
    every: list[Summary],
    exercise: str,
    begin: date | None,
    *,
    as_table: bool,
    in_json: bool,
) -> None:
    """How one exercise went since ``begin``."""
    known_or_fail("exercise", exercise, {id for summary in every for id in summary.exercises})
    having = [summary for summary in every if exercise in summary.exercises]
    trend = known_trend(trend_of(in_full(store, having), exercise, since=begin), the_library())
    if in_json:
        say_json(as_json.to_text(trend_json(trend, trend.points)))
    elif not trend.points:
        say(_nothing_words(trend, having), err=True)
    elif as_table:
        say(*as_text.columns(trend_table(trend, trend.points)))
    else:
        _print_trend(trend)


def _nothing_words(trend: Trend, having: Sequence[Summary]) -> str:
    """Why there is nothing to show; ``having`` are all workouts with the exercise."""
    if not having:
        return f"{trend.exercise} was not done yet."
    last = day_words(having[0].started)
    return f"Nothing known of {trend.name} in that time; last done on {last}."


def _print_exercises(workouts: list[Workout], begin: date | None, *, in_json: bool) -> None:
    """A line an exercise done since ``begin``, with its records of all time."""
    library = the_library()
    records = records_of(workouts, without=without_records(library))
    recent = (workout for workout in workouts if begin is None or workout.started.date() >= begin)
    done = known_done(exercises_done(recent), library)
    if in_json:
        say_json(
            as_json.all_json(
                done_json(exercise, records.get(exercise.exercise, ())) for exercise in done
            )
        )
    elif done:
        say(*as_text.columns(exercises_table(done, records)))
    else:
        say("No workouts in that time." if workouts else "No workouts yet.", err=True)


def _print_trend(trend: Trend) -> None:
    """The charts one below the other, then the records."""
    on_terminal = sys.stdout.isatty()
    hues = _HUES if on_terminal and "NO_COLOR" not in os.environ else ()
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if on_terminal else PIPE_WIDTH
    say(trend.name, head_words(trend, trend.points))
    for chart in charts_of(trend, trend.points):
        say("", f"{chart.title}   {legend(chart)}".rstrip())
        for line in draw(chart, min(width, MOST_WIDTH), ROWS):
            say_painted(painted(line, chart, hues))
    if trend.records:
        say("", *as_text.columns(record_rows(trend.records)))
