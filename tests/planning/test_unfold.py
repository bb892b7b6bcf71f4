"""A session and a form of the day become steps."""

from hypothesis import given
from hypothesis import strategies as st

from runstrong_tui.planning.unfold import unfold
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Kind, Sides, Variant
from runstrong_tui.training.lengths import format_duration, parse_duration
from runstrong_tui.training.session import (
    Asked,
    Block,
    Load,
    Measure,
    Note,
    RestTime,
    Session,
    StepLine,
    Style,
    Target,
    Tempo,
)
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    Hold,
    Phase,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    Run,
    Side,
    Work,
)


def exercise(id: str, kind: Kind = Kind.REPS, side: Sides = Sides.BOTH) -> Exercise:
    tiptoe = Variant("tiptoe", f"{id} on tiptoe", ("Heels off",))
    return Exercise(id, id.title(), "", kind, side, ("Straight",), "", variants=(tiptoe,))


EXERCISES = {
    other.id: other
    for other in (
        exercise("squat"),
        exercise("step-up"),
        exercise("wall-sit", Kind.HOLD),
        exercise("stand", Kind.HOLD, Sides.EACH),
        exercise("pull"),
    )
}


def line(exercise: str, low: int, high: int | None = None, *, reps: bool = False) -> StepLine:
    measure = Measure.REPS if reps else Measure.SECONDS
    return StepLine(exercise, Target(measure, Range(low, high or low)))


def with_(step: StepLine, **changes: object) -> StepLine:
    fields = {name: getattr(step, name) for name in step.__struct_fields__}
    return StepLine(**{**fields, **changes})


def plan(*blocks: Block, form: Form = Form.NORMAL, ready: int = 5, start: int = 10) -> Plan:
    session = Session("try", "Try", blocks)
    return unfold(session, blocks, EXERCISES, form, ready=ready, start=start)


def steps(*lines: StepLine, rest: RestTime | None = None, form: Form = Form.NORMAL) -> list[object]:
    block = Block(steps=lines, rest=rest or RestTime(Range(60, 60)))
    return list(plan(block, form=form).steps)


def test_the_form_of_the_day_takes_its_end_of_each_range() -> None:
    many = with_(line("squat", 15, 20, reps=True), sets=Range(3, 5))

    made = {form: plan(Block(steps=(many,)), form=form) for form in Form}

    assert {form: len(today.efforts) for form, today in made.items()} == {
        Form.EASY: 3,
        Form.NORMAL: 4,
        Form.STRONG: 5,
    }
    firsts = {form: today.next_effort(0) for form, today in made.items()}
    assert {form: item.target for form, item in firsts.items() if isinstance(item, Reps)} == {
        Form.EASY: 15,
        Form.NORMAL: 18,
        Form.STRONG: 20,
    }


def test_an_easy_day_rests_longest() -> None:
    def rests(form: Form) -> list[int]:
        two = with_(line("squat", 15, reps=True), sets=Range(2, 2))
        made = steps(two, rest=RestTime(Range(60, 90)), form=form)
        return [step.seconds for step in made if isinstance(step, Rest)]

    assert [rests(form) for form in Form] == [[90], [75], [60]]


def test_the_get_ready_of_a_timed_set_is_taken_out_of_the_rest_before_it() -> None:
    made = steps(with_(line("wall-sit", 45), sets=Range(2, 2)))

    assert [type(step) for step in made] == [GetReady, Hold, Rest, GetReady, Hold]
    assert made[2] == Rest(55, 55)
    assert made[3] == GetReady(5)


def test_a_rest_before_repetitions_waits_for_the_runner() -> None:
    made = steps(with_(line("squat", 15, reps=True), sets=Range(2, 2)))

    assert [type(step) for step in made] == [GetReady, Reps, Rest, Reps]
    assert made[2] == Rest(60, None)


def test_a_rest_shorter_than_the_get_ready_is_all_get_ready_and_none_still_has_one() -> None:
    two = with_(line("squat", 30), sets=Range(2, 2))

    assert steps(two, rest=RestTime(Range(3, 3)))[2:] == [GetReady(3), steps(two)[-1]]
    assert [type(step) for step in steps(two, rest=RestTime(Range(0, 0)))[2:]] == [GetReady, Work]


def test_get_ready_counts_can_be_turned_off() -> None:
    made = plan(Block(steps=(with_(line("wall-sit", 45), sets=Range(2, 2)),)), ready=0, start=0)

    assert [type(step) for step in made.steps] == [Hold, Rest, Hold]


def test_a_rest_until_the_pulse_settles_lasts_75_seconds_and_at_most_its_range() -> None:
    pulse = RestTime(Range(30, 180), pulse=True)

    assert steps(with_(line("wall-sit", 45), sets=Range(2, 2)), rest=pulse)[2] == Rest(
        70, 175, True, least=25
    )
    assert steps(with_(line("squat", 9, reps=True), sets=Range(2, 2)), rest=pulse)[2] == Rest(
        75, None, True, least=30
    )


def test_each_side_is_left_then_a_change_then_right() -> None:
    made = steps(with_(line("stand", 30), sets=Range(2, 2), each_side=True))

    assert [type(step) for step in made] == [
        GetReady,
        Hold,
        Change,
        Hold,
        Rest,
        GetReady,
        Hold,
        Change,
        Hold,
    ]
    assert [step.task.side for step in made if isinstance(step, Effort)] == [
        Side.LEFT,
        Side.RIGHT,
        Side.LEFT,
        Side.RIGHT,
    ]


