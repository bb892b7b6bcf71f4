"""What the runner's level changes: where a step starts, how many rounds, which week.

It decides only where nothing else does: what was done before, here or in another session, counts
for more. The shares and ends are ours: the articles say that effort goes by the level and the form
of the day, not by how much.
"""

from collections.abc import Sequence
from typing import NamedTuple

from runstrong_tui.planning.growth import drops_load, picked_amount, share_of
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.session import Block, Load, StepLine

BEGINNERS_SHARE = 0.8
"""The share of a file's load that a beginner starts with."""

_LOWER = {Form.EASY: Form.EASY, Form.NORMAL: Form.EASY, Form.STRONG: Form.NORMAL}
_HIGHER = {Form.EASY: Form.EASY, Form.NORMAL: Form.STRONG, Form.STRONG: Form.STRONG}

_WEEKS = {RunnerLevel.BEGINNER: "beginner"}
_WEEK = "runner"


class LevelStart(NamedTuple):
    """What a step that was never done asks for; ``why`` is "" where it is as for everybody.

    ``amount`` is in the unit of the line's target, None for ``max``.
    """

    sets: int
    amount: int | None
    variant: str | None
    load: Load | None
    why: str


def level_start(
    line: StepLine,
    exercise: Exercise,
    rungs: Sequence[str | None],
    form: Form,
    level: RunnerLevel,
    load_step: float | None = None,
) -> LevelStart:
    """Where the line starts for a runner of that level.

    Args:
        line: the step line as its file has it.
        exercise: the line's exercise.
        rungs: the variants that the line may use, the easiest first; its own is among them.
        form: the form of the day.
        level: the runner's level.
        load_step: from one load of the kit to the next; None takes the smallest natural step.
    """
    if level is RunnerLevel.BEGINNER:
        return _for_a_beginner(line, exercise, rungs, form, load_step)
    if level is RunnerLevel.ADVANCED and form is Form.NORMAL:
        return _for_the_advanced(line, rungs)
    return _start(line, form, form, line.variant, line.load, "")


def rounds_form(level: RunnerLevel, form: Form) -> Form:
    """The form of the day by which a block's rounds are decided; rounds do not grow by themselves.

    A beginner has as many as on an easier day, the advanced as many as on a stronger one.
    """
    if level is RunnerLevel.REGULAR:
        return form
    return _LOWER[form] if level is RunnerLevel.BEGINNER else _HIGHER[form]


def level_notes(
    blocks: Sequence[Block], decided: Sequence[Block], form: Form, level: RunnerLevel
) -> tuple[str, ...]:
    """What the level made different in the whole session, in sentences.

    ``decided`` are the blocks with their rounds as they are today.
    """
    by_level = rounds_form(level, form)
    notes = []
    for block, today in zip(blocks, decided, strict=True):
        rounds, usual = block.rounds.pick(by_level), block.rounds.pick(form)
        if rounds != usual and today.rounds.low == rounds:
            title, word = block.title or "All in turn", "round" if rounds == 1 else "rounds"
            notes.append(f"{title}: {rounds} {word} for {_whom(level)}, not {usual}.")
    return tuple(dict.fromkeys(notes))


def suggested_week(level: RunnerLevel) -> str:
    """The name of the week plan that suits the level."""
    return _WEEKS.get(level, _WEEK)


def _for_a_beginner(
    line: StepLine,
    exercise: Exercise,
    rungs: Sequence[str | None],
    form: Form,
    load_step: float | None,
) -> LevelStart:
    lower, at, load = _LOWER[form], rungs.index(line.variant), line.load
    variant = rungs[at - 1] if at else line.variant
    if load is not None:
        load = share_of(load, BEGINNERS_SHARE, load_step)
        load = None if drops_load(exercise, variant) else min(load, line.load or load, key=_amount)
    if variant != line.variant:
        words = "the easier variant"
    elif load != line.load:
        words = f"{load}"
    else:
        words = "" if _same(line, form, lower) else "the low end"
    why = words and f"start for a beginner: {words}"
    return _start(line, lower, lower, variant, load, why)


def _for_the_advanced(line: StepLine, rungs: Sequence[str | None]) -> LevelStart:
    form, at = Form.NORMAL, rungs.index(line.variant)
    if line.load is None and at + 1 < len(rungs):
        why = "start, advanced: the harder variant"
        return _start(line, form, Form.EASY, rungs[at + 1], None, why)
    high = _HIGHER[form]
    same = line.target.amount is None or _single(line.target.amount)
    why = "" if same else "start, advanced: the high end"
    return _start(line, form, high, line.variant, line.load, why)


def _start(
    line: StepLine, sets: Form, amount: Form, variant: str | None, load: Load | None, why: str
) -> LevelStart:
    """A start in that variant and load, each range decided by a form of the day."""
    return LevelStart(line.sets.pick(sets), picked_amount(line, amount), variant, load, why)


def _same(line: StepLine, form: Form, other: Form) -> bool:
    """Whether both forms of the day make the same of the line's ranges."""
    amount = line.target.amount
    return form is other or (_single(line.sets) and (amount is None or _single(amount)))


def _single(numbers: Range) -> bool:
    return numbers.low == numbers.high


def _amount(load: Load) -> float:
    return load.amount


def _whom(level: RunnerLevel) -> str:
    return "a beginner" if level is RunnerLevel.BEGINNER else "the advanced"
