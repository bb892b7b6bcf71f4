"""Which tone and which words a moment has: the table of the design, row by row."""

import pytest

from runstrong_tui.player.player import advance, start
from runstrong_tui.player.press import BeatsCounted, Command, press
from runstrong_tui.player.state import Player
from runstrong_tui.sound import words
from runstrong_tui.sound.cues import Cue, Ear, cues_of
from runstrong_tui.sound.tones import Tone
from runstrong_tui.training.steps import (
    Change,
    GetReady,
    Hold,
    Phase,
    Plan,
    RepeatedHold,
    Rest,
    Run,
    Side,
    Step,
    Task,
)
from tests.player.plans import MIXED, STAND, SUPERMAN, TWO_SIDES, WALL_SIT, hold, plan, pulls, reps
from tests.player.plans import work as timed_work

Timed = list[tuple[float, Tone | None, str]]

BEEPS = [Tone.COUNT] * 3


def heard(plan_: Plan, until: float, since: float = -1.0) -> Timed:
    """What is heard after ``since`` and up to ``until``, with its second."""
    made: Timed = []
    player, events = start(plan_, 0.0)
    ear = Ear(lambda tone, said: made.append((player.seen, tone, said)))
    ear.listen(events, player)
    while player.seen < until and not player.over:
        player, events = advance(player, player.seen + 0.5)
        ear.listen(events, player)
    return [cue for cue in made if cue[0] > since]


def test_get_ready_has_no_tone_and_says_name_set_side_and_target() -> None:
    side = Hold(Task(STAND, 1, 2, side=Side.LEFT), 30)

    (cue,) = heard(plan(GetReady(10), side), 6)

    assert cue == (0, None, "Single-leg balance, set 1 of 2, left side, 30 seconds")


def test_three_two_one_are_low_beeps_and_go_is_a_high_one() -> None:
    assert heard(plan(GetReady(10), hold(45)), 10, since=0) == [
        (7, Tone.COUNT, ""),
        (8, Tone.COUNT, ""),
        (9, Tone.COUNT, ""),
        (10, Tone.GO, "Go"),
    ]


def test_half_way_is_a_double_tone_and_half() -> None:
    assert heard(plan(GetReady(10), hold(45)), 40, since=10) == [(32.5, Tone.HALFWAY, "Half")]


def test_a_short_hold_has_no_half_but_its_last_three_seconds() -> None:
    made = heard(plan(GetReady(5), hold(15)), 30, since=5)

    assert [tone for _, tone, _ in made] == [*BEEPS, Tone.FINISHED]


def test_a_repeated_hold_rises_is_steady_falls_and_counts() -> None:
    assert heard(plan(GetReady(10), pulls(3)), 40, since=9) == [
        (10, Tone.GO, "Go"),
        (12, Tone.HOLD, ""),
        (17, Tone.DOWN, ""),
        (19, None, "1"),
        (20, Tone.UP, ""),
        (22, Tone.HOLD, ""),
        (27, Tone.DOWN, ""),
        (29, None, "2"),
        (30, Tone.UP, "Last one"),
        (32, Tone.HOLD, ""),
        (37, Tone.DOWN, ""),
        (39, Tone.FINISHED, "Done. 1 of 1 set"),
    ]


def test_a_tempo_is_told_by_the_same_tones_and_counted_at_the_next() -> None:
    slow = RepeatedHold(Task(SUPERMAN), 2, (Phase("down", 3), Phase("hold", 1), Phase("up", 2)))

    assert heard(plan(GetReady(5), slow), 20, since=4) == [
        (5, Tone.GO, "Go"),
        (8, Tone.HOLD, ""),
        (9, Tone.UP, ""),
        (11, Tone.DOWN, "1. Last one"),
        (14, Tone.HOLD, ""),
        (15, Tone.UP, ""),
        (17, Tone.FINISHED, "Done. 1 of 1 set"),
    ]


def test_a_metronome_clicks_at_each_phase() -> None:
    pace = (Phase("up", 2), Phase("down", 2))
    paced = RepeatedHold(Task(SUPERMAN), 2, pace, metronome=True)

    assert heard(plan(GetReady(5), paced), 20, since=4) == [
        (5, Tone.GO, "Go"),
        (7, Tone.METRONOME, ""),
        (9, Tone.METRONOME, "1. Last one"),
        (11, Tone.METRONOME, ""),
        (13, Tone.FINISHED, "Done. 1 of 1 set"),
    ]


