"""Cutting a session to the time at hand."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrong_tui.planning.shortening import Blocks, left_out, shortened
from runstrong_tui.planning.today import Choices
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Purpose
from runstrong_tui.training.session import Block, RestTime, Style
from runstrong_tui.training.steps import Effort, Rest
from tests.files.blocks import EXERCISES, block, session
from tests.shipped import shipped, shipped_plan


def minutes(blocks: Blocks) -> float:
    """A minute a set."""
    return sum(line.sets.high * group.rounds.high for group in blocks for line in group.steps)


def short(blocks: Blocks, to: float) -> Blocks:
    return shortened(blocks, to, minutes, KNOWN)


def cut(blocks: Blocks, to: float) -> tuple[str, ...]:
    """What is left out where so many minutes are at hand."""
    return left_out(blocks, short(blocks, to), KNOWN)


def in_short(blocks: Blocks) -> list[tuple[int, list[tuple[str, int]]]]:
    return [
        (group.rounds.high, [(line.exercise, line.sets.high) for line in group.steps])
        for group in blocks
    ]


KNOWN = {**EXERCISES, "stand": replace(EXERCISES["stand"], purpose=Purpose.STRETCH)}
WARM_UP = block("swing 1x30s optional", title="Warm-up")
SETS = block("squat 4x15", "wall-sit 2x45s", "lunge 4x12", "jump 1x30s optional", title="Sets")
ROUNDS = block("plank 30s", "pull 10", rounds=(3, 3), style=Style.CIRCUIT, title="Rounds")
STRETCH = block("stand 30s optional", "stand 20s optional")
ALL = (WARM_UP, SETS, ROUNDS, STRETCH)
"""20 minutes: 1, 11, 6 and 2."""


def test_nothing_is_cut_where_everything_fits() -> None:
    assert minutes(ALL) == 20
    assert short(ALL, 20) == ALL
    assert cut(ALL, 20) == ()


def test_optional_lines_go_first_but_for_warming_up_and_stretching() -> None:
    assert cut(ALL, 19) == ("Jump",)


def test_then_sets_go_one_at_a_time_of_the_line_with_most() -> None:
    def sets(to: float) -> list[int]:
        return [line.sets.high for line in short(ALL, to)[1].steps]

    assert [sets(to) for to in (19, 18, 17, 16, 15, 14, 13, 12)] == [
        [4, 2, 4],
        [4, 2, 3],
        [3, 2, 3],
        [3, 2, 2],
        [2, 2, 2],
        [2, 2, 1],
        [2, 1, 1],
        [1, 1, 1],
    ]


def test_then_a_circuit_is_cut_from_its_end_a_set_at_a_time() -> None:
    assert [in_short(short(ALL, to))[2] for to in (12, 11, 10, 9, 8, 6)] == [
        (3, [("plank", 1), ("pull", 1)]),
        (1, [("plank", 3), ("pull", 2)]),
        (2, [("plank", 1), ("pull", 1)]),
        (1, [("plank", 2), ("pull", 1)]),
        (1, [("plank", 1), ("pull", 1)]),
        (1, [("plank", 1), ("pull", 1)]),
    ]


def test_then_stretches_go_and_the_warm_up_stays() -> None:
    assert in_short(short(ALL, 7))[3] == (1, [("stand", 1)])
    assert in_short(short(ALL, 6)) == [
        (1, [("swing", 1)]),
        (1, [("squat", 1), ("wall-sit", 1), ("lunge", 1)]),
        (1, [("plank", 1), ("pull", 1)]),
        (1, []),
    ]


def test_last_of_all_steps_go_from_the_end_and_one_stays() -> None:
    assert [in_short(short(ALL, to))[1:3] for to in (4, 1)] == [
        [(1, [("squat", 1), ("wall-sit", 1), ("lunge", 1)]), (3, [])],
        [(1, [("squat", 1)]), (3, [])],
    ]
    assert in_short(short(ALL, 0))[0] == (1, [("swing", 1)])


def test_what_still_fits_after_a_large_cut_comes_back() -> None:
    """Given rounds of three minutes, then what one of them leaves is used for sets."""
    blocks = (block("squat 3x15"), block("jump 2x15", "plank 30s", rounds=(2, 2)))

    assert in_short(short(blocks, 5)) == [
        (1, [("squat", 1)]),
        (2, [("jump", 1), ("plank", 1)]),
    ]
    assert in_short(short(blocks, 4)) == [
        (1, [("squat", 2)]),
        (1, [("jump", 1), ("plank", 1)]),
    ]


def test_a_session_of_warming_up_alone_is_cut() -> None:
    blocks = (block("swing 30s", "swing 40s optional", "stand 30s optional"),)

    assert cut(blocks, 2) == ("Stand",)
    assert cut(blocks, 1) == ("Swing", "Stand")


def test_what_is_left_out_is_said_in_words() -> None:
    assert cut(ALL, 6) == (
        "3 of 4 sets of Squat",
        "1 of 2 sets of Wall sit",
        "3 of 4 sets of Lunge",
        "Jump",
        "2 of 3 rounds",
        "Stand",
        "Stand",
    )
    assert cut(ALL, 9)[-2:] == ("1 of 3 sets of Pull", "1 of 3 rounds")
    assert cut((block("squat 15", rounds=(2, 2)),), 1) == ("1 of 2 rounds",)
    assert cut((block("squat/one-leg 15 optional", "jump 9"),), 1) == ("One-leg squat",)


def test_a_part_of_a_round_is_played_as_one_plays_a_round() -> None:
    """Given two rounds and a half, then the order and the rests are those of three rounds."""
    circuit = replace(
        block("plank 30s", "jump 10", rounds=(3, 3), style=Style.CIRCUIT),
        rest=RestTime(Range(10, 10)),
        between_rounds=RestTime(Range(99, 99)),
    )

    def played(blocks: Blocks) -> list[tuple[str, int]]:
        steps = unfold(session(*blocks), blocks, KNOWN).steps
        return [
            (step.task.move.exercise, step.task.set)
            if isinstance(step, Effort)
            else ("rest", step.seconds)
            for step in steps
            if isinstance(step, Effort | Rest)
        ]

    assert played(short((circuit,), 5)) == played((circuit,))[:9]


def test_a_session_of_optional_lines_alone_keeps_its_first() -> None:
    both = (block("squat 15 optional"), block("jump 15 optional", "stand 30s optional"))

    assert in_short(short(both, 0)) == [(1, [("squat", 1)]), (1, [])]


def test_an_optional_block_that_lost_its_lines_keeps_its_place_and_counts_no_rounds() -> None:
    """Given a block of several rounds without a line left, then its rounds are not told."""
    blocks: tuple[Block, ...] = (
        block("stand 30s optional", rounds=(3, 3)),
        block("jump 15", rounds=(2, 2)),
    )

    fewer = short(blocks, 1)

    assert in_short(fewer) == [(3, []), (1, [("jump", 1)])]
    assert left_out(blocks, fewer, KNOWN) == ("Stand", "1 of 2 rounds")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(shipped().sessions)), st.sampled_from(Form), st.integers(1, 120))
def test_every_shipped_session_fits_or_nothing_is_left_to_cut(
    name: str, form: Form, at_hand: int
) -> None:
    plan = shipped_plan(name, Choices(form, at_hand))

    tasks = [step.task for step in plan.steps if isinstance(step, Effort)]
    purposes = [shipped().exercises[task.move.exercise].purpose for task in tasks]
    assert tasks
    if plan.seconds > at_hand * 60:
        assert {task.sets for task in tasks} == {1}
        assert Purpose.STRETCH not in purposes or len({task.place for task in tasks}) == 1
        work = [
            task.place
            for task, purpose in zip(tasks, purposes, strict=True)
            if purpose is Purpose.STRENGTH
        ]
        assert len(set(work)) <= 1
    elif plan.seconds == shipped_plan(name, Choices(form)).seconds:
        assert plan.left_out == ()
    else:
        assert plan.left_out != ()


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(shipped().sessions)),
    st.sampled_from(Form),
    st.integers(1, 120),
    st.integers(1, 30),
)
def test_more_time_never_gives_less(name: str, form: Form, at_hand: int, more: int) -> None:
    short = shipped_plan(name, Choices(form, at_hand))
    long = shipped_plan(name, Choices(form, at_hand + more))

    assert long.seconds >= short.seconds


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(shipped().sessions)), st.sampled_from(Form), st.integers(1, 120))
def test_the_warm_up_is_as_long_as_ever(name: str, form: Form, at_hand: int) -> None:
    """Given any time for a session with more than warming up, then each line of it is there."""
    if name == "warm-up":
        return

    def warm(choices: Choices) -> list[str]:
        efforts = [step for step in shipped_plan(name, choices).steps if isinstance(step, Effort)]
        exercises = [effort.task.move.exercise for effort in efforts]
        return [
            exercise
            for exercise in dict.fromkeys(exercises)
            if shipped().exercises[exercise].purpose is Purpose.WARM_UP
        ]

    assert warm(Choices(form, at_hand)) == warm(Choices(form))


def test_sprints_in_less_time_warm_up_first() -> None:
    """Given 28 minutes for the sprints, then there are fewer of them and all of the warm-up."""
    plan = shipped_plan("sprints", Choices(minutes=28))

    efforts = [step.task.move.exercise for step in plan.steps if isinstance(step, Effort)]
    assert efforts[:4] == ["run-recovery", "march", "leg-swing", "leg-swing"]
    assert efforts.count("run-build-up") == 4
    assert 2 <= efforts.count("run-sprint") < 7
    assert 26 * 60 <= plan.seconds <= 28 * 60


def test_the_legs_in_less_time_use_it() -> None:
    """Given 24 minutes, then no two of them are left over, and the stretches are all there."""
    plan = shipped_plan("leg-exercises", Choices(minutes=24))

    assert 22 * 60 < plan.seconds <= 24 * 60
    assert not any("stretch" in words for words in plan.left_out)
