"""Progress and history, on real files."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from runstrong_tui.player.log import Log
from runstrong_tui.player.player import start
from runstrong_tui.player.press import Command, press
from runstrong_tui.player.state import Player, Position
from runstrong_tui.store.journal.damages import NoSuchSession
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout
from tests.generated import ZONE
from tests.player.plans import MIXED
from tests.player.test_player import let_pass

NOW = datetime(2026, 11, 20, 18, 52, 7, tzinfo=timezone(timedelta(hours=1)))


def after(seconds: float) -> Player:
    return let_pass(start(MIXED, 0.0).player, seconds)[0]


def wall() -> datetime:
    return NOW


def store_in(home: Path) -> Store:
    return Store(home, wall)


def partly_at(store: Store, seconds: float, started: datetime = NOW) -> UnfinishedSession:
    """A session as it stands after so many seconds."""
    player = after(seconds)
    saved = started + timedelta(seconds=seconds)
    return UnfinishedSession(
        store.new_id(), MIXED, player.position(seconds), player.log, started, saved
    )


def left_at(store: Store, seconds: float, started: datetime = NOW) -> UnfinishedSession:
    """A session left after so many seconds."""
    partly = partly_at(store, seconds, started)
    store.save(partly)
    return partly


def finished_at(store: Store, seconds: float, started: datetime = NOW) -> Workout:
    """A session left and then filed as it stood."""
    return store.finish(left_at(store, seconds, started), started + timedelta(minutes=2))


def test_a_partly_finished_session_comes_back_as_it_was(tmp_path: Path) -> None:
    partly = left_at(store_in(tmp_path), 58.25)

    assert store_in(tmp_path).partly(partly.id) == partly


def test_several_are_listed_the_last_saved_first(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    first, second = left_at(store, 20), left_at(store, 30)

    assert store_in(tmp_path).partly_finished() == [second, first]


def test_a_save_adds_one_line_with_what_changed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 20)
    path = store.layout.progress_file(partly.id)
    before = path.read_bytes()

    store.save(msgspec.structs.replace(partly, position=Position(1, 11.0, 21.0)))

    assert path.read_bytes().startswith(before)
    (line,) = path.read_bytes()[len(before) :].splitlines()
    assert len(line) < 250


def test_a_set_done_again_takes_the_place_of_its_first_doing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 58)
    back = press(after(58), Command.BACK, 58.0).player
    again = press(let_pass(back, 78)[0], Command.SKIP, 78.0).player

    store.save(msgspec.structs.replace(partly, log=again.log))

    kept: Log = store_in(tmp_path).partly(partly.id).log
    assert [(done.step, done.seconds) for done in kept] == [(1, 10)]


def test_a_finished_session_is_in_the_history_and_no_longer_in_progress(tmp_path: Path) -> None:
    made = finished_at(store_in(tmp_path), 58)

    assert store_in(tmp_path).workouts() == [made]
    assert store_in(tmp_path).partly_finished() == []
    assert (made.active, made.sets, made.planned) == (58, after(58).log, 4)
    assert [done.step for done in made.missed] == [4, 6, 9]


def test_a_crash_between_history_and_progress_is_healed_without_a_double(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 58)
    files = {path: path.read_bytes() for path in tmp_path.glob("progress/*")}
    store.finish(partly, NOW)
    for path, content in files.items():
        path.write_bytes(content)

    again = store_in(tmp_path)

    assert again.tidy() == []
    assert again.partly_finished() == []
    assert [summary.id for summary in again.history()] == [partly.id]


def test_a_crash_before_the_history_is_healed_at_the_next_start(tmp_path: Path) -> None:
    """Given a session over but not yet in the history, then the next start puts it there."""
    store = store_in(tmp_path)
    ended = msgspec.structs.replace(
        partly_at(store, 58), position=Position(index=len(MIXED.steps), active=58.0)
    )
    store.save(ended)
    store.close()

    again = store_in(tmp_path)
    again.tidy()

    assert again.partly_finished() == []
    assert [(summary.id, summary.finished) for summary in again.history()] == [
        (ended.id, ended.saved)
    ]


def test_a_workout_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    made = finished_at(store, 58)

    assert store.workout(made.id.lower()[:12]) == made
    with pytest.raises(NoSuchSession, match='no id begins with "zz"'):
        store.workout("zz")


def test_ids_that_several_begin_with_are_not_guessed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for _ in range(2):
        finished_at(store, 58)

    with pytest.raises(NoSuchSession, match="several"):
        store.workout("0")


def test_times_keep_their_zone_and_the_latest_workout_comes_first(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for started in (NOW, datetime(2026, 11, 20, 18, 0, tzinfo=UTC)):
        finished_at(store, 58, started)
    store.close()

    for _ in range(2):  # The second time from the index.
        again = store_in(tmp_path)
        assert [summary.started.isoformat() for summary in again.history()] == [
            "2026-11-20T18:00:00+00:00",
            "2026-11-20T18:52:07+01:00",
        ]
        again.close()


def test_when_each_exercise_was_last_done(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for days in (3, 1):
        finished_at(store, 58, NOW - timedelta(days=days))

    assert list(store.last_done("try")) == ["wall-sit"]
    assert store.last_done("try")["wall-sit"] == NOW - timedelta(days=1)


def test_a_session_never_ends_before_it_began_though_the_clock_was_set_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)

    made = store.finish(left_at(store, 58), NOW - timedelta(hours=3))

    assert made.started == NOW
    assert made.finished == NOW + timedelta(seconds=made.active)


def test_a_session_that_ends_in_the_hour_that_comes_twice_ends_when_it_did(tmp_path: Path) -> None:
    """Given ten to three in summer, then ten past two in winter is twenty minutes later."""
    store = store_in(tmp_path)
    began = datetime(2026, 10, 25, 2, 50, tzinfo=ZONE)
    over = datetime(2026, 10, 25, 2, 10, tzinfo=ZONE, fold=1)

    made = store.finish(left_at(store, 58, began), over)

    assert made.finished.isoformat() == "2026-10-25T02:10:00+01:00"


def test_reading_an_empty_home_makes_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path / "home")

    assert (store.tidy(), store.partly_finished(), store.history()) == ([], [], [])
    assert not (tmp_path / "home").exists()


def test_a_session_thrown_away_can_be_brought_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    partly = left_at(store, 58)

    store.progress.throw_away(partly.id)
    assert store.partly_finished() == []
    store.progress.bring_back(partly.id)

    assert store.partly_finished() == [partly]


def test_a_workout_put_right_or_deleted_stays_so(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    first, second = finished_at(store, 58), finished_at(store, 30)

    better = msgspec.structs.replace(first, title="Better")
    store.edit(better)
    store.delete(second.id)

    assert store.workouts() == [better]
    assert store_in(tmp_path).workouts() == [better]


def test_a_session_played_by_another_program_is_told_and_cannot_be_claimed(tmp_path: Path) -> None:
    store, other = store_in(tmp_path), store_in(tmp_path)
    partly = left_at(store, 58)

    assert store.progress.claim(partly.id)
    assert other.progress.runs_elsewhere(partly.id)
    assert not other.progress.claim(partly.id)
    store.progress.let_go(partly.id)
    assert not other.progress.runs_elsewhere(partly.id)
    assert other.progress.claim(partly.id)


def test_two_programs_write_the_history_and_neither_loses_a_line(tmp_path: Path) -> None:
    first, other = store_in(tmp_path), store_in(tmp_path)
    made = []
    for store in (first, other, first, other, other, first):
        made.append(finished_at(store, 58).id)

    assert {w.id for w in first.history()} == {w.id for w in other.history()} == set(made)
    assert len(list(tmp_path.glob("history/*/*.jsonl"))) == 1
