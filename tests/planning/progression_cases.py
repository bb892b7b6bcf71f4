"""What is asked for after what was made: a table of cases, and what it takes to write them."""

from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.files.notation import parse_step
from runstrong_tui.planning.growth import rungs
from runstrong_tui.planning.progression import LastTime, Prescription, SetResult, prescribe
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.exercise import Exercise, Kind, Level, Purpose, Sides, Variant
from runstrong_tui.training.session import StepLine
from runstrong_tui.training.steps import Side

VARIANTS = (
    Variant("wall", "at the wall", level=Level.EASIER),
    Variant("wide", "feet wide"),
    Variant("jump", "with a jump", level=Level.HARDER),
    Variant("one-leg", "on one leg", level=Level.HARDER),
)


def exercise(id: str, kind: Kind = Kind.REPS, *variants: Variant, **fields: object) -> Exercise:
    plain = Exercise(id, id, "", kind, Sides.BOTH, ("Straight",), "", variants=variants)
    return replace(plain, **fields)


EXERCISES = {
    other.id: other
    for other in (
        exercise("squat", Kind.REPS, *VARIANTS),
        exercise("step-up"),
        exercise(
            "curl", Kind.REPS, Variant("bare", "bare", level=Level.EASIER, kit=()), kit=("weight",)
        ),
        exercise("sit", Kind.HOLD, *VARIANTS),
        exercise("plank", Kind.HOLD),
        exercise("lift", side=Sides.EACH),
        exercise("stretch", Kind.HOLD, purpose=Purpose.STRETCH),
        exercise("march", purpose=Purpose.WARM_UP),
        exercise("sprint", Kind.RUN),
    )
}
NORMAL, EASY, STRONG = Form.NORMAL, Form.EASY, Form.STRONG


def line(text: str) -> StepLine:
    step = parse_step(text, EXERCISES)
    assert isinstance(step, StepLine)
    return step


def did(*made: int | None, of: int | None, sets: int | None = None, **fields: object) -> LastTime:
    results = tuple(SetResult(amount, of) for amount in made)
    return replace(LastTime(results, sets or len(made)), **fields)


def sides(left: tuple[int, ...], right: tuple[int, ...], of: int, **fields: object) -> LastTime:
    results = tuple(
        SetResult(made, of, side)
        for both in zip(left, right, strict=True)
        for side, made in zip(Side, both, strict=True)
    )
    return replace(LastTime(results, len(left)), **fields)


def held(*made: int | None, of: int, **fields: object) -> LastTime:
    return replace(did(*made, of=of), timed=True, **fields)


def paced(*made: int | None, of: int, **fields: object) -> LastTime:
    return replace(did(*made, of=of), paced=True, **fields)


def asked(
    step: StepLine,
    times: list[LastTime],
    form: Form = NORMAL,
    *,
    grows: bool = True,
    keep_targets: bool = False,
    easier: bool = False,
) -> Prescription:
    return prescribe(
        step,
        EXERCISES[step.exercise],
        times,
        form,
        grows=grows,
        keep_targets=keep_targets,
        easier=easier,
    )


def hardness(step: StepLine, prescription: Prescription) -> tuple[int, float, int, int]:
    """How hard a prescription is, the variant before the load, the sets and the amount."""
    variants = rungs(EXERCISES[step.exercise], step.variant)
    rung = variants.index(prescription.variant) - variants.index(step.variant)
    return (
        rung,
        prescription.load.amount if prescription.load else 0,
        prescription.sets,
        prescription.amount or 0,
    )


class Day(NamedTuple):
    """What is given but the line and the times."""

    form: Form = NORMAL
    grows: bool = True
    keep_targets: bool = False
    easier: bool = False


class Case(NamedTuple):
    words: str
    line: str
    times: tuple[LastTime, ...]
    asked: str
    why: str
    day: Day = Day()


def shown(prescription: Prescription) -> str:
    amount = "max" if prescription.amount is None else prescription.amount
    variant = f"/{prescription.variant}" if prescription.variant else ""
    return f"{prescription.sets}x{amount}{variant}" + (
        f" @ {prescription.load}" if prescription.load else ""
    )


ALL_20 = did(20, 20, 20, 20, 20, of=20)
SHORT = did(17, 17, 16, of=17)
LOADED = "lift 3x8 each side @ 2x5kg"
EIGHT, ELEVEN = (8, 8, 8), (11,) * 5
TOP_OF_LOADED = sides(ELEVEN, ELEVEN, 11, load="2x5kg")
LIFT_SHORT = sides((8, 8, 7), EIGHT, 8, load="2x5kg")

