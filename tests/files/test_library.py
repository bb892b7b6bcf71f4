from pathlib import Path

import pytest

from runstrong_tui.files.library import Library, blocks_of
from runstrong_tui.files.loading import check_file, load_library
from tests.files.catalogue import SQUAT_FILE, including, session_file, write


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    write(folder, "exercises/squat", SQUAT_FILE)
    write(folder, "legs", session_file())
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def whats(library: Library, name: str) -> list[str]:
    return [fault.what for fault in library.broken[name]]


def test_a_folder_has_sessions_and_exercises(shipped: Path) -> None:
    write(shipped, "arms", session_file("squat 3"))
    write(shipped, "notes/old", "not a session")
    (shipped / "README.md").write_text("not a session", encoding="utf-8")
    library = load_library([shipped])
    assert list(library.exercises) == ["squat"]
    assert list(library.sessions) == ["arms", "legs"]
    assert library.paths["legs"] == shipped / "legs.toml"
    assert (library.broken, library.broken_exercises) == ({}, {})


def test_a_folder_that_is_not_there_is_empty(own: Path) -> None:
    assert load_library([own]) == Library()


def test_the_runners_own_file_wins(shipped: Path, own: Path) -> None:
    path = write(own, "legs", session_file(title="My legs"))
    write(own, "exercises/squat", SQUAT_FILE.replace('"Squat"', '"My squat"'))
    library = load_library([shipped, own])
    assert library.sessions["legs"].title == "My legs"
    assert library.exercises["squat"].name == "My squat"
    assert library.paths["legs"] == path


def test_a_broken_file_never_keeps_the_others_from_loading(shipped: Path, own: Path) -> None:
    write(own, "torn", "title = \n")
    write(own, "odd", session_file("sqat 3"))
    (own / "folder.toml").mkdir()
    (own / "latin.toml").write_bytes(b"title = '\xff'")
    library = load_library([shipped, own])
    assert list(library.sessions) == ["legs"]
    assert list(library.broken) == ["folder", "latin", "odd", "torn"]
    assert whats(library, "odd") == ['no exercise "sqat"']
    assert library.paths["odd"] == own / "odd.toml"


def test_a_broken_own_file_hides_nothing_shipped(shipped: Path, own: Path) -> None:
    write(own, "legs", "title")
    write(own, "exercises/squat", "name")
    library = load_library([shipped, own])
    assert library.sessions["legs"].title == "Legs"
    assert library.paths["legs"] == shipped / "legs.toml"
    assert list(library.exercises) == ["squat"]
    assert list(library.broken) == ["legs"]
    assert list(library.broken_exercises) == ["squat"]


def test_a_sound_own_file_mends_a_broken_one(shipped: Path, own: Path) -> None:
    write(shipped, "legs", "title")
    write(own, "legs", session_file())
    library = load_library([shipped, own])
    assert (list(library.sessions), library.broken) == (["legs"], {})


def test_included_blocks_stand_in_their_place(shipped: Path) -> None:
    write(shipped, "stretch", session_file("squat 20s", title="Stretch"))
    write(shipped, "both", including("legs", "stretch") + 'title = "Afterwards"\n')
    write(shipped, "all", including("both") + '\n[[block]]\nsteps = ["squat max"]\n')
    library = load_library([shipped])
    blocks = blocks_of(library.sessions["all"], library.sessions)
    assert [block.title for block in blocks] == ["Legs", "Afterwards", ""]
    assert [block.include for block in blocks] == [None, None, None]


def test_an_unknown_include_is_told_at_its_place(shipped: Path) -> None:
    path = write(shipped, "both", including("legs", "lags"))
    library = load_library([shipped])
    (fault,) = library.broken["both"]
    assert (fault.file, fault.line, fault.column) == (str(path), 7, 11)
    assert (fault.what, fault.expected) == ('no session "lags"', 'did you mean "legs"?')
    assert "both" not in library.sessions


