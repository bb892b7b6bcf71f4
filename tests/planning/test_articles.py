"""Every number of the articles that is about training stands in the shipped files.

S0 is "5 Exercise to Improve Muscle Building During The Running", S1 the article with ten leg
exercises for runners, S2 "How To Build Muscles Through Running?", S3 the article on gym strength
training for runners.
"""

from datetime import UTC, datetime
from itertools import chain

import pytest

from runstrong_tui.files.library import Library, blocks_of
from runstrong_tui.files.loading import load_library
from runstrong_tui.files.notation import parse_step
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Kind
from runstrong_tui.training.session import Block, Measure, RestTime, StepLine, Style, Target
from runstrong_tui.training.steps import Effort, RepeatedHold
from runstrong_tui.training.week import Part

SESSIONS = (
    *("after-run-10", "after-run-20", "balance", "fartlek-trail"),
    *("five-circuit", "five-sets", "gym"),
    *("hill-repeats", "hill-resistance", "leg-exercises", "long-run", "long-run-beginner"),
    *("recovery-run", "sprints", "stretch", "tempo-run", "warm-up"),
)
WEEKS = ("beginner", "runner")
FIRST_WEEK, SECOND_WEEK = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 1, 12, tzinfo=UTC)

FIVE = ("squat-calf", "step-up", "wall-sit", "mountain-climber", "superman-pull")
TEN = (
    *("squat", "jump-squat", "prone-leg-raise", "step-up-single", "one-leg-stand"),
    *("glute-bridge", "lunge-reach", "calf-raise", "side-leg-raise", "plank"),
)

MINUTE = 60
HOUR = 60 * MINUTE

every_session = pytest.mark.parametrize("name", SESSIONS)
every_week = pytest.mark.parametrize("name", WEEKS)
every_form = pytest.mark.parametrize("form", Form)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([shipped_sessions()])


def all_blocks(library: Library, session: str) -> tuple[Block, ...]:
    return blocks_of(library.sessions[session], library.sessions)


def all_lines(library: Library, session: str) -> list[StepLine]:
    return list(chain.from_iterable(block.steps for block in all_blocks(library, session)))


def line_of(library: Library, session: str, exercise: str) -> StepLine:
    """The session's one line with that exercise."""
    (line,) = (
        step_line for step_line in all_lines(library, session) if step_line.exercise == exercise
    )
    return line


def block_of(library: Library, session: str, exercise: str) -> Block:
    """The session's one block with that exercise."""
    (block,) = (
        part
        for part in all_blocks(library, session)
        if exercise in [line.exercise for line in part.steps]
    )
    return block


def rest_after(library: Library, session: str, exercise: str) -> RestTime:
    return line_of(library, session, exercise).rest or block_of(library, session, exercise).rest


def doses_of(library: Library, exercise: str) -> list[StepLine]:
    """The doses of an exercise file, as step lines."""
    lines = [
        parse_step(f"{exercise} {dose}", library.exercises)
        for dose in library.exercises[exercise].doses
    ]
    return [line for line in lines if isinstance(line, StepLine)]


def planned(
    library: Library,
    session: str,
    form: Form = Form.NORMAL,
    last_done: dict[str, datetime] | None = None,
) -> list[Effort]:
    runner = RunnerState(last_done=last_done or {})
    plan = plan_of(library, library.sessions[session], Choices(form=form), runner)
    return [step for step in plan.steps if isinstance(step, Effort)]


def length(library: Library, session: str, form: Form = Form.NORMAL) -> int:
    return plan_of(library, library.sessions[session], Choices(form=form)).seconds


def part_with(library: Library, week: str, session: str) -> Part:
    """The week's one part that the session counts for."""
    (part,) = (
        candidate for candidate in library.weeks[week].parts if session in candidate.sessions
    )
    return part


def longest_part(library: Library, week: str) -> Part:
    (part,) = (candidate for candidate in library.weeks[week].parts if candidate.longest)
    return part


def is_run(library: Library, session: str) -> bool:
    lines = all_lines(library, session)
    return any(library.exercises[line.exercise].kind is Kind.RUN for line in lines)


def reps(low: int, high: int | None = None) -> Target:
    return Target(Measure.REPS, Range(low, high or low))


def seconds(low: int, high: int | None = None) -> Target:
    return Target(Measure.SECONDS, Range(low, high or low))


