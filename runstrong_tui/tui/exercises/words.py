"""What an exercise's page says."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from runstrong_tui.output.as_text import needs_words
from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.training.exercise import Exercise, Kind, Sides, Variant
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.training.steps import Side
from runstrong_tui.tui.texts import as_line, as_pieces

KINDS = {Kind.REPS: "repetitions", Kind.HOLD: "a position to hold", Kind.RUN: "a run"}
SIDES = {
    Sides.BOTH: "both sides together",
    Sides.ALTERNATING: "left and right alternating",
    Sides.EACH: "one side, then the other",
}


def name_words(exercise: Exercise, variant: Variant | None) -> str:
    """The name, and how hard a variant is."""
    if variant is None:
        return exercise.name
    return f"{variant.name} · {variant.level}" if variant.level else variant.name


def about(exercise: Exercise, variant: Variant | None, times: Sequence[LastTime]) -> Content:
    """Everything there is to read; ``times`` are the last ones, the latest first."""
    points = (variant and variant.key_points) or exercise.key_points
    parts = [
        [as_line(exercise.summary)] if exercise.summary else [],
        [as_line(f"• {point}") for point in points],
        [as_pieces((f"{label}: ", "bold"), words) for label, words in _facts(exercise, variant)],
        _times(exercise, times),
        [as_line(f"source: {exercise.source}").stylize("dim")] if exercise.source else [],
    ]
    return Content("\n\n").join(Content("\n").join(lines) for lines in parts if lines)


def time_words(time: LastTime, exercise: Exercise) -> str:
    """What was made that time: ``15, 15, 14``; with variant, load and how hard it was."""
    by_side = [(side, [result for result in time.results if result.side is side]) for side in Side]
    words = "; ".join(f"{side} {_amounts(ones, time.timed)}" for side, ones in by_side if ones)
    words = words or _amounts(time.results, time.timed)
    done = next(
        (variant.name for variant in exercise.variants if variant.id == time.variant), time.variant
    )
    words += f" ({done})" if done else ""
    words += f" @ {time.load}" if time.load else ""
    return words + (f" · RPE {time.rpe:g}" if time.rpe is not None else "")


def _facts(exercise: Exercise, variant: Variant | None) -> Iterator[tuple[str, str]]:
    shown = variant.id if variant else None
    if exercise.muscles:
        yield "muscles", ", ".join(exercise.muscles)
    yield "needs", needs_words(exercise.kit_of(shown))
    side = "" if exercise.kind is Kind.RUN else f", {SIDES[exercise.sides_of(shown)]}"
    yield "how", KINDS[exercise.kind] + side
    if exercise.doses:
        yield "usual dose" if len(exercise.doses) == 1 else "doses", " · ".join(exercise.doses)
    if exercise.variants:
        others = [other for other in (None, *exercise.variants) if other is not variant]
        yield "variants", "; ".join(name_words(exercise, other) for other in others)


def _times(exercise: Exercise, times: Sequence[LastTime]) -> list[Content]:
    if not times:
        return [as_pieces(("last time: ", "bold"), "not done yet")]
    labels = ["last time: ", *["before: "] * (len(times) - 1)]
    return [
        as_pieces((label, "bold"), time_words(time, exercise))
        for label, time in zip(labels, times, strict=True)
    ]


def _amounts(results: Sequence[SetResult], timed: bool) -> str:
    made = [result.made for result in results]
    if timed and all(amount is None or amount <= 90 for amount in made):
        return ", ".join("–" if amount is None else str(amount) for amount in made) + " s"
    return ", ".join(
        "–" if amount is None else seconds_words(amount) if timed else str(amount)
        for amount in made
    )
