"""The week: each part with what is done and left, what was done besides, and what is due today."""

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
from runstrong_tui.output.week_text import heading_words
from runstrong_tui.store.keeper import words_of
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Plan
from runstrong_tui.training.week import WeekStatus
from runstrong_tui.tui.home.rows import broken_row, header
from runstrong_tui.tui.keys.registry import WEEK, bindings
from runstrong_tui.tui.preview.screen import Preview
from runstrong_tui.tui.shared.faults import FaultsPage
from runstrong_tui.tui.shared.page import HEIGHTS, Page, say
from runstrong_tui.tui.shared.rows import NARROW
from runstrong_tui.tui.texts import as_line, as_lines
from runstrong_tui.tui.week.rows import (
    besides_words,
    due_lines,
    part_rows,
    session_of,
    warning_lines,
)
from runstrong_tui.tui.widgets.keyline import KeyLine
from runstrong_tui.tui.widgets.listing import Listing

NO_WEEK = (
    "There is no week plan. Write one in the folder weeks beside your sessions; "
    "runstrong check says whether it is right."
)


class WeekPage(Page[Plan]):
    """Closes with the plan of a session of the week to play, or with None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = WEEK
    BINDINGS: ClassVar[list[BindingType]] = bindings(WEEK)

    entries = query_one(Listing)

    def __init__(self, coach: Coach, clock: Clock, form: Form) -> None:
        """Show the week plan in use first; previews begin with ``form``."""
        super().__init__()
        self._coach = coach
        self._library = coach.library
        self._clock = clock
        self._form = form
        self._names = list(coach.library.weeks)
        plan = coach.week_plan()
        self._shown = self._names.index(plan.name) if plan is not None else 0
        self._status = coach.week(plan)
        self._note = ""

    def compose(self) -> ComposeResult:
        """Which week, which plan, what is wrong if anything is, the one list."""
        yield Static(id="heading", markup=False)
        yield Static(id="about", markup=False)
        yield Static(id="note", markup=False)
        yield Listing()
        several = len(self._names) > 1
        yield KeyLine(key for key in WEEK if several or key.action not in ("other(1)", "use"))

    def on_mount(self) -> None:
        """Let the list take the keys."""
        self.entries.focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._fill(self.entries.highlighted)

    def on_option_list_option_selected(self, event: Listing.OptionSelected) -> None:
        """Open the session of the marked part, or the faults of a broken file."""
        kind, _, name = (event.option.id or "").partition(":")
        if kind == "broken":
            self.app.push_screen(FaultsPage(name, self._library.broken_weeks[name]))
        elif kind == "part" and self._status is not None:
            self._open(self._status, int(name))

    def action_other(self, by: int) -> None:
        """Look at another week plan."""
        if self._names:
            self._shown = (self._shown + by) % len(self._names)
            self._status = self._coach.week(self._library.weeks[self._names[self._shown]])
            self._note = ""
            self._fill(0)

    def action_use(self) -> None:
        """Go by the week plan that is shown from now on."""
        if not self._names:
            return
        try:
            self._coach.use_week(self._names[self._shown])
            self._note = ""
        except OSError as error:
            self._note = f"Used until the program ends, and not kept: {words_of(error)}"
        self._fill(self.entries.highlighted)

    def _open(self, status: WeekStatus, part: int) -> None:
        name = session_of(status.parts[part], status, self._library.sessions)
        if name is None:
            self._note = "None of the sessions of this part can be read."
            self._fill(self.entries.highlighted)
        else:
            preview = Preview(self._library.sessions[name], self._coach, self._form)
            self.app.push_screen(preview, self._chosen)

    def _chosen(self, plan: Plan | None) -> None:
        if plan is not None:
            self.dismiss(plan)

    def _fill(self, marked: int | None) -> None:
        status = self._status
        heading = "WEEK" if status is None else heading_words(status)
        self.query_one("#heading", Static).update(as_line(heading))
        self.query_one("#about", Static).update(self._about())
        say(self, "#note", self._note)
        self.entries.fill(self._options(self.room), marked)

    def _about(self) -> Content:
        """What the week plan is about, whether it is in use, and how to see others."""
        if self._status is None:
            return as_line(NO_WEEK)
        in_use = self._coach.week_plan() is self._status.week
        narrow = self.size.width < NARROW
        parts = ["in use" if in_use else "not in use, u: use it"]
        if len(self._names) > 1:
            which = f"{self._shown + 1} of {len(self._names)}"
            parts.append(f"← → {which}" if narrow else f"plan {which}, ← → shows the others")
        about = self._status.week.about if self._tall() else ""
        return as_lines(filter(None, (about, " · ".join(parts))))

    def _tall(self) -> bool:
        return self.size.height >= HEIGHTS[-1][0]

    def _options(self, width: int) -> list[Option]:
        options: list[Option] = []
        if self._status is not None:
            rows = part_rows(self._status, width)
            options.extend(Option(content, f"part:{n}") for n, content in enumerate(rows))
            options.extend(self._readings(self._status, width))
        if self._library.broken_weeks:
            gap = self._tall() and self._status is not None
            options.append(header(width, "BROKEN WEEK PLANS", gap=gap))
            options.extend(
                Option(broken_row(name, faults[0]), f"broken:{name}")
                for name, faults in self._library.broken_weeks.items()
            )
        return options

    def _readings(self, status: WeekStatus, width: int) -> list[Option]:
        """What stands below the parts, only to be read."""
        gap = self._tall()
        besides = besides_words(status)
        said = [*([as_line(besides)] if besides else []), *warning_lines(status)]
        words = Content("\n").join(said)
        readings = [Option(Content("\n") + words if gap else words, disabled=True)] if said else []
        due = due_lines(status, self._library)
        readings.append(header(width, "DUE TODAY" if due else "NOTHING IS DUE TODAY", gap=gap))
        readings.extend(Option(as_line(line), disabled=True) for line in due)
        return readings
