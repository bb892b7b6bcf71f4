"""The command line. Commands that do not open the app do not import it."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from runstrong_tui import __version__
from runstrong_tui.clock import SystemClock
from runstrong_tui.coach import Coach
from runstrong_tui.door import INTERRUPTED, fail, make_streams_ready, said_visibly, say, say_json
from runstrong_tui.exchange import as_json, as_text
from runstrong_tui.exchange.on_paper import plan_lines
from runstrong_tui.folders import NoHome, data_home
from runstrong_tui.opening import (
    fail_where_unlisted,
    find_session,
    form_option,
    hands_free_option,
    json_option,
    minutes_option,
    need_terminal,
    the_coach,
    the_library,
    the_store,
    wishes_of,
)
from runstrong_tui.store.progress import CannotRead, NoSuchSession
from runstrong_tui.store.records import Partly
from runstrong_tui.store.refused import file_words
from runstrong_tui.store.store import Store, one_of
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.faults import BrokenText
from runstrong_tui.training.library import Library
from runstrong_tui.training.planning import needs, plan_of
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan
from runstrong_tui.training.today import Wishes
from runstrong_tui.visible import visible

ELSEWHERE = {
    "backup": "upkeep",
    "correct": "diary",
    "doctor": "upkeep",
    "history": "lookback",
    "log": "diary",
    "paths": "upkeep",
    "rehearse": "rehearse",
    "restore": "upkeep",
    "trends": "lookback",
    "week": "diary",
}
"""Commands that have a module of their own, which is imported when one of them is asked for."""


class Commands(click.Group):
    """The commands, with every fault of the input told in words and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), *ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command = getattr(import_module(f"runstrong_tui.{ELSEWHERE[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the command line."""
        make_streams_ready()
        try:
            return super().make_context(visible(info_name or ""), args, parent, **extra)
        except click.ClickException as error:
            raise said_visibly(error) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise said_visibly(error) from error
        except BrokenText as error:
            fail(*error.lines)
        except (CannotRead, NoHome, NoSuchSession) as error:
            fail(str(error))
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            raise
        except OSError as error:
            fail(file_words(error))


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, package_name="runstrong-tui", prog_name="runstrong")
@form_option
@click.pass_context
def main(ctx: click.Context, form: str) -> None:
    """Play strength sessions for runners in the terminal.

    Without a command, open the list of sessions.
    """
    if ctx.invoked_subcommand is None:
        open_app(None, Form(form))


@main.command()
@click.argument("what", nargs=-1, required=True, metavar="NAME|FILE|STEP...")
@form_option
@minutes_option
@hands_free_option
def play(what: tuple[str, ...], form: str, minutes: int | None, hands_free: bool) -> None:
    """Play a session: its name, its file, or the steps themselves.

    runstrong play balance

    runstrong play gym --minutes 12

    runstrong play "wall-sit 2x30s rest 20s" "superman-pull 10 hold 5s"
    """
    need_terminal()
    coach = the_coach()
    session = find_session(what, coach.library)
    hands_free = hands_free or coach.settings.hands_free
    plan = coach.plan(session, wishes_of(form, minutes, hands_free=hands_free))
    open_app(plan, Form(form), coach)


@main.command()
@click.argument("id", required=False)
@click.option("--list", "only_list", is_flag=True, help="List what is partly finished.")
@json_option
def resume(id: str | None, only_list: bool, in_json: bool) -> None:
    """Go on with a partly finished session: the last one, or the one whose id begins with ID."""
    if in_json and not only_list:
        raise click.UsageError("--json goes with --list")
    store = the_store()
    partly = store.partly_finished()
    if only_list:
        elsewhere = {one.id for one in partly if store.progress.runs_elsewhere(one.id)}
        rows = [as_json.partly_json(one, elsewhere=one.id in elsewhere) for one in partly]
        if in_json:
            say_json(as_json.all_json(rows))
        else:
            say(*as_text.partly_lines(partly, elsewhere))
        fail_where_unlisted(store)
        return
    if not partly:
        fail_where_unlisted(store)
        fail("Nothing is partly finished. Begin with: runstrong play NAME")
    chosen = one_of(partly, id, lambda one: one.id) if id else partly[0]
    need_terminal()
    open_app(chosen, chosen.plan.form, Coach(the_library(), store, SystemClock()))


@main.command("list")
@json_option
def list_sessions(in_json: bool) -> None:
    """List the sessions with their length and what they need."""
    library = the_library()
    sessions = [library.sessions[name] for name in sorted(library.sessions)]
    if in_json:
        rows = [
            as_json.session_json(one, _plans(one, library), needs(library, one)) for one in sessions
        ]
        say_json(as_json.all_json(rows))
    else:
        lines = [(one, plan_of(library, one), needs(library, one)) for one in sessions]
        say(*as_text.sessions_lines(lines))
    broken = (library.broken, library.broken_exercises, library.broken_weeks)
    for faults in (faults for some in broken for faults in some.values()):
        say(*faults[0].lines, f"(all of it: runstrong check {faults[0].file})", err=True)


@main.command()
@click.argument("name", metavar="NAME|FILE")
@form_option
@minutes_option
@json_option
def show(name: str, form: str, minutes: int | None, in_json: bool) -> None:
    """Print today's plan of a session, to be followed on paper; as JSON with every step."""
    coach = the_coach()
    session = find_session((name,), coach.library)
    plans = _plans(session, coach.library)
    needed = needs(coach.library, session)
    plan = coach.plan(session, wishes_of(form, minutes))
    if in_json:
        row = as_json.session_json(session, plans, needed)
        say_json(as_json.to_text(row | as_json.plan_json(plan)))
    else:
        say(*plan_lines(session, plans, plan, needed))


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: tuple[str, ...]) -> None:
    """Check session and exercise files: every fault with its line and column."""
    library = the_library()
    from runstrong_tui.training.loading import check_file

    faults = [fault for file in files for fault in check_file(Path(file), library)]
    if faults:
        fail(*(line for fault in faults for line in fault.lines))
    say(f"{len(files)} file{'s' if len(files) != 1 else ''} without a fault")


def open_app(opening: Plan | Partly | None, form: Form, coach: Coach | None = None) -> None:
    """Run the app, then say on the plain terminal where things stand."""
    need_terminal()
    from runstrong_tui.tui.app import RunStrong
    from runstrong_tui.tui.colours import of_this_terminal
    from runstrong_tui.tui.ending import run_to_the_end

    clock = SystemClock()
    coach = coach or Coach(the_library(), Store(data_home(), clock.wall), clock)
    app = RunStrong(coach, clock, opening=opening, form=form, colours=of_this_terminal(os.environ))
    ended = run_to_the_end(app, coach.store, lambda words: say(words, err=True))
    if ended.farewell:
        say(ended.farewell)
    if ended.troubles:
        fail(*ended.troubles)
    sys.exit(ended.code)


def _plans(session: Session, library: Library) -> dict[Form, Plan]:
    return {form: plan_of(library, session, Wishes(form)) for form in Form}