class TestS0:
    @pytest.mark.parametrize("session", ["five-circuit", "five-sets"])
    def test_s0_five_exercises(self, library: Library, session: str) -> None:
        assert tuple(line.exercise for line in all_lines(library, session)) == FIVE

    @pytest.mark.parametrize("exercise", FIVE)
    def test_s0_in_turn_30_s_to_1_min_of_each(self, library: Library, exercise: str) -> None:
        assert block_of(library, "five-circuit", exercise).style is Style.CIRCUIT
        assert line_of(library, "five-circuit", exercise).target == seconds(30, 60)
        assert line_of(library, "five-circuit", exercise).sets == Range(1, 1)

    @pytest.mark.parametrize("exercise", FIVE)
    def test_s0_one_by_one_3_to_5_sets(self, library: Library, exercise: str) -> None:
        assert block_of(library, "five-sets", exercise).style is Style.SETS
        assert line_of(library, "five-sets", exercise).sets == Range(3, 5)

    @pytest.mark.parametrize("exercise", [name for name in FIVE if name != "wall-sit"])
    def test_s0_one_by_one_15_to_20_repetitions(self, library: Library, exercise: str) -> None:
        assert line_of(library, "five-sets", exercise).target == reps(15, 20)

    @pytest.mark.parametrize("exercise", FIVE)
    def test_s0_doses_30_s_to_1_min_and_3_to_5_sets(self, library: Library, exercise: str) -> None:
        doses = [(dose.sets, dose.target.amount) for dose in doses_of(library, exercise)]
        assert any(amount == Range(30, 60) for _, amount in doses)
        if exercise != "wall-sit":
            assert (Range(3, 5), Range(15, 20)) in doses

    @pytest.mark.parametrize("session", ["five-circuit", "five-sets"])
    def test_s0_superman_draw_held_for_5_s(self, library: Library, session: str) -> None:
        assert line_of(library, session, "superman-pull").hold == 5

    @pytest.mark.parametrize("session", ["five-circuit", "five-sets"])
    def test_s0_rest_until_the_heart_has_calmed(self, library: Library, session: str) -> None:
        assert all(rest_after(library, session, exercise).pulse for exercise in FIVE)

    @pytest.mark.parametrize("exercise", ["step-up", "wall-sit"])
    def test_s0_knee_at_90_degrees(self, library: Library, exercise: str) -> None:
        points = " ".join(library.exercises[exercise].key_points)
        assert "right angle" in points or "90" in points


S1_DOSES = [
    pytest.param("squat", reps(15), False, id="S1 #1 squat 15"),
    pytest.param("jump-squat", reps(8, 10), False, id="S1 #2 jump squat 8-10"),
    pytest.param("prone-leg-raise", reps(15), False, id="S1 #3 prone leg raise 15"),
    pytest.param("step-up-single", reps(15), True, id="S1 #4 step up 15 a leg"),
    pytest.param("one-leg-stand", seconds(30, 60), True, id="S1 #5 balance 30-60 s"),
    pytest.param("glute-bridge", reps(15), False, id="S1 #6 hip bridge 15"),
    pytest.param("lunge-reach", reps(10, 15), False, id="S1 #7 lunge 10-15"),
    pytest.param("calf-raise", reps(8, 10), False, id="S1 #8 calf raise 8-10"),
    pytest.param("side-leg-raise", reps(15), True, id="S1 #9 side leg raise 15 a leg"),
    pytest.param("plank", seconds(20, 30), False, id="S1 #10 plank 20-30 s"),
]


