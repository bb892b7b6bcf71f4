"""The figures do what the key points of their exercises say."""

from math import atan2, degrees, dist

import pytest

from runstrong_tui.figures.body import Joints, Point
from tests.figures.shipped import key, movement_of


def angle(joints: Joints, start: str, middle: str, other: str) -> float:
    """The angle at ``middle`` between two other joints, 0 to 180 degrees."""
    at = joints[middle]
    turn = direction(at, joints[start]) - direction(at, joints[other])
    return abs((turn + 180) % 360 - 180)


def direction(start: Point, end: Point) -> float:
    return degrees(atan2(end.y - start.y, end.x - start.x))


@pytest.mark.parametrize(
    ("name", "pose"), [("squat-calf", "squat"), ("squat", "sit"), ("squat/one-leg-chair", "sit")]
)
def test_in_a_squat_the_knees_stay_behind_the_toes_and_the_heels_down(name: str, pose: str) -> None:
    joints = key(name, pose)
    assert joints["knee_n"].x <= joints["toe_n"].x
    assert joints["ankle_n"].y == pytest.approx(0, abs=0.01)
    assert joints["hip"].y < 0.3


def test_a_squat_with_a_chair_touches_it_lightly() -> None:
    joints = key("squat/chair", "sit")
    (top,) = [line for line in movement_of("squat/chair").figure.strokes if line.y == line.to_y > 0]
    assert 0 <= joints["hip"].y - top.y <= 0.04
    assert top.x < joints["hip"].x < top.to_x


def test_a_squat_to_tiptoe_ends_stacked_on_the_toes() -> None:
    joints = key("squat-calf", "tiptoe")
    assert joints["ankle_n"].y > 0.08
    stacked = [joints[name].x for name in ("ankle_n", "knee_n", "hip", "shoulder", "hand_n")]
    assert max(stacked) - min(stacked) < 0.03


@pytest.mark.parametrize(
    ("name", "pose"),
    [("calf-raise", "tiptoe"), ("calf-raise/one-leg", "high"), ("calf-raise-step", "high")],
)
def test_in_a_calf_raise_the_knees_stay_straight_all_the_way(name: str, pose: str) -> None:
    assert key(name, pose)["ankle_n"].y > key(name, pose)["toe_n"].y + 0.08
    movement = movement_of(name)
    for n in range(49):
        assert angle(movement.at(n / 48), "hip", "knee_n", "ankle_n") > 175


def test_on_a_step_the_heels_hang_below_it() -> None:
    joints = key("calf-raise-step", "low")
    assert joints["ankle_n"].y < joints["toe_n"].y - 0.03


@pytest.mark.parametrize("name", ["wall-sit", "wall-sit/tiptoe"])
def test_in_a_wall_sit_the_knees_are_at_a_right_angle(name: str) -> None:
    joints = key(name, "sit")
    assert angle(joints, "hip", "knee_n", "ankle_n") == pytest.approx(90, abs=1)
    assert angle(joints, "shoulder", "hip", "knee_n") == pytest.approx(90, abs=1)


@pytest.mark.parametrize("name", ["wall-sit", "wall-sit/high", "wall-sit/tiptoe"])
def test_in_a_wall_sit_the_back_is_at_the_wall_and_knees_above_the_ankles(name: str) -> None:
    joints = key(name, "sit")
    (wall,) = [line for line in movement_of(name).figure.strokes if line.x == line.to_x]
    assert 0.06 < joints["hip"].x - wall.x < 0.07
    assert joints["shoulder"].x == pytest.approx(joints["hip"].x)
    assert joints["knee_n"].x == pytest.approx(joints["ankle_n"].x, abs=0.01)
    assert (joints["ankle_n"].y > 0.05) == (name == "wall-sit/tiptoe")


