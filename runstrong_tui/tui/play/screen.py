"""The player's screen: one thing at a time, large enough to be read from the floor."""

from pathlib import Path
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.figures.figures import Figures
from runstrong_tui.host.typed import Typed
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.player.events import (
    CountDown,
    Event,
    Finished,
    Paused,
    PhaseChanged,
    Started,
    WentOn,
)
from runstrong_tui.player.press import BeatsCounted, Command, PainFelt, Pressed, RepsMade, Swap
from runstrong_tui.player.state import State
from runstrong_tui.player.view import Look
from runstrong_tui.playing import Playing
from runstrong_tui.sound.cues import Ear
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.training.pain import Follows, follows
from runstrong_tui.training.steps import Rest
from runstrong_tui.tui.keys.registry import PLAYER, bindings
from runstrong_tui.tui.play.figure import PlayFigure
from runstrong_tui.tui.play.keys import hints
from runstrong_tui.tui.play.leaving import LEAVE, LeavePage
from runstrong_tui.tui.play.words import count_words, note_words, shared_texts, texts
from runstrong_tui.tui.shared.number import Answer, NumberPage
from runstrong_tui.tui.shared.page import KeysPage, Page
from runstrong_tui.tui.shared.pain import pain_asking
from runstrong_tui.tui.shared.swap import swap_page
from runstrong_tui.tui.texts import as_lines
from runstrong_tui.tui.widgets.bar import Bar
from runstrong_tui.tui.widgets.count import BigCount, BigWord
from runstrong_tui.tui.widgets.figure import FigureView
from runstrong_tui.tui.widgets.keyline import KeyLine
from runstrong_tui.tui.widgets.sharedline import Keeps, SharedLine

TICK_SECONDS = 0.5
"""Whatever happens in a step happens at whole seconds, or at half of one: half of an odd hold."""

SHORTEST_WAIT = 0.02
LATE_SECONDS = 0.002
"""So much after a change the clock is looked at, to be sure that it is over."""

HIGH = 32
"""From so many rows on, the word of the moment is large, too."""

FLASH_SECONDS = 0.35
"""How long the screen is brighter after a change."""

NEWS_SECONDS = 10.0
"""How long it stands on the screen that another voice speaks."""

COUNT_BEATS = "Beats counted in 15 seconds (two digits):"
BEAT_DIGITS = 2


_FLASHES = Started | PhaseChanged | CountDown