TOP = "the most that this step asks for"
AGAIN = "same as last time: 2 of 3 sets made"
LESS = "less: short two times in a row"
LOW_WEEK = "an easier week: one set fewer, low end"

# fmt: off
FIRST = (
    Case("the first time a single number is itself", "squat 3x15", (), "3x15", ""),
    Case("the first time takes the middle", "squat 3-5x15-20", (), "4x18", ""),
    Case("the first time on an easy day", "squat 3-5x15-20", (), "3x15", "", Day(EASY)),
    Case("the first time on a strong day", "squat 3-5x15-20", (), "5x20", "", Day(STRONG)),
    Case("the first hold, to 5 s", "sit 3x30-60s", (), "3x45", ""),
    Case("the first time with load and variant", "squat/jump 2x8 @ 5kg", (), "2x8/jump @ 5kg", ""),
    Case("the first time, refused", "squat 3x15-20", (), "3x18", "", Day(keep_targets=True)),
)

UP = (
    Case("all sets made: one more", "squat 3x15",
         (did(15, 15, 15, of=15),), "3x16", "+1 rep: 3 of 3 sets made"),
    Case("nobody said: as planned", "squat 3x15",
         (did(None, None, None, of=15),), "3x16", "+1 rep: 3 of 3 sets made"),
    Case("RPE 9.5 is not 10", "squat 3x15",
         (did(15, 15, 15, of=15, rpe=9.5),), "3x16", "+1 rep: 3 of 3 sets made"),
    Case("more than planned in one set: one more", "squat 3x15",
         (did(20, 15, 15, of=15),), "3x16", "+1 rep: 3 of 3 sets made"),
    Case("clearly more in every set: at once", "squat 3x15",
         (did(20, 19, 18, of=15),), "3x18", "+3 reps: 3 of 3 sets made"),
    Case("much more: up to the top", "squat 3x15",
         (did(30, 30, 30, of=15),), "3x20", "+5 reps: 3 of 3 sets made"),
    Case("a strong day: two more", "squat 3x15",
         (did(15, 15, 15, of=15),), "3x17", "+2 reps: 3 of 3 sets made", Day(STRONG)),
    Case("a strong day stops at the top", "squat 3x15",
         (did(19, 19, 19, of=19),), "3x20", "+1 rep: 3 of 3 sets made", Day(STRONG)),
    Case("a hold: 5 s", "sit 3x30s", (held(30, 30, 30, of=30),), "3x35", "+5 s: 3 of 3 sets held"),
    Case("timed work: 5 s", "squat 3x30s",
         (held(30, 30, 30, of=30),), "3x35", "+5 s: 3 of 3 sets made"),
    Case("a hold on a strong day: 10 s", "sit 30-60s",
         (held(30, of=30),), "1x40", "+10 s: 30 s held", Day(STRONG)),
    Case("a hold far longer: in whole 5 s", "sit 30-60s",
         (held(48, of=30),), "1x45", "+15 s: 48 s held"),
    Case("paced repetitions: one more", "squat 3x10 hold 5s",
         (paced(10, 10, 10, of=10),), "3x11", "+1 rep: 3 of 3 sets made"),
    Case("paced for a time: one cycle of 10 s more", "squat 30-60s hold 5s",
         (paced(4, of=4),), "1x50", "+1 rep: 4 made"),
    Case("paced for a time: not past its top", "squat 30-60s tempo 3-1-3",
         (paced(8, of=8),), "1x60", "+1 rep: 8 made"),
    Case("both sides made: one more", LOADED,
         (sides(EIGHT, EIGHT, 8, load="2x5kg"),), "3x9 @ 2x5kg", "+1 rep: 3 of 3 sets made"),
    Case("uneven plans: all to the top", "squat 3x15-20",
         (LastTime((SetResult(20, 20), SetResult(17, 17)), 3),),
         "3x20", "20 in every set first"),
)

