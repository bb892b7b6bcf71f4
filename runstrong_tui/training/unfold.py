"""A session and a form of the day become a flat tuple of steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Kind
from runstrong_tui.training.session import Block, Measure, Session, StepLine, Style
from runstrong_tui.training.session import Rest as RestLine
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
    Step,
    Task,
    Which,
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

_OTHER_WAY = {Form.EASY: Form.STRONG, Form.NORMAL: Form.NORMAL, Form.STRONG: Form.EASY}


class _Set(NamedTuple):
    """One set to be laid out: its efforts (two where the sides take turns) and the rest after."""

    efforts: tuple[Effort, ...]
    rest: RestLine


def unfold(
    session: Session,
    blocks: Sequence[Block],
    exercises: Mapping[str, Exercise],
    form: Form = Form.NORMAL,
    *,
    last_done: Mapping[str, str] | None = None,
    ready: int = READY_SECONDS,
    start: int = START_SECONDS,
) -> Plan:
    """The plan of ``session`` for today.

    Args:
        session: what is to be done.
        blocks: the session's blocks, with those of included sessions in their places.
        exercises: every exercise the blocks name, by id.
        form: the end of each range to take. Rests go the other way: an easy day rests longest.
        last_done: when each exercise was last done, as sortable text; for blocks that pick.
        ready: seconds of get-ready before a timed set; 0 turns it off.
        start: seconds of get-ready before the first effort; 0 turns it off.
    """
    sets = [
        one
        for block in blocks
        for one in _block_sets(block, block.title or session.title, exercises, form, last_done)
    ]
    steps = tuple(_lay_out(sets, form, ready, start))
    return Plan(session=session.name, title=session.title, form=form, steps=steps)


def _block_sets(
    block: Block,
    title: str,
    exercises: Mapping[str, Exercise],
    form: Form,
    last_done: Mapping[str, str] | None,
) -> Iterator[_Set]:
    lines = _picked(block, form, last_done or {})
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
                move=_move(line, exercises[line.exercise]),
                set=round_number * sets + number,
                sets=rounds * sets,
                load=str(line.load) if line.load else None,
                block=title,
                optional=line.optional,
            )
            yield _Set(_efforts(line, task, exercises[line.exercise], form), rest)


def _picked(block: Block, form: Form, last_done: Mapping[str, str]) -> tuple[StepLine, ...]:
    """The block's lines, or those done least recently where it picks; in the file's order."""
    if block.pick is None:
        return block.steps
    by_age = sorted(
        range(len(block.steps)), key=lambda i: (last_done.get(block.steps[i].exercise, ""), i)
    )
    return tuple(block.steps[i] for i in sorted(by_age[: block.pick.pick(form)]))


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


def _move(line: StepLine, exercise: Exercise) -> Move:
    variant = exercise.variant(line.variant)
    if variant is None:
        return Move(exercise.id, exercise.name, None, exercise.key_points)
    return Move(exercise.id, variant.name, variant.id, variant.key_points or exercise.key_points)


def _efforts(line: StepLine, task: Task, exercise: Exercise, form: Form) -> tuple[Effort, ...]:
    if not line.each_side:
        return (_effort(line, task, exercise, form),)
    return tuple(
        _effort(line, _on_side(task, side), exercise, form) for side in (Which.LEFT, Which.RIGHT)
    )


def _on_side(task: Task, side: Which) -> Task:
    return Task(task.move, task.set, task.sets, side, task.load, task.block, task.optional)


def _effort(line: StepLine, task: Task, exercise: Exercise, form: Form) -> Effort:
    target = line.target
    phases = _phases(line)
    if phases and target.amount is not None:
        return RepeatedHold(task, _paced_reps(line, target.amount, phases, form), phases)
    if target.measure is Measure.REPS and target.amount is not None:
        return Reps(task, target.amount.pick(form))
    if target.amount is not None:
        seconds = target.amount.pick_seconds(form)
        timed = Hold if exercise.kind is Kind.HOLD else Work
        return timed(task, seconds, target.open)
    return Hold(task, 0, open=True) if exercise.kind is Kind.HOLD else Reps(task, None)


def _paced_reps(line: StepLine, amount: Range, phases: tuple[Phase, ...], form: Form) -> int:
    """The repetitions asked for, or as many whole ones as come nearest to the time asked for."""
    if line.target.measure is Measure.REPS:
        return amount.pick(form)
    cycle = sum(phase.seconds for phase in phases)
    return max(1, round(amount.pick_seconds(form) / cycle))


def _phases(line: StepLine) -> tuple[Phase, ...]:
    """The parts of one paced repetition; none where it goes at one's own pace."""
    if line.hold:
        return (
            Phase("up", UP_SECONDS),
            Phase("hold", line.hold),
            Phase("down", DOWN_SECONDS),
            Phase("rest", BETWEEN_SECONDS),
        )
    if line.tempo:
        down, pause, up = line.tempo.down, line.tempo.pause, line.tempo.up
        parts = (Phase("down", down), Phase("hold", pause), Phase("up", up))
        return tuple(part for part in parts if part.seconds)
    return ()


def _lay_out(sets: list[_Set], form: Form, ready: int, start: int) -> Iterator[Step]:
    """The sets with what comes between them: get ready, change of side, rest."""
    for number, one in enumerate(sets):
        first = one.efforts[0]
        if number == 0:
            if start:
                yield GetReady(start)
        else:
            yield from _between(sets[number - 1].rest, first, form, ready)
        yield first
        for other in one.efforts[1:]:
            if other.task.side is not None:
                yield Change(other.task.side, CHANGE_SECONDS)
            yield other


def _between(rest: RestLine, following: Effort, form: Form, ready: int) -> Iterator[Step]:
    """A rest that waits before repetitions, or one that flows into the get-ready of a timed set."""
    seconds = rest.seconds.pick_seconds(_OTHER_WAY[form])
    if rest.pulse:
        seconds = min(max(PULSE_SECONDS, rest.seconds.low), rest.seconds.high)
    if isinstance(following, Reps):
        if seconds:
            yield Rest(seconds, None, rest.pulse)
        return
    lead = min(ready, seconds) if seconds else ready
    if seconds - lead > 0:
        most = rest.seconds.high if rest.pulse else seconds
        yield Rest(seconds - lead, max(most, seconds) - lead, rest.pulse)
    if lead:
        yield GetReady(lead)
