"""Every exercise that ships is as its source has it: the table says which, and what of it."""

import re
from itertools import chain
from typing import NamedTuple

import pytest

from runstrong_tui.files.library import EXERCISES as FOLDER
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.files.notation import parse_step
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise, Kind, Level, Purpose, Sides
from runstrong_tui.training.session import RestTime, StepLine
from tests.families import over

S0 = '"5 Exercise to Improve Muscle Building During The Running"'
S1 = "article with ten leg exercises for runners"
S2 = '"How To Build Muscles Through Running?"'
S3 = "article on gym strength training for runners"

LONGEST_KEY_POINT = 46
FEWEST_KEY_POINTS, MOST_KEY_POINTS = 3, 6
LONG_HOLD = 20
"""From so many seconds on a hold has a key point on breathing."""

HEAD = (
    "# You may change the name, the summary, the key points, the muscles and the kit.",
    "# Keep key points within 46 characters. Keep the file's name: sessions use it.",
)


class Row(NamedTuple):
    """What the table says of an exercise; ``muscles`` is None where it names none."""

    article: str
    kind: Kind
    doses: tuple[str, ...]
    side: Sides
    muscles: tuple[str, ...] | None = None
    kit: tuple[str, ...] = ()
    fit: str = ""
    purpose: Purpose = Purpose.STRENGTH


REPS, HOLD, RUN = Kind.REPS, Kind.HOLD, Kind.RUN
BOTH, ALTERNATING, EACH = Sides.BOTH, Sides.ALTERNATING, Sides.EACH
WARM_UP, STRETCH = Purpose.WARM_UP, Purpose.STRETCH

SETS_OR_TIME = ("3-5x15-20", "30-60s")
PULLS = ("3-5x15-20 hold 5s", "30-60s hold 5s")
BENCH = "bench, chair or crate"
LEGS = ("glutes", "quadriceps", "hamstrings")
HINGE = ("hamstrings", "glutes", "abdominals")
BACK = ("middle back", "lower back", "abdominals")


def stretch(muscle: str) -> Row:
    return Row(S1, HOLD, ("20-30s",), EACH, (muscle,), purpose=STRETCH)


