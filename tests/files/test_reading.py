from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.reading import (
    parse_exercise,
    parse_session,
    parse_step_lines,
    read_exercise,
    read_session,
)
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Kind, Sides, Variant
from runstrong_tui.training.session import DEFAULT_REST, NO_REST, Block, RestTime, Style
from tests.files.catalogue import EXERCISES, SQUAT_FILE, session_file


def session_faults(text: str, name: str = "legs") -> tuple[Fault, ...]:
    with pytest.raises(BrokenText) as caught:
        parse_session(text, name, "legs.toml", EXERCISES)
    return caught.value.faults


def exercise_faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BrokenText) as caught:
        parse_exercise(text, "squat", "squat.toml")
    return caught.value.faults


def file_faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(BrokenText) as caught:
        read_session(path, EXERCISES)
    return caught.value.faults


def test_a_session_is_read_with_all_it_says() -> None:
    session = parse_session(
        """
title  = "Legs and a run"
about  = \"\"\"
Two lines,
one text.\"\"\"
source = "S0"
kit    = ["wall", "bench"]
minutes = "10-20"

[[block]]
title = "Warm-up"
style = "circuit"
rounds = "1-3"
rest = "none"
between-rounds = "pulse, 30-180s"
pick = 1
steps = ["squat 30s", "wall-sit/tiptoe 45s+ optional"]

[[block]]
include = "stretch"
""",
        "legs",
        "legs.toml",
        EXERCISES,
    )
    warm_up, stretch = session.blocks
    assert (session.name, session.title) == ("legs", "Legs and a run")
    assert (session.about, session.kit) == ("Two lines, one text.", ("wall", "bench"))
    assert warm_up.style is Style.CIRCUIT
    assert (warm_up.rounds, warm_up.pick) == (Range(1, 3), Range(1, 1))
    assert (warm_up.rest, warm_up.between_rounds) == (NO_REST, RestTime(Range(30, 180), pulse=True))
    assert [line.exercise for line in warm_up.steps] == ["squat", "wall-sit"]
    assert stretch == Block(include="stretch")


def test_what_a_block_leaves_out_has_a_default() -> None:
    (block,) = parse_session(session_file(), "legs", "legs.toml", EXERCISES).blocks
    assert (block.style, block.rounds, block.rest) == (Style.SETS, Range(1, 1), DEFAULT_REST)
    assert (block.title, block.pick, block.between_rounds) == ("", None, None)


def test_a_file_with_five_faults_shows_five_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "legs.toml"
    path.write_text(
        """title = "Legs"
abuot = "Five faults"
[[block]]
style = "circus"
rest = "60"
steps = [
  "superman-pul 3x10 hold 5s",
  "squat 20-15",
]
""",
        encoding="utf-8",
    )
    assert [(fault.line, fault.column, fault.what) for fault in file_faults(path)] == [
        (2, 1, 'a session has no "abuot"'),
        (4, 9, '"circus" is no style'),
        (5, 9, '"60" is not a duration'),
        (7, 4, 'no exercise "superman-pul"'),
        (8, 10, '"20-15" runs backwards'),
    ]


def test_a_fault_is_told_as_compilers_tell_it() -> None:
    (fault,) = session_faults(session_file("squat 3x15", "superman-pul 3x10 hold 5s"))
    assert str(fault) == (
        'legs.toml:6:4: no exercise "superman-pul"; did you mean "superman-pull"?\n'
        '    "superman-pul 3x10 hold 5s",\n'
        "     ^~~~~~~~~~~~"
    )


def test_the_first_fault_of_writing_is_told_alone_then_all_faults_of_meaning() -> None:
    text = 'title = "Legs\n\n[[block]]\nsteps = [\n  "sqat 3x15",\n  "squat 3y",\n]\nrest = 5\n'
    assert [fault.line for fault in session_faults(text)] == [1]
    closed = text.replace('"Legs', '"Legs"')
    assert [fault.line for fault in session_faults(closed)] == [5, 6, 8]


def test_the_mark_stands_right_after_wide_characters_and_escapes() -> None:
    text = 'title = "走る 😀"\n[[block]]\nsteps = ["squat 15 \\u0072est 😀"]\n'
    (fault,) = session_faults(text)
    assert fault.source[fault.column - 1 :][: fault.width] == "😀"


