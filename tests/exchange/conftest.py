"""A home with a small history, and commands run in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from runstrong_tui.clock import SystemClock
from tests.looking import NOW, ZURICH, Run, invoke, keep_some, zone


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs a command in Zurich, in a home where nothing was done yet."""
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    if not hasattr(os, "fork"):
        yield invoke
        return
    with zone(ZURICH):
        yield invoke


@pytest.fixture
def run(tmp_path: Path, empty: Run) -> Run:
    """The same, on a history around the change of clocks."""
    keep_some(tmp_path / "home")
    return empty