def test_a_circle_is_named(shipped: Path) -> None:
    for name, included in {"a": "b", "b": "c", "c": "a", "self": "self", "d": "a"}.items():
        write(shipped, name, including(included))
    library = load_library([shipped])
    assert whats(library, "a") == ["a circle: a includes b includes c includes a"]
    assert whats(library, "b") == ["a circle: b includes c includes a includes b"]
    assert whats(library, "self") == ["a circle: self includes self"]
    assert whats(library, "d") == ['the session "a" has faults of its own']
    assert list(library.sessions) == ["legs"]


def test_a_session_falls_with_what_it_includes(shipped: Path) -> None:
    write(shipped, "torn", "title")
    write(shipped, "both", including("legs", "torn"))
    write(shipped, "outer", including("both"))
    library = load_library([shipped])
    assert whats(library, "both") == ['the session "torn" has faults of its own']
    assert whats(library, "outer") == ['the session "both" has faults of its own']


def test_includes_go_eight_deep_and_no_deeper(shipped: Path) -> None:
    write(shipped, "deep0", session_file())
    for depth in range(1, 10):
        write(shipped, f"deep{depth}", including(f"deep{depth - 1}"))
    library = load_library([shipped])
    assert len(blocks_of(library.sessions["deep8"], library.sessions)) == 1
    assert whats(library, "deep9") == ["includes lie too deep within one another"]


def test_includes_cannot_multiply_without_end(shipped: Path) -> None:
    write(shipped, "legs", session_file("squat 15"))
    write(shipped, "times20", including(*["legs"] * 20))
    write(shipped, "times400", including(*["times20"] * 20))
    write(shipped, "times8000", including(*["times400"] * 20))
    library = load_library([shipped])
    assert list(library.sessions) == ["legs", "times20", "times400"]
    assert whats(library, "times8000") == [
        "with what it includes, this session has over 500 blocks"
    ]


def test_a_single_session_file_is_checked_with_its_includes(shipped: Path, own: Path) -> None:
    write(own, "both", including("legs"))
    library = load_library([shipped, own])
    assert check_file(shipped / "legs.toml", library) == ()
    assert check_file(own / "both.toml", library) == ()
    path = write(own, "draft", session_file("sqat 3x15"))
    assert [fault.what for fault in check_file(path, library)] == ['no exercise "sqat"']
    path = write(own, "draft", including("both", "nothing"))
    assert [fault.what for fault in check_file(path, library)] == ['no session "nothing"']
    path = write(own, "legs", including("both"))
    (fault,) = check_file(path, library)
    assert fault.what == "a circle: legs includes both includes legs"


def test_a_file_in_a_folder_of_exercises_is_checked_as_one(shipped: Path) -> None:
    library = load_library([shipped])
    assert check_file(shipped / "exercises" / "squat.toml", library) == ()
    path = write(shipped, "exercises/lunge", session_file())
    assert 'an exercise needs "name"' in [fault.what for fault in check_file(path, library)]
    assert check_file(shipped / "none.toml", library)[0].what.startswith("cannot be read")


def test_swaps_that_are_not_there_are_told_at_their_places(shipped: Path) -> None:
    """Given swaps for an exercise, then all but the sound one are told, and the rest loads."""
    text = SQUAT_FILE + 'swaps = ["lunge", "lunge/statik", "lung", "squat", "torn"]\n'
    path = write(shipped, "exercises/squat", text)
    variants = '[variants.static]\nname = "Split squat"\n'
    write(shipped, "exercises/lunge", SQUAT_FILE + variants)
    write(shipped, "exercises/torn", "name")
    library = load_library([shipped])

    faults = check_file(path, library)

    assert library.exercises["squat"].swaps[0] == "lunge"
    assert [(fault.what, fault.expected) for fault in faults] == [
        ('"lunge" has no variant "statik"', 'did you mean "static"?'),
        ('no exercise "lung"', 'did you mean "lunge"?'),
        ('"squat" is this exercise', "its variants need no naming"),
        ('the exercise "torn" has faults of its own', ""),
    ]
    assert len({(fault.line, fault.column) for fault in faults}) == 4