HARDER = (
    Case("at the top of 3: the same work in 4", "squat 3x15",
         (did(20, 20, 20, of=20),), "4x15", "1 set more: 3 sets of 20 made"),
    Case("at the top of 4: the same work in 5", "squat 3x15",
         (did(20, 20, 20, 20, of=20),), "5x16", "1 set more: 4 sets of 20 made"),
    Case("a hold at the top: one set more, in whole 5 s", "plank 3x30s",
         (held(40, 40, 40, 40, of=40),), "5x35", "1 set more: 4 sets of 40 s made"),
    Case("a strong day adds one set only", "squat 3x15",
         (did(20, 20, 20, of=20),), "4x15", "1 set more: 3 sets of 20 made", Day(STRONG)),
    Case("a range of sets ends at its top", "step-up 2-3x15",
         (did(20, 20, 20, of=20),), "3x20", TOP),
    Case("a single set stays single", "step-up 15", (did(20, of=20),), "1x20", TOP),
    Case("eight sets are not made fewer", "step-up 8x15",
         (did(*[20] * 8, of=20),), "8x20", TOP),
    Case("in rounds no set is added", "step-up 15",
         (did(20, 20, 20, of=20),), "1x20", TOP, Day(grows=False)),
    Case("in rounds the variant may change", "squat 2x15",
         (did(*[20] * 6, of=20),), "2x15/jump", "harder: 6 sets of 20 made", Day(grows=False)),
    Case("at the top of both: the next load", LOADED,
         (TOP_OF_LOADED,), "3x8 @ 2x5.5kg", "2x5.5kg: 5 sets of 11 made"),
    Case("at the top of both on a strong day: one load", LOADED,
         (TOP_OF_LOADED,), "3x8 @ 2x5.5kg", "2x5.5kg: 5 sets of 11 made", Day(STRONG)),
    Case("the heaviest load: at the top", "lift 1x8 each side @ 1000kg",
         (sides((11,), (11,), 11, load="1000kg"),), "1x11 @ 1000kg", TOP),
    Case("no load: the harder variant", "squat 3x15",
         (ALL_20,), "3x15/jump", "harder: 5 sets of 20 made"),
    Case("and the hardest", "squat 3x15",
         (did(*[20] * 5, of=20, variant="jump"),), "3x15/one-leg", "harder: 5 sets of 20 made"),
    Case("the hardest: at the top", "squat 3x15",
         (did(*[20] * 5, of=20, variant="one-leg"),), "5x20/one-leg", TOP),
    Case("a variant that the step names stays", "squat/wall 15-20",
         (did(20, of=20, written="wall", variant="wall"),), "1x20/wall", TOP),
    Case("the easier variant leads back to the exercise", "squat 15-20",
         (did(20, of=20, variant="wall"),), "1x15", "harder: 1 set of 20 made"),
    Case("a variant without a level has none above it", "squat/wide 15-20",
         (did(20, of=20, written="wide", variant="wide"),), "1x20/wide", TOP),
    Case("no variants: at the top", "step-up 3x15", (ALL_20,), "5x20", TOP),
)

SAME = (
    Case("one set short", "squat 3x15",
         (did(15, 15, 14, of=15),), "3x15", AGAIN),
    Case("a hold short", "sit 3x45s",
         (held(45, 38, 44, of=45),), "3x45", "same as last time: 1 of 3 sets made"),
    Case("left short", LOADED, (LIFT_SHORT,), "3x8 @ 2x5kg", "same as last time: left 2 of 3 sets"),
    Case("right short", LOADED,
         (sides(EIGHT, (8, 7, 8), 8, load="2x5kg"),),
         "3x8 @ 2x5kg", "same as last time: right 2 of 3 sets"),
    Case("both sides short", LOADED,
         (sides((8, 8, 7), (7, 8, 8), 8, load="2x5kg"),),
         "3x8 @ 2x5kg", "same as last time: both sides fell short"),
    Case("an effort left out", "squat 3x15",
         (did(15, 15, of=15, sets=3, missed=1),), "3x15", "same as last time: 1 set left out"),
    Case("RPE 10", "squat 3x15",
         (did(15, 15, 15, of=15, rpe=10),), "3x15", "same as last time: RPE 10"),
    Case("a strong day repeats too", "squat 3x15",
         (did(15, 15, 15, of=15, rpe=10),), "3x15", "same as last time: RPE 10", Day(STRONG)),
    Case("short once, made before", "squat 3x15",
         (SHORT, did(16, 16, 16, of=16)), "3x17", AGAIN),
    Case("left out twice is no step back", "squat 3x15",
         (did(17, 17, of=17, sets=3, missed=1),) * 2, "3x17", "same as last time: 1 set left out"),
    Case("short, and left out before", "squat 3x15",
         (SHORT, did(17, 17, of=17, sets=3, missed=1)), "3x17", AGAIN),
    Case("short with another load each", LOADED,
         (LIFT_SHORT, sides((8, 8, 7), EIGHT, 8, load="2x5.5kg")),
         "3x8 @ 2x5kg", "same as last time: left 2 of 3 sets"),
    Case("short again after a step back counts anew", "squat 3x15",
         (did(16, 16, 15, of=16), SHORT, SHORT), "3x16", AGAIN),
    Case("short in fewer sets counts anew", "squat 2-4x15",
         (did(15, 15, 14, of=15), did(15, 15, 14, 14, of=15)), "3x15", AGAIN),
)

