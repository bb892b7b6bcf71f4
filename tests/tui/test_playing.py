"""A session being played and the disk beside it."""

import threading
from pathlib import Path

import pytest

from runstrong_tui.player.press import Command
from runstrong_tui.player.state import State
from runstrong_tui.playing import PlayedElsewhere, Playing
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.store import Store
from tests.player.plans import MIXED
from tests.tui.conftest import HandClock


class StuckDisk(Files):
    """A disk that takes nothing until it is let go."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.let_go = threading.Event()

    def write(self, descriptor: int, data: bytes) -> int:
        self.asked.set()
        assert self.let_go.wait(30)
        return super().write(descriptor, data)


def play(playing: Playing, clock: HandClock, seconds: int) -> None:
    for _ in range(seconds):
        clock.seconds += 1.0
        playing.tick()


def test_the_count_never_waits_for_the_disk(tmp_path: Path, clock: HandClock) -> None:
    """Given a disk that hangs, when a minute is played, then nothing waits and nothing is lost."""
    disk = StuckDisk()
    store = Store(tmp_path, clock.wall, disk)
    keeper = Keeper(store)
    playing = Playing.begin(MIXED, store, keeper, clock)

    play(playing, clock, 60)
    assert disk.asked.wait(30)
    assert playing.player.log[0].seconds == 45

    disk.let_go.set()
    assert keeper.close()
    (partly,) = Store(tmp_path, clock.wall).partly_finished()
    assert partly.log == playing.player.log
    assert partly.position == playing.player.position(clock.now())


def test_a_session_taken_up_goes_on_with_its_own_log_and_start(
    tmp_path: Path, clock: HandClock
) -> None:
    store = Store(tmp_path, clock.wall)
    keeper = Keeper(store)
    first = Playing.begin(MIXED, store, keeper, clock)
    play(first, clock, 58)
    first.leave()
    first.let_go()
    (partly,) = store.partly_finished()
    clock.seconds += 3600

    again = Playing.take_up(partly, store, keeper, clock)
    assert again.player.state is State.PAUSED
    again.press(Command.SKIP)
    play(again, clock, 40)
    again.leave()
    assert keeper.close()

    (later,) = store.partly_finished()
    assert (later.id, later.started) == (partly.id, partly.started)
    assert [done.step for done in later.log] == [1]
    assert later.position.active == pytest.approx(98.0)


def test_two_programs_do_not_play_one_session(tmp_path: Path, clock: HandClock) -> None:
    store = Store(tmp_path, clock.wall)
    keeper = Keeper(store)
    playing = Playing.begin(MIXED, store, keeper, clock)
    play(playing, clock, 20)
    keeper.flush()
    other = Store(tmp_path, clock.wall)
    (partly,) = other.partly_finished()

    with pytest.raises(PlayedElsewhere):
        Playing.take_up(partly, other, Keeper(other), clock)
    keeper.close()


def test_a_fault_of_our_own_does_not_end_the_writer(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a bug in the store, then it is told, and what follows is kept again."""
    store = Store(tmp_path, clock.wall)
    keeper = Keeper(store)
    playing = Playing.begin(MIXED, store, keeper, clock)
    with monkeypatch.context() as broken:
        broken.setattr(store, "save", lambda _: [][0])
        play(playing, clock, 5)
        assert not keeper.flush()
        assert "IndexError" in (playing.trouble or "")
    play(playing, clock, 5)
    assert keeper.close()
    assert playing.trouble is None
    assert Store(tmp_path, clock.wall).partly_finished()[0].position.index == 1
