import pytest
from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.files.notation import format_step, parse_step
from runstrong_tui.files.quantities import Slip, parse_count, parse_rest
from runstrong_tui.training.amounts import LONGEST_SECONDS, Range
from runstrong_tui.training.exercise import Kind, Sides
from runstrong_tui.training.session import (
    NO_REST,
    Load,
    Measure,
    RestTime,
    StepLine,
    Target,
    Tempo,
)
from tests.files.catalogue import EXERCISES


def step(text: str) -> StepLine:
    parsed = parse_step(text, EXERCISES)
    assert isinstance(parsed, StepLine), parsed
    return parsed


def slips(text: str) -> tuple[Slip, ...]:
    parsed = parse_step(text, EXERCISES)
    assert not isinstance(parsed, StepLine), parsed
    return parsed


def the_slip(text: str) -> Slip:
    (slip,) = slips(text)
    return slip


def seconds(low: int, high: int | None = None, *, open: bool = False) -> Target:
    return Target(Measure.SECONDS, Range(low, high or low), open)


def reps(low: int, high: int | None = None) -> Target:
    return Target(Measure.REPS, Range(low, high or low))


@pytest.mark.parametrize(
    ("text", "sets", "target"),
    [
        ("squat 3x15", Range(3, 3), reps(15)),
        ("squat 3-5x15-20", Range(3, 5), reps(15, 20)),
        ("squat 3×15–20", Range(3, 3), reps(15, 20)),
        ("wall-sit 3x45s", Range(3, 3), seconds(45)),
        ("wall-sit 30-60s", Range(1, 1), seconds(30, 60)),
        ("wall-sit 1m-90s", Range(1, 1), seconds(60, 90)),
        ("wall-sit 1m30s", Range(1, 1), seconds(90)),
        ("wall-sit 45s+", Range(1, 1), seconds(45, open=True)),
        ("run-long 1h-2h", Range(1, 1), seconds(3600, 7200)),
        ("run-long 1-2h", Range(1, 1), seconds(3600, 7200)),
        ("squat max", Range(1, 1), Target(Measure.MAX)),
        ("squat 3xmax", Range(3, 3), Target(Measure.MAX)),
        ("squat 3 x 15", Range(3, 3), reps(15)),
        ("squat 3X 15–20 reps", Range(3, 3), reps(15, 20)),
        ("squat 3 - 5 x 15 to 20 Reps", Range(3, 5), reps(15, 20)),
        ("squat 3x MAX", Range(3, 3), Target(Measure.MAX)),
        ("wall-sit 3 x 45 S", Range(3, 3), seconds(45)),
        ("wall-sit 30 - 60 s", Range(1, 1), seconds(30, 60)),
        ("wall-sit 30 s - 1 min", Range(1, 1), seconds(30, 60)),
        ("wall-sit 1:00-1:30", Range(1, 1), seconds(60, 90)),
        ("wall-sit 2x1:30", Range(2, 2), seconds(90)),
        ("wall-sit 45 s+", Range(1, 1), seconds(45, open=True)),
        ("wall-sit 45 s +", Range(1, 1), seconds(45, open=True)),
        ("run-long 1 h 25 min", Range(1, 1), seconds(5100)),
        ("run-long 1h30 - 2h", Range(1, 1), seconds(5400, 7200)),
        ("run-long 1.5-2 h", Range(1, 1), seconds(5400, 7200)),
        ("run-long 1,5h", Range(1, 1), seconds(5400)),
    ],
)
def test_sets_and_target(text: str, sets: Range, target: Target) -> None:
    parsed = step(text)
    assert (parsed.sets, parsed.target) == (sets, target)


def test_options_come_in_any_order() -> None:
    expected = StepLine(
        exercise="squat",
        target=reps(8),
        sets=Range(5, 5),
        tempo=Tempo(3, 1, 2),
        each_side=True,
        load=Load(2, 5.0, "kg"),
        rest=RestTime(Range(30, 180), pulse=True),
        optional=True,
    )
    assert step("squat 5x8 tempo 3-1-2 each side @ 2x5kg rest pulse, 30-180s optional") == expected
    assert step("squat 5x8 optional rest pulse 30-180s @2x5kg each side tempo 3-1-2") == expected


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("20kg", Load(1, 20.0, "kg")),
        ("12.5kg", Load(1, 12.5, "kg")),
        ("10lb", Load(1, 10.0, "lb")),
        ("2,5kg", Load(1, 2.5, "kg")),
        ("2.5 kg", Load(1, 2.5, "kg")),
        ("2 x 5 kg", Load(2, 5.0, "kg")),
        ("2×2,25 Kilos", Load(2, 2.25, "kg")),
        ("135lbs", Load(1, 135.0, "lb")),
        ("135 pounds", Load(1, 135.0, "lb")),
        ("20 KG", Load(1, 20.0, "kg")),
        ("+20kg", Load(1, 20.0, "kg")),
    ],
)
def test_loads(text: str, load: Load) -> None:
    assert step(f"squat 8 @ {text}").load == load
    assert step(f"squat 8 @{text} rest 30s").load == load


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("60s", RestTime(Range(60, 60))),
        ("60-90s", RestTime(Range(60, 90))),
        ("0-60s", RestTime(Range(0, 60))),
        ("none", NO_REST),
        ("None", NO_REST),
        ("0", NO_REST),
        ("0s", NO_REST),
        ("0 min", NO_REST),
        ("0:00", NO_REST),
        ("0-0", NO_REST),
        ("pulse, 0", NO_REST),
        ("1 min 30 s", RestTime(Range(90, 90))),
        ("1:30", RestTime(Range(90, 90))),
        ("60 – 90 s", RestTime(Range(60, 90))),
        ("1 to 2 min", RestTime(Range(60, 120))),
        ("Pulse, 30 s - 3 min", RestTime(Range(30, 180), pulse=True)),
        ("pulse, 30-180s", RestTime(Range(30, 180), pulse=True)),
        ("pulse,30-180s", RestTime(Range(30, 180), pulse=True)),
        ("pulse 30-180s", RestTime(Range(30, 180), pulse=True)),
    ],
)
def test_rests_of_blocks_and_steps(text: str, rest: RestTime) -> None:
    assert parse_rest(text) == rest
    assert step(f"squat 8 rest {text} optional").rest == rest


