"""From a library to a plan: a session of it, with what it includes, unfolded for one day."""

from collections.abc import Sequence

from msgspec.structs import replace

from runstrong_tui.files.library import Library, blocks_of
from runstrong_tui.planning.jumps import within_contacts
from runstrong_tui.planning.levels import level_notes
from runstrong_tui.planning.shortening import left_out, shortened
from runstrong_tui.planning.today import NO_CHOICES, NOTHING_KNOWN, Choices, RunnerState, resolve
from runstrong_tui.planning.unfold import unfold
from runstrong_tui.training.kit import joined
from runstrong_tui.training.session import Block, Session
from runstrong_tui.training.steps import Plan


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
    blocks = resolve(written, exercises, choices, runner)

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

    plan = unfolded(blocks)
    gone: tuple[str, ...] = ()
    if choices.minutes is not None and plan.seconds > choices.minutes * 60:
        fewer = shortened(
            blocks, choices.minutes * 60, lambda some: unfolded(some).seconds, exercises
        )
        plan, gone = unfolded(fewer), left_out(blocks, fewer, exercises)
    notes = level_notes(written, blocks, choices.form, runner.level)
    plan = replace(plan, left_out=gone, easier=runner.easier, notes=notes)
    return within_contacts(plan, exercises, runner.level)


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
