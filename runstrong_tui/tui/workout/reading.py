"""One workout to be read: its figures, the last time beside it, and every set."""

from asyncio import to_thread
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from runstrong_tui.coach import Coach
from runstrong_tui.diary.corrections import Corrections, set_of
from runstrong_tui.exchange.extras import MissingExtra
from runstrong_tui.exchange.out.single import FORMATS, write_single
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.wording import full_moment_words
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.journal.refused import file_words
from runstrong_tui.store.workout import UnfinishedSession, Workout
from runstrong_tui.tui.keys.key import Key, bindings
from runstrong_tui.tui.keys.workout import WORKOUT
from runstrong_tui.tui.shared.choosing import Choice, ChoicePage
from runstrong_tui.tui.shared.page import Page, say
from runstrong_tui.tui.widgets.keyline import KeyLine
from runstrong_tui.tui.widgets.lines import Line, Lines
from runstrong_tui.tui.workout.rows import WIDEST, head_lines, set_lines
from runstrong_tui.tui.workout.words import NO_CONTEXT, Context, LookBack

NEWER = "A newer RunStrong wrote this: it can be read here, and put right there."
GONE = "Deleted. u restores it."
ALWAYS = ("move(1)", "move(-1)", "back", "close", "keys", "export")
"""What can be done also where nothing can be changed."""


class WorkoutReading(Page[None]):
    """Shows ``workout``; what the history says beside it appears when it is found."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS: ClassVar[tuple[Key, ...]] = WORKOUT
    BINDINGS: ClassVar[list[BindingType]] = bindings(WORKOUT)

    FIRST_MARK: ClassVar[int | None] = 0
    """The step near which a set is marked at first; None for no mark."""

    lines = query_one(Lines)

    def __init__(
        self, workout: Workout, coach: Coach, changes: Corrections, *, newer: bool = False
    ) -> None:
        """Show ``workout``, and keep what is changed by ``changes``; not where it is ``newer``."""
        super().__init__()
        self.workout = workout
        self.coach = coach
        self.changes = changes
        self.back = LookBack(coach)
        self.context: Context = NO_CONTEXT
        self._newer = newer
        self._gone = False
        self._said = ""
        self._trouble = ""
        self._left: UnfinishedSession | None = None

    def heading(self) -> str:
        """What it was and when."""
        when = full_moment_words(self.workout.started, self.coach.now())
        return f"{self.workout.title} · {when}"

    def asking(self) -> str:
        """What the runner is asked, if anything."""
        return ""

    def trouble(self) -> str:
        """What keeps it, or the last change, from the disk; "" for nothing."""
        return self._trouble

    def stored(self) -> Workout:
        """The workout as it stands in the history now: another window may have changed it."""
        try:
            return self.coach.store.workout(self.workout.id)
        except (CannotRead, NoSuchSession):
            return self.workout

    def left(self) -> UnfinishedSession | None:
        """Its session as it was left another time, partly finished; None where it was not."""
        partly = self.coach.store.partly_finished()
        same = (
            unfinished for unfinished in partly if unfinished.plan.session == self.workout.session
        )
        return next(same, None)

    def word(self, key: Key) -> str:
        """What a key does now, in a word; empty for one that does nothing, or is not named."""
        return key.text if self.works(key.action) else ""

    def compose(self) -> ComposeResult:
        """A heading, what is wrong, what was done just now, and all there is to read."""
        yield Static(id="heading", markup=False)
        yield Static(id="trouble", markup=False)
        yield Static(id="detail", markup=False)
        yield Lines()
        yield self.key_line()

    def on_mount(self) -> None:
        """Mark the first set, and look for the last time."""
        self.lines.focus()
        self.look()

    def on_screen_resume(self) -> None:
        """It may have been played again, or put right elsewhere."""
        stored = self.stored()
        if stored != self.workout and not self._gone:
            self.workout = stored
            self.look()
        self._left = self.left()
        self.show_all()

    def on_resize(self) -> None:
        """Lay all out for this width."""
        self.show_all()

    @work(exclusive=True)
    async def look(self) -> None:
        """Look for the last time and for records, off the screen's thread."""
        workout = self.workout
        context = await to_thread(self.back.context, workout)
        if workout == self.workout:
            self.context = context
            self.show_all()

    def action_move(self, by: int) -> None:
        """Mark the next set, or read on."""
        self.lines.move(by)
        self.show_keys()

    def action_export(self) -> None:
        """Write it to a file for other programs."""
        choices = [Choice(each.name, each.about) for each in FORMATS]
        folder = self.coach.store.layout.exports

        def write(number: int | None) -> None:
            if number is None:
                return
            exercises = self.coach.library.exercises
            try:
                path = write_single(self.workout, FORMATS[number], exercises, folder)
            except MissingExtra as error:
                self._show_note(str(error))
            except OSError as error:
                self._show_note(f"Not written: {file_words(error)}")
            else:
                self._show_note(f"Written: {path}")

        self.app.push_screen(ChoicePage("EXPORT", choices, words=f"A file in {folder}"), write)

    def show_all(self) -> None:
        """Say everything anew, in the width there is."""
        if not self.is_mounted:
            return
        self.set_class(self._gone, "-gone")
        said = self._said or (NEWER if self._newer else "")
        for where, words in (
            ("#heading", self.heading()),
            ("#trouble", self.trouble()),
            ("#detail", said),
        ):
            say(self, where, words)
        width = min(self.room, WIDEST)
        mark = self.lines.mark if self.lines.mark is not None else self.FIRST_MARK
        self.lines.fill(self._all_lines(width), mark)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that do something now."""
        keys = (key._replace(text=self.word(key)) for key in self.KEYS)
        self.query_one(KeyLine).show(keys)

    def works(self, action: str) -> bool:
        """Whether a key does something now."""
        if action == "undo":
            return self.changes.can_undo(self.workout.id)
        if action == "resume":
            return self._left is not None
        if action == "play":
            return self.workout.session in self.coach.library.sessions
        if action in ("enter", "take_out") and self.lines.mark is None:
            return False
        return action in ALWAYS or not (self._newer or self._gone)

    def _all_lines(self, width: int) -> list[Line]:
        head = head_lines(self.workout, self.context, self.asking(), width, self.coach.now())
        sets = set_lines(self.workout, self.context.comparison, width)
        return [*head, *([Line(Content())] if sets else []), *sets]

    def _marked(self) -> SetDone | None:
        step = self.lines.mark
        return None if step is None else set_of(self.workout, step)

    def _may_change(self) -> bool:
        """Whether it can be changed; what it cannot be changed for is said."""
        if self._newer or self._gone:
            self._show_note(NEWER if self._newer else GONE)
        return not (self._newer or self._gone)

    def _show_note(self, words: str, trouble: str | None = None) -> None:
        self._said = words
        self._trouble = f"Not kept: {trouble}" if trouble else ""
        self.show_all()