def test_an_exercise_done_on_each_side_needs_no_word_for_it() -> None:
    assert step("one-leg-stand 30s").each_side
    assert step("glute-bridge/ankle 15").each_side
    assert not step("glute-bridge 15").each_side


def test_an_unknown_exercise_has_a_nearest_one() -> None:
    slip = the_slip("superman-pul 3x10 hold 5s")
    assert slip.what == 'no exercise "superman-pul"'
    assert slip.expected == 'did you mean "superman-pull"?'
    assert (slip.offset, slip.width) == (0, 12)


def test_an_unknown_variant_is_marked_behind_the_stroke() -> None:
    slip = the_slip("wall-sit/tiptoes 30s")
    assert (slip.offset, slip.width, slip.expected) == (9, 7, 'did you mean "tiptoe"?')


def test_a_held_exercise_wants_a_time() -> None:
    slip = the_slip("wall-sit 3x15")
    assert slip.what == "wall-sit is held, so its target is a time"
    assert slip.expected == 'write "3x15s", or "3x15 hold 5s" for repeated holds'
    assert step("wall-sit 3x15 hold 5s").hold == 5


@pytest.mark.parametrize(
    ("text", "what", "at_fault"),
    [
        ("squat", '"squat" has no target', "squat"),
        ("squat rest 60s", '"squat" has no target', "squat"),
        ("squat 0", '"0" asks for nothing', "0"),
        ("squat 0x15", '"0" asks for nothing', "0"),
        ("squat 20-15", '"20-15" runs backwards', "20-15"),
        ("squat 3x60-30s", '"60-30s" runs backwards', "60-30s"),
        ("squat 51x5", '"51" is too much', "51"),
        ("squat 1001", '"1001" is too much', "1001"),
        ("squat 7h", '"7h" is too much', "7h"),
        ("squat " + "9" * 50, f'"{"9" * 50}" is too much', "9" * 50),
        ("squat 30-60s+", '"+" goes with a single time', "30-60s+"),
        ("squat 15+", '"15+" is no target', "15+"),
        ("squat lots", '"lots" is no target', "lots"),
        ("squat 15 hold", 'nothing follows "hold"', "hold"),
        ("squat 15 hold 11m", '"11m" is too much', "11m"),
        ("squat 15 hold 5-6s", "a hold within a repetition is one time", "5-6s"),
        ("squat 15 hold 5", '"5" is not a duration', "5"),
        ("squat 15 tempo 3-1", '"3-1" is no tempo', "3-1"),
        ("squat 15 tempo 0-0-0", "a tempo of nothing but zeros", "0-0-0"),
        ("squat 15 tempo 61-0-1", "a part of a tempo is at most 60 seconds", "61-0-1"),
        ("squat 15 @ 5", '"5" is no load', "5"),
        ("squat 15 @ 0kg", '"0kg" is no load', "0kg"),
        ("squat 15 @ 1001kg", "a load is at most 1000kg", "1001kg"),
        ("squat 15 rest 2h", '"2h" is too much', "2h"),
        ("squat 15 rest pulse", "a pulse rest has no length", "pulse"),
        ("squat 15 optional optional", '"optional" is said twice', "optional"),
        ("squat 15 rest 60s rest 90s", '"rest" is said twice', "rest"),
        ("squat max hold 5s", '"max" has no end, so it has no hold', "max"),
        ("squat 15 hold 5s tempo 3-1-2", "a repetition has a hold or a tempo, not both", "15"),
        ("squat 15 restt 60s", 'what is "restt"?', "restt"),
    ],
)
def test_one_slip_and_its_place(text: str, what: str, at_fault: str) -> None:
    slip = the_slip(text)
    assert slip.what == what
    assert text[slip.offset : slip.offset + slip.width] == at_fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("squat 15 restt 60s", 'did you mean "rest"?'),
        ("squat 15 gently", "expected one of hold, tempo, each side, @, rest, optional"),
        ("squat 15 each", 'did you mean "each side"?'),
        ("squat 15 OPTIONAL", 'did you mean "optional"?'),
        ("squat 15 rest 60", 'write "60s"'),
        ("squat 15 rest 60-90", 'write "60-90s"'),
        ("squat 15 @ 20", 'write "20kg" or "20lb"'),
        ("squat 15 @ 2 x 20", 'write "2 x 20kg" or "2 x 20lb"'),
        ("squat 15 @ 1,000kg", 'expected such as "20kg", "2x5kg", "12.5kg" or "10lb"'),
        (
            "squat 15 rest 1:75",
            'expected such as "60s", "pulse, 30-180s", "active, 60-90s" or "none"',
        ),
        ("squat 3x15 20kg", 'write "@ 20kg"'),
        ("squat 3x15 60 s", 'write "rest 60 s" or "hold 60 s"'),
        ("squat 3x15 20,5 kg rest 30s", 'write "@ 20,5 kg"'),
        ("squat 45s-60s+", 'write "45s+"'),
        ("Squat 15", 'did you mean "squat"?'),
    ],
)
def test_a_slip_says_what_to_write(text: str, expected: str) -> None:
    assert the_slip(text).expected == expected


