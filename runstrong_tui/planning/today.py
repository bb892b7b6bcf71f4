"""What a day makes of a session: every range, choice and variant of its blocks decided."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from runstrong_tui.planning.breaks import NO_BREAK, Break, Size, break_since
from runstrong_tui.planning.evidence import LastTime
from runstrong_tui.planning.ladder import Step, own_times, step_of
from runstrong_tui.planning.levels import rounds_form
from runstrong_tui.planning.progression import NO_MORE, prescribe
from runstrong_tui.planning.running import RunDay, grows, run_today
from runstrong_tui.planning.swapping import Replacement, swapped
from runstrong_tui.planning.unfold import READY_SECONDS
from runstrong_tui.training.amounts import Form, Range
from runstrong_tui.training.exercise import Exercise, Level, Sides, Variant
from runstrong_tui.training.kit import LoadSteps, missing
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.pain import Follows, follows
from runstrong_tui.training.session import Asked, Block, Load, Note, StepLine, dose_words

Place = tuple[int, int]
"""A step line's place: the index of its block among all blocks, and its own in the block."""


class Choices(msgspec.Struct, frozen=True):
    """What the runner wants of a session today."""

    form: Form = Form.NORMAL
    """Today's effort."""
    minutes: int | None = None
    """The time at hand; None for as long as it takes."""
    picked: Mapping[int, tuple[int, ...]] = {}
    """The indices of the lines to do of a block that picks, by the block's index."""
    instead: Mapping[Place, Replacement] = {}
    """The exercises swapped in, by the place of their line."""
    loads: Mapping[Place, Load | None] = {}
    """The loads chosen, by the place of their line; None for no load."""
    pain: int | None = None
    """How much something hurts today, from 0 to 10; None where nobody said."""
    hands_free: bool = False
    """Whether a metronome paces repetitions, so that they go on by themselves."""


class RunnerState(msgspec.Struct, frozen=True):
    """What is known of the runner."""

    last_done: Mapping[str, datetime] = {}
    """When each exercise was last done in this session, by its id."""
    times: Mapping[str, Sequence[LastTime]] = {}
    """How the last times of each exercise went, the latest first, by its id."""
    session: str = ""
    """The name of the session that is planned."""
    kept_targets: frozenset[str] = frozenset()
    """The exercises whose targets are to stay as they are."""
    now: datetime | None = None
    """The time with its zone; None where breaks do not count."""
    days: Mapping[str, Sequence[date]] = {}
    """The days on which each strength exercise was done in any session, in order, by its id."""
    trained: Sequence[date] = ()
    """The days of strength training, in order."""
    easier: bool = False
    """Whether this is an easier week."""
    kit: tuple[str, ...] | None = None
    """What is at hand; None where nobody said."""
    load_steps: LoadSteps = LoadSteps()
    """From one load of the kit to the next."""
    level: RunnerLevel = RunnerLevel.REGULAR
    """How far the runner has come: where steps start that were never done, and how many rounds."""
    ready: int = READY_SECONDS
    """The get-ready count before a timed set, in seconds."""
    pain: int = 0
    """How much something hurts this morning, from 0 to 10, as far as it was said."""
    calm: int | None = None
    """The pulse at which a rest until it has settled may end, in beats a minute."""


NOTHING_KNOWN = RunnerState()
NO_CHOICES = Choices()


def resolve(
    blocks: Sequence[Block],
    exercises: Mapping[str, Exercise],
    choices: Choices = NO_CHOICES,
    runner: RunnerState = NOTHING_KNOWN,
    bounds: Mapping[Place, Range] | None = None,
) -> tuple[Block, ...]:
    """The blocks with nothing left open: picks made, ranges decided, exercises swapped.

    Rests keep their range: they go by the form of the day when the blocks are unfolded. With
    ``bounds`` the session states its minutes: they say what those leave of the amounts of a line,
    in what is counted, and sets and rounds stay as they are.
    """
    day = _Day(blocks, exercises, choices, runner, bounds)
    return tuple(_decided(day, block, number) for number, block in enumerate(blocks))


class _Day(NamedTuple):
    """What a day's blocks are made from."""

    blocks: Sequence[Block]
    exercises: Mapping[str, Exercise]
    choices: Choices
    runner: RunnerState
    bounds: Mapping[Place, Range] | None


def picked(block: Block, number: int, choices: Choices, runner: RunnerState) -> tuple[int, ...]:
    """The indices of the lines of the block that are done: as chosen, or those done longest ago.

    In an easier week what was never done comes last.
    """
    if block.pick is None:
        return tuple(range(len(block.steps)))
    if number in choices.picked:
        return tuple(i for i in choices.picked[number] if i < len(block.steps))
    last = [runner.last_done.get(line.exercise) for line in block.steps]
    never = [i for i, when in enumerate(last) if when is None]
    done = sorted((when, i) for i, when in enumerate(last) if when is not None)
    by_age = [*(i for _, i in done), *never] if runner.easier else [*never, *(i for _, i in done)]
    return tuple(sorted(by_age[: block.pick.pick(choices.form)]))


