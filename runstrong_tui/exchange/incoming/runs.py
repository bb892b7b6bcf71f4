"""Which session a run of elsewhere is: the one whose length is nearest, of the runs of the week."""

from typing import NamedTuple

from runstrong_tui.files.library import Library
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Run, Task
from runstrong_tui.training.week import Week


class RunSession(NamedTuple):
    """A session that is one run: what is run, and between how many seconds it takes."""

    session: Session
    task: Task
    least: int
    most: int

    def apart(self, seconds: float) -> float:
        """How far a length is from its own, in seconds; 0 where it is within."""
        return max(0, self.least - seconds, seconds - self.most)


def run_sessions(library: Library, week: Week | None) -> tuple[RunSession, ...]:
    """The sessions of one run that the week asks for; every one where it asks for none."""
    found = [
        run
        for session in library.sessions.values()
        if (run := _run_session(library, session)) is not None
    ]
    asked = {name for part in week.parts for name in part.sessions} if week else set()
    of_week = [run for run in found if run.session.name in asked]
    return tuple(of_week or found)


def run_session(library: Library, name: str) -> RunSession | None:
    """The session of that name, whose longest run says what is run; None where it has none."""
    session = library.sessions.get(name)
    if session is None:
        return None
    plan = plan_of(library, session)
    runs = (step for step in plan.steps if isinstance(step, Run))
    longest = max(runs, key=lambda step: step.seconds, default=None)
    return RunSession(session, longest.task, 0, plan.seconds) if longest else None


def run_of(library: Library, exercise: str) -> RunSession | None:
    """The session that is a run of that kind; of several one that is nothing else."""
    every = (run_session(library, name) for name in library.sessions)
    found = [run for run in every if run is not None and run.task.move.exercise == exercise]
    alone = {run.session.name for run in run_sessions(library, None)}
    return min(found, key=lambda run: run.session.name not in alone, default=None)


def nearest_run(runs: tuple[RunSession, ...], seconds: float) -> RunSession | None:
    """The one whose length is nearest, of several the one that leaves least open."""
    return min(runs, key=lambda run: (run.apart(seconds), run.most - run.least), default=None)


def _run_session(library: Library, session: Session) -> RunSession | None:
    plans = [plan_of(library, session, Choices(form)) for form in (Form.EASY, Form.STRONG)]
    efforts = [plan.steps[index] for plan in plans for index in plan.efforts]
    if len(efforts) != len(plans) or not all(isinstance(step, Run) for step in efforts):
        return None
    easy, hard = (step for step in efforts if isinstance(step, Run))
    return RunSession(session, easy.task, easy.seconds, hard.seconds)
