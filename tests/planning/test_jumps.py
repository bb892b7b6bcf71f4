"""How many jumps a session has."""

import pytest
from msgspec.structs import replace

from runstrong_tui.files.library import Library
from runstrong_tui.files.notation import parse_step
from runstrong_tui.planning.jumps import MOST_CONTACTS, contacts
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.player.outline import outline
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise, Kind, Sides
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.session import Block, Session, StepLine
from runstrong_tui.training.steps import Effort, Plan
from tests.shipped import shipped

REGULAR = RunnerLevel.REGULAR


def planned(name: str, form: Form, level: RunnerLevel) -> Plan:
    library = shipped()
    return plan_of(library, library.sessions[name], Choices(form), RunnerState(level=level))


def of_steps(*steps: str) -> Plan:
    """A plan of those steps, with an exercise that jumps and has no easier variant."""
    hop = Exercise("hop", "Hop", "", Kind.REPS, Sides.BOTH, ("Land softly",), "", jumps=True)
    exercises = {**shipped().exercises, "hop": hop}
    lines = [parse_step(step, exercises) for step in steps]
    block = Block(steps=tuple(line for line in lines if isinstance(line, StepLine)))
    session = Session("try", "Try", (block,))
    library = Library(exercises, {"try": session})
    return plan_of(library, session)


@pytest.mark.parametrize("level", RunnerLevel)
@pytest.mark.parametrize("form", Form)
def test_no_shipped_session_has_more_jumps_than_the_level_bears(
    form: Form, level: RunnerLevel
) -> None:
    for name in shipped().sessions:
        assert contacts(planned(name, form, level), shipped().exercises) <= MOST_CONTACTS[level]


def test_the_exercises_that_jump_say_so_and_their_easier_variants_do_not() -> None:
    jumping = {
        (id_, variant)
        for id_, exercise in shipped().exercises.items()
        for variant in (None, *(other.id for other in exercise.variants))
        if exercise.jumps_in(variant)
    }

    assert jumping == {("jump", None), ("jump-squat", None), ("jump-squat", "pause")}


def test_what_comes_after_the_most_is_done_without_leaving_the_floor_and_said() -> None:
    """Given five rounds with 30 s of jumps, then three have them and two have heel lifts."""
    plan = planned("after-run-20", Form.NORMAL, REGULAR)

    assert contacts(plan, shipped().exercises) == 90
    jumps = [row for row in outline(plan) if row.effort.task.move.exercise == "jump"]
    assert [(row.effort.task.move.name, row.asked) for row in jumps] == [
        ("Jumps", "3 sets of 30 s"),
        ("Quick heel lifts", "2 sets of 30 s"),
    ]
    assert jumps[1].effort.task.why == "100 jumps are enough for a session"
    assert plan.notes == ("At most 100 jumps a session: after that without leaving the floor.",)


def test_the_session_takes_as_long_as_with_the_jumps() -> None:
    limited = planned("after-run-20", Form.NORMAL, REGULAR)
    library = shipped()
    exercises = {
        name: replace(exercise, jumps=False) for name, exercise in library.exercises.items()
    }
    free = plan_of(Library(exercises, library.sessions), library.sessions["after-run-20"])

    assert contacts(free, library.exercises) == 150
    assert limited.seconds == free.seconds


def test_the_heel_lifts_do_not_count_as_the_jumps_of_last_time() -> None:
    plan = planned("after-run-20", Form.NORMAL, REGULAR)

    written = {
        (step.task.move.variant, step.task.written)
        for step in plan.steps
        if isinstance(step, Effort) and step.task.move.exercise == "jump"
    }
    assert written == {(None, None), ("heel-lift", "heel-lift")}


def test_repetitions_are_contacts_and_what_cannot_be_softer_stays() -> None:
    plan = of_steps("jump-squat 3x30", "hop 30", "jump-squat 2x10")

    names = [step.task.move.name for step in plan.steps if isinstance(step, Effort)]
    assert names == ["Jump squat"] * 3 + ["Hop"] + ["Quick squat to tiptoe"] * 2
