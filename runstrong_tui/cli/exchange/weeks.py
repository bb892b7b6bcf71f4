"""The week's plan taken out for a calendar."""

from datetime import time, timedelta

import click

from runstrong_tui.cli.exchange.placing import HERE, File, put_files
from runstrong_tui.cli.opening import the_coach
from runstrong_tui.coach import Coach
from runstrong_tui.diary.moments import parse_clock
from runstrong_tui.door import fail, say
from runstrong_tui.exchange.extras import MissingExtra
from runstrong_tui.exchange.out.ics import Plan, ics_bytes
from runstrong_tui.exchange.out.targets import Marks
from runstrong_tui.exchange.out.week_days import blank_week, lay_out
from runstrong_tui.planning.planner import plan_of

FILE = "runstrong-week.ics"
MARKS = Marks(b"BEGIN:VCALENDAR")


def export_weeks(at: str | None, weeks: int, to: str | None, *, force: bool) -> None:
    """Write so many weeks, this one the first, as one calendar; ``at`` is a time of the day."""
    clock = _clock_of(at)
    coach = the_coach()
    plans = _plans(coach, weeks)
    library = coach.library

    def seconds_of(name: str) -> int:
        session = library.sessions.get(name)
        return 0 if session is None else plan_of(library, session).seconds

    try:
        data = ics_bytes(plans, clock, coach.now(), seconds_of)
    except MissingExtra as error:
        fail(str(error))
    put_files([File(FILE, data, MARKS)], to or HERE, force=force)


def _plans(coach: Coach, weeks: int) -> list[Plan]:
    """This week as it stands, then those to come; says what no day of this one is left for."""
    status = coach.week()
    if status is None:
        fail("There is no week plan; write one in the folder weeks beside your sessions.")
    today = coach.now().date()
    name = status.week.name
    this = lay_out(status, today, coach.is_run)
    if this.no_day:
        say(f"No day of this week is left for: {', '.join(this.no_day)}.", err=True)
    plans = [Plan(name, status.monday, this.entries)]
    for number in range(1, weeks):
        monday = status.monday + timedelta(days=7 * number)
        laid_out = lay_out(blank_week(status.week, monday), monday, coach.is_run)
        plans.append(Plan(name, monday, laid_out.entries))
    return plans


def _clock_of(text: str | None) -> time | None:
    try:
        return None if text is None else parse_clock(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--at") from error