def test_the_last_of_more_repetitions_is_the_last_one() -> None:
    """Given one more at a key, then the one that was the last is not told so."""
    player = press(start(plan(pulls(2)), 0.0).player, Command.MORE, 0.0).player
    said = []
    while not player.over:
        player, events = advance(player, player.seen + 1)
        said += [(player.seen, cue.words) for cue in cues_of(events, player) if cue.words]

    assert said == [(9, "1"), (19, "2"), (20, "Last one"), (29, "Done. 1 of 1 set")]


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (Rest(60, None), "Rest 1 minute. Next, Squat, 15 reps. Space when done"),
        (
            Rest(90, None, active=True),
            "Walk or jog 90 seconds. Next, Squat, 15 reps. Space when done",
        ),
        (
            Rest(75, None, pulse=True),
            "Rest until your heart rate drops. Space ends it. "
            "Next, Squat, 15 reps. Space when done",
        ),
    ],
)
def test_the_end_of_a_set_is_a_long_tone_rest_and_what_is_next(rest: Rest, said: str) -> None:
    assert heard(plan(hold(30), rest, reps(15)), 30, since=29) == [(30, Tone.REST, said)]


def test_near_its_end_a_rest_says_again_what_is_next_and_then_get_ready() -> None:
    resting = plan(hold(10), Rest(25, 25), GetReady(5), hold(20, set=2, sets=2))

    assert heard(resting, 40, since=9.5) == [
        (10, Tone.REST, "Rest 30 seconds. Next, Wall sit, set 2 of 2, 20 seconds"),
        (31, None, "Wall sit, 20 seconds"),
        (35, None, "Get ready"),
        (37, Tone.COUNT, ""),
        (38, Tone.COUNT, ""),
        (39, Tone.COUNT, ""),
        (40, Tone.GO, "Go"),
    ]


def test_a_short_rest_says_it_once() -> None:
    made = heard(plan(hold(10), Rest(7, 7), GetReady(5), hold(20)), 22, since=9.5)

    assert [said for _, _, said in made if said] == [
        "Rest 12 seconds. Next, Wall sit, 20 seconds",
        "Go",
    ]


def test_a_long_get_ready_count_after_a_rest_says_what_it_is_for() -> None:
    made = heard(plan(hold(10), Rest(50, 50), GetReady(10), hold(20)), 70, since=10)

    assert [(at, said) for at, _, said in made if said] == [
        (60, "Wall sit, 20 seconds"),
        (70, "Go"),
    ]


def test_without_a_rest_the_get_ready_count_has_the_long_tone_and_says_what_comes() -> None:
    assert heard(plan(hold(10), GetReady(5), hold(20)), 11, since=9.5) == [
        (10, Tone.REST, "Wall sit, 20 seconds")
    ]


def test_a_name_too_long_for_the_count_goes_without_its_set() -> None:
    name = "Single-leg Romanian deadlift with two kettlebells"
    move = type(WALL_SIT)("long", name)
    long = Hold(Task(move, 2, 3, side=Side.LEFT), 45)

    assert heard(plan(hold(10), GetReady(5), long), 10, since=9.5) == [
        (10, Tone.REST, f"{name}, left side, 45 seconds")
    ]


def test_a_change_of_side_is_a_triple_tone_and_the_side() -> None:
    assert heard(TWO_SIDES, 45, since=39.5) == [
        (40, Tone.CHANGE, "Right side"),
        (42, Tone.COUNT, ""),
        (43, Tone.COUNT, ""),
        (44, Tone.COUNT, ""),
        (45, Tone.GO, "Go"),
    ]


def test_the_end_is_a_melody_and_what_was_done() -> None:
    assert heard(plan(hold(10)), 20)[-1] == (10, Tone.FINISHED, "Done. 1 of 1 set")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Rest(20, None), "The rest is over"),
        (Rest(20, 100, pulse=True), "Has your pulse settled?"),
        (timed_work(20, open=True), "That was it; keep on"),
    ],
)
def test_past_the_goal_there_is_a_low_double_tone(step: Step, said: str) -> None:
    assert heard(plan(step, reps(15)), 25, since=19.5) == [(20, Tone.OVERTIME, said)]


