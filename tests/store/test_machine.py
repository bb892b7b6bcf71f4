"""Whatever is done in whatever order on two machines, the store is as a dictionary would be."""

import shutil
import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from runstrong_tui.store.layout import Machine
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout
from tests.store.disks import QuickFiles
from tests.store.ledger import THROWN, State, an_id, found_in, partly_after, ticking

History = dict[str, tuple[int, Workout | None]]
"""Workouts, or None where one was deleted, each with the moment of its last change."""

NUMBERS = st.integers(1, 4)
SECONDS = st.integers(0, 90)
SETS = st.integers(0, 3)
WHICH = st.booleans()


class TwoMachines(RuleBasedStateMachine):
    """A laptop on which two programs run, and a phone whose history folder is synced with it."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="machine-"))
        self.clock = ticking()
        self.moment = 0
        self.sessions: dict[str, UnfinishedSession] = {}
        self.thrown: dict[str, UnfinishedSession] = {}
        self.known: tuple[History, History] = ({}, {})

    @initialize()
    def open(self) -> None:
        self.programs = [self.started("laptop"), self.started("laptop")]
        self.phone = self.started("phone")

    def teardown(self) -> None:
        for store in (*self.programs, self.phone):
            store.close()
        shutil.rmtree(self.home)

    def started(self, machine: str) -> Store:
        store = Store(self.home / machine, self.clock, QuickFiles())
        assert store.tidy() == []
        return store

    def free(self, id_: str) -> bool:
        """Whether a session of that id may be played on the laptop."""
        return id_ not in self.known[0] and id_ not in self.thrown

    def change(self, on_phone: bool, id_: str, workout: Workout | None) -> None:
        self.moment += 1
        self.known[on_phone][id_] = self.moment, workout

    @rule(number=NUMBERS, seconds=SECONDS, sets=SETS, which=WHICH)
    def save(self, number: int, seconds: int, sets: int, which: bool) -> None:
        partly = partly_after(number, seconds, sets)
        if self.free(partly.id):
            self.programs[which].save(partly)
            self.sessions[partly.id] = partly

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), which=WHICH)
    def finish(self, data: st.DataObject, which: bool) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.sessions)))
        partly = self.sessions.pop(id_)
        made = self.programs[which].finish(partly, partly.saved)
        self.change(False, id_, made)

    @rule(number=st.integers(5, 7), seconds=SECONDS, sets=SETS)
    def finish_on_the_phone(self, number: int, seconds: int, sets: int) -> None:
        partly = partly_after(number, seconds, sets)
        if partly.id not in self.known[1]:
            self.change(True, partly.id, self.phone.finish(partly, partly.saved))

    @precondition(lambda self: self.known[0] or self.known[1])
    @rule(data=st.data(), on_phone=WHICH, which=WHICH, title=st.text("abc", max_size=3))
    def edit(self, data: st.DataObject, on_phone: bool, which: bool, title: str) -> None:
        if self.known[on_phone]:
            id_ = data.draw(st.sampled_from(sorted(self.known[on_phone])))
            workout = self.known[on_phone][id_][1]
            if workout is not None:
                better = msgspec.structs.replace(workout, title=title)
                self.store(on_phone, which).edit(better)
                if better != workout:
                    self.change(on_phone, id_, better)

    @precondition(lambda self: self.known[0] or self.known[1])
    @rule(data=st.data(), on_phone=WHICH, which=WHICH)
    def delete(self, data: st.DataObject, on_phone: bool, which: bool) -> None:
        if self.known[on_phone]:
            id_ = data.draw(st.sampled_from(sorted(self.known[on_phone])))
            self.store(on_phone, which).delete(id_)
            if self.known[on_phone][id_][1] is not None:
                self.change(on_phone, id_, None)

    @precondition(lambda self: self.sessions)
    @rule(data=st.data(), which=WHICH)
    def throw_away(self, data: st.DataObject, which: bool) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.sessions)))
        self.programs[which].progress.throw_away(id_)
        self.thrown[id_] = self.sessions.pop(id_)

    @precondition(lambda self: self.thrown)
    @rule(data=st.data(), which=WHICH)
    def bring_back(self, data: st.DataObject, which: bool) -> None:
        id_ = data.draw(st.sampled_from(sorted(self.thrown)))
        self.programs[which].progress.bring_back(id_)
        self.sessions[id_] = self.thrown.pop(id_)

    @rule(number=NUMBERS, which=WHICH)
    def play_in_one_program(self, number: int, which: bool) -> None:
        """Claim a session and let it go; the other program cannot have it meanwhile."""
        progress, other = self.programs[which].progress, self.programs[not which].progress
        assert progress.claim(an_id(number))
        assert other.runs_elsewhere(an_id(number))
        assert not other.claim(an_id(number))
        progress.let_go(an_id(number))

    @rule(which=WHICH)
    def crash(self, which: bool) -> None:
        """The objects are dropped as they are; the files stay."""
        self.programs[which].progress.let_all_go()
        self.programs[which] = self.started("laptop")

    @rule()
    def restart(self) -> None:
        for store in (*self.programs, self.phone):
            store.close()
        self.open()

    @rule(to_phone=WHICH, percent=st.integers(0, 100))
    def sync(self, to_phone: bool, percent: int) -> None:
        """Copy one machine's own files to the other, which looks when they are half there."""
        source, target = ("laptop", "phone") if to_phone else ("phone", "laptop")
        for path in self.own_files(source):
            place = self.home / target / path.relative_to(self.home / source)
            place.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            half = content[: len(content) * percent // 100]
            if not place.exists() or len(half) > place.stat().st_size:
                place.write_bytes(half)
                self.store(to_phone, False).history()
            place.write_bytes(content)
        for item, change in self.known[not to_phone].items():
            if change[0] > self.known[to_phone].get(item, (0, None))[0]:
                self.known[to_phone][item] = change

    @rule(on_phone=WHICH, count=st.integers(0, 9))
    def leave_a_conflict_copy(self, on_phone: bool, count: int) -> None:
        """Given the first lines of a file once more, under the name that a sync gives them."""
        for path in (self.home / ("phone" if on_phone else "laptop")).glob("history/*/*-??.jsonl"):
            lines = path.read_bytes().splitlines(keepends=True)
            name = f"{path.stem}.sync-conflict-20261120-185207-{count:07}.jsonl"
            path.with_name(name).write_bytes(b"".join(lines[:count]))

    @rule(on_phone=WHICH)
    def delete_the_index(self, on_phone: bool) -> None:
        self.store(on_phone, False).layout.index.unlink(missing_ok=True)

    @rule(on_phone=WHICH, which=WHICH)
    def write_the_index(self, on_phone: bool, which: bool) -> None:
        history = self.store(on_phone, which)._history_storage
        if history is not None:
            history.save_index()

    @invariant()
    def every_program_finds_what_is_known(self) -> None:
        if not hasattr(self, "phone"):
            return
        for store in self.programs:
            expected: dict[str, State] = {id_: workout for id_, workout in self.there(0)}
            assert found_in(store) == {
                **expected,
                **self.sessions,
                **dict.fromkeys(self.thrown, THROWN),
            }
            assert {summary.id for summary in store.history()} == set(expected)
        assert found_in(self.phone) == dict(self.there(1))

    def there(self, machine: int) -> list[tuple[str, Workout]]:
        return [(item, made) for item, (_, made) in self.known[machine].items() if made is not None]

    def store(self, on_phone: bool, which: bool) -> Store:
        return self.phone if on_phone else self.programs[which]

    def own_files(self, machine: str) -> list[Path]:
        device = self.home / machine / "device.json"
        if not device.exists():
            return []
        name = msgspec.json.decode(device.read_bytes(), type=Machine).id
        return sorted((self.home / machine / "history" / name).glob("*.jsonl"))


TestTwoMachines = TwoMachines.TestCase
TestTwoMachines.settings = settings(
    max_examples=80,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
