"""Keys of one's own: what ``keys.toml`` may say, what is told of it, and that it holds."""

from pathlib import Path

import pytest

from runstrong_tui.files.library import Library
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.tui.keys.own import NO_OWN_KEYS, OwnKeys, name_of_key, read_own_keys, template
from runstrong_tui.tui.keys.registry import SCREENS
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.shared.page import KeysPage
from runstrong_tui.tui.widgets.keyline import KeyLine
from tests.families import over
from tests.tui.conftest import Opened


def read(folder: Path, text: str) -> OwnKeys:
    path = folder / "keys.toml"
    path.write_text(text, encoding="utf-8")
    return read_own_keys(path)


def test_a_file_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert read_own_keys(tmp_path / "keys.toml") == NO_OWN_KEYS


def test_keys_are_given_by_id_alone_or_in_a_list_in_a_table_or_not(tmp_path: Path) -> None:
    own = read(tmp_path, '"player.skip" = "f"\n[player]\nback = ["PgDn", "F7"]\ngo = "space"\n')

    assert own.faults == ()
    assert own.keys == {
        "player.skip": ("f",),
        "player.back": ("pagedown", "f7"),
        "player.go": ("space",),
    }
    assert own.keymap["player.back"] == "pagedown,f7"


@over(
    "said, name",
    [
        ("f", "f"),
        ("F", "F"),
        ("?", "question_mark"),
        ("ä", "ä"),
        ("+", "plus"),
        ("F5", "f5"),
        ("Esc", "escape"),
        ("Page Down", "pagedown"),
        ("Ctrl+S", "ctrl+S"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("pgdwn", None),
        ("hyperspace+x", None),
        ("", None),
        ("ctrl+", None),
    ],
)
def test_a_key_is_called_as_people_call_it(said: str, name: str | None) -> None:
    assert name_of_key(said) == name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"player.skp" = "f"', 'keys.toml:1:1: nothing is called "player.skp"; did you mean'),
        ('"player.skip" = "pgdwn"', 'keys.toml:1:17: there is no key "pgdwn"; write such as'),
        ('"player.skip" = 5', "keys.toml:1:17: this is a number; expected a key or a list"),
        ('"player.skip" = "q"', '"q" does "player.leave" on the same screen'),
        ('"player.skip" = "ctrl+c"', '"ctrl+c" does "interrupt" on the same screen'),
        ('"player.reps" = "x"', '"player.reps" takes each sign for itself'),
        ('"player.skip" = "4"', '"4" does "player.reps" on the same screen'),
        ('"player.skip" = ', "keys.toml:1:"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_changes_nothing(
    tmp_path: Path, text: str, told: str
) -> None:
    own = read(tmp_path, text)

    assert own.keys == {}
    (fault,) = own.faults
    assert told in str(fault)


def test_two_keys_can_change_places(tmp_path: Path) -> None:
    own = read(tmp_path, '"player.skip" = "b"\n"player.back" = "n"\n')

    assert (own.faults, own.keys) == ((), {"player.skip": ("b",), "player.back": ("n",)})


def test_a_fault_leaves_the_rest_standing(tmp_path: Path) -> None:
    own = read(tmp_path, '"player.skip" = "f"\n"player.swap" = "f"\n"home.week" = "W"\n')

    assert [str(fault).partition('"f" does ')[2][:13] for fault in own.faults] == [
        '"player.swap"',
        '"player.skip"',
    ]
    assert own.keys == {"home.week": ("W",)}


def test_the_list_of_all_keys_can_be_taken_as_it_is(tmp_path: Path) -> None:
    lines = [line[1:] for line in template() if line.startswith('#"')]

    own = read(tmp_path, "\n".join(dict.fromkeys(lines)))

    assert own.faults == ()
    registered = {key.id: tuple(key.names) for keys in SCREENS.values() for key in keys}
    assert own.keys == {id: registered[id] for id in own.keys}
    assert {id for id in registered if id not in own.keys} == {
        key.id for keys in SCREENS.values() for key in keys if key.typed
    }


async def test_the_screen_goes_by_them_and_shows_them(opened: Opened, library: Library) -> None:
    own = OwnKeys({"player.skip": ("f", "f7"), "keys": ("f1",)})
    plan = plan_of(library, library.sessions["mixed"])
    async with opened(size=(120, 30), opening=plan, own_keys=own) as trial:
        screen = trial.app.screen
        assert isinstance(screen, PlayScreen)
        await trial.let_pass(33)
        assert "f f7 skip" in screen.query_one(KeyLine).render().plain

        before = screen.playing.player.index
        await trial.press("n")
        assert screen.playing.player.index == before
        await trial.hold("f", 2)
        assert screen.playing.player.index == before + 1

        await trial.press("f1")
        assert isinstance(trial.app.screen, KeysPage)
        assert "f f7" in trial.picture()


def test_what_a_fault_gives_back_may_clash_in_turn(tmp_path: Path) -> None:
    own = read(tmp_path, '"player.skip" = "b"\n"player.back" = "q"\n')

    assert (len(own.faults), own.keys) == (2, {})


async def test_what_is_wrong_is_said_when_the_app_opens(opened: Opened, tmp_path: Path) -> None:
    async with opened(own_keys=read(tmp_path, '"player.skp" = "f"')) as trial:
        await trial.pilot.pause()
        (said,) = trial.app._notifications
        assert 'nothing is called "player.skp"' in said.message


def test_every_key_that_may_be_changed_has_its_own_name() -> None:
    ids = [key.id for keys in SCREENS.values() for key in set(keys)]
    assert all(ids)
