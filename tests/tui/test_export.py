"""A workout written to a file from its screen and from the summary."""

import sys
from pathlib import Path

import pytest

from runstrong_tui.store.store import Store
from tests.looking import NOW, hold, workout
from tests.tui.conftest import Opened, Trial


@pytest.fixture
def gym(store: Store) -> str:
    store.add(workout(0, "gym", NOW, hold(1, 45)))
    return workout(0, "gym", NOW).id


def exports(tmp_path: Path) -> list[str]:
    return [file.name for file in sorted((tmp_path / "home" / "exports").glob("*"))]


async def open_it(trial: Trial) -> None:
    await trial.press("h")
    await trial.settle()
    await trial.press("enter")
    await trial.settle()


@pytest.mark.parametrize(
    ("downs", "extension"),
    [(0, "fit"), (1, "md"), (2, "hevy.csv"), (3, "csv"), (4, "json")],
)
async def test_a_workout_is_written_in_the_format_that_is_chosen(
    opened: Opened, gym: str, tmp_path: Path, downs: int, extension: str
) -> None:
    async with opened((100, 30)) as trial:
        await open_it(trial)
        await trial.press("e", *["down"] * downs)
        assert "Garmin Connect, Strava, watches" in trial.picture()
        await trial.press("enter")
        await trial.settle()
        assert "Written:" in trial.picture()

    assert exports(tmp_path) == [f"2026-11-20-1852-gym-{gym}.{extension}"]


async def test_escape_writes_nothing(opened: Opened, gym: str, tmp_path: Path) -> None:
    async with opened() as trial:
        await open_it(trial)
        await trial.press("e", "escape")

    assert exports(tmp_path) == []


async def test_without_the_extra_it_says_which_to_install(
    opened: Opened, gym: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fit_tool.fit_file_builder", None)

    async with opened() as trial:
        await open_it(trial)
        await trial.press("e", "enter")
        await trial.settle()
        assert 'pip install "runstrong-tui[fit]"' in trial.picture()

    assert exports(tmp_path) == []


async def test_a_disk_that_refuses_is_said(opened: Opened, gym: str, tmp_path: Path) -> None:
    (tmp_path / "home" / "exports").write_text("in the way", encoding="utf-8")

    async with opened() as trial:
        await open_it(trial)
        await trial.press("e", "down", "enter")
        await trial.settle()
        assert "Not written:" in trial.picture()


async def test_the_summary_writes_it_too(opened: Opened, tmp_path: Path) -> None:
    async with opened() as trial:
        await trial.press("enter", "enter")
        for _ in range(200):
            if "Done: " in trial.picture():
                break
            await trial.press("n")
        await trial.press("e", "down", "enter")
        await trial.settle()
        assert "Written:" in trial.picture()

    assert len(exports(tmp_path)) == 1
