"""A plan in short, and what there is to see of a swap."""

from runstrong_tui.planning.today import resolve
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.player.log import set_done
from runstrong_tui.player.outline import OutlineRow, outline
from runstrong_tui.player.player import start
from runstrong_tui.player.view import view
from runstrong_tui.player.wording import target_words
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.training.session import Style
from runstrong_tui.training.steps import Effort, Rest
from tests.files.blocks import EXERCISES, block, session
from tests.planning.test_replanning import plan as planned
from tests.planning.test_replanning import swap
from tests.player.plans import hold, plan, reps


def shown(entries: list[OutlineRow]) -> list[tuple[str, str, str]]:
    return [(entry.effort.task.move.name, entry.asked, entry.rest) for entry in entries]


def test_each_exercise_comes_once_with_its_sets_and_the_rest_after_it() -> None:
    entries = outline(
        planned(
            "squat 3x15 @ 2x5kg rest 60s",
            "stand 2x30s rest pulse 30-180s",
            "pull 10 hold 5s rest none",
            "press 12 tempo 3-1-3 rest active 90s",
            "wall-sit 45s+ rest 2m",
            "plank max",
        )
    )

    assert shown(entries) == [
        ("Squat", "3 sets of 15 reps, 2x5kg", "rest 60 s"),
        ("Stand", "2 sets of 30 s, each side", "rest until your heart rate drops"),
        ("Pull", "10 reps, each held 5 s", ""),
        ("Press", "12 reps at 3-1-3", "active rest 90 s"),
        ("Wall sit", "45 s or more", "rest 2 min"),
        ("Plank", "as long as you can", ""),
    ]


def test_a_circuit_has_each_exercise_once_however_many_rounds() -> None:
    circuit = block("squat 15", "jump 30s", rounds=(3, 3), style=Style.CIRCUIT)
    blocks = resolve([circuit], EXERCISES)

    entries = outline(unfold(session(*blocks), blocks, EXERCISES))

    assert shown(entries) == [
        ("Squat", "3 sets of 15 reps", "rest 60 s"),
        ("Jump", "3 sets of 30 s", "rest 60 s"),
    ]


def test_two_lines_alike_are_two_and_one_that_was_swapped_is_another() -> None:
    twice = planned("squat 15 rest 60s", "squat 15")
    assert [asked for _, asked, _ in shown(outline(twice))] == ["15 reps"] * 2

    swapped = swap(planned("squat 3x15"), 2, "wall-sit", done=(1,)).plan
    assert [name for name, _, _ in shown(outline(swapped))] == ["Squat", "Wall sit"]


def test_lengths_are_told_in_seconds_minutes_and_hours() -> None:
    assert [seconds_words(n) for n in (0, 90, 91, 3599, 3600, 5100)] == [
        "0 s",
        "90 s",
        "1 min 31 s",
        "59 min 59 s",
        "1 h",
        "1 h 25 min",
    ]
    assert target_words(hold(0, open=True)) == "as long as you can"
    assert target_words(reps(None)) == "as many reps as you can"


def test_an_active_rest_is_seen_as_one_and_no_seconds_are_left_of_it_after_its_end() -> None:
    rest = start(plan(Rest(30, None, active=True), reps(15)), 0.0).player

    seen = view(rest, 4.0)

    assert (seen.word, seen.count, seen.left) == ("ACTIVE REST", 26, 26 + 45)


def test_the_log_keeps_the_variant_that_was_asked_for() -> None:
    made = planned("wall-sit/tiptoe 45s").steps[1]

    assert isinstance(made, Effort)
    done = set_done(made, 1, seconds=45.04, at=60.06)
    assert (done.written, done.variant, done.timed, done.paced) == ("tiptoe", "tiptoe", True, False)
    assert (done.seconds, done.at, done.planned_seconds) == (45.0, 60.1, 45)
