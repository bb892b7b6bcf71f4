"""Backups of real homes, and what a restore adds to others."""

import errno
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from runstrong_tui.store.care.archive import ArchiveError, Backup, Restored, backup, restore
from runstrong_tui.store.care.doctor import examine
from runstrong_tui.store.care.zip_file import LARGEST_BYTES
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from tests.store.test_doctor import everything, line_of, only, own_month, spoil
from tests.store.test_store import NOW, finished_at, left_at, partly_at, store_in, wall

NOTHING = Restored(0, 0, 0, 0, (), 0, ())


def full(home: Path) -> Store:
    """Two workouts, one session partly finished, an own session and an own exercise."""
    store = store_in(home)
    for _ in range(2):
        finished_at(store, 58)
    left_at(store, 33)
    own_file(home, "mine.toml", b"title = 'Mine'\n")
    own_file(home, "exercises/plank.toml", b"name = 'Plank'\n")
    return store


def own_file(home: Path, name: str, content: bytes) -> Path:
    path = home / "sessions" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def kept(home: Path, target: Path) -> Backup:
    return backup(Layout(home), target, NOW)


def brought(home: Path, source: Path) -> Restored:
    return restore(Layout(home), source)


def members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def rewrite(archive: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change what an archive holds."""
    found = members(archive)
    change(found)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name, data in found.items():
            zipped.writestr(name, data)
    archive.write_bytes(stream.getvalue())


def same_training(path: Path, other: Path) -> bool:
    first, second = store_in(path), store_in(other)
    return (first.workouts(), first.partly_finished()) == (
        second.workouts(),
        second.partly_finished(),
    )


def test_a_backup_brought_to_an_empty_home_is_all_there_was(tmp_path: Path) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    full(home)

    made = kept(home, target)
    got = brought(empty, target)

    assert made == Backup(2, 1, 2, target.stat().st_size, ())
    assert got == Restored(2, 2, 1, 2, (), 0, ())
    assert same_training(home, empty)
    assert (empty / "sessions/exercises/plank.toml").read_bytes() == b"name = 'Plank'\n"
    assert examine(Layout(empty), wall).faults == ()


def test_restoring_twice_adds_nothing(tmp_path: Path) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    brought(empty, target)
    before = everything(empty)

    assert brought(empty, target) == NOTHING
    assert everything(empty) == before
    assert brought(home, target) == NOTHING


def test_a_restore_adds_to_what_is_here_and_changes_no_file(tmp_path: Path) -> None:
    home, here, target = tmp_path / "home", tmp_path / "here", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    store = full(here)
    before = everything(here)

    got = brought(here, target)

    assert (got.lines, got.workouts, got.progress, got.sessions) == (2, 2, 1, 0)
    after = everything(here)
    assert {path: after[path] for path in before} == before
    assert len(store.history()) == 4
    new = {path.relative_to(here).parts[0] for path in after.keys() - before.keys()}
    assert new == {"history", "progress"}
    assert len(list(here.glob("history/*/2026-11.restored-????????.jsonl"))) == 1


def test_what_was_edited_or_deleted_since_stays_so(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    store = full(home)
    kept(home, target)
    first, second = store.workouts()
    better = msgspec.structs.replace(first, title="Better")
    store.edit(better)
    store.delete(second.id)

    got = brought(home, target)

    assert (got.lines, got.workouts, got.deleted) == (0, 0, 1)
    assert store_in(home).workouts() == [better]


def test_what_was_lost_comes_back_beside_what_is_left(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    store = full(home)
    kept(home, target)
    expected = store.workouts()
    spoil(own_month(home), 1)
    finished_at(store, 45)

    got = brought(home, target)

    assert (got.lines, got.workouts) == (1, 1)
    found = store_in(home).workouts()
    assert all(workout in found for workout in expected)
    assert len(found) == 3
    assert brought(home, target) == NOTHING


def test_a_session_goes_on_from_here_and_a_finished_one_is_not_begun_again(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    store = store_in(home)
    going, ending = left_at(store, 20), left_at(store, 30)
    kept(home, target)
    further = msgspec.structs.replace(partly_at(store, 40), id=going.id)
    store.save(further)
    store.finish(ending, NOW)

    assert brought(home, target) == NOTHING
    assert store_in(home).partly_finished() == [further]


def test_a_session_finished_in_the_archive_is_not_begun_again(tmp_path: Path) -> None:
    """Given a session that ended while the backup was made, so that it is in both."""
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    store = store_in(home)
    partly = left_at(store, 58)
    path = store.layout.progress_file(partly.id)
    progress = path.read_bytes()
    store.finish(partly, NOW)
    path.write_bytes(progress)
    kept(home, target)

    got = brought(empty, target)

    assert (got.workouts, got.progress) == (1, 0)


def test_own_sessions_are_never_overwritten(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    mine = own_file(home, "mine.toml", b"old")
    kept(home, target)
    mine.write_bytes(b"new")

    got = brought(home, target)

    beside = mine.with_name("mine.restored.toml")
    assert (got.sessions, got.beside) == (1, (beside,))
    assert (mine.read_bytes(), beside.read_bytes()) == (b"new", b"old")
    assert brought(home, target) == NOTHING
    beside.write_bytes(b"other")
    assert brought(home, target).beside == (mine.with_name("mine.restored-2.toml"),)
    assert brought(home, target) == NOTHING


def test_of_a_line_being_written_nothing_goes_in(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    full(home)
    path = own_month(home)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:100])

    kept(home, target)

    assert members(target)[path.relative_to(home).as_posix()] == whole


def test_bad_lines_in_an_archive_are_told_and_left_out(tmp_path: Path) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    store = full(home)
    spoil(own_month(home), 1)
    name = own_month(home).relative_to(home).as_posix()
    partly = store.partly_finished()[0]
    store.layout.progress_file(partly.id).write_bytes(b"no session\n")
    kept(home, target)

    got = brought(empty, target)

    assert (got.lines, got.workouts, got.progress) == (1, 1, 0)
    assert {(damage.path, damage.line) for damage in got.damage} == {
        (target / name, 1),
        (target / f"progress/{partly.id}.jsonl", 1),
        (target / f"progress/{partly.id}.jsonl", 0),
    }
    assert not (empty / "progress").exists()
    assert examine(Layout(empty), wall).faults == ()


def test_a_newer_programs_lines_come_through_as_they_were(tmp_path: Path) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    full(home)
    newer = line_of(b'{"id":"01M00000000000000000000000","at":"2026-11-20T18:00:00Z","v":2,"x":[7]')
    own_month(home).write_bytes(own_month(home).read_bytes() + newer)
    kept(home, target)

    assert brought(empty, target).lines == 3

    (path,) = empty.glob("history/*/*.jsonl")
    assert newer in path.read_bytes()
    assert brought(empty, target) == NOTHING


def test_lines_that_are_in_several_files_come_once(tmp_path: Path) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    full(home)
    path = own_month(home)
    path.with_name("2026-11.sync-conflict-20261121-1.jsonl").write_bytes(path.read_bytes())
    kept(home, target)

    assert brought(empty, target).lines == 2
    assert len(list(empty.glob("history/*/*.jsonl"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "../up.toml",
        "sessions/../../up.toml",
        "/sessions/up.toml",
        "sessions/C:up.toml",
        "sessions\\up.toml",
        "sessions//up.toml",
        "sessions/.../up.toml",
        "sessions/up.toml.",
        "sessions/up.py",
        "history/up.jsonl",
        "history/../progress/x/up.jsonl",
        "progress/deep/up.jsonl",
        "device.json",
        "locks/history.lock",
        "sessions/new\nline.toml",
    ],
)
def test_names_that_lead_elsewhere_are_refused_and_nothing_is_written(
    tmp_path: Path, name: str
) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    rewrite(target, lambda found: found.update({name: b"x"}))

    with pytest.raises(ArchiveError, match="no part of a backup"):
        brought(empty, target)

    assert not empty.exists()
    assert not list(tmp_path.rglob("up.*"))


def test_what_is_no_backup_of_ours_is_refused_in_words(tmp_path: Path) -> None:
    empty, target = tmp_path / "empty", tmp_path / "all.zip"
    target.write_bytes(b"no zip")
    with pytest.raises(ArchiveError, match="not a zip file"):
        brought(empty, target)

    full(tmp_path / "home")
    kept(tmp_path / "home", target)
    rewrite(target, lambda found: found.pop("manifest.json"))
    with pytest.raises(ArchiveError, match=r"not a backup of RunStrong \(it has no manifest"):
        brought(empty, target)

    rewrite(target, lambda found: found.update({"manifest.json": b'{"program":"other"}'}))
    with pytest.raises(ArchiveError, match="not a backup of RunStrong"):
        brought(empty, target)

    newer = b'{"program":"runstrong","format":2,"anything":[]}'
    rewrite(target, lambda found: found.update({"manifest.json": newer}))
    with pytest.raises(ArchiveError, match="newer RunStrong"):
        brought(empty, target)
    assert not empty.exists()


def test_an_archive_that_lost_a_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    full(tmp_path / "home")
    kept(tmp_path / "home", target)
    rewrite(target, lambda found: found.pop("sessions/mine.toml"))

    with pytest.raises(ArchiveError, match="only 3 of its 4 files"):
        brought(tmp_path / "empty", target)


def test_a_file_twice_in_an_archive_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    full(tmp_path / "home")
    kept(tmp_path / "home", target)
    with pytest.warns(UserWarning), zipfile.ZipFile(target, "a") as zipped:
        zipped.writestr("sessions/mine.toml", b"another")

    with pytest.raises(ArchiveError, match="twice"):
        brought(tmp_path / "empty", target)


@pytest.mark.parametrize(
    ("size", "words"), [(LARGEST_BYTES, "more than any backup"), (10, "damaged")]
)
def test_a_bomb_is_refused_also_where_it_lies_about_its_size(
    tmp_path: Path, size: int, words: str
) -> None:
    target, real = tmp_path / "bomb.zip", 2**20
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("manifest.json", b'{"program":"runstrong","format":1}')
        zipped.writestr("sessions/bomb.toml", bytes(real))
    lie = size.to_bytes(4, "little")
    target.write_bytes(target.read_bytes().replace(real.to_bytes(4, "little"), lie))

    with pytest.raises(ArchiveError, match=words):
        brought(tmp_path / "empty", target)


def test_a_damaged_archive_is_refused_and_never_half_restored(tmp_path: Path) -> None:
    """Given any byte of it changed, then all of it is restored or none."""
    home, target = tmp_path / "home", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    sound = target.read_bytes()
    refused = 0
    for number, place in enumerate(range(0, len(sound), 23)):
        target.write_bytes(sound[:place] + bytes([sound[place] ^ 0x55]) + sound[place + 1 :])
        empty = tmp_path / str(number)
        try:
            got = brought(empty, target)
        except ArchiveError:
            refused += 1
            assert not empty.exists()
        else:
            assert (got.workouts, got.progress, got.sessions) == (2, 1, 2)
    assert refused > 20


def test_an_archive_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    sound = target.read_bytes()
    for length in range(0, len(sound), 41):
        target.write_bytes(sound[:length])
        with pytest.raises(ArchiveError):
            brought(tmp_path / "empty", target)


class FullAfter(Files):
    """A disk that is full once so many bytes were written."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, descriptor: int, data: bytes) -> int:
        if len(data) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(data)
        return super().write(descriptor, data)


def test_a_backup_that_fails_leaves_the_earlier_one(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    before = target.read_bytes()
    finished_at(store_in(home), 58)

    with pytest.raises(OSError, match="No space"):
        backup(Layout(home), target, NOW, FullAfter(100))

    assert target.read_bytes() == before
    assert list(tmp_path.glob("*.new")) == []


def test_a_restore_that_fails_is_finished_by_the_next(tmp_path: Path) -> None:
    home, empty, target = tmp_path / "home", tmp_path / "empty", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    month = own_month(home).stat().st_size

    with pytest.raises(OSError, match="No space"):
        restore(Layout(empty), target, FullAfter(month))
    got = brought(empty, target)

    assert (got.workouts, got.progress, got.sessions) == (0, 1, 2)
    assert same_training(home, empty)


def test_what_cannot_go_in_is_told(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    full(home)
    (home / "sessions" / "folder.toml").mkdir()

    made = kept(home, target)

    assert only(made.left_out).path == home / "sessions" / "folder.toml"
    assert made.workouts == 2


def test_a_manifest_says_what_it_is(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    full(tmp_path / "home")
    kept(tmp_path / "home", target)

    assert msgspec.json.decode(members(target)["manifest.json"]) == {
        "program": "runstrong",
        "format": 1,
        "made": "2026-11-20T18:52:07+01:00",
        "files": 4,
        "workouts": 2,
        "progress": 1,
        "sessions": 2,
    }


def test_an_archive_packed_anew_with_folders_is_still_one(tmp_path: Path) -> None:
    home, target = tmp_path / "home", tmp_path / "all.zip"
    full(home)
    kept(home, target)
    rewrite(target, lambda found: found.update({"history/": b"", "progress/": b""}))

    assert brought(tmp_path / "empty", target).workouts == 2


def test_an_empty_home_makes_a_backup_that_restores_to_nothing(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"

    assert kept(tmp_path / "home", target).workouts == 0
    assert brought(tmp_path / "empty", target) == NOTHING
    assert not (tmp_path / "empty").exists()


def test_settings_come_along_where_nothing_was_chosen_yet(tmp_path: Path) -> None:
    home, empty, chosen = tmp_path / "home", tmp_path / "empty", tmp_path / "chosen"
    target = tmp_path / "all.zip"
    store_in(home).choose(Settings(kit=("wall",)))
    store_in(chosen).choose(Settings(kit=("step",)))
    kept(home, target)

    assert brought(empty, target).settings
    assert store_in(empty).settings() == Settings(kit=("wall",))
    assert brought(empty, target) == NOTHING
    assert not brought(chosen, target).settings
    assert store_in(chosen).settings() == Settings(kit=("step",))


def test_a_history_that_leads_nowhere_is_an_error_and_the_good_archive_stays(
    tmp_path: Path,
) -> None:
    full(tmp_path / "home")
    kept(tmp_path / "home", tmp_path / "a.zip")
    before = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "home" / "history").rename(tmp_path / "elsewhere")
    (tmp_path / "home" / "history").symlink_to(tmp_path / "not-mounted")
    with pytest.raises(OSError, match="history"):
        kept(tmp_path / "home", tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == before


def test_a_folder_of_a_device_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    full(tmp_path / "home")
    (tmp_path / "home" / "history" / "other").symlink_to(tmp_path / "not-mounted")
    with pytest.raises(OSError, match="other"):
        kept(tmp_path / "home", tmp_path / "a.zip")


def test_an_archive_is_not_replaced_by_one_with_fewer_workouts(tmp_path: Path) -> None:
    full(tmp_path / "home")
    kept(tmp_path / "home", tmp_path / "a.zip")
    before = (tmp_path / "a.zip").read_bytes()
    finished_at(store_in(tmp_path / "young"), 58)
    with pytest.raises(ArchiveError, match=r"more workouts \(2\) than are here \(1\)"):
        kept(tmp_path / "young", tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == before
    finished_at(store_in(tmp_path / "home"), 58)
    assert kept(tmp_path / "home", tmp_path / "a.zip").workouts == 3


def test_an_archive_is_written_through_a_link_and_the_link_stays(tmp_path: Path) -> None:
    full(tmp_path / "home")
    real = tmp_path / "cloud" / "real.zip"
    kept(tmp_path / "home", real)
    (tmp_path / "link.zip").symlink_to(real)
    finished_at(store_in(tmp_path / "home"), 58)

    kept(tmp_path / "home", tmp_path / "link.zip")

    assert (tmp_path / "link.zip").is_symlink()
    assert brought(tmp_path / "empty", real).workouts == 3
    assert [path.name for path in real.parent.iterdir()] == ["real.zip"]


def test_an_archive_is_not_written_to_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    full(tmp_path / "home")
    link = tmp_path / "link.zip"
    link.symlink_to(tmp_path / "not-mounted" / "real.zip")

    with pytest.raises(OSError, match="leads nowhere"):
        kept(tmp_path / "home", link)

    assert link.is_symlink() and not (tmp_path / "not-mounted").exists()


@pytest.mark.parametrize("year", [1900, 1969, 1970, 1979, 2107, 2108, 2400])
def test_a_clock_that_is_far_off_keeps_nothing_from_being_kept(tmp_path: Path, year: int) -> None:
    home, now = tmp_path / "home", datetime(year, 2, 28, 23, 59, tzinfo=UTC)
    store = Store(home, lambda: now)
    store.finish(left_at(store, 58, now), now)
    store.finish(left_at(store, 58, now), now)

    backup(Layout(home), tmp_path / "all.zip", now)

    assert brought(tmp_path / "empty", tmp_path / "all.zip").workouts == 2
    assert len(store_in(home).history()) == 2


def test_a_leap_day_beyond_what_a_zip_file_can_say_is_packed(tmp_path: Path) -> None:
    full(tmp_path / "home")
    backup(Layout(tmp_path / "home"), tmp_path / "a.zip", datetime(2108, 2, 29, tzinfo=UTC))
    assert brought(tmp_path / "empty", tmp_path / "a.zip").workouts == 2
