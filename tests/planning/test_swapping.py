"""Exercises that may stand in for one another."""

import pytest
from msgspec.structs import replace

from runstrong_tui.files.notation import format_step
from runstrong_tui.planning.swapping import Replacement, alternatives, swapped
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Kind, Sides
from runstrong_tui.training.session import Note
from tests.files.blocks import EXERCISES, line
from tests.files.blocks import exercise as made
from tests.shipped import shipped


def others(name: str, variant: str | None = None, at_hand: set[str] | None = None) -> list[str]:
    """The alternatives as they are written in a line."""
    found = alternatives(Replacement(name, variant), EXERCISES, at_hand)
    return [
        f"{replacement.exercise}/{replacement.variant}"
        if replacement.variant
        else replacement.exercise
        for replacement in found
    ]


def instead(text: str, new: str, variant: str | None = None) -> str:
    """The line with another exercise, as it would be written."""
    old = line(text)
    return format_step(swapped(old, old.exercise, EXERCISES[new], variant))


def test_variants_come_first_then_what_shares_most() -> None:
    """Given quadriceps and glutes: lunge shares both, jump, press and wall sit the first."""
    assert others("squat") == [
        "squat/chair",
        "squat/one-leg",
        "lunge",
        "jump",
        "press",
        "wall-sit",
    ]


def test_a_variant_may_become_the_exercise_itself_or_another_variant() -> None:
    assert others("squat", "chair")[:2] == ["squat", "squat/one-leg"]


def test_the_first_muscle_or_two_others_make_exercises_alike() -> None:
    """Given jump, for calves and quadriceps: squat shares only the second of them."""
    assert others("jump") == ["lunge"]
    assert "jump" in others("lunge")
    assert others("stand") == others("plank") == others("pull") == []


def test_only_what_is_for_the_same_purpose_and_run_for_run() -> None:
    assert others("swing") == []
    assert others("run-easy") == ["run-fast"]


def test_what_needs_more_than_is_at_hand_is_left_out() -> None:
    bare = ["squat/one-leg", "lunge", "jump"]

    assert others("squat", at_hand=set()) == bare
    assert others("squat", at_hand={"tree"}) == [*bare, "wall-sit"]
    assert others("squat", at_hand={"chairs"}) == ["squat/chair", *bare]


def test_where_the_kit_for_what_is_done_is_missing_only_others_are_left() -> None:
    assert others("wall-sit", at_hand=set()) == ["jump", "lunge", "squat"]


@pytest.mark.parametrize(
    ("before", "new", "variant", "after"),
    [
        # repetitions
        ("squat 4x20 rest 30s", "lunge", None, "lunge 4x12 each side rest 30s"),
        ("squat 4x20 rest 30s", "squat", "one-leg", "squat/one-leg 4x20 each side rest 30s"),
        ("squat/one-leg 4x20", "squat", None, "squat 4x20"),
        ("squat 4x20", "twist", None, "twist 4x12 each side"),
        ("twist 4x12 each side", "squat", None, "squat 4x15"),
        ("squat 2xmax", "lunge", None, "lunge 2x12 each side"),
        # repetitions that become a hold, a time or paced
        ("squat 3x15 optional", "wall-sit", None, "wall-sit 3x30-60s optional"),
        ("squat 3x15", "plank", None, "plank 3x30-45s"),
        ("squat 3x15", "jump", None, "jump 3x30s"),
        ("squat 3x15", "pull", None, "pull 3x10 hold 5s"),
        # a time stays a time
        ("wall-sit 3x45s rest 20s", "squat", None, "squat 3x45s rest 20s"),
        ("wall-sit 3x45s+", "plank", None, "plank 3x45s+"),
        ("wall-sit 3xmax", "plank", None, "plank 3x30-45s"),
        ("plank 2x40s", "stand", None, "stand 2x40s each side"),
        ("stand 2x40s", "plank", None, "plank 2x40s"),
        ("squat 45s", "jump", None, "jump 45s"),
        ("run-easy 20m", "run-fast", None, "run-fast 20m"),
        # paced
        ("pull 3x10 hold 5s", "squat", None, "squat 3x15"),
        ("pull 3x45s hold 5s", "squat", None, "squat 3x15"),
        ("squat 3x10 tempo 3-1-2", "squat", "chair", "squat/chair 3x10 tempo 3-1-2"),
        ("squat 3x10 tempo 3-1-2", "lunge", None, "lunge 3x12 each side"),
        ("squat 45s tempo 3-1-2", "lunge", None, "lunge 45s each side"),
        # loads
        ("squat 3x10 @ 2x5kg", "squat", "chair", "squat/chair 3x10 @ 2x5kg"),
        ("squat 3x10 @ 2x5kg", "lunge", None, "lunge 3x12 each side"),
        ("squat 3x10 @ 2x5kg", "press", None, "press 3x12 tempo 3-1-3 @ 40kg"),
        ("press 3x12 @ 40kg", "wall-sit", None, "wall-sit 3x30-60s"),
        ("squat 30s @ 2x5kg", "press", None, "press 30s"),
    ],
)
def test_sets_rest_and_a_time_stay_and_repetitions_are_the_new_exercises_own(
    before: str, new: str, variant: str | None, after: str
) -> None:
    assert instead(before, new, variant) == after