def test_every_slip_of_a_line_is_told_from_left_to_right() -> None:
    text = "sqaut 0x2000 hold 5 @ heavy rest 9h each side each side"
    found = slips(text)
    assert [text[slip.offset : slip.offset + slip.width] for slip in found] == [
        "sqaut",
        "0",
        "2000",
        "5",
        "heavy",
        "9h",
        "each side",
    ]


def test_an_empty_line_is_a_slip() -> None:
    assert the_slip("").what == the_slip("   ").what == "an empty step"


def test_a_count_for_blocks() -> None:
    assert parse_count("1-3", "rounds", 50) == Range(1, 3)
    assert isinstance(parse_count("three", "rounds", 50), Slip)


def ranges(low: int, high: int) -> st.SearchStrategy[Range]:
    ends = st.tuples(st.integers(low, high), st.integers(low, high))
    return ends.map(lambda pair: Range(min(pair), max(pair)))


loads = st.builds(
    Load,
    st.integers(1, 9),
    st.integers(1, 100_000).map(lambda hundredths: hundredths / 100),
    st.sampled_from(["kg", "lb"]),
)
rests = st.just(NO_REST) | st.builds(
    RestTime, ranges(0, 3600).filter(lambda amount: amount.high > 0), st.booleans()
)
tempos = st.builds(Tempo, st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
targets = (
    st.builds(Target, st.just(Measure.REPS), ranges(1, 1000))
    | st.builds(Target, st.just(Measure.SECONDS), ranges(1, LONGEST_SECONDS))
    | st.just(Target(Measure.MAX))
    | st.integers(1, LONGEST_SECONDS).map(lambda least: seconds(least, open=True))
)


@st.composite
def step_lines(draw: st.DrawFn) -> StepLine:
    exercise = draw(st.sampled_from(list(EXERCISES.values())))
    variant = draw(st.sampled_from([None, *exercise.variants]))
    side = (variant and variant.side) or exercise.side
    target = draw(targets)
    pace = draw(st.sampled_from(["", "hold", "tempo"]))
    if target.open or target.measure is Measure.MAX:
        pace = ""
    elif exercise.kind is Kind.HOLD and target.measure is Measure.REPS:
        pace = "hold"
    return StepLine(
        exercise=exercise.id,
        target=target,
        variant=variant.id if variant else None,
        sets=draw(ranges(1, 50)),
        hold=draw(st.integers(1, 600)) if pace == "hold" else None,
        tempo=draw(tempos) if pace == "tempo" else None,
        each_side=draw(st.booleans()) or side is Sides.EACH,
        load=draw(st.none() | loads),
        rest=draw(st.none() | rests),
        optional=draw(st.booleans()),
    )


@given(step_lines())
def test_a_step_that_is_written_reads_back_as_it_was(line: StepLine) -> None:
    assert step(format_step(line)) == line


WORDS = """squat wall-sit/tiptoe wall-sit/ 3x15 3x x max + - 45s+ hold tempo each side @ rest
    pulse, pulse none optional 5s 0-0-0 2x5kg 😀 é ٣x١٥ 99999999999999999999s 1h-2h"""
words = st.sampled_from(WORDS.split())


@given(st.text() | st.lists(words | st.text(max_size=3)).map(" ".join))
def test_whatever_is_typed_gives_a_step_or_slips_within_the_line(text: str) -> None:
    parsed = parse_step(text, EXERCISES)
    if isinstance(parsed, StepLine):
        assert step(format_step(parsed)) == parsed
        return
    assert parsed
    for slip in parsed:
        assert slip.what
        assert 0 <= slip.offset <= max(0, len(text) - 1)
        assert slip.width >= 1
        assert slip.offset + slip.width <= max(1, len(text))
