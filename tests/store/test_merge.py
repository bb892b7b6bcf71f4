"""Histories of several machines come together, in whatever files and order, and stay the same."""

import platform
import random
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrong_tui.store.history import index as indexes
from runstrong_tui.store.history.storage import HistoryStorage
from runstrong_tui.store.journal.commit_ids import CommitIds, Wall
from runstrong_tui.store.journal.lines import BadLine, Commit, Delete, Operation, encode, put
from runstrong_tui.store.journal.tables import JournalDB, plain
from runstrong_tui.store.layout import Layout, device_id, this_machine
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout, workout_of
from tests.store.disks import QuickFiles
from tests.store.ledger import NOW, an_id, partly_after, ticking

NAMES = [
    "laptop/2026-11.jsonl",
    "laptop/2026-12.jsonl",
    "laptop/2026-11.2.jsonl",
    "laptop/2026-11.sync-conflict-20261120-185207-ABCDEFG.jsonl",
    "laptop/2026-11 (Anna's conflicted copy 2026-11-20).jsonl",
    "phone/2026-11.jsonl",
    "phone (Case Conflict)/2026-11.jsonl",
]


def history_in(
    home: Path, folder: Path | None = None, device: str = "laptop", clock: Wall | None = None
) -> HistoryStorage:
    return HistoryStorage(
        folder or home / "history",
        lambda: device,
        CommitIds(clock or ticking()),
        index=home / "index",
        lock=home / "lock",
        quarantine=home / "quarantine",
        files=QuickFiles(),
    )


def said(storage: HistoryStorage) -> tuple[dict[str, Any], list[Any]]:
    """All a history says; what turns out to be damaged is told once, and passed over then."""
    try:
        return all_of(storage)
    except BadLine:
        assert storage.damage != []
        return all_of(storage)


def all_of(storage: HistoryStorage) -> tuple[dict[str, Any], list[Any]]:
    """The documents of a history and the summaries of its workouts."""
    documents = {
        name: {document.doc_id: dict(document) for document in JournalDB(storage).table(name)}
        for name in JournalDB(storage).tables()
    }
    return documents, sorted(storage.summaries(), key=lambda row: row.id)


def workout(number: int, title: str = "A try") -> Workout:
    partly = partly_after(number, 60, 1)
    return msgspec.structs.replace(workout_of(partly, partly.saved), title=title)


def line(number: int, *operations: Operation) -> bytes:
    """The line of the commit of that number."""
    return encode(Commit(an_id(number), NOW + timedelta(seconds=number), 1, operations))


@st.composite
def changes(draw: st.DrawFn) -> list[Operation]:
    """Puts and deletes of a few workouts and shoes, one a commit."""
    numbers = draw(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=9))
    made: list[Operation] = []
    for count, (number, kind) in enumerate(numbers):
        if kind == 0:
            made.append(Delete("workouts", an_id(number)))
        elif kind == 1:
            made.append(put("shoes", an_id(number), {"km": count}))
        else:
            made.append(put("workouts", an_id(number), plain(workout(number, f"{count}"))))
    return made


@settings(max_examples=60, deadline=None)
@given(changes(), st.randoms(use_true_random=False))
def test_in_whatever_files_order_and_number_lines_come_the_history_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, made: list[Operation], chance: random.Random
) -> None:
    """Given lines of several machines, then each in some file, some in several, in any order."""
    home = tmp_path_factory.mktemp("merge")
    lines = [line(number, change) for number, change in enumerate(made, 100)]
    expected: dict[str, dict[str, Any]] = {}
    for change in made:
        table = expected.setdefault(change.table, {})
        if isinstance(change, Delete):
            table.pop(change.id, None)
        else:
            table[change.id] = msgspec.json.decode(change.doc)

    scattered = [*lines, *(content for content in lines if chance.random() < 0.4)]
    chance.shuffle(scattered)
    storage = history_in(home)
    for raw in scattered:
        path = home / "history" / chance.choice(NAMES)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(raw)
        if chance.random() < 0.2:
            said(storage)
        if chance.random() < 0.1:
            storage.save_index()

    documents, summaries = said(storage)
    assert documents == {name: table for name, table in expected.items() if table}
    assert [row.id for row in summaries] == sorted(expected.get("workouts", {}))
    assert storage.damage == []
    assert said(history_in(home)) == said(history_in(home / "without index", home / "history"))