def test_what_was_known_of_the_old_line_is_dropped() -> None:
    old = line("squat 3x15")
    old = type(old)(old.exercise, old.target, sets=Range(3, 3), note=Note("chair", "15", "why"))

    assert swapped(old, "squat", EXERCISES["squat"], "chair").note is None


def test_every_shipped_alternative_is_sound() -> None:
    """Whatever may take the place of something can be put into any of its doses."""
    exercises = shipped().exercises
    pairs = 0
    for exercise in exercises.values():
        for variant in (None, *(each.id for each in exercise.variants)):
            doing = Replacement(exercise.id, variant)
            found = alternatives(doing, exercises, None)
            assert doing not in found and len(set(found)) == len(found)
            for other in found:
                new = exercises[other.exercise]
                assert new.purpose is exercise.purpose
                assert (new.kind is Kind.RUN) == (exercise.kind is Kind.RUN)
                made = swapped(line("squat 3x15"), exercise.id, new, other.variant)
                assert made.each_side == (new.sides_of(other.variant) is Sides.EACH)
                assert made.target.amount is not None
                pairs += 1
    assert pairs > 300


def test_what_needs_kit_has_an_alternative_that_needs_none() -> None:
    exercises = shipped().exercises
    asking = [
        exercise
        for exercise in exercises.values()
        if exercise.kit and exercise.kind is not Kind.RUN
    ]

    assert len(asking) > 4
    assert all(alternatives(Replacement(exercise.id), exercises, ()) for exercise in asking)


def test_what_an_exercise_names_comes_before_what_trains_as_much() -> None:
    """A split squat for jump squats: the same work with both feet on the floor."""
    found = alternatives(Replacement("jump-squat"), shipped().exercises, None)
    own = [replacement for replacement in found if replacement.exercise == "jump-squat"]

    assert found[: len(own) + 2] == (*own, Replacement("lunge", "static"), Replacement("squat"))
    assert len(set(found)) == len(found)


def test_inner_and_outer_thighs_take_each_others_place() -> None:
    exercises = shipped().exercises
    assert Replacement("adductor-raise") in alternatives(
        Replacement("side-leg-raise"), exercises, None
    )
    assert Replacement("side-leg-raise") in alternatives(
        Replacement("adductor-raise"), exercises, None
    )


def test_what_an_exercise_names_needs_its_kit_at_hand() -> None:
    named = made("hop", doses=("10",))
    exercises = {**EXERCISES, "hop": replace(named, swaps=("press", "lunge"))}

    assert alternatives(Replacement("hop"), exercises, set()) == (Replacement("lunge"),)


def test_a_swap_that_is_not_there_is_passed_over() -> None:
    """Given a runner's own lunge without variants, then the shipped jump squat is sound still."""
    named = made("hop", doses=("10",))
    exercises = {**EXERCISES, "hop": replace(named, swaps=("lunge/static", "gone", "press"))}

    assert alternatives(Replacement("hop"), exercises, None) == (Replacement("press"),)