TABLE = {
    "squat-calf": Row(
        S0, REPS, SETS_OR_TIME, BOTH, ("glutes", "calves", "quadriceps"), fit="28:61"
    ),
    "step-up": Row(
        S0, REPS, SETS_OR_TIME, ALTERNATING, ("quadriceps", "glutes"), (BENCH,), "28:66"
    ),
    "wall-sit": Row(S0, HOLD, ("30-60s",), BOTH, ("quadriceps", "abdominals"), ("wall",), "28:20"),
    "mountain-climber": Row(
        S0, REPS, SETS_OR_TIME, ALTERNATING, ("hip flexors", "abdominals"), fit="19:34"
    ),
    "superman-pull": Row(S0, REPS, PULLS, BOTH, BACK, fit="13:29"),
    "squat": Row(
        S1, REPS, ("15",), BOTH, ("glutes", "calves", "quadriceps", "abdominals"), fit="28:61"
    ),
    "jump-squat": Row(S1, REPS, ("8-10",), BOTH, ("quadriceps",), fit="20:37"),
    "prone-leg-raise": Row(S1, REPS, ("15",), BOTH, ("glutes", "lower back"), fit="13:29"),
    "step-up-single": Row(S1, REPS, ("15",), EACH, LEGS, ("step",), "28:66"),
    "one-leg-stand": Row(S1, HOLD, ("30-60s",), EACH, ("foot",)),
    "glute-bridge": Row(S1, REPS, ("15",), BOTH, ("glutes", "hamstrings"), fit="10:11"),
    "lunge-reach": Row(
        S1, REPS, ("10-15",), ALTERNATING, (*LEGS, "abdominals", "shoulders"), fit="17:34"
    ),
    "calf-raise": Row(S1, REPS, ("8-10",), BOTH, ("calves", "foot"), fit="1:18"),
    "side-leg-raise": Row(S1, REPS, ("15",), EACH, ("abductors",), fit="11:21"),
    "adductor-raise": Row(S1, REPS, ("15",), EACH, ("adductors",), fit="11:9"),
    "plank": Row(S1, HOLD, ("20-30s",), BOTH, ("abdominals",), fit="19:43"),
    "jump": Row(S3, REPS, ("30s",), BOTH, fit="20:37"),
    "lunge": Row(S3, REPS, ("30s",), ALTERNATING, fit="17:32"),
    "calf-raise-step": Row(
        S3, REPS, ("5x12-16 hold 3s",), BOTH, ("calves",), ("step", "2 dumbbells"), "1:20"
    ),
    "leg-press": Row(
        S3, REPS, ("3x12",), BOTH, (*LEGS, "abdominals"), ("leg press machine",), "28:0"
    ),
    "single-leg-deadlift": Row(
        S3, REPS, ("5x8 tempo 2-1-2",), EACH, HINGE, ("2 dumbbells",), "8:14"
    ),
    "run-sprint": Row(S2, RUN, ("6-8x15-30s rest 60-90s",), BOTH, ()),
    "run-hill": Row(S2, RUN, ("6-8x30-60s rest active 60-90s",), BOTH, ()),
    "run-hill-weighted": Row(
        S2, RUN, ("6-8x15-20s rest active 60-90s",), BOTH, (), ("ankle weights",)
    ),
    "run-tempo": Row(S2, RUN, ("20m",), BOTH, ()),
    "run-long": Row(S2, RUN, ("1h-2h",), BOTH, ()),
    "run-recovery": Row(S2, RUN, ("20-30m",), BOTH, ()),
    "run-build-up": Row(S2, RUN, ("3-4x15s rest active 45-60s",), BOTH, (), purpose=WARM_UP),
    "run-burst": Row(S1, RUN, ("6-8x30-60s rest active 60-90s",), BOTH, ()),
    "run-all-ways": Row(S1, RUN, ("6x15-20s rest active 40-60s",), BOTH, ()),
    "stretch-calf": stretch("calves"),
    "stretch-quadriceps": stretch("quadriceps"),
    "stretch-hamstring": stretch("hamstrings"),
    "stretch-glute": stretch("glutes"),
    "stretch-hip-flexor": stretch("hip flexors"),
    "march": Row(S2, REPS, ("30s",), BOTH, (), purpose=WARM_UP),
    "leg-swing": Row(S2, REPS, ("30s",), EACH, (), purpose=WARM_UP),
    "ankle-circle": Row(S2, REPS, ("30s",), EACH, (), purpose=WARM_UP),
}

INFERRED_NAMES = {
    "squat": "likely",
    "jump-squat": "a weak guess",
    "prone-leg-raise": "a weak guess",
    "step-up-single": "a fair guess",
    "one-leg-stand": "likely",
    "glute-bridge": "likely",
    "lunge-reach": "a weak guess",
    "calf-raise": "likely",
    "side-leg-raise": "likely",
    "plank": "a fair guess",
}
"""The article gives no name; how sure the one is that its muscles and dose point to."""

INFERRED_OTHERWISE = ("step-up", "wall-sit", "superman-pull", "leg-press", "single-leg-deadlift")
"""The name is the article's, but which muscles work is inferred."""

OUR_DOSES = {
    "jump": "30 s",
    "lunge": "30 s",
    "leg-press": "3 sets of 12",
    "single-leg-deadlift": "seconds of the tempo",
    "run-sprint": "6 to 8 sprints",
    "run-hill": "6 to 8 climbs of 30 to 60 s",
    "run-hill-weighted": "6 to 8 climbs",
    "run-tempo": "20 minutes",
    "run-recovery": "20 to 30 minutes",
    "run-burst": "6 to 8 bursts of 30 to 60 s",
    "run-all-ways": "6 times 15 to 20 s",
    **{name: "20 to 30 s" for name, row in TABLE.items() if row.purpose is STRETCH},
    **{name: "30 s" for name, row in TABLE.items() if row.purpose is WARM_UP},
    "run-build-up": "3 to 4 times 15 s",
}
"""Where the article is silent: what the source must say to be our own."""

