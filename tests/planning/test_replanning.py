"""Another exercise for what is still to come of one."""

from itertools import pairwise
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from runstrong_tui.planning.replanning import SwappedPlan, replanned
from runstrong_tui.planning.swapping import Replacement, alternatives
from runstrong_tui.planning.today import Choices, resolve
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.player.player import advance, start
from runstrong_tui.player.press import Command, Pressed, RepsMade, Swap, press
from runstrong_tui.player.state import Player, State
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.session import Asked
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
    Step,
    Work,
)
from tests.files.blocks import EXERCISES, block, session
from tests.shipped import shipped, shipped_plan


def plan(*lines: str, form: Form = Form.NORMAL) -> Plan:
    blocks = resolve([block(*lines)], EXERCISES, Choices(form))
    return unfold(session(*blocks), blocks, EXERCISES, form)


def swap(
    plan_: Plan, index: int, new: str, variant: str | None = None, done: tuple[int, ...] = ()
) -> SwappedPlan:
    made = replanned(plan_, index, done, EXERCISES[new], variant)
    assert made is not None
    return made


def words(plan_: Plan) -> list[str]:
    """Each step in a word or two."""
    return [word(step) for step in plan_.steps]


def word(step: Step) -> str:
    if isinstance(step, Effort):
        task = step.task
        amount = step.target if isinstance(step, Reps) else step.seconds
        side = f" {task.side}" if task.side else ""
        return f"{task.move.exercise}{side} {amount}{'' if isinstance(step, Reps) else 's'}"
    if isinstance(step, Rest):
        return f"rest {step.seconds}" + ("" if step.most is None else f" to {step.most}")
    return f"{'change' if isinstance(step, Change) else 'ready'} {step.seconds}"


def test_repetitions_become_a_hold_and_the_rest_before_it_flows_into_a_get_ready_count() -> None:
    made = swap(plan("squat 3x15 rest 60s"), 1, "wall-sit")

    assert words(made.plan) == [
        "ready 10",
        "wall-sit 45s",
        "rest 55 to 55",
        "ready 5",
        "wall-sit 45s",
        "rest 55 to 55",
        "ready 5",
        "wall-sit 45s",
    ]
    assert made.start == 0


def test_a_hold_becomes_timed_work_and_repetitions_wait_without_a_get_ready_count() -> None:
    held = plan("wall-sit 2x45s rest 60s")

    assert words(swap(held, 1, "squat").plan) == [
        "ready 10",
        "squat 45s",
        "rest 55 to 55",
        "ready 5",
        "squat 45s",
    ]
    assert words(swap(plan("pull 2x10 hold 5s rest 60s"), 1, "squat").plan) == [
        "ready 10",
        "squat 15",
        "rest 60",
        "squat 15",
    ]


def test_only_sets_still_to_come_change_and_the_rest_before_them() -> None:
    old = plan("squat 3x15 rest 60s", "jump 15")

    made = swap(old, 2, "wall-sit", done=(1,))

    assert words(made.plan) == [
        "ready 10",
        "squat 15",
        "rest 55 to 55",
        "ready 5",
        "wall-sit 45s",
        "rest 55 to 55",
        "ready 5",
        "wall-sit 45s",
        "rest 60",
        "jump 15",
    ]
    assert made.plan.steps[:2] == old.steps[:2]
    assert made.start == 2
    assert {old: made.places[old] for old in (0, 1, 2, 3, 5, 7)} == {
        0: 0,
        1: 1,
        2: 2,
        3: 4,
        5: 7,
        7: 9,
    }


def test_a_set_that_was_done_ahead_stays_as_it_is() -> None:
    """Given a runner who went back after the second set, then only the third changes."""
    made = swap(plan("squat 3x15"), 1, "lunge", done=(1, 3))

    assert [phrase for phrase in words(made.plan) if "1" in phrase and "ready" not in phrase] == [
        "squat 15",
        "squat 15",
        "lunge left 12",
        "lunge right 12",
    ]


