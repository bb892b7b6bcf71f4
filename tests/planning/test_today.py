"""What a day makes of a session's blocks."""

from datetime import UTC, datetime

from msgspec.structs import replace

from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.planning.today import Choices, RunnerState, picked, resolve
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Level, Variant
from runstrong_tui.training.session import Asked, Block, Load, Note, StepLine, Style
from runstrong_tui.training.steps import Effort, Hold, Reps, Side, Task
from tests.files.blocks import EXERCISES, block, session


def day(
    *blocks: Block, choices: Choices | None = None, runner: RunnerState | None = None
) -> list[StepLine]:
    """The lines of the blocks as they are done on a day."""
    made = resolve(blocks, EXERCISES, choices or Choices(), runner or RunnerState())
    return [line for group in made for line in group.steps]


def one_line(
    text: str, choices: Choices | None = None, runner: RunnerState | None = None
) -> StepLine:
    (made,) = day(block(text), choices=choices, runner=runner)
    return made


def made(*amounts: int, planned: int, sets: int, written: str | None = None) -> LastTime:
    results = tuple(SetResult(amount, planned) for amount in amounts)
    return LastTime(results, sets, written=written, variant=written)


PICKING = block("squat 9", "jump 9", "wall-sit 9s", "pull 9", pick=(2, 3))
LAST_DONE = {
    "squat": datetime(2026, 1, 1, tzinfo=UTC),
    "jump": datetime(2026, 3, 1, tzinfo=UTC),
    "pull": datetime(2026, 2, 1, tzinfo=UTC),
}


def test_a_block_that_picks_takes_those_done_least_recently_in_its_own_order() -> None:
    easy = Choices(Form.EASY)

    lines = day(PICKING, choices=easy, runner=RunnerState(last_done=LAST_DONE))

    assert [line.exercise for line in lines] == ["squat", "wall-sit"]
    assert [line.exercise for line in day(PICKING, choices=easy)] == ["squat", "jump"]


def test_the_form_of_the_day_says_how_many_are_picked() -> None:
    runner = RunnerState(last_done=LAST_DONE)

    assert picked(PICKING, 0, Choices(Form.EASY), runner) == (0, 2)
    assert picked(PICKING, 0, Choices(Form.STRONG), runner) == (0, 2, 3)


def test_what_the_runner_picks_is_done_whatever_was_done_before() -> None:
    choices = Choices(picked={1: (1, 3, 99)})

    lines = day(block("squat 3"), PICKING, choices=choices, runner=RunnerState(last_done=LAST_DONE))

    assert [line.exercise for line in lines] == ["squat", "jump", "pull"]


def test_a_block_that_does_not_pick_is_done_whole() -> None:
    assert picked(block("squat 9", "jump 9"), 0, Choices(picked={0: (1,)}), RunnerState()) == (0, 1)


def test_the_form_of_the_day_decides_every_range_but_the_rests() -> None:
    ranges = block("squat 3-5x10-20 rest 30-90s", rounds=(1, 3), style=Style.CIRCUIT)

    found = {
        form: (group.rounds, group.steps[0].sets, group.steps[0].target.amount)
        for form in Form
        for group in resolve([ranges], EXERCISES, Choices(form))
    }

    assert found == {
        Form.EASY: (Range(1, 1), Range(3, 3), Range(10, 10)),
        Form.NORMAL: (Range(2, 2), Range(4, 4), Range(15, 15)),
        Form.STRONG: (Range(3, 3), Range(5, 5), Range(20, 20)),
    }
    rest = day(ranges)[0].rest
    assert rest is not None and rest.seconds == Range(30, 90)


def test_as_many_as_possible_stays_so() -> None:
    assert one_line("squat 2xmax").target.amount is None


def test_an_easier_week_has_one_set_fewer_and_never_none() -> None:
    easier = RunnerState(easier=True)

    lines = day(block("squat 3x15", "wall-sit 45s", "swing 3x30s"), runner=easier)

    assert [line.sets.high for line in lines] == [2, 1, 3]
    assert [line.note and line.note.why for line in lines] == [
        "an easier week: one set fewer, low end",
        "an easier week: the low end",
        "",
    ]


