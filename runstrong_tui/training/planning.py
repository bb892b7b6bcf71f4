"""From a library to a plan: a session of it, with what it includes, unfolded for one day."""

from collections.abc import Mapping

from runstrong_tui.training.amounts import Form
from runstrong_tui.training.library import Library, blocks_of
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan
from runstrong_tui.training.unfold import unfold


def plan_of(
    library: Library,
    session: Session,
    form: Form = Form.NORMAL,
    last_done: Mapping[str, str] | None = None,
) -> Plan:
    """The plan of ``session`` in that form; ``last_done`` as ``unfold`` takes it."""
    blocks = blocks_of(session, library.sessions)
    return unfold(session, blocks, library.exercises, form, last_done=last_done)
