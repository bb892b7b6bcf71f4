"""The settings: one list of all that is chosen once for every session."""

import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static
from textual.widgets.option_list import Option

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.sound.speaker import Speaker, sits_elsewhere
from runstrong_tui.store.keeper import words_of
from runstrong_tui.tui.home.rows import header
from runstrong_tui.tui.keys.registry import SETTINGS, bindings
from runstrong_tui.tui.settings.key_check import KeyCheckPage
from runstrong_tui.tui.settings.rows import (
    Section,
    Setting,
    kept_as_they_are,
    kit_at_hand,
    level,
    loads,
    look,
    other_programs,
    player,
    pulse,
    week_plan,
)
from runstrong_tui.tui.settings.sound_check import SoundCheck, sound
from runstrong_tui.tui.shared.number import Answer, Asking, NumberPage
from runstrong_tui.tui.shared.page import HEIGHTS, Page, say
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.texts import as_line, as_lines, as_pieces
from runstrong_tui.tui.widgets.listing import Listing

TICK_SECONDS = 0.1

WORDS = 24
"""So many cells are left to a row's words before what is said beside them."""


class SettingsPage(Page[None]):
    """Every change is kept, and holds, at once."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = SETTINGS
    BINDINGS: ClassVar[list[BindingType]] = bindings(SETTINGS)

    entries = query_one(Listing)

    def __init__(self, coach: Coach, speaker: Speaker, clock: Clock) -> None:
        """Show and change what ``coach`` goes by, and what is heard of ``speaker``."""
        super().__init__()
        self._coach = coach
        self._speaker = speaker
        self._check = SoundCheck(speaker, clock)
        self._elsewhere = sits_elsewhere(os.environ)
        self._settings: dict[int, Setting] = {}
        self._firsts: list[int] = []
        self._note = ""
        self._ticks: Timer | None = None

    def compose(self) -> ComposeResult:
        """A heading, what is wrong if anything is, the one list."""
        yield Static("SETTINGS", id="heading")
        yield Static(id="note", markup=False)
        yield Listing()
        yield self.key_line()

    def on_mount(self) -> None:
        """Let the list take the keys."""
        self._ticks = self.set_interval(TICK_SECONDS, self.tick, pause=True)
        self.entries.focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._fill()

    def on_screen_suspend(self) -> None:
        """A sound check is not heard on other screens."""
        self._check.stop()

    def on_screen_resume(self) -> None:
        """Show that the sound check was stopped."""
        self._fill()

    def on_option_list_option_selected(self, event: Listing.OptionSelected) -> None:
        """Change what is marked."""
        self._press(event.option_index)

    def action_change(self) -> None:
        """Change what is marked."""
        if self.entries.highlighted is not None:
            self._press(self.entries.highlighted)

    def action_turn(self, by: int) -> None:
        """More or less of what is marked, where it has more and less."""
        setting = self._settings.get(self.entries.highlighted or 0)
        if setting is not None and setting.turn is not None:
            self._change(partial(setting.turn, by))

    def action_part(self, by: int) -> None:
        """Mark the first setting of the next section, or of the one before."""
        marked = self.entries.highlighted or 0
        here = bisect_right(self._firsts, marked) - 1
        first = self._firsts[(here + by) % len(self._firsts)]
        # By way of its last setting and the one before it, all of the section comes into view.
        for place in (*self._around(first), first):
            self.entries.highlighted = place

    def tick(self) -> None:
        """Let the sound check go on."""
        if self._check.tick():
            self._fill()

    def _check_keys(self) -> None:
        self.app.push_screen(KeyCheckPage())

    def _press(self, place: int) -> None:
        press = self._settings[place].press
        if not isinstance(press, Asking):
            self._change(press)
            return

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                self._change(partial(press.take, answer.number))

        self.app.push_screen(NumberPage(press), answered)

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
            self._note = ""
        except OSError as error:
            self._note = f"This holds until the program ends, and is not kept: {words_of(error)}"
        self._let_hold()
        self._fill()

    def _let_hold(self) -> None:
        """Let what was chosen be heard and seen from now on."""
        chosen = self._coach.settings
        self._speaker.volume = chosen.volume
        self._speaker.sound = chosen.sound
        self._speaker.language = chosen.language
        self._speaker.primer = chosen.primer
        if self._speaker.speaks != chosen.voice:
            self._speaker.speaks = chosen.voice
        self.app.theme = f"runstrong-{chosen.theme}"

    def _fill(self) -> None:
        say(self, "#note", self._note)
        self._show(self._options(self.room))
        if self._ticks is not None:
            (self._ticks.resume if self._check.runs else self._ticks.pause)()

    def _show(self, options: Sequence[Option]) -> None:
        """Show ``options``; where only words differ from those shown, nothing scrolls."""
        entries = self.entries
        shown = entries.options
        if [option.disabled for option in shown] != [option.disabled for option in options]:
            entries.fill(options, entries.highlighted)
        else:
            for place, (old, new) in enumerate(zip(shown, options, strict=True)):
                if old.prompt != new.prompt:
                    entries.replace_option_prompt_at_index(place, new.prompt)
        self.call_after_refresh(entries.scroll_to_highlight)

    def _around(self, first: int) -> tuple[int, int]:
        """The setting before the one at ``first``, and the last one of its section."""
        places = sorted(self._settings)
        here = places.index(first)
        after = [place for place in self._firsts if place > first]
        last = places.index(after[0]) - 1 if after else len(places) - 1
        return places[max(0, here - 1)], places[last]

    def _sections(self) -> tuple[Section, ...]:
        coach = self._coach
        return (
            sound(coach, self._speaker, self._check, self._check_keys, elsewhere=self._elsewhere),
            player(coach),
            look(coach),
            pulse(coach),
            level(coach),
            kit_at_hand(coach),
            loads(coach),
            week_plan(coach),
            kept_as_they_are(coach),
            *other_programs(coach),
        )

    def _options(self, width: int) -> list[Option]:
        self._settings = {}
        self._firsts = []
        options: list[Option] = []
        for section in self._sections():
            gap = self.size.height >= HEIGHTS[-1][0] and bool(options)
            options.append(header(width, section.heading, gap=gap))
            if section.about:
                options.append(Option(as_lines(section.about), disabled=True))
            if section.settings:
                self._firsts.append(len(options))
            for setting in section.settings:
                self._settings[len(options)] = setting
                options.append(Option(_row(setting, width)))
        return options


def _row(setting: Setting, width: int) -> Content:
    words = as_line(setting.words)
    if setting.aside and width >= NARROW:
        padding = " " * max(2, WORDS + 2 - words.cell_length)
        words = as_pieces(words, padding, (setting.aside, "dim"))
    return row(width, words)