def test_an_easier_week_has_one_round_fewer_where_there_are_rounds() -> None:
    def rounds(low: int, high: int, form: Form = Form.NORMAL) -> tuple[int, int]:
        circuit = block("squat 2x15", rounds=(low, high), style=Style.CIRCUIT)
        (group,) = resolve([circuit], EXERCISES, Choices(form), RunnerState(easier=True))
        return group.rounds.high, group.steps[0].sets.high

    assert rounds(3, 3) == (2, 2)
    assert rounds(1, 3) == (1, 2)
    assert rounds(2, 3, Form.EASY) == (2, 2)
    assert rounds(3, 3, Form.STRONG) == (2, 2)


def test_an_exercise_is_done_instead_in_its_place() -> None:
    choices = Choices(instead={(0, 1): Replacement("wall-sit", "tiptoe")})

    squat, other = day(block("squat 3x15", "jump 3x30s"), choices=choices)

    assert squat.exercise == "squat"
    assert (other.exercise, other.variant, other.sets) == ("wall-sit", "tiptoe", Range(3, 3))
    assert other.target.amount == Range(30, 30)
    assert other.note == Note("tiptoe", "", "", (0, 1), Asked(3, "", "3x30s", (0, 1)))


def test_what_is_done_instead_goes_by_its_own_last_times() -> None:
    choices = Choices(instead={(0, 0): Replacement("squat")})
    runner = RunnerState(times={"squat": [made(15, 15, 15, planned=15, sets=3)]})

    (line,) = day(block("pull 3x10 hold 5s"), choices=choices, runner=runner)

    assert line.exercise == "squat"
    assert line.note is not None and line.note.last == "15, 15, 15"
    assert line.target.amount == Range(16, 16)


def test_a_load_is_as_the_runner_wishes_also_none() -> None:
    lines = block("squat 3x12 @ 20kg", "press 3x12 @ 40kg", "jump 3x12 @ 5kg")
    choices = Choices(loads={(0, 0): Load(2, 7.5, "kg"), (0, 1): None})

    assert [line.load for line in day(lines, choices=choices)] == [
        Load(2, 7.5, "kg"),
        None,
        Load(1, 5, "kg"),
    ]


def test_a_variant_that_changes_the_side_lets_the_sides_take_turns() -> None:
    """Given five sets of fifteen made, then the harder variant is one for each leg."""
    top = made(15, 15, 15, 15, 15, planned=15, sets=5)

    line = one_line("squat 3-5x10-15", runner=RunnerState(times={"squat": [top]}))

    assert (line.variant, line.each_side) == ("one-leg", True)
    assert line.note is not None and line.note.written is None


def test_a_harder_variant_that_needs_more_comes_only_where_that_is_at_hand() -> None:
    """Given a harder variant with a band, then it takes a band; one without takes nothing."""
    band = Variant("band", "Banded press", level=Level.HARDER, kit=("leg press", "mini band"))
    exercises = {"press": replace(EXERCISES["press"], variants=(band,))}
    top = made(15, 15, 15, 15, 15, planned=15, sets=5)

    def variant(kit: tuple[str, ...] | None) -> str | None:
        runner = RunnerState(times={"press": [top]}, kit=kit)
        (group,) = resolve([block("press 3-5x10-15")], exercises, Choices(), runner)
        return group.steps[0].variant

    assert [variant(None), variant(()), variant(("wall",))] == [None, None, None]
    assert variant(("mini band",)) == "band"


def test_a_line_that_says_each_side_keeps_to_it() -> None:
    assert one_line("squat 3x10 each side").each_side
    assert one_line("squat/one-leg 3x10").each_side
    assert not one_line("squat 3x10").each_side


def test_an_exercise_whose_targets_are_to_stay_does_not_grow() -> None:
    times = {"squat": [made(12, 12, 12, planned=12, sets=3)]}

    grown = one_line("squat 3x10-15", runner=RunnerState(times=times))
    kept = one_line(
        "squat 3x10-15", runner=RunnerState(times=times, kept_targets=frozenset({"squat"}))
    )

    assert grown.target.amount == Range(13, 13)
    assert kept.target.amount == Range(12, 12)
    assert kept.note is not None and kept.note.why == "no more, as you wished"