class PlayScreen(Page[Playing]):
    """Shows a ``Playing`` and hands it the keys; closes with it when it was left or is finished."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = PLAYER
    BINDINGS: ClassVar[list[BindingType]] = bindings(PLAYER)

    count = query_one(BigCount)
    step_bar = query_one("#step", Bar)
    whole_bar = query_one("#whole", Bar)
    line = query_one(KeyLine)

    def __init__(self, playing: Playing, coach: Coach, clock: Clock, speaker: Speaker) -> None:
        """Show ``playing``.

        ``coach`` knows what may be done instead and the settings, ``clock`` tells apart typed
        numbers, ``speaker`` makes the cues heard.
        """
        super().__init__()
        self.playing = playing
        self._coach = coach
        self._clock = clock
        self._speaker = speaker
        self._ear = Ear(speaker.hear, speaker.sounds.seconds)
        self._flash_until = 0.0
        self._timer: Timer | None = None
        self._figure = PlayFigure(Figures(coach.library.exercises))
        self._counting_pulse = False
        self._shown: dict[str, tuple[str, ...]] = {}
        self._typed = Typed()
        self._note = ""
        self._voice_news = ""
        self._news_until = 0.0
        self._seen: object = None
        playing.listeners.append(self._hear)

    def compose(self) -> ComposeResult:
        """Title and times, the set, the count, key points, the step's bar, what is next."""
        yield SharedLine(Keeps.RIGHT, id="top")
        yield Bar(id="whole")
        yield SharedLine(Keeps.BOTH, id="head")
        with Container(id="body"):
            with Vertical(id="face"):
                with Horizontal(id="picture"):
                    yield FigureView(id="beside")
                    yield BigCount()
                yield BigWord()
                yield SharedLine(Keeps.LEFT, id="moment")
                yield FigureView(id="below")
            with Vertical(id="how"):
                yield FigureView(id="above")
                yield Static(id="points", markup=False)
        yield Bar(id="step")
        yield Static(id="next", markup=False)
        yield Static(id="note", markup=False)
        yield self.key_line()

    def on_mount(self) -> None:
        """Begin to look at the clock."""
        self._speaker.wake()
        self._speaker.stay(True)
        self.call_after_refresh(self.tick)
        running = self.playing.player.state is State.RUNNING
        self._ear.listen((Started(0) if running else Paused(),), self.playing.player)

    def tick(self) -> None:
        """Let time pass up to now, show what changed, and wait for the next change."""
        if self.playing.player.over:
            return
        self.playing.tick()
        self._show()
        self._wait()

    def _wait(self) -> None:
        """Come back when the next digit is due: counts change at whole seconds of their step."""
        if self._timer is not None:
            self._timer.stop()
        player, now = self.playing.player, self._clock.now()
        gone = now - player.began if player.state is not State.PAUSED else 0.0
        wait = min(TICK_SECONDS - gone % TICK_SECONDS, self._figure.wait(player, gone))
        if now < self._flash_until:
            wait = min(wait, self._flash_until - now)
        wait = min(wait, self.playing.grace() or wait)
        self._timer = self.set_timer(max(wait, SHORTEST_WAIT) + LATE_SECONDS, self.tick)

    def on_unmount(self) -> None:
        """Let the sound device rest."""
        self._speaker.stay(False)

    def on_resize(self) -> None:
        """Say what there is room for now."""
        self._seen = None
        self.set_class(self.size.height >= HIGH, "-high")
        self._show()

    def action_go(self) -> None:
        """The next sensible thing."""
        self._press(Command.GO)

    def on_click(self) -> None:
        """A click or a tap anywhere is the go key: a phone against the wall has no other."""
        self.app.simulate_key("space")

    def action_command(self, name: str) -> None:
        """Any other command of the player, by its name."""
        self._press(Command(name))

    def action_digit(self, sign: str) -> None:
        """Type the repetitions really done, digit by digit."""
        typed = self._typed.put(sign, self._clock.now())
        if self._counting_pulse:
            self._note = f"{COUNT_BEATS} {typed}"
            if len(typed) == BEAT_DIGITS:
                self._counting_pulse = False
                self._press(BeatsCounted(int(typed)))
            self._show()
        elif typed:
            self._press(RepsMade(int(typed)))

    def action_count_pulse(self) -> None:
        """Type the beats counted in 15 seconds, in a rest."""
        if isinstance(self.playing.player.step, Rest):
            self._counting_pulse = True
            self._typed.clear()
            self._note = COUNT_BEATS
            self._show()

    def action_swap(self) -> None:
        """Pause, and choose another exercise for the sets still to come."""
        here = self.playing.view().effort.task.move
        others = self._coach.alternatives(Replacement(here.exercise, here.variant))
        if self.playing.player.state is not State.PAUSED:
            self._press(Command.PAUSE)

        def take(number: int | None) -> None:
            if number is not None:
                exercise = self._coach.library.exercises[others[number].exercise]
                self._press(Swap(exercise, others[number].variant))

        if not self.playing.player.over:
            page = swap_page(self._coach, here.exercise, here.name, others)
            self.app.push_screen(page, take)

    def action_pain(self) -> None:
        """Pause, and ask how much it hurts; where that asks to stop, offer other exercises."""
        if self.playing.player.state is not State.PAUSED:
            self._press(Command.PAUSE)

        def take(answer: Answer | None) -> None:
            if answer is None or answer.number is None:
                return
            here = self.playing.view().effort.task.move
            self._press(PainFelt(answer.number))
            coming = self.playing.view().effort.task.move
            over = self.playing.player.over
            if follows(answer.number) is Follows.STOP and not over and here == coming:
                self.action_swap()

        if not self.playing.player.over:
            self.app.push_screen(NumberPage(pain_asking("How much does it hurt?")), take)

    def action_mute(self) -> None:
        """Be silent, or be heard again."""
        self._speaker.muted = not self._speaker.muted
        self._note = "Muted: m lets it be heard again." if self._speaker.muted else "Not muted."
        self._show()

    def action_keys(self) -> None:
        """Pause, and show every key."""
        if self.playing.player.state is not State.PAUSED:
            self._press(Command.PAUSE)
        if not self.playing.player.over:
            self.app.push_screen(KeysPage(self.KEYS))

    def action_leave(self) -> None:
        """Keep everything and close; where the disk does not take it, ask first."""
        if self.playing.written():
            self._leave(LEAVE)
            return
        if self.playing.player.state is not State.PAUSED:
            self._press(Command.PAUSE)
        if not self.playing.player.over:
            self.app.push_screen(LeavePage(self.playing), self._leave)

    def on_save_state_changed(self) -> None:
        """Show what the disk has now."""
        self._show()

    def _leave(self, answer: int | None) -> None:
        if answer == LEAVE:
            self.playing.leave()
            self.playing.let_go()
            self.dismiss(self.playing)

    def _press(self, command: Pressed) -> None:
        if self.playing.player.over:
            return
        self.playing.press(command)
        self._show()
        if not self.playing.player.over:
            self._wait()

    def _hear(self, events: tuple[Event, ...]) -> None:
        self._ear.listen(events, self.playing.player)
        for event in events:
            if isinstance(event, _FLASHES) and self._coach.settings.flash:
                self._flash_until = self._clock.now() + FLASH_SECONDS
            note = note_words(event)
            self._note = self._note if note is None else note
            if isinstance(event, Started | WentOn):
                self._typed.clear()
                self._counting_pulse = False
            elif isinstance(event, Finished):
                self._finish()

    def _finish(self) -> None:
        from runstrong_tui.tui.play.summary import SummaryPage

        workout = self.playing.finish()
        summary = SummaryPage(workout, self.playing.unkept, self._coach, self.playing.rate)
        self.app.push_screen(summary, self._close)

    def _close(self, _: object) -> None:
        """Close with the summary; gives nothing back, as Textual would await its own end."""
        self.dismiss(self.playing)

    def _news(self) -> str:
        """What became of the voice, for as long as it takes to look at the screen."""
        news, now = self._speaker.news(), self._clock.now()
        if news:
            self._voice_news, self._news_until = news, now + NEWS_SECONDS
        return self._voice_news if now < self._news_until else ""

    def _show(self) -> None:
        """Draw what changed: once a second while something counts, and all of it at once."""
        if not self.is_mounted or self.playing.player.over:
            return
        self.set_class(self._clock.now() < self._flash_until, "-flash")
        view = self.playing.view()
        self._figure.show(
            self,
            self.playing.player,
            view.effort,
            self._clock.now(),
            motion=self._coach.settings.motion,
        )
        note = self.playing.trouble or self._news() or self._note
        # What moves all the time goes along with the count, or with the seconds where none runs.
        whole = 0 if view.timed else int(view.gone)
        still = msgspec.structs.replace(view, part=0, gone=whole, left=0)
        seen = (still, self.playing.player.index, note)
        if seen == self._seen:
            return
        self._seen = seen
        for look in Look:
            self.set_class(look is view.look, f"-{look}")
        self.count.text = count_words(view)
        self.count.set_class(view.over, "-over")
        self.step_bar.show(view.part, halfway=view.halfway)
        self.whole_bar.show(view.gone / max(view.gone + view.left, 1))
        self.query_one(BigWord).text = view.word
        brief, player = self.has_class("-narrow"), self.playing.player
        for where, shared in shared_texts(view, player.plan.title, brief=brief).items():
            self.query_one(f"#{where}", SharedLine).say(*shared)
        for where, lines in texts(view, player, brief=brief).items():
            self._say(where, *lines)
        self._say("note", note)
        self.line.hints = hints(view, player)

    def _say(self, where: str, *lines: str) -> None:
        """Change a text only where it differs, so that little is drawn."""
        if self._shown.get(where) != lines:
            self._shown[where] = lines
            widget, content = self.query_one(f"#{where}", Static), as_lines(lines)
            fits = where in _WIDE or widget.size.width == content.cell_length
            widget.update(content, layout=where in _HIGH or not fits)
            widget.set_class(not content, "-empty")


_HIGH = ("points", "note")
"""Texts whose height may change with what they say."""

_WIDE = ("next",)
"""Texts that have their whole line, whatever they say; the others are as wide as they are."""
