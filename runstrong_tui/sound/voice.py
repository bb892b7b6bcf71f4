"""The voice: says the newest of what it is given, in a thread of its own."""

import threading
from collections.abc import Callable
from contextlib import suppress

from runstrong_tui.sound.speech import Manner, Speech, find_speech

LONGEST = 300
"""Letters of what is said at once; the rest would be out of date."""

CLOSING_SECONDS = 2.0

_SPOKEN_SIGNS = {"%": " percent ", "[": " ", "]": " ", "<": " ", ">": " ", "\\": " "}
"""What the programs would take for something else: spd-say takes its words for a printf format,
espeak and say take double brackets for commands, and Windows' voices take tags."""


class Voice:
    """Speaks by the system's program, which is looked for once; silent where there is none."""

    def __init__(self, find: Callable[[], Speech | None] = find_speech) -> None:
        """``find`` looks for the program, when there first is something to say."""
        self.manner = Manner()
        self._find = find
        self._finding = threading.Lock()
        self._sought = False
        self._speech: Speech | None = None
        self._changed = threading.Condition()
        self._words: str | None = None
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def name(self) -> str:
        """The program that speaks, looked for now if it was not before; empty without one."""
        speech = self._found()
        return "" if speech is None else speech.name

    def say(self, words: str) -> None:
        """Say this now: cuts short what is being said, and drops what waits."""
        self._hand_over(sayable(words))

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
        if self._speech is not None:
            with suppress(Exception):
                self._speech.close()
        if thread is not None and thread is not threading.current_thread():
            thread.join(CLOSING_SECONDS)

    def _hand_over(self, words: str) -> None:
        with self._changed:
            if self._closed:
                return
            if self._speech is not None:
                self._speech.cut()
            self._words = words
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _found(self) -> Speech | None:
        with self._finding:
            if not self._sought:
                with suppress(Exception):
                    self._speech = self._find()
                self._sought = True
        return self._speech

    def _run(self) -> None:
        speech = self._found()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._words is not None)
                if self._closed:
                    break
                words, self._words = self._words or "", None
                turn = 0 if speech is None else speech.turn()
            if speech is None:
                continue
            with suppress(Exception):
                if words:
                    speech.speak(turn, words, self.manner)
                else:
                    speech.hush()
        if speech is not None:
            with suppress(Exception):
                speech.close()


def sayable(words: str) -> str:
    """What can be handed to a program as words: one line, no control characters, no option."""
    plain = "".join(_SPOKEN_SIGNS.get(sign, sign if sign.isprintable() else " ") for sign in words)
    plain = " ".join(plain.split()).lstrip("-–—− ")
    return plain[:LONGEST]