def test_a_set_begun_on_one_side_is_finished_as_it_was_begun() -> None:
    old = plan("stand 2x30s")
    right = old.efforts[1]

    made = swap(old, right, "plank", done=(old.efforts[0],))

    assert words(made.plan)[:4] == ["ready 10", "stand left 30s", "change 5", "stand right 30s"]
    assert words(made.plan)[-1] == "plank 30s"
    assert made.plan.steps[made.start] == old.steps[right]


def test_nothing_to_swap_is_told() -> None:
    old = plan("stand 30s", "squat 15")
    left, right, squat = old.efforts

    assert replanned(old, right, [left], EXERCISES["plank"], None) is None
    assert replanned(old, squat, [squat], EXERCISES["lunge"], None) is None
    assert replanned(old, len(old.steps), [], EXERCISES["lunge"], None) is None


def test_both_sides_become_one_set_and_one_becomes_both_sides() -> None:
    assert words(swap(plan("stand 30s"), 3, "plank").plan) == ["ready 10", "plank 30s"]
    assert words(swap(plan("plank 30s"), 0, "stand").plan) == [
        "ready 10",
        "stand left 30s",
        "change 5",
        "stand right 30s",
    ]


def test_a_swap_at_the_change_of_side_begins_with_a_get_ready_count() -> None:
    """Given a left side that was skipped, then the whole set is anew."""
    old = plan("squat 15", "stand 30s")
    change = next(i for i, step in enumerate(old.steps) if isinstance(step, Change))

    made = swap(old, change, "plank")

    assert isinstance(made.plan.steps[made.start], GetReady)
    assert word(made.plan.steps[made.start + 1]) == "plank 30s"


def test_only_the_exercises_own_block_changes() -> None:
    blocks = resolve([block("squat 15", title="One"), block("squat 15", title="Two")], EXERCISES)
    old = unfold(session(*blocks), blocks, EXERCISES)

    assert words(swap(old, 0, "lunge").plan)[-1] == "squat 15"


def test_a_rest_until_the_pulse_settles_keeps_its_end_or_gets_one() -> None:
    held = plan("wall-sit 2x45s rest pulse 30-180s")
    counted = plan("squat 2x15 rest pulse 30-180s")

    assert held.steps[2] == Rest(70, 175, pulse=True, least=25)
    assert counted.steps[2] == Rest(75, None, pulse=True, least=30)
    assert swap(counted, 1, "wall-sit").plan.steps[2] == Rest(70, 175, pulse=True, least=25)
    assert swap(held, 1, "stand").plan.steps[4] == Rest(70, 175, pulse=True, least=25)
    paced = plan("pull 2x10 hold 5s rest pulse 30-180s")
    assert swap(paced, 1, "squat").plan.steps[2] == Rest(75, None, pulse=True, least=30)


def test_a_short_rest_becomes_all_get_ready_and_lasts_no_longer() -> None:
    old = plan("squat 2x15 rest 3s")

    made = swap(old, 1, "wall-sit").plan

    assert words(made)[-2:] == ["ready 3", "wall-sit 45s"]
    assert made.seconds == 10 + 45 + 3 + 45


def test_runs_without_a_rest_still_follow_at_once() -> None:
    made = swap(
        plan("run-easy 5m rest none", "run-fast 5m rest none", "run-easy 5m"), 2, "run-easy"
    )

    assert [type(step) for step in made.plan.steps] == [GetReady, Run, Run, Run]