def test_an_end_at_the_key_is_the_next_step_alone() -> None:
    """Given space in the second in which a rest is over, then only the go is heard."""
    player = start(plan(Rest(20, None), reps(15)), 0.0).player
    while player.seen < 19.5:
        player = advance(player, player.seen + 0.5).player

    player, events = press(player, Command.GO, 20.0)

    assert cues_of(events, player) == (Cue(Tone.GO, "Go", polite=True),)


def test_a_run_that_runs_on_says_what_comes_before_it_does() -> None:
    easy, fast = Run(Task(WALL_SIT), 60), Run(Task(STAND), 30)

    assert heard(plan(easy, fast), 60, since=31) == [
        (51, None, "Next, Single-leg balance, 30 seconds"),
        *[(at, Tone.COUNT, "") for at in (57, 58, 59)],
        (60, Tone.GO, "Go"),
    ]


def test_repetitions_right_after_others_are_said_with_their_go() -> None:
    player = press(start(plan(reps(15), reps(12)), 0.0).player, Command.GO, 4.0)

    assert cues_of(player.events, player.player) == (
        Cue(Tone.GO, "Squat, 12 reps. Space when done"),
    )


def _at(plan_: Plan, seconds: float) -> Player:
    player = start(plan_, 0.0).player
    while player.seen < seconds:
        player = advance(player, min(player.seen + 1, seconds)).player
    return player


@pytest.mark.parametrize(
    ("player", "command", "cue"),
    [
        (_at(MIXED, 20), Command.PAUSE, Cue(None, "Paused")),
        (_at(MIXED, 20), Command.TOUCH, Cue(Tone.REP)),
        (
            _at(plan(hold(5), Rest(60, None, pulse=True, calm=120), reps(5)), 20),
            BeatsCounted(30),
            Cue(Tone.REP, "Your pulse has settled"),
        ),
    ],
)
def test_keys_are_answered(player: Player, command: Command | BeatsCounted, cue: Cue) -> None:
    player, events = press(player, command, player.seen)

    assert cues_of(events, player) == (cue,)


def test_leaving_taps_and_corrections_are_silent() -> None:
    rest = press(_at(plan(reps(15), Rest(60, None), reps(12)), 40), Command.GO, 40.0).player
    for command in (Command.LEAVE, Command.BEAT, Command.MORE):
        player, events = press(rest, command, 41.0)
        assert cues_of(events, player) == ()


def test_a_late_call_says_the_words_of_the_last_step_and_sounds_every_tone() -> None:
    player = start(plan(GetReady(2), hold(2), GetReady(1), hold(20)), 0.0).player
    player, events = advance(player, 5.0)

    cues = cues_of(events, player)

    assert [cue.tone for cue in cues] == [Tone.COUNT, Tone.GO, Tone.COUNT, Tone.REST, Tone.GO]
    assert [cue.words for cue in cues] == ["", "", "", "", "Go"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 second"),
        (45, "45 seconds"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (120, "2 minutes"),
        (150, "2 minutes 30 seconds"),
        (3600, "1 hour"),
        (5400, "1 hour 30 minutes"),
    ],
)
def test_a_length_is_said_as_people_say_it(seconds: int, said: str) -> None:
    assert words.length(seconds) == said


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (reps(None), "Squat, as many reps as you can. Space when done"),
        (hold(0, open=True), "Wall sit, as long as you can"),
        (hold(45, open=True), "Wall sit, 45 seconds or more"),
        (pulls(10), "Superman pull, 10 reps, 5 seconds each"),
    ],
)
def test_targets_are_said_in_full(step: Step, said: str) -> None:
    assert heard(plan(GetReady(10), step), 5) == [(0, None, said)]


def test_what_is_left_is_counted_in_whole_repetitions_and_seconds() -> None:
    assert words.here(_at(plan(GetReady(10), pulls(10)), 10 + 23)) == "Superman pull, 8 reps left"
    assert words.here(_at(plan(hold(45)), 44)) == "Wall sit, 1 second left"
    assert words.here(_at(plan(hold(30, open=True)), 20)) == "Wall sit, 30 seconds or more"
    assert words.here(_at(TWO_SIDES, 42)) == "Single-leg balance, right side, 30 seconds"
    assert words.here(_at(plan(hold(5), Change(Side.RIGHT, 20)), 10)) == ""
