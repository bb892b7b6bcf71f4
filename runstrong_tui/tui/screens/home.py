"""Home: what is partly finished first, then the sessions, then the last workouts."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from runstrong_tui.clock import Clock
from runstrong_tui.player.wording import minutes_words, moment_words
from runstrong_tui.store.keeper import words_of
from runstrong_tui.store.records import Partly
from runstrong_tui.store.store import Store
from runstrong_tui.store.summaries import Summary
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.faults import Fault
from runstrong_tui.training.library import Library
from runstrong_tui.training.planning import plan_of
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.keys import HOME, bindings
from runstrong_tui.tui.rows import row
from runstrong_tui.tui.screens.faults import FaultsPage
from runstrong_tui.tui.screens.history import History, show_workout, workout_row
from runstrong_tui.tui.screens.home_rows import first_words, header, partly_row, trouble_words
from runstrong_tui.tui.screens.page import Page
from runstrong_tui.tui.screens.preview import Preview

LAST_WORKOUTS = 5


class Home(Page[None]):
    """The first screen; what is to be played is sent up as a message."""

    CSS_PATH = "home.tcss"
    KEYS = HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(HOME)

    entries = query_one(OptionList)

    class Play(Message):
        """A plan was chosen to be played."""

        def __init__(self, plan: Plan) -> None:
            self.plan = plan
            super().__init__()

    class Resume(Message):
        """A partly finished session was chosen to go on with."""

        def __init__(self, partly: Partly) -> None:
            self.partly = partly
            super().__init__()

    def __init__(self, library: Library, store: Store, clock: Clock, form: Form) -> None:
        """List what ``library`` and ``store`` hold; ``form`` is the first one in previews."""
        super().__init__()
        self._library = library
        self._store = store
        self._clock = clock
        self._form = form
        self._partly: list[Partly] = []
        self._workouts: list[Summary] = []
        self._plans: dict[str, Plan] = {}
        self._trouble = ""
        self._note = ""
        self._thrown: list[str] = []

    def compose(self) -> ComposeResult:
        """The name and the day, what is wrong if anything is, the one list."""
        yield Static(id="brand", markup=False)
        yield Static(id="trouble", markup=False)
        yield OptionList()
        yield self.key_line()

    def on_screen_resume(self) -> None:
        """Read the store anew: a session may have been left or finished meanwhile."""
        self._read()
        self._fill(keep_mark=False)

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._fill(keep_mark=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what is marked."""
        kind, _, name = (event.option.id or "").partition(":")
        if kind == "partly":
            self._resume(next(one for one in self._partly if one.id == name))
        elif kind == "session":
            self._preview(self._library.sessions[name])
        elif kind == "broken":
            self.app.push_screen(FaultsPage(name, self._library.broken[name]))
        elif kind == "workout":
            show_workout(self, self._store, name, self._clock.wall())

    def action_resume(self) -> None:
        """Go on with the session that was saved last."""
        if self._partly:
            self._resume(self._partly[0])

    def action_history(self) -> None:
        """Show all past workouts."""
        self.app.push_screen(History(self._store, self._clock.wall()))

    def action_quit(self) -> None:
        """Leave the program."""
        self.dismiss()

    def _resume(self, partly: Partly) -> None:
        if self._store.progress.runs_elsewhere(partly.id):
            self._note = "This session is being played in another window."
            self._fill(keep_mark=True)
        elif partly.ended:
            self._store.tidy()
            self._read()
            self._fill(keep_mark=False)
        else:
            self.post_message(self.Resume(partly))

    def _preview(self, session: Session) -> None:
        last_done = self._store.last_done()
        plans = {form: plan_of(self._library, session, form, last_done) for form in Form}
        self.app.push_screen(Preview(session, plans, self._form), self._play)

    def _play(self, plan: Plan | None) -> None:
        if plan is not None:
            self.post_message(self.Play(plan))

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
            self._try(lambda: self._store.progress.throw_away(partly_id))
            self._thrown.append(partly_id)
            self._note = "Thrown away. u brings it back."
        self._read()
        self._fill(keep_mark=False)

    def action_undo(self) -> None:
        """Bring back what was thrown away last."""
        if self._thrown:
            partly_id = self._thrown.pop()
            self._try(lambda: self._store.progress.bring_back(partly_id))
            self._note = ""
            self._read()
            self._fill(keep_mark=False)

    def _try(self, change: Callable[[], object]) -> None:
        try:
            change()
        except OSError as error:
            self.notify(words_of(error), severity="error", markup=False)

    def _read(self) -> None:
        self._partly = self._store.partly_finished()
        self._workouts = self._store.history()
        self._trouble = trouble_words(self._store.damage)
        for name, session in self._library.sessions.items():
            self._plans.setdefault(name, plan_of(self._library, session, self._form))

    def _fill(self, *, keep_mark: bool) -> None:
        now = self._clock.wall()
        width = max(20, self.size.width - 4)
        day = f"{now:%A} {now.day} {now:%B}"
        self.query_one("#brand", Static).update(row(width, "RunStrong", (day, len(day))))
        trouble = self.query_one("#trouble", Static)
        words = "\n".join(part for part in (self._trouble, self._note) if part)
        trouble.update(Content(words))
        trouble.display = bool(words)
        marked = self.entries.highlighted
        self.entries.clear_options()
        self.entries.add_options(self._options(width))
        first = next(i for i, option in enumerate(self.entries.options) if not option.disabled)
        self.entries.highlighted = marked if keep_mark and marked is not None else first
        self.entries.focus()

    def _options(self, width: int) -> list[Option]:
        now = self._clock.wall()
        tall = self.has_class("-tall")
        options: list[Option] = []
        if self._partly:
            options.append(header(width, "GO ON WITH", gap=False))
        for partly in self._partly:
            options.append(
                Option(partly_row(partly, width, self._left_words(partly)), f"partly:{partly.id}")
            )
        options.append(
            header(width, "SESSIONS", ("about", 10), ("needs", 26), gap=tall and bool(self._partly))
        )
        for name in sorted({*self._library.sessions, *self._library.broken}):
            if name in self._library.broken:
                options.append(self._broken_option(name))
            if name in self._library.sessions:
                options.append(self._session_option(name, width))
        options.append(header(width, "LAST WORKOUTS", gap=tall))
        for workout in self._workouts[:LAST_WORKOUTS]:
            options.append(Option(workout_row(workout, width, now), f"workout:{workout.id}"))
        if not self._workouts:
            shortest = min(self._plans.values(), key=lambda plan: plan.seconds, default=None)
            options.append(Option(Content(first_words(shortest)), disabled=True))
        return options

    def _left_words(self, partly: Partly) -> str:
        if self._store.progress.runs_elsewhere(partly.id):
            return "running elsewhere"
        return f"left {moment_words(partly.saved, self._clock.wall())}"

    def _broken_option(self, name: str) -> Option:
        fault: Fault = self._library.broken[name][0]
        return Option(Content(f"{name}: {fault.what}").stylize("dim"), f"broken:{name}")

    def _session_option(self, name: str, width: int) -> Option:
        session = self._library.sessions[name]
        minutes = minutes_words(self._plans[name].seconds) if name in self._plans else ""
        kit = ", ".join(session.kit) or "nothing"
        return Option(row(width, session.title, (minutes, 10), (kit, 26)), f"session:{name}")
