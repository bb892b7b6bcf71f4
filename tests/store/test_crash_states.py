"""Every state that a loss of power can leave: what was acknowledged is there."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from runstrong_tui.store.journal.storage import LARGEST_BYTES
from runstrong_tui.store.store import Store
from tests.store.disks import Call, QuickFiles, RecordingFiles
from tests.store.ledger import Ledger, evening, finish, found_in, partly_after, save, ticking
from tests.store.power import Tree, disk_after, lay_out


class Moment(NamedTuple):
    """After so many calls: what was acknowledged and what was being tried."""

    calls: int
    ledger: Ledger


class Recording(NamedTuple):
    """The calls of an evening, and the moments at which something was told."""

    calls: list[Call]
    moments: list[Moment]

    def ledger_at(self, calls: int) -> Ledger:
        """What the runner knows after so many calls."""
        return [moment.ledger for moment in self.moments if moment.calls <= calls][-1]


@pytest.fixture(scope="module", params=[300, LARGEST_BYTES], ids=["written anew", "added to"])
def recording(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Recording]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("runstrong_tui.store.journal.storage.LARGEST_BYTES", request.param)
        yield record(tmp_path_factory.mktemp("recorded"))


def record(home: Path) -> Recording:
    """Let an evening pass, and write down what is done and told."""
    files = RecordingFiles(home)
    store, ledger = Store(home, ticking(), files), Ledger()
    moments = [Moment(0, ledger.copy())]
    for step in evening():
        ledger.begin(step)
        moments.append(Moment(len(files.calls), ledger.copy()))
        step.do(store)
        ledger.acknowledge(step)
        moments.append(Moment(len(files.calls), ledger.copy()))
    store.close()
    return Recording(files.calls, moments)


class Finder:
    """Opens what a loss of power left, and tells what is missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.states = 0
        self._kept: list[Ledger] = []
        self._seen: dict[tuple[int, frozenset[tuple[str, bytes]]], list[str]] = {}

    def losses(self, tree: Tree, ledger: Ledger) -> list[str]:
        """What is otherwise than the ledger says."""
        key = id(ledger), frozenset(tree.items())
        if key not in self._seen:
            self.states += 1
            self._kept.append(ledger)
            self._seen[key] = self._open(tree, ledger)
        return self._seen[key]

    def _open(self, tree: Tree, ledger: Ledger) -> list[str]:
        """Open, look, go on; what is kept afterwards is there, too."""
        home = lay_out(tree, self.folder / str(self.states))
        store = Store(home, ticking(), QuickFiles())
        store.tidy()
        found = found_in(store)
        wrong = ledger.wrong(found)
        later = save(partly_after(9, 12))
        edited = [save(partly_after(3, 99, 2))] if partly_after(3, 7).id in found else []
        now = Ledger()
        now.acknowledged = found
        for step in (later, *edited):
            step.do(store)
            now.acknowledge(step)
        store.close()
        again = Store(home, ticking(), QuickFiles())
        return wrong + now.wrong(found_in(again), exact=True)


def losses(recording: Recording, finder: Finder, without: tuple[str, ...] = ()) -> Iterator[str]:
    """What is lost, by whichever loss of power."""
    for calls in range(len(recording.calls) + 1):
        made = [call for call in recording.calls[:calls] if call.name not in without]
        for tree in disk_after(made).after_power_loss():
            yield from finder.losses(tree, recording.ledger_at(calls))


def test_nothing_acknowledged_is_lost_whenever_the_power_goes(
    recording: Recording, tmp_path: Path
) -> None:
    finder = Finder(tmp_path)

    assert list(losses(recording, finder)) == []
    assert finder.states > 50


@pytest.mark.parametrize("without", [("sync",), ("sync_folder",), ("sync", "sync_folder")])
def test_without_syncs_the_same_check_finds_losses(
    recording: Recording, tmp_path: Path, without: tuple[str, ...]
) -> None:
    """A control: were nothing found here, the test above would prove nothing."""
    assert next(losses(recording, Finder(tmp_path), without), None) is not None


def test_a_program_killed_and_then_a_loss_of_power_lose_nothing(
    recording: Recording, tmp_path: Path
) -> None:
    """Given a kill, after which the next program sees what was not yet synced, and builds on it."""
    finder = Finder(tmp_path / "states")
    lost: list[str] = []
    for calls in range(len(recording.calls) + 1):
        home = tmp_path / "killed" / str(calls)
        home.mkdir(parents=True)
        lay_out(disk_after(recording.calls[:calls]).tree(), home)
        files = RecordingFiles(home)
        store = Store(home, ticking(), files)
        ledger = recording.ledger_at(calls).copy()
        store.tidy()
        further = [
            save(partly_after(int(unfinished.id[3:]), 200, 3))
            for unfinished in store.partly_finished()
        ]
        disk = disk_after([*recording.calls[:calls], *files.calls])
        lost += [loss for tree in disk.after_power_loss() for loss in finder.losses(tree, ledger)]
        for step in (*further, finish(partly_after(8, 60, 1))):
            step.do(store)
            ledger.acknowledge(step)
        store.close()
        disk = disk_after([*recording.calls[:calls], *files.calls])
        acknowledged = ledger.copy()
        lost += [
            loss for tree in disk.after_power_loss() for loss in finder.losses(tree, acknowledged)
        ]

    assert lost == []