@pytest.mark.parametrize(
    ("text", "line", "what", "expected"),
    [
        (session_file().replace("title", "titel"), 1, 'a session needs "title"', ""),
        (session_file(title=" "), 1, '"title" is empty', ""),
        (session_file(title="x" * 201), 1, "a text of 201 characters", "at most 200"),
        (session_file(title="a\\u0007b"), 1, "control character U+0007", "leave it out"),
        ('title = "Legs"\n', 1, 'a session needs "block"', ""),
        ('title = "Legs"\n[block]\n', 2, '"block" is a table', "each block starts with [[block]]"),
        ('title = "Legs"\nblock = [3]\n', 2, "this block is a number", "each block starts with "),
        (
            'title = "Legs"\n\n[[block]]\nrest = "60s"\n',
            3,
            "a block without steps",
            'expected "steps" or "include"',
        ),
        (
            session_file() + 'include = "stretch"\n',
            7,
            "a block has steps or includes a session, not both",
            "make it two blocks",
        ),
        (
            'title = "Legs"\n[[block]]\ninclude = "a"\nrounds = 2\n',
            4,
            '"rounds" does nothing beside "include"',
            "leave it out",
        ),
        ('title = "Legs"\n[[block]]\nsteps = []\n', 3, '"steps" is empty', ""),
        ('title = "Legs"\n[[block]]\nsteps = "squat"\n', 3, '"steps" is a text', "expected a list"),
        ('title = "Legs"\n[[block]]\nsteps = [3]\n', 3, 'this in "steps" is a number', "expected "),
        (session_file() + "pick = 2\n", 7, "picks 2 of 1 steps", "at most 1"),
        (session_file() + 'rounds = "3-1"\n', 7, '"3-1" runs backwards', ""),
        (session_file() + "rounds = 0\n", 7, '"0" asks for nothing', "at least 1"),
        (session_file() + "rounds = -1\n", 7, '"-1" is no number of rounds', ""),
        (session_file() + "rounds = 1.5\n", 7, '"rounds" is a number', ""),
        (session_file() + "rounds = true\n", 7, '"rounds" is true or false', ""),
        (session_file() + 'rets = "60s"\n', 7, 'a block has no "rets"', 'did you mean "rest"?'),
        (session_file() + 'rest = "x"\n', 7, '"x" is not a duration', 'expected such as "60s"'),
        (session_file() + "rest = 2024-01-02\n", 7, '"rest" is a date or time', "expected a text"),
        ("minutes = 999\n" + session_file(), 1, '"999" is too much', "at most 360 minutes"),
        (
            "minutes = []\n" + session_file(),
            1,
            '"minutes" is a list',
            "expected a number, such as 10",
        ),
        ('minutes = "20-10"\n' + session_file(), 1, '"20-10" runs backwards', ""),
        ('kit = ["", "wall"]\n' + session_file(), 1, 'an empty text in "kit"', ""),
    ],
)
def test_a_fault_of_a_session(text: str, line: int, what: str, expected: str) -> None:
    found = [fault for fault in session_faults(text) if fault.what == what]
    assert [fault.line for fault in found] == [line]
    assert found[0].expected.startswith(expected)


def test_a_text_that_cannot_be_read_is_not_missed_as_well() -> None:
    assert len(session_faults('title = Legs\n[[block]]\nsteps = ["squat 3x15"]\n')) == 1
    assert len(session_faults('title = "Legs"\n[[block]]\nsteps = [squat 3x15]\n')) == 1
    assert len(session_faults('title = "Legs"\n[[bl ock]]\nsteps = ["squat 3x15"]\n')) == 1


def test_there_are_limits_to_steps_and_blocks() -> None:
    assert session_faults(session_file(*["squat 3x15"] * 501))[0].expected == "at most 500"
    many = 'title = "Legs"\n' + '[[block]]\nsteps = ["squat 3x15"]\n' * 51
    (fault,) = session_faults(many)
    assert (fault.line, fault.what) == (102, "51 blocks")


def test_there_are_limits_to_files_and_lines(tmp_path: Path) -> None:
    path = tmp_path / "legs.toml"
    path.write_text(session_file() + "#" * (256 * 1024), encoding="utf-8")
    assert [fault.what for fault in file_faults(path)] == ["the file is too large"]
    (fault,) = session_faults(session_file() + "#" * 20_001)
    assert fault.what == "the line is too long"
    assert len(str(fault)) < 500


@pytest.mark.parametrize("name", ["my legs", "", "a\tb", "a\x07b", "x" * 201])
def test_a_file_is_named_with_one_word(name: str) -> None:
    (fault,) = session_faults(session_file(), name)
    assert fault.what.endswith("is no name for a file")


def test_a_file_is_named_in_any_script() -> None:
    assert parse_session(session_file(), "走る-été", "f", EXERCISES).name == "走る-été"


def test_crlf_and_a_byte_order_mark_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "legs.toml"
    path.write_bytes(b"\xef\xbb\xbf" + session_file("sqat 3").replace("\n", "\r\n").encode())
    (fault,) = file_faults(path)
    assert (fault.line, fault.column, fault.source) == (5, 4, '  "sqat 3",')
    assert fault.file == str(path)


def test_a_file_that_is_not_utf8_is_one_fault_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "legs.toml"
    path.write_bytes('title = "Übung"\nabout = "é'.encode() + b'\xff"\n')
    (fault,) = file_faults(path)
    assert (fault.line, fault.column, fault.what) == (2, 11, "byte 0xFF is not UTF-8")


def test_what_is_no_file_is_one_fault(tmp_path: Path) -> None:
    assert file_faults(tmp_path)[0].what == "this is a folder"
    (fault,) = file_faults(tmp_path / "none.toml")
    assert fault.what == "cannot be read: no such file or directory"
    assert str(fault).startswith(str(tmp_path / "none.toml"))


