"""From a library to a plan: a session of it, with what it includes, unfolded for one day."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.files.library import Library, blocks_of
from runstrong_tui.planning.jumps import within_contacts, without_jumps
from runstrong_tui.planning.levels import level_notes
from runstrong_tui.planning.shortening import left_out, shortened
from runstrong_tui.planning.stated_minutes import (
    OFF,
    Length,
    amounts_within,
    bounded,
    keeps,
    possible_minutes,
)
from runstrong_tui.planning.today import (
    NO_CHOICES,
    NOTHING_KNOWN,
    Choices,
    RunnerState,
    pain_today,
    resolve,
)
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.training.amounts import Range
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.training.kit import joined
from runstrong_tui.training.pain import Follows, before_words, follows
from runstrong_tui.training.session import Block, Session
from runstrong_tui.training.steps import Plan

_TRIES = 3
"""How often amounts are fitted to stated minutes: other amounts may bring other variants."""


def plan_of(
    library: Library,
    session: Session,
    choices: Choices = NO_CHOICES,
    runner: RunnerState = NOTHING_KNOWN,
) -> Plan:
    """The plan of ``session`` as the runner wants it today, after what is known of the runner.

    Where there are fewer minutes at hand than it takes, it is cut, and ``left_out`` says what went.
    """
    exercises = library.exercises
    written = blocks_of(session, library.sessions)

    def unfolded(some: Sequence[Block]) -> Plan:
        return unfold(
            session,
            [block for block in some if block.steps],
            exercises,
            choices.form,
            ready=runner.ready,
            start=2 * runner.ready,
            hands_free=choices.hands_free,
            calm=runner.calm,
        )

    def length(some: Sequence[Block]) -> float:
        return unfolded(some).seconds

    blocks = resolve(written, exercises, choices, runner)
    minutes = choices.minutes
    if session.minutes is not None and not runner.easier:
        day = _Day(written, exercises, choices, runner)
        blocks = _fitted(day, blocks, session.minutes, length)
        if length(blocks) > session.minutes.high * (1 + OFF) * 60:
            minutes = min(minutes or session.minutes.high, session.minutes.high)
    plan = unfolded(blocks)
    gone: tuple[str, ...] = ()
    if minutes is not None and plan.seconds > minutes * 60:
        fewer = shortened(blocks, minutes * 60, length, exercises)
        plan, gone = unfolded(fewer), left_out(blocks, fewer, exercises)
    notes = level_notes(written, blocks, choices.form, runner.level)
    pain = pain_today(choices, runner)
    if follows(pain) is not Follows.GO_ON:
        notes = (before_words(pain), *notes)
        plan = without_jumps(plan, exercises, f"no jumps: pain {pain} today")
    plan = replace(plan, left_out=gone, easier=runner.easier, notes=notes, pain=choices.pain)
    return within_contacts(plan, exercises, runner.level)


class _Day(NamedTuple):
    """What a day's blocks are made from."""

    written: tuple[Block, ...]
    exercises: Mapping[str, Exercise]
    choices: Choices
    runner: RunnerState


def _fitted(
    day: _Day, blocks: tuple[Block, ...], minutes: Range, length: Length
) -> tuple[Block, ...]:
    """The blocks with amounts that keep to the minutes, as near as may be."""
    for _ in range(_TRIES):
        bounds = amounts_within(minutes, day.written, blocks, day.exercises, length)
        blocks = resolve(day.written, day.exercises, day.choices, day.runner, bounds)
        if keeps(minutes, length(blocks)):
            return blocks
    return bounded(
        day.written,
        blocks,
        amounts_within(minutes, day.written, blocks, day.exercises, length),
    )


def minutes_of(library: Library, session: Session) -> tuple[int, int]:
    """How many minutes the session can take at normal effort: at least, and at most."""
    exercises = library.exercises
    written = blocks_of(session, library.sessions)
    blocks = resolve(written, exercises)
    return possible_minutes(
        written, blocks, exercises, lambda some: unfold(session, some, exercises).seconds
    )


def needs(library: Library, session: Session) -> tuple[str, ...]:
    """What the session needs: what its file says, and what else its exercises ask for."""
    own = [
        requirement
        for block in blocks_of(session, library.sessions)
        for line in block.steps
        if not line.optional
        for requirement in library.exercises[line.exercise].kit_of(line.variant)
    ]
    return joined((*session.kit, *own))
