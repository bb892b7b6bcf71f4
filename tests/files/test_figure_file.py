"""The figure of an exercise file: what it says, and how its faults are told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.figure_notation import parse_key, parse_line, parse_pose, parse_spot
from runstrong_tui.files.figure_poses import POSES
from runstrong_tui.files.reading import parse_exercise, read_exercise
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.figure import Direction, DrawnBar, Figure, Limb, Pose, Spot, Stroke
from tests.families import over
from tests.files.catalogue import SQUAT_FILE

FIGURE = """
[figure]
pin   = "toe_n 0.11 0"
keys  = ["0 stand", "0.4 low", "0.6 low", "1 stand"]
hold  = "low"
lines = ["floor", "wall -0.16", "box 0.05 0.45 0.25", "bar hand 0.1 0"]

[figure.poses]
half = "torso 70, thigh -40, shank_f -100x0.5"
low  = "half, thigh_n -8, toe_f 0.3 .2, head +75."
"""

VARIANTS = """
[variants.slow]
name = "Slow squat"

[variants.slow.figure]
keys = ["0 stand", "0.5 low", "1 half"]
view = "front"
alternates = true
seconds = 6

[variants.deep]
name = "Deep squat"

[variants.deep.figure.poses]
low = "half, torso 20"

[variants.plain]
name = "Plain squat"
"""


def read(text: str) -> Exercise:
    return parse_exercise(SQUAT_FILE + text, "squat", "squat.toml")


def figure(text: str = FIGURE) -> Figure:
    found = read(text).figure
    assert found is not None
    return found


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BrokenText) as caught:
        read(text)
    return caught.value.faults


def test_a_figure_is_read_with_all_it_says() -> None:
    squat = figure()
    assert [(key.part, key.name) for key in squat.keys] == [
        (0.0, "stand"),
        (0.4, "low"),
        (0.6, "low"),
        (1.0, "stand"),
    ]
    assert squat.keys[0].pose == POSES["stand"]
    low = squat.keys[1].pose
    assert Limb("thigh_n", -8.0) in low.limbs
    assert Limb("shank_f", -100.0, 0.5) in low.limbs
    assert Limb("head", 75.0) in low.limbs
    assert low.spots == (Spot("toe_f", 0.3, 0.2),)
    assert (squat.pin, squat.view, squat.held) == (Spot("toe_n", 0.11, 0.0), Direction.SIDE, "low")
    assert squat.bars == (DrawnBar("hand_n", 0.1, 0.0), DrawnBar("hand_f", 0.1, 0.0))
    assert Stroke(-0.16, 0.0, -0.16, 1.0) in squat.strokes
    assert Stroke(0.05, 0.25, 0.45, 0.25) in squat.strokes
    assert len(squat.strokes) == 5
    assert (squat.alternates, squat.seconds) == (False, 3.0)


def test_an_exercise_need_not_have_a_figure() -> None:
    assert read("").figure is None
    assert read("").figure_of(None) is None


def test_a_variant_takes_from_the_exercise_what_it_does_not_say() -> None:
    squat = read(FIGURE + VARIANTS)
    slow, deep = squat.figure_of("slow"), squat.figure_of("deep")
    assert slow is not None
    assert deep is not None
    assert [key.name for key in slow.keys] == ["stand", "low", "half"]
    assert (slow.view, slow.alternates, slow.seconds) == (Direction.FRONT, True, 6.0)
    assert (slow.held, slow.pin) == ("low", Spot("toe_n", 0.11, 0.0))
    assert slow.strokes == deep.strokes == figure().strokes
    assert deep.keys[1].pose != figure().keys[1].pose
    assert Limb("torso", 20.0) in deep.keys[1].pose.limbs
    assert squat.figure_of("plain") == squat.figure_of(None) == squat.figure


def test_a_bare_name_sets_both_sides_and_what_comes_later_wins() -> None:
    pose = parse_pose("thigh -10, thigh_f -90", {})
    assert pose == Pose((Limb("thigh_n", -10.0), Limb("thigh_f", -90.0)))


def test_an_angle_lets_go_of_the_end_of_its_limb_and_hip_and_shoulder_do_of_each_other() -> None:
    base = {"base": Pose((), (Spot("hip", 0, 0.5), Spot("toe_n", 0, 0), Spot("hand_f", 1, 1)))}
    assert parse_pose("base, thigh_n 3", base) == Pose(
        (Limb("thigh_n", 3.0),), (Spot("hip", 0, 0.5), Spot("hand_f", 1, 1))
    )
    assert parse_pose("base, foot_n 3, shoulder 0 1, ankle_n 2 2, fore_f 1", base) == Pose(
        (Limb("foot_n", 3.0), Limb("fore_f", 1.0)),
        (Spot("shoulder", 0, 1), Spot("ankle_n", 2, 2)),
    )


def test_a_floor_is_a_line_at_nought() -> None:
    (floor,) = parse_line("floor")
    assert isinstance(floor, Stroke)
    assert floor.y == floor.to_y == 0


@pytest.mark.parametrize(
    ("old", "new", "what", "expected"),
    [
        ("[figure]", "[figure]\nposse = 1", 'a figure has no "posse"', 'did you mean "poses"?'),
        ('pin   = "toe_n 0.11 0"', 'view = "back"', '"back" is no view', "one of: front, side"),
        ("toe_n 0.11 0", "toe_n 0.11", '"toe_n 0.11" is no place', "expected such as"),
        ("toe_n 0.11 0", "toe 0.11 0", '"toe" is two joints', 'write "toe_n"'),
        ("toe_n 0.11 0", "tow_n 0.11 0", 'no joint "tow_n"', 'did you mean "toe"?'),
        ("toe_n 0.11 0", "toe_l 0.11 0", 'no joint "toe_l"', '"toe_n" is the near one'),
        ("toe_n 0.11 0", "hip_n 0.11 0", "there is one hip only", 'write "hip"'),
        ("toe_n 0.11 0", "toe_n 0.11 4", "4 is out of range", "from -3 to 3"),
        ("toe_n 0.11 0", "toe_n nan 0", '"nan" is no number', "expected such as"),
        ('"0.4 low"', '"0.4 lwo"', 'no pose "lwo"', 'did you mean "low"?'),
        ('"0.4 low"', '"low"', '"low" is no key', 'expected such as "0.4 squat"'),
        ('"0.4 low"', '"1.4 low"', "1.4 is out of range", "from 0 to 1"),
        ('"0.4 low"', '"0.7 low"', "0.6 does not come after 0.7", "keys stand in the order of"),
        ('"0 stand", ', "", "the first key is not at 0", ""),
        (', "1 stand"', "", "the last key is not at 1", ""),
        ('hold  = "low"', 'hold = "half"', 'no key has the pose "half"', "one of: low, stand"),
        ('hold  = "low"', "seconds = 0.1", "a movement of 0.1 seconds", "from 0.5 to 30"),
        ('hold  = "low"', "seconds = nan", "a movement of nan seconds", "from 0.5 to 30"),
        ('hold  = "low"', 'seconds = "3"', '"seconds" is a text', "expected a number"),
        ('hold  = "low"', "alternates = 1", '"alternates" is a number', "expected true or false"),
        ('"floor"', '"flor"', 'no line "flor"', 'did you mean "floor"?'),
        ('"floor"', '""', "a line that says nothing", 'expected such as "floor"'),
        ('"floor"', '"wall"', '"wall" is no wall', 'expected such as "wall -0.16"'),
        ('"floor"', '"wall x"', '"x" is no number', "expected such as"),
        ('"floor"', '"bar hnd 0.1 0"', 'no joint "hnd"', 'did you mean "hand"?'),
        ("torso 70", "torsoo 70", 'no limb "torsoo"', 'did you mean "torso"?'),
        ("torso 70", "torso_n 70", "there is one torso only", 'write "torso"'),
        ("torso 70", "torso", '"torso" has no angle', 'expected such as "torso 90"'),
        ("torso 70", "torso 700", "700 is out of range", "from -360 to 360"),
        ("torso 70", "torso 7x2", "2 is out of range", "from 0 to 1"),
        ("torso 70", "torso x", '"x" is no number', "expected such as"),
        ("torso 70", "torso 7x", '"" is no number', "expected such as"),
        ("torso 70", "", "nothing before or after a comma", "leave it out"),
        ("torso 70", "knee 0 1", 'no joint "knee"', "one of: ankle, hand, hip, shoulder, toe"),
        ("torso 70", "hip 0 1 2", '"hip 0 1 2" is too much', "a comma parts the items"),
        ("torso 70", "stnad", 'no pose "stnad"', 'did you mean "stand"?'),
        ('half = "', '"ha lf" = "torso 1"\nhalf = "', '"ha lf" is no name for a pose', "use one"),
        ('half = "', 'x = ""\nhalf = "', "a pose that says nothing", "expected such as"),
        ('half = "', 'x = 3\nhalf = "', '"x" is a number', "expected a text"),
    ],
)
def test_a_fault_of_a_figure(old: str, new: str, what: str, expected: str) -> None:
    assert old in FIGURE
    (fault,) = faults(FIGURE.replace(old, new, 1))
    assert fault.what == what
    assert fault.expected.startswith(expected)


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ("[figure]\n", 'a figure needs "keys"', ""),
        ("[figure]\nkeys = []\n", '"keys" is empty', ""),
        ('figure = "squat"\n', '"figure" is a text', "expected a table, such as [figure]"),
        ('[figure]\nkeys = ["0 stand"]\nposes = 1\n', '"poses" is a number', "expected a table"),
        (f"[figure]\nkeys = {['0 stand'] + ['1 stand'] * 16}\n", '"keys" has 17 texts', "at most"),
        (
            '[figure]\nkeys = ["0 stand"]\nlines = ' + str(["floor"] * 9) + "\n",
            '"lines" has 9 texts',
            "at most 8",
        ),
        (
            '[figure]\nkeys = ["0 x"]\n[figure.poses]\nx = "' + ", ".join(["torso 1"] * 25) + '"',
            "a pose of 25 items",
            "at most 24",
        ),
        (
            '[figure]\nkeys = ["0 p0"]\n[figure.poses]\n'
            + "\n".join(f'p{n} = "torso 1"' for n in range(17)),
            "17 poses",
            "at most 16",
        ),
        ('[variants.x]\nname = "X"\n[variants.x.figure]\n', 'a figure needs "keys"', ""),
    ],
)
def test_a_fault_of_the_whole_of_a_figure(text: str, what: str, expected: str) -> None:
    fault = faults(text)[0]
    assert fault.what == what
    assert fault.expected.startswith(expected)


def test_every_fault_is_told_in_one_pass_where_it_stands() -> None:
    text = """
