"""The voice: the newest words win, nothing is left behind, and no words become an option."""

import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest

from runstrong_tui.clock import SystemClock
from runstrong_tui.sound.speech import Manner, PowerShell, find_voices
from runstrong_tui.sound.voice import Voice, sayable
from tests.sound.conftest import PATIENCE, Programs, Reports, is_gone

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
        return find_voices()

    voice = Voice(find)  # type: ignore[arg-type]
    voice.say("one")
    assert looking.wait(20)
    voice.say("two")
    voice.say("three")
    go_on.set()
    assert reports.next()["argv"][-1] == "three"
    voice.close()


def test_words_that_wait_for_a_tone_are_said_after_it_and_not_at_all_where_newer_ones_come(
    programs: Programs, reports: Reports
) -> None:
    programs.add("espeak-ng")
    voice = Voice()
    began = SystemClock().now()
    voice.say("too late", after=100)
    voice.say("now", after=0.2)
    assert reports.next()["argv"][-1] == "now"
    assert SystemClock().now() - began >= 0.2
    voice.close()
    assert reports.none()


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
    (speech,) = find_voices(hanging=0.5)
    assert not speech.speak(speech.turn(), "first", Manner())
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
    assert begun["argv"] == ["-w", "-l", "en", "-i", "-65", "-r", "25", "first"]
    voice.stop()
    assert reports.next()["argv"] == ["-C"]
    assert is_gone(begun["pid"])


