"""The summary right after a session: what was done, how hard it was, what comes next time."""

from asyncio import to_thread
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from runstrong_tui.coach import Coach
from runstrong_tui.diary.corrections import Corrections, Keep
from runstrong_tui.store.workout import Workout
from runstrong_tui.tui.keys.key import Key, bindings
from runstrong_tui.tui.keys.workout import SUMMARY
from runstrong_tui.tui.workout.screen import WorkoutPage
from runstrong_tui.tui.workout.words import look_ahead

HOW_HARD = "How hard was it? 6 easy, 9 one rep left, 0 all out (10)"


class SummaryPage(WorkoutPage):
    """What was done against what was planned; nothing is marked at first, so that enter closes."""

    KEYS: ClassVar[tuple[Key, ...]] = SUMMARY
    BINDINGS: ClassVar[list[BindingType]] = bindings(SUMMARY)
    FIRST_MARK = None

    def __init__(
        self, workout: Workout, unkept: Callable[[], str], coach: Coach, keep: Keep
    ) -> None:
        """Show ``workout``, and in the words of ``unkept`` what still keeps it from the disk.

        ``keep`` keeps it as it was put right, once the player's writer has written it.
        """
        super().__init__(workout, coach, Corrections(coach.store, keep))
        self._unkept = unkept

    def heading(self) -> str:
        """That it is over, and what it was."""
        return f"Done: {self.workout.title}"

    def asking(self) -> str:
        """How hard it was."""
        return HOW_HARD if self.workout.rpe is None else ""

    def trouble(self) -> str:
        """What keeps a change from the disk, or all of it."""
        return super().trouble() or self._unkept()

    def on_save_state_changed(self) -> None:
        """The writer got on: it may be in the history now."""
        self.show_all()

    def stored(self) -> Workout:
        """The workout as it is shown: the writer may not have written it yet."""
        return self.workout

    def left(self) -> None:
        """Nothing: it is over."""

    def word(self, key: Key) -> str:
        """Enter corrects where a set is marked."""
        if key.action == "enter" and self.lines.mark is None:
            return key.text
        return "correct" if key.action == "enter" else super().word(key)

    @work(exclusive=True)
    async def look(self) -> None:
        """Look for the last time and records; once it is said how hard it was, for what comes."""
        workout = self.workout
        context = await to_thread(self.back.context, workout)
        if workout.rpe is not None:
            context = context._replace(next=await to_thread(look_ahead, self.coach, workout))
        if workout == self.workout:
            self.context = context
            self.show_all()

    def action_enter(self) -> None:
        """Correct the marked set; where none is marked, close."""
        if self.lines.mark is None:
            self.action_close()
        else:
            super().action_enter()

    def action_close(self) -> None:
        """Close the summary."""
        self.dismiss()
