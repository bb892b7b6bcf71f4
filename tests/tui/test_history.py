"""The list of past workouts."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Static

from runstrong_tui.files.library import Library
from runstrong_tui.store.history.summaries import Summary, summary_of
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.weeks import by_the_wall
from runstrong_tui.tui.history import screen as history
from runstrong_tui.tui.history.beside import Beside
from runstrong_tui.tui.history.calendar import CalendarPage
from runstrong_tui.tui.history.rows import by_weeks
from runstrong_tui.tui.history.screen import History
from runstrong_tui.tui.history.search import Finder
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.trends.screen import TrendsPage
from runstrong_tui.tui.widgets.rowlist import LinePlace, RowList
from tests.generated import write
from tests.tui.conftest import START, HandClock, Opened, Trial
from tests.tui.past import MONDAY, squat, wall_sit, weeks, workout
from tests.tui.test_play import SIZES
from tests.tui.training import RUNNING


@pytest.fixture
def past(store: Store) -> None:
    write(store.layout.home, weeks())


class SlowStore(Store):
    """Reads all workouts once it is told to ``go_on``."""

    def __init__(self, home: Path, wall: Callable[[], datetime]) -> None:
        super().__init__(home, wall)
        self.go_on = threading.Event()

    def read_all(self, on_progress: Callable[[int, int], None] | None = None) -> list[Workout]:
        self.go_on.wait(10)
        return super().read_all(on_progress)


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[object]:
    """What the function of that name in the history's module is called with from now on."""
    calls: list[object] = []
    real = getattr(history, name)

    def counting(first: object, *others: object) -> object:
        calls.append(first.id if isinstance(first, Summary) else first)
        return real(first, *others)

    monkeypatch.setattr(history, name, counting)
    return calls


async def look(trial: Trial) -> str:
    """The picture once nothing goes on in threads."""
    await trial.settle()
    return trial.picture()


def page(trial: Trial) -> History:
    assert isinstance(trial.app.screen, History)
    return trial.app.screen


def marked(trial: Trial) -> str:
    """The title of the marked workout."""
    shown = page(trial)
    number = shown.entries.marked
    assert number is not None
    return shown.entries._row(number, 120).plain


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_list_by_weeks(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """Given more than a year, then the list at its top, then with other marks, down to its end."""
    async with opened(size, own=RUNNING) as trial:
        await trial.press("h")
        shown = [await look(trial)]
        await trial.press(*["down"] * 8)
        shown.append(await look(trial))
        await trial.press("end")
        shown.append(await look(trial))
        assert "\n".join(shown) == picture


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_words_narrow_the_list(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(size, own=RUNNING) as trial:
        await trial.press("h", "slash", *"LÓNG oct")
        shown = [await look(trial)]
        await trial.press(*" nowhere")
        shown.append(await look(trial))
        assert "\n".join(shown) == picture


@pytest.mark.usefixtures("past")
async def test_the_keys_of_the_list_work_while_words_are_typed_and_esc_clears_them(
    opened: Opened,
) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "slash", *"long", "down", "down")
        assert "Sun 25" in marked(trial) and "Long run" in marked(trial)
        await trial.press("enter", "up")
        assert "Sun  8" in marked(trial)
        await trial.press("escape")
        assert "Sun  8" in marked(trial), "the mark stays on its workout"
        assert "find" not in trial.picture().split("/ find")[0]
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wall", 3),
        ("WALL sit", 2),
        ("one-leg", 1),
        ("hüpfen", 1),
        ("hupfen", 1),
        ("cafe", 1),
        ("monday", 1),
        ("2026-11-17", 1),
        ("nov", 4),
        ("[/]", 1),
        ("squat 18", 1),
        ("squat wall 17", 0),
        ("  ", 4),
    ],
)
def test_every_word_must_occur_somewhere(library: Library, words: str, found: int) -> None:
    """Given words of titles, exercises by name and id, a note, days; also of unknown exercises."""
    day = timedelta(days=1)
    jumps = replace(squat(5), exercise="hüpfen")
    on_one_leg = replace(squat(5), exercise="one-leg-stand")
    made = [
        workout(MONDAY, "mixed", "A bit", 20, wall_sit(1, 20), note="after the café\nin the rain"),
        workout(MONDAY + day, "mixed", "At the wall [/]", 20, jumps),
        workout(MONDAY + 2 * day, "mixed", "A bit", 20, squat(3), wall_sit(1, 30)),
        workout(MONDAY + 3 * day, "mixed", "A bit", 20, on_one_leg),
    ]
    names = {exercise.id: exercise.name for exercise in library.exercises.values()}
    finder = Finder(
        [summary_of(msgspec.Raw(msgspec.json.encode(other))) for other in made],
        lambda exercise: names.get(exercise, exercise),
    )
    assert len(finder.find(words)) == found
    assert len(finder.find("")) == 4


