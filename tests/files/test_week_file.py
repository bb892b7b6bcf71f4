from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.files.faults import BrokenText, Fault
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import check_file, load_library
from runstrong_tui.files.reading import parse_week, read_week
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.week import Part, Week
from tests.files.catalogue import SQUAT_FILE, including, session_file, write

SESSIONS = ("gym", "balance", "after-run-10", "long-run", "tempo-run")
BROKEN = ("torn",)
HUGE = "0x" + "f" * 5000


def week_file(*lines: str, title: str = "Runner") -> str:
    """A week of one part; ``lines`` start in line 6."""
    part = '[[part]]\ntitle = "Gym"\nsessions = ["gym"]\n'
    return f'title = "{title}"\n\n{part}' + "".join(f"{line}\n" for line in lines)


def parse(text: str, name: str = "runner") -> Week:
    return parse_week(text, name, "runner.toml", SESSIONS, BROKEN)


def week_faults(text: str, name: str = "runner") -> tuple[Fault, ...]:
    with pytest.raises(BrokenText) as caught:
        parse(text, name)
    return caught.value.faults


def test_a_week_is_read_with_all_it_says() -> None:
    week = parse(
        """
title  = "A runner's week"
about  = \"\"\"
Two lines,
one text.\"\"\"
source = "S3"
easier-every = 6

[[part]]
title    = "Gym"
sessions = ["gym", "balance"]
times    = "1-2"
hard     = true
longest  = false

[[part]]
title    = "After every run"
sessions = ["after-run-10"]
after    = "run"

[[part]]
title    = "Long run"
sessions = ["long-run"]
hard     = true
longest  = true
"""
    )
    assert week == Week(
        name="runner",
        title="A runner's week",
        parts=(
            Part("Gym", ("gym", "balance"), Range(1, 2), hard=True),
            Part("After every run", ("after-run-10",), after="run"),
            Part("Long run", ("long-run",), hard=True, longest=True),
        ),
        about="Two lines, one text.",
        source="S3",
        easier_every=6,
    )


def test_what_a_week_leaves_out_has_a_default() -> None:
    week = parse(week_file())
    assert week == Week("runner", "Runner", (Part("Gym", ("gym",), Range(1, 1)),))
    assert (week.about, week.source, week.easier_every) == ("", "", None)


@pytest.mark.parametrize(
    ("times", "read"),
    [("2", Range(2, 2)), ('"2"', Range(2, 2)), ('"1-14"', Range(1, 14)), ('"1–2"', Range(1, 2))],
)
def test_times_are_a_number_or_a_range(times: str, read: Range) -> None:
    assert parse(week_file(f"times = {times}")).parts[0].times == read


@pytest.mark.parametrize("weeks", [2, 52])
def test_an_easier_week_comes_every_2_to_52_weeks(weeks: int) -> None:
    assert parse(f"easier-every = {weeks}\n" + week_file()).easier_every == weeks


def test_a_session_may_stand_in_several_parts() -> None:
    again = '[[part]]\ntitle = "More"\nsessions = ["gym", "balance"]'
    assert [part.sessions for part in parse(week_file(again)).parts] == [
        ("gym",),
        ("gym", "balance"),
    ]


def test_every_fault_of_a_file_is_found_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "runner.toml"
    path.write_text(
        """title = "Runner"
abuot = "Eight faults"
easier-every = 1
[[part]]
title = "Gym"
sessions = ["gim", "torn", "gym"]
times = "2-15"
hard = "true"

[[part]]
sessions = ["gym"]
after = "ran"
""",
        encoding="utf-8",
    )
    with pytest.raises(BrokenText) as caught:
        read_week(path, SESSIONS, BROKEN)
    assert [(fault.line, fault.column, fault.what) for fault in caught.value.faults] == [
        (2, 1, 'a week has no "abuot"'),
        (3, 16, '"easier-every" is 1'),
        (6, 13, 'no session "gim"'),
        (6, 20, 'the session "torn" has faults of its own'),
        (7, 9, '"2-15" is too much'),
        (8, 8, '"hard" is a text'),
        (10, 1, 'a part needs "title"'),
        (12, 9, '"ran" is nothing a part comes after'),
    ]
    assert {fault.file for fault in caught.value.faults} == {str(path)}


def test_a_fault_is_told_as_compilers_tell_it() -> None:
    (fault,) = week_faults(week_file().replace('"gym"', '"gym", "long-rum"'))
    assert str(fault) == (
        'runner.toml:5:20: no session "long-rum"; did you mean "long-run"?\n'
        '    sessions = ["gym", "long-rum"]\n'
        "                       ^~~~~~~~~~"
    )


WEEK = week_file()
ONE_MORE = ("[[part]]", 'title = "Long run"', 'sessions = ["long-run"]')


