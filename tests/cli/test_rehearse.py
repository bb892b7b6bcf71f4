"""The rehearsal on the command line."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runstrong_tui.cli import rehearse as command
from runstrong_tui.cli.main import main
from runstrong_tui.clock import SystemClock, wait
from runstrong_tui.output.timeline_text import timeline, timeline_lines
from runstrong_tui.planning.today import Choices
from runstrong_tui.store.journal.disk import Files
from tests.cli.test_cli import run as run_afresh
from tests.shipped import shipped_plan
from tests.store.disks import QuickFiles

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``rehearse`` in this process, with a home of its own."""
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path))
    monkeypatch.setattr(Files, "sync", QuickFiles.sync)
    monkeypatch.setattr(Files, "sync_folder", QuickFiles.sync_folder)

    def invoke(*words: str) -> Result:
        made = CliRunner().invoke(main, ("rehearse", *words))
        assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
        return made

    return invoke


def test_it_prints_at_which_second_what_is_heard(run: Run) -> None:
    made = run("plank 20s rest 15s", "squat 2x5 rest none")

    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.splitlines() == [
        "Forearm plank, Bodyweight squat · normal effort · about 75 s",
        "",
        "FOREARM PLANK, BODYWEIGHT SQUAT",
        "   0:00               Forearm plank, 20 seconds",
        "   0:07  count",
        "   0:08  count",
        "   0:09  count",
        "   0:10  go           Go",
        "   0:20  half-way     Half",
        "   0:27  count",
        "   0:28  count",
        "   0:29  count",
        "   0:30  rest         Rest 15 seconds. Next, Bodyweight squat, set 1 of 2, 5 reps. "
        "Space when done",
        "   0:42  count",
        "   0:43  count",
        "   0:44  count",
        "   0:45  go           Go",
        "   1:00  go           Bodyweight squat, set 2 of 2, 5 reps",
        "   1:15  finished     Done. 3 of 3 sets",
    ]


def test_each_block_has_its_title(run: Run) -> None:
    lines = run("balance").stdout.splitlines()

    titles = [line for line in lines[1:] if line and not line.startswith(" ")]
    plan = shipped_plan("balance")
    blocks = [plan.steps[index].task.block for index in plan.efforts]  # type: ignore[union-attr]
    assert titles == [block.upper() for block in dict.fromkeys(blocks)]


def test_json_has_seconds_tone_and_words(run: Run) -> None:
    rows = json.loads(run("plank", "--json").stdout)

    assert rows[0] == {"seconds": 0, "tone": None, "words": "Forearm plank, 25 seconds"}
    assert {"seconds": 22.5, "tone": "half-way", "words": "Half"} in rows
    assert rows[-1] == {"seconds": 35, "tone": "finished", "words": "Done. 1 of 1 set"}


def test_form_minutes_and_hands_free_make_another_plan(run: Run) -> None:
    normal = run("gym").stdout
    assert "metronome" not in normal and "normal effort" in normal
    assert "metronome" in run("five-sets", "--hands-free").stdout
    assert "easy effort · about" in run("gym", "--effort", "easy").stdout
    last = run("gym", "--minutes", "12").stdout.splitlines()[-1].split()[0]
    assert 8 <= int(last.split(":")[0]) < 12


def test_every_line_has_its_second_a_known_tone_and_words(run: Run) -> None:
    for line in run("after-run-20", "--hands-free").stdout.splitlines()[1:]:
        assert not line or line.isupper() or re.match(r" {2,}\d+:\d\d ", line), line


def test_at_a_speed_each_line_comes_when_it_is_due(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    waited: list[float] = []

    def let_pass(seconds: float) -> None:
        waited.append(seconds)
        now[0] += max(0.0, seconds)

    monkeypatch.setattr(SystemClock, "now", lambda _: now[0])
    monkeypatch.setattr(command, "wait", let_pass)

    made = run("plank", "--speed", "20")

    assert made.stdout == run("plank").stdout
    assert now[0] - 100 == pytest.approx(35 / 20)
    assert waited[:3] == [pytest.approx(share) for share in (0, 7 / 20, 1 / 20)]


def test_a_wait_that_is_over_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)

    wait(-3.0)
    wait(0.25)

    assert waited == [0, 0.25]


def test_ctrl_c_ends_it_without_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "wait", stop)

    made = run("plank", "--speed", "1")

    assert (made.exit_code, made.stderr) == (130, "")
    assert made.stdout == "Forearm plank · normal effort · about 35 s\n"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("plank", "--speed", "0"), 2, "0.1<=x<=1000"),
        (("plank", "--speed", "1001"), 2, "0.1<=x<=1000"),
        (("plank", "--speed", "nan"), 2, "not a number"),
        (("plank", "--speed", "inf"), 2, "0.1<=x<=1000"),
        (("plank", "--speed", "2", "--json"), 2, "--json"),
        ((), 2, "Missing argument"),
        (("five-circus",), 1, 'did you mean "five-circuit"?'),
        (("wall-sit 3x15",), 1, "wall-sit"),
    ],
)
def test_nonsense_is_told(run: Run, words: tuple[str, ...], code: int, says: str) -> None:
    made = run(*words)

    assert made.exit_code == code
    assert says in made.stderr and "Traceback" not in made.stderr


def test_the_clock_of_long_sessions_has_hours(run: Run) -> None:
    assert run("run-easy 90m").exit_code in (0, 1)
    lines = [
        line for _, (*_, line) in timeline_lines(timeline(shipped_plan("long-run", Choices())))
    ]

    assert lines[-1].split()[0].count(":") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of that kind")
@pytest.mark.parametrize("options", [(), ("--json",), ("--speed", "1000")])
def test_a_pipe_that_closes_early_is_no_trouble(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Given somebody who has read enough, then there is no word and no traceback."""
    words = [sys.executable, "-m", "runstrong_tui", "rehearse", "five-sets", "--hands-free"]
    made = subprocess.Popen(
        [*words, *options],
        env={**os.environ, "RUNSTRONG_HOME": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert made.stdout is not None and made.stderr is not None
    made.stdout.readline()
    made.stdout.close()

    assert (made.stderr.read(), made.wait(timeout=30)) == ("", 0)
    made.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals of that kind")
def test_ctrl_c_in_a_fresh_process_exits_130(tmp_path: Path) -> None:
    """Also where those who started the tests ignore it, as a shell does in the background."""
    made = subprocess.Popen(
        [sys.executable, "-m", "runstrong_tui", "rehearse", "plank", "--speed", "0.1"],
        env={**os.environ, "RUNSTRONG_HOME": str(tmp_path)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert made.stdout is not None
    assert made.stdout.readline().startswith("Forearm plank")
    made.send_signal(signal.SIGINT)

    _, errors = made.communicate(timeout=30)

    assert (made.returncode, errors) == (130, "")


def test_it_needs_no_terminal_and_not_textual(tmp_path: Path) -> None:
    made = run_afresh(tmp_path, "rehearse", "balance")

    assert (made.returncode, made.stderr) == (0, "")
    assert "Single-leg balance" in made.stdout