@given(st.lists(st.tuples(st.integers(0, 24 * 400), st.integers(-12, 14)), max_size=40))
def test_weeks_are_those_of_each_place_and_hold_every_workout(
    made_at: list[tuple[int, int]],
) -> None:
    made = [
        summary_of(
            msgspec.Raw(msgspec.json.encode(workout(at, "a", "A", 9))),
        )
        for at in (
            (START - timedelta(hours=ago)).astimezone(timezone(timedelta(hours=zone)))
            for ago, zone in made_at
        )
    ]
    made = by_the_wall(made)

    found = by_weeks(made)

    days = [summary.started.date() for summary in made]
    mondays = [day - timedelta(days=day.weekday()) for day in days]
    assert [span.monday for span in found] == sorted(set(mondays), reverse=True)
    assert [span.monday for span in found for _ in range(span.start, span.end)] == mondays


@given(st.lists(st.integers(1, 5), min_size=1, max_size=12), st.booleans())
def test_a_line_is_a_heading_a_row_or_a_gap(sizes: list[int], gap: bool) -> None:
    rows = RowList()
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    rows._starts, rows._count = starts, sum(sizes)
    rows._heads = [start + n * (1 + gap) for n, start in enumerate(starts)]

    places = [rows.place(line) for line in range(sum(sizes) + len(sizes) * (1 + gap))]

    assert [place.number for place in places if place.number is not None] == list(range(sum(sizes)))
    assert [place.group for place in places if place.group is not None] == list(range(len(sizes)))
    assert [places.index(LinePlace(number=n)) for n in range(sum(sizes))] == [
        rows._line_of(n) for n in range(sum(sizes))
    ]


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("width", [80, 119, 200])
async def test_records_are_marked_and_told(
    opened: Opened, picture: SnapshotAssertion, width: int
) -> None:
    async with opened((width, 24), own=RUNNING) as trial:
        await trial.press("h", "slash", *"everything", "enter", "down", "down")
        assert await look(trial) == picture
        assert "all sit 57 s" in trial.picture()


async def test_the_list_is_there_while_records_are_looked_for(
    opened: Opened, tmp_path: Path, clock: HandClock
) -> None:
    """Given a disk that takes its time, then the list can be used, and left."""
    store = SlowStore(tmp_path / "home", clock.wall)
    write(store.layout.home, weeks())
    async with opened(own=RUNNING, store=store) as trial:
        await trial.press("h", "down")
        assert "Wall sits" in marked(trial)
        assert "looking for records…" in trial.picture() and "★" not in trial.picture()
        store.go_on.set()
        assert "★" in await look(trial) and "looking" not in trial.picture()
        store.go_on.clear()
        await trial.press("enter", "escape")
        assert "★" in trial.picture(), "the marks stay while they are looked for anew"
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)
        store.go_on.set()