ARTICLE_VARIANTS = {
    ("squat-calf", "band"),
    ("wall-sit", "tiptoe"),
    ("glute-bridge", "ankle-on-thigh"),
}
"""All other variants are ours."""

THINGS = (
    *("mini band", "exercise band", "ankle weights", "2 dumbbells", "leg press machine"),
    *("step", "wall", "firm cushion", BENCH),
)
"""What an exercise may need: one word for one thing, so that it can be ticked off once."""

LOADED = ("calf-raise-step", "leg-press", "single-leg-deadlift")
"""Here more load takes the place of a harder variant."""

STRENGTH = [name for name, row in TABLE.items() if row.purpose is Purpose.STRENGTH]
MOVING_ON = [
    name for name in STRENGTH if TABLE[name].article in (S0, S1) and TABLE[name].kind is not RUN
]

every_exercise = over("name", TABLE)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library([shipped_sessions()])


def steps_of(exercise: Exercise, variant: str = "") -> list[StepLine]:
    """The doses as step lines of the exercise, or of its variant."""
    known = {exercise.id: exercise}
    head = f"{exercise.id}/{variant}" if variant else exercise.id
    steps = [parse_step(f"{head} {dose}", known) for dose in exercise.doses]
    lines = [step for step in steps if isinstance(step, StepLine)]
    assert lines == steps
    return lines


def test_every_exercise_ships_and_no_other(library: Library) -> None:
    assert library.broken_exercises == {}
    assert sorted(library.exercises) == sorted(TABLE)


@every_exercise
def test_an_exercise_is_as_the_table_has_it(library: Library, name: str) -> None:
    exercise, row = library.exercises[name], TABLE[name]
    assert (exercise.kind, exercise.side, exercise.purpose) == (row.kind, row.side, row.purpose)
    assert exercise.doses == row.doses
    assert exercise.kit == row.kit
    if row.fit:  # The others are looked up in the profile, in tests/exchange.
        assert exercise.fit == row.fit
    if row.muscles is not None:
        assert sorted(exercise.muscles) == sorted(row.muscles)


@over("name", [item for item, row in TABLE.items() if row.muscles is None])
def test_the_muscles_of_running_are_named_and_said_to_be_inferred(
    library: Library, name: str
) -> None:
    exercise = library.exercises[name]
    assert {"quadriceps", "glutes"} <= set(exercise.muscles)
    assert "inferred" in exercise.source