def test_the_load_stays_with_a_variant_and_goes_with_another_exercise() -> None:
    old = plan("squat 2x10 tempo 3-1-2 @ 2x5kg")

    variant = swap(old, 1, "squat", "chair").plan.next_effort(0)
    other = swap(old, 1, "press").plan.next_effort(0)
    none = swap(old, 1, "lunge").plan.next_effort(0)

    assert isinstance(variant, RepeatedHold) and variant.task.load == "2x5kg"
    assert variant.phases == (Phase("down", 3), Phase("hold", 1), Phase("up", 2))
    assert variant.task.asked == Asked(2, "2x5kg", "2x10", (0, 0))
    assert isinstance(other, RepeatedHold) and other.task.load == "40kg"
    assert other.task.asked == Asked(2, "40kg", "", (0, 0))
    assert isinstance(none, Reps) and none.task.load is None
    assert none.task.asked == Asked(2, "", "", (0, 0))


def test_a_task_says_which_set_it_is_and_what_is_written_but_not_what_was_before() -> None:
    old = plan("squat 3x15")

    task = swap(old, 2, "wall-sit", "tiptoe", done=(1,)).plan.next_effort(2)

    assert task is not None
    made = task.task
    assert (made.set, made.sets, made.written, made.last, made.why) == (2, 3, "tiptoe", "", "")
    assert made.move.name == "Wall sit on tiptoe"
    assert made.place == (0, 0)


def test_open_ends_stay_open() -> None:
    hold = swap(plan("wall-sit 45s+"), 0, "plank").plan.next_effort(0)
    reps = swap(plan("squat max"), 0, "squat", "chair").plan.next_effort(0)
    both = swap(plan("squat max"), 0, "lunge").plan.next_effort(0)

    assert isinstance(hold, Hold) and (hold.seconds, hold.open) == (45, True)
    assert isinstance(reps, Reps) and reps.target is None
    assert isinstance(both, Reps) and (both.target, both.task.side) == (12, Side.LEFT)


def test_the_form_of_the_day_decides_what_the_new_exercise_asks_for() -> None:
    asked = [swap(plan("squat 15", form=form), 1, "wall-sit").plan.next_effort(0) for form in Form]

    assert [step.seconds for step in asked if isinstance(step, Hold | Work)] == [30, 45, 60]


# The player with swaps, over all shipped sessions.


def others(player: Player) -> tuple[Replacement, ...]:
    """What may be done instead of the exercise at hand."""
    step = player.step
    here = step if isinstance(step, Effort) else player.plan.next_effort(player.index)
    if here is None:
        return ()
    move = here.task.move
    return alternatives(Replacement(move.exercise, move.variant), shipped().exercises, None)


def exercise(name: str) -> Exercise:
    return shipped().exercises[name]


class Runner:
    """Presses keys at a player and watches what becomes of it."""

    def __init__(self, plan_: Plan, chance: Random) -> None:
        self.player = start(plan_, 0.0).player
        self.chance = chance
        self.swaps = 0

    def wait(self, seconds: float) -> None:
        until = self.player.seen + seconds
        while self.player.seen < until and not self.player.over:
            before = self.player
            self.player = advance(before, min(before.seen + 4.5, until)).player
            self.check(before)

    def press(self, command: Pressed) -> None:
        before = self.player
        self.player = press(before, command, before.seen).player
        self.check(before)

    def swap(self) -> None:
        found = others(self.player)
        if not found or self.player.over:
            return
        taken = self.chance.choice(found)
        before = self.player
        self.press(Swap(exercise(taken.exercise), taken.variant))
        after = self.player
        self.swaps += after.plan is not before.plan
        assert [nowhere(done) for done in after.log] == [nowhere(done) for done in before.log]
        for done, was in zip(after.log, before.log, strict=True):  # A swap may end its rest.
            assert done.rest == was.rest or was.rest is None
        for done in before.log:
            assert before.plan.steps[done.step] in after.plan.steps
        if after.plan is not before.plan:
            assert after.state is State.PAUSED
            assert after.gone == 0 or after.step == before.step or isinstance(after.step, Rest)

    def check(self, before: Player) -> None:
        after = self.player
        assert 0 <= after.index <= len(after.plan.steps)
        assert after.active(after.seen) >= before.active(before.seen) - 1e-6
        steps = [done.step for done in after.log]
        assert steps == sorted(set(steps))
        for done in after.log:
            step = after.plan.steps[done.step]
            assert isinstance(step, Effort)
            task = step.task
            assert (done.exercise, done.variant) == (task.move.exercise, task.move.variant)
            assert (done.set, done.sets, done.side) == (task.set, task.sets, task.side)
        if after.state is State.RUNNING and after.index != before.index:
            assert after.elapsed(after.seen) <= after.seen - before.seen + 1e-6

    def play(self, events: int) -> None:
        """So many events, then on and on to the end."""
        for _ in range(events):
            self.wait(self.chance.choice((0.0, 0.4, 3.0, 20.0, 100.0)))
            what = self.chance.random()
            if what < 0.3:
                self.swap()
            else:
                self.press(self.chance.choice(KEYS))
        while not self.player.over:
            self.wait(self.chance.choice((0.0, 1.5)))
            self.press(self.chance.choice((Command.GO, Command.SKIP, Command.SKIP, Command.SKIP)))


