"""A figure goes with the phases of the player, whenever it is asked."""

import pytest

from runstrong_tui.figures.pace import mirrored, part_in, part_of
from runstrong_tui.player.player import advance, start
from runstrong_tui.player.state import Player
from runstrong_tui.player.view import view
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    Hold,
    Move,
    Phase,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    Side,
    Task,
    Work,
)
from tests.figures.shipped import movement_of
from tests.player.plans import plan

PULL = (Phase("up", 2), Phase("hold", 5), Phase("down", 2), Phase("rest", 1))
TEMPO = (Phase("down", 2), Phase("hold", 1), Phase("up", 2))
METRONOME = (Phase("up", 2), Phase("down", 2))


def task(name: str, side: Side | None = None) -> Task:
    return Task(Move(name, name), side=side)


def played(steps: Plan, seconds: float) -> Player:
    """The plan after so many seconds, told of them one by one."""
    player = start(steps, 0.0).player
    for second in range(1, int(seconds) + 1):
        player = advance(player, float(second)).player
    return advance(player, seconds).player


def paced(name: str, phases: tuple[Phase, ...], reps: int = 3) -> RepeatedHold:
    return RepeatedHold(task(name), reps, phases)


def test_a_repeated_hold_goes_up_holds_as_long_as_the_hold_and_comes_down() -> None:
    movement, step = movement_of("superman-pull"), paced("superman-pull", PULL)
    held = movement.held
    assert part_in(movement, step, 0.0) == 0.0
    assert part_in(movement, step, 1.0) == pytest.approx(held.start / 2)
    for gone in (2.0, 2.1, 4.5, 6.999):
        assert movement.at(part_in(movement, step, gone)) == movement.at(held.start)
    assert part_in(movement, step, 8.0) == pytest.approx((held.end + 1) / 2)
    for gone in (9.0, 9.5, 10.0):
        assert part_in(movement, step, gone) == 0.0
    assert part_in(movement, step, 12.5) == held.start


def test_after_the_last_repetition_it_rests() -> None:
    movement = movement_of("superman-pull")
    assert part_in(movement, paced("superman-pull", PULL), 29.5) == 0.0
    assert part_in(movement, paced("superman-pull", PULL), 500.0) == 0.0


def test_more_repetitions_go_on_in_the_same_pace() -> None:
    movement = movement_of("superman-pull")
    assert part_in(movement, paced("superman-pull", PULL), 32.5, extra=1) == movement.held.start


def test_a_tempo_goes_down_first_where_the_figure_does() -> None:
    movement, step = movement_of("single-leg-deadlift"), paced("single-leg-deadlift", TEMPO)
    low = movement.low
    assert low is not None
    assert part_in(movement, step, 0.0) == 0.0
    assert part_in(movement, step, 1.0) == pytest.approx(low.start / 2)
    assert part_in(movement, step, 2.0) == part_in(movement, step, 2.9) == low.start
    assert part_in(movement, step, 4.0) == pytest.approx((low.end + 1) / 2)


def test_a_tempo_begins_at_the_top_of_what_is_lifted_first() -> None:
    movement, step = movement_of("calf-raise"), paced("calf-raise", TEMPO)
    assert movement.low is None
    assert part_in(movement, step, 0.0) == movement.held.end
    assert movement.at(part_in(movement, step, 2.5)) == movement.at(0.0)
    assert part_in(movement, step, 4.999) == pytest.approx(movement.held.start, abs=0.001)


@pytest.mark.parametrize("name", ["squat", "squat-calf", "superman-pull", "glute-bridge"])
def test_with_a_metronome_it_goes_up_with_the_word_up(name: str) -> None:
    movement, step = movement_of(name), paced(name, METRONOME)
    height = [movement.at(part_in(movement, step, gone))["shoulder"].y for gone in (0, 1.99, 3.99)]
    assert height[0] < height[1] > height[2]


def test_every_second_repetition_is_the_other_side_where_sides_alternate() -> None:
    movement, step = movement_of("lunge"), paced("lunge", METRONOME)
    first = movement.at(part_in(movement, step, 0.5))
    other = movement.at(part_in(movement, step, 4.5))
    assert first["knee_n"] == pytest.approx(other["knee_f"])
    assert first["knee_n"] != pytest.approx(other["knee_n"])


@pytest.mark.parametrize("effort", [Reps(task("squat"), 15), Work(task("squat"), 30)])
def test_at_ones_own_pace_a_movement_takes_three_seconds(effort: Effort) -> None:
    movement = movement_of("squat")
    assert part_in(movement, effort, 0.0) == 0.0
    assert part_in(movement, effort, 1.5) == pytest.approx(0.5)
    assert part_in(movement, effort, 31.5) == pytest.approx(0.5)


def test_a_figure_may_have_a_pace_of_its_own() -> None:
    movement = movement_of("jump")
    assert part_in(movement, Work(task("jump"), 30), 1.25) == pytest.approx(0.25)


@pytest.mark.parametrize("name", ["wall-sit", "superman-pull", "mountain-climber"])
def test_a_hold_stands_still_where_it_is_held(name: str) -> None:
    movement, step = movement_of(name), Hold(task(name), 30)
    parts = {part_in(movement, step, gone / 3) for gone in range(100)}
    assert parts == {movement.held.start / movement.movements}


STEPS = plan(
    GetReady(5),
    Hold(task("one-leg-stand", Side.LEFT), 10),
    Change(Side.RIGHT, 5),
    Hold(task("one-leg-stand", Side.RIGHT), 10),
    Rest(10, 10),
    GetReady(5),
    Work(task("squat"), 30),
)


def test_before_an_effort_it_stands_where_that_begins() -> None:
    movement = movement_of("squat")
    assert part_of(movement, played(STEPS, 42.0), 42.0) == 0.0
    assert part_of(movement, played(STEPS, 46.5), 46.5) == pytest.approx(0.5)


def test_in_a_rest_it_is_the_still_of_what_comes_next() -> None:
    player = played(STEPS, 31.0)
    assert view(player, 31.0).effort.task.move.exercise == "squat"
    movement = movement_of("squat")
    assert part_of(movement, player, 31.0) == movement.still == 0.45


def test_it_depends_on_the_instant_alone() -> None:
    movement, player = movement_of("squat"), played(STEPS, 45.0)
    parts = [part_of(movement, player, 45.0 + n / 7) for n in range(20)]
    assert parts[::-1] == [part_of(movement, player, 45.0 + n / 7) for n in reversed(range(20))]


@pytest.mark.parametrize(("seconds", "left"), [(7.0, True), (17.0, False), (22.0, False)])
def test_the_left_side_mirrors_the_right(seconds: float, left: bool) -> None:
    assert mirrored(view(played(STEPS, seconds), seconds).effort) == left
    assert not mirrored(Reps(task("squat"), 15))
