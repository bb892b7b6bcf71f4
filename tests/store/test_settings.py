"""What the runner chose, on real files."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.lines import VERSION
from runstrong_tui.store.journal.storage import JournalStorage
from runstrong_tui.store.journal.tables import Doc, JournalDB
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.settings import DEFAULT_WEEK, Settings
from runstrong_tui.store.store import Store
from tests.store.disks import FailingFiles, QuickFiles

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=UTC)
MINE = Settings(kit=("chair", "wall"), kept_targets=("squat",), week="beginner")


def store_in(home: Path, files: QuickFiles | FailingFiles | None = None) -> Store:
    return Store(home, lambda: NOW, files or QuickFiles())


def written(home: Path) -> Doc:
    """The settings as another program sees them."""
    return JournalDB(storage(home)).journal_table("settings").document("1") or {}


def write(home: Path, doc: Doc) -> None:
    """Settings as another program wrote them."""
    JournalDB(storage(home)).journal_table("settings").put("1", doc)


def storage(home: Path) -> JournalStorage:
    return JournalStorage(Layout(home).settings, CommitIds(lambda: NOW), QuickFiles())


def test_while_nothing_was_chosen_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    home = tmp_path / "home"

    settings = store_in(home).settings()

    assert settings == Settings(None, (), DEFAULT_WEEK)
    assert not home.exists()


def test_what_was_chosen_is_kept(tmp_path: Path) -> None:
    store_in(tmp_path).choose(MINE)

    again = store_in(tmp_path)

    assert again.settings() == MINE
    assert again.damage == []


def test_a_choice_can_be_taken_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.choose(MINE)
    store.choose(Settings(kit=()))

    assert store.settings() == Settings(kit=()) == store_in(tmp_path).settings()

    store_in(tmp_path).choose(Settings())
    assert store_in(tmp_path).settings() == Settings()


def test_choosing_the_same_again_writes_nothing(tmp_path: Path) -> None:
    store_in(tmp_path).choose(MINE)
    before = Layout(tmp_path).settings.read_bytes()

    store_in(tmp_path).choose(MINE)

    assert Layout(tmp_path).settings.read_bytes() == before


def test_what_two_programs_choose_one_after_the_other_is_seen_by_both(tmp_path: Path) -> None:
    store, other = store_in(tmp_path), store_in(tmp_path)
    store.choose(MINE)
    assert other.settings() == MINE

    other.choose(Settings(week="runner", kept_targets=("jump",)))

    assert store.settings() == Settings(kept_targets=("jump",))


def test_what_a_newer_program_added_stays(tmp_path: Path) -> None:
    write(tmp_path, {"week": "beginner", "colour": {"name": "red"}})

    store = store_in(tmp_path)
    assert store.settings() == Settings(week="beginner")
    store.choose(Settings(kit=("wall",)))

    assert written(tmp_path) == {"kit": ["wall"], "colour": {"name": "red"}}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kit": "wall"}, "kit"),
        ({"kit": [1]}, "kit"),
        ({"refused": None}, "refused"),
        ({"week": 7}, "week"),
        ({"week": ["runner"]}, "week"),
    ],
)
def test_a_wrong_choice_is_told_and_the_others_hold(tmp_path: Path, wrong: Doc, field: str) -> None:
    write(tmp_path, {"kit": ["chair"], "refused": ["squat"], "week": "beginner", **wrong})

    store = store_in(tmp_path)
    settings = store.settings()

    sound = Settings(("chair",), ("squat",), "beginner")
    for key, name in (("kit", "kit"), ("refused", "kept_targets"), ("week", "week")):
        expected = getattr(Settings() if key == field else sound, name)
        assert getattr(settings, name) == expected
    (damage,) = store.damage
    assert damage.path == Layout(tmp_path).settings
    assert damage.what.startswith(f"{field}: ")
    assert store.settings() == settings and len(store.damage) == 1


def test_a_damaged_line_is_told_and_what_was_chosen_before_holds(tmp_path: Path) -> None:
    store_in(tmp_path).choose(MINE)
    path = Layout(tmp_path).settings
    path.write_bytes(path.read_bytes() + b"nonsense\n")

    store = store_in(tmp_path)

    assert store.settings() == MINE
    assert [damage.path for damage in store.damage] == [path]
    store.choose(Settings(week="beginner"))
    assert store_in(tmp_path).settings() == Settings(week="beginner")


def test_a_file_of_nothing_but_nonsense_gives_the_defaults(tmp_path: Path) -> None:
    Layout(tmp_path).settings.write_bytes(b"\x00\xff nonsense\nmore\n")

    store = store_in(tmp_path)

    assert store.settings() == Settings()
    assert store.damage
    store.choose(MINE)
    assert store_in(tmp_path).settings() == MINE


def test_a_line_that_was_cut_off_is_as_if_it_had_not_been_written(tmp_path: Path) -> None:
    store_in(tmp_path).choose(MINE)
    path = Layout(tmp_path).settings
    whole = path.read_bytes()
    store_in(tmp_path).choose(Settings(week="runner", kit=()))
    path.write_bytes(path.read_bytes()[: len(whole) + 20])

    store = store_in(tmp_path)
    assert store.settings() == MINE
    store.choose(Settings(kept_targets=("jump",)))

    assert store_in(tmp_path).settings() == Settings(kept_targets=("jump",))


def test_a_file_in_a_newer_format_is_read_and_not_changed(tmp_path: Path) -> None:
    store_in(tmp_path).choose(MINE)
    path = Layout(tmp_path).settings
    before = path.read_bytes()
    newer = storage(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("runstrong_tui.store.journal.storage.VERSION", VERSION + 1)
        JournalDB(newer).journal_table("settings").put("1", {"week": "beginner"})
    after = path.read_bytes()
    assert after != before

    store = store_in(tmp_path)
    assert store.settings() == Settings(week="beginner")
    with pytest.raises(OSError, match="newer"):
        store.choose(Settings())
    assert path.read_bytes() == after


def test_a_folder_that_cannot_be_read_gives_the_defaults_and_is_told(tmp_path: Path) -> None:
    store_in(tmp_path).choose(MINE)
    files = FailingFiles(lambda call, name: "broken" if name in ("size", "read") else "")

    store = store_in(tmp_path, files)

    assert store.settings() == Settings()
    assert [damage.what for damage in store.damage] == ["cannot be read (broken)"]
    with files.healed():
        assert store.settings() == MINE


@pytest.mark.parametrize("call", ["open", "write", "sync"])
def test_a_disk_that_refuses_is_told_and_what_was_chosen_before_holds(
    tmp_path: Path, call: str
) -> None:
    store_in(tmp_path).choose(MINE)
    files = FailingFiles(lambda number, name: "full" if name == call else "")
    store = store_in(tmp_path, files)

    with pytest.raises(OSError, match="full"):
        store.choose(Settings(kit=()))

    with files.healed():
        assert store.settings() == MINE
        store.choose(Settings(week="runner", kit=("wall",)))
    assert store_in(tmp_path).settings() == Settings(kit=("wall",))


def test_only_what_was_changed_is_written(tmp_path: Path) -> None:
    """Given two programs that both read the settings before either changed one."""
    store, other = store_in(tmp_path), store_in(tmp_path)
    known = store.settings()
    other.choose(Settings(week="beginner"), known)

    made = store.choose(Settings(volume=40), known)

    assert made == store_in(tmp_path).settings() == Settings(week="beginner", volume=40)
    again = store.choose(Settings(), Settings(volume=40))
    assert again == store_in(tmp_path).settings() == Settings(week="beginner")


def test_lists_that_two_programs_changed_are_joined(tmp_path: Path) -> None:
    known = Settings(kept_targets=("jump", "squat"), kit=("chair",))
    store_in(tmp_path).choose(known)
    store_in(tmp_path).choose(Settings(kept_targets=("jump", "plank", "squat"), kit=()), known)

    made = store_in(tmp_path).choose(Settings(kept_targets=("jump",), kit=("chair", "wall")), known)

    assert made == Settings(kept_targets=("jump", "plank"), kit=("wall",))
    assert store_in(tmp_path).settings() == made
    none = store_in(tmp_path).choose(Settings(kit=made.kit), made)
    assert none == store_in(tmp_path).settings() == Settings(kit=("wall",))


def test_a_choice_that_cannot_be_read_stays_until_it_is_made_anew(tmp_path: Path) -> None:
    write(tmp_path, {"volume": "loud"})

    store_in(tmp_path).choose(Settings(week="beginner"), store_in(tmp_path).settings())
    assert written(tmp_path) == {"volume": "loud", "week": "beginner"}

    store_in(tmp_path).choose(Settings(volume=30))
    assert written(tmp_path)["volume"] == 30


def test_of_many_that_choose_at_once_none_fails_and_nothing_is_lost(tmp_path: Path) -> None:
    names = [f"exercise-{number}" for number in range(24)]
    with ThreadPoolExecutor(len(names)) as pool:
        chosen = [
            pool.submit(store_in(tmp_path).choose, Settings(kept_targets=(name,)), Settings())
            for name in names
        ]
    assert all(result.exception() is None for result in chosen)
    assert store_in(tmp_path).settings().kept_targets == tuple(sorted(names))
