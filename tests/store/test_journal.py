"""Files cut, changed, written by others, or no files at all: what is good in them is kept."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from runstrong_tui.store.history.storage import HistoryStorage
from runstrong_tui.store.journal.commit_ids import CommitIds, Wall
from runstrong_tui.store.journal.damages import CannotRead
from runstrong_tui.store.journal.journal import Journal, scan
from runstrong_tui.store.journal.lines import Commit, encode, put
from runstrong_tui.store.journal.storage import JournalStorage, NewerFormat
from runstrong_tui.store.journal.tables import JournalDB
from runstrong_tui.store.store import Store
from tests.store.disks import QuickFiles
from tests.store.ledger import NOW, an_id, finish, partly_after, save, ticking

NAMES = ["Anna", "Ben", "Cleo", "Dan", "Eve"]


def journal_at(path: Path, wall: Wall | None = None) -> JournalStorage:
    return JournalStorage(path, CommitIds(wall or ticking()), QuickFiles())


def history_in(home: Path, wall: Wall | None = None, device: str = "laptop") -> HistoryStorage:
    return HistoryStorage(
        home / "history",
        lambda: device,
        CommitIds(wall or ticking()),
        index=home / "index",
        lock=home / "lock",
        quarantine=home / "quarantine",
        files=QuickFiles(),
    )


def names_in(storage: JournalStorage | HistoryStorage) -> list[str]:
    return [document["name"] for document in JournalDB(storage)]


def five_lines(path: Path) -> bytes:
    """A file of five lines, each with a name."""
    db = JournalDB(journal_at(path))
    for name in NAMES:
        db.insert({"name": name})
    return path.read_bytes()


def quarantined(folder: Path) -> list[bytes]:
    return [copy.read_bytes() for copy in folder.glob("*")]


@pytest.mark.parametrize("history", [False, True], ids=["journal", "history"])
def test_cut_at_every_byte_whole_lines_stay_and_the_next_is_added(
    tmp_path: Path, history: bool
) -> None:
    data = five_lines(tmp_path / "whole.jsonl")
    for cut in range(len(data) - 1):
        home = tmp_path / str(cut)
        path = home / f"history/laptop/{NOW:%Y-%m}.jsonl"
        path.parent.mkdir(parents=True)
        path.write_bytes(data[:cut])
        # A line of which only the line feed is missing is whole: its checksum says so.
        whole = NAMES[: data[: cut + 1].count(b"\n")]
        torn = data[:cut].rpartition(b"\n")[2] if data[cut : cut + 1] != b"\n" else b""

        storage = history_in(home) if history else journal_at(path)
        assert names_in(storage) == whole
        JournalDB(storage).insert({"name": "Zoe"})

        again = history_in(home) if history else journal_at(path)
        assert (names_in(again), again.damage) == ([*whole, "Zoe"], [])
        kept = home / "quarantine" if history else path.parent / "quarantine"
        assert quarantined(kept) == ([data[:cut]] if torn else [])


def test_of_five_hundred_flipped_bits_each_is_noticed_and_costs_one_record_at_most(
    tmp_path: Path,
) -> None:
    data = five_lines(tmp_path / "whole.jsonl")
    chance = random.Random(20261120)
    for number in range(500):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{number}.jsonl"
        path.write_bytes(flipped)

        storage = journal_at(path)
        found = names_in(storage)
        assert storage.damage != []
        assert found == NAMES or (len(found) == 4 and set(found) < {*NAMES})
        JournalDB(storage).insert({"name": "Zoe"})
        assert names_in(journal_at(path)) == [*found, "Zoe"]


def test_a_flipped_line_feed_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = five_lines(path)
    feeds = [place for place, byte in enumerate(data) if byte == 0x0A]
    for place in feeds:
        for bit in range(8):
            flipped = bytearray(data)
            flipped[place] ^= 1 << bit
            path.write_bytes(flipped)

            storage = journal_at(path)
            assert names_in(storage) == NAMES
            assert len(storage.damage) == 1
            JournalDB(storage).insert({"name": "Zoe"})
            assert names_in(journal_at(path)) == [*NAMES, "Zoe"]


@pytest.mark.parametrize("history", [False, True], ids=["journal", "history"])
def test_line_ends_of_windows_do_no_harm(tmp_path: Path, history: bool) -> None:
    path = tmp_path / f"history/laptop/{NOW:%Y-%m}.jsonl"
    data = five_lines(path)
    path.write_bytes(data.replace(b"\n", b"\r\n"))

    storage = history_in(tmp_path) if history else journal_at(path)
    assert (names_in(storage), storage.damage) == (NAMES, [])
    JournalDB(storage).insert({"name": "Zoe"})
    again = history_in(tmp_path) if history else journal_at(path)
    assert (names_in(again), again.damage) == ([*NAMES, "Zoe"], [])


def test_a_merge_left_unfinished_by_git_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / f"history/laptop/{NOW:%Y-%m}.jsonl"
    content, *_, other = (line + b"\n" for line in five_lines(path).splitlines())
    path.write_bytes(
        b"<<<<<<< HEAD\n" + content + b"=======\n" + other + b">>>>>>> phone\n" + content + b"\n\n"
    )

    storage = history_in(tmp_path)

    assert names_in(storage) == ["Anna", "Eve"]
    assert [damage.line for damage in storage.damage] == [1, 3, 5]
    assert f"{path}:1: " in str(storage.damage[0])


def newer_line(table: str, doc_id: str, doc: dict[str, Any], stamp: str) -> bytes:
    """What a program of the next version writes."""
    return encode(Commit(stamp, datetime(2026, 11, 21, tzinfo=UTC), 2, (put(table, doc_id, doc),)))


def test_a_newer_programs_session_is_kept_told_and_not_changed(tmp_path: Path) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    partly = partly_after(1, 5)
    store.save(partly)
    path = store.layout.progress_file(partly.id)
    with path.open("ab") as file:
        file.write(newer_line("place", "1", {"somewhere": "else"}, "01Z"))
    data = path.read_bytes()
    store.close()

    again = Store(tmp_path, ticking(), QuickFiles())
    assert again.partly_finished() == []
    with pytest.raises(CannotRead, match="newer"):
        again.partly(partly.id)
    with pytest.raises(NewerFormat):
        again.save(partly_after(1, 9))
    assert path.read_bytes() == data


def test_a_newer_programs_workout_is_shown_and_not_changed(tmp_path: Path) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    step = finish(partly_after(1, 60, 1))
    step.do(store)
    doc = {**msgspec.to_builtins(step.after), "title": "Newer", "mood": "good"}
    path = tmp_path / "history/phone/2026-11.jsonl"
    path.parent.mkdir()
    path.write_bytes(newer_line("workouts", an_id(1), doc, "7ZZ"))

    assert [(summary.title, summary.newer) for summary in store.history()] == [("Newer", True)]
    with pytest.raises(NewerFormat):
        store.delete(an_id(1))
    with pytest.raises(NewerFormat):
        assert not isinstance(step.after, str) and step.after is not None
        store.edit(msgspec.structs.replace(step.after, title="Mine"))  # type: ignore[arg-type]
    assert [summary.title for summary in store.history()] == ["Newer"]


@pytest.mark.parametrize(
    "content",
    [b"hello\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe{\n", b"{}\n[]\nnull\n", b"\x00" * 512],
    ids=["text", "picture", "bytes", "other JSON", "zeros"],
)
def test_a_foreign_file_is_told_or_passed_over_and_nothing_of_it_is_lost(
    tmp_path: Path, content: bytes
) -> None:
    own = tmp_path / f"history/laptop/{NOW:%Y-%m}.jsonl"
    session = tmp_path / f"progress/{an_id(1)}.jsonl"
    for path in (own, session):
        path.parent.mkdir(parents=True)
        path.write_bytes(content)

    with pytest.raises(CannotRead):
        Store(tmp_path, ticking(), QuickFiles()).partly(an_id(1))
    storage = history_in(tmp_path)
    assert names_in(storage) == []
    JournalDB(storage).insert({"name": "Zoe"})

    assert names_in(history_in(tmp_path)) == ["Zoe"]
    kept = [own.read_bytes(), *quarantined(tmp_path / "quarantine")]
    assert any(data.startswith(content) for data in kept)


@pytest.mark.parametrize("content", [b"", b"{", b'{"id":"01M'], ids=["empty", "a byte", "torn"])
def test_a_first_save_that_never_ended_is_no_session_and_no_damage(
    tmp_path: Path, content: bytes
) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    path = store.layout.progress_file(an_id(1))
    path.parent.mkdir()
    path.write_bytes(content)

    assert (store.tidy(), store.partly_finished()) == ([], [])
    store.save(partly_after(1, 5))
    assert store.partly_finished() == [partly_after(1, 5)]


def test_a_folder_in_a_files_place_is_told_and_the_store_goes_on(tmp_path: Path) -> None:
    (tmp_path / f"history/laptop/{NOW:%Y-%m}.jsonl").mkdir(parents=True)
    (tmp_path / f"progress/{an_id(1)}.jsonl").mkdir(parents=True)
    store = Store(tmp_path, ticking(), QuickFiles())

    storage = history_in(tmp_path)
    JournalDB(storage).insert({"name": "Zoe"})
    assert [damage.line for damage in storage.damage] == [0]
    assert names_in(history_in(tmp_path)) == ["Zoe"]
    save(partly_after(2, 5)).do(store)
    assert [damage.path.name for damage in store.tidy()] == [
        f"{an_id(1)}.jsonl",
        f"{NOW:%Y-%m}.jsonl",
    ]
    assert store.partly_finished() == [partly_after(2, 5)]


def test_a_file_that_changed_since_it_was_read_is_not_added_to(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = five_lines(path)
    journal = Journal(path, QuickFiles())

    with pytest.raises(OSError, match="not as it was read"):
        journal.append(b"{}\n")

    assert path.read_bytes() == data


def test_a_file_that_has_grown_is_written_anew_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runstrong_tui.store.journal.storage.LARGEST_BYTES", 2_000)
    path = tmp_path / "a.jsonl"
    db = JournalDB(journal_at(path))
    anna = db.insert({"name": "Anna", "count": 0})

    for count in range(100):
        db.update({"count": count}, doc_ids=[anna])
        assert path.stat().st_size < 2_400
        assert JournalDB(journal_at(path)).all() == [{"name": "Anna", "count": count}]


def test_what_is_torn_goes_to_quarantine_also_where_the_file_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    data = five_lines(path) + b'{"id":"torn'
    path.write_bytes(data)
    monkeypatch.setattr("runstrong_tui.store.journal.storage.LARGEST_BYTES", 10)

    JournalDB(journal_at(path)).insert({"name": "Zoe"})

    assert quarantined(tmp_path / "quarantine") == [data]
    assert names_in(journal_at(path)) == [*NAMES, "Zoe"]


def test_stamps_rise_also_where_the_clock_goes_back() -> None:
    hours = iter([5, 4, 4, 90, 1, -200, 2])
    stamps = CommitIds(lambda: NOW + timedelta(hours=next(hours)))

    made = [stamps.next() for _ in range(7)]

    assert made == sorted(set(made))


def test_an_edit_wins_over_what_a_clock_years_ahead_wrote(tmp_path: Path) -> None:
    ahead = history_in(tmp_path, lambda: NOW + timedelta(days=3_000), "ahead")
    anna = JournalDB(ahead).insert({"name": "Anna"})

    JournalDB(history_in(tmp_path)).update({"name": "Better"}, doc_ids=[anna])

    assert names_in(ahead) == names_in(history_in(tmp_path)) == ["Better"]


def test_lines_are_numbered_from_one_however_the_file_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    data = five_lines(path) + b"bad\n"
    storage = journal_at(path)
    with path.open("ab") as file:
        file.write(b"bad\n")

    assert names_in(storage) == NAMES
    assert [damage.line for damage in storage.damage] == [6]
    assert [damage.line for damage in scan(path, data + b"\n\nworse\n").damage.in_order()] == [6, 9]


def test_an_old_session_thrown_away_after_many_newer_ones_can_be_brought_back(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, ticking(), QuickFiles())
    for number in range(30, 0, -1):
        save(partly_after(number, 5)).do(store)
        store.progress.throw_away(an_id(number))

    assert len(list(store.layout.thrown.iterdir())) == 20
    store.progress.bring_back(an_id(1))
    assert store.partly_finished() == [partly_after(1, 5)]
