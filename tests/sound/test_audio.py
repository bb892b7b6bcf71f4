"""The chain of players: never waits, never raises, and goes on with what works."""

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from runstrong_tui.sound.audio import FallbackOutput, Unplayable

SOON = 20.0
AT_ONCE = 0.1
"""What takes a machine under load no longer did not wait for anything."""


class Pretended:
    """A player that does as it is told, and keeps what it was given."""

    def __init__(self, name: str, starts: bool = True, fails: tuple[bytes, ...] = ()) -> None:
        self.name = name
        self.starts = starts
        self.fails = list(fails)
        self.played: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.closed = threading.Event()
        self.started = 0
        self.awake = False

    def start(self) -> None:
        self.started += 1
        if not self.starts:
            raise Unplayable

    def play(self, pcm: bytes) -> None:
        if pcm in self.fails:
            self.fails.remove(pcm)
            raise ValueError("anything")
        self.played.put(pcm)

    def stay(self, awake: bool) -> None:
        self.awake = awake

    def close(self) -> None:
        self.closed.set()


class Stalled(Pretended):
    """A player that hangs until it is closed."""

    def __init__(self, at: str) -> None:
        super().__init__("stalled")
        self.at = at
        self.hangs = threading.Event()

    def start(self) -> None:
        if self.at == "start":
            self._hang()

    def play(self, pcm: bytes) -> None:
        if self.at == "play":
            self._hang()

    def _hang(self) -> None:
        self.hangs.set()
        self.closed.wait(SOON)
        raise Unplayable


@contextmanager
def chain(*players: Pretended) -> Iterator[FallbackOutput]:
    output = FallbackOutput([lambda player=player: player for player in players])  # type: ignore[misc]
    try:
        yield output
    finally:
        output.close()


def test_nothing_is_started_before_it_is_needed() -> None:
    first = Pretended("first")
    with chain(first) as output:
        assert (output.name, first.started) == ("", 0)


def test_the_first_that_starts_plays() -> None:
    broken, good, other = Pretended("broken", starts=False), Pretended("good"), Pretended("other")
    with chain(broken, good, other) as output:
        output.play(b"one")
        assert good.played.get(timeout=SOON) == b"one"
        assert output.name == "good"
        assert broken.closed.is_set()
        assert other.started == 0


def test_a_player_that_fails_at_once_hands_the_same_sound_on() -> None:
    failing, bell = Pretended("failing", fails=(b"one",)), Pretended("bell")
    with chain(failing, bell) as output:
        output.play(b"one")
        assert bell.played.get(timeout=SOON) == b"one"
        assert failing.closed.is_set()


def test_a_player_that_had_worked_gets_a_second_chance_and_no_third() -> None:
    player, bell = Pretended("player", fails=(b"two", b"three", b"three")), Pretended("bell")
    with chain(player, bell) as output:
        for sound in (b"one", b"two"):
            output.play(sound)
            assert player.played.get(timeout=SOON) == sound
        assert player.started == 2
        output.play(b"three")
        assert bell.played.get(timeout=SOON) == b"three"
        assert output.name == "bell"


def test_waking_looks_again_for_something_better_than_the_last() -> None:
    player, bell = Pretended("player", starts=False), Pretended("bell")
    with chain(player, bell) as output:
        output.play(b"one")
        bell.played.get(timeout=SOON)
        player.starts = True
        output.wake()
        output.play(b"two")
        assert player.played.get(timeout=SOON) == b"two"


def test_while_the_last_one_plays_a_better_one_is_looked_for_now_and_then() -> None:
    """Given a sound server that comes back, then tones do, and the bell rings until then."""
    player, bell = Pretended("player", starts=False), Pretended("bell")
    output = FallbackOutput([lambda: player, lambda: bell], again=0.01)
    try:
        output.stay(True)
        output.play(b"one")
        assert bell.played.get(timeout=SOON) == b"one"
        player.starts = True
        assert bell.closed.wait(SOON)
        output.play(b"two")
        assert player.played.get(timeout=SOON) == b"two"
        assert (output.name, player.awake) == ("player", True)
    finally:
        output.close()


def test_a_better_one_is_looked_for_also_while_sounds_keep_coming() -> None:
    """Given tones that come oftener than is looked, then a server that is back is found."""
    player, bell = Pretended("player", starts=False), Pretended("bell")
    output = FallbackOutput([lambda: player, lambda: bell], again=0.3)
    try:
        output.play(b"first")
        assert bell.played.get(timeout=SOON) == b"first"
        player.starts = True
        until = time.monotonic() + SOON
        while output.name != "player" and time.monotonic() < until:
            output.play(b"tone")
            bell.closed.wait(0.05)
        assert output.name == "player"
    finally:
        output.close()


@pytest.mark.parametrize("at", ["start", "play"])
def test_a_stalled_player_never_keeps_the_caller_waiting(at: str) -> None:
    stalled = Stalled(at)
    with chain(stalled) as output:
        output.play(b"one")
        assert stalled.hangs.wait(SOON)
        slowest = 0.0
        for _ in range(100):
            begin = time.monotonic()
            output.play(b"more")
            slowest = max(slowest, time.monotonic() - begin)
        assert slowest < AT_ONCE


@pytest.mark.parametrize("at", ["start", "play"])
def test_closing_ends_the_thread_of_a_stalled_player(at: str) -> None:
    stalled = Stalled(at)
    with chain(stalled) as output:
        output.play(b"one")
        assert stalled.hangs.wait(SOON)
    assert not [thread for thread in threading.enumerate() if thread.name == "sound"]
    output.play(b"late")
    output.wake()
    output.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "sound"]


def test_sounds_that_waited_too_long_are_dropped() -> None:
    release = threading.Event()
    busy = threading.Event()

    class Slow(Pretended):
        def play(self, pcm: bytes) -> None:
            super().play(pcm)
            busy.set()
            release.wait(SOON)

    slow = Slow("slow")
    with chain(slow) as output:
        output.play(b"0")
        assert busy.wait(SOON)
        for sound in (b"1", b"2", b"3", b"4"):
            output.play(sound)
        release.set()
        assert [slow.played.get(timeout=SOON) for _ in range(3)] == [b"0", b"3", b"4"]
