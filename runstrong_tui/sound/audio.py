"""Where sound goes: the best of several ways to make it, tried in order, in a thread of its own."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from runstrong_tui.clock import SystemClock

WAITING = 2
"""So many sounds wait while one is handed over; older ones are too late to be of use."""

CLOSING_SECONDS = 2.0

AGAIN_SECONDS = 10.0
"""While only the last resort plays, something better is looked for so often."""


class Unplayable(Exception):
    """This way of making sound does not work here."""


class Output(Protocol):
    """Where sounds are handed in. Nothing here raises or blocks."""

    @property
    def name(self) -> str:
        """What makes the sound; empty where nothing does, or nothing was tried yet."""
        ...

    def wake(self) -> None:
        """Sounds are about to come: look now for the best way to make them."""
        ...

    def play(self, pcm: bytes) -> None:
        """Let a sound (mono, 16 bit, ``tones.RATE`` samples a second) be heard at once."""
        ...

    def stay(self, awake: bool) -> None:
        """Keep the device awake, or let it rest in silence, from now on."""
        ...

    def close(self) -> None:
        """Be silent for good."""
        ...


class Backend(Protocol):
    """One way to make sound. May block, and raise anything, Unplayable as a rule."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def start(self) -> None:
        """Make ready."""
        ...

    def play(self, pcm: bytes) -> None:
        """Begin to play, or play; raises where that fails, and the next player will be asked."""
        ...

    def stay(self, awake: bool) -> None:
        """Keep the device awake, or let it rest in silence, from now on."""
        ...

    def close(self) -> None:
        """Stop, also what another thread is just doing with it, and leave nothing behind."""
        ...


class FallbackOutput:
    """An output that hands sounds to the first player that works.

    A player that fails is started once more if it had worked; then the next takes over, with the
    same sound. While only the last one works the others are tried every ``again`` seconds: a sound
    server comes back.
    """

    def __init__(
        self, players: Sequence[Callable[[], Backend]], again: float = AGAIN_SECONDS
    ) -> None:
        """The ways to make a player, the best first; none is used before the first sound."""
        self._again = again
        self._clock = SystemClock()
        self._looked = self._clock.now()
        self._awake = False
        self._players = players
        self._changed = threading.Condition()
        self._sounds: deque[bytes] = deque(maxlen=WAITING)
        self._wake = False
        self._restay = False
        self._closed = False
        self._thread: threading.Thread | None = None
        self._player: Backend | None = None
        self._trial: Backend | None = None
        self._index = 0
        self._worked = False
        self._name = ""

    @property
    def name(self) -> str:
        """What makes the sound; empty where nothing does, or nothing was tried yet."""
        return self._name

    def wake(self) -> None:
        """Look, in the background, for the best player that works, also after worse ones."""
        with self._changed:
            self._wake = True
            self._stir()

    def play(self, pcm: bytes) -> None:
        """Hand a sound over; it is heard as soon as the player at work can."""
        with self._changed:
            self._sounds.append(pcm)
            self._stir()

    def stay(self, awake: bool) -> None:
        """Keep the device awake through a session: one that rests swallows the next sound."""
        with self._changed:
            self._awake = awake
            self._restay = True
            if self._thread is not None:
                self._changed.notify_all()

    def close(self) -> None:
        """Stop the player and end the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            at_work, thread = (self._player, self._trial), self._thread
        for player in filter(None, at_work):
            with suppress(Exception):
                player.close()
        if thread is not None and thread is not threading.current_thread():
            thread.join(CLOSING_SECONDS)
        self._name = ""

    def _stir(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or self._wake or self._sounds or self._restay,
                    self._until_looking() if self._at_last else None,
                )
                if self._closed:
                    return
                wake, self._wake = self._wake, False
                restay, self._restay = self._restay, False
                sound = self._sounds.popleft() if self._sounds and not wake else None
            if restay and self._player is not None:
                with suppress(Exception):
                    self._player.stay(self._awake)
            if self._player is None and wake:
                self._open(0)
            if sound is not None:
                self._hand_over(sound)
            if self._at_last and (wake or not self._until_looking()):
                self._looked = self._clock.now()
                self._look_again()

    def _until_looking(self) -> float:
        """Seconds until something better is looked for, also while sounds keep coming."""
        return max(0.0, self._looked + self._again - self._clock.now())

    def _hand_over(self, sound: bytes) -> None:
        if self._player is None:
            self._open(0)
        while self._player is not None and not self._closed:
            try:
                self._player.play(sound)
            except Exception:
                self._open(self._index if self._worked else self._index + 1)
            else:
                self._worked = True
                return

    def _open(self, first: int) -> None:
        """Put the first player from the one at ``first`` on to work that starts."""
        self._name = ""
        self._worked = False
        self._leave()
        for index in range(first, len(self._players)):
            try:
                player = self._players[index]()
                with self._changed:
                    if self._closed:
                        return
                    self._player = player
                player.start()
                player.stay(self._awake)
            except Exception:
                self._leave()
            else:
                self._index = index
                self._name = player.name
                self._looked = self._clock.now()
                return

    @property
    def _at_last(self) -> bool:
        return self._player is not None and self._index == len(self._players) - 1

    def _look_again(self) -> None:
        """Put a better player to work where one starts; the one at work goes on until then."""
        for index in range(self._index):
            try:
                player = self._players[index]()
                with self._changed:
                    if self._closed:
                        return
                    self._trial = player
                player.start()
                player.stay(self._awake)
            except Exception:
                self._end_trial()
                continue
            self._leave()
            with self._changed:
                self._player, self._trial = self._trial, None
            self._index, self._worked = index, False
            self._name = player.name
            return

    def _end_trial(self) -> None:
        player, self._trial = self._trial, None
        if player is not None:
            with suppress(Exception):
                player.close()

    def _leave(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            with suppress(Exception):
                player.close()