def test_what_one_machine_deleted_stays_deleted_when_its_older_line_comes_again(
    tmp_path: Path,
) -> None:
    phone = tmp_path / "history/phone/2026-11.jsonl"
    phone.parent.mkdir(parents=True)
    phone.write_bytes(line(100, put("workouts", an_id(1), plain(workout(1)))))
    JournalDB(history_in(tmp_path)).journal_table("workouts").take_out(an_id(1))

    shutil.copy(phone, phone.with_name("2026-11.sync-conflict-20261120-185207-ABCDEFG.jsonl"))
    phone.unlink()

    assert said(history_in(tmp_path)) == ({}, [])
    assert history_in(tmp_path).ids() == {an_id(1)}


def test_an_edit_of_another_machines_workout_is_written_in_ones_own_file(tmp_path: Path) -> None:
    phone = tmp_path / "history/phone/2026-11.jsonl"
    phone.parent.mkdir(parents=True)
    phone.write_bytes(line(100, put("workouts", an_id(1), plain(workout(1)))) + b'{"id":"half')
    before = phone.read_bytes()
    store = Store(tmp_path, ticking(), QuickFiles())

    store.edit(workout(1, "Better"))
    assert store.workouts() == [workout(1, "Better")]
    store.delete(an_id(1))

    assert store.workouts() == Store(tmp_path, ticking(), QuickFiles()).workouts() == []
    assert phone.read_bytes() == before
    assert len(list(tmp_path.glob("history/*/*.jsonl"))) == 2
    store.close()


def test_two_machines_that_edit_and_delete_come_to_the_same(tmp_path: Path) -> None:
    """Given a folder synced both ways, then the later change wins on both."""
    homes = [tmp_path / "laptop", tmp_path / "phone"]
    clock = ticking()
    laptop, phone = (history_in(home, device=home.name, clock=clock) for home in homes)
    here, there = (JournalDB(storage).journal_table("workouts") for storage in (laptop, phone))
    here.put(an_id(1), plain(workout(1)))
    here.put(an_id(2), plain(workout(2)))
    sync(homes)

    there.put(an_id(1), plain(workout(1, "Phone")))
    here.put(an_id(1), plain(workout(1, "Laptop")))
    here.put(an_id(2), plain(workout(2, "Laptop")))
    there.take_out(an_id(2))
    sync(homes)

    assert [summary.title for summary in laptop.summaries()] == ["Laptop"]
    assert said(laptop) == said(phone)


def sync(homes: list[Path]) -> None:
    """Each home gets the other's own folder."""
    for source, target in ((homes[0], homes[1]), (homes[1], homes[0])):
        own = source / "history" / source.name
        if own.exists():
            shutil.copytree(own, target / "history" / source.name, dirs_exist_ok=True)


def test_a_home_copied_to_another_machine_gets_a_name_of_its_own(tmp_path: Path) -> None:
    files = QuickFiles()
    name = device_id(Layout(tmp_path / "laptop"), files, "Anna's Laptop")
    shutil.copytree(tmp_path / "laptop", tmp_path / "copy")

    other = device_id(Layout(tmp_path / "copy"), files, "Anna's Desktop")

    assert other != name
    assert device_id(Layout(tmp_path / "laptop"), files, "Anna's Laptop") == name
    assert device_id(Layout(tmp_path / "copy"), files, "Anna's Desktop") == other


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"id":5}', b'{"id":"../../x","machine":"here"}', b"\xff"]
)
def test_a_damaged_name_of_the_device_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "device.json").write_bytes(content)

    name = device_id(Layout(tmp_path), QuickFiles(), "here")

    assert re.fullmatch("[a-z0-9-]+-[0-9a-f]{6}", name)
    assert device_id(Layout(tmp_path), QuickFiles(), "here") == name


