"""The app: opens the first screen, hands plans to the player, and ends well however it ends."""

import asyncio
import signal
import sys
import traceback
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.widgets import Input

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.figures.signs import Signs
from runstrong_tui.host.doubled import Doubled
from runstrong_tui.host.ending import ELSEWHERE
from runstrong_tui.host.signals import HUNG_UP, INTERRUPTED, end_on_signals, on_signal
from runstrong_tui.host.stepping_back import (
    BACK,
    BACK_UNSAVED,
    NO_SHELL,
    could_come_back,
    stop_in_background,
    stop_until_called_back,
)
from runstrong_tui.player.events import Event, Finished, Started
from runstrong_tui.playing import FLUSH_SECONDS, PlayedElsewhere, Playing
from runstrong_tui.sound.speaker import Speaker, open_speaker
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.at_events import AtEvents
from runstrong_tui.tui.colours import Colours, filters_for, limit
from runstrong_tui.tui.figure_signs import signs_for
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.keys.key import does_once
from runstrong_tui.tui.keys.own import NO_OWN_KEYS, OwnKeys
from runstrong_tui.tui.keys.registry import EVERYWHERE, bindings
from runstrong_tui.tui.messages import Play, Resume, SaveStateChanged
from runstrong_tui.tui.nothing_steers import NothingSteers
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.terminal import driver_class, stands_on_terminal
from runstrong_tui.tui.themes import DARK, themes
from runstrong_tui.visible import visible

TERMINAL_SECONDS = 1.0


