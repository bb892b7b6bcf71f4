"""Reads the text of an exercise file."""

import re
from collections.abc import Collection, Mapping

import msgspec

from runstrong_tui.files.faults import BrokenText, Fault, did_you_mean
from runstrong_tui.files.figure_file import WrittenFigure, read_figure
from runstrong_tui.files.notation import parse_step
from runstrong_tui.files.quantities import Slip
from runstrong_tui.files.session_file import check_name
from runstrong_tui.files.toml.fields import Faults, Fields, kind_of, root_fields
from runstrong_tui.files.toml.nodes import Leaf, Table
from runstrong_tui.training.exercise import NO_FIT, Exercise, Kind, Level, Purpose, Sides, Variant
from runstrong_tui.training.names import composed
from runstrong_tui.training.session import StepLine

MUSCLES = (
    "abdominals",
    "abductors",
    "adductors",
    "biceps",
    "calves",
    "chest",
    "foot",
    "forearms",
    "glutes",
    "hamstrings",
    "hip flexors",
    "lats",
    "lower back",
    "middle back",
    "neck",
    "quadriceps",
    "shins",
    "shoulders",
    "traps",
    "triceps",
)
"""The muscles an exercise may name: those of free-exercise-db, and three that runners need."""

MOST_KEY_POINTS = 12
"""The most key points of an exercise."""

MOST_DOSES = 6
"""The most doses of an exercise."""

MOST_SWAPS = 12
"""The most swaps that an exercise names."""

LONGEST_DOSE = 100
"""The most characters of a dose."""

KEYS = (
    "name",
    "summary",
    "kind",
    "side",
    "purpose",
    "jumps",
    "doses",
    "key-points",
    "muscles",
    "kit",
    "source",
    "variants",
    "fit",
    "figure",
    "swaps",
    "grows",
)
VARIANT_KEYS = ("name", "key-points", "side", "level", "kit", "jumps", "fit", "figure")
FIT = f"[0-9]{{1,5}}:[0-9]{{1,5}}|{NO_FIT}"


def parse_exercise(text: str, name: str, file: str) -> Exercise:
    """The exercise that ``text`` says; ``name`` becomes its id, ``file`` is what faults call it.

    Raises:
        BrokenText: with every fault, sorted by place.
    """
    faults = Faults(file)
    check_name(name, file, faults)
    fields = root_fields(text, "an exercise", faults, file)
    fields.known(KEYS)
    title = fields.name("name", required=True)
    kind = fields.choice("kind", Kind, required=True)
    side = fields.choice("side", Sides)
    points = fields.texts("key-points", required=True, most=MOST_KEY_POINTS)
    summary, source = fields.text("summary"), fields.text("source")
    muscles, kit = _muscles(fields, faults), fields.texts("kit")
    figure = read_figure(fields, faults)
    variants = _variants(fields, faults, figure)
    fit = _fit(fields)
    purpose = fields.choice("purpose", Purpose)
    doses = fields.items("doses", most=MOST_DOSES)
    swaps = fields.items("swaps", most=MOST_SWAPS)
    grows = bool(fields.flag("grows"))
    if grows and kind is not Kind.RUN:
        place = fields.table.entries["grows"].place
        faults.report(place, '"grows" is for runs; all else grows anyway', "leave it out")
    exercise = Exercise(
        id=name,
        name=title,
        summary=summary,
        kind=kind or Kind.REPS,
        side=side or Sides.BOTH,
        key_points=points,
        source=source,
        muscles=muscles,
        kit=kit,
        variants=variants,
        purpose=purpose or Purpose.STRENGTH,
        doses=tuple(fields.clean_text(leaf, LONGEST_DOSE) for leaf in doses),
        fit=fit,
        figure=figure.figure if figure else None,
        jumps=bool(fields.flag("jumps")),
        swaps=tuple(composed(str(leaf.value)) for leaf in swaps),
        grows=grows,
    )
    _check_doses(exercise, doses, fields)
    faults.check()
    return exercise


