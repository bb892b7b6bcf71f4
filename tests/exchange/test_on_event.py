"""A command of the runner's hears of each event; whatever it does, the session goes on."""

import json
import os
import shlex
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from runstrong_tui.exchange.on_event import MOST_WAITING, EventCommand, event_json
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.player.events import CountDown, Finished, Logged, Started
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.player import start
from runstrong_tui.player.state import Player
from tests.looking import IDS, NOW, Run
from tests.shipped import shipped

PATIENCE = 60.0
"""So long a machine may take to start some programs."""


@pytest.fixture
def player() -> Player:
    library = shipped()
    return start(plan_of(library, library.sessions["gym"]), 0.0).player


def command_of(*code: str, words: tuple[object, ...] = ()) -> str:
    return shlex.join([sys.executable, "-c", "; ".join(code), *map(str, words)])


def writing_to(file: Path) -> str:
    return command_of(
        "import sys", "open(sys.argv[1], 'ab').write(sys.stdin.buffer.read())", words=(file,)
    )


def heard_in(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_each_event_comes_as_json_in_its_order(player: Player, tmp_path: Path) -> None:
    failures: list[str] = []
    file = tmp_path / "events.jsonl"
    command = EventCommand(writing_to(file), lambda: NOW, failures.append)

    command.hear((Started(0), CountDown(3)), player, IDS[0], 12.34)
    command.hear((Finished(),), player, IDS[0], 20.0)
    command.close(PATIENCE)

    first, second, third = heard_in(file)
    assert failures == []
    assert [each["event"] for each in (first, second, third)] == [
        "started", "count-down", "finished",
    ]  # fmt: skip
    assert first["session"] == {"id": IDS[0], "name": "gym", "title": player.plan.title}
    assert (first["schema"], first["active_seconds"], first["step"]["index"]) == (1, 12.3, 0)
    assert datetime.fromisoformat(first["at"]) == NOW
    assert second["left"] == 3


def test_a_set_that_was_logged_is_told_whole(player: Player) -> None:
    done = SetDone(3, "squat", "Squat", 1, 3, 30.5, 60.0, reps=12, load="20kg")

    row = event_json(Logged(done), player, IDS[0], 60.0, NOW)

    assert (row["event"], row["corrected"]) == ("logged", False)
    assert (row["set"]["exercise"], row["set"]["reps"], row["set"]["load"]) == ("squat", 12, "20kg")


def test_a_command_that_hangs_does_not_hold_the_session_up(player: Player) -> None:
    hangs = command_of("import time", "time.sleep(600)")
    command = EventCommand(hangs, lambda: NOW, lambda _: None)

    began = time.monotonic()
    for second in range(5 * MOST_WAITING):
        command.hear((CountDown(1),), player, IDS[0], float(second))
    heard = time.monotonic() - began
    command.close(0.1)

    assert heard / (5 * MOST_WAITING) < 0.002
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (command_of("import sys", "sys.exit(3)"), "it ended with 3"),
        ("/no/such/program", 'there is no program "/no/such/program"'),
        ('"open', "its quotes do not fit"),
    ],
)
def test_a_failure_is_told_once(player: Player, command: str, why: str) -> None:
    failures: list[str] = []
    runs = EventCommand(command, lambda: NOW, failures.append)

    for _ in range(3):
        runs.hear((CountDown(1),), player, IDS[0], 0.0)
    runs.close(PATIENCE)

    (words,) = failures
    assert words.startswith("The command at each event failed: ")
    assert why in words
    assert command in words


def test_nothing_that_it_prints_is_seen(player: Player, capfd: pytest.CaptureFixture[str]) -> None:
    prints = command_of("import sys", "print('x' * 9999)", "print('y', file=sys.stderr)")
    command = EventCommand(prints, lambda: NOW, lambda _: None)

    command.hear((CountDown(1),), player, IDS[0], 0.0)
    command.close(PATIENCE)

    assert capfd.readouterr() == ("", "")


def test_without_a_command_no_thread_is_started(player: Player) -> None:
    command = EventCommand("", lambda: datetime.now(UTC), lambda _: None)

    command.hear((CountDown(1),), player, IDS[0], 0.0)
    command.close()

    assert command._thread is None


def test_it_is_chosen_as_every_setting(empty: Run) -> None:
    chosen = empty("settings", "on-event=notify-send training")
    assert chosen.stdout == '"on-event=notify-send training" (was none)\n'
    assert json.loads(empty("settings", "--json").stdout)["on-event"] == "notify-send training"
    assert empty("settings", "on-event=none").exit_code == 0
    assert json.loads(empty("settings", "--json").stdout)["on-event"] == ""


def test_a_session_in_lines_lets_the_command_hear_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "events.jsonl"
    environ = {**os.environ, "RUNSTRONG_HOME": str(tmp_path / "home")}
    runstrong = [sys.executable, "-m", "runstrong_tui"]
    subprocess.run(
        [*runstrong, "settings", f"on-event={writing_to(file)}"], env=environ, check=True
    )
    subprocess.run(
        [*runstrong, "play", "--lines", "squat 1x3"], env=environ, input=b"\nq\nq\n", timeout=60
    )

    names = [each["event"] for each in heard_in(file)]
    assert names[0] == "started"
    assert names[-1] in ("left", "finished")


def test_a_command_does_not_come_in_with_a_backup(
    empty: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a backup of somebody else's, then nothing of it is run here."""
    empty("settings", "on-event=rm -rf /tmp/x", "volume=30")
    empty("backup", str(tmp_path / "all.zip"))
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "other"))

    made = empty("restore", str(tmp_path / "all.zip"))

    assert "its command at each event is not taken" in made.stdout
    there = json.loads(empty("settings", "--json").stdout)
    assert (there["on-event"], there["volume"]) == ("", 30)
