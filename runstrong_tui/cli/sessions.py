"""The commands that tell of sessions and play none: list, show, check."""

import click

from runstrong_tui.cli.completion import complete_session_or_file
from runstrong_tui.cli.opening import find_session, the_coach, the_library, wishes_of
from runstrong_tui.cli.options import form_option, json_option, minutes_option
from runstrong_tui.door import say, say_json
from runstrong_tui.files.library import Library
from runstrong_tui.output.as_text import sessions_lines
from runstrong_tui.planning.planner import needs, plan_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan


@click.command("list")
@json_option
def list_sessions(in_json: bool) -> None:
    """List the sessions with their length and what they need."""
    library = the_library()
    sessions = [library.sessions[name] for name in sorted(library.sessions)]
    if in_json:
        from runstrong_tui.output import as_json

        rows = [
            as_json.session_json(session, _plans(session, library), needs(library, session))
            for session in sessions
        ]
        say_json(as_json.all_json(rows))
    else:
        lines = [
            (session, plan_of(library, session), needs(library, session)) for session in sessions
        ]
        say(*sessions_lines(lines))
    broken = (library.broken, library.broken_exercises, library.broken_weeks)
    for faults in (faults for some in broken for faults in some.values()):
        say(*faults[0].lines, f"(all of it: runstrong check {faults[0].file})", err=True)


@click.command()
@click.argument("name", metavar="NAME|FILE", shell_complete=complete_session_or_file)
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
        from runstrong_tui.output import as_json

        row = as_json.session_json(session, plans, needed)
        say_json(as_json.to_text(row | as_json.plan_json(plan)))
    else:
        from runstrong_tui.output.on_paper import plan_lines

        say(*plan_lines(session, plans, plan, needed))


def _plans(session: Session, library: Library) -> dict[Form, Plan]:
    return {form: plan_of(library, session, Choices(form)) for form in Form}