@pytest.mark.parametrize("name", ["step-up", "step-up/low", "step-up/slow-lower"])
def test_on_the_step_the_body_is_stacked_and_the_other_knee_at_hip_height(name: str) -> None:
    joints = key(name, "top")
    stacked = [joints[joint].x for joint in ("ankle_n", "knee_n", "hip", "shoulder")]
    assert max(stacked) - min(stacked) < 0.03
    assert joints["knee_f"].y == pytest.approx(joints["hip"].y, abs=0.03)


def test_a_step_up_begins_with_a_right_angle_at_the_knee_on_the_bench() -> None:
    joints = key("step-up", "floor")
    assert angle(joints, "hip", "knee_n", "ankle_n") == pytest.approx(90, abs=8)


@pytest.mark.parametrize("name", ["step-up", "step-up/low", "step-up-single"])
def test_no_foot_goes_through_the_step(name: str) -> None:
    movement = movement_of(name)
    box = next(line for line in movement.figure.strokes if line.y == line.to_y > 0)
    for n in range(97):
        joints = movement.at(n / 96)
        for joint in ("ankle_n", "ankle_f", "knee_n", "knee_f"):
            place = joints[joint]
            assert not (box.x + 0.02 < place.x < box.to_x and place.y < box.y - 0.02), (n, joint)


def test_a_mountain_climber_has_the_hands_below_the_shoulders_and_a_straight_back() -> None:
    movement = movement_of("mountain-climber")
    for n in range(97):
        joints = movement.at(n / 96)
        assert joints["hand_n"].x == pytest.approx(joints["shoulder"].x, abs=0.02)
        straight = max(angle(joints, "shoulder", "hip", f"ankle_{side}") for side in "nf")
        assert straight > 165
    joints = key("mountain-climber", "knee")
    assert joints["knee_n"].x > joints["hip"].x + 0.1
    assert joints["toe_n"].y > 0.05
    assert 150 < angle(joints, "shoulder", "elbow_n", "hand_n") < 178


def test_a_superman_has_chest_and_feet_off_the_floor_and_elbows_at_the_ribs() -> None:
    joints = key("superman-pull", "pull")
    assert joints["shoulder"].y > 0.1
    assert min(joints["ankle_n"].y, joints["toe_n"].y) > 0.1
    assert joints["hip"].y < 0.06
    ribs = Point(*((a + b) / 2 for a, b in zip(joints["hip"], joints["shoulder"], strict=True)))
    assert dist(joints["elbow_n"], ribs) < 0.07
    long = key("superman-pull", "long")
    assert long["hand_n"].x > long["head"].x + 0.2


def test_with_legs_down_the_feet_stay_on_the_floor() -> None:
    joints = key("superman-pull/legs-down", "pull")
    assert joints["shoulder"].y > 0.1
    assert joints["toe_n"].y < 0.02


@pytest.mark.parametrize(
    ("name", "far"), [("prone-leg-raise", True), ("prone-leg-raise/one-leg", False)]
)
def test_prone_legs_are_lifted_and_the_chest_stays(name: str, far: bool) -> None:
    lying, joints = key(name, "lie"), key(name, "up")
    assert joints["toe_n"].y > lying["toe_n"].y + 0.1
    assert (joints["toe_f"].y > lying["toe_f"].y + 0.1) == far
    assert joints["shoulder"] == lying["shoulder"]


@pytest.mark.parametrize("name", ["glute-bridge", "glute-bridge/ankle-on-thigh"])
def test_in_a_bridge_shoulders_hips_and_knees_line_up(name: str) -> None:
    joints = key(name, "up")
    assert angle(joints, "shoulder", "hip", "knee_n") > 175
    assert joints["knee_n"].x == pytest.approx(joints["ankle_n"].x, abs=0.02)
    down = key(name, "down")
    assert dist(down["shoulder"], joints["shoulder"]) < 1e-6
    assert down["hip"].y < 0.05