def test_an_exercise_is_read_with_all_it_says(tmp_path: Path) -> None:
    path = tmp_path / "glute-bridge.toml"
    path.write_text(
        """name = "Hip bridge"
summary = "Lift the hips."
kind = "reps"
side = "both"
key-points = ["Push through the heels.", "Squeeze at the top."]
muscles = ["glutes", "hip flexors"]
kit = ["mat"]
source = "S1"
fit = "10:11"

[variants.ankle-on-thigh]
name = "One leg at a time"
side = "each"

[figure]
keys = ["0 stand"]
""",
        encoding="utf-8",
    )
    exercise = read_exercise(path)
    assert (exercise.id, exercise.name, exercise.kind) == ("glute-bridge", "Hip bridge", Kind.REPS)
    assert exercise.key_points == ("Push through the heels.", "Squeeze at the top.")
    assert (exercise.muscles, exercise.kit) == (("glutes", "hip flexors"), ("mat",))
    assert exercise.variants == (Variant("ankle-on-thigh", "One leg at a time", (), Sides.EACH),)


def test_an_exercise_says_little_at_least() -> None:
    exercise = parse_exercise(SQUAT_FILE, "squat", "squat.toml")
    assert (exercise.side, exercise.summary, exercise.variants) == (Sides.BOTH, "", ())


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [
        ('name = "Squat"\nkind = "reps"\n', 'an exercise needs "key-points"', ""),
        (SQUAT_FILE.replace('"reps"', '"rep"'), '"rep" is no kind', 'did you mean "reps"?'),
        (SQUAT_FILE + 'side = "left"\n', '"left" is no side', "one of: alternating, both, each"),
        (SQUAT_FILE + 'muscles = ["glute"]\n', 'no muscle "glute"', 'did you mean "glutes"?'),
        (SQUAT_FILE + 'colour = "red"\n', 'an exercise has no "colour"', ""),
        (SQUAT_FILE + "jumps = 1\n", '"jumps" is a number', "expected true or false"),
        (SQUAT_FILE + 'jumps = "true"\n', '"jumps" is a text', "write true without quotes"),
        (SQUAT_FILE + "[variants]\nx = 3\n", "this variant is a number", "expected a table"),
        (SQUAT_FILE + "[variants.x]\n", 'a variant needs "name"', ""),
        (SQUAT_FILE + '[variants."a b"]\nname = "x"\n', '"a b" is no name for a variant', ""),
        (
            SQUAT_FILE.replace('["Back straight."]', str(["x"] * 13)),
            '"key-points" has 13 texts',
            "at most 12",
        ),
    ],
)
def test_a_fault_of_an_exercise(text: str, what: str, expected: str) -> None:
    (fault,) = exercise_faults(text)
    assert fault.what == what
    assert fault.expected.startswith(expected)


def test_step_lines_of_the_command_line_make_a_session() -> None:
    session = parse_step_lines(["wall-sit 3x45s rest 30s", "squat max", "squat 15"], EXERCISES)
    assert (session.name, session.title) == ("steps", "wall sit, squat")
    (block,) = session.blocks
    assert [line.exercise for line in block.steps] == ["wall-sit", "squat", "squat"]


def test_a_fault_of_the_command_line_has_the_number_of_the_argument() -> None:
    with pytest.raises(BrokenText) as caught:
        parse_step_lines(["squat 15", "wall-sit 3x15", "sqat 9"], EXERCISES)
    first, second = caught.value.faults
    assert (first.file, first.line, first.column) == ("command line", 2, 10)
    assert (second.line, second.source) == (3, "sqat 9")


def test_a_command_line_without_steps_is_a_fault() -> None:
    with pytest.raises(BrokenText):
        parse_step_lines([], EXERCISES)


KEYS = "title|block|steps|rounds|pick|include|name|kind|key-points|[[block]]\n|[variants.x]\n"
VALUES = '"Legs"|["squat 3x15", "wall-sit 45s"]|"squat 3"|3|true|1.5|é😀'
SIGNS = ' = |[|]|"|,|{|}|\n|# x\n'
pieces = st.sampled_from([*f"{KEYS}|{VALUES}|{SIGNS}".split("|"), "\x00", "\ud800"])


@given(st.text() | st.lists(pieces).map("".join))
def test_any_text_is_read_or_refused_with_faults_inside_it(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for read in (
        lambda: parse_session(text, "x", "x.toml", EXERCISES),
        lambda: parse_exercise(text, "x", "x.toml"),
    ):
        try:
            read()
        except BrokenText as broken:
            assert broken.faults
            for fault in broken.faults:
                assert fault.source == lines[fault.line - 1]
                assert 1 <= fault.column <= len(fault.source) + 1


def test_only_a_run_says_that_it_grows() -> None:
    (fault,) = exercise_faults(SQUAT_FILE + "grows = true\n")
    assert (fault.what, fault.expected) == (
        '"grows" is for runs; all else grows anyway',
        "leave it out",
    )
    (fault,) = exercise_faults(SQUAT_FILE.replace('"reps"', '"run"') + 'grows = "yes"\n')
    assert (fault.what, fault.expected) == ('"grows" is a text', "expected true or false")