@pytest.mark.parametrize(
    ("text", "line", "column", "what", "expected"),
    [
        # the week
        (WEEK.replace("title", "titel", 1), 1, 1, 'a week has no "titel"', 'did you mean "title"?'),
        (WEEK.replace("title", "about", 1), 1, 1, 'a week needs "title"', ""),
        (week_file(title=" "), 1, 9, '"title" is empty', ""),
        (week_file(title="x" * 201), 1, 9, "a text of 201 characters", "at most 200"),
        ("about = 3\n" + WEEK, 1, 9, '"about" is a number', "expected a text"),
        ('title = "Runner"\n', 1, 1, 'a week needs "part"', ""),
        ('title = "R"\n[part]\n', 2, 2, '"part" is a table', "each part starts with [[part]]"),
        ('title = "R"\npart = []\n', 2, 8, '"part" is empty', ""),
        ('title = "R"\npart = [3]\n', 2, 9, "this part is a number", "each part starts with "),
        (week_file(*ONE_MORE * 20), 63, 1, "21 parts", "at most 20"),
        # an easier week
        ("easier-every = 0\n" + WEEK, 1, 16, '"easier-every" is 0', "at least 2"),
        ("easier-every = 53\n" + WEEK, 1, 16, '"easier-every" is 53', "at most 52"),
        (f"easier-every = {HUGE}\n" + WEEK, 1, 16, '"easier-every" is 1000000000', "at most 52"),
        ("easier-every = 6.5\n" + WEEK, 1, 16, '"easier-every" is 6.5', "expected a whole number"),
        ('easier-every = "6"\n' + WEEK, 1, 16, '"easier-every" is a text', "expected a whole "),
        ("easier-every = true\n" + WEEK, 1, 16, '"easier-every" is true or false', "expected a "),
        ("easier-every = [6]\n" + WEEK, 1, 16, '"easier-every" is a list', "expected a whole "),
        # a part
        (week_file("", "[[part]]", 'sessions = ["gym"]'), 7, 1, 'a part needs "title"', ""),
        (week_file("", "[[part]]", 'title = "Run"'), 7, 1, 'a part needs "sessions"', ""),
        (WEEK.replace('["gym"]', "[]"), 5, 12, '"sessions" is empty', ""),
        (WEEK.replace('["gym"]', '"gym"'), 5, 12, '"sessions" is a text', "expected a list"),
        (WEEK.replace('"gym"', "3"), 5, 13, 'this in "sessions" is a number', "expected a text"),
        (WEEK.replace('"gym"', '"gym",' * 51), 5, 1, '"sessions" has 51 texts', "at most 50"),
        (WEEK.replace('"gym"', '"pool"'), 5, 13, 'no session "pool"', "one of: after-run-10, "),
        (WEEK.replace('"gym"', '"torn"'), 5, 13, 'the session "torn" has faults of its own', ""),
        (week_file("time = 2"), 6, 1, 'a part has no "time"', 'did you mean "times"?'),
        # how often
        (week_file("times = 0"), 6, 9, '"0" asks for nothing', "at least 1"),
        (week_file("times = 15"), 6, 9, '"15" is too much', "at most 14 times"),
        (week_file(f"times = {HUGE}"), 6, 9, '"1000000000" is too much', "at most 14 times"),
        (week_file("times = -1"), 6, 9, '"-1" is no number of times', "expected such as "),
        (week_file('times = "2-1"'), 6, 9, '"2-1" runs backwards', "the low end comes first"),
        (week_file('times = "daily"'), 6, 9, '"daily" is no number of times', "expected such as "),
        (week_file("times = 1.5"), 6, 9, '"times" is a number', "expected a number, such as 2 or "),
        (week_file("times = true"), 6, 9, '"times" is true or false', "expected a number"),
        (week_file("times = [1, 2]"), 6, 9, '"times" is a list', "expected a number"),
        # after a run
        (week_file('after = "gym"'), 6, 9, '"gym" is nothing a part comes after', 'write "run"'),
        (week_file("after = 1"), 6, 9, '"after" is a number', "expected a text"),
        (
            week_file("times = 2", 'after = "run"'),
            6,
            1,
            '"times" does nothing beside "after"',
            "leave it out",
        ),
        # hard and longest
        (week_file("hard = 1"), 6, 8, '"hard" is a number', "expected true or false"),
        (week_file('hard = "yes"'), 6, 8, '"hard" is a text', "expected true or false"),
        (week_file('hard = "false"'), 6, 8, '"hard" is a text', "write false without quotes"),
        (week_file("longest = []"), 6, 11, '"longest" is a list', "expected true or false"),
        (
            week_file("longest = true", *ONE_MORE, "longest = true"),
            10,
            1,
            "a part before is the longest already",
            "leave one of them out",
        ),
    ],
)
def test_a_fault_of_a_week(text: str, line: int, column: int, what: str, expected: str) -> None:
    found = [fault for fault in week_faults(text) if fault.what == what]
    assert [(fault.line, fault.column) for fault in found] == [(line, column)]
    assert found[0].expected.startswith(expected)
    assert bool(found[0].expected) == bool(expected)


