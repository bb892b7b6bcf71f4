"""The settings: what is at hand, the week plan, and the exercises whose targets are to stay."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from runstrong_tui.coach import Coach
from runstrong_tui.store.keeper import words_of
from runstrong_tui.tui.keys import SETTINGS, bindings
from runstrong_tui.tui.rows import row
from runstrong_tui.tui.screens.home_rows import header
from runstrong_tui.tui.screens.page import HEIGHTS, Page
from runstrong_tui.tui.widgets.listing import Listing


class Setting(NamedTuple):
    """A row: its words, and what a press does; ``change`` may raise an OSError."""

    words: str
    change: Callable[[], None]


class Section(NamedTuple):
    """A part of the settings: what stands over it, what it means, and its rows."""

    heading: str
    about: str
    settings: tuple[Setting, ...]


Make = Callable[[Coach], Section]


def kit_at_hand(coach: Coach) -> Section:
    """What is at hand, to be ticked; while nothing was said everything is."""
    every = coach.all_kit()
    said = coach.settings.kit
    kit = every if said is None else said

    def turn(thing: str) -> None:
        at_hand = {*kit} ^ {thing}
        coach.choose(replace(coach.settings, kit=tuple(sorted(at_hand))))

    settings = tuple(
        Setting(f"{'[x]' if one in kit else '[ ]'} {one}", partial(turn, one)) for one in every
    )
    about = "" if said is not None else "Nothing was said yet, so no session is marked as lacking."
    return Section("KIT AT HAND", about if every else "No session needs anything.", settings)


def week_plan(coach: Coach) -> Section:
    """The week plans, one of them in use."""
    in_use = coach.week_plan()
    settings = tuple(
        Setting(
            f"{'(•)' if week is in_use else '( )'} {week.title}",
            partial(coach.use_week, name),
        )
        for name, week in coach.library.weeks.items()
    )
    return Section("WEEK PLAN", "" if settings else "There is no week plan.", settings)


def kept_as_they_are(coach: Coach) -> Section:
    """The exercises whose targets stay; a press lets one move on again."""
    exercises = coach.library.exercises
    settings = tuple(
        Setting(
            exercises[one].name if one in exercises else one,
            partial(coach.refuse, one, refused=False),
        )
        for one in coach.settings.refused
    )
    empty = "None. In a preview k keeps an exercise as it was last time; it would stand here."
    about = "Their targets stay as they are; a press lets one move on again."
    return Section("KEPT AS THEY ARE", about if settings else empty, settings)


SECTIONS: tuple[Make, ...] = (kit_at_hand, week_plan, kept_as_they_are)


class SettingsPage(Page[None]):
    """One list of all settings; every change is kept at once."""

    CSS_PATH = "settings.tcss"
    KEYS = SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = bindings(SETTINGS)

    entries = query_one(Listing)

    def __init__(self, coach: Coach) -> None:
        """Show and change what ``coach`` goes by."""
        super().__init__()
        self._coach = coach
        self._changes: dict[int, Callable[[], None]] = {}
        self._note = ""

    def compose(self) -> ComposeResult:
        """A heading, what is wrong if anything is, the one list."""
        yield Static("SETTINGS", id="heading")
        yield Static(id="note", markup=False)
        yield Listing()
        yield self.key_line()

    def on_mount(self) -> None:
        """Let the list take the keys."""
        self.entries.focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._fill()

    def on_option_list_option_selected(self, event: Listing.OptionSelected) -> None:
        """Change what is marked."""
        self._change(event.option_index)

    def action_change(self) -> None:
        """Change what is marked."""
        if self.entries.highlighted is not None:
            self._change(self.entries.highlighted)

    def _change(self, place: int) -> None:
        try:
            self._changes[place]()
            self._note = ""
        except OSError as error:
            self._note = f"This holds until the program ends, and is not kept: {words_of(error)}"
        self._fill()

    def _fill(self) -> None:
        note = self.query_one("#note", Static)
        note.update(Content(self._note))
        note.display = bool(self._note)
        self.entries.fill(self._options(max(20, self.size.width - 4)), self.entries.highlighted)

    def _options(self, width: int) -> list[Option]:
        self._changes = {}
        options: list[Option] = []
        for make in SECTIONS:
            section = make(self._coach)
            gap = self.size.height >= HEIGHTS[-1][0] and bool(options)
            options.append(header(width, section.heading, gap=gap))
            if section.about:
                options.append(Option(Content(section.about), disabled=True))
            for setting in section.settings:
                self._changes[len(options)] = setting.change
                options.append(Option(row(width, setting.words)))
        return options