BACK = (
    Case("short twice: one fewer", "squat 3x15",
         (SHORT, SHORT), "3x16", LESS),
    Case("short twice by much: to the middle set", "squat 3x15",
         (did(20, 17, 12, of=20), did(19, 18, 12, of=20)), "3x17", LESS),
    Case("never below the bottom", "step-up 3x15",
         (did(9, 9, 9, of=17),) * 2, "3x15", LESS),
    Case("below the bottom twice: the easier variant at once", "squat 3x15",
         (did(9, 9, 9, of=17),) * 2, "3x15/wall", "easier: short two times in a row"),
    Case("on one leg below the bottom: the jump", "squat 3x15",
         (did(9, 9, 9, of=17, variant="one-leg"),) * 2,
         "3x15/jump", "easier: short two times in a row"),
    Case("a hold short twice: in whole 5 s", "sit 3x30-60s",
         (held(48, 43, 41, of=50),) * 2, "3x40", LESS),
    Case("an easy day between does not help", "squat 3x15",
         (SHORT, did(15, 15, 15, of=15, form=EASY), SHORT), "3x16", LESS),
    Case("at the bottom: one set fewer", "squat 3x15",
         (did(15, 15, 15, 13, of=15),) * 2, "3x15", LESS),
    Case("at the bottom of both: the lighter load", LOADED,
         (LIFT_SHORT,) * 2, "3x8 @ 2x4.5kg", LESS),
    Case("not down to no load", "lift 3x8 each side @ 0.5kg",
         (sides((8, 8, 7), EIGHT, 8, load="0.5kg"),) * 2,
         "3x8 @ 0.5kg", "same as last time: short twice"),
    Case("at the bottom of both: the variant before", "squat 3x15",
         (did(15, 15, 12, of=15, variant="one-leg"),) * 2,
         "3x15/jump", "easier: short two times in a row"),
    Case("at the bottom of both: easier than the line asks for", "squat 3x15",
         (did(15, 15, 12, of=15),) * 2, "3x15/wall", "easier: short two times in a row"),
    Case("nothing easier: the same again", "squat 3x15",
         (did(15, 15, 12, of=15, variant="wall"),) * 2,
         "3x15/wall", "same as last time: short twice"),
    Case("with a light load: the easier variant, without it", "curl 3x8 @ 8kg",
         (did(8, 8, 7, of=8, load="7kg"),) * 2, "3x8/bare", "easier: short two times in a row"),
    Case("and back to a light load", "curl 3-3x8-10 @ 8kg",
         (did(10, 10, 10, of=10, variant="bare"),), "3x8 @ 7kg", "harder: 3 sets of 10 made"),
    Case("in rounds no set is taken", "step-up 2-4x15",
         (did(15, 15, 15, 12, of=15),) * 2,
         "3x15", "same as last time: short twice", Day(grows=False)),
)

EASIER = (
    Case("an easy day: the low end", "squat 3-5x15-20",
         (did(*[18] * 4, of=18),), "3x15", "an easy day", Day(EASY)),
    Case("an easy day keeps load", LOADED,
         (sides(ELEVEN, ELEVEN, 11, load="2x6kg"),), "3x8 @ 2x6kg", "an easy day", Day(EASY)),
    Case("an easy day keeps the variant", "squat 3x15",
         (did(16, 16, 16, of=16, variant="jump"),), "3x15/jump", "an easy day", Day(EASY)),
    Case("an easy day is passed over", "squat 3x15",
         (did(15, 15, 15, of=15, form=EASY), did(17, 17, 17, of=17)),
         "3x18", "+1 rep: 3 of 3 sets made"),
    Case("an easier week is passed over", "squat 3x15",
         (did(15, 10, of=17, easier=True), did(17, 17, 17, of=17)),
         "3x18", "+1 rep: 3 of 3 sets made"),
    Case("nothing but easy days: their highest plan", "squat 3-5x15-20",
         (did(15, 15, 15, of=15, form=EASY), did(18, 18, of=18, easier=True)),
         "4x18", "as on an easier day"),
    Case("an easier week: one set fewer, no step up", "squat 3x15",
         (did(16, 16, 16, 16, of=16),), "3x15", LOW_WEEK, Day(easier=True)),
    Case("an easier week may step back", "squat 3x15",
         (SHORT, SHORT), "2x15", LOW_WEEK, Day(easier=True)),
    Case("an easier week at first", "squat 3x15",
         (), "2x15", LOW_WEEK, Day(easier=True)),
    Case("one set stays one", "squat 15",
         (), "1x15", "an easier week: the low end", Day(easier=True)),
    Case("an easy day in an easier week", "squat 3x15",
         (did(17, 17, 17, of=17),),
         "2x15", LOW_WEEK, Day(EASY, easier=True)),
    Case("an easier week of max", "squat 3xmax",
         (), "2xmax", "an easier week: one set fewer", Day(easier=True)),
    Case("warm-ups stay in an easier week", "march 2x30s", (), "2x30", "", Day(easier=True)),
)

