"""Cutting a session to the time at hand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from runstrong_tui.planning.shortening import Blocks, left_out, shortened
from runstrong_tui.planning.today import Choices
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Block, Style
from runstrong_tui.training.steps import Effort
from tests.files.blocks import EXERCISES, block
from tests.shipped import shipped, shipped_plan


def minutes(blocks: Blocks) -> float:
    """A minute a set."""
    return sum(line.sets.high * group.rounds.high for group in blocks for line in group.steps)


def cut(blocks: Blocks, to: float) -> tuple[str, ...]:
    """What is left out where so many minutes are at hand."""
    return left_out(blocks, shortened(blocks, to, minutes), EXERCISES)


def in_short(blocks: Blocks) -> list[tuple[int, list[tuple[str, int]]]]:
    return [
        (group.rounds.high, [(line.exercise, line.sets.high) for line in group.steps])
        for group in blocks
    ]


WARM_UP = block("swing 1x30s optional", "jump 1x30s", title="Warm-up")
SETS = block("squat 4x15", "wall-sit 2x45s", "lunge 4x12", title="Sets")
ROUNDS = block("plank 30s", "pull 10", rounds=(3, 3), style=Style.CIRCUIT, title="Rounds")
STRETCH = block("stand 30s optional", "plank 30s", "stand 20s optional")
ALL = (WARM_UP, SETS, ROUNDS, STRETCH)
"""21 minutes: 2, 10, 6 and 3."""


def test_nothing_is_cut_where_everything_fits() -> None:
    assert minutes(ALL) == 21
    assert shortened(ALL, 21, minutes) == ALL
    assert cut(ALL, 21) == ()


def test_optional_lines_go_first_and_the_last_one_first_of_all() -> None:
    assert cut(ALL, 20) == ("Stand",)
    assert in_short(shortened(ALL, 20, minutes))[3] == (1, [("stand", 1), ("plank", 1)])
    assert in_short(shortened(ALL, 19, minutes))[3] == (1, [("plank", 1)])
    assert cut(ALL, 18) == ("Swing", "Stand", "Stand")


def test_then_sets_go_one_at_a_time_of_the_line_with_most() -> None:
    def sets(to: float) -> list[int]:
        return [line.sets.high for line in shortened(ALL, to, minutes)[1].steps]

    assert [sets(to) for to in (18, 17, 16, 15, 14, 13, 12, 11)] == [
        [4, 2, 4],
        [4, 2, 3],
        [3, 2, 3],
        [3, 2, 2],
        [2, 2, 2],
        [2, 2, 1],
        [2, 1, 1],
        [1, 1, 1],
    ]


def test_then_rounds_go_and_no_line_and_no_block_below_one() -> None:
    assert [in_short(shortened(ALL, to, minutes))[2][0] for to in (11, 10, 8, 6, 1, 0)] == [
        3,
        2,
        1,
        1,
        1,
        1,
    ]
    assert in_short(shortened(ALL, 0, minutes)) == [
        (1, [("jump", 1)]),
        (1, [("squat", 1), ("wall-sit", 1), ("lunge", 1)]),
        (1, [("plank", 1), ("pull", 1)]),
        (1, [("plank", 1)]),
    ]


def test_what_is_left_out_is_told_in_words() -> None:
    assert cut(ALL, 0) == (
        "Swing",
        "3 of 4 sets of Squat",
        "1 of 2 sets of Wall sit",
        "3 of 4 sets of Lunge",
        "2 of 3 rounds",
        "Stand",
        "Stand",
    )
    assert cut((block("squat 15", rounds=(2, 2)),), 1) == ("1 of 2 rounds",)
    assert cut((block("squat/one-leg 15 optional", "jump 9"),), 1) == ("One-leg squat",)


def test_a_session_of_optional_lines_alone_keeps_its_first() -> None:
    both = (block("squat 15 optional"), block("jump 15 optional", "stand 30s optional"))

    assert in_short(shortened(both, 0, minutes)) == [(1, [("squat", 1)]), (1, [])]


def test_an_optional_block_that_lost_its_lines_keeps_its_place_and_counts_no_rounds() -> None:
    """Given a block of several rounds without a line left, then its rounds are not told."""
    blocks: tuple[Block, ...] = (
        block("stand 30s optional", rounds=(3, 3)),
        block("jump 15", rounds=(2, 2)),
    )

    fewer = shortened(blocks, 1, minutes)

    assert in_short(fewer) == [(3, []), (1, [("jump", 1)])]
    assert left_out(blocks, fewer, EXERCISES) == ("Stand", "1 of 2 rounds")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(shipped().sessions)), st.sampled_from(Form), st.integers(1, 120))
def test_every_shipped_session_fits_or_nothing_is_left_to_cut(
    name: str, form: Form, at_hand: int
) -> None:
    plan = shipped_plan(name, Choices(form, at_hand))

    tasks = [step.task for step in plan.steps if isinstance(step, Effort)]
    assert tasks
    if plan.seconds > at_hand * 60:
        assert {task.sets for task in tasks} == {1}
        assert len({task.place for task in tasks}) == 1 or not any(t.optional for t in tasks)
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
    assert len(long.efforts) >= len(short.efforts)
