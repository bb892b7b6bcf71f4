"""The commands that open the app: play and resume. Without a command it opens with Home."""

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from runstrong_tui.cli.completion import complete_unfinished, complete_what_to_play
from runstrong_tui.cli.opening import (
    check_clock,
    fail_where_unlisted,
    find_session,
    need_terminal,
    the_coach,
    the_library,
    the_store,
    wishes_of,
)
from runstrong_tui.cli.options import (
    form_option,
    hands_free_option,
    json_option,
    lines_option,
    minutes_option,
)
from runstrong_tui.clock import SystemClock
from runstrong_tui.coach import Coach
from runstrong_tui.door import fail, say, say_json
from runstrong_tui.folders import data_home
from runstrong_tui.plain_signs import takes_all
from runstrong_tui.store.store import Store, one_of
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Plan

if TYPE_CHECKING:
    from runstrong_tui.host.ending import AppEnd


@click.command()
@click.argument(
    "what",
    nargs=-1,
    required=True,
    metavar="NAME|FILE|STEP...",
    shell_complete=complete_what_to_play,
)
@form_option
@minutes_option
@hands_free_option
@lines_option
def play(
    what: tuple[str, ...], form: str, minutes: int | None, hands_free: bool, lines: bool
) -> None:
    """Play a session: its name, its file, or the steps themselves.

    runstrong play balance

    runstrong play gym --minutes 12

    runstrong play "wall-sit 2x30s rest 20s" "superman-pull 10 hold 5s"

    runstrong play balance --lines
    """
    if not lines:
        need_terminal()
    coach = the_coach()
    session = find_session(what, coach.library)
    hands_free = hands_free or coach.settings.hands_free
    plan = coach.plan(session, wishes_of(form, minutes, hands_free=hands_free))
    if lines:
        follow(plan, coach)
    open_app(plan, Form(form), coach)


@click.command()
@click.argument("id", required=False, shell_complete=complete_unfinished)
@click.option("--list", "only_list", is_flag=True, help="List what is partly finished.")
@json_option
@lines_option
def resume(id: str | None, only_list: bool, in_json: bool, lines: bool) -> None:
    """Go on with a partly finished session: the last one, or the one whose id begins with ID."""
    if in_json and not only_list:
        raise click.UsageError("--json goes with --list")
    store = the_store()
    partly = store.partly_finished()
    if only_list:
        from runstrong_tui.output import as_json, workouts_text

        elsewhere = {
            unfinished.id for unfinished in partly if store.progress.runs_elsewhere(unfinished.id)
        }
        rows = [
            as_json.partly_json(unfinished, elsewhere=unfinished.id in elsewhere)
            for unfinished in partly
        ]
        if in_json:
            say_json(as_json.all_json(rows))
        else:
            say(*workouts_text.partly_lines(partly, elsewhere))
        fail_where_unlisted(store)
        return
    if not partly:
        fail_where_unlisted(store)
        fail("Nothing is partly finished. Begin with: runstrong play NAME")
    chosen = one_of(partly, id, lambda unfinished: unfinished.id) if id else partly[0]
    coach = Coach(the_library(), store, SystemClock())
    if lines:
        follow(chosen, coach)
    open_app(chosen, chosen.plan.form, coach)


def open_app(
    opening: Plan | UnfinishedSession | None, form: Form, coach: Coach | None = None
) -> None:
    """Run the app, then say on the plain terminal where things stand."""
    need_terminal()
    from runstrong_tui.tui.app import RunStrong
    from runstrong_tui.tui.colours import of_this_terminal
    from runstrong_tui.tui.ending import run_to_the_end
    from runstrong_tui.tui.figure_signs import finest_signs
    from runstrong_tui.tui.keys.own import FILE, read_own_keys

    clock = SystemClock()
    check_clock(clock.wall)
    coach = coach or Coach(the_library(), Store(data_home(), clock.wall), clock)
    app = RunStrong(
        coach,
        clock,
        opening=opening,
        form=form,
        colours=of_this_terminal(os.environ),
        finest=finest_signs(os.environ, takes_all=takes_all(sys.stderr)),
        own_keys=read_own_keys(data_home() / FILE),
    )
    close(run_to_the_end(app, coach.store, lambda words: say(words, err=True)))


def follow(opening: Plan | UnfinishedSession, coach: Coach) -> NoReturn:
    """Play in lines on standard output, then say where things stand."""
    from runstrong_tui.lines.running import play_in_lines

    close(play_in_lines(opening, coach, SystemClock()))


def close(ended: "AppEnd") -> NoReturn:
    """Say on the plain terminal where things stand, and exit."""
    if ended.farewell:
        say(ended.farewell)
    if ended.troubles:
        fail(*ended.troubles)
    sys.exit(ended.code)
