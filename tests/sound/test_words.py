"""What is said: loads, rounds, climbs, what is put on, what ends a set, and how long it takes."""

import pytest
from msgspec.structs import replace

from runstrong_tui.player.rehearsal import rehearsed
from runstrong_tui.sound import words
from runstrong_tui.sound.cues import cues_of
from tests.player.plans import reps
from tests.shipped import shipped_plan


@pytest.mark.parametrize(
    ("load", "last", "said"),
    [
        ("2x5kg", "", ["2 times 5 kilos"]),
        ("2x5kg", "12, 12 @ 2x4.5kg", ["2 times 5 kilos", "half a kilo more"]),
        ("40kg", "12 @ 42.5kg", ["40 kilos", "2.5 kilos less"]),
        ("11lb", "12 @ 10lb", ["11 pounds", "1 pound more"]),
        ("1kg", "12 @ 2x5kg", ["1 kilo"]),
        ("20kg", "12, 12 without load", ["20 kilos"]),
        ("a heavy one", "12", ["a heavy one"]),
    ],
)
def test_a_load_and_its_change_are_said(load: str, last: str, said: list[str]) -> None:
    assert words.loaded(load, last) == said


def test_the_load_the_round_and_what_ends_a_set_are_said() -> None:
    squat = reps(14, set=1, sets=3)
    task = replace(squat.task, load="2x5kg", last="12 @ 2x4.5kg")
    assert words.announced(replace(squat, task=task)) == (
        "Squat, set 1 of 3, 14 reps, 2 times 5 kilos, half a kilo more. Space when done"
    )
    later = reps(14, set=2, sets=3)
    assert words.announced(later) == "Squat, set 2 of 3, 14 reps"
    circuit = replace(later, task=replace(later.task, round=True))
    assert words.announced(circuit) == "Squat, round 2 of 3, 14 reps"


def test_in_the_shipped_sessions_it_is_plain_what_is_meant() -> None:
    """Given the words of whole sessions, then rounds, climbs, weights and long rests are told."""

    def said(name: str) -> str:
        moments = rehearsed(shipped_plan(name))
        return ". ".join(
            cue.words for moment in moments for cue in cues_of(moment.events, moment.player)
        )

    five, hill = said("five-circuit"), said("hill-resistance")
    assert "Squat to tiptoe, round 1 of 2, 45 seconds" in five
    assert "Rest until your heart rate drops, at most 3 minutes. Space ends it. Next, " in five
    assert hill.startswith("Easy running, 7 minutes 30 seconds")
    assert ", 1 of 7, " in hill
    assert hill.index("Ankle weights on") < hill.index(", 1 of 7") < hill.index("Ankle weights off")


def test_what_is_said_is_taken_to_last_as_long_as_voices_need() -> None:
    """Given what two voices took for phrases, then none lasts a quarter of a second more."""
    measured = {
        "Go": 0.64,
        "17": 1.27,
        "Get ready": 1.14,
        "Rest 20 seconds. Next, Side-lying leg raise, left side, 15 reps. Space when done": 6.64,
        "Rest until your heart rate drops. Next, Squat to tiptoe, set 5 of 5, 20 reps": 5.96,
    }
    short = {said: words.speaking_seconds(said) for said in measured}
    assert all(short[said] + 0.25 > seconds for said, seconds in measured.items()), short