class TestS1:
    def test_s1_ten_exercises(self, library: Library) -> None:
        block = block_of(library, "leg-exercises", "squat")
        assert tuple(line.exercise for line in block.steps) == TEN

    def test_s1_four_or_five_a_session(self, library: Library) -> None:
        assert block_of(library, "leg-exercises", "squat").pick == Range(4, 5)

    @every_form
    def test_s1_four_or_five_are_planned(self, library: Library, form: Form) -> None:
        assert len(legs(library, form)) in (4, 5)

    def test_s1_three_times(self, library: Library) -> None:
        block = block_of(library, "leg-exercises", "squat")
        assert (block.rounds, block.style) == (Range(3, 3), Style.CIRCUIT)
        assert all(line.sets == Range(1, 1) for line in block.steps)

    @every_form
    def test_s1_each_one_picked_is_planned_three_times(self, library: Library, form: Form) -> None:
        done = [(step.task.move.exercise, step.task.side) for step in planned_legs(library, form)]
        assert {done.count(effort) for effort in done} == {3}

    @pytest.mark.parametrize(("exercise", "target", "each_side"), S1_DOSES)
    def test_in_the_session(
        self, library: Library, exercise: str, target: Target, each_side: bool
    ) -> None:
        line = line_of(library, "leg-exercises", exercise)
        assert (line.target, line.each_side) == (target, each_side)

    @pytest.mark.parametrize(
        ("exercise", "target", "each_side"),
        [
            *S1_DOSES,
            pytest.param("adductor-raise", reps(15), True, id="S1 #9 adductors 15 a leg"),
        ],
    )
    def test_in_the_exercise(
        self, library: Library, exercise: str, target: Target, each_side: bool
    ) -> None:
        doses = [(dose.target, dose.each_side) for dose in doses_of(library, exercise)]
        assert (target, each_side) in doses

    def test_s1_adductors_upper_leg_at_a_right_angle(self, library: Library) -> None:
        assert "right angle" in " ".join(library.exercises["adductor-raise"].key_points)

    @pytest.mark.parametrize("form", [Form.NORMAL, Form.STRONG])
    def test_s1_next_week_the_remaining_ones(self, library: Library, form: Form) -> None:
        first = legs(library, form)
        second = legs(library, form, dict.fromkeys(first, FIRST_WEEK))
        assert sorted(first + second) == sorted(TEN)

    def test_s1_next_week_none_of_the_same_on_an_easy_day(self, library: Library) -> None:
        first = legs(library, Form.EASY)
        second = legs(library, Form.EASY, dict.fromkeys(first, FIRST_WEEK))
        assert set(first).isdisjoint(second)

    def test_s1_the_week_after_that_starts_over(self, library: Library) -> None:
        first = legs(library)
        second = legs(library, last_done=dict.fromkeys(first, FIRST_WEEK))
        both = dict.fromkeys(first, FIRST_WEEK) | dict.fromkeys(second, SECOND_WEEK)
        assert legs(library, last_done=both) == first

    def test_s1_stretches_at_the_end(self, library: Library) -> None:
        stretches = [line.exercise for line in all_lines(library, "stretch")]
        own = [line.exercise for line in all_lines(library, "leg-exercises")]
        assert own[-len(stretches) :] == stretches

    def test_s1_inner_thighs_have_their_place_in_the_weeks(self, library: Library) -> None:
        assert line_of(library, "balance", "adductor-raise").target == reps(15)
        assert part_with(library, "runner", "balance") and part_with(library, "beginner", "balance")

    def test_s1_bursts_and_all_directions_off_the_road(self, library: Library) -> None:
        order = [line.exercise for line in all_lines(library, "fartlek-trail")]
        assert order.index("run-burst") < order.index("run-all-ways")
        assert "asphalt" in " ".join(library.exercises["run-burst"].key_points)
        assert part_with(library, "runner", "fartlek-trail").hard


def planned_legs(
    library: Library, form: Form, last_done: dict[str, datetime] | None = None
) -> list[Effort]:
    efforts = planned(library, "leg-exercises", form, last_done)
    return [step for step in efforts if step.task.move.exercise in TEN]


def legs(
    library: Library, form: Form = Form.NORMAL, last_done: dict[str, datetime] | None = None
) -> list[str]:
    """The exercises of the ten that are planned."""
    efforts = planned_legs(library, form, last_done)
    return list(dict.fromkeys(step.task.move.exercise for step in efforts))


