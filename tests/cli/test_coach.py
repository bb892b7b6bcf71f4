"""What to do today, after what a real store knows of the runner."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from runstrong_tui.coach import Coach
from runstrong_tui.files.loading import load_library
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.log import set_done
from runstrong_tui.player.state import Position
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Effort, Plan, RepeatedHold, Reps
from tests.generated import ZONE
from tests.shipped import shipped
from tests.store.disks import FailingFiles, QuickFiles

MONDAY = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)


class HandClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> float:
        return 0.0

    def wall(self) -> datetime:
        return self.at

    def go_to(self, week: int, day: int) -> None:
        """To a day of a week, both from 0."""
        self.at = MONDAY + timedelta(weeks=week, days=day)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def coach(tmp_path: Path, clock: HandClock) -> Coach:
    return Coach(shipped(), Store(tmp_path, clock.wall, QuickFiles()), clock)


def play(coach: Coach, name: str, choices: Choices | None = None, *, skip: str = "") -> Plan:
    """Play a session just as planned, but for one exercise, and finish it."""
    plan = coach.plan(shipped().sessions[name], choices or Choices())
    log = tuple(
        set_done(step, index, seconds=getattr(step, "seconds", 40), at=60, reps=reps_of(step))
        for index, step in enumerate(plan.steps)
        if isinstance(step, Effort) and step.task.move.exercise != skip
    )
    now = coach.now()
    position = Position(len(plan.steps), active=float(plan.seconds))
    coach.store.finish(UnfinishedSession(coach.store.new_id(), plan, position, log, now, now), now)
    return plan


def reps_of(step: Effort) -> int | None:
    if isinstance(step, Reps):
        return step.target
    return step.reps if isinstance(step, RepeatedHold) else None


def exercises(plan: Plan, block: str = "") -> list[str]:
    """The exercises of a plan, or of one of its blocks, each once."""
    steps = [step for step in plan.steps if isinstance(step, Effort)]
    names = [step.task.move.exercise for step in steps if block in ("", step.task.block)]
    return list(dict.fromkeys(names))


TEN = {line.exercise for line in shipped().sessions["leg-exercises"].blocks[1].steps}


def test_legs_twice_a_week_bring_each_of_the_ten_within_any_two_weeks(
    coach: Coach, clock: HandClock
) -> None:
    """Given four weeks of two sessions each: five exercises a time, all ten in two weeks."""
    weeks: list[set[str]] = []
    for week in range(4):
        done: set[str] = set()
        for day in (0, 3):
            clock.go_to(week, day)
            picked = exercises(play(coach, "leg-exercises"), "Legs")
            assert len(picked) == 5
            done.update(picked)
        weeks.append(done)

    assert len(TEN) == 10
    assert [before | other for before, other in pairwise(weeks)] == [TEN] * 3
    assert weeks == [TEN] * 4


def test_legs_once_a_week_bring_the_other_five_each_week(coach: Coach, clock: HandClock) -> None:
    weeks: list[set[str]] = []
    for week in range(4):
        clock.go_to(week, 1)
        weeks.append(set(exercises(play(coach, "leg-exercises"), "Legs")))

    assert [len(trained) for trained in weeks] == [5] * 4
    assert [before | other for before, other in pairwise(weeks)] == [TEN] * 3
    assert weeks[0] == weeks[2] and weeks[1] == weeks[3]


def test_what_was_left_out_of_the_legs_comes_up_again(coach: Coach, clock: HandClock) -> None:
    first = exercises(play(coach, "leg-exercises", skip="squat"), "Legs")
    clock.go_to(0, 3)

    second = exercises(play(coach, "leg-exercises"), "Legs")

    assert "squat" in first and "squat" in second


def test_legs_of_an_easy_day_are_four(coach: Coach) -> None:
    plan = coach.plan(shipped().sessions["leg-exercises"], Choices(Form.EASY))

    assert len(exercises(plan, "Legs")) == 4


def test_what_was_made_last_time_says_what_comes_next(coach: Coach, clock: HandClock) -> None:
    play(coach, "five-sets")
    clock.go_to(0, 3)

    plan = coach.plan(shipped().sessions["five-sets"], Choices())

    squat = plan.next_effort(0)
    assert isinstance(squat, Reps)
    assert squat.task.last.startswith("18, 18")
    assert (squat.target, squat.task.why) == (19, "+1 rep: 4 of 4 sets made")


def test_an_exercise_done_in_another_session_says_where_to_start(
    coach: Coach, clock: HandClock
) -> None:
    play(coach, "gym")
    clock.go_to(0, 3)

    plan = coach.plan(shipped().sessions["five-sets"], Choices())

    why = {
        step.task.move.exercise: step.task.why for step in plan.steps if isinstance(step, Effort)
    }
    assert why["step-up"] == "start: 18 done elsewhere"
    assert why["squat-calf"] == ""


def test_what_is_done_instead_goes_by_its_own_last_times(coach: Coach, clock: HandClock) -> None:
    """Given squats made in another session, then their place here starts from there and grows."""
    play(coach, "leg-exercises")
    clock.go_to(0, 3)
    choices = Choices(instead={(0, 0): Replacement("squat")})

    squat = coach.plan(shipped().sessions["five-sets"], choices).next_effort(0)

    assert isinstance(squat, Reps)
    assert (squat.task.move.exercise, squat.task.last) == ("squat", "")
    assert (squat.target, squat.task.why) == (15, "start: 15 done elsewhere")


def test_a_refused_exercise_stays_as_it_is_until_it_may_grow_again(
    coach: Coach, clock: HandClock
) -> None:
    play(coach, "five-sets")
    clock.go_to(0, 3)

    def target() -> int | None:
        effort = coach.plan(shipped().sessions["five-sets"], Choices()).next_effort(0)
        assert isinstance(effort, Reps)
        return effort.target

    coach.keep_targets("squat-calf", keep=True)
    coach.keep_targets("step-up", keep=True)
    coach.keep_targets("squat-calf", keep=True)
    assert list(coach.settings.kept_targets) == ["squat-calf", "step-up"]
    assert target() == 18

    coach.keep_targets("squat-calf", keep=False)
    assert list(coach.settings.kept_targets) == ["step-up"]
    assert target() == 19


def test_a_week_stands_as_the_history_says(coach: Coach, clock: HandClock) -> None:
    play(coach, "gym")
    clock.go_to(0, 1)
    coach.log_workout(shipped().sessions["long-run"], 4000, clock.at)

    status = coach.week()

    assert status is not None and status.week.name == "runner"
    assert {part.part.title: (len(part.done), part.left, part.due) for part in status.parts} == {
        "Gym": (1, 1, False),
        "After the run": (0, 1, True),
        "Long run": (1, 0, False),
        "Fast run": (0, 1, False),
        "Recovery run": (0, 1, True),
        "Balance": (0, 1, True),
    }
    assert status.parts[0].waits.startswith("yesterday was hard")


def test_a_session_ended_before_its_half_does_not_count(coach: Coach) -> None:
    play(coach, "leg-exercises", skip="plank")
    play(coach, "five-circuit")
    short = next(workout for workout in coach.store.workouts() if workout.session == "five-circuit")
    coach.store.edit(replace(short, sets=short.sets[:1], missed=short.sets[1:]))

    status = coach.week()

    assert status is not None
    assert [done.session for done in status.parts[0].done] == ["leg-exercises"]


def test_the_week_that_was_chosen_is_gone_by(coach: Coach, tmp_path: Path) -> None:
    coach.use_week("beginner")

    again = Coach(shipped(), Store(tmp_path, coach.now, QuickFiles()), HandClock())

    assert [status.week.name for status in (coach.week(), again.week()) if status] == [
        "beginner"
    ] * 2
    shown = coach.week(shipped().weeks["runner"])
    assert shown is not None and shown.week.name == "runner"


def test_a_chosen_week_that_is_gone_gives_way_and_none_at_all_is_no_fault(
    coach: Coach, tmp_path: Path, clock: HandClock
) -> None:
    coach.use_week("marathon")
    assert coach.week_plan() == shipped().weeks["beginner"]

    bare = Coach(load_library([tmp_path / "none"]), coach.store, clock)
    assert (bare.week_plan(), bare.week(), bare.easier_week()) == (None, None, False)


def test_after_five_weeks_in_a_row_comes_an_easier_one(coach: Coach, clock: HandClock) -> None:
    """Given a workout in each of five weeks, then the sixth has a set or a round less."""
    session = shipped().sessions["gym"]
    for week in range(5):
        clock.go_to(week, 2)
        assert not coach.easier_week()
        coach.log_workout(shipped().sessions["recovery-run"], 1500, clock.at)
    clock.go_to(5, 0)

    plan = coach.plan(session, Choices())

    assert coach.easier_week() and plan.easier
    (calf,) = {
        s.task.sets
        for s in plan.steps
        if isinstance(s, Effort) and "calf-raise-" in s.task.move.exercise
    }
    assert calf == 4
    circuit = coach.plan(shipped().sessions["after-run-10"], Choices()).next_effort(0)
    assert circuit is not None and circuit.task.sets == 2

    play(coach, "gym")
    assert coach.store.workouts()[0].easier
    clock.go_to(6, 0)
    assert not coach.plan(session, Choices()).easier


def test_an_easier_week_is_none_to_grow_from(coach: Coach, clock: HandClock) -> None:
    """Given four sets in the easier week, then five are asked for in the next."""
    for week in range(5):
        clock.go_to(week, 2)
        play(coach, "gym")
    clock.go_to(5, 0)
    easier = play(coach, "gym")
    clock.go_to(6, 0)

    after = coach.plan(shipped().sessions["gym"], Choices())

    def sets(plan: Plan) -> int:
        return next(
            s.task.sets
            for s in plan.steps
            if isinstance(s, Effort) and s.task.move.exercise == "calf-raise-step"
        )

    assert (sets(easier), sets(after)) == (4, 5)


def test_what_is_lacking_goes_by_what_is_at_hand(coach: Coach) -> None:
    gym, legs = shipped().sessions["gym"], shipped().sessions["leg-exercises"]
    assert coach.lacks(gym) == ()

    coach.choose(Settings(kit=("step", "chair")))
    assert coach.lacks(gym) == ("2 dumbbells", "leg press machine")
    assert coach.lacks(legs) == ()

    coach.choose(Settings(kit=()))
    assert "bench, chair or crate" in coach.lacks(gym)
    assert coach.lacks(shipped().sessions["stretch"]) == ()


def test_alternatives_need_no_more_than_is_at_hand(coach: Coach) -> None:
    assert Replacement("leg-press") in coach.alternatives(Replacement("squat"))

    coach.choose(Settings(kit=("wall",)))

    found = coach.alternatives(Replacement("squat"))
    assert Replacement("leg-press") not in found
    assert Replacement("squat", "chair") not in found
    assert Replacement("wall-sit") in found and Replacement("lunge") in found
    assert coach.alternatives(Replacement("a-file-of-mine")) == ()


def test_every_thing_that_is_ever_needed_can_be_said_to_be_at_hand(coach: Coach) -> None:
    everything = coach.all_kit()

    assert list(everything) == sorted(set(everything))
    assert {"wall", "chair", "dumbbells", "mini band", "a hill", "ankle weights"} <= set(everything)
    coach.choose(Settings(kit=everything))
    assert all(coach.lacks(session) == () for session in shipped().sessions.values())


def test_what_was_chosen_holds_though_the_disk_refuses(tmp_path: Path, clock: HandClock) -> None:
    files = FailingFiles(lambda call, name: "full" if name == "write" else "")
    coach = Coach(shipped(), Store(tmp_path, clock.wall, files), clock)

    with pytest.raises(OSError, match="full"):
        coach.use_week("beginner")

    assert coach.settings.week == "beginner"


def kept(coach: Coach, workout: Workout) -> Workout:
    """The workout as another program reads it."""
    again = Store(coach.store.layout.home, coach.now, QuickFiles())
    (found,) = again.workouts()
    assert found == workout
    return found


def test_a_run_of_one_step_is_entered_with_its_time(coach: Coach, clock: HandClock) -> None:
    began = clock.at - timedelta(hours=2)

    made = coach.log_workout(
        shipped().sessions["long-run"], 5100, began, km=14.2, rpe=6, note="windy"
    )

    workout = kept(coach, made)
    assert (workout.started, workout.finished) == (began, began + timedelta(minutes=85))
    assert (workout.km, workout.rpe, workout.note, workout.outside) == (14.2, 6, "windy", True)
    (done,) = workout.sets
    assert (done.exercise, done.name, done.timed) == ("run-long", "Long run", True)
    assert (done.seconds, done.planned_seconds, workout.missed) == (5100, None, ())


@pytest.mark.parametrize("name", ["hill-repeats", "tempo-run", "gym"])
def test_of_several_steps_only_the_time_is_entered(coach: Coach, name: str) -> None:
    workout = kept(coach, coach.log_workout(shipped().sessions[name], 2400, MONDAY))

    assert (workout.active, workout.sets, workout.missed, workout.planned) == (2400, (), (), 0)


def test_entered_runs_count_as_runs_whether_their_steps_are_known_or_not(coach: Coach) -> None:
    for name in ("hill-repeats", "long-run", "gym"):
        coach.log_workout(shipped().sessions[name], 2400, MONDAY)

    status = coach.week()

    assert status is not None
    assert {done.session: done.run for part in status.parts for done in part.done} == {
        "hill-repeats": True,
        "long-run": True,
        "gym": False,
    }
    assert not coach.is_run("a-file-of-mine")
    assert coach.is_run("a-file-of-mine", ["squat", "run-long"])


def own(coach: Coach, tmp_path: Path, step: str) -> Workout:
    """An own session of one step, entered."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/mine.toml").write_text(f'title = "Mine"\n[[block]]\nsteps = ["{step}"]\n')
    library = load_library([shipped_sessions(), tmp_path / "own"])
    return Coach(library, coach.store, HandClock()).log_workout(
        library.sessions["mine"], 60, MONDAY
    )


