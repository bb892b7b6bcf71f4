"""A whole session can be followed by ear alone."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from runstrong_tui.planning.today import Choices, RunnerState
from runstrong_tui.player.player import advance, resume, start
from runstrong_tui.player.press import BeatsCounted, Command, Pressed, Swap, press
from runstrong_tui.player.rehearsal import rehearsed
from runstrong_tui.player.state import Player, Position
from runstrong_tui.sound.cues import Ear, cues_of, spoken_until
from runstrong_tui.sound.tones import Tone, seconds
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import (
    Effort,
    GetReady,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    estimated_seconds,
)
from tests.families import over
from tests.files.blocks import EXERCISES
from tests.player.plans import MIXED, TWO_SIDES, hold, plan, reps
from tests.player.test_player import at, let_pass
from tests.shipped import shipped, shipped_plan
from tests.sound.listener import Asked, Listener

Recorded = list[tuple[float, Tone | None, str]]

WAYS = [
    (name, form, hands_free)
    for name in sorted(shipped().sessions)
    for form in Form
    for hands_free in (False, True)
]
every_session = over("name, form, hands_free", WAYS)


@cache
def the_plan(name: str, form: Form, hands_free: bool, ready: int = 5) -> Plan:
    return shipped_plan(name, Choices(form, hands_free=hands_free), RunnerState(ready=ready))


def recorded(plan_: Plan) -> Recorded:
    """What is heard of a plan that is kept to."""
    made: Recorded = []
    now = 0.0
    ear = Ear(lambda tone, words: made.append((now, tone, words)))
    for moment in rehearsed(plan_):
        now = moment.seconds
        ear.listen(moment.events, moment.player)
    return made


def followed(made: Recorded) -> Listener:
    listener = Listener()
    for sound in made:
        listener.hear(*sound)
    return listener


def amount_of(effort: Effort) -> str:
    """What is to be heard of its target, in this test's own words."""
    if isinstance(effort, Reps):
        return f"{effort.target} reps" if effort.target else "as many reps as you can"
    if isinstance(effort, RepeatedHold):
        held = next((phase.seconds for phase in effort.phases if phase.word == "hold"), 0)
        return f"{effort.reps} reps" + (f", {held} seconds each" if effort.pause else "")
    if not effort.seconds:
        return "as long as you can"
    hours, rest = divmod(effort.seconds, 3600)
    minutes, left = divmod(rest, 60)
    if left and effort.seconds < 120:
        minutes, left = 0, effort.seconds
    parts = [(hours, "hour"), (minutes, "minute"), (left, "second")]
    said = " ".join(f"{n} {word}{'s' * (n > 1)}" for n, word in parts if n)
    return said + " or more" * effort.open


def asked_of(plan_: Plan) -> Iterator[tuple[Asked, float, float]]:
    """Every effort with its start and stop, as the plan has it."""
    now = 0.0
    for step in plan_.steps:
        end = now + estimated_seconds(step)
        if isinstance(step, Effort):
            task = step.task
            side = None if task.side is None else str(task.side)
            yield Asked(task.move.name.replace(", ", " "), amount_of(step), side), now, end
        now = end


@every_session
def test_every_step_is_announced_begun_and_ended_at_its_second(
    name: str, form: Form, hands_free: bool
) -> None:
    plan_ = the_plan(name, form, hands_free)

    done = followed(recorded(plan_)).done

    heard = [
        ((target.name, target.amount, target.side), start, stop) for target, _, start, stop in done
    ]
    asked = [
        ((target.name, target.amount, target.side), start, stop)
        for target, start, stop in asked_of(plan_)
    ]
    assert heard == asked


@every_session
def test_what_is_to_be_done_is_said_in_full_before_its_go(
    name: str, form: Form, hands_free: bool
) -> None:
    done = followed(recorded(the_plan(name, form, hands_free))).done

    assert [asked for asked, understood, start, _ in done if understood > start] == []