KEYS: tuple[Pressed, ...] = (
    Command.GO,
    Command.GO,
    Command.GO,
    Command.SKIP,
    Command.SKIP,
    Command.BACK,
    Command.PAUSE,
    Command.MORE,
    Command.LESS,
    RepsMade(7),
)


def nowhere(done: object) -> dict[str, object]:
    """A line of the log but for the place of its step, and the rest that may still go on."""
    fields = done.__struct_fields__  # type: ignore[attr-defined]
    return {name: getattr(done, name) for name in fields if name not in ("step", "rest")}


@settings(max_examples=120, deadline=None)
@example("gym", Form.EASY, 0)
@given(
    st.sampled_from(sorted(shipped().sessions)),
    st.sampled_from(Form),
    st.integers(min_value=0, max_value=10**6),
)
def test_a_session_swapped_anywhere_is_played_to_its_end(name: str, form: Form, seed: int) -> None:
    runner = Runner(shipped_plan(name, Choices(form)), Random(seed))

    runner.play(30)

    assert runner.player.state is State.FINISHED


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(shipped().sessions)), st.data())
def test_any_step_can_be_swapped_for_any_alternative(name: str, data: st.DataObject) -> None:
    plan_ = shipped_plan(name)
    index = data.draw(st.integers(0, len(plan_.steps) - 1))
    runner = Runner(plan_, Random(index))
    while runner.player.index < index:
        runner.press(Command.SKIP)
    for other in others(runner.player):
        made = replanned(runner.player.plan, index, [], exercise(other.exercise), other.variant)

        assert made is not None
        assert set(made.places) == set(range(len(plan_.steps)))
        assert all(0 <= place < len(made.plan.steps) for place in made.places.values())
        assert sorted(made.places.values()) == [made.places[i] for i in range(len(plan_.steps))]
        kept = [i for i in plan_.efforts if made.plan.steps[made.places[i]] == plan_.steps[i]]
        assert set(kept) >= {i for i in plan_.efforts if i < index - 2}
        for before, after in pairwise(made.plan.steps):
            assert not (isinstance(before, GetReady) and isinstance(after, GetReady | Rest))
            waits = isinstance(before, Rest) and before.most is None
            assert not waits or isinstance(after, Reps)
    runner.swap()
    while not runner.player.over:
        runner.press(Command.SKIP)


def test_hands_free_what_comes_instead_is_paced_too() -> None:
    blocks = resolve([block("squat 2x15")], EXERCISES)
    old = unfold(session(*blocks), blocks, EXERCISES, hands_free=True)

    made = swap(old, 1, "lunge")

    efforts = [step for step in made.plan.steps if isinstance(step, Effort)]
    assert all(isinstance(step, RepeatedHold) and step.metronome for step in efforts)
    assert {step.task.move.exercise for step in efforts} == {"lunge"}
