"""The voice: says the newest of what it is given, in a thread of its own."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from runstrong_tui.clock import Clock, SystemClock
from runstrong_tui.sound.speech import Manner, Speech, find_voices
from runstrong_tui.sound.words import speaking_seconds

LONGEST = 300
"""Letters of what is said at once; the rest would be out of date."""

CLOSING_SECONDS = 2.0

OVERDUE = 2
"""After so many phrases in a row that should have ended and had not, a program counts as hung."""

_SPOKEN_SIGNS = {"%": " percent ", "[": " ", "]": " ", "<": " ", ">": " ", "\\": " "}
"""What the programs would take for something else: spd-say takes its words for a printf format,
espeak and say take double brackets for commands, and Windows' voices take tags."""


class Voice:
    """Speaks by the first of the system's programs that can; silent where there is none.

    One that fails or hangs is given up for the next, which says the same words; ``news`` tells of
    it once.
    """

    def __init__(
        self,
        find: Callable[[], Sequence[Speech]] = find_voices,
        clock: Clock | None = None,
    ) -> None:
        """``find`` looks for the programs when there first is something to say.

        ``clock`` is there to tell a program that hangs.
        """
        self.manner = Manner()
        self._find = find
        self._clock = clock or SystemClock()
        self._finding = threading.Lock()
        self._voices: list[Speech] | None = None
        self._overdue = 0
        self._changed = threading.Condition()
        self._words: str | None = None
        self._due = 0.0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._news = ""

    @property
    def name(self) -> str:
        """The program that speaks, looked for now if it was not before; empty without one."""
        speech = self._speech()
        return "" if speech is None else speech.name

    def news(self) -> str:
        """That another program speaks now, or none; each time once, else nothing."""
        with self._changed:
            news, self._news = self._news, ""
        return news

    def wake(self) -> None:
        """Look again for programs where all had failed."""
        with self._finding:
            if not self._voices:
                self._voices = None

    def say(self, words: str, after: float = 0.0) -> None:
        """Say this in place of what is being said or waits, ``after`` so many seconds of a tone."""
        self._hand_over(sayable(words), after)

    def stop(self) -> None:
        """Say nothing more."""
        if self._thread is not None:
            self._hand_over("")

    def close(self) -> None:
        """Stop, kill the program and end the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            thread = self._thread
        for speech in self._voices or ():
            with suppress(Exception):
                speech.close()
        if thread is not None and thread is not threading.current_thread():
            thread.join(CLOSING_SECONDS)

    def _hand_over(self, words: str, after: float = 0.0) -> None:
        with self._changed:
            if self._closed:
                return
            if self._voices:
                self._voices[0].cut()
            self._words, self._due = words, self._clock.now() + after
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _speech(self) -> Speech | None:
        with self._finding:
            if self._voices is None:
                self._voices = []
                with suppress(Exception):
                    self._voices = list(self._find())
            return self._voices[0] if self._voices else None

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._words is not None)
                while not self._closed and (wait := self._due - self._clock.now()) > 0:
                    self._changed.wait(wait)
                if self._closed:
                    break
            speech = self._speech()
            with self._changed:
                words, self._words = self._words, None
                turn = 0 if speech is None else speech.turn()
            if speech is None:
                continue
            if not words:
                with suppress(Exception):
                    speech.hush()
            elif not self._speaks(speech, turn, words):
                self._give_up(speech, words)
        for speech in self._voices or ():
            with suppress(Exception):
                speech.close()

    def _speaks(self, speech: Speech, turn: int, words: str) -> bool:
        """Say the words; False where the program failed, or has hung for some phrases."""
        began = self._clock.now()
        try:
            if not speech.speak(turn, words, self.manner):
                return False
        except Exception:
            return False
        late = self._clock.now() - began > 2 * speaking_seconds(words) + 1
        self._overdue = self._overdue + 1 if late and turn != speech.turn() else 0
        return self._overdue < OVERDUE

    def _give_up(self, speech: Speech, words: str) -> None:
        """Go on with the next program, with the same words where there are no newer ones."""
        with suppress(Exception):
            speech.close()
        with self._finding:
            self._voices = [other for other in self._voices or () if other is not speech]
            following = self._voices[0].name if self._voices else ""
        self._overdue = 0
        with self._changed:
            now = f"{following} does now" if following else "nothing else can"
            self._news = f"{speech.name} does not speak any more; {now}."
            if self._words is None and following:
                self._words = words


def sayable(words: str) -> str:
    """What can be handed to a program as words: one line, no control characters, no option."""
    plain = "".join(_SPOKEN_SIGNS.get(sign, sign if sign.isprintable() else " ") for sign in words)
    plain = " ".join(plain.split()).lstrip("-–—− ")
    return plain[:LONGEST]
