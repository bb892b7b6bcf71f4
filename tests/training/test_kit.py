"""What is needed, and whether it is at hand."""

import pytest

from runstrong_tui.training.kit import all_things, joined, missing, things


@pytest.mark.parametrize(
    ("requirement", "names"),
    [
        ("wall", ("wall",)),
        ("2 dumbbells", ("dumbbells",)),
        ("bench, chair or crate", ("bench", "chair", "crate")),
        ("10 cones or 2 sticks", ("cones", "sticks")),
        ("leg press machine", ("leg press machine",)),
        ("floor", ("floor",)),
        ("a 2 kg ball", ("a 2 kg ball",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_a_requirement_names_things_of_which_one_will_do(
    requirement: str, names: tuple[str, ...]
) -> None:
    assert things(requirement) == names


def test_every_thing_is_named_once_and_in_order() -> None:
    assert all_things(["wall", "bench, chair or crate", "2 dumbbells", "chair"]) == (
        "bench",
        "chair",
        "crate",
        "dumbbells",
        "wall",
    )


def test_what_is_missing_is_what_nothing_at_hand_meets() -> None:
    asked = ("bench, chair or crate", "2 dumbbells", "wall")

    assert missing(asked, {"crate", "dumbbells"}) == ("wall",)
    assert missing(asked, set()) == asked
    assert missing((), set()) == ()


def test_nothing_is_missing_while_nobody_said_what_is_at_hand() -> None:
    assert missing(("wall",), None) == ()


def test_requirements_are_joined_once_each_and_a_count_wins() -> None:
    assert joined(["dumbbells", "wall", "2 dumbbells", "wall"]) == ("2 dumbbells", "wall")
    assert joined(["2 dumbbells", "dumbbells"]) == ("2 dumbbells",)
    assert joined([]) == ()