@pytest.mark.parametrize(("name", "end"), [("plank", "ankle_n"), ("plank/knees", "knee_n")])
def test_a_plank_is_one_line_with_the_elbows_below_the_shoulders(name: str, end: str) -> None:
    joints = key(name, "plank")
    assert angle(joints, "shoulder", "hip", end) > 179
    assert angle(joints, "head", "shoulder", "hip") > 179
    assert joints["elbow_n"].x == pytest.approx(joints["shoulder"].x)
    assert (joints["elbow_n"].y, joints["hand_n"].y) == pytest.approx((0, 0), abs=0.01)


def test_a_plank_on_one_leg_lifts_the_other_by_a_hand() -> None:
    joints = key("plank/one-leg", "plank")
    assert joints["toe_n"].y == pytest.approx(0, abs=0.01)
    assert 0.05 < joints["toe_f"].y - joints["toe_n"].y < 0.2


@pytest.mark.parametrize("name", ["lunge", "lunge-reach", "lunge/static", "lunge/balance"])
def test_in_a_lunge_the_front_knee_is_above_the_foot_and_both_are_bent(name: str) -> None:
    joints = key(name, "low")
    assert joints["ankle_n"].x - 0.03 < joints["knee_n"].x < joints["toe_n"].x
    assert angle(joints, "hip", "knee_n", "ankle_n") == pytest.approx(90, abs=12)
    assert angle(joints, "hip", "knee_f", "ankle_f") == pytest.approx(90, abs=25)
    assert joints["knee_f"].y < 0.06
    assert direction(joints["hip"], joints["shoulder"]) > 80


def test_in_a_lunge_with_reach_the_arms_are_beside_the_ears() -> None:
    joints = key("lunge-reach", "low")
    assert joints["hand_n"].y > joints["head"].y + 0.1
    assert joints["hand_n"].x == pytest.approx(joints["head"].x, abs=0.06)


@pytest.mark.parametrize("name", ["lunge/balance", "lunge-reach/balance"])
def test_a_lunge_to_balance_rises_onto_the_front_leg(name: str) -> None:
    joints = key(name, "balance")
    assert joints["hip"].x == pytest.approx(joints["ankle_n"].x, abs=0.02)
    assert joints["knee_f"].y == pytest.approx(joints["hip"].y, abs=0.03)


def test_in_a_deadlift_torso_and_free_leg_are_in_one_line_near_horizontal() -> None:
    joints = key("single-leg-deadlift", "hinge")
    assert angle(joints, "shoulder", "hip", "ankle_f") > 175
    assert abs(direction(joints["hip"], joints["shoulder"])) < 12
    assert joints["hand_n"].x == pytest.approx(joints["shoulder"].x, abs=0.02)
    assert angle(joints, "hip", "knee_n", "ankle_n") > 150


def test_a_deadlift_with_toes_down_leaves_them_on_the_floor() -> None:
    movement = movement_of("single-leg-deadlift/toe-down")
    assert all(abs(movement.at(n / 24)["toe_f"].y) < 0.01 for n in range(25))


def test_a_jump_leaves_the_floor_and_a_quick_rise_does_not() -> None:
    for name in ("jump", "jump-squat", "jump-squat/pause"):
        assert key(name, "air")["toe_n"].y > 0.05
    for name in ("jump/heel-lift", "jump-squat/rise"):
        movement = movement_of(name)
        assert all(movement.at(n / 48)["toe_n"].y < 0.01 for n in range(49))


def test_a_leg_press_stops_short_of_locked_knees_with_the_back_on_the_pad() -> None:
    out, bent = key("leg-press", "out"), key("leg-press", "in")
    assert 145 < angle(out, "hip", "knee_n", "ankle_n") < 176
    assert angle(bent, "hip", "knee_n", "ankle_n") < 80
    assert out["shoulder"] == bent["shoulder"]


