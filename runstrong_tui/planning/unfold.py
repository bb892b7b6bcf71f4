"""A session and a form of the day become a flat tuple of steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.kit import WORN
from runstrong_tui.training.session import Block, Measure, RestTime, Session, StepLine, Style
from runstrong_tui.training.steps import (
    Change,
    Effort,
    GetReady,
    Hold,
    Move,
    Phase,
    Plan,
    RepeatedHold,
    Reps,
    Rest,
    Run,
    Side,
    Step,
    Task,
    Work,
)

START_SECONDS = 10
"""The count before the first effort of a session."""

READY_SECONDS = 5
"""The count before a timed set, taken out of the rest before it."""

CHANGE_SECONDS = 5
"""The time to change from the left side to the right."""

PULSE_SECONDS = 75
"""What a rest until the pulse has settled is taken to last: 15 s more than the usual 60 s, as
lifters led by their heart rate took (Buskard 2017)."""

UP_SECONDS = 2
DOWN_SECONDS = 2
BETWEEN_SECONDS = 1

_UP = Phase("up", UP_SECONDS)
_DOWN = Phase("down", DOWN_SECONDS)

_TIMED: dict[Kind, type[Hold | Work | Run]] = {Kind.HOLD: Hold, Kind.REPS: Work, Kind.RUN: Run}
_OTHER_WAY = {Form.EASY: Form.STRONG, Form.NORMAL: Form.NORMAL, Form.STRONG: Form.EASY}


class _UnfoldedSet(NamedTuple):
    """One set to be laid out: its efforts (two where the sides take turns) and the rest after."""

    efforts: tuple[Effort, ...]
    rest: RestTime


def unfold(
    session: Session,
    blocks: Sequence[Block],
    exercises: Mapping[str, Exercise],
    form: Form = Form.NORMAL,
    *,
    ready: int = READY_SECONDS,
    start: int = START_SECONDS,
    hands_free: bool = False,
    calm: int | None = None,
) -> Plan:
    """The plan of ``session`` for today.

    Args:
        session: what is to be done.
        blocks: the session's blocks, with those of included sessions in their places. All lines
            of a block are done; what it picks is decided before.
        exercises: every exercise the blocks name, by id.
        form: the end of each range to take. Rests go the other way: an easy day rests longest.
        ready: seconds of get-ready before a timed set; 0 turns it off.
        start: seconds of get-ready before the first effort; 0 turns it off.
        hands_free: whether a metronome paces repetitions, so that they go on by themselves.
        calm: the pulse at which a rest until it has settled may end, in beats a minute.
    """
    sets = [
        work_set
        for block in blocks
        for work_set in _block_sets(block, block.title or session.title, exercises, form)
    ]
    sets = list(_with_what_is_worn(sets, exercises))
    if hands_free:
        sets = [
            work_set._replace(
                efforts=tuple(
                    paced(effort, exercises[effort.task.move.exercise])
                    for effort in work_set.efforts
                )
            )
            for work_set in sets
        ]
    steps = tuple(_lay_out(sets, form, ready, start, calm))
    return Plan(
        session=session.name,
        title=session.title,
        form=form,
        steps=steps,
        hands_free=hands_free,
    )


def _with_what_is_worn(
    sets: list[_UnfoldedSet], exercises: Mapping[str, Exercise]
) -> Iterator[_UnfoldedSet]:
    """The sets, each with what is to be put on or taken off before it."""
    wears: tuple[str, ...] = ()
    for work_set in sets:
        move = work_set.efforts[0].task.move
        kit = exercises[move.exercise].kit_of(move.variant)
        worn = tuple(thing for thing in kit if thing in WORN)
        first = [f"{thing} on" for thing in worn if thing not in wears]
        first = [f"{thing} off" for thing in wears if thing not in worn] + first
        wears = worn
        if not first:
            yield work_set
            continue
        begins, *rest = work_set.efforts
        task = msgspec.structs.replace(begins.task, first=", ".join(first))
        begins = msgspec.structs.replace(begins, task=task)
        yield work_set._replace(efforts=(begins, *rest))


def _block_sets(
    block: Block,
    title: str,
    exercises: Mapping[str, Exercise],
    form: Form,
) -> Iterator[_UnfoldedSet]:
    lines = block.steps
    rounds = block.rounds.pick(form)
    between = block.between_rounds or block.rest
    for round_number in range(rounds):
        order = list(_order(block.style, lines, form))
        for position, (line, number) in enumerate(order):
            sets = line.sets.pick(form)
            rest = line.rest or block.rest
            last_of_pass = block.style is Style.CIRCUIT and (
                position + 1 < len(order) and order[position + 1][1] > number
            )
            last_of_round = position + 1 == len(order) and round_number + 1 < rounds
            if last_of_pass or last_of_round:
                rest = between
            task = Task(
                move=move_of(exercises[line.exercise], line.variant),
                set=round_number * sets + number,
                sets=rounds * sets,
                load=str(line.load) if line.load else None,
                round=block.style is Style.CIRCUIT,
                block=title,
                optional=line.optional,
                written=line.note.written if line.note else line.variant,
                last=line.note.last if line.note else "",
                why=line.note.why if line.note else "",
                place=line.note.place if line.note else None,
                asked=line.note.asked if line.note else None,
            )
            yield _UnfoldedSet(efforts_of(line, task, exercises[line.exercise], form), rest)


def _order(style: Style, lines: tuple[StepLine, ...], form: Form) -> Iterator[tuple[StepLine, int]]:
    """Each line with the number of its set, in the order they are done."""
    if style is Style.SETS:
        for line in lines:
            for number in range(1, line.sets.pick(form) + 1):
                yield line, number
        return
    for number in range(1, max(line.sets.pick(form) for line in lines) + 1):
        for line in lines:
            if number <= line.sets.pick(form):
                yield line, number


def move_of(exercise: Exercise, variant_id: str | None) -> Move:
    """The exercise, or its variant, as the player shows it."""
    variant = exercise.variant(variant_id)
    if variant is None:
        return Move(exercise.id, exercise.name, None, exercise.key_points)
    return Move(exercise.id, variant.name, variant.id, variant.key_points or exercise.key_points)


def efforts_of(line: StepLine, task: Task, exercise: Exercise, form: Form) -> tuple[Effort, ...]:
    """The efforts of one set of the line, a left and a right one where the sides take turns.

    ``task`` says which set it is.
    """
    if not line.each_side:
        return (_effort(line, task, exercise, form),)
    return tuple(
        _effort(line, _on_side(task, side), exercise, form) for side in (Side.LEFT, Side.RIGHT)
    )


def _on_side(task: Task, side: Side) -> Task:
    return msgspec.structs.replace(task, side=side)


def _effort(line: StepLine, task: Task, exercise: Exercise, form: Form) -> Effort:
    target = line.target
    phases = _phases(line, exercise)
    if phases and target.amount is not None:
        return RepeatedHold(task, _paced_reps(line, target.amount, phases, form), phases)
    if target.measure is Measure.REPS and target.amount is not None:
        return Reps(task, target.amount.pick(form))
    if target.amount is not None:
        seconds = target.amount.pick_seconds(form)
        return _TIMED[exercise.kind](task, seconds, target.open)
    if exercise.kind is Kind.REPS:
        return Reps(task, None)
    return _TIMED[exercise.kind](task, 0, open=True)


def _paced_reps(line: StepLine, amount: Range, phases: tuple[Phase, ...], form: Form) -> int:
    """The repetitions asked for, or as many whole ones as come nearest to the time asked for."""
    if line.target.measure is Measure.REPS:
        return amount.pick(form)
    cycle = sum(phase.seconds for phase in phases)
    return max(1, round(amount.pick_seconds(form) / cycle))


def _phases(line: StepLine, exercise: Exercise) -> tuple[Phase, ...]:
    """The parts of one paced repetition; none where it goes at one's own pace."""
    if line.hold:
        there, back = (_DOWN, _UP) if exercise.begins_down else (_UP, _DOWN)
        return there, Phase("hold", line.hold), back, Phase("rest", BETWEEN_SECONDS)
    if line.tempo:
        down, pause, up = line.tempo.down, line.tempo.pause, line.tempo.up
        parts = (Phase("down", down), Phase("hold", pause), Phase("up", up))
        return tuple(part for part in parts if part.seconds)
    return ()


