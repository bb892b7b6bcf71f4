"""A length of time is written in one way for each place, and read in every way everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.diary.corrections import parse_reps, parse_seconds
from runstrong_tui.diary.entries import parse_length, parse_minutes
from runstrong_tui.files.notation import parse_step
from runstrong_tui.files.quantities import parse_hold, parse_rest, parse_time
from runstrong_tui.files.session_file import parse_session
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.lengths import (
    Unit,
    format_clock,
    format_duration,
    minutes_words,
    parse_duration,
    seconds_words,
)
from runstrong_tui.training.session import NO_REST, RestTime, StepLine
from tests.files.catalogue import EXERCISES

HOUR = 3600


def read_everywhere(text: str, seconds: int) -> None:
    """Every reader of lengths takes ``text`` for so many seconds, within its own limit."""
    span = Range(seconds, seconds)
    assert parse_duration(text) == seconds
    assert parse_seconds(text) == seconds
    assert parse_length(text) == seconds
    if seconds <= 6 * HOUR:
        assert parse_time(text) == span
        step = parse_step(f"wall-sit 2x{text} rest 30s", EXERCISES)
        assert isinstance(step, StepLine), step
        assert (step.sets, step.target.amount) == (Range(2, 2), span)
    if seconds <= HOUR:
        assert parse_rest(text) == RestTime(span)
        step = parse_step(f"squat 15 rest active, {text} optional", EXERCISES)
        assert isinstance(step, StepLine), step
        assert step.rest == RestTime(span, active=True)
        written = text.replace('"', '\\"')
        block = f'title = "x"\n[[block]]\nrest = "{written}"\nsteps = ["squat 15"]\n'
        assert parse_session(block, "x", "x.toml", EXERCISES).blocks[0].rest == RestTime(span)
    if seconds <= 600:
        assert parse_hold(text) == seconds


@given(st.integers(1, 24 * HOUR))
def test_what_any_writer_writes_is_read_back_by_every_reader(seconds: int) -> None:
    read_everywhere(format_duration(seconds), seconds)
    read_everywhere(seconds_words(seconds), seconds)
    if seconds >= 600:
        read_everywhere(format_clock(seconds), seconds)
    if seconds <= 90 or seconds % 60 == 0:
        assert minutes_words(seconds) == seconds_words(seconds)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("38 min", 2280),
        ("38min.", 2280),
        ("1:10:00", 4200),
        ("01:10:00", 4200),
        ("1:10:00 h", 4200),
        ("38:12", 2292),
        ("1.5h", 5400),
        ("1,5 h", 5400),
        ("1 h 25 min", 5100),
        ("1 h 05 min", 3900),
        ("1h25", 5100),
        ("1H25M", 5100),
        ("1 hour 25 minutes", 5100),
        ("1 hour, 25 mins and 3 secs", 5103),
        ("2 hrs", 7200),
        ("1:30 h", 5400),
        ("2:05 min", 125),
        ("1m30", 90),
        ("1'30\"", 90),
        ("45″", 45),
        ("5’", 300),
        ("90 s", 90),
        ("90sec", 90),
        ("0.5 min", 30),
        ("1\u202fh\u00a025\u2009min", 5100),
    ],
)
def test_whatever_people_type_is_read_the_same_everywhere(text: str, seconds: int) -> None:
    read_everywhere(text, seconds)


@pytest.mark.parametrize(
    "text",
    [
        *("", "h", "5x", "1h 1h", "5s 1m", "1:75", "1:5:00", "1:60:00", "-5m", "1 25", "1h25 30s"),
        *("1.5s", "1,500m", "1.5h 30m", "1..5h", "1 000s", "٣s", "1e3s", "0x5m", "1:30 s"),
    ],
)
def test_what_is_no_length_is_refused_everywhere(text: str) -> None:
    assert parse_duration(text) is None
    assert not isinstance(parse_time(text), Range)
    for read in (parse_seconds, parse_length):
        with pytest.raises(ValueError, match=r"m30s|h25m"):
            read(text)


def test_a_number_alone_counts_what_is_asked_for_and_else_is_told_how_to_be_written() -> None:
    assert parse_seconds("38") == parse_duration("38", Unit.SECOND) == 38
    assert parse_duration("38", Unit.MINUTE) == 2280
    assert parse_duration("2,5", Unit.MINUTE) == 150
    with pytest.raises(ValueError, match='"38" is not a duration; write "38m" for minutes'):
        parse_length("38")


@pytest.mark.parametrize(
    ("text", "forms"),
    [("1:30", '"1h30m" or "90s"'), ("0:45", '"45m" or "45s"'), (" 9:05 ", '"9h5m" or "9m5s"')],
)
def test_what_may_be_hours_or_minutes_is_asked_about(text: str, forms: str) -> None:
    with pytest.raises(ValueError, match=f"may mean two lengths; write {forms}"):
        parse_length(text)


@pytest.mark.parametrize(
    ("seconds", "exact", "about"),
    [
        (0, "0 s", "0 s"),
        (7.9, "7 s", "7 s"),
        (90, "90 s", "90 s"),
        (91, "1 min 31 s", "2 min"),
        (120, "2 min", "2 min"),
        (125, "2 min 5 s", "2 min"),
        (1560, "26 min", "26 min"),
        (3599, "59 min 59 s", "1 h"),
        (3900, "1 h 5 min", "1 h 5 min"),
        (4203, "1 h 10 min 3 s", "1 h 10 min"),
        (3605, "1 h 5 s", "1 h"),
    ],
)
def test_one_way_to_write_a_length(seconds: float, exact: str, about: str) -> None:
    assert (seconds_words(seconds), minutes_words(seconds)) == (exact, about)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("45 min", 45), ("1h", 60), ("1h10", 70), ("1:10:00", 70), ("90s", 1)],
)
def test_the_minutes_at_hand_are_any_length_of_time(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "59s", "601", "11h", "1:30", "soon", "-5"])
def test_what_are_no_minutes_at_hand_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no time at hand|two lengths"):
        parse_minutes(text)


@pytest.mark.parametrize("text", ["12", "12 reps", "12rep", " 12 Repetitions "])
def test_the_set_editor_takes_repetitions_by_name(text: str) -> None:
    assert parse_reps(text) == 12


def test_no_rest_may_be_a_bare_number_in_a_file() -> None:
    block = 'title = "x"\n[[block]]\nrest = 0\nbetween-rounds = 0\nsteps = ["squat 15"]\n'
    (made,) = parse_session(block, "x", "x.toml", EXERCISES).blocks
    assert (made.rest, made.between_rounds) == (NO_REST, NO_REST)
