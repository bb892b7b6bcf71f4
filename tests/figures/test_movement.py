"""What holds of every figure that ships, in every frame of it."""

from itertools import pairwise
from math import dist, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.figures.body import CHAINS, HEAD_RADIUS, LENGTHS, LIMBS
from runstrong_tui.figures.curve import Curve
from runstrong_tui.figures.figures import Figures
from runstrong_tui.figures.film import Film
from runstrong_tui.figures.movement import Movement
from runstrong_tui.figures.signs import Signs
from runstrong_tui.training.exercise import Kind
from runstrong_tui.training.figure import SIDES, Direction, Figure, KeyPose, Limb, Pose, Spot
from tests.families import over
from tests.figures.shipped import EXERCISES, FIGURES, SHOWN, movement_of

FRAMES = 96
TOLERANCE = 0.01
FASTEST = 5.5
"""Body heights a second: a hand that swings in a jump."""

every_figure = over("name", [str(shown) for shown in SHOWN])


def parts(movement: Movement) -> list[float]:
    count = FRAMES * movement.movements
    return sorted({*(n / count for n in range(count + 1)), *movement.parts})


@over("name", EXERCISES)
def test_every_exercise_has_a_figure(name: str) -> None:
    assert EXERCISES[name].figure is not None


def test_all_runs_have_the_same_figure() -> None:
    runs = [exercise for exercise in EXERCISES.values() if exercise.kind is Kind.RUN]
    assert len(runs) >= 6
    assert len({repr(run.figure) for run in runs}) == 1


@every_figure
def test_nothing_is_below_the_floor(name: str) -> None:
    movement = movement_of(name)
    for part in parts(movement):
        joints = movement.at(part)
        below = {joint for joint, point in joints.items() if point.y < -TOLERANCE}
        assert not below, part
        assert joints["head"].y - HEAD_RADIUS >= -TOLERANCE


@every_figure
def test_limbs_keep_their_lengths(name: str) -> None:
    movement = movement_of(name)
    limbs = [limb for key in movement.figure.keys for limb in key.pose.limbs]
    foreshortened = any(limb.share < 1 for limb in limbs)
    for part in parts(movement):
        joints = movement.at(part)
        assert dist(joints["hip"], joints["shoulder"]) == pytest.approx(LENGTHS["torso"])
        for side in SIDES:
            for start, chain in CHAINS.items():
                for (_, before), (limb, joint) in pairwise(((start, start), *chain)):
                    length = dist(joints[f"{before}_{side}"], joints[f"{joint}_{side}"])
                    if foreshortened:
                        assert length <= LENGTHS[limb] + 1e-6
                    else:
                        assert length == pytest.approx(LENGTHS[limb])


@every_figure
def test_nothing_jumps_and_the_end_is_the_beginning(name: str) -> None:
    movement = movement_of(name)
    step = movement.figure.seconds / FRAMES
    count = FRAMES * movement.movements
    frames = [movement.at(n / count) for n in range(count + 1)]
    for before, after in pairwise(frames):
        way = {joint: dist(before[joint], after[joint]) for joint in before}
        assert max(way.values()) <= FASTEST * step
    for joint, place in frames[0].items():
        assert dist(place, frames[-1][joint]) < 1e-6


@every_figure
def test_what_is_put_somewhere_is_there_and_stays_there(name: str) -> None:
    movement = movement_of(name)
    keys = movement.figure.keys
    pin = movement.figure.pin
    spots = [{spot.joint: spot for spot in key.pose.spots} for key in keys]
    spots = [put if {"hip", "shoulder"} & {*put} else {pin.joint: pin, **put} for put in spots]
    for key, put in zip(keys, spots, strict=True):
        joints = movement.at(key.part / movement.movements)
        for joint, spot in put.items():
            assert dist(joints[joint], (spot.x, spot.y)) < 0.004, (key.name, joint)
    for (key, put), (other, then) in pairwise(zip(keys, spots, strict=True)):
        for joint in (joint for joint, spot in put.items() if then.get(joint) == spot):
            for n in range(9):
                part = (key.part + (other.part - key.part) * n / 8) / movement.movements
                place = (put[joint].x, put[joint].y)
                assert dist(movement.at(part)[joint], place) < 0.012, (part, joint)