def paced(effort: Effort, exercise: Exercise) -> Effort:
    """Repetitions of ``exercise`` as a metronome paces them; ``max`` has no end and stays."""
    if isinstance(effort, Reps) and effort.target:
        phases = (_DOWN, _UP) if exercise.begins_down else (_UP, _DOWN)
        return RepeatedHold(effort.task, effort.target, phases, metronome=True)
    return effort


def _lay_out(
    sets: list[_UnfoldedSet], form: Form, ready: int, start: int, calm: int | None
) -> Iterator[Step]:
    """The sets with what comes between them: get ready, change of side, rest."""
    for number, work_set in enumerate(sets):
        first = work_set.efforts[0]
        if number == 0:
            if start:
                yield GetReady(start)
        else:
            before = sets[number - 1]
            runs_on = isinstance(before.efforts[-1], Run) and isinstance(first, Run)
            lead = 0 if runs_on and not before.rest.seconds.high else ready
            yield from _between(before.rest, first, form, lead, calm)
        yield first
        for other in work_set.efforts[1:]:
            if other.task.side is not None:
                yield Change(other.task.side, CHANGE_SECONDS)
            yield other


def _between(
    rest: RestTime, following: Effort, form: Form, ready: int, calm: int | None
) -> Iterator[Step]:
    """A rest that waits before repetitions, or one that flows into the get-ready of a timed set."""
    seconds = rest.seconds.pick_seconds(_OTHER_WAY[form])
    if rest.pulse:
        seconds = min(max(PULSE_SECONDS, rest.seconds.low), rest.seconds.high)
    least = rest.seconds.low if rest.pulse else 0
    calm = calm if rest.pulse else None
    if isinstance(following, Reps):
        if seconds:
            yield Rest(seconds, None, rest.pulse, rest.active, least, calm)
        return
    lead = min(ready, seconds) if seconds else ready
    if seconds - lead > 0:
        most = rest.seconds.high if rest.pulse else seconds
        most = max(most, seconds) - lead
        yield Rest(seconds - lead, most, rest.pulse, rest.active, max(0, least - lead), calm)
    if lead:
        yield GetReady(lead)