def test_a_variant_is_entered_as_what_it_is(coach: Coach, tmp_path: Path) -> None:
    (done,) = own(coach, tmp_path, "wall-sit/tiptoe 45s").sets

    assert (done.exercise, done.variant, done.written) == ("wall-sit", "tiptoe", "tiptoe")


def test_a_time_says_nothing_of_repetitions(coach: Coach, tmp_path: Path) -> None:
    assert own(coach, tmp_path, "squat 50").sets == ()


def test_what_is_entered_across_a_change_of_clocks_lasts_as_long_as_it_did(coach: Coach) -> None:
    """Given half an hour from a quarter past two in winter's hour that came a second time."""
    began = datetime(2026, 10, 25, 2, 15, tzinfo=ZONE, fold=1)

    made = coach.log_workout(shipped().sessions["long-run"], 1800, began)

    assert made.started.isoformat() == "2026-10-25T02:15:00+01:00"
    assert made.finished.isoformat() == "2026-10-25T02:45:00+01:00"


def test_a_workout_still_to_come_stands_in_no_week(coach: Coach, clock: HandClock) -> None:
    """Given one dated by a clock that ran three days ahead."""
    coach.log_workout(shipped().sessions["gym"], 1800, clock.at + timedelta(days=3))

    status = coach.week()

    assert status is not None
    assert (status.last, sum(len(part.done) for part in status.parts)) == (None, 0)
