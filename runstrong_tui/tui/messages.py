"""What the screens ask of the app."""

from textual.message import Message

from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.steps import Plan


class SaveStateChanged(Message, bubble=False):
    """The disk took what was handed in, or refused it: what is said of it may change."""


class Play(Message):
    """A plan is to be played."""

    def __init__(self, plan: Plan) -> None:
        """Play ``plan``."""
        self.plan = plan
        super().__init__()


class Resume(Message):
    """A partly finished session is to be gone on with."""

    def __init__(self, partly: UnfinishedSession) -> None:
        """Go on with ``partly``."""
        self.partly = partly
        super().__init__()
