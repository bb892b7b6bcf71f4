"""Every call to the disk fails, one after the other: what was acknowledged is there."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.storage import LARGEST_BYTES
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.store import Store
from tests.store.disks import Choose, FailingFiles, QuickFiles, nth
from tests.store.ledger import (
    Ledger,
    Step,
    evening,
    finish,
    found_in,
    partly_after,
    save,
    ticking,
)

KINDS = ("full", "broken", "half", "most")


class Evening:
    """An evening of sessions on a disk that fails."""

    def __init__(self, home: Path, choose: Choose) -> None:
        self.home = home
        self.files = FailingFiles(choose)
        self.ledger = Ledger()
        self.store = Store(home / "home", ticking(), self.files)
        self.failed: dict[str, Step] = {}

    def pass_by(self) -> None:
        """Do every step that still makes sense; nothing refused is shown as kept."""
        for step in evening():
            if step.id in self.failed and not self.retry(self.failed[step.id]):
                continue
            if self.ledger.can(step) and not self.ledger.try_out(self.store, step):
                self.failed[step.id] = step
                with self.files.healed():
                    assert self.ledger.wrong(found_in(self.store), exact=True) == []

    def retry(self, step: Step) -> bool:
        """Do again what was refused; whether it was acknowledged now."""
        if self.ledger.try_out(self.store, step):
            self.failed.pop(step.id)
            return True
        return False

    def wrong_after_a_crash(self, name: str, *, exact: bool = False) -> list[str]:
        """What another program finds otherwise than this one was told."""
        copy = self.home / name
        if not self.store.layout.home.exists():
            copy.mkdir(parents=True)
        else:
            shutil.copytree(self.store.layout.home, copy)
        self.files.forget(self.store.layout.home, copy)
        other = Store(copy, ticking(), QuickFiles())
        other.tidy()
        wrong = self.ledger.wrong(found_in(other), exact=exact)
        other.close()
        return wrong

    def check(self) -> None:
        """Nothing acknowledged is lost; what was refused can be done again and is kept then."""
        assert self.wrong_after_a_crash("before") == []
        with self.files.healed():
            assert all([self.retry(step) for step in list(self.failed.values())])
            assert self.ledger.wrong(found_in(self.store), exact=True) == []
        assert self.wrong_after_a_crash("after", exact=True) == []
        self.store.close()


def evenings(home: Path, what: str, *, for_ever: bool) -> Iterator[Evening]:
    """An evening for each call that can fail."""
    for number in range(1, 10_000):
        trial = Evening(home / str(number), nth(number, what, for_ever=for_ever))
        trial.pass_by()
        yield trial
        if trial.files.calls < number:
            return


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("what", ["full", "broken", "half", "most"])
def test_whichever_call_fails_nothing_acknowledged_is_lost(
    tmp_path: Path, what: str, for_ever: bool
) -> None:
    calls = 0
    for trial in evenings(tmp_path, what, for_ever=for_ever):
        trial.check()
        calls += 1

    assert calls > 50


@pytest.mark.parametrize("largest", [300, LARGEST_BYTES], ids=["written anew", "added to"])
@pytest.mark.parametrize("often", [3, 10, 30])
def test_whichever_calls_fail_nothing_acknowledged_is_lost(
    tmp_path: Path, often: int, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runstrong_tui.store.journal.storage.LARGEST_BYTES", largest)
    for seed in range(60):
        chance = random.Random(seed)

        def choose(call: int, name: str, chance: random.Random = chance) -> str:
            return chance.choice(KINDS) if chance.randrange(often) == 0 else ""

        trial = Evening(tmp_path / str(seed), choose)
        trial.pass_by()
        trial.check()


def test_a_refused_save_is_told_and_written_once_the_disk_is_well_again(tmp_path: Path) -> None:
    """Given a disk that fails from a call on, then nothing is lost that was handed in."""
    for number in range(1, 60, 3):
        files = FailingFiles(nth(number, "full", for_ever=True))
        keeper = Keeper(Store(tmp_path / str(number), ticking(), files))
        for seconds in range(3):
            keeper.save(partly_after(1, seconds))
            keeper.flush()
        keeper.save(partly_after(2, 30, 1))
        keeper.finish(partly_after(1, 90, 2), partly_after(1, 90).saved)

        refused = not keeper.flush()
        assert refused == (keeper.trouble is not None) == (files.calls >= number)
        with files.healed():
            assert keeper.flush()
            assert keeper.trouble is None
            assert keeper.close()

        ledger = Ledger()
        for step in (save(partly_after(2, 30, 1)), finish(partly_after(1, 90, 2))):
            ledger.acknowledge(step)
        again = Store(tmp_path / str(number), ticking(), Files())
        assert ledger.wrong(found_in(again), exact=True) == []
        again.close()


def test_a_late_save_does_not_take_the_place_of_a_finish(tmp_path: Path) -> None:
    """Given a disk that refused the finish, then a save of before, the workout is in the end."""
    files = FailingFiles(nth(1, "full", for_ever=True))
    keeper = Keeper(Store(tmp_path, ticking(), files))
    keeper.finish(partly_after(1, 90, 2), partly_after(1, 90).saved)
    assert not keeper.flush()

    keeper.save(partly_after(1, 80, 1))
    with files.healed():
        assert keeper.close()

    ledger = Ledger()
    ledger.acknowledge(finish(partly_after(1, 90, 2)))
    again = Store(tmp_path, ticking(), Files())
    assert ledger.wrong(found_in(again), exact=True) == []
    again.close()


def test_what_a_sync_refused_is_not_shown_when_other_files_are_read_anew(tmp_path: Path) -> None:
    """Given a refused sync, then another machine's file rewritten: all is read from the start."""
    for number in range(1, 400):
        files = FailingFiles(lambda call, name: "")
        store = Store(tmp_path / str(number), ticking(), files)
        ledger = Ledger()
        phone = tmp_path / str(number) / "history/phone/2026-11.jsonl"
        phone.parent.mkdir(parents=True)
        phone.write_bytes(b"one\n")
        assert ledger.try_out(store, finish(partly_after(1, 60, 1)))
        before = files.calls
        files.choose = nth(before + number, "broken")
        refused = finish(partly_after(2, 60, 1))
        again = ledger.try_out(store, refused)
        if files.calls - before < number:
            return
        files.choose = nth(0, "")
        phone.write_bytes(b"two and more\n")

        assert ledger.wrong(found_in(store), exact=True) == []
        assert again or ledger.try_out(store, refused)
        assert ledger.wrong(found_in(store), exact=True) == []
        home, copy = store.layout.home, tmp_path / f"{number} copy"
        shutil.copytree(home, copy)
        files.forget(home, copy)
        assert ledger.wrong(found_in(Store(copy, ticking(), QuickFiles())), exact=True) == []
        store.close()
    pytest.fail("there was no end of calls")