def test_a_machine_is_known_by_its_own_id_also_under_another_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Given a laptop that is renamed, then it is the same machine; without an id it is not."""

    class NoId(QuickFiles):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            raise FileNotFoundError(path)

    class WithId(QuickFiles):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            return b"0123456789abcdef\n"

    def machines() -> tuple[str, str]:
        return this_machine(WithId()), this_machine(NoId())

    before = machines()
    monkeypatch.setattr(platform, "node", lambda: "renamed")
    after = machines()

    assert before[0] == after[0]
    assert before[1] != after[1]


def delete_it(home: Path) -> None:
    (home / "index").unlink()


def fill_it_with_garbage(home: Path) -> None:
    (home / "index").write_bytes(b"garbage")


def cut_it(home: Path) -> None:
    data = (home / "index").read_bytes()
    (home / "index").write_bytes(data[: len(data) // 2])


def flip_a_bit_of_it(home: Path) -> None:
    data = bytearray((home / "index").read_bytes())
    data[len(data) // 2] ^= 4
    (home / "index").write_bytes(data)


def make_it_another_versions(home: Path) -> None:
    index = indexes.load(home / "index", QuickFiles())
    index.version += 1
    index.tables = {}
    indexes.save(index, home / "index", QuickFiles())


def make_it_stale(home: Path) -> None:
    with (home / "history/laptop/2026-11.jsonl").open("ab") as file:
        file.write(line(300, put("workouts", an_id(2), plain(workout(2, "Later")))))


def rewrite_in_the_middle(home: Path) -> None:
    path = home / "history/laptop/2026-11.jsonl"
    first, *rest = path.read_bytes().splitlines(keepends=True)
    new = line(301, put("workouts", an_id(7), plain(workout(7))))
    path.write_bytes(first + new + b"".join(rest))


def rewrite_by_union(home: Path) -> None:
    """As git merges two versions of a file: lines of the one, then those of the other."""
    path = home / "history/laptop/2026-11.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    new = [line(number, put("workouts", an_id(7), plain(workout(7)))) for number in (302, 303)]
    path.write_bytes(b"".join([*new, *lines[::-1], lines[0]]))


def rewrite_as_long_as_before(home: Path) -> None:
    path = home / "history/laptop/2026-11.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[2:], *lines[:2]]))


def take_a_file_away(home: Path) -> None:
    (home / "history/phone/2026-11.jsonl").unlink()


def rename_a_file(home: Path) -> None:
    path = home / "history/phone/2026-11.jsonl"
    path.rename(path.with_name("2026-11 (conflicted copy).jsonl"))


def go_back_to_an_older_copy(home: Path) -> None:
    path = home / "history/laptop/2026-11.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))


def go_back_and_grow_again(home: Path) -> None:
    go_back_to_an_older_copy(home)
    with (home / "history/laptop/2026-11.jsonl").open("ab") as file:
        for number in range(400, 404):
            file.write(line(number, put("workouts", an_id(number), plain(workout(number)))))


def flip_a_bit_of_a_file(home: Path) -> None:
    path = home / "history/laptop/2026-11.jsonl"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("running", [False, True], ids=["at the start", "while it runs"])
@pytest.mark.parametrize(
    "happen",
    [
        delete_it,
        fill_it_with_garbage,
        cut_it,
        flip_a_bit_of_it,
        make_it_another_versions,
        make_it_stale,
        rewrite_in_the_middle,
        rewrite_by_union,
        rewrite_as_long_as_before,
        take_a_file_away,
        rename_a_file,
        go_back_to_an_older_copy,
        go_back_and_grow_again,
        flip_a_bit_of_a_file,
    ],
)
def test_whatever_happens_to_files_and_index_the_history_is_what_the_lines_say(
    tmp_path: Path, happen: Callable[[Path], None], running: bool
) -> None:
    for device, numbers in (("laptop", range(1, 6)), ("phone", range(4, 7))):
        path = tmp_path / "history" / device / "2026-11.jsonl"
        path.parent.mkdir(parents=True)
        lines = (
            line(100 + number, put("workouts", an_id(number), plain(workout(number, device[0]))))
            for number in numbers
        )
        path.write_bytes(b"".join(lines))
    storage = history_in(tmp_path)
    assert len(said(storage)[1]) == 6
    storage.save_index()

    happen(tmp_path)

    for reader in (storage,) if running else (history_in(tmp_path),):
        expected = said(history_in(tmp_path / "without index", tmp_path / "history"))
        assert said(reader) == expected
        JournalDB(reader).journal_table("workouts").put(an_id(8), plain(workout(8)))
        assert said(reader) == said(history_in(tmp_path / "without index", tmp_path / "history"))
        assert said(reader) == said(history_in(tmp_path))
        assert an_id(8) in reader.ids()


def test_an_index_is_written_once_there_is_much_to_read_and_then_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runstrong_tui.store.history.storage.UNINDEXED_BYTES", 2_000)
    store = Store(tmp_path, ticking(), QuickFiles())
    for number in range(1, 9):
        store.finish(partly_after(number, 60, 1), NOW)
    store.close()

    assert (tmp_path / "index").exists()
    again = Store(tmp_path, ticking(), QuickFiles())
    assert [summary.id for summary in again.history()] == [an_id(number) for number in range(1, 9)]
    again.close()


def test_an_edit_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    made = store.finish(partly_after(1, 60, 1), NOW)
    (path,) = tmp_path.glob("history/*/*.jsonl")
    before = path.read_bytes()

    store.edit(made)

    assert path.read_bytes() == before
    store.close()


def test_an_edit_wins_also_where_only_the_index_tells_of_a_clock_ahead(tmp_path: Path) -> None:
    ahead = history_in(tmp_path, clock=lambda: NOW + timedelta(days=3_000))
    JournalDB(ahead).journal_table("workouts").put(an_id(1), plain(workout(1)))
    ahead.save_index()

    behind = history_in(tmp_path)
    JournalDB(behind).journal_table("workouts").put(an_id(1), plain(workout(1, "Better")))

    assert [summary.title for summary in behind.summaries()] == ["Better"]
    assert said(history_in(tmp_path / "without index", tmp_path / "history")) == said(behind)


def test_documents_of_one_id_in_two_tables_and_one_line_are_two(tmp_path: Path) -> None:
    storage = history_in(tmp_path)

    storage.write({"shoes": {"1": {"name": "blue"}}, "socks": {"1": {"name": "red"}}})

    assert said(storage)[0] == {"shoes": {"1": {"name": "blue"}}, "socks": {"1": {"name": "red"}}}


def test_a_workout_whose_line_was_damaged_can_be_put_right(tmp_path: Path) -> None:
    """Given an index that still lists it, then an edit puts it anew."""
    storage = history_in(tmp_path)
    workouts = JournalDB(storage).journal_table("workouts")
    workouts.put(an_id(1), plain(workout(1)))
    storage.save_index()
    (path,) = tmp_path.glob("history/*/*.jsonl")
    path.write_bytes(path.read_bytes().replace(b"A try", b"B try"))

    workouts.put(an_id(1), plain(workout(1, "Better")))

    assert [summary.title for summary in storage.summaries()] == ["Better"]
    assert said(history_in(tmp_path / "without index", tmp_path / "history")) == said(storage)


def test_a_line_whose_id_sorts_behind_all_does_not_win_for_ever(tmp_path: Path) -> None:
    """It is damage, told and kept; what is put right afterwards holds."""
    folder = tmp_path / "history" / "phone"
    folder.mkdir(parents=True)
    forged = Commit("zzz", NOW, 1, (put("workouts", an_id(1), workout(1, "Forged")),))
    (folder / "2026-11.jsonl").write_bytes(
        line(1, put("workouts", an_id(1), workout(1, "First"))) + encode(forged)
    )
    storage = history_in(tmp_path)
    assert [summary.title for summary in storage.summaries()] == ["First"]
    assert len(storage.damage) == 1
    assert 'its id "zzz" is no ULID' in str(storage.damage[0])