@every_figure
def test_each_second_movement_of_one_that_alternates_has_the_limbs_exchanged(name: str) -> None:
    movement = movement_of(name)
    if movement.movements == 2:
        for n in range(25):
            first, second = movement.at(n / 48), movement.at(0.5 + n / 48)
            for joint in ("knee", "toe", "hand"):
                for side, other in (("n", "f"), ("f", "n")):
                    assert dist(first[f"{joint}_{side}"], second[f"{joint}_{other}"]) < 1e-6


def test_what_alternates_in_the_exercise_alternates_in_its_figure() -> None:
    for shown in SHOWN:
        exercise = EXERCISES[shown.exercise]
        if (
            movement_of(str(shown)).figure.alternates
            and shown.exercise != "march"
            and EXERCISES[shown.exercise].kind is not Kind.RUN
        ):
            assert exercise.sides_of(shown.variant) == "alternating", shown


def test_a_variant_without_a_figure_looks_like_its_exercise() -> None:
    assert FIGURES.of("squat-calf", "band") is not None
    assert FIGURES.of("squat", "gone") is not None
    assert FIGURES.of("squat") is FIGURES.of("squat")


def test_an_exercise_that_is_gone_has_no_figure() -> None:
    assert Figures({}).of("squat") is None


def test_a_curve_goes_through_its_values_and_never_beyond() -> None:
    at, values = (0.0, 0.2, 0.5, 1.0), (0.0, 1.0, 3.0, 2.0)
    curve = Curve(at, values)
    for number in range(3):
        low, high = sorted(values[number : number + 2])
        start, end = at[number : number + 2]
        between = [curve.at(number, start + (end - start) * n / 20) for n in range(21)]
        assert (between[0], between[-1]) == pytest.approx((values[number], values[number + 1]))
        assert low - 1e-9 <= min(between) <= max(between) <= high + 1e-9


def test_angles_go_the_short_way_round() -> None:
    poses = [Pose((Limb("thigh_n", angle),)) for angle in (-170.0, 170.0)]
    pin = Spot("toe_f", 0.11, 0.0)
    movement = Movement(
        Figure((KeyPose(0, "one", poses[0]), KeyPose(1, "other", poses[1])), pin=pin)
    )
    joints = movement.at(0.5)
    assert joints["knee_n"].x == pytest.approx(joints["hip"].x - LENGTHS["thigh"])


def test_an_end_that_is_too_far_away_is_reached_for() -> None:
    pose = Pose(spots=(Spot("hip", 0.0, 0.5), Spot("hand_n", 3.0, 0.8)))
    joints = Movement(Figure((KeyPose(0, "far", pose),))).at(0.0)
    assert joints["hand_n"].x == pytest.approx(LENGTHS["upper"] + LENGTHS["fore"])
    assert joints["hand_n"].y == pytest.approx(0.8, abs=1e-3)


near = st.floats(-3, 3)
angles = st.builds(
    Limb,
    st.sampled_from(LIMBS),
    st.floats(-360, 360),
    st.floats(0, 1),
)
spots = st.builds(
    Spot, st.sampled_from(("hip", "shoulder", "hand_n", "hand_f", "ankle_n", "toe_f")), near, near
)
poses = st.builds(Pose, st.lists(angles).map(tuple), st.lists(spots).map(tuple))


@given(
    st.lists(poses, min_size=1, max_size=4),
    st.sampled_from(Direction),
    st.booleans(),
    st.floats(0, 1),
    st.tuples(st.integers(0, 40), st.integers(0, 20)),
)
def test_whatever_a_file_may_say_can_be_drawn(
    said: list[Pose], view: Direction, alternates: bool, part: float, size: tuple[int, int]
) -> None:
    keys = tuple(KeyPose(n / max(1, len(said) - 1), str(n), pose) for n, pose in enumerate(said))
    movement = Movement(Figure(keys, view=view, alternates=alternates))
    for signs in Signs:
        film = Film(movement, *size, signs)
        rows = film.frame(part)
        assert [len(row) for row in rows] == ([size[0]] * size[1] if film.shows else [])
    assert all(isfinite(number) for point in movement.at(part).values() for number in point)