@every_session
def test_no_words_and_no_tones_drown_each_other(name: str, form: Form, hands_free: bool) -> None:
    made = recorded(the_plan(name, form, hands_free))

    said = [(at_, tone, words) for at_, tone, words in made if words]
    sounded = [(at_, tone) for at_, tone, _ in made if tone is not None]
    assert [
        (before, other)
        for before, other in pairwise(said)
        if before[0] + spoken_until(before[1], before[2]) > other[0]
    ] == []
    assert [
        (before, other)
        for before, other in pairwise(sounded)
        if before[0] + seconds(before[1]) > other[0]
    ] == []


@every_session
def test_nothing_is_left_unsaid_for_lack_of_time(name: str, form: Form, hands_free: bool) -> None:
    plan_ = the_plan(name, form, hands_free)

    meant = [
        (moment.seconds, cue.words)
        for moment in rehearsed(plan_)
        for cue in cues_of(moment.events, moment.player)
        if cue.words
    ]
    assert [(at_, words) for at_, _, words in recorded(plan_) if words] == meant


@pytest.mark.parametrize("ready", [0, 3, 10, 30])
@over("name", ["balance", "five-sets", "gym", "hill-repeats", "tempo-run"])
def test_with_any_get_ready_count_it_can_be_followed(name: str, ready: int) -> None:
    plan_ = the_plan(name, Form.NORMAL, True, ready)

    done = followed(recorded(plan_)).done

    heard = [
        ((target.name, target.amount, target.side), start, stop) for target, _, start, stop in done
    ]
    asked = [
        ((target.name, target.amount, target.side), start, stop)
        for target, start, stop in asked_of(plan_)
    ]
    assert heard == asked


class Runner:
    """Plays with eyes closed, and remembers what was heard of the last key."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.heard: list[tuple[Tone | None, str]] = []
        self._ear = Ear(lambda tone, words: self.heard.append((tone, words)))

    def press(self, *commands: Pressed) -> list[tuple[Tone | None, str]]:
        """What is heard of the last of them."""
        for command in commands:
            self.heard = []
            self.player, events = press(self.player, command, self.player.seen)
            self._ear.listen(events, self.player)
        return self.heard

    def wait(self, seconds: float) -> list[tuple[Tone | None, str]]:
        """What is heard meanwhile."""
        self.heard = []
        until = self.player.seen + seconds
        while self.player.seen < until:
            self.player, events = advance(self.player, min(self.player.seen + 0.5, until))
            self._ear.listen(events, self.player)
        return self.heard


def test_back_says_what_one_is_at_with_the_tone_of_the_step() -> None:
    """Given the second hold, then back leads to the rest, to the first hold's count, and so on."""
    runner = Runner(at(MIXED, 80))

    assert runner.press(Command.BACK) == [
        (Tone.REST, "Rest 20 seconds. Next, Wall sit, set 2 of 2, 45 seconds")
    ]
    assert runner.press(Command.BACK) == [(Tone.REST, "Wall sit, set 1 of 2, 45 seconds")]


def test_back_to_a_count_after_a_rest_says_what_it_is_for() -> None:
    runner = Runner(at(MIXED, 10 + 45 + 20 + 45 + 10))

    assert runner.press(Command.BACK) == [(Tone.REST, "Wall sit, set 2 of 2, 45 seconds")]


def test_back_to_a_change_of_side_says_all_of_the_side() -> None:
    sides = plan(*TWO_SIDES.steps, Rest(60, None), reps(15))
    runner = Runner(at(sides, 80))

    assert runner.press(Command.BACK) == [
        (Tone.CHANGE, "Single-leg balance, right side, 30 seconds")
    ]


def test_back_to_repetitions_says_them_with_their_go() -> None:
    pair = plan(reps(15, set=1, sets=2), Rest(60, None), reps(12, set=2, sets=2))
    runner = Runner(at(pair, 40))
    runner.press(Command.GO, Command.GO)

    assert runner.press(Command.BACK)[0][0] is Tone.REST
    assert runner.press(Command.BACK) == [(Tone.GO, "Squat, set 1 of 2, 15 reps. Space when done")]


def test_a_skip_into_a_side_or_a_set_says_all_of_it() -> None:
    sides = Runner(at(TWO_SIDES, 20))
    assert sides.press(Command.SKIP) == [(Tone.CHANGE, "Right side")]
    assert sides.press(Command.SKIP) == [(Tone.GO, "Single-leg balance, right side, 30 seconds")]
    rest = Runner(at(MIXED, 58))
    assert rest.press(Command.SKIP) == [(Tone.REST, "Wall sit, set 2 of 2, 45 seconds")]


