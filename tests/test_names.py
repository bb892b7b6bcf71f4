"""Names with accents, written in either Unicode form, are the same names."""

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import msgspec
import pytest
from msgspec.structs import replace

from runstrong_tui.clock import SystemClock
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import check_file, load_library
from runstrong_tui.files.notation import format_step, parse_step
from runstrong_tui.store.journal.lines import Commit, Put, decode, encode
from runstrong_tui.store.store import Store
from runstrong_tui.training.session import StepLine
from tests.files.catalogue import SQUAT_FILE, including, session_file, write
from tests.looking import NOW, Run, hold, invoke, workout

Form = Callable[[str], str]


def nfc(text: str) -> str:
    return normalize("NFC", text)


def nfd(text: str) -> str:
    return normalize("NFD", text)


WEEK = """\
title = "Week"

[[part]]
title = "Legs"
sessions = ["séance"]
"""
EXERCISE = SQUAT_FILE + '\n[variants."élevé"]\nname = "High"\n'

both_ways = pytest.mark.parametrize(("named", "typed"), [(nfc, nfd), (nfd, nfc)])


def fill(folder: Path, named: Form, typed: Form) -> Path:
    """Files named in one form, that name one another in the other."""
    write(folder, named("exercises/flexion-légère"), named(EXERCISE))
    write(folder, named("séance"), typed(session_file("flexion-légère/élevé 3x15")))
    write(folder, named("deux"), typed(including("séance")))
    write(folder, named("weeks/été"), typed(WEEK))
    return folder


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    return invoke


@both_ways
def test_files_find_one_another(tmp_path: Path, named: Form, typed: Form) -> None:
    library = load_library([fill(tmp_path, named, typed)])

    assert (library.broken, library.broken_exercises, library.broken_weeks) == ({}, {}, {})
    assert list(library.exercises) == [nfc("flexion-légère")]
    assert list(library.sessions) == ["deux", nfc("séance")]
    assert library.weeks[nfc("été")].parts[0].sessions == (nfc("séance"),)
    (line,) = library.sessions[nfc("séance")].blocks[0].steps
    assert (line.exercise, line.variant) == (nfc("flexion-légère"), nfc("élevé"))
    assert check_file(library.paths["deux"], library) == ()


@both_ways
def test_a_step_is_read_and_written(tmp_path: Path, named: Form, typed: Form) -> None:
    exercises = load_library([fill(tmp_path, named, typed)]).exercises
    line = parse_step(typed("flexion-légère/élevé 3x15"), exercises)
    assert isinstance(line, StepLine)
    assert format_step(line) == nfc("flexion-légère/élevé 3x15")


@both_ways
def test_commands_find_what_is_typed(run: Run, tmp_path: Path, named: Form, typed: Form) -> None:
    fill(tmp_path / "sessions", named, typed)

    shown = run("show", typed("séance"))
    assert (shown.exit_code, shown.stderr) == (0, "")
    logged = run("log", typed("séance"), "40m")
    assert (logged.exit_code, logged.stderr) == (0, "")
    week = run("week", typed("été"), "--use")
    assert (week.exit_code, week.stderr) == (0, "")
    assert "séance" in nfc(run("history", "--session", typed("séance"), "--csv").output)


@both_ways
def test_what_was_kept_in_either_form_is_one(
    run: Run, tmp_path: Path, named: Form, typed: Form
) -> None:
    """Earlier versions kept names as the files were named."""
    names = (nfc("flexion-légère"), nfc("séance"))
    store = Store(tmp_path, lambda: NOW)
    for number in (0, 1):
        done = replace(hold(1, 45), exercise=names[0])
        store.add(workout(number, names[1], NOW, done))
    (file,) = (tmp_path / "history").rglob("*.jsonl")
    first, *others = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(encode(in_form(decode(first.rstrip()), nfd)) + b"".join(others))

    kept = Store(tmp_path, lambda: NOW)
    assert {summary.session for summary in kept.history()} == {names[1]}
    assert {summary.exercises for summary in kept.history()} == {(names[0],)}
    assert [done.exercise for past in kept.read_all() for done in past.sets] == [names[0]] * 2
    assert len(kept.times({names[0]})[names[0]]) == 2
    assert run("history", "--exercise", typed(names[0])).output.count("\n") >= 2
    assert run("trends", typed(names[0])).exit_code == 0


def in_form(commit: Commit, form: Form) -> Commit:
    """The commit with what it puts in that form."""
    (operation,) = commit.do
    assert isinstance(operation, Put)
    doc = msgspec.Raw(form(bytes(operation.doc).decode()).encode())
    changed = Put(operation.table, operation.id, doc)
    assert bytes(changed.doc) != bytes(operation.doc)
    return replace(commit, do=(changed,))


def test_refusals_that_were_kept_decomposed_can_be_taken_back(tmp_path: Path) -> None:
    """The settings are read composed, whatever form another version wrote."""
    store = Store(tmp_path, lambda: NOW)
    settings = store.choose(replace(store.settings(), kept_targets=(nfc("flexion-légère"),)))
    (file,) = tmp_path.rglob("settings*.jsonl")
    file.write_bytes(encode(in_form(decode(file.read_bytes().rstrip()), nfd)))
    store = Store(tmp_path, lambda: NOW)
    before = store.settings()
    assert before == settings
    store.choose(replace(before, kept_targets=()), before)
    assert Store(tmp_path, lambda: NOW).settings().kept_targets == ()


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    """A disk that tells the forms apart may hold both; neither is dropped in silence."""
    for form in (nfc, nfd):
        write(tmp_path, form("exercises/flexion-légère"), SQUAT_FILE)
    if len([*(tmp_path / "exercises").iterdir()]) < 2:
        pytest.skip("this disk takes both forms for one name")
    library: Library = load_library([tmp_path])
    assert list(library.exercises) == [nfc("flexion-légère")]
    ((fault,),) = library.broken_exercises.values()
    assert "same name as another" in fault.what and "rename" in fault.expected
