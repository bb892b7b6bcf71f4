"""The voice: the newest words win, nothing is left behind, and no words become an option."""

import sys
import threading
import time
from collections.abc import Iterator

import pytest

from runstrong_tui.sound.speech import Manner, PowerShell, find_speech
from runstrong_tui.sound.voice import Voice, sayable
from tests.sound.conftest import Programs, Reports, is_gone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pretended programs are scripts")

HANG_AT_FIRST = "hang() if sys.argv[-1] == 'first' else report('said')"


@pytest.fixture
def voice(programs: Programs) -> Iterator[Voice]:
    voice = Voice()
    yield voice
    voice.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "voice"]


def test_words_are_said_by_the_first_program_there_is(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak")
    programs.add("say")
    voice.say("right side")
    begun = reports.next()
    assert begun["program"] == "espeak"
    assert begun["argv"] == ["-v", "en", "-a", "100", "right side"]
    assert begun["empty"]
    assert voice.name == "espeak"


def test_without_a_program_nothing_is_said(voice: Voice) -> None:
    voice.say("go")
    voice.stop()
    assert voice.name == ""


def test_newer_words_cut_short_what_is_being_said(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak-ng", HANG_AT_FIRST)
    voice.say("first")
    first = reports.next()
    voice.say("second")
    assert reports.next()["argv"][-1] == "second"
    assert is_gone(first["pid"])


def test_words_that_wait_are_dropped_for_newer_ones(programs: Programs, reports: Reports) -> None:
    programs.add("espeak-ng")
    looking, go_on = threading.Event(), threading.Event()

    def find() -> object:
        looking.set()
        go_on.wait()
        return find_speech()

    voice = Voice(find)  # type: ignore[arg-type]
    voice.say("one")
    assert looking.wait(20)
    voice.say("two")
    voice.say("three")
    go_on.set()
    assert reports.next()["argv"][-1] == "three"
    voice.close()


def test_closing_kills_what_is_speaking(programs: Programs, reports: Reports) -> None:
    programs.add("espeak-ng", "hang()")
    voice = Voice()
    voice.say("go")
    pid = reports.next()["pid"]
    voice.close()
    assert is_gone(pid)
    voice.say("late")
    voice.close()
    assert reports.none()


def test_a_program_that_hangs_is_killed(programs: Programs, reports: Reports) -> None:
    programs.add("espeak-ng", HANG_AT_FIRST)
    speech = find_speech(hanging=0.5)
    assert speech is not None
    speech.speak(speech.turn(), "first", Manner())
    assert is_gone(reports.next()["pid"])


def test_a_hanging_program_never_keeps_the_caller_waiting(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak-ng", "hang()")
    voice.say("first")
    reports.next()
    slowest = 0.0
    for _ in range(20):
        begin = time.monotonic()
        voice.say("more")
        slowest = max(slowest, time.monotonic() - begin)
    assert slowest < 0.1


def test_stopping_tells_the_speech_server_too(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("spd-say", HANG_AT_FIRST)
    voice.manner = Manner(volume=50, pace=200)
    voice.say("first")
    begun = reports.next()
    assert begun["argv"] == ["-w", "-l", "en", "-i", "0", "-r", "25", "first"]
    voice.stop()
    assert reports.next()["argv"] == ["-C"]
    assert is_gone(begun["pid"])


def test_a_program_that_cannot_be_started_is_silent(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak")
    broken = programs.folder / "espeak-ng"
    broken.write_bytes(b"\x7fELF no program")
    broken.chmod(0o755)
    voice.say("go")
    voice.say("on")
    assert voice.name == "espeak-ng"


LINES = """
for line in sys.stdin.buffer:
    report('line', line=line.decode())
"""


def test_powershell_is_started_once_and_told_by_lines(programs: Programs, reports: Reports) -> None:
    programs.add("powershell", LINES)
    voice = Voice(lambda: PowerShell(str(programs.folder / "powershell")))
    voice.manner = Manner(volume=80, pace=190)
    voice.say("rest, then Übung")
    begun = reports.next()
    assert begun["argv"][:-1] == ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"]
    assert '"' not in begun["argv"][-1]
    assert reports.next()["line"] == "80 1 rest, then Übung\n"
    voice.say("go")
    assert reports.next()["line"] == "80 1 go\n"
    voice.stop()
    assert reports.next()["line"] == "0 0 \n"
    voice.close()
    assert is_gone(begun["pid"])


def test_a_powershell_that_ended_is_started_again(programs: Programs, reports: Reports) -> None:
    programs.add("powershell", LINES)
    speech = PowerShell(str(programs.folder / "powershell"))
    speech.speak(speech.turn(), "one", Manner())
    begun = reports.until("begun")
    reports.until("line")
    assert speech._process is not None
    speech._process.kill()
    speech._process.wait()
    speech.speak(speech.turn(), "two", Manner())
    assert reports.until("begun")["pid"] != begun["pid"]
    assert reports.until("line")["line"] == "100 0 two\n"
    speech.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("right side", "right side"),
        ("--stdin", "stdin"),
        (" - -w now", "w now"),
        ("go\x1b[2Jon\nnext\x00", "go 2Jon next"),
        ("80% of %s", "80 percent of percent s"),
        ("[[slnc 5000]]", "slnc 5000"),
        ("\u202ego", "go"),
        ("---", ""),
        ("x" * 1000, "x" * 300),
    ],
)
def test_words_are_made_harmless(words: str, said: str) -> None:
    assert sayable(words) == said
