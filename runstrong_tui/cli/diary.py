"""The commands that keep the diary: week and log."""

from collections.abc import Callable

import click
from msgspec.structs import replace

from runstrong_tui.cli.completion import complete_session, complete_week, complete_workout
from runstrong_tui.cli.opening import fail_where_unlisted, the_coach
from runstrong_tui.cli.options import json_option
from runstrong_tui.clock import SystemClock
from runstrong_tui.diary.amending import Texts, amended, parse_amendment, texts_of
from runstrong_tui.diary.entries import (
    clean_note,
    entered_words,
    parse_began,
    parse_km,
    parse_length,
    parse_rpe,
)
from runstrong_tui.door import fail, say, say_json
from runstrong_tui.files.faults import did_you_mean
from runstrong_tui.output import as_json
from runstrong_tui.output.week_text import due_words, week_json, week_lines
from runstrong_tui.output.workout_text import figures_words
from runstrong_tui.player.wording import full_moment_words
from runstrong_tui.training.amounts import MOST_PAIN
from runstrong_tui.training.names import composed, composed_or_none
from runstrong_tui.training.pain import SCALE, WRONG, morning_words

NO_KM = "none"

_Callback = Callable[[click.Context, click.Parameter, str | None], float | None]


@click.command()
@click.argument("name", required=False, shell_complete=complete_week)
@click.option("--use", is_flag=True, help="Make NAME the plan of every week from now on.")
@json_option
def week(name: str | None, use: bool, in_json: bool) -> None:
    """Show what this week still holds and what is done, by the week NAME or the one in use."""
    if use and name is None:
        raise click.UsageError("--use goes with the NAME of a week plan")
    coach = the_coach()
    name = composed_or_none(name)
    weeks = coach.library.weeks
    if name is not None and name not in weeks:
        broken = coach.library.broken_weeks.get(name)
        if broken:
            fail(*(line for fault in broken for line in fault.lines))
        fail(f'no week plan "{name}"; {did_you_mean(name, [*weeks])}')
    if use and name is not None:
        coach.use_week(name)
    status = coach.week(weeks[name] if name else None)
    if status is None:
        fail("There is no week plan; write one in the folder weeks beside your sessions.")
    if in_json:
        say_json(as_json.to_text(week_json(status)))
    else:
        say(*week_lines(status))
        asked = coach.asks_morning()
        if asked is not None:
            say("", f"Does anything hurt after yesterday's {asked.title}?")
            say(f"Answer with runstrong pain 0, or up to {MOST_PAIN}: {SCALE}.")
    fail_where_unlisted(coach.store)


def _checked(check: Callable[[str], float]) -> _Callback:
    """Reads an option by ``check``; what is wrong with it is told as click tells it."""

    def read(context: click.Context, option: click.Parameter, text: str | None) -> float | None:
        try:
            return None if text is None else check(text)
        except ValueError as error:
            raise click.BadParameter(str(error), context, option) from error

    return read


@click.command()
@click.argument("id", shell_complete=complete_workout)
@click.option("--at", "at", metavar="MOMENT", help="When it began, by the clock of its place.")
@click.option("--length", metavar="DURATION", help="How long it took.")
@click.option("--km", metavar="KM", help="How far; none: not known.")
@click.option("--rpe", callback=_checked(parse_rpe), metavar="RPE", help="How hard, from 1 to 10.")
@click.option("--note", help="A few words in place of its note.")
def correct(
    id: str,
    at: str | None,
    length: str | None,
    km: str | None,
    rpe: float | None,
    note: str | None,
) -> None:
    """Put the past workout right whose id begins with ID; the later word wins everywhere.

    runstrong correct 01KA --length 40m --at "yesterday 18:30"
    """
    if (at, length, km, rpe, note) == (None,) * 5:
        raise click.UsageError("say what is to be put right: --at, --length, --km, --rpe or --note")
    coach = the_coach()
    workout = coach.store.workout(id)
    if any(summary.newer for summary in coach.store.history() if summary.id == workout.id):
        fail("a newer RunStrong wrote this workout: put it right there")
    now = SystemClock().wall()
    before = texts_of(workout)
    far = before.km if km is None else "" if km.strip().lower() == NO_KM else km
    said = Texts(before.began if at is None else at, length or before.length, far)
    try:
        by = parse_amendment(workout, said, now)
    except ValueError as error:
        fail(str(error))
    after = amended(workout, by)
    after = after if rpe is None else replace(after, rpe=rpe)
    after = after if note is None else replace(after, note=clean_note(note))
    coach.store.edit(after)
    moment = full_moment_words(after.started, now)
    say(f"Corrected: {after.title}, {moment}, {figures_words(after)} ({after.id}).")


@click.command()
@click.argument("pain", metavar="PAIN")
def pain(pain: str) -> None:
    """Say how much something hurts after yesterday's training: 0 none, 10 the worst there is.

    It is kept with the latest workout of yesterday; what is asked for next goes by it.
    """
    felt = int(pain) if pain.isascii() and pain.isdecimal() and len(pain) <= 2 else -1
    if not 0 <= felt <= MOST_PAIN:
        fail(f'"{pain}" is no pain. {WRONG}')
    coach = the_coach()
    workout = coach.yesterdays()
    if workout is None:
        fail("Nothing was done yesterday that something could hurt after; nothing is kept.")
    coach.tell_morning(workout, felt)
    say(f"Kept with {workout.title}. {morning_words(felt)}")


@click.command()
@click.argument("session", metavar="NAME", shell_complete=complete_session)
@click.argument("length", metavar="DURATION")
@click.option("--km", callback=_checked(parse_km), metavar="KM", help="How far, in km.")
@click.option("--rpe", callback=_checked(parse_rpe), metavar="RPE", help="How hard, from 1 to 10.")
@click.option("--note", default="", help="A few words.")
@click.option("--at", "at", default="", help='When it began: "yesterday 18:30"; else it ends now.')
def log(session: str, length: str, km: float | None, rpe: float | None, note: str, at: str) -> None:
    """Enter what was done outside: a session's NAME and how long it took.

    runstrong log long-run 1h25m --km 14.2 --rpe 6 --at "yesterday 18:30"
    """
    coach = the_coach()
    known = coach.library.sessions.get(composed(session))
    if known is None:
        fail(f'no session "{session}"; {did_you_mean(session, [*coach.library.sessions])}')
    now = SystemClock().wall()
    try:
        seconds = parse_length(length)
        began = parse_began(at, seconds, now)
    except ValueError as error:
        fail(str(error))
    workout = coach.log_workout(known, seconds, began, km=km, rpe=rpe, note=clean_note(note))
    say(f"{entered_words(known.title, seconds, km, began, now)} ({workout.id}).")
    status = coach.week()
    if status is not None:
        ran = coach.is_run(workout.session)
        due = due_words(status, after=workout.session) if ran else ()
        say(*status.warnings, *due)
