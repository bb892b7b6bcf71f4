"""Home: what is partly finished, the week, the sessions, and the last workouts."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.planning.planner import needs, plan_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan
from runstrong_tui.training.week import WeekStatus
from runstrong_tui.tui.history.rows import workout_row
from runstrong_tui.tui.home.rows import (
    SessionRows,
    broken_row,
    first_place,
    first_words,
    header,
    kit_words,
    left_words,
    morning_line,
    partly_row,
    session_order,
    trouble_words,
)
from runstrong_tui.tui.keys.registry import HOME, bindings
from runstrong_tui.tui.messages import Play, Resume
from runstrong_tui.tui.shared.faults import FaultsPage
from runstrong_tui.tui.shared.page import Page, say
from runstrong_tui.tui.shared.rows import none_words, row
from runstrong_tui.tui.texts import as_line
from runstrong_tui.tui.week.rows import in_short, when_due
from runstrong_tui.tui.widgets.keyline import KeyLine
from runstrong_tui.tui.widgets.listing import Listing

LAST_WORKOUTS = 5


class Home(Page[None]):
    """The first screen; what is to be played is sent up as a message.

    Other screens are imported when they are opened: the first frame does not wait for them.
    """

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(HOME)

    entries = query_one(Listing)

    def __init__(self, coach: Coach, clock: Clock, form: Form, speaker: Speaker) -> None:
        """List what the library and the store of ``coach`` hold; previews begin with ``form``."""
        super().__init__()
        self._coach = coach
        self._library = coach.library
        self._store = coach.store
        self._clock = clock
        self._form = form
        self._speaker = speaker
        self._partly: list[UnfinishedSession] = []
        self._workouts: list[Summary] = []
        self._plans: dict[str, Plan] = {}
        self._week: WeekStatus | None = None
        self._lacks: dict[str, str] = {}
        self._trouble = ""
        self._note: str | Content = ""
        self._morning = ""
        self._thrown: list[str] = []

    def compose(self) -> ComposeResult:
        """The name and the day, what is wrong if anything is, the one list."""
        yield Static(id="brand", markup=False)
        yield Static(id="trouble", markup=False)
        yield Static(id="note", markup=False)
        yield Listing()
        yield self.key_line()

    def on_mount(self) -> None:
        """Ask what the coach has to know, at the first start."""
        if self._coach.asks_level:
            from runstrong_tui.tui.home.level import ask_level

            ask_level(self, self._coach)

    def on_screen_resume(self) -> None:
        """Read the store anew: a session may have been left or finished meanwhile."""
        self._read()
        self._fill(keep_mark=False)

    def on_screen_suspend(self) -> None:
        """What was said was said of what was done before."""
        self._note = ""

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._fill(keep_mark=True)

    def on_option_list_option_selected(self, event: Listing.OptionSelected) -> None:
        """Open what is marked."""
        kind, _, name = (event.option.id or "").partition(":")
        if kind == "partly":
            self._resume(next(unfinished for unfinished in self._partly if unfinished.id == name))
        elif kind == "session":
            self._preview(self._library.sessions[name])
        elif kind == "broken":
            self.app.push_screen(FaultsPage(name, self._library.broken[name]))
        elif kind == "workout":
            from runstrong_tui.tui.workout.screen import open_workout

            open_workout(self, self._coach, name)
        elif kind == "week":
            self.action_week()

    def action_resume(self) -> None:
        """Go on with the session that was saved last."""
        if self._partly:
            self._resume(self._partly[0])

    def action_history(self) -> None:
        """Show all past workouts."""
        from runstrong_tui.tui.history.screen import History

        self.app.push_screen(History(self._coach, self._clock))

    def action_week(self) -> None:
        """Show the week in full; what is chosen there is played."""
        from runstrong_tui.tui.week.screen import WeekPage

        self.app.push_screen(WeekPage(self._coach, self._clock, self._form), self._play)

    def action_log(self) -> None:
        """Enter what was done without the player."""
        if not self._library.sessions:
            self._say("There is no session that something could be entered for.")
            return
        due = self._week.due if self._week is not None else ()
        from runstrong_tui.tui.shared.log import LogPage

        self.app.push_screen(LogPage(self._coach, self._clock, due), self._say)

    def action_settings(self) -> None:
        """Show what can be chosen once for all sessions."""
        from runstrong_tui.tui.settings.screen import SettingsPage

        self.app.push_screen(SettingsPage(self._coach, self._speaker, self._clock))

    def action_exercises(self) -> None:
        """Show all exercises."""
        from runstrong_tui.tui.exercises.screen import ExercisesPage

        self.app.push_screen(ExercisesPage(self._coach, self._clock))

    def action_pain(self) -> None:
        """Ask whether anything hurts after yesterday's training."""
        from runstrong_tui.tui.home.morning import ask_morning

        ask_morning(self, self._coach, self._answered)

    def _answered(self, words: str) -> None:
        self._read()
        self._say(words)

    def action_quit(self) -> None:
        """Leave the program."""
        self.dismiss()

    def _resume(self, partly: UnfinishedSession) -> None:
        if self._store.progress.runs_elsewhere(partly.id):
            self._say("This session is being played in another window.")
        elif partly.ended:
            self._store.tidy()
            self._read()
            self._fill(keep_mark=False)
        else:
            self.post_message(Resume(partly))

    def _preview(self, session: Session) -> None:
        from runstrong_tui.tui.preview.screen import Preview

        self.app.push_screen(Preview(session, self._coach, self._form), self._play)

    def _play(self, plan: Plan | None) -> None:
        if plan is not None:
            self.post_message(Play(plan))

    def _say(self, note: str | Content | None) -> None:
        """Say something above the list until another screen opens."""
        if note is not None:
            self._note = note
            self._fill(keep_mark=True)

    def action_throw_away(self) -> None:
        """Throw the marked session away; undo brings it back."""
        index = self.entries.highlighted
        marked = self.entries.get_option_at_index(index).id if index is not None else None
        kind, _, partly_id = (marked or "").partition(":")
        if kind != "partly":
            self._note = "Mark a partly finished session to throw it away."
        elif self._store.progress.runs_elsewhere(partly_id):
            self._note = "This session is being played in another window."
        else:
            self.attempt(lambda: self._store.progress.throw_away(partly_id))
            self._thrown.append(partly_id)
            self._note = "Discarded. u restores it."
        self._read()
        self._fill(keep_mark=False)

    def action_undo(self) -> None:
        """Bring back what was thrown away last."""
        if self._thrown:
            partly_id = self._thrown.pop()
            self.attempt(lambda: self._store.progress.bring_back(partly_id))
            self._note = ""
            self._read()
            self._fill(keep_mark=False)

    def _read(self) -> None:
        self._partly = self._store.partly_finished()
        self._workouts = self._store.history()
        self._trouble = trouble_words(self._store.damage)
        self._week = self._coach.week()
        self._morning = morning_line(self._coach.asks_morning())
        for name, session in self._library.sessions.items():
            self._plans.setdefault(name, plan_of(self._library, session, Choices(self._form)))
            self._lacks[name] = ", ".join(self._coach.lacks(session))

    def _fill(self, *, keep_mark: bool) -> None:
        now = self._clock.wall()
        width = self.room
        day = f"{now:%A} {now.day} {now:%B}"
        self.query_one("#brand", Static).update(row(width, "RunStrong", (day, len(day))))
        for place, words in (("#trouble", self._trouble), ("#note", self._note or self._morning)):
            say(self, place, words)
        keys = [key for key in HOME if key.text and (self._partly or key.action != "resume")]
        self.query_one(KeyLine).show(keys)
        marked = self.entries.highlighted if keep_mark else None
        options = self._options(width)
        self.entries.fill(options, first_place(options) if marked is None else marked)
        self.entries.focus()

    def _options(self, width: int) -> list[Option]:
        now = self._clock.wall()
        tall = self.has_class("-tall")
        options: list[Option] = []
        if self._partly:
            options.append(header(width, "CONTINUE", gap=False))
        for partly in self._partly:
            elsewhere = self._store.progress.runs_elsewhere(partly.id)
            left = left_words(partly, now, elsewhere=elsewhere)
            options.append(Option(partly_row(partly, width, left), f"partly:{partly.id}"))
        week = self._week_lines(width)
        if week:
            easier = " · an easier week" if self._week is not None and self._week.easier else ""
            options.append(header(width, f"THIS WEEK{easier}", gap=tall and bool(options)))
            options.append(Option(Content("\n").join(week), "week:"))
        options.extend(self._session_options(width, gap=tall and bool(options)))
        options.append(header(width, "LAST WORKOUTS", gap=tall))
        for workout in self._workouts[:LAST_WORKOUTS]:
            options.append(Option(workout_row(workout, width, now), f"workout:{workout.id}"))
        if not self._workouts:
            shortest = min(self._plans.values(), key=lambda plan: plan.seconds, default=None)
            words = none_words(self._store.unlisted, first_words(shortest))
            options.append(Option(as_line(words), disabled=True))
        return options

    def _week_lines(self, width: int) -> list[Content]:
        """How the week stands; a week plan in use that cannot be read is told, too."""
        lines = [in_short(self._week, width, self._clock.wall())] if self._week else []
        name = self._coach.settings.week
        if name in self._library.broken_weeks:
            lines.append(broken_row(name, self._library.broken_weeks[name][0]))
        return lines

    def _session_options(self, width: int, *, gap: bool) -> Iterator[Option]:
        """The sessions due today in their order, then the others and broken files by title."""
        sessions = self._library.sessions
        due = {name: when for name, when in when_due(self._week).items() if name in sessions}
        kit = {
            name: kit_words(self._lacks.get(name, ""), needs(self._library, session))
            for name, session in sessions.items()
        }
        rows = SessionRows(width, max(map(len, kit.values()), default=0), due=bool(due))
        yield rows.header(gap=gap)
        for kind, name in session_order(self._library, due):
            if kind == "broken":
                words = broken_row(name, self._library.broken[name][0])
            else:
                words = rows.row(
                    sessions[name].title,
                    minutes_words(self._plans[name].seconds) if name in self._plans else "",
                    kit[name],
                    due.get(name, ""),
                    lacking=bool(self._lacks.get(name)),
                )
            yield Option(words, f"{kind}:{name}")
