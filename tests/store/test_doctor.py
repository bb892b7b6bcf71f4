"""What the doctor finds on real files, and what a repair leaves of them."""

import errno
import platform
import random
import shutil
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from runstrong_tui.store.care.doctor import Report, examine, repair
from runstrong_tui.store.history.storage import HistoryStorage
from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.journal.journal import Damage
from runstrong_tui.store.journal.lines import Commit, encode, put
from runstrong_tui.store.journal.locks import Lock
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from tests.store.test_store import NOW, finished_at, left_at, store_in, wall

OTHER = "other-123456"


def look(home: Path, files: Files | None = None) -> Report:
    return examine(Layout(home), wall, files)


def mend(home: Path) -> tuple[str, ...]:
    return repair(Layout(home), wall)


def own_month(home: Path) -> Path:
    (path,) = home.glob("history/*/2026-11.jsonl")
    return path


def other_month(home: Path) -> Path:
    """A workout as another device would have written it."""
    elsewhere = home.parent / "elsewhere"
    finished_at(store_in(elsewhere), 45)
    path = home / "history" / OTHER / "2026-11.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(own_month(elsewhere).read_bytes())
    return path


def spoil(path: Path, line: int) -> bytes:
    """Flip a bit in the middle of a line (from 1); what the file was."""
    before = path.read_bytes()
    rows = before.splitlines(keepends=True)
    row = bytearray(rows[line - 1])
    row[len(row) // 2] ^= 1
    rows[line - 1] = bytes(row)
    path.write_bytes(b"".join(rows))
    return before


def spoilt_home(home: Path) -> tuple[Store, list[str]]:
    """Three workouts, the second of which cannot be read any more; the ids of all."""
    store = store_in(home)
    made = [finished_at(store, 58).id for _ in range(3)]
    spoil(own_month(home), 2)
    return store, made


def line_of(body: bytes) -> bytes:
    """A line of any content, with its checksum."""
    return body + b',"sum":"%08x"}\n' % zlib.crc32(body)


def everything(home: Path) -> dict[Path, bytes]:
    """Every file but locks, which come and go."""
    return {
        path: path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and path.parent.name != "locks"
    }


def write_index(home: Path) -> None:
    layout = Layout(home)
    storage = HistoryStorage(
        layout.history,
        lambda: "",
        CommitIds(wall),
        index=layout.index,
        lock=layout.history_lock,
        quarantine=layout.quarantine,
    )
    storage.read()
    storage.save_index()


def only(found: tuple[Damage, ...]) -> Damage:
    (damage,) = found
    return damage


class Refusing(Files):
    """A disk on which calls named ``call`` are refused for paths that ``which`` names."""

    def __init__(self, call: str, which: Callable[[Path], bool]) -> None:
        self._call = call
        self._which = which

    def _refuse(self, call: str, path: Path) -> None:
        if call == self._call and self._which(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self._refuse("read", path)
        return super().read(path, start, length)

    def open(self, path: Path, *, new: bool = False) -> int:
        self._refuse("open", path)
        return super().open(path, new=new)


def test_a_home_that_is_not_there_is_sound_and_stays_so(tmp_path: Path) -> None:
    assert look(tmp_path / "home") == Report(0, 0, 0, 0, 0, 0, (), ())
    assert mend(tmp_path / "home") == ()
    assert list(tmp_path.iterdir()) == []


def test_a_sound_home_is_counted_and_not_changed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for _ in range(3):
        finished_at(store, 58)
    store.delete(store.history()[0].id)
    left_at(store, 33)
    other_month(tmp_path)
    (tmp_path / "history" / OTHER / "2026-10.jsonl").write_bytes(b"")
    before = everything(tmp_path)

    assert look(tmp_path) == Report(2, 3, 5, 3, 1, 0, (), ())
    assert mend(tmp_path) == ()
    assert everything(tmp_path) == before


def test_a_bad_line_is_named_and_taken_out_after_a_copy(tmp_path: Path) -> None:
    store, made = spoilt_home(tmp_path)
    path = own_month(tmp_path)
    spoilt = path.read_bytes()
    rows = spoilt.splitlines(keepends=True)

    fault = only(look(tmp_path).faults)
    assert (fault.path, fault.line) == (path, 2)
    assert "checksum" in fault.what
    assert "--repair" in fault.what_to_do

    (done,) = mend(tmp_path)

    assert "kept: 2, bad ones taken out: 1" in done
    assert path.read_bytes() == rows[0] + rows[2]
    assert [copy.read_bytes() for copy in store.layout.quarantine.iterdir()] == [spoilt]
    assert {summary.id for summary in store.history()} == {made[0], made[2]}
    assert {workout.id for workout in store_in(tmp_path).workouts()} == {made[0], made[2]}
    assert look(tmp_path).faults == ()
    assert mend(tmp_path) == ()


def test_another_devices_file_is_told_and_never_touched(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    path = other_month(tmp_path)
    path.write_bytes(path.read_bytes() * 2)
    spoil(path, 2)
    before = everything(tmp_path)

    fault = only(look(tmp_path).faults)

    assert (fault.path, fault.line) == (path, 2)
    assert OTHER in fault.what_to_do
    (said,) = mend(tmp_path)
    assert "said once" in said and OTHER in said
    assert path.read_bytes() == before[path]
    assert look(tmp_path).faults == ()
    assert "as was said before" in only(look(tmp_path).notes).what
    assert mend(tmp_path) == ()


def test_a_line_cut_off_is_mended_and_while_another_program_writes_it_is_none(
    tmp_path: Path,
) -> None:
    finished_at(store_in(tmp_path), 58)
    path = own_month(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:200])

    with Lock(Layout(tmp_path).history_lock):
        assert look(tmp_path).faults == ()
        assert "another program" in mend(tmp_path)[0]
    assert "cut off" in only(look(tmp_path).faults).what
    assert len(mend(tmp_path)) == 1

    assert path.read_bytes() == whole
    assert look(tmp_path).faults == ()
    assert mend(tmp_path) == ()


def test_another_devices_line_that_is_still_to_come_is_no_fault(tmp_path: Path) -> None:
    path = other_month(tmp_path)
    path.write_bytes(path.read_bytes() + b'{"id":"01')

    report = look(tmp_path)

    assert report.faults == ()
    assert "next sync" in only(report.notes).what_to_do


@pytest.mark.parametrize("content", [b"shopping list\n", b"\0" * 4096, b"\xff\xfe\n\n", b"{}"])
def test_a_file_that_is_no_journal_is_moved_away_where_it_is_ours(
    tmp_path: Path, content: bytes
) -> None:
    finished_at(store_in(tmp_path), 58)
    foreign = own_month(tmp_path).with_name("2026-10.jsonl")
    foreign.write_bytes(content)

    fault = only(look(tmp_path).faults)
    assert (fault.path, fault.line) == (foreign, 0)
    assert "has no line that RunStrong can read" in fault.what
    assert "moves it to quarantine" in fault.what_to_do

    assert "moved to" in mend(tmp_path)[0]
    assert not foreign.exists()
    (copy,) = Layout(tmp_path).quarantine.iterdir()
    assert copy.read_bytes() == content
    assert look(tmp_path).faults == ()


def test_a_file_whose_only_line_says_odd_things_is_told_with_what_is_odd(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    odd = Commit("01M00000000000000000000000", NOW, 1, (put("workouts", "ODD", {"id": "ODD"}),))
    own_month(tmp_path).with_name("2026-10.jsonl").write_bytes(encode(odd))

    what = only(look(tmp_path).faults).what

    assert what.startswith(
        "has no line that RunStrong can read; line 1: the workout ODD cannot be read"
    )


def test_lines_of_a_newer_format_are_told_and_kept_by_a_repair(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    path = own_month(tmp_path)
    head = b'{"id":"01M00000000000000000000000","at":"2026-11-20T18:00:00Z","v":2,"more":[7]'
    newer = line_of(head)
    path.write_bytes(newer + path.read_bytes() + b"spoilt\n")

    report = look(tmp_path)
    assert (only(report.notes).line, only(report.faults).line) == (1, 3)
    assert "newer" in only(report.notes).what

    mend(tmp_path)

    assert path.read_bytes().startswith(newer)
    assert look(tmp_path).faults == ()


def test_a_workout_that_cannot_be_read_is_named_and_taken_out_after_a_copy(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    made = finished_at(store, 58)
    path = own_month(tmp_path)
    whole = path.read_bytes()
    odd = Commit("01ZZZZZZZZZZZZZZZZZZZZZZZZ", NOW, 1, (put("workouts", "ODD", {"id": "ODD"}),))
    path.write_bytes(whole + encode(odd))

    fault = only(look(tmp_path).faults)

    assert (fault.path, fault.line) == (path, 2)
    assert "ODD" in fault.what
    assert any("bad ones taken out: 1" in done for done in mend(tmp_path))
    assert path.read_bytes() == whole
    (copy,) = store.layout.quarantine.iterdir()
    assert copy.read_bytes() == whole + encode(odd)
    assert look(tmp_path).faults == ()
    assert store_in(tmp_path).workouts() == [made]


def test_a_workout_still_to_come_is_named_with_what_to_do_until_it_is_put_right(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    finished_at(store, 58, NOW + timedelta(minutes=9))  # Another machine's clock may be ahead.
    ahead = finished_at(store, 58, datetime(2030, 1, 1, 9, 30, tzinfo=NOW.tzinfo))

    fault = only(look(tmp_path).faults)

    assert (fault.path, fault.line) == (own_month(tmp_path), 2)
    assert fault.what == f"the workout {ahead.id} begins in the future, on 2030-01-01 09:30"
    assert "put right when it began" in fault.what_to_do
    assert mend(tmp_path) == ()
    store.edit(replace(ahead, started=NOW, finished=NOW))
    assert look(tmp_path).faults == ()


def test_many_workouts_still_to_come_are_summed_up(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for day in range(9):
        finished_at(store, 58, NOW + timedelta(days=1 + day))

    faults = look(tmp_path).faults

    assert len(faults) == 6
    assert faults[-1].what == "so do 4 more workouts"


def test_a_workout_that_ends_before_it_begins_is_worth_knowing(tmp_path: Path) -> None:
    """Given what an earlier version wrote when the clock was set back meanwhile."""
    store = store_in(tmp_path)
    workout = finished_at(store, 58)
    store.edit(replace(workout, finished=workout.started - timedelta(hours=1)))

    report = look(tmp_path)

    assert report.faults == ()
    assert f"{workout.id} ends before it begins" in only(report.notes).what


def test_conflict_copies_are_worth_knowing_and_no_fault(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    path = own_month(tmp_path)
    for name in (
        "2026-11.sync-conflict-20261121-125510-ABCDEFG.jsonl",
        "2026-11 (conflicted copy 2026-11-21).jsonl",
    ):
        path.with_name(name).write_bytes(path.read_bytes())

    report = look(tmp_path)

    assert (report.faults, report.workouts, report.files) == ((), 1, 3)
    assert all("more lines" in note.what_to_do for note in report.notes)
    assert len(report.notes) == 2


def test_folders_and_files_in_each_others_places_are_told(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    (own_month(tmp_path).parent / "2026-12.jsonl").mkdir()
    layout = Layout(tmp_path)
    layout.progress_file("01A").mkdir(parents=True)
    layout.thrown.write_bytes(b"")
    (layout.history / "2026-11.jsonl").write_bytes(b"")

    report = look(tmp_path)

    assert {(fault.path.name, fault.what) for fault in report.faults} == {
        ("2026-12.jsonl", "is a folder where a file should be"),
        ("01A.jsonl", "is a folder where a file should be"),
        ("thrown", "is a file where a folder should be"),
    }
    assert "no device's folder" in only(report.notes).what
    assert mend(tmp_path) == ()


def test_a_file_that_may_not_be_read_is_told_and_nothing_is_concluded_from_it(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    finished_at(store, 58)
    write_index(tmp_path)
    path = own_month(tmp_path)

    fault = only(look(tmp_path, Refusing("read", lambda refused: refused == path)).faults)

    assert (fault.path, fault.what) == (path, "cannot be read (Permission denied)")


def test_folders_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    left_at(store_in(tmp_path), 33)
    progress = Layout(tmp_path).progress

    report = look(tmp_path, Refusing("open", lambda path: path.parent == progress))

    fault = only(report.faults)
    assert (fault.path, fault.what) == (progress, "cannot be written (Permission denied)")
    home = tmp_path / "nowhere" / "home"
    refusing = Refusing("open", lambda path: path.parent == tmp_path)
    assert only(look(home, refusing).faults).path == home


def test_what_a_failed_write_left_is_removed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    finished_at(store, 58)
    partly = left_at(store, 33)
    layout = store.layout
    left = [
        tmp_path / "index.4711.new",
        layout.progress / f"{partly.id}.jsonl.4711.new",
        own_month(tmp_path).with_name("2026-11.jsonl.4711.new"),
    ]
    own = tmp_path / "my.new"
    for path in (*left, own):
        path.write_bytes(b"half")

    assert {fault.path for fault in look(tmp_path).faults} == set(left)
    assert len(mend(tmp_path)) == 3
    assert look(tmp_path).faults == ()
    assert own.exists()


def test_an_index_that_fits_is_kept_and_one_that_does_not_is_removed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    first, second = finished_at(store, 58), finished_at(store, 30)
    store.delete(second.id)
    write_index(tmp_path)
    index = store.layout.index
    finished_at(store, 45)
    assert look(tmp_path).faults == ()

    fitting = index.read_bytes()
    for content in (b"", b"nonsense", bytes([fitting[0] ^ 1]) + fitting[1:]):
        index.write_bytes(content)
        fault = only(look(tmp_path).faults)
        assert (fault.path, fault.what) == (index, "does not fit the history")

    index.write_bytes(fitting)
    rows = own_month(tmp_path).read_bytes().splitlines(keepends=True)
    own_month(tmp_path).write_bytes(b"".join(rows[1:]))
    assert only(look(tmp_path).faults).path == index
    assert mend(tmp_path) == (f"{index}: removed",)
    assert not index.exists()
    assert first.id not in {summary.id for summary in store_in(tmp_path).history()}


def test_progress_with_a_bad_line_keeps_the_others_unless_it_is_played(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 33)
    for seconds in (34, 35):
        position = msgspec.structs.replace(partly.position, active=seconds)
        store.save(msgspec.structs.replace(partly, position=position))
    path = store.layout.progress_file(partly.id)
    spoil(path, 2)
    expected = store_in(tmp_path).partly(partly.id)

    assert only(look(tmp_path).faults).line == 2
    assert store.progress.claim(partly.id)
    assert "plays it" in mend(tmp_path)[0]
    store.close()
    assert "taken out: 1" in mend(tmp_path)[0]

    assert store_in(tmp_path).partly(partly.id) == expected
    assert look(tmp_path).faults == ()
    assert mend(tmp_path) == ()


def test_progress_that_is_no_session_is_moved_to_quarantine(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    path = store.layout.progress_file(left_at(store, 33).id)
    spoilt = path.read_bytes()[:40] + b"\n"
    path.write_bytes(spoilt)

    assert only(look(tmp_path).faults).path == path
    assert "moved to" in mend(tmp_path)[0]

    assert not path.exists()
    assert [copy.read_bytes() for copy in store.layout.quarantine.iterdir()] == [spoilt]
    assert (look(tmp_path).faults, look(tmp_path).copies) == ((), 1)


def test_progress_of_a_finished_session_is_removed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 58)
    path = store.layout.progress_file(partly.id)
    kept = path.read_bytes()
    store.finish(partly, NOW)
    path.write_bytes(kept)

    assert "in the history" in only(look(tmp_path).faults).what
    assert len(mend(tmp_path)) == 1

    assert not path.exists()
    assert look(tmp_path).faults == ()
    assert [summary.id for summary in store_in(tmp_path).history()] == [partly.id]


def test_progress_stays_where_the_line_of_its_workout_is_spoilt(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 58)
    path = store.layout.progress_file(partly.id)
    kept = path.read_bytes()
    store.finish(partly, NOW)
    path.write_bytes(kept)
    spoil(own_month(tmp_path), 1)

    mend(tmp_path)

    assert store_in(tmp_path).partly_finished() == [partly]


def test_a_copy_of_a_sessions_progress_is_told(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 33)
    path = store.layout.progress_file(partly.id)
    copy = path.with_name("copy.jsonl")
    copy.write_bytes(path.read_bytes())

    fault = only(look(tmp_path).faults)

    assert (fault.path, fault.what) == (copy, f"this is a copy of the session {partly.id}")
    (done,) = mend(tmp_path)
    assert str(copy) in done
    assert not copy.exists() and path.exists()
    assert look(tmp_path).faults == ()


def test_files_of_version_1_are_told_with_what_becomes_of_them(tmp_path: Path) -> None:
    (tmp_path / "history.json").write_text('{"workouts": {}}')
    (tmp_path / "progress").mkdir()
    (tmp_path / "progress" / "01A.json").write_text("{")
    before = everything(tmp_path)

    report = look(tmp_path)

    assert only(report.notes).path == tmp_path / "history.json"
    assert only(report.faults).path == tmp_path / "progress" / "01A.json"
    assert everything(tmp_path) == before
    (done,) = mend(tmp_path)
    assert "progress-01A.json" in done
    assert look(tmp_path).faults == ()
    (copy,) = (tmp_path / "quarantine").iterdir()
    assert copy.read_text() == "{"


@pytest.mark.parametrize("content", ["", "{", '{{"id":"../up","machine":"{}"}}'])
def test_a_damaged_device_file_is_set_aside(tmp_path: Path, content: str) -> None:
    finished_at(store_in(tmp_path), 58)
    device = Layout(tmp_path).device
    device.write_text(content if len(content) < 2 else content.format(platform.node()))

    assert only(look(tmp_path).faults).path == device
    assert len(mend(tmp_path)) == 1

    assert not device.exists()
    assert look(tmp_path).faults == ()
    store = store_in(tmp_path)
    finished_at(store, 58)
    assert len(store.history()) == 2


def test_a_home_that_came_from_another_machine_is_worth_knowing(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    Layout(tmp_path).device.write_bytes(b'{"id":"box-abc123","machine":"box"}')

    report = look(tmp_path)

    assert report.faults == ()
    assert 'machine "box"' in only(report.notes).what


def test_where_no_copy_can_be_made_nothing_is_cut(tmp_path: Path) -> None:
    spoilt_home(tmp_path)
    before = everything(tmp_path)
    layout = Layout(tmp_path)
    refusing = Refusing("open", lambda path: path.parent == layout.quarantine)

    (done,) = repair(layout, wall, refusing)

    assert "left as it is (Permission denied)" in done
    assert everything(tmp_path) == before


def test_line_ends_that_another_program_changed_are_no_fault(tmp_path: Path) -> None:
    finished_at(store_in(tmp_path), 58)
    path = own_month(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert (look(tmp_path).faults, look(tmp_path).workouts) == ((), 1)


LINE_ENDS = {
    "CR": b"\r",
    "space": b" ",
    "vertical tab": b"\x0b",
    "form feed": b"\x0c",
    "next line": "\x85".encode(),
    "line separator": "\u2028".encode(),
    "nothing": b"",
    "comma": b",",
    "quoted by a mail": b"\n> ",
    "blank lines": b"\r\n\r\n",
    "indented": b"\n\t",
    "other text": b" and then ",
}


@pytest.mark.parametrize("between", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("indexed", [False, True], ids=["plain", "indexed"])
def test_whatever_stands_between_whole_lines_all_are_read_and_kept(
    tmp_path: Path, between: bytes, indexed: bool
) -> None:
    store = store_in(tmp_path)
    made = {finished_at(store, 58).id for _ in range(6)}
    if indexed:
        write_index(tmp_path)
    path = own_month(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + between + path.read_bytes().replace(b"\n", between))

    assert {workout.id for workout in store_in(tmp_path).workouts()} == made
    assert look(tmp_path).workouts == 6
    mend(tmp_path)

    assert {workout.id for workout in store_in(tmp_path).workouts()} == made
    assert (look(tmp_path).workouts, look(tmp_path).faults) == (6, ())
    finished_at(store_in(tmp_path), 58)
    assert look(tmp_path).workouts == 7


def test_whatever_happens_to_a_month_a_repair_never_lowers_what_can_be_read(
    tmp_path: Path,
) -> None:
    chance = random.Random(7)
    store = store_in(tmp_path / "first")
    for _ in range(5):
        finished_at(store, 58)
    sound = own_month(tmp_path / "first").read_bytes()
    for number in range(60):
        home = tmp_path / str(number)
        path = home / own_month(tmp_path / "first").relative_to(tmp_path / "first")
        path.parent.mkdir(parents=True)
        path.write_bytes(sound)
        shutil.copy(tmp_path / "first" / "device.json", home)
        if number % 2:
            write_index(home)
        path.write_bytes(_spoilt(sound, chance))
        read = {workout.id for workout in store_in(home).workouts()}
        mend(home)

        assert {workout.id for workout in store_in(home).workouts()} == read
        assert (look(home).workouts, look(home).faults) == (len(read), ())


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    """Line ends changed, bytes flipped, taken out or put in, a part doubled or moved."""
    spoilt = bytearray(data.replace(b"\n", chance.choice([b"\n", *LINE_ENDS.values()])))
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(spoilt))
        to = min(len(spoilt), at + chance.randrange(1, 300))
        part = spoilt[at:to]
        match chance.randrange(4):
            case 0:
                spoilt[at] ^= 1 << chance.randrange(8)
            case 1:
                del spoilt[at:to]
            case 2:
                spoilt[at:at] = bytes(chance.randrange(256) for _ in range(9))
            case _:
                spoilt[at:at] = part
    return bytes(spoilt)


def test_a_bad_line_of_the_settings_is_told_and_taken_out(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.choose(Settings(kit=("wall",)))
    store.choose(Settings(kit=("wall", "step")))
    spoil(tmp_path / "settings.jsonl", 2)

    (fault,) = look(tmp_path).faults
    assert (fault.path.name, fault.line) == ("settings.jsonl", 2)
    mend(tmp_path)

    assert look(tmp_path).faults == ()
    assert store_in(tmp_path).settings() == Settings(kit=("wall",))
    assert len(list((tmp_path / "quarantine").iterdir())) == 1
