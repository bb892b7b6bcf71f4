"""From a library to a plan for a day."""

from runstrong_tui.files.library import Library
from runstrong_tui.planning.planner import needs, plan_of
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Block, Session
from runstrong_tui.training.steps import Effort
from tests.files.blocks import EXERCISES, block

WARM_UP = Session("warm-up", "Warm-up", (block("swing 30s optional", "press 3x12 optional"),))


def library(*blocks: Block, kit: tuple[str, ...] = ()) -> tuple[Library, Session]:
    session = Session("try", "Try", blocks, kit=kit)
    return Library(EXERCISES, {"try": session, "warm-up": WARM_UP}), session


def test_a_session_needs_what_its_file_says_and_what_its_exercises_ask_for() -> None:
    books, session = library(
        Block(include="warm-up"),
        block("squat/chair 3x15", "squat 3x15", "wall-sit 45s", "press 12 optional"),
        kit=("chairs", "mat"),
    )

    assert needs(books, session) == ("2 chairs", "mat", "wall or tree")


def test_what_is_included_is_planned_in_its_place() -> None:
    books, session = library(Block(include="warm-up"), block("squat 15"))

    plan = plan_of(books, session, Choices(Form.EASY))

    tasks = [step.task for step in plan.steps if isinstance(step, Effort)]
    assert [(task.block, task.place) for task in tasks] == [
        ("Warm-up", (0, 0)),
        *[("Warm-up", (0, 1))] * 3,
        ("Try", (1, 0)),
    ]
    assert (plan.session, plan.title, plan.form) == ("try", "Try", Form.EASY)
    assert (plan.left_out, plan.easier) == ((), False)


def test_a_plan_says_what_was_left_out_and_that_the_week_is_easier() -> None:
    books, session = library(Block(include="warm-up"), block("squat 4x15"))

    plan = plan_of(books, session, Choices(minutes=3), RunnerState(easier=True))

    assert plan.easier
    assert plan.left_out == ("Press", "2 of 3 sets of Squat")
    assert plan.seconds <= 180


def test_a_cut_keeps_what_was_there_before_it_for_the_next_time() -> None:
    """Given five sets cut to one, then the task still says that five were asked for."""
    books, session = library(block("squat 5x15 @ 10kg"))

    effort = plan_of(books, session, Choices(minutes=1)).next_effort(0)

    assert effort is not None
    assert (effort.task.sets, effort.task.asked and effort.task.asked.sets) == (1, 5)
    assert effort.task.asked is not None and effort.task.asked.load == "10kg"


def test_a_block_left_empty_leaves_nothing_behind() -> None:
    books, session = library(block("squat 15 optional"), block("jump 15"))

    plan = plan_of(books, session, Choices(minutes=1))

    assert [type(step).__name__ for step in plan.steps] == ["GetReady", "Reps"]