class RunStrong(App[None]):
    """Plays ``opening`` at once, or opens Home where there is none.

    After ``run`` returns, ``played`` is the session played last, ``farewell`` what there is to be
    said where none could be, and ``crash`` the trace of a fault of the program; "" for none. Who
    runs it closes ``at_events``, whose commands heard of its sessions.
    """

    CSS_PATH = "app.tcss"
    TITLE = "RunStrong"
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE, priority=True)

    def __init__(
        self,
        coach: Coach,
        clock: Clock,
        *,
        opening: Plan | UnfinishedSession | None = None,
        form: Form = Form.NORMAL,
        speaker: Speaker | None = None,
        colours: Colours = Colours.MANY,
        finest: Signs = Signs.SEXTANT,
        own_keys: OwnKeys = NO_OWN_KEYS,
    ) -> None:
        """Play the sessions that ``coach`` plans, and keep them in its store.

        ``speaker`` makes the cues heard; without one it is this machine's, as the settings say.
        No more ``colours`` are written than the terminal has, and ``finest`` are the finest signs
        that it is known to show. ``own_keys`` take the place of the registry's.
        Who runs the app closes ``keeper`` afterwards, which writes what is left.
        """
        super().__init__(driver_class=driver_class())
        self._visible = NothingSteers()
        self.own_keys = own_keys
        self._loop: asyncio.AbstractEventLoop | None = None
        self._colours = colours
        self._finest = finest
        limit(self, colours)
        self.doubled = Doubled()
        self._waiting: events.Key | None = None
        self.keeper = Keeper(coach.store, self._disk_has_news)
        self._coach = coach
        self._store = coach.store
        self._clock = clock
        self._opening = opening
        self._form = form
        settings = coach.settings
        self.speaker = speaker or open_speaker(
            self._ring,
            volume=settings.volume,
            sound=settings.sound,
            voice=settings.voice,
            language=settings.language,
            primer=settings.primer,
            folder=coach.store.layout.sounds,
        )
        self._on_terminal = stands_on_terminal()
        self._called_back = 0.0
        self.played: Playing | None = None
        self.at_events = AtEvents(self, clock)
        self.farewell = ""
        self.crash = ""
        for theme in themes(colours):
            self.register_theme(theme)
        self.theme = f"runstrong-{settings.theme}"

    @property
    def figure_signs(self) -> Signs | None:
        """What figures are drawn with; None where they are turned off."""
        return signs_for(self._coach.settings.figure, self._colours, self._finest)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The phase colours, for themes that do not have their own."""
        return DARK

    def get_line_filters(self) -> list[LineFilter]:
        """What every line of every widget passes on its way to the terminal."""
        return [self._visible, *filters_for(self, self._colours, super().get_line_filters())]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something beside all else, in one paragraph in which nothing steers."""
        super().notify(
            visible(message), title=title, severity=severity, timeout=timeout, markup=markup
        )

    def on_mount(self) -> None:
        """Open the first screen and listen for the signals that end a program."""
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(lambda _, context: self.log.warning(context["message"]))
        end_on_signals(self._loop, self._end)
        if sys.platform != "win32" and self._may_step_back:
            on_signal(self._loop, signal.SIGTSTP, self.action_step_back)
            on_signal(self._loop, signal.SIGCONT, self._wake)
        self._store.tidy()
        self.set_keymap(self.own_keys.keymap)
        for fault in self.own_keys.faults[:1]:
            self.notify("\n".join(fault.lines[:1]), title="keys.toml", severity="warning")
        if self._on_terminal:
            self.set_interval(TERMINAL_SECONDS, self._look_for_terminal)
        if self._opening is None:
            home = Home(self._coach, self._clock, self._form, self.speaker)
            self.push_screen(home, lambda _: self.exit())
        elif isinstance(self._opening, Plan):
            self._begin(self._opening, last=True)
        else:
            self._take_up(self._opening, last=True)

    async def on_event(self, event: events.Event) -> None:
        """Let every key pass but one that is held or doubled and would do again what it did.

        What was typed before the shell called back was for the shell.
        """
        if isinstance(event, events.InputEvent) and event.time < self._called_back:
            return
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        waiting, self._waiting = self._waiting, None
        if waiting and waiting.key != event.key:
            await self._let_go(waiting)
        came = self._clock.now()
        wait = self.doubled.comes(event.key, came, once=self._does_once(event))
        if wait == 0:
            await super().on_event(event)
        elif wait is not None:
            self._waiting = event
            self.set_timer(wait, partial(self._unless_held, event))

    async def _unless_held(self, event: events.Key) -> None:
        if self._waiting is event:
            self._waiting = None
            await self._let_go(event)

    async def _let_go(self, event: events.Key) -> None:
        """Let a key do what it does that waited until it was known that nobody holds it."""
        if not self._does_once(event):
            self.doubled.released()
        await super().on_event(event)

    def _does_once(self, event: events.Key) -> bool:
        if event.is_printable and isinstance(self.focused, Input):
            return False
        return does_once(self.own_keys.all_of(getattr(self.screen, "KEYS", ())), event.key)

    def on_play(self, message: Play) -> None:
        """Play a plan chosen on Home."""
        self._begin(message.plan)

    def on_resume(self, message: Resume) -> None:
        """Go on with a session chosen on Home."""
        self._take_up(message.partly)

    def on_terminal_gone(self) -> None:
        """End where the terminal's window was closed."""
        self._end(HUNG_UP)

    async def action_quit(self) -> None:
        """Keep everything and leave."""
        self._end(0)

    def action_interrupt(self) -> None:
        """Keep everything and stop at once."""
        self._end(INTERRUPTED)

    def action_step_back(self) -> None:
        """Pause, keep everything, and stop until the shell calls back."""
        if not (self._may_step_back and could_come_back()):
            self.notify(NO_SHELL, severity="warning")
            return
        kept = self._pause()
        with self.suspend():
            stop_until_called_back(BACK if kept else BACK_UNSAVED)
        self._called_back = events.Event().time

    @property
    def _may_step_back(self) -> bool:
        return self._driver is not None and self._driver.can_suspend

    def _pause(self) -> bool:
        """Let what is played stand still; whether the disk has all of it."""
        if self.played is not None:
            self.played.pause()
        return self.keeper.flush(FLUSH_SECONDS)

    def _wake(self) -> None:
        """Take the terminal again after a stop that could not be heard: ``kill -STOP``."""
        stop_in_background()
        self._pause()
        with self.suspend():
            pass

    def _begin(self, plan: Plan, *, last: bool = False) -> None:
        self._play(Playing.begin(plan, self._store, self.keeper, self._clock), last=last)

    def _take_up(self, partly: UnfinishedSession, *, last: bool = False) -> None:
        try:
            playing = Playing.take_up(partly, self._store, self.keeper, self._clock)
        except PlayedElsewhere:
            if not last:
                self.notify(ELSEWHERE, severity="warning")
                return
            self.farewell = ELSEWHERE
            self.exit(return_code=1)
            return
        self._play(playing, last=last)

    def _play(self, playing: Playing, *, last: bool) -> None:
        screen = PlayScreen(playing, self._coach, self._clock, self.speaker)
        playing.listeners.append(self._settle)
        self.at_events.hear_of(playing, self._coach.settings.on_event)
        self.played = playing
        self.push_screen(screen, lambda _: self.exit() if last else None)

    def _settle(self, played: tuple[Event, ...]) -> None:
        """Take no key for a moment that began as it was pressed; comes after what hears first."""
        if any(isinstance(event, Started | Finished) for event in played):
            self.doubled.changed(self._clock.now())

    def _ring(self) -> None:
        """Ring the terminal's bell, from whatever thread; not when it is the shell's again."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring_here)

    def _ring_here(self) -> None:
        if self.return_code is None:
            self.bell()

    def _disk_has_news(self) -> None:
        """Let the screens look what the disk has now; called in the writer's thread."""
        with suppress(RuntimeError):  # The loop may be closed at any moment.
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._tell_screens)

    def _tell_screens(self) -> None:
        if self.return_code is None:
            # A screen below that is woken for nothing has Textual draw the one on top anew.
            for screen in self.screen_stack:
                if hasattr(screen, "on_save_state_changed"):
                    screen.post_message(SaveStateChanged())

    def _end(self, code: int) -> None:
        """Keep what is being played, then leave with ``code``."""
        if self.played is not None:
            self.played.leave()
        self.exit(return_code=code)

    def crashed(self, error: Exception) -> None:
        """Take note of a fault of the program, and keep what is being played."""
        if not self.crash:
            self.crash = "".join(traceback.format_exception(error))
        with suppress(Exception):  # The fault may stand in the way; then it is as last kept.
            if self.played is not None:
                self.played.leave()

    def _handle_exception(self, error: Exception) -> None:
        """End as Textual does, which says nothing to the runner of what is kept."""
        self.crashed(error)
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Leave the terminal clean: what Textual would print there goes into a file."""
        for text in self._exit_renderables:
            if not self.crash:
                self.crash = "".join(segment.text for segment in self.console.render(text))
        self._exit_renderables.clear()

    def _look_for_terminal(self) -> None:
        """End where the terminal is gone and nobody sent a signal to say so."""
        if not stands_on_terminal():
            self._end(HUNG_UP)
