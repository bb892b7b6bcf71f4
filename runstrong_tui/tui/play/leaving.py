"""Leaving while the disk has not all of a session: to be waited for, or not."""

from runstrong_tui.playing import Playing
from runstrong_tui.tui.shared.choosing import Choice, ChoicePage
from runstrong_tui.tui.shared.page import say

WAIT, LEAVE = range(2)

HEADING = "LEAVE BEFORE ALL IS SAVED?"
CHOICES = (
    Choice("Wait: leave as soon as all is saved"),
    Choice("Leave all the same"),
)


class LeavePage(ChoicePage):
    """Closes with ``LEAVE`` where that is chosen, or as soon as the disk has everything."""

    def __init__(self, playing: Playing) -> None:
        """Say what the disk has not of ``playing``, which stands still meanwhile."""
        super().__init__(HEADING, CHOICES, words=playing.waits_for())
        self._playing = playing

    def take(self, number: int) -> None:
        """Leave, or go on waiting."""
        if number == LEAVE:
            self.dismiss(LEAVE)

    def on_save_state_changed(self) -> None:
        """Leave where nothing is waited for any more; else say how things stand."""
        words = self._playing.waits_for()
        if words:
            say(self, "#words", words)
        elif self.app.screen is self:
            self.dismiss(LEAVE)

    def on_screen_resume(self) -> None:
        """All may have been written beneath another page, or before this one was opened."""
        self.on_save_state_changed()