async def test_an_empty_history(opened: Opened, picture: SnapshotAssertion) -> None:
    async with opened() as trial:
        await trial.press("h", "down", "end", "pagedown", "enter", "slash", "up")
        assert await look(trial) == picture
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_one_workout(
    opened: Opened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    store.add(workout(MONDAY, "mixed", "A bit", 24, wall_sit(1, 38), note="At last!"))
    async with opened(size) as trial:
        await trial.press("h", "down", "up", "pagedown")
        assert await look(trial) == picture


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_odd_texts_are_text(
    opened: Opened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """Given what would be markup, emoji, right to left, line breaks, long, an unknown exercise."""
    titles = (
        "[/] [bold]bold[/bold] $x",
        "Sprünge 🏃‍♀️💪🏽 日本",
        "تمرين ריצה טובה",
        "two\nlines\tand \x1b[31mmore",
        "the long way " * 30,
        "",
    )
    unknown = replace(squat(12), exercise="gone", name="Gone [/] 🥶")
    for number, title in enumerate(titles):
        began = MONDAY - timedelta(hours=5 * number)
        store.add(workout(began, "gone", title, 24, unknown, note=f"[/] {title}"))
    async with opened(size) as trial:
        await trial.press("h")
        shown = [await look(trial)]
        for _ in range(3):
            await trial.press("down")
            shown.append(await look(trial))
        assert "\n".join(shown) == picture


async def test_only_the_rows_seen_are_made(
    opened: Opened, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given 10,000 workouts, then the first page and the last, and no heading of another week."""
    many = (workout(START - timedelta(hours=7 * n), "a", f"W {n}", 9) for n in range(10_000))
    write(store.layout.home, sorted(many, key=lambda other: other.started))
    rows = counted(monkeypatch, "list_row")
    heads = counted(monkeypatch, "week_words")
    async with opened() as trial:
        await trial.press("h")
        assert "HISTORY   10,000 workouts" in await look(trial)
        assert len(set(rows)) <= 24 and len(rows) <= 3 * 24
        assert len(set(heads)) <= 3
        await trial.press("end")
        assert "W 9999" in await look(trial)
        assert len(set(rows)) <= 2 * 24
        await trial.press("slash", *"9999")
        assert "1 of 10,000 workouts" in trial.picture()


@pytest.mark.usefixtures("past")
async def test_the_mark_goes_by_pages_and_by_the_mouse(opened: Opened) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "pagedown")
        entries = page(trial).entries
        assert entries.marked == 14
        await trial.press("pageup", "pageup", "up")
        assert entries.marked == 0
        await trial.pilot.click(RowList, offset=(12, 3))
        assert entries.marked == 2
        await trial.pilot.click(RowList, offset=(12, 5))
        assert entries.marked == 2, "a gap is nothing to mark"
        await trial.pilot.click(RowList, offset=(12, 3))
        await trial.pilot.pause()
        assert not isinstance(trial.app.screen, History)
        await trial.press("escape", "end")
        assert page(trial).entries.marked == 328


@pytest.mark.usefixtures("past")
async def test_the_mark_stays_where_a_workout_was_deleted(opened: Opened, store: Store) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "down", "down", "enter")
        store.delete(store.history()[2].id)
        store.delete(store.history()[0].id)
        await trial.press("escape")
        assert "327 workouts" in await look(trial)
        assert "Mon 16" in marked(trial)
        await trial.press("enter")
        store.delete(store.history()[0].id)
        await trial.press("escape")
        assert "Mon 16" in marked(trial)


@pytest.mark.usefixtures("past")
async def test_what_was_deleted_is_brought_back_in_the_list(opened: Opened, store: Store) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "u", "down", "down")
        assert "u undo" not in trial.picture()
        await trial.press("enter", "x", "escape")
        assert "328 workouts" in await look(trial) and "u undo" in trial.picture()
        await trial.press("u")
        assert "329 workouts" in await look(trial) and "Undone." in trial.picture()
    assert len(store.history()) == 329


@pytest.mark.usefixtures("past")
async def test_a_workout_that_cannot_be_read_is_told(opened: Opened, store: Store) -> None:
    (path,) = store.layout.history.glob("*/2026-11.jsonl")
    async with opened((160, 24), own=RUNNING) as trial:
        await trial.press("h")
        await look(trial)
        path.write_bytes(path.read_bytes().replace(b"Easy run", b"Easy rum"))
        await trial.press("down", "up", "enter")
        assert isinstance(trial.app.screen, History)
        await look(trial)
        beside = trial.app.screen.query_one(Beside).query_one(Static)
        assert "checksum does not fit" in str(
            beside.content
        )  # The path's length wraps it anywhere.


@pytest.mark.usefixtures("past")
async def test_calendar_and_trends_open_from_the_list(opened: Opened) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("h", "c")
        assert isinstance(trial.app.screen, CalendarPage)
        await trial.press("escape", "t")
        assert isinstance(trial.app.screen, TrendsPage)
        await trial.press("escape", "escape")
        assert isinstance(trial.app.screen, Home)
