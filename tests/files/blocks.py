"""A few exercises with muscles, kit and doses, and blocks of lines written as in a file."""

from runstrong_tui.files.notation import parse_step
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise, Kind, Level, Purpose, Sides, Variant
from runstrong_tui.training.session import Block, Session, StepLine, Style


def exercise(
    name: str,
    kind: Kind = Kind.REPS,
    side: Sides = Sides.BOTH,
    *,
    muscles: tuple[str, ...] = (),
    kit: tuple[str, ...] = (),
    doses: tuple[str, ...] = (),
    variants: tuple[Variant, ...] = (),
    purpose: Purpose = Purpose.STRENGTH,
) -> Exercise:
    title = name.replace("-", " ").capitalize()
    return Exercise(
        name,
        title,
        "",
        kind,
        side,
        ("Straight",),
        "",
        muscles=muscles,
        kit=kit,
        doses=doses,
        variants=variants,
        purpose=purpose,
    )


EXERCISES = {
    other.id: other
    for other in (
        exercise(
            "squat",
            muscles=("quadriceps", "glutes"),
            doses=("3x15",),
            variants=(
                Variant("chair", "Chair squat", level=Level.EASIER, kit=("2 chairs",)),
                Variant("one-leg", "One-leg squat", side=Sides.EACH, level=Level.HARDER),
            ),
        ),
        exercise("jump", muscles=("calves", "quadriceps"), doses=("30s", "10")),
        exercise(
            "lunge", side=Sides.EACH, muscles=("glutes", "quadriceps", "calves"), doses=("12",)
        ),
        exercise(
            "press", muscles=("quadriceps",), kit=("leg press",), doses=("3x12 tempo 3-1-3 @ 40kg",)
        ),
        exercise(
            "wall-sit",
            Kind.HOLD,
            muscles=("quadriceps",),
            kit=("wall or tree",),
            doses=("30-60s",),
            variants=(Variant("tiptoe", "Wall sit on tiptoe", level=Level.HARDER),),
        ),
        exercise("stand", Kind.HOLD, Sides.EACH, muscles=("foot",)),
        exercise("plank", Kind.HOLD, muscles=("abdominals",)),
        exercise("twist", doses=("12 each side",)),
        exercise("pull", muscles=("back",), doses=("10 hold 5s",)),
        exercise("swing", muscles=("quadriceps",), doses=("30s",), purpose=Purpose.WARM_UP),
        exercise("run-easy", Kind.RUN, muscles=("quadriceps",), doses=("20m",)),
        exercise("run-fast", Kind.RUN, muscles=("quadriceps",), doses=("20m",)),
    )
}


def line(text: str) -> StepLine:
    made = parse_step(text, EXERCISES)
    assert isinstance(made, StepLine), made
    return made


def block(
    *lines: str,
    title: str = "",
    style: Style = Style.SETS,
    rounds: tuple[int, int] = (1, 1),
    pick: tuple[int, int] | None = None,
) -> Block:
    return Block(
        title=title,
        style=style,
        rounds=Range(*rounds),
        pick=Range(*pick) if pick else None,
        steps=tuple(map(line, lines)),
    )


def session(*blocks: Block) -> Session:
    return Session("try", "Try", blocks)