def test_a_part_that_says_it_is_not_the_longest_leaves_that_to_another() -> None:
    text = week_file("longest = false", *ONE_MORE, "longest = true")
    assert [part.longest for part in parse(text).parts] == [False, True]


def test_a_text_that_cannot_be_read_is_not_missed_as_well() -> None:
    assert len(week_faults(WEEK.replace('"Runner"', "Runner"))) == 1
    assert len(week_faults(WEEK.replace("[[part]]", "[[pa rt]]"))) == 1
    assert len(week_faults(week_file("hard = True"))) == 1


def test_a_file_is_named_with_one_word() -> None:
    (fault,) = week_faults(WEEK, "my week")
    assert fault.what == '"my week" is no name for a file'


KEYS = "title|part|sessions|times|after|hard|longest|easier-every|[[part]]\n"
VALUES = '"gym"|["gym", "torn"]|"run"|3|true|1.5|é😀'
SIGNS = ' = |[|]|"|,|{|}|\n|# x\n'
pieces = st.sampled_from([*f"{KEYS}|{VALUES}|{SIGNS}".split("|"), "\x00", "\ud800"])


@given(st.text() | st.lists(pieces).map("".join))
def test_any_text_is_read_or_refused_with_faults_inside_it(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    try:
        parse(text)
    except BrokenText as broken:
        assert broken.faults
        for fault in broken.faults:
            assert fault.source == lines[fault.line - 1]
            assert 1 <= fault.column <= len(fault.source) + 1


# in the library


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    write(folder, "exercises/squat", SQUAT_FILE)
    write(folder, "gym", session_file())
    write(folder, "weeks/runner", WEEK)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def whats(library: Library, name: str) -> list[str]:
    return [fault.what for fault in library.broken_weeks[name]]


def test_a_folder_has_weeks_beside_its_sessions(shipped: Path) -> None:
    library = load_library([shipped])
    assert library.weeks == {"runner": Week("runner", "Runner", (Part("Gym", ("gym",)),))}
    assert library.week_paths == {"runner": shipped / "weeks" / "runner.toml"}
    assert list(library.sessions) == ["gym"]
    assert (library.broken, library.broken_weeks) == ({}, {})


def test_the_runners_own_week_wins_and_may_name_sessions_of_either_folder(
    shipped: Path, own: Path
) -> None:
    write(own, "pool", session_file())
    path = write(own, "weeks/runner", WEEK.replace('["gym"]', '["gym", "pool"]'))
    library = load_library([shipped, own])
    assert library.weeks["runner"].parts[0].sessions == ("gym", "pool")
    assert library.week_paths == {"runner": path}


def test_a_broken_week_never_keeps_the_others_from_loading(shipped: Path, own: Path) -> None:
    write(own, "torn", "title")
    write(own, "outer", including("torn"))
    write(own, "weeks/odd", WEEK.replace('["gym"]', '["gim", "torn", "outer"]'))
    path = write(own, "weeks/runner", "title")
    library = load_library([shipped, own])
    assert list(library.weeks) == ["runner"]
    assert list(library.broken_weeks) == ["odd", "runner"]
    assert whats(library, "odd") == [
        'no session "gim"',
        'the session "torn" has faults of its own',
        'the session "outer" has faults of its own',
    ]
    assert library.broken_weeks["runner"][0].file == str(path)
    assert library.week_paths["runner"] == shipped / "weeks" / "runner.toml"
    assert library.week_paths["odd"] == own / "weeks" / "odd.toml"


def test_a_session_whose_own_file_is_broken_but_shipped_one_sound_may_be_named(
    shipped: Path, own: Path
) -> None:
    write(own, "gym", "title")
    library = load_library([shipped, own])
    assert (list(library.weeks), list(library.broken)) == (["runner"], ["gym"])


def test_a_sound_own_week_mends_a_broken_one(shipped: Path, own: Path) -> None:
    write(shipped, "weeks/runner", "title")
    write(own, "weeks/runner", WEEK)
    library = load_library([shipped, own])
    assert (list(library.weeks), library.broken_weeks) == (["runner"], {})


def test_a_file_in_a_folder_of_weeks_is_checked_as_one(shipped: Path, tmp_path: Path) -> None:
    library = load_library([shipped])
    assert check_file(shipped / "weeks" / "runner.toml", library) == ()
    path = write(tmp_path, "weeks/draft", WEEK.replace('"gym"', '"gim"'))
    (fault,) = check_file(path, library)
    assert (fault.file, fault.line, fault.column) == (str(path), 5, 13)
    assert (fault.what, fault.expected) == ('no session "gim"', 'did you mean "gym"?')
    (fault,) = check_file(shipped / "weeks" / "none.toml", library)
    assert fault.what.startswith("cannot be read")
