"""A file that multiplies, or has faults without end, costs no more than a good one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from runstrong_tui.files.faults import MOST_FAULTS, BrokenText, Fault
from runstrong_tui.files.loading import check_file, load_library
from runstrong_tui.files.reading import parse_exercise, parse_session, parse_step_lines
from runstrong_tui.files.session_file import MOST_SETS_IN_ALL
from tests.files.catalogue import EXERCISES, SQUAT_FILE, including, session_file, write

HINT = "at most 1000; take fewer rounds, sets or steps"


def rounds(number: int | str, *steps: str, **more: int) -> str:
    lines = "".join(f'  "{step}",\n' for step in steps)
    keys = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f"[[block]]\n{keys}rounds = {number}\nsteps = [\n{lines}]\n"


def faults_of(read: Callable[[], object]) -> tuple[Fault, ...]:
    with pytest.raises(BrokenText) as caught:
        read()
    return caught.value.faults


def session_faults(*blocks: str) -> tuple[Fault, ...]:
    text = 'title = "Much"\n' + "".join(blocks)
    return faults_of(lambda: parse_session(text, "much", "much.toml", EXERCISES))


def test_rounds_and_sets_cannot_multiply_without_end() -> None:
    (fault,) = session_faults(rounds(50, *["squat 50x5"] * 500))
    assert fault.lines[0] == f"much.toml:3:1: the session comes to 1250000 sets; {HINT}"


@pytest.mark.parametrize(
    ("block", "sets"),
    [
        (rounds(40, "squat 25x5"), 1000),
        (rounds('"1-40"', "squat 1-25x5"), 1000),
        (rounds(20, "one-leg-stand 25x30s"), 1000),
        (rounds(20, "squat 50x5", "squat 20x5", "squat 50x5", pick=1), 1000),
    ],
)
def test_as_many_sets_as_may_be_and_one_more(block: str, sets: int) -> None:
    """The ends of ranges count, each side, and the most that may be picked."""
    assert sets == MOST_SETS_IN_ALL
    text = f'title = "Much"\n{block}'
    assert parse_session(text, "much", "much.toml", EXERCISES).title == "Much"
    (fault,) = session_faults(block, rounds(1, "squat 5"), rounds(1, "squat 5"))
    assert fault.what == "the session comes to 1001 sets"
    assert fault.source == "rounds = 1" and fault.line == text.count("\n") + 2


def test_steps_that_are_typed_have_the_same_limit() -> None:
    assert parse_step_lines(["squat 50x5"] * 20, EXERCISES)
    (fault,) = faults_of(lambda: parse_step_lines(["squat 50x5"] * 21, EXERCISES))
    assert (fault.file, fault.what) == ("command line", "the session comes to 1050 sets")
    assert fault.expected == HINT


def test_includes_count_as_well(tmp_path: Path) -> None:
    write(tmp_path, "exercises/squat", SQUAT_FILE)
    write(tmp_path, "many", 'title = "Many"\n' + rounds(10, "squat 50x5"))
    write(tmp_path, "twice", including("many", "many"))
    thrice = write(tmp_path, "more", including("twice", title="More") + rounds(1, "squat 5"))
    library = load_library([tmp_path])
    assert list(library.sessions) == ["many", "twice"]
    (fault,) = library.broken["more"]
    assert fault.what == "with what it includes, the session comes to 1001 sets"
    assert (fault.file, fault.line, fault.expected) == (str(thrice), 4, HINT)
    assert check_file(thrice, library) == (fault,)


ENDLESS = {
    "keys": ("".join(f"k{number} = 1\n" for number in range(5000)), 5002),
    "keys twice": ("title = 1\n" * 5001, 5000),
    "steps": (session_file(*["squad 3x5"] * 500), 500),
    "control characters": ("\x01\n" * 5000 + 'title = "x"\n', 5001),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_faults_without_end_are_summed_up(kind: str) -> None:
    text, count = ENDLESS[kind]
    faults = faults_of(lambda: parse_session(text, "much", "much.toml", EXERCISES))
    assert len(faults) == MOST_FAULTS + 1
    last = faults[-1]
    left = count - MOST_FAULTS
    assert last.what == f"and {left} more faults from here on"
    assert last.expected == "mend those above first"
    assert last.line >= faults[-2].line
    assert sum(fault.count for fault in faults) == count


def test_an_exercise_is_summed_up_too() -> None:
    text = SQUAT_FILE + "".join(f"[variants.v{number}]\nlevl = 1\n" for number in range(1000))
    faults = faults_of(lambda: parse_exercise(text, "squat", "squat.toml"))
    assert (len(faults), faults[-1].count) == (MOST_FAULTS + 1, 2000 - MOST_FAULTS)


def test_fifty_faults_are_all_told_and_one_more_is_one() -> None:
    exactly = session_file(*["squad 3x5"] * MOST_FAULTS)
    faults = faults_of(lambda: parse_session(exactly, "much", "much.toml", EXERCISES))
    assert {fault.what for fault in faults} == {'no exercise "squad"'}
    more = session_file(*["squad 3x5"] * (MOST_FAULTS + 1))
    faults = faults_of(lambda: parse_session(more, "much", "much.toml", EXERCISES))
    assert faults[-1].what == "and 1 more fault from here on"


def test_lone_quotes_are_told_in_few_words() -> None:
    for text in ('"\n' * 120_000, '"' * 19_000, '""" ' * 4_000, "'\n" * 120_000):
        with pytest.raises(BrokenText) as caught:
            parse_session(text, "much", "much.toml", EXERCISES)
        assert sum(map(len, caught.value.lines)) < 20_000


def test_what_is_quoted_is_shortened() -> None:
    text = 'title = "Legs"\n[[block]]\nsteps = ["squat 5"]\nstyle = """' + "z\n" * 50_000 + '"""\n'
    (fault,) = faults_of(lambda: parse_session(text, "much", "much.toml", EXERCISES))
    assert len(fault.lines[0]) < 1000
    assert fault.lines[0].endswith('" is no style; one of: circuit, sets')
