"""The command line. Commands that do not open the app do not import it."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from runstrong_tui import __version__
from runstrong_tui.clock import SystemClock
from runstrong_tui.exchange import as_json, as_text
from runstrong_tui.folders import data_home, own_sessions, shipped_sessions
from runstrong_tui.store.progress import CannotRead, NoSuchSession
from runstrong_tui.store.records import Partly
from runstrong_tui.store.store import Store, one_of
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.faults import BrokenText, did_you_mean
from runstrong_tui.training.library import Library, blocks_of, check_file, load_library
from runstrong_tui.training.planning import plan_of
from runstrong_tui.training.reading import parse_step_lines, read_session
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan
from runstrong_tui.upkeep import backup, doctor, paths, restore

FAULT_OF_INPUT = 1
WRONG_USAGE = 2

form_option = click.option(
    "--form",
    type=click.Choice([str(form) for form in Form]),
    default=str(Form.NORMAL),
    show_default=True,
    help="The form of the day: the low, middle or high end of each range.",
)
json_option = click.option("--json", "in_json", is_flag=True, help="Print JSON.")


class Commands(click.Group):
    """The commands, with every fault of the input told in words and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except BrokenText as error:
            fail("\n".join(str(fault) for fault in error.faults))
        except (CannotRead, NoSuchSession) as error:
            fail(str(error))
        except OSError as error:
            fail(f"{error.filename or 'a file'}: {error.strerror or error}")


def fail(words: str, code: int = FAULT_OF_INPUT) -> NoReturn:
    """Say what is wrong on standard error, and exit."""
    click.echo(words, err=True)
    sys.exit(code)


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, package_name="runstrong-tui", prog_name="runstrong")
@form_option
@click.pass_context
def main(ctx: click.Context, form: str) -> None:
    """Play strength sessions for runners in the terminal.

    Without a command, open the list of sessions.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    if ctx.invoked_subcommand is None:
        open_app(None, Form(form))


for command in (doctor, paths, backup, restore):
    main.add_command(command)


@main.command()
@click.argument("what", nargs=-1, required=True, metavar="NAME|FILE|STEP...")
@form_option
def play(what: tuple[str, ...], form: str) -> None:
    """Play a session: its name, its file, or the steps themselves.

    runstrong play balance

    runstrong play "wall-sit 2x30s rest 20s" "superman-pull 10 hold 5s"
    """
    need_terminal()
    library = the_library()
    session = find_session(what, library)
    last_done = the_store().last_done() if _picks(session, library) else {}
    open_app(plan_of(library, session, Form(form), last_done), Form(form), library)


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
        text = as_text.partly_text(partly, elsewhere)
        click.echo(as_json.all_json(rows) if in_json else text)
        return
    if not partly:
        fail("Nothing is partly finished. Begin with: runstrong play NAME")
    chosen = one_of(partly, id, lambda one: one.id) if id else partly[0]
    need_terminal()
    open_app(chosen, chosen.plan.form, store=store)


@main.command("list")
@json_option
def list_sessions(in_json: bool) -> None:
    """List the sessions with their length and what they need."""
    library = the_library()
    sessions = [library.sessions[name] for name in sorted(library.sessions)]
    if in_json:
        rows = [as_json.session_json(one, _plans(one, library)) for one in sessions]
        click.echo(as_json.all_json(rows))
    else:
        click.echo(as_text.sessions_text([(one, plan_of(library, one)) for one in sessions]))
    for faults in (*library.broken.values(), *library.broken_exercises.values()):
        click.echo(f"{faults[0]}\n(all of it: runstrong check {faults[0].file})", err=True)


@main.command()
@click.argument("name", metavar="NAME|FILE")
@form_option
@json_option
def show(name: str, form: str, in_json: bool) -> None:
    """Show a session in full; as JSON with every step of the form of the day."""
    library = the_library()
    session = find_session((name,), library)
    plans = _plans(session, library)
    if in_json:
        row = as_json.session_json(session, plans)
        row |= {"form": form, "steps": as_json.plan_json(plans[Form(form)])}
        click.echo(as_json.to_text(row))
    else:
        blocks = blocks_of(session, library.sessions)
        click.echo(as_text.session_text(session, plans, blocks))


@main.command()
@click.argument("id", required=False)
@json_option
def history(id: str | None, in_json: bool) -> None:
    """List past workouts, or show the one whose id begins with ID in full."""
    store = the_store()
    if id:
        workout = store.workout(id)
        row = as_json.workout_json(workout)
        click.echo(as_json.to_text(row) if in_json else as_text.workout_text(workout))
        return
    if in_json:
        click.echo(as_json.all_json(map(as_json.workout_json, store.workouts())))
    elif workouts := store.history():
        click.echo(as_text.history_text(workouts))
    else:
        click.echo("No workouts yet.", err=True)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: tuple[str, ...]) -> None:
    """Check session and exercise files: every fault with its line and column."""
    library = the_library()
    faults = [fault for file in files for fault in check_file(Path(file), library)]
    if faults:
        fail("\n".join(str(fault) for fault in faults))
    click.echo(f"{len(files)} file{'s' if len(files) != 1 else ''} without a fault")


def find_session(what: tuple[str, ...], library: Library) -> Session:
    """The session that the words name: a known name, a file, or step lines.

    Raises:
        BrokenText: the file or the step lines have faults.
    """
    first = what[0]
    if len(what) == 1 and first in library.broken:
        raise BrokenText(library.broken[first])
    if len(what) == 1 and first in library.sessions:
        return library.sessions[first]
    if len(what) == 1 and (first.endswith(".toml") or Path(first).is_file()):
        faults = check_file(Path(first), library)
        if faults:
            raise BrokenText(faults)
        return read_session(Path(first), library.exercises)
    if len(what) == 1 and " " not in first.strip():
        near = did_you_mean(first, [*library.sessions])
        fail(
            f'no session or file "{first}"; {near}\n'
            'A step typed here has an exercise and a target: runstrong play "wall-sit 30s"'
        )
    return parse_step_lines(what, library.exercises)


def the_library() -> Library:
    """The shipped sessions and the runner's own."""
    return load_library([shipped_sessions(), own_sessions()])