def test_a_circuit_does_one_set_of_each_round_after_round() -> None:
    block = Block(
        style=Style.CIRCUIT,
        rounds=Range(1, 3),
        rest=RestTime(Range(20, 20)),
        between_rounds=RestTime(Range(90, 90)),
        steps=(line("squat", 30), line("wall-sit", 30)),
    )

    made = plan(block)

    efforts = [step for step in made.steps if isinstance(step, Effort)]
    assert [(step.task.move.exercise, step.task.set, step.task.sets) for step in efforts] == [
        ("squat", 1, 2),
        ("wall-sit", 1, 2),
        ("squat", 2, 2),
        ("wall-sit", 2, 2),
    ]
    assert [step.seconds for step in made.steps if isinstance(step, Rest)] == [15, 85, 15]


def test_the_rest_between_rounds_is_not_taken_after_the_last_one() -> None:
    """Given another block after the rounds, its first set comes after the usual rest."""
    for style in Style:
        rounds = Block(
            style=style,
            rounds=Range(2, 2),
            rest=RestTime(Range(20, 20)),
            between_rounds=RestTime(Range(90, 90)),
            steps=(line("squat", 30),),
        )

        made = plan(rounds, Block(steps=(line("wall-sit", 30),)), ready=0)

        assert [step.seconds for step in made.steps if isinstance(step, Rest)] == [90, 20]


def test_sets_in_a_circuit_are_passes_and_a_step_with_fewer_drops_out() -> None:
    block = Block(
        style=Style.CIRCUIT,
        steps=(with_(line("squat", 30), sets=Range(2, 2)), line("wall-sit", 30)),
    )

    efforts = [step for step in plan(block).steps if isinstance(step, Effort)]

    assert [step.task.move.exercise for step in efforts] == ["squat", "wall-sit", "squat"]


def test_holds_within_repetitions_are_paced() -> None:
    made = steps(with_(line("pull", 10, reps=True), hold=5))[1]

    assert isinstance(made, RepeatedHold)
    assert made.phases == (Phase("up", 2), Phase("hold", 5), Phase("down", 2), Phase("rest", 1))
    assert (made.reps, made.seconds) == (10, 99)


def test_a_time_of_repeated_holds_becomes_whole_repetitions() -> None:
    made = [steps(with_(line("pull", low), hold=5))[1] for low in (5, 30, 45, 60)]

    assert [step.reps for step in made if isinstance(step, RepeatedHold)] == [1, 3, 4, 6]


def test_a_tempo_paces_repetitions_without_a_pause() -> None:
    made = steps(with_(line("squat", 8, reps=True), tempo=Tempo(3, 0, 2), load=Load(2, 5, "kg")))[1]

    assert isinstance(made, RepeatedHold)
    assert made.phases == (Phase("down", 3), Phase("up", 2))
    assert made.seconds == 40
    assert made.task.load == "2x5kg"


def test_max_is_open_ended() -> None:
    hold = steps(StepLine("wall-sit", Target(Measure.MAX)))[1]
    reps = steps(StepLine("squat", Target(Measure.MAX)))[1]

    assert isinstance(hold, Hold) and (hold.seconds, hold.open) == (0, True)
    assert isinstance(reps, Reps) and reps.target is None


def test_a_variant_has_its_own_name_and_key_points() -> None:
    made = steps(with_(line("wall-sit", 30), variant="tiptoe"))[1]

    assert isinstance(made, Hold)
    assert (made.task.move.name, made.task.move.key_points) == (
        "wall-sit on tiptoe",
        ("Heels off",),
    )


def test_runs_without_a_rest_between_them_follow_at_once() -> None:
    runs = {"run": exercise("run", Kind.RUN)}

    def kinds(rest: int) -> list[type[object]]:
        block = Block(rest=RestTime(Range(rest, rest)), steps=(line("run", 600), line("run", 600)))
        return [type(step) for step in unfold(Session("r", "R", (block,)), (block,), runs).steps]

    assert kinds(0) == [GetReady, Run, Run]
    assert kinds(60) == [GetReady, Run, Rest, GetReady, Run]


def test_what_is_known_of_a_line_goes_with_every_set_and_side() -> None:
    note = Note("tiptoe", "30, 30", "the same again", (2, 1), Asked(3, ""))

    made = steps(with_(line("stand", 30), sets=Range(2, 2), each_side=True, note=note))

    assert {
        (step.task.written, step.task.last, step.task.why, step.task.place, step.task.asked)
        for step in made
        if isinstance(step, Effort)
    } == {("tiptoe", "30, 30", "the same again", (2, 1), Asked(3, ""))}
    plain = steps(with_(line("wall-sit", 30), variant="tiptoe"))[1]
    assert isinstance(plain, Hold) and plain.task.written == "tiptoe"


def test_the_estimated_length_is_the_sum_of_the_steps() -> None:
    made = plan(Block(steps=(line("wall-sit", 45), line("squat", 15, reps=True))))

    assert made.seconds == 10 + 45 + 60 + 15 * 3


@given(st.integers(min_value=1, max_value=6 * 3600))
def test_a_length_of_time_is_read_back_as_it_is_written(seconds: int) -> None:
    assert parse_duration(format_duration(seconds)) == seconds