def test_going_on_does_not_cut_short_what_is_being_said() -> None:
    """Given a rest cut at once, then what comes next is said to its end, then a tone."""
    runner = Runner(at(plan(reps(15), Rest(60, None), reps(12)), 40))

    assert runner.press(Command.GO) == [
        (Tone.REST, "Rest 1 minute. Next, Squat, 12 reps. Space when done")
    ]
    runner.wait(1)
    assert runner.press(Command.GO) == [(Tone.GO, "")]


def test_undo_says_what_one_is_at_and_what_is_left() -> None:
    runner = Runner(at(MIXED, 33))

    assert runner.press(Command.SKIP, Command.UNDO) == [
        (None, "Undone. Wall sit, set 1 of 2, 22 seconds left")
    ]
    assert runner.press(Command.GO) == [(None, "Get ready. Wall sit, 22 seconds left")]
    assert runner.wait(5)[-1] == (Tone.GO, "Go")


def test_undo_in_a_rest_says_what_comes_next() -> None:
    runner = Runner(at(MIXED, 58))

    assert runner.press(Command.SKIP, Command.UNDO) == [
        (None, "Undone. Rest. Next, Wall sit, set 2 of 2, 45 seconds")
    ]


def test_a_resumed_hold_says_what_is_left_of_it_before_its_go() -> None:
    left = at(TWO_SIDES, 10 + 30 + 5 + 12)
    runner = Runner(resume(TWO_SIDES, left.position(left.seen), left.log, 1000.0))

    assert runner.press(Command.GO) == [(None, "Single-leg balance, right side, 18 seconds left")]
    assert runner.wait(5) == [*[(Tone.COUNT, "")] * 3, (Tone.GO, "Go")]


def test_resumed_repetitions_and_rests_say_what_they_are() -> None:
    pair = plan(reps(15), Rest(60, None), reps(12))
    for index, said in ((0, "Squat, 15 reps"), (1, "Rest. Next, Squat, 12 reps")):
        runner = Runner(resume(pair, Position(index, 3.0, 3.0), (), 0.0))
        assert runner.press(Command.GO) == [(None, f"Going on. {said}")]


def test_a_pause_is_told_and_then_what_goes_on() -> None:
    runner = Runner(at(MIXED, 33))

    assert runner.press(Command.PAUSE) == [(None, "Paused")]
    assert runner.press(Command.PAUSE) == [(None, "Going on. Wall sit, 22 seconds left")]


def test_a_swap_says_what_takes_the_place_and_does_not_begin_it() -> None:
    runner = Runner(at(the_plan("balance", Form.NORMAL, False), 30))
    plank = Swap(shipped().exercises["plank"])

    heard = runner.press(plank)

    assert heard == [(Tone.REST, "Swapped. Forearm plank, set 1 of 2, 45 seconds. Paused")]
    squats = Runner(at(plan(reps(15)), 20))
    assert squats.press(Swap(EXERCISES["squat"], "chair")) == [
        (None, "Swapped. Chair squat, 15 reps. Space when done. Paused")
    ]


def test_a_machine_that_slept_says_so() -> None:
    runner = Runner(at(plan(hold(45)), 20))

    runner.player, events = advance(runner.player, 3600.0)
    assert [(cue.tone, cue.words) for cue in cues_of(events, runner.player)] == [
        (Tone.INTERRUPTED, "Paused, the machine slept")
    ]
    assert runner.press(Command.GO) == [(None, "Get ready. Wall sit, 25 seconds left")]


def test_a_pulse_that_settles_is_said_to_its_end() -> None:
    """Given a rest that ends with it at once, then the get-ready count does not cut it short."""
    resting = plan(hold(30), Rest(70, 175, pulse=True, least=10, calm=120), GetReady(5), hold(30))
    runner = Runner(let_pass(start(resting, 0.0).player, 30 + 40)[0])

    assert runner.press(BeatsCounted(25)) == [(Tone.REP, "Your pulse has settled")]
    heard = runner.wait(5)
    assert heard == [*[(Tone.COUNT, "")] * 3, (Tone.GO, "Go")]
