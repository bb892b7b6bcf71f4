"""The speaker: what the runner chose is heard, and nothing else comes of it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from runstrong_tui.sound.players import BellPlayer
from runstrong_tui.sound.speaker import Speaker, open_speaker
from runstrong_tui.sound.tones import Tone, samples, seconds
from runstrong_tui.sound.voice import Voice
from tests.sound.conftest import Library, Programs, Reports

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pretended programs are scripts")

SILENT_APP = """
import sys, threading
from runstrong_tui.sound.speaker import open_speaker
from runstrong_tui.sound.tones import Tone
rang = threading.Event()
speaker = open_speaker(rang.set, volume=80, sound=True, voice=True, environ={})
speaker.wake()
speaker.hear(Tone.GO, "go")
rang.wait(20)
speaker.hear(Tone.REST, "rest")
assert speaker.output_name == "bell", speaker.output_name
speaker.close()
assert [t.name for t in threading.enumerate() if t.name in ("sound", "voice")] == []
"""


class Output:
    """An output that keeps what it is given."""

    def __init__(self, name: str = "pretended") -> None:
        self.name = name
        self.played: list[bytes] = []
        self.woken = 0
        self.awake = False

    def wake(self) -> None:
        self.woken += 1

    def play(self, pcm: bytes) -> None:
        self.played.append(pcm)

    def stay(self, awake: bool) -> None:
        self.awake = awake

    def close(self) -> None:
        self.name = ""


class Spoken(Voice):
    """A voice that keeps what it is to say."""

    def __init__(self) -> None:
        super().__init__(lambda: ())
        self.said: list[str] = []
        self.waits: list[float] = []

    def say(self, words: str, after: float = 0.0) -> None:
        self.said.append(words)
        self.waits.append(after)

    def stop(self) -> None:
        self.said.append("(stop)")


def test_tone_and_words_are_heard_as_chosen() -> None:
    output, voice = Output(), Spoken()
    speaker = Speaker(output, voice, volume=60, speaks=True)
    speaker.hear(Tone.REST, "rest")
    speaker.hear(None, "then squats")
    speaker.hear(Tone.COUNT)
    assert output.played == [samples(Tone.REST, 60), samples(Tone.COUNT, 60)]
    assert voice.said == ["rest", "then squats"]
    assert voice.manner.volume == 60


def test_words_wait_for_the_end_of_their_tone() -> None:
    speaker = Speaker(Output(), voice := Spoken(), speaks=True)
    speaker.hear(Tone.GO, "go")
    speaker.hear(None, "half")
    speaker.sound = False
    speaker.hear(Tone.GO, "go")
    assert voice.waits == [seconds(Tone.GO), 0.0, 0.0]


def test_what_is_off_is_not_heard() -> None:
    output, voice = Output(), Spoken()
    speaker = Speaker(output, voice, sound=False)
    speaker.wake()
    speaker.hear(Tone.GO, "go")
    speaker.sound = True
    speaker.speaks = True
    speaker.muted = True
    speaker.hear(Tone.GO, "go")
    speaker.muted = False
    speaker.volume = -5
    speaker.hear(Tone.GO, "go")
    assert output.played == []
    assert output.woken == 0
    assert voice.said == ["(stop)"]


def test_no_bell_is_rung_as_a_metronome() -> None:
    strokes: list[int] = []
    speaker = Speaker(BellPlayer(lambda: strokes.append(1)), Spoken())
    for tone in (Tone.METRONOME, Tone.GO, Tone.METRONOME):
        speaker.hear(tone)
    assert len(strokes) == 1


def test_over_ssh_the_bell_rings_where_the_runner_is(
    library: Library, programs: Programs, reports: Reports
) -> None:
    programs.add("aplay")
    programs.add("espeak")
    strokes: list[int] = []
    speaker = open_speaker(
        lambda: strokes.append(1),
        volume=100,
        sound=True,
        voice=True,
        environ={"SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"},
    )
    speaker.hear(Tone.GO, "go")
    assert (speaker.output_name, speaker.voice_name) == ("bell", "")
    speaker.close()
    assert len(strokes) == 1
    assert reports.none()


def test_the_best_there_is_makes_the_sound(
    library: Library, programs: Programs, reports: Reports
) -> None:
    library.behaves("def at_opening(device): raise OSError")
    programs.add("pw-play", "sys.exit(1)")
    programs.add("aplay")
    programs.add("espeak-ng")
    bell = threading.Event()
    speaker = open_speaker(bell.set, volume=100, sound=True, voice=True, environ={})
    speaker.hear(Tone.GO)
    assert [reports.until("begun")["program"] for _ in range(2)] == ["pw-play", "aplay"]
    speaker.hear(None, "go")
    assert reports.next()["argv"][-1] == "go"
    assert (speaker.output_name, speaker.voice_name) == ("aplay", "espeak-ng")
    speaker.close()
    assert not bell.is_set()


@pytest.mark.parametrize("miniaudio", ["as it is here", "chattering", "missing"])
def test_nothing_is_written_to_the_terminal(
    miniaudio: str, library: Library, programs: Programs, tmp_path: Path
) -> None:
    import pty

    for name in ("paplay", "aplay", "spd-say"):
        programs.add(name, "sys.exit(1)")
    environ = dict(os.environ)
    code = SILENT_APP
    if miniaudio == "chattering":
        library.behaves("def at_opening(device): raise OSError")
    else:
        del environ["PYTHONPATH"]
    if miniaudio == "missing":
        code = "import sys; sys.modules['miniaudio'] = None\n" + code
    if miniaudio == "as it is here" and Path("/dev/snd").exists():
        pytest.skip("there is a sound device here")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, env=environ
    ) as app:
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 1000):
                written += part
        except OSError:
            pass  # The end of a terminal.
        os.close(ours)
    assert (written, app.returncode) == (b"", 0)