def test_side_lying_legs_are_lifted_one_above_the_other() -> None:
    lying, up = key("side-leg-raise", "lie"), key("side-leg-raise", "up")
    assert lying["hip_n"].y > lying["hip_f"].y
    assert up["ankle_n"].y > lying["ankle_n"].y + 0.2
    assert up["ankle_f"] == lying["ankle_f"]
    lying, up = key("adductor-raise", "lie"), key("adductor-raise", "up")
    assert lying["hip_n"].y < lying["hip_f"].y
    assert up["ankle_n"].y > lying["ankle_n"].y + 0.1
    assert up["knee_f"] == lying["knee_f"]
    assert angle(up, "hip_n", "knee_n", "ankle_n") > 179


@pytest.mark.parametrize("name", ["one-leg-stand", "one-leg-stand/cushion"])
def test_one_stands_on_one_leg_with_a_soft_knee(name: str) -> None:
    joints = key(name, "balance")
    assert joints["ankle_f"].y > joints["ankle_n"].y + 0.1
    assert 155 < angle(joints, "hip", "knee_n", "ankle_n") < 179


def test_the_stretches() -> None:
    calf = key("stretch-calf", "lean")
    assert angle(calf, "hip", "knee_n", "ankle_n") > 170
    assert (calf["ankle_n"].y, calf["toe_n"].y) == pytest.approx((0, 0), abs=0.01)
    hamstring = key("stretch-hamstring", "tip")
    assert angle(hamstring, "hip", "knee_n", "ankle_n") > 165
    assert hamstring["toe_n"].y > hamstring["ankle_n"].y + 0.05
    kneeling = key("stretch-hip-flexor", "kneel")
    assert kneeling["knee_n"].y < 0.04
    assert kneeling["hip"].x > kneeling["knee_n"].x + 0.05
    assert 85 < direction(kneeling["hip"], kneeling["shoulder"]) < 100
    front = key("stretch-quadriceps", "draw")
    assert dist(front["ankle_n"], front["hip"]) < 0.13
    assert abs(front["knee_n"].x - front["knee_f"].x) < 0.03
    assert dist(front["hand_n"], front["ankle_n"]) < 0.05
    glute = key("stretch-glute", "draw")
    assert glute["shoulder"].y < 0.05
    assert glute["knee_f"].y > 0.2
    assert dist(glute["ankle_n"], glute["knee_f"]) < 0.12


def test_a_march_lifts_the_knees_and_swings_the_other_arm() -> None:
    joints = key("march", "knee")
    assert joints["knee_n"].y > 0.4
    assert joints["hand_f"].x > joints["shoulder"].x > joints["hand_n"].x


def test_a_runner_pushes_off_behind_and_lands_below_the_body() -> None:
    push, land = key("run-long", "run-push"), key("run-long", "run-land")
    assert push["toe_f"].x < push["hip"].x - 0.15
    assert push["toe_f"].y == pytest.approx(0, abs=0.01)
    assert push["knee_n"].x > push["hip"].x + 0.2
    assert push["hand_f"].x > push["shoulder"].x > push["elbow_n"].x
    assert 0 <= land["ankle_n"].x - land["hip"].x < 0.14
    assert land["ankle_n"].y < 0.01
    air = key("run-long", "run-air")
    assert min(air["toe_n"].y, air["toe_f"].y) > 0.05


def test_a_leg_swings_forward_and_back_with_the_body_still() -> None:
    back, front = key("leg-swing", "back"), key("leg-swing", "front")
    assert back["toe_n"].x < -0.25 < 0.25 < front["toe_n"].x
    assert back["shoulder"] == front["shoulder"]


def test_an_ankle_circles_and_all_else_is_still() -> None:
    down, up = key("ankle-circle", "down"), key("ankle-circle", "up")
    assert up["toe_n"].y > down["toe_n"].y + 0.1
    assert up["ankle_n"] == down["ankle_n"]
    assert up["ankle_n"].y > 0.02