@every_exercise
def test_a_dose_is_a_step_of_the_exercise_and_of_each_variant(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    for variant in ("", *(other.id for other in exercise.variants)):
        each_side = exercise.sides_of(variant or None) is Sides.EACH
        assert [step.each_side for step in steps_of(exercise, variant)] == [each_side] * len(
            exercise.doses
        )


@every_exercise
def test_only_two_exercises_hold_each_repetition(library: Library, name: str) -> None:
    seconds = {"superman-pull": 5, "calf-raise-step": 3}.get(name)
    assert {step.hold for step in steps_of(library.exercises[name])} == {seconds}


def test_a_single_leg_deadlift_waits_at_the_bottom(library: Library) -> None:
    (step,) = steps_of(library.exercises["single-leg-deadlift"])
    assert step.tempo is not None
    assert step.tempo.pause >= 1


@over("name, active", [("run-sprint", False), ("run-hill", True), ("run-hill-weighted", True)])
def test_fast_runs_rest_for_60_to_90_seconds(library: Library, name: str, active: bool) -> None:
    (step,) = steps_of(library.exercises[name])
    assert step.rest == RestTime(Range(60, 90), active=active)


@every_exercise
def test_key_points_are_few_short_and_told_once(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    lists = [exercise.key_points, *(variant.key_points for variant in exercise.variants)]
    for points in lists:
        assert FEWEST_KEY_POINTS <= len(points) <= MOST_KEY_POINTS
        assert len(set(points)) == len(points)
    assert [point for point in chain(*lists) if len(point) > LONGEST_KEY_POINT] == []


@every_exercise
def test_a_long_hold_says_to_breathe_on(library: Library, name: str) -> None:
    """Holding one's breath drives the blood pressure up (Phys Ther 1989;69:757)."""
    exercise = library.exercises[name]
    longest = max(step.target.amount.high for step in steps_of(exercise) if step.target.amount)
    if exercise.kind is HOLD and longest >= LONG_HOLD:
        for points in (exercise.key_points, *(v.key_points for v in exercise.variants)):
            assert any(re.search("breath", point, re.IGNORECASE) for point in points), points


def test_the_squat_to_tiptoe_has_the_feet_under_the_hips_and_a_slight_arch(
    library: Library,
) -> None:
    points = " ".join(library.exercises["squat-calf"].key_points)
    assert "Feet under the hips" in points
    assert "slight" in points and "arch" in points


@every_exercise
def test_a_source_names_its_article(library: Library, name: str) -> None:
    exercise, row = library.exercises[name], TABLE[name]
    named = [article for article in (S0, S1, S2, S3) if article in exercise.source]
    assert named == [row.article]
    assert exercise.summary
    assert "\n" not in exercise.summary


@over("name, how_sure", INFERRED_NAMES.items())
def test_a_source_says_which_name_is_inferred_and_how_surely(
    library: Library, name: str, how_sure: str
) -> None:
    source = library.exercises[name].source
    assert "inferred" in source
    assert f"({how_sure})" in source


@over("name", INFERRED_OTHERWISE)
def test_a_source_says_that_muscles_are_inferred(library: Library, name: str) -> None:
    assert "inferred" in library.exercises[name].source


@over("name, dose", OUR_DOSES.items())
def test_a_source_says_which_dose_is_ours(library: Library, name: str, dose: str) -> None:
    source = library.exercises[name].source
    assert dose in source
    assert "ours" in source[source.index(dose) :]


@every_exercise
def test_a_source_says_that_variants_are_ours(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    ours = [
        variant.id for variant in exercise.variants if (name, variant.id) not in ARTICLE_VARIANTS
    ]
    says_ours = re.search("variants?[^.;:]* (is|are) ours", exercise.source)
    assert says_ours is not None or not ours


@every_exercise
def test_variants_go_from_the_easiest_to_the_hardest(library: Library, name: str) -> None:
    levels = [variant.level for variant in library.exercises[name].variants]
    easier, harder = levels.count(Level.EASIER), levels.count(Level.HARDER)
    assert levels == [Level.EASIER] * easier + [Level.HARDER] * harder


@over(
    "name, harder",
    [
        ("squat-calf", ["band"]),
        ("wall-sit", ["tiptoe"]),
        ("glute-bridge", ["ankle-on-thigh"]),
        ("one-leg-stand", ["cushion", "eyes-closed"]),
    ],
)
def test_these_variants_are_harder(library: Library, name: str, harder: list[str]) -> None:
    variants = library.exercises[name].variants
    assert [variant.id for variant in variants if variant.level is Level.HARDER] == harder


def test_the_harder_hip_bridge_goes_side_by_side(library: Library) -> None:
    variant = library.exercises["glute-bridge"].variant("ankle-on-thigh")
    assert variant is not None
    assert (variant.side, variant.fit) == (Sides.EACH, "10:30")


@over("name", MOVING_ON)
def test_what_has_no_load_has_something_harder_to_move_on_to(library: Library, name: str) -> None:
    assert Level.HARDER in [variant.level for variant in library.exercises[name].variants]


@over("name", LOADED)
def test_what_has_a_load_has_no_harder_variant(library: Library, name: str) -> None:
    assert Level.HARDER not in [variant.level for variant in library.exercises[name].variants]


@over("name", [exercise for exercise in TABLE if exercise not in STRENGTH])
def test_warm_ups_and_stretches_have_no_variants(library: Library, name: str) -> None:
    assert library.exercises[name].variants == ()


@every_exercise
def test_kit_is_named_in_one_way(library: Library, name: str) -> None:
    exercise = library.exercises[name]
    needed = chain(exercise.kit, *(exercise.kit_of(variant.id) for variant in exercise.variants))
    assert set(needed) <= set(THINGS)


@every_exercise
def test_a_file_says_first_what_may_be_changed(name: str) -> None:
    text = (shipped_sessions() / FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert tuple(text.splitlines()[1:3]) == HEAD
