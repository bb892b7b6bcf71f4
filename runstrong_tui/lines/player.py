"""One session in lines: says what happens, and does what the keys say."""

from collections.abc import Callable

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.diary.corrections import rated
from runstrong_tui.host.doubled import Doubled
from runstrong_tui.host.typed import Typed
from runstrong_tui.lines.keys import HELP, KEYS, STEADY
from runstrong_tui.lines.swapping import Swapping
from runstrong_tui.lines.words import head_line, left_words, lines_of, where_line
from runstrong_tui.output.workout_text import figures_words, set_lines
from runstrong_tui.player.events import Event, Finished, Started, WentOn
from runstrong_tui.player.press import BeatsCounted, Command, PainFelt, Pressed, RepsMade
from runstrong_tui.player.state import State
from runstrong_tui.player.timeline import length
from runstrong_tui.playing import Playing
from runstrong_tui.sound.cues import Ear
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import MOST_PAIN
from runstrong_tui.training.pain import SCALE, WRONG
from runstrong_tui.training.steps import Rest

TICK_SECONDS = 0.5
"""Whatever happens in a step happens at whole seconds, or at half of one."""

LATE_SECONDS = 0.002
"""So much after a change the clock is looked at, to be sure that it is over."""

BEAT_DIGITS = 2

HOW_HARD = "How hard was it? 6 easy, 9 one rep left, 0 all out (10). Enter closes."
COUNT_BEATS = "Type the beats counted in 15 seconds, two digits"
HOW_MUCH = f"How much does it hurt? {SCALE}. Type it, then enter; escape says nothing."
LEAVE_ANYWAY = "q once more leaves all the same; space goes on."

_RATINGS = "67890"

Say = Callable[..., object]