def test_what_is_known_of_a_line_comes_with_its_task() -> None:
    """Given a session in which a line comes after a block that picks, its place is the file's."""
    runner = RunnerState(times={"squat": [made(12, 12, 10, planned=12, sets=3, written="chair")]})
    blocks = [PICKING, block("wall-sit 30s", "squat/chair 3x10-15")]

    day_blocks = resolve(blocks, EXERCISES, Choices(picked={0: (3,)}), runner)
    plan = unfold(session(*blocks), day_blocks, EXERCISES)

    tasks: list[Task] = [step.task for step in plan.steps if isinstance(step, Effort)]
    assert [task.place for task in tasks] == [(0, 3), (1, 0), (1, 1), (1, 1), (1, 1)]
    last = tasks[-1]
    assert (last.written, last.move.variant, last.last) == ("chair", "chair", "12, 12, 10")
    assert last.why == "same as last time: 2 of 3 sets made"
    assert (tasks[0].last, tasks[0].why, tasks[0].written) == ("", "", None)


def test_the_decided_blocks_unfold_to_the_same_in_any_form() -> None:
    """What is decided is decided: the form has no second say."""
    blocks = resolve([block("squat 3-5x10-20", "stand 2x30-60s")], EXERCISES, Choices(Form.STRONG))

    plan = unfold(session(*blocks), blocks, EXERCISES, Form.EASY)

    efforts = [step for step in plan.steps if isinstance(step, Effort)]
    assert [step.target for step in efforts if isinstance(step, Reps)] == [20] * 5
    holds = [step for step in efforts if isinstance(step, Hold)]
    assert [(hold.seconds, hold.task.side) for hold in holds] == [
        (60, Side.LEFT),
        (60, Side.RIGHT),
    ] * 2


def in_session(
    blocks: list[Block], times: dict[str, list[LastTime]], session: str = "legs"
) -> list[StepLine]:
    runner = RunnerState(times=times, session=session)
    return [line for group in resolve(blocks, EXERCISES, Choices(), runner) for line in group.steps]


def test_each_step_goes_by_its_own_last_time() -> None:
    """Given the same exercise twice with other numbers, then neither touches the other."""
    first = replace(made(12, 12, planned=12, sets=2), session="legs", place=(0, 0), dose="2x12")
    second = replace(made(8, 8, planned=8, sets=2), session="legs", place=(0, 1), dose="2x8")

    lines = in_session([block("squat 2x12", "squat 2x8")], {"squat": [second, first]})

    assert [line.target.amount for line in lines] == [Range(13, 13), Range(9, 9)]
    assert [line.note and line.note.last for line in lines] == ["12, 12", "8, 8"]


def test_a_step_that_moved_in_its_file_goes_on() -> None:
    time = replace(made(12, 12, planned=12, sets=2), session="legs", place=(3, 4), dose="2x12")

    (line,) = in_session([block("squat 2x12")], {"squat": [time]})

    assert line.target.amount == Range(13, 13)


def test_a_step_never_done_starts_from_what_was_done_elsewhere_in_its_own_dose() -> None:
    """Given 20 repetitions in another session, then 60 s here: 3 s are taken for each."""
    elsewhere = replace(made(20, 18, planned=20, sets=2), session="circuit", place=(0, 0))

    reps, seconds, hold = in_session(
        [block("squat 3-5x10-30", "jump 20-60s", "stand 20-60s")],
        {"squat": [elsewhere], "jump": [elsewhere], "stand": [elsewhere]},
    )

    assert reps.target.amount == Range(18, 18)
    assert reps.note is not None and reps.note.why == "start: 18 done elsewhere"
    assert (reps.note.last, reps.sets) == ("", Range(4, 4))
    assert seconds.target.amount == Range(50, 50)
    assert hold.target.amount == Range(40, 40), "a hold is no repetition"


def test_a_load_from_elsewhere_is_turned_to_the_repetitions_here() -> None:
    """Given 5 at 60 kg elsewhere, then 12 here take 50 kg: 60 * 35 / 42."""
    time = replace(made(5, 5, planned=5, sets=2), session="heavy", place=(0, 0), load="60kg")

    (line,) = in_session([block("press 3x12 @ 40kg")], {"press": [time]})

    assert (line.load, line.target.amount) == (Load(1, 50, "kg"), Range(12, 12))
    assert line.note is not None and line.note.why == "start: 5 done elsewhere"


def test_a_harder_variant_of_another_step_is_not_taken() -> None:
    top = replace(made(*[15] * 5, planned=15, sets=5), session="legs", place=(0, 0))

    line, _ = in_session([block("squat 3-5x10-15", "squat/one-leg 5")], {"squat": [top]})

    assert line.variant is None
    assert line.note is not None and line.note.why == "the most that this step asks for"