def the_store() -> Store:
    """Progress and history; what is wrong with them is told on standard error."""
    store = Store(data_home(), SystemClock().wall)
    for damage in store.tidy():
        click.echo(str(damage), err=True)
    return store


def need_terminal() -> None:
    """Exit where there is no terminal to play in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail("RunStrong plays in a terminal, and this is none.", WRONG_USAGE)


def open_app(
    opening: Plan | Partly | None,
    form: Form,
    library: Library | None = None,
    store: Store | None = None,
) -> None:
    """Run the app, then say on the plain terminal where things stand."""
    need_terminal()
    from runstrong_tui.tui.app import RunStrong
    from runstrong_tui.tui.terminal import let_go_of_terminal

    clock = SystemClock()
    store = store or Store(data_home(), clock.wall)
    app = RunStrong(library or the_library(), store, clock, opening=opening, form=form)
    app.run()
    let_go_of_terminal()
    kept = app.keeper.close()
    store.close()
    if app.farewell:
        click.echo(app.farewell)
    if not kept:
        trouble = app.keeper.trouble or "the disk is too slow"
        fail(
            f"Not everything could be kept: {trouble}.\n"
            "What is on the disk goes into the history at the next start that can write."
        )
    sys.exit(app.return_code or 0)


def _picks(session: Session, library: Library) -> bool:
    return any(block.pick for block in blocks_of(session, library.sessions))


def _plans(session: Session, library: Library) -> dict[Form, Plan]:
    return {form: plan_of(library, session, form) for form in Form}