[figure]
pin   = "toes_n 0.11 0"
keys  = ["0 stand", "0.4 lo", "1 stand"]
lines = ["floor", "bx 1 2 3"]

[figure.poses]
low = "torso 58, tigh -8, shank -1l2"
"""
    assert [(fault.line, fault.column, fault.what) for fault in faults(text)] == [
        (6, 10, 'no joint "toes_n"'),
        (7, 26, 'no pose "lo"'),
        (8, 20, 'no line "bx"'),
        (11, 18, 'no limb "tigh"'),
        (11, 33, '"-1l2" is no number'),
    ]


def test_a_pose_with_faults_may_be_named_without_another_fault() -> None:
    text = '[figure]\nkeys = ["0 low"]\n[figure.poses]\nlow = "torso nan"\ndeep = "low"\n'
    (fault,) = faults(text)
    assert fault.what == '"nan" is no number'


@given(st.text('tore_nbax floor wall hip,0.19- stand"\n', max_size=40) | st.text(max_size=40))
def test_whatever_is_written_is_read_or_told(text: str) -> None:
    for parse in (parse_spot, parse_line, lambda wrong: parse_pose(wrong, POSES)):
        assert parse(text) is not None
    assert parse_key(text, POSES)


@over("path", sorted((shipped_sessions() / "exercises").glob("*.toml")))
def test_every_shipped_figure_stands_on_something(path: Path) -> None:
    exercise = read_exercise(path)
    for found in (exercise.figure, *(variant.figure for variant in exercise.variants)):
        assert found is None or found.strokes