def test_a_program_that_cannot_be_started_gives_way_to_the_next_which_says_the_words(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak")
    broken = programs.folder / "espeak-ng"
    broken.write_bytes(b"\x7fELF no program")
    broken.chmod(0o755)
    voice.say("go")
    begun = reports.next()
    assert (begun["program"], begun["argv"][-1]) == ("espeak", "go")
    assert voice.name == "espeak"
    assert voice.news() == "espeak-ng does not speak any more; espeak does now."
    assert voice.news() == ""


def test_where_the_last_program_fails_nothing_speaks_until_it_is_looked_for_again(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak", "report('ended'); sys.exit(1)")
    voice.say("go")
    reports.until("ended")
    while not (news := voice.news()):
        pass
    assert news == "espeak does not speak any more; nothing else can."
    assert voice.name == ""
    programs.add("espeak", "report('ended')")
    voice.say("lost")
    voice.wake()
    voice.say("heard")
    while reports.until("begun")["argv"][-1] != "heard":
        pass


def test_a_program_that_disappears_gives_way_to_the_next(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add("espeak-ng")
    programs.add("espeak")
    voice.say("one")
    assert reports.next()["program"] == "espeak-ng"
    (programs.folder / "espeak-ng").unlink()
    voice.say("two")
    begun = reports.next()
    assert (begun["program"], begun["argv"][-1]) == ("espeak", "two")


def test_a_program_that_hangs_with_every_phrase_gives_way_to_the_next(
    programs: Programs, reports: Reports
) -> None:
    """Given one that never ends, and newer words that always cut it short, then another speaks."""
    programs.add("espeak-ng", "hang()")
    programs.add("espeak")

    class Hurrying(SystemClock):
        """A clock on which 20 seconds go by between two looks at it."""

        times = count(0, 20)

        def now(self) -> float:
            return next(self.times)

    voice = Voice(clock=Hurrying())
    for word in ("one", "two"):
        voice.say(word)
        assert reports.next()["program"] == "espeak-ng"
    voice.say("three")
    begun = reports.next()
    assert (begun["program"], begun["argv"][-1]) == ("espeak", "three")
    voice.close()


LINES = """
for line in sys.stdin.buffer:
    report('line', line=line.decode())
"""


def test_a_server_that_the_program_started_outlives_it(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    """Given spd-say that started the speech server, when words are cut short, it lives on."""
    programs.add("server", "report('serves'); hang()")
    starting = "if sys.argv[-1] == 'first':\n import subprocess\n subprocess.Popen(['server'])\n"
    programs.add("spd-say", starting + "hang()")
    voice.say("first")
    server = reports.until("serves")["pid"]
    voice.stop()
    while reports.until("begun")["argv"] != ["-C"]:
        pass
    os.kill(server, 0)
    os.kill(server, signal.SIGKILL)


def test_stopping_tells_the_speech_server_also_after_words_that_replaced_others(
    voice: Voice, programs: Programs, reports: Reports
) -> None:
    """Given a second phrase whose client has ended while the server still speaks it."""
    programs.add("spd-say", "hang() if sys.argv[-1] == 'first' else report('ended')")
    voice.say("first")
    reports.until("begun")
    voice.say("second")
    reports.until("ended")
    voice.stop()
    while reports.until("begun")["argv"] != ["-C"]:
        pass


def test_powershell_is_started_once_and_told_by_lines(programs: Programs, reports: Reports) -> None:
    programs.add("powershell", LINES)
    voice = Voice(lambda: [PowerShell(str(programs.folder / "powershell"))])
    voice.manner = Manner(volume=80, pace=190)
    voice.say("rest, then Übung")
    begun = reports.next()
    assert begun["argv"][:-1] == ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"]
    assert '"' not in begun["argv"][-1]
    assert reports.next()["line"] == "66 1 en rest, then Übung\n"
    voice.say("go")
    assert reports.next()["line"] == "66 1 en go\n"
    voice.stop()
    assert reports.next()["line"] == "0 0 en \n"
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
    assert reports.until("line")["line"] == "100 0 en two\n"
    speech.close()


@pytest.mark.parametrize(
    ("program", "option"), [("espeak-ng", "-v"), ("espeak", "-v"), ("spd-say", "-l")]
)
def test_the_language_is_as_chosen(
    program: str, option: str, voice: Voice, programs: Programs, reports: Reports
) -> None:
    programs.add(program)
    voice.manner = voice.manner._replace(language="pl")
    voice.say("Przysiad")
    argv = reports.next()["argv"]
    assert argv[argv.index(option) + 1] == "pl"


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


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("setpriv"), reason="nothing ties processes here"
)
def test_a_program_that_hangs_does_not_outlive_a_killed_runstrong(
    programs: Programs, reports: Reports
) -> None:
    programs.add("espeak-ng", "hang()")
    says = "from runstrong_tui.sound.voice import Voice; import threading; Voice().say('go'); "
    killed = subprocess.Popen([sys.executable, "-c", says + "threading.Event().wait()"])
    ends = os.pidfd_open(reports.next()["pid"])
    killed.kill()
    killed.wait()
    assert select.select([ends], [], [], PATIENCE)[0]
    os.close(ends)


@pytest.mark.parametrize("program", ["voice", "player"])
def test_where_nothing_ties_processes_a_guardian_ends_them(
    program: str, programs: Programs, reports: Reports
) -> None:
    """Given a system without a signal for the end of a parent, then its programs end with it."""
    programs.add("espeak-ng", "hang()")
    programs.add("aplay", "hang()")
    begins = (
        "import threading; from runstrong_tui.sound import programs; programs._tied = lambda: (); "
    )
    says = {
        "voice": "from runstrong_tui.sound.voice import Voice; Voice().say('go'); ",
        "player": "from runstrong_tui.sound.audio import FallbackOutput as F; "
        "from runstrong_tui.sound.players import ProgramPlayer as P; "
        "F([lambda: P('aplay')]).play(bytes(2)); ",
    }[program]
    killed = subprocess.Popen([sys.executable, "-c", begins + says + "threading.Event().wait()"])
    hangs = reports.next()["pid"]
    killed.kill()
    killed.wait()
    until = time.monotonic() + PATIENCE
    while not is_gone(hangs) and time.monotonic() < until:
        time.sleep(0.01)
    assert is_gone(hangs)