STEADY = (
    Case("max", "squat max", (did(31, of=None),), "1xmax", ""),
    Case("an open hold", "sit 45s+", (held(80, of=45),), "1x45", ""),
    Case("a stretch", "stretch 20-30s", (held(20, of=20),), "1x25", ""),
    Case("a warm-up", "march 30s", (held(30, of=30),), "1x30", ""),
    Case("a run", "sprint 8x20s", (held(*[20] * 8, of=20),), "8x20", ""),
    Case("refused", "squat 3x15",
         (did(17, 17, 17, of=17),), "3x17", "no more, as you wished", Day(keep_targets=True)),
    Case("refused on a strong day", "squat 3x15",
         (did(17, 17, 17, of=17),), "3x17", "no more, as you wished",
         Day(STRONG, keep_targets=True)),
    Case("refused, more sets than the line has now", "squat 2-3x15",
         (did(*[17] * 5, of=17),), "3x17", "no more, as you wished", Day(keep_targets=True)),
    Case("refused on an easy day", "squat 3x15",
         (did(17, 17, 17, of=17),), "3x15", "an easy day", Day(EASY, keep_targets=True)),
)

NO_MATCH = (
    Case("asked for another variant", "squat/jump 15",
         (did(16, of=16, variant="jump"),), "1x15/jump", ""),
    Case("a hold for repetitions", "squat 30", (held(30, of=30),), "1x30", ""),
    Case("paced for unpaced", "squat 15", (paced(15, of=15),), "1x15", ""),
    Case("nothing done", "squat 15", (did(of=15, sets=1, missed=1),), "1x15", ""),
    Case("five of a circuit", "squat 15-20", (did(5, of=5),), "1x18", ""),
    Case("above the top", "squat 15", (did(21, of=21),), "1x15", ""),
    Case("no plan", "squat 15", (did(16, of=None),), "1x15", ""),
    Case("one that counts, further back", "squat 15",
         (did(5, of=5), held(15, of=15), did(16, of=16)), "1x17", "+1 rep: 16 made"),
    Case("an easier variant by choice", "squat 15",
         (did(18, of=18, variant="wall", written="wall"), did(15, of=15)),
         "1x16", "+1 rep: 15 made"),
    Case("the file's numbers are lower now", "squat 2x16",
         (did(20, 20, of=20, dose="2x20"),), "2x16", ""),
    Case("the file's numbers are higher now", "squat 2x20",
         (did(16, 16, of=16, dose="2x16"),), "2x20", ""),
    Case("the file's numbers are the same", "squat 2x16",
         (did(16, 16, of=16, dose="2x16"),), "2x17", "+1 rep: 2 of 2 sets made"),
    Case("a variant that is gone", "squat 15", (did(18, of=18, variant="old"),), "1x15", ""),
    Case("without the load", LOADED, (sides(EIGHT, EIGHT, 8),), "3x8 @ 2x5kg", ""),
    Case("a load nobody can read", LOADED,
         (sides(EIGHT, EIGHT, 8, load="heavy"),), "3x8 @ 2x5kg", ""),
    Case("the file's load is another now", "lift 3x8 each side @ 2x8kg",
         (sides(EIGHT, EIGHT, 8, load="2x5.5kg", written_load="2x5kg"),), "3x8 @ 2x8kg", ""),
    Case("the file's load is the same", LOADED,
         (sides(EIGHT, EIGHT, 8, load="2x5.5kg", written_load="2x5kg"),),
         "3x9 @ 2x5.5kg", "+1 rep: 3 of 3 sets made"),
    Case("a load taken by choice stays", "squat 15",
         (did(15, of=15, load="10kg"),), "1x16 @ 10kg", "+1 rep: 15 made"),
)
# fmt: on

CASES = (*FIRST, *UP, *HARDER, *SAME, *BACK, *EASIER, *STEADY, *NO_MATCH)