def pain_today(choices: Choices, runner: RunnerState) -> int:
    """How much something hurts today, from 0 to 10: as it was said for the session, or at all."""
    return runner.pain if choices.pain is None else choices.pain


def _decided(day: _Day, block: Block, number: int) -> Block:
    choices, runner = day.choices, day.runner
    rounds = block.rounds.pick(rounds_form(runner.level, choices.form))
    since = _break_of(day, block, number) if day.bounds is None else NO_BREAK
    fewer = (runner.easier or bool(since.size)) and block.rounds.high > 1
    if fewer and choices.form is not Form.EASY:
        rounds = max(1, rounds - 1)
    if since.size >= Size.LONG:
        rounds = min(rounds, block.rounds.low)
    lines = tuple(
        _line(day, block, (number, index)) for index in picked(block, number, choices, runner)
    )
    return replace(block, rounds=Range(rounds, rounds), pick=None, steps=lines)


def _break_of(day: _Day, block: Block, number: int) -> Break:
    """The shortest break of the block's steps that were ever done."""
    found = [
        _since(day.runner, line.exercise, _step(day, (number, index), line))
        for index, line in enumerate(block.steps)
        if day.exercises[line.exercise].is_strength and day.runner.times.get(line.exercise)
    ]
    return min(found, key=lambda gap: gap.size, default=NO_BREAK)


def _step(day: _Day, place: Place, line: StepLine) -> Step:
    return step_of(day.runner.session, day.blocks, place, line.exercise)


def _since(runner: RunnerState, exercise: str, step: Step) -> Break:
    """The break since the step was last done, or its exercise where it never was."""
    times = runner.times.get(exercise, ())
    last = [time.when for time in own_times(times, step) or times if time.when is not None]
    days = runner.days.get(exercise, ())
    return break_since(max(last, default=None), runner.now, days, runner.trained)


def _line(day: _Day, block: Block, place: Place) -> StepLine:
    _, exercises, choices, runner, bounds = day
    line = block.steps[place[1]]
    instead = choices.instead.get(place)
    if instead is not None:
        line = swapped(line, line.exercise, exercises[instead.exercise], instead.variant)
    exercise = exercises[line.exercise]
    alone, step = block.rounds.high == 1 and bounds is None, _step(day, place, line)
    rounds = block.rounds.pick(rounds_form(runner.level, choices.form))
    pain = pain_today(choices, runner)
    careful = follows(pain) is not Follows.GO_ON
    times = runner.times.get(line.exercise, ())
    keep_targets = careful or line.exercise in runner.kept_targets
    today = prescribe(
        line,
        _within_reach(exercise, line.variant, runner.kit),
        times,
        choices.form,
        step=step,
        since=_since(runner, line.exercise, step),
        grows=alone,
        rounds=rounds > 1 and (bounds is None or runner.easier),
        keep_targets=keep_targets,
        easier=runner.easier,
        level=runner.level if instead is None else RunnerLevel.REGULAR,
        bounds=bounds.get(place) if bounds and instead is None else None,
        load_step=runner.load_steps.of(exercise.kit, line.load.unit if line.load else "kg"),
    )
    if runner.now is not None and grows(line, exercise):
        run_day = RunDay(runner.now, choices.form, runner.easier, runner.level, keep_targets)
        today = run_today(line, times, run_day)
    if careful and today.why == NO_MORE:
        today = replace(today, why=f"no more: pain {pain} today")
    amount = line.target.amount
    if today.amount is not None:
        amount = Range(today.amount, today.amount)
    load = choices.loads.get(place, today.load)
    asked = Asked(
        (today.full_sets or today.sets) * rounds, str(line.load or ""), dose_words(line), place
    )
    return replace(
        line,
        sets=Range(today.sets, today.sets),
        target=replace(line.target, amount=amount),
        variant=today.variant,
        each_side=_each_side(line, exercise, today.variant),
        load=load,
        note=Note(line.variant, today.last, today.why, place, asked),
    )


def _within_reach(
    exercise: Exercise, asked: str | None, at_hand: tuple[str, ...] | None
) -> Exercise:
    """The exercise without the variants that need more than it does, or than is at hand.

    The variant that the line asks for stays, and so do easier ones where nobody said what is.
    """

    def reached(variant: Variant) -> bool:
        more = [item for item in variant.kit or () if item not in exercise.kit]
        harder = variant.level is Level.HARDER
        lacking = missing(more, at_hand or () if harder else at_hand)
        return variant.id == asked or variant.level is None or not lacking

    return replace(exercise, variants=tuple(filter(reached, exercise.variants)))


def _each_side(line: StepLine, exercise: Exercise, variant: str | None) -> bool:
    """Whether the sides take turns: as the line says, or as the variant has it in its place."""
    if variant == line.variant:
        return line.each_side
    return exercise.sides_of(variant) is Sides.EACH
