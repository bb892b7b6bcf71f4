"""Progress and history, on real files."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from runstrong_tui.player.log import Log
from runstrong_tui.player.player import Player, start
from runstrong_tui.player.press import Command, press
from runstrong_tui.store.store import NoSuchSession, Store
from tests.player.plans import MIXED
from tests.player.test_player import let_pass

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=timezone(timedelta(hours=1)))


def after(seconds: float) -> Player:
    return let_pass(start(MIXED, 0.0).player, seconds)[0]


def left_at(store: Store, seconds: float, started: datetime = NOW) -> tuple[str, Player]:
    """A session begun and left after so many seconds."""
    player = after(seconds)
    session_id = store.begin(MIXED, started)
    saved = started + timedelta(seconds=seconds)
    store.log(session_id, player.log, player.position(seconds), saved)
    return session_id, player


def test_a_partly_finished_session_comes_back_as_it_was(tmp_path: Path) -> None:
    session_id, player = left_at(Store(tmp_path), 58.25)

    partly = Store(tmp_path).partly(session_id)

    assert partly.plan == MIXED
    assert partly.position == player.position(58.25)
    assert partly.log == player.log
    assert (partly.started, partly.saved) == (NOW, NOW + timedelta(seconds=58.25))


def test_several_are_listed_the_last_saved_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first, _ = left_at(store, 20)
    second, _ = left_at(store, 30)

    assert [one.id for one in Store(tmp_path).partly_finished()] == [second, first]


def test_a_set_done_again_takes_the_place_of_its_first_doing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    session_id, player = left_at(store, 58)
    back = press(player, Command.BACK, 58.0).player
    again = press(let_pass(back, 78)[0], Command.SKIP, 78.0).player

    store.log(session_id, again.log, again.position(78.0), NOW)

    kept: Log = Store(tmp_path).partly(session_id).log
    assert [(done.step, done.seconds) for done in kept] == [(1, 10)]


def test_a_finished_session_is_in_the_history_and_no_longer_in_progress(tmp_path: Path) -> None:
    store = Store(tmp_path)
    session_id, player = left_at(store, 58)

    made = store.finish(session_id, NOW + timedelta(minutes=2))

    assert Store(tmp_path).history() == [made]
    assert Store(tmp_path).partly_finished() == []
    assert (made.active, made.sets, made.planned) == (58, player.log, 4)
    assert [done.step for done in made.missed] == [4, 6, 9]


def test_a_crash_between_history_and_progress_is_healed_without_a_double(tmp_path: Path) -> None:
    store = Store(tmp_path)
    session_id, _ = left_at(store, 58)
    files = {path: path.read_bytes() for path in tmp_path.glob("progress/*")}
    store.finish(session_id, NOW)
    for path, content in files.items():
        path.write_bytes(content)

    again = Store(tmp_path)

    assert again.partly_finished() == []
    assert [one.id for one in again.history()] == [session_id]


def test_a_workout_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    store = Store(tmp_path)
    session_id, _ = left_at(store, 58)
    store.finish(session_id, NOW)

    assert store.workout(session_id.lower()[:12]).id == session_id
    with pytest.raises(NoSuchSession, match='no id begins with "zz"'):
        store.workout("zz")


def test_ids_that_several_begin_with_are_not_guessed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for _ in range(2):
        session_id, _player = left_at(store, 58)
        store.finish(session_id, NOW)

    with pytest.raises(NoSuchSession, match="several"):
        store.workout("0")


def test_times_keep_their_zone_and_the_latest_workout_comes_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for started in (NOW, datetime(2026, 11, 20, 18, 0, tzinfo=UTC)):
        session_id, _ = left_at(store, 58, started)
        store.finish(session_id, started + timedelta(minutes=1))

    history = store.history()

    assert [one.started.isoformat() for one in history] == [
        "2026-11-20T18:00:00+00:00",
        "2026-11-20T18:52:07+01:00",
    ]


def test_when_each_exercise_was_last_done(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for days in (3, 1):
        session_id, _ = left_at(store, 58, NOW - timedelta(days=days))
        store.finish(session_id, NOW)

    assert list(store.last_done()) == ["wall-sit"]
    assert datetime.fromisoformat(store.last_done()["wall-sit"]) == NOW - timedelta(days=1)


def test_reading_an_empty_home_makes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")

    assert (store.partly_finished(), store.history()) == ([], [])
    assert not (tmp_path / "home").exists()