class TestS2:
    def test_s2_uphill_with_a_weight_15_to_20_s(self, library: Library) -> None:
        line = line_of(library, "hill-resistance", "run-hill-weighted")
        assert line.target == seconds(15, 20)

    def test_s2_uphill_with_a_weight_60_to_90_s_of_active_rest(self, library: Library) -> None:
        rest = rest_after(library, "hill-resistance", "run-hill-weighted")
        assert rest == RestTime(Range(60, 90), active=True)

    def test_s2_uphill_with_ankle_weights(self, library: Library) -> None:
        assert "ankle weights" in library.sessions["hill-resistance"].kit

    def test_s2_sprint_15_to_30_s(self, library: Library) -> None:
        assert line_of(library, "sprints", "run-sprint").target == seconds(15, 30)

    def test_s2_sprint_60_to_90_s_of_rest(self, library: Library) -> None:
        assert rest_after(library, "sprints", "run-sprint") == RestTime(Range(60, 90))

    @pytest.mark.parametrize(
        ("session", "hard"),
        [
            ("sprints", "run-sprint"),
            ("hill-resistance", "run-hill-weighted"),
            ("hill-repeats", "run-hill"),
            ("fartlek-trail", "run-burst"),
            ("leg-exercises", "jump-squat"),
            ("gym", "leg-press"),
        ],
    )
    def test_s2_warm_up_before_fast_running_jumps_and_weights(
        self, library: Library, session: str, hard: str
    ) -> None:
        order = [line.exercise for line in all_lines(library, session)]
        warm_up = [line.exercise for line in all_lines(library, "warm-up")]
        assert set(warm_up) <= set(order[: order.index(hard)])

    def test_s2_sprints_come_after_build_ups(self, library: Library) -> None:
        order = [line.exercise for line in all_lines(library, "sprints")]
        assert order[order.index("run-sprint") - 1] == "run-build-up"

    def test_s2_long_run_1_to_2_h(self, library: Library) -> None:
        assert line_of(library, "long-run", "run-long").target == seconds(HOUR, 2 * HOUR)

    @every_week
    def test_s2_long_run_once_a_week(self, library: Library, name: str) -> None:
        assert longest_part(library, name).times == Range(1, 1)
        assert longest_part(library, name).after is None

    def test_s2_long_run_of_the_runners_week(self, library: Library) -> None:
        assert longest_part(library, "runner").sessions == ("long-run",)

    def test_s2_beginners_long_run_of_the_beginners_week(self, library: Library) -> None:
        assert longest_part(library, "beginner").sessions == ("long-run-beginner",)

    @every_form
    def test_s2_beginners_long_run_under_1_h(self, library: Library, form: Form) -> None:
        assert length(library, "long-run-beginner", form) < HOUR

    @every_week
    def test_s2_long_run_is_the_longest_run_of_the_week(self, library: Library, name: str) -> None:
        longest = longest_part(library, name).sessions
        sessions = chain.from_iterable(part.sessions for part in library.weeks[name].parts)
        others = {
            session for session in sessions if session not in longest and is_run(library, session)
        }
        assert others
        shortest_long = min(length(library, run, form) for run in longest for form in Form)
        assert (
            max(length(library, other, form) for other in others for form in Form) < shortest_long
        )

    @pytest.mark.parametrize(
        ("session", "run"),
        [
            pytest.param("sprints", "run-sprint", id="S2 intervals"),
            pytest.param("tempo-run", "run-tempo", id="S2 tempo run"),
            pytest.param("hill-repeats", "run-hill", id="S2 hill repeats"),
            pytest.param("hill-resistance", "run-hill-weighted", id="S2 high resistance"),
            pytest.param("long-run", "run-long", id="S2 distance run"),
            pytest.param("recovery-run", "run-recovery", id="S2 recovery run"),
        ],
    )
    def test_kind_of_run_has_its_session_in_the_week(
        self, library: Library, session: str, run: str
    ) -> None:
        assert library.exercises[run].kind is Kind.RUN
        assert line_of(library, session, run)
        assert part_with(library, "runner", session)

    def test_s2_recovery_run_is_the_shortest(self, library: Library) -> None:
        runs = [name for name in SESSIONS if is_run(library, name)]
        assert min(runs, key=lambda name: length(library, name)) == "recovery-run"