def swap_faults(
    text: str, name: str, file: str, exercises: Mapping[str, Exercise], broken: Collection[str]
) -> tuple[Fault, ...]:
    """The faults of the swaps that the text of a sound exercise names.

    Args:
        text: what stands in the file of the exercise ``name``.
        name: the exercise's id.
        file: what faults call the file.
        exercises: what may be named, by id.
        broken: the ids of exercises with faults of their own.
    """
    faults = Faults(file)
    for leaf in root_fields(text, "an exercise", faults, file).items("swaps", most=MOST_SWAPS):
        swap = composed(str(leaf.value))
        exercise_id, slash, variant = swap.partition("/")
        known = exercises.get(exercise_id)
        if exercise_id == name:
            faults.report(leaf.place, f'"{swap}" is this exercise', "its variants need no naming")
        elif known is None and exercise_id in broken:
            faults.report(leaf.place, f'the exercise "{exercise_id}" has faults of its own')
        elif known is None:
            hint = did_you_mean(exercise_id[:60], sorted(exercises))
            faults.report(leaf.place, f'no exercise "{exercise_id}"', hint)
        elif slash and variant not in [other.id for other in known.variants]:
            hint = did_you_mean(variant[:60], [other.id for other in known.variants])
            faults.report(leaf.place, f'"{exercise_id}" has no variant "{variant}"', hint)
    try:
        faults.check()
    except BrokenText as error:
        return error.faults
    return ()


def _check_doses(exercise: Exercise, doses: list[Leaf], fields: Fields) -> None:
    """Tells of every dose that would be no step line behind the exercise's name."""
    for leaf, dose in zip(doses, exercise.doses, strict=True):
        head = f"{exercise.id} "
        step = parse_step(head + dose, {exercise.id: exercise})
        if not isinstance(step, StepLine):
            slips = (msgspec.structs.replace(s, offset=max(0, s.offset - len(head))) for s in step)
            fields.tell_slips(leaf, tuple(slips))


def _fit(fields: Fields) -> str:
    """Category and name in the FIT profile, or that none fits."""
    leaf = fields.text_leaf("fit")
    if leaf is None or re.fullmatch(FIT, str(leaf.value)):
        return "" if leaf is None else str(leaf.value)
    what = f'"{leaf.value}" is no FIT exercise'
    hint = 'expected category and name, such as "28:61", or "none"'
    fields.tell_slips(leaf, (Slip(what, hint, 0, max(1, len(str(leaf.value)))),))
    return ""


def _muscles(fields: Fields, faults: Faults) -> tuple[str, ...]:
    leaves = fields.items("muscles", most=len(MUSCLES))
    for leaf in leaves:
        if leaf.value not in MUSCLES:
            hint = did_you_mean(str(leaf.value)[:60], list(MUSCLES))
            faults.report(leaf.place, f'no muscle "{leaf.value}"', hint)
    return tuple(str(leaf.value) for leaf in leaves)


def _variants(fields: Fields, faults: Faults, figure: WrittenFigure | None) -> tuple[Variant, ...]:
    entry = fields.entry("variants")
    if entry is None:
        return ()
    if not isinstance(entry.value, Table):
        what = f'"variants" is {kind_of(entry.value)}'
        faults.report(entry.value.place, what, "expected a table each, such as [variants.tiptoe]")
        return ()
    variants = []
    for variant_id, variant in entry.value.entries.items():
        if any(char.isspace() or char in "/@" for char in variant_id) or not variant_id:
            faults.report(variant.place, f'"{variant_id}" is no name for a variant', "use one word")
        if isinstance(variant.value, Table):
            inner = Fields(variant.value, "a variant", faults)
            variants.append(_variant(variant_id, inner, faults, figure))
        else:
            what = f"this variant is {kind_of(variant.value)}"
            faults.report(variant.place, what, "expected a table, such as [variants.tiptoe]")
    return tuple(variants)


def _variant(
    variant_id: str, fields: Fields, faults: Faults, base: WrittenFigure | None
) -> Variant:
    fields.known(VARIANT_KEYS)
    figure = read_figure(fields, faults, base)
    return Variant(
        id=composed(variant_id),
        name=fields.name("name", required=True),
        key_points=fields.texts("key-points", most=MOST_KEY_POINTS),
        side=fields.choice("side", Sides),
        level=fields.choice("level", Level),
        kit=fields.texts("kit") if "kit" in fields.table.entries else None,
        jumps=fields.flag("jumps"),
        fit=_fit(fields),
        figure=figure.figure if figure else None,
    )