class LinePlayer:
    """Listens to a ``Playing`` and hands it the keys; ``over`` when it was left, or closed."""

    def __init__(
        self, playing: Playing, coach: Coach, clock: Clock, speaker: Speaker, say: Say
    ) -> None:
        """Say lines of ``playing`` with ``say``; ``speaker`` lets the tones be heard."""
        self.over = False
        self._playing = playing
        self._coach = coach
        self._clock = clock
        self._speaker = speaker
        self._say = say
        self._ear = Ear(speaker.hear, speaker.sounds.seconds)
        self._typed = Typed()
        self._doubled = Doubled()
        self._held: tuple[str, float] | None = None
        self._counts_beats = False
        self._swapping: Swapping | None = None
        self._pain: str | None = None
        self._workout: Workout | None = None
        self._asked_to_leave = False
        self._trouble: str | None = None
        playing.listeners.append(self._hear)

    def begin(self) -> None:
        """Say what is played, and where it begins."""
        playing, player = self._playing, self._playing.player
        self._speaker.wake()
        self._speaker.stay(True)
        self._say(head_line(player.plan, playing.view().left))
        if player.state is State.RUNNING:
            self._hear((Started(player.index),))
        else:
            self._where()

    def tick(self) -> None:
        """Let time pass up to now, and do what a key says that turned out not to be held."""
        if self._held is not None and self._clock.now() >= self._held[1]:
            name, _ = self._held
            self._held = None
            self._press(name)
        if not self._playing.player.over:
            self._playing.tick()
        self._tell_troubles()

    def wait(self) -> float:
        """Seconds until there is something to do: the next half second of the step."""
        player, now = self._playing.player, self._clock.now()
        gone = now - player.began if player.state is not State.PAUSED else 0.0
        wait = TICK_SECONDS - gone % TICK_SECONDS + LATE_SECONDS
        return wait if self._held is None else max(0.0, min(wait, self._held[1] - now))

    def key(self, name: str, *, typed: bool) -> None:
        """Do what a key says; one that is held or doubled does once what it does.

        ``typed``: it was pressed now, rather than read from a line.
        """
        now = self._clock.now()
        if self._held is not None and self._held[0] == name:
            self._held = None
        wait = self._doubled.comes(name, now, once=name not in STEADY) if typed else 0.0
        if wait == 0:
            self._press(name)
        elif wait is not None:
            self._held = (name, now + wait)

    def keys_gone(self) -> None:
        """No key will come: go on as long as nothing waits for one, then leave."""
        player = self._playing.player
        waits = player.state is State.PAUSED or length(player.step, player.extra) is None
        if self._workout is not None or (waits and player.state is not State.COUNTING_IN):
            self._leave()

    def _press(self, name: str) -> None:
        if self._workout is not None:
            self._close(name)
        elif self._swapping is not None:
            self._choose(name)
        elif self._pain is not None:
            self._take_pain(name)
        elif (action := KEYS.get(name)) is not None:
            if action != "leave":
                self._asked_to_leave = False
            self._do(action, name)

    def _do(self, action: str, name: str) -> None:
        if action == "digit":
            self._digit(name)
        elif action in _OWN:
            _OWN[action](self)
        else:
            self._command(Command(action))
            if action in (Command.MORE, Command.LESS) and not self._playing.player.over:
                view = self._playing.view()
                self._say(left_words(view.count) if view.timed else f"{view.count} reps")

    def _command(self, pressed: Pressed) -> None:
        if not self._playing.player.over:
            self._playing.press(pressed)

    def _digit(self, sign: str) -> None:
        typed = self._typed.put(sign, self._clock.now())
        if self._counts_beats:
            if len(typed) == BEAT_DIGITS:
                self._counts_beats = False
                self._command(BeatsCounted(int(typed)))
        elif typed:
            self._command(RepsMade(int(typed)))
            if self._playing.player.reps == int(typed):
                self._say(f"{typed} reps")

    def _count_pulse(self) -> None:
        if isinstance(self._playing.player.step, Rest):
            self._counts_beats = True
            self._typed.clear()
            self._say(COUNT_BEATS)

    def _swap(self) -> None:
        self._playing.pause()
        if not self._playing.player.over:
            self._swapping = Swapping(self._coach, self._playing.view().effort.task.move)
            self._say(*self._swapping.lines)
            if not self._swapping.offers:
                self._swapping = None

    def _ask_pain(self) -> None:
        self._playing.pause()
        if not self._playing.player.over:
            self._pain = ""
            self._say(HOW_MUCH)

    def _take_pain(self, name: str) -> None:
        assert self._pain is not None
        if name.isdigit():
            self._pain += name
        elif name == "backspace":
            self._pain = self._pain[:-1]
        elif name in ("enter", "space") and self._pain and int(self._pain) <= MOST_PAIN:
            pain, self._pain = int(self._pain), None
            self._command(PainFelt(pain))
        else:
            wrong = bool(self._pain) and name in ("enter", "space")
            self._pain = "" if wrong else None
            self._say(WRONG if wrong else "Nothing said. Space goes on")

    def _choose(self, name: str) -> None:
        assert self._swapping is not None
        chosen, done = self._swapping.press(name)
        if done:
            self._swapping = None
        if chosen is not None:
            self._command(chosen)
        elif done:
            self._say("Not swapped. Space goes on")

    def _mute(self) -> None:
        self._speaker.muted = not self._speaker.muted
        self._say("Muted: m lets it be heard again" if self._speaker.muted else "Not muted")

    def _where(self) -> None:
        view = self._playing.view()
        player = self._playing.player
        self._say(where_line(player, self._clock.now(), view.count, view.left))

    def _keys(self) -> None:
        self._playing.pause()
        self._say(*HELP)

    def _ask_to_leave(self) -> None:
        if self._asked_to_leave or self._playing.written():
            self._leave()
            return
        self._playing.pause()
        self._asked_to_leave = True
        self._say(self._playing.waits_for(), LEAVE_ANYWAY)

    def _leave(self) -> None:
        self._playing.leave()
        self._playing.let_go()
        self.over = True

    def _hear(self, events: tuple[Event, ...]) -> None:
        player = self._playing.player
        self._say(*lines_of(events, player))
        self._ear.listen(events, player)
        if any(isinstance(event, Started | WentOn) for event in events):
            self._typed.clear()
            self._counts_beats = False
        if any(isinstance(event, Started | Finished) for event in events):
            self._doubled.changed(self._clock.now())
        if any(isinstance(event, Finished) for event in events):
            self._finish()

    def _finish(self) -> None:
        workout = self._workout = self._playing.finish()
        self._say(figures_words(workout))
        name = ""
        for line in set_lines(workout):
            name = line.name or name
            self._say(f"{name}, {line.which}: {line.result}")
        if unkept := self._playing.unkept():
            self._say(unkept)
        self._say(HOW_HARD)

    def _close(self, name: str) -> None:
        """Take how hard it was; any key that is no number closes."""
        assert self._workout is not None
        if name not in _RATINGS:
            self.over = name in KEYS and KEYS[name] in ("go", "leave")
            return
        workout = rated(self._workout, name)
        trouble = self._playing.rate(workout)
        if trouble:
            self._say(f"Not kept: {trouble}")
            return
        self._workout = workout
        again = "" if workout.rpe is None or workout.rpe % 1 else f" {name} again adds a half."
        self._say(f"RPE {workout.rpe:g}.{again} Enter closes.")

    def _tell_troubles(self) -> None:
        trouble = None if self._workout is not None else self._playing.trouble
        if trouble != self._trouble:
            self._trouble = trouble
            self._say(trouble or "All is on the disk again")
        if news := self._speaker.news():
            self._say(news)


_OWN: dict[str, Callable[[LinePlayer], None]] = {
    "pain": LinePlayer._ask_pain,
    "count_pulse": LinePlayer._count_pulse,
    "swap": LinePlayer._swap,
    "mute": LinePlayer._mute,
    "where": LinePlayer._where,
    "keys": LinePlayer._keys,
    "leave": LinePlayer._ask_to_leave,
}