class TestS3:
    @pytest.mark.parametrize(
        ("session", "minutes"),
        [
            pytest.param("after-run-10", 10, id="S3 ten minutes"),
            pytest.param("after-run-20", 20, id="S3 twenty minutes"),
        ],
    )
    def test_after_a_run(self, library: Library, session: str, minutes: int) -> None:
        assert length(library, session) == pytest.approx(minutes * MINUTE, abs=MINUTE)

    @every_form
    @pytest.mark.parametrize("session", ["after-run-10", "after-run-20"])
    def test_s3_after_a_run_10_to_20_min_in_every_form(
        self, library: Library, session: str, form: Form
    ) -> None:
        assert 10 <= round(length(library, session, form) / MINUTE) <= 20

    @pytest.mark.parametrize("session", ["after-run-10", "after-run-20"])
    def test_s3_jumps_squats_and_lunges(self, library: Library, session: str) -> None:
        exercises = [line.exercise for line in all_lines(library, session)]
        assert exercises == ["jump", "squat", "lunge"]

    @every_week
    def test_s3_after_every_run(self, library: Library, name: str) -> None:
        part = part_with(library, name, "after-run-10")
        assert part.after == "run"
        assert set(part.sessions) <= {"after-run-10", "after-run-20"}

    def test_s3_gym_twice_a_week(self, library: Library) -> None:
        part = part_with(library, "runner", "gym")
        assert (part.times, part.after) == (Range(2, 2), None)
        assert not any(is_run(library, session) for session in part.sessions)

    def test_s3_calf_raise_5_sets(self, library: Library) -> None:
        assert line_of(library, "gym", "calf-raise-step").sets == Range(5, 5)

    def test_s3_calf_raise_12_to_16_repetitions(self, library: Library) -> None:
        assert line_of(library, "gym", "calf-raise-step").target == reps(12, 16)

    def test_s3_calf_raise_held_for_three_counts(self, library: Library) -> None:
        assert line_of(library, "gym", "calf-raise-step").hold == 3

    def test_s3_deadlift_5_sets(self, library: Library) -> None:
        assert line_of(library, "gym", "single-leg-deadlift").sets == Range(5, 5)

    def test_s3_deadlift_8_on_each_side(self, library: Library) -> None:
        line = line_of(library, "gym", "single-leg-deadlift")
        assert (line.target, line.each_side) == (reps(8), True)

    def test_s3_deadlift_is_planned_as_8_left_and_8_right_in_5_sets(self, library: Library) -> None:
        sets = [
            (step.task.set, step.task.side, step.reps)
            for step in planned(library, "gym")
            if isinstance(step, RepeatedHold) and step.task.move.exercise == "single-leg-deadlift"
        ]
        assert sets == [(number, side, 8) for number in range(1, 6) for side in ("left", "right")]

    def test_s3_deadlift_with_a_pause_at_the_bottom(self, library: Library) -> None:
        tempo = line_of(library, "gym", "single-leg-deadlift").tempo
        assert tempo is not None and tempo.pause > 0

    @pytest.mark.parametrize("exercise", ["calf-raise-step", "single-leg-deadlift"])
    def test_s3_a_dumbbell_in_each_hand(self, library: Library, exercise: str) -> None:
        load = line_of(library, "gym", exercise).load
        assert load is not None and load.count == 2

    @pytest.mark.parametrize(
        ("exercise", "sets", "target"),
        [
            pytest.param("calf-raise-step", 5, reps(12, 16), id="S3 calf raise 5x12-16"),
            pytest.param("single-leg-deadlift", 5, reps(8), id="S3 deadlift 5x8"),
        ],
    )
    def test_in_the_exercise(
        self, library: Library, exercise: str, sets: int, target: Target
    ) -> None:
        doses = [(dose.sets, dose.target) for dose in doses_of(library, exercise)]
        assert (Range(sets, sets), target) in doses

    def test_s3_leg_press_is_slow_with_rest_between_sets(self, library: Library) -> None:
        lighter, line = (line for line in all_lines(library, "gym") if line.exercise == "leg-press")
        assert line.tempo is not None and line.tempo.down + line.tempo.up > 4
        assert lighter.tempo is not None and lighter.tempo.down + lighter.tempo.up >= 4
        rest = block_of(library, "gym", "leg-press").rest
        assert line.sets.low > 1 and rest.seconds.low > 0

    def test_the_first_set_of_the_leg_press_is_lighter(self, library: Library) -> None:
        lighter, line = (line for line in all_lines(library, "gym") if line.exercise == "leg-press")
        assert lighter.load is not None and line.load is not None
        assert lighter.sets == Range(1, 1)
        assert lighter.load.amount <= 0.6 * line.load.amount


class TestShippedFiles:
    def test_nothing_is_broken(self, library: Library) -> None:
        assert (library.broken, library.broken_exercises, library.broken_weeks) == ({}, {}, {})

    def test_every_session_is_shipped(self, library: Library) -> None:
        assert tuple(library.sessions) == SESSIONS

    def test_every_week_is_shipped(self, library: Library) -> None:
        assert tuple(library.weeks) == WEEKS

    @every_session
    def test_a_session_says_what_it_is_and_where_it_comes_from(
        self, library: Library, name: str
    ) -> None:
        session = library.sessions[name]
        assert 0 < len(session.title) <= 34
        assert 0 < len(session.about) <= 72 and "\n" not in session.about
        assert "article" in session.source

    @every_session
    def test_a_sessions_kit_names_all_that_its_exercises_need(
        self, library: Library, name: str
    ) -> None:
        needed = {
            thing
            for line in all_lines(library, name)
            for thing in library.exercises[line.exercise].kit_of(line.variant)
        }
        kit = set(library.sessions[name].kit)
        assert needed <= kit
        assert kit - needed <= {"a hill", "a path or field", "firm cushion"}

    @every_week
    def test_a_week_says_what_it_is_and_where_it_comes_from(
        self, library: Library, name: str
    ) -> None:
        week = library.weeks[name]
        assert 0 < len(week.title) <= 34
        assert 0 < len(week.about) <= 72 and "\n" not in week.about
        assert "article" in week.source

    @every_week
    def test_a_week_names_shipped_sessions(self, library: Library, name: str) -> None:
        parts = library.weeks[name].parts
        assert set(chain.from_iterable(part.sessions for part in parts)) <= set(SESSIONS)
