"""The players: real processes, pretended libraries and programs."""

import io
import os
import select
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from pathlib import Path

import pytest

from runstrong_tui.sound.audio import Unplayable
from runstrong_tui.sound.device import Mixer
from runstrong_tui.sound.players import (
    BellPlayer,
    DevicePlayer,
    ProgramPlayer,
    WindowsPlayer,
    wav,
)
from runstrong_tui.sound.tones import RATE, Tone, samples
from tests.sound.conftest import PATIENCE, Library, Programs, Reports, is_gone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pretended programs are scripts")

GO = samples(Tone.GO)


def points(pcm: bytes) -> list[int]:
    heard = array("h")
    heard.frombytes(pcm)
    return heard.tolist()


def test_sounds_that_overlap_are_added_up_and_do_not_overflow() -> None:
    mixer = Mixer()
    mixer.add(array("h", [1, 2, 3]).tobytes())
    mixer.add(array("h", [32767, -5]).tobytes())
    assert points(mixer.take(2)) == [32767, -3]
    mixer.add(array("h", [4, 4]).tobytes())
    assert points(mixer.take(4)) == [7, 4, 0, 0]
    assert not mixer.waiting
    assert points(mixer.take(2)) == [0, 0]


def test_the_device_plays_in_a_process_of_its_own(library: Library, reports: Reports) -> None:
    player = DevicePlayer(patience=PATIENCE)
    player.start()
    opening = reports.until("opening")
    assert opening["backends"] == ["ALSA"]
    assert opening["pid"] != os.getpid()
    player.play(GO)
    reports.until("heard")
    player.close()
    assert is_gone(opening["pid"])


def test_the_device_does_not_rest_while_it_is_to_stay_awake(
    library: Library, reports: Reports
) -> None:
    player = DevicePlayer(patience=PATIENCE, idle=0.05)
    player.start()
    player.stay(True)
    player.play(samples(Tone.COUNT))
    reports.until("heard")
    silent = 0
    while silent < 20:  # So many portions of silence are more than it would take to rest.
        silent += reports.until("pulled")["silent"]
    player.stay(False)
    reports.until("rests")
    player.close()


def test_a_primer_is_a_noise_too_soft_to_hear() -> None:
    mixer = Mixer()
    assert set(points(mixer.take(1000))) == {0}
    mixer.primes = True
    mixer.add(array("h", [500]).tobytes())
    heard = points(mixer.take(1001))
    assert (heard[0], len(heard)) == (500, 1001)
    assert {-1, 0, 1} == set(heard[1:])


def test_the_primer_goes_along_with_the_device_that_stays_awake(
    library: Library, reports: Reports
) -> None:
    player = DevicePlayer(patience=PATIENCE, primer=lambda: True)
    player.start()
    player.stay(True)
    reports.until("heard")
    player.close()


def test_the_device_rests_in_silence_and_runs_again(library: Library, reports: Reports) -> None:
    player = DevicePlayer(patience=PATIENCE, idle=0.1)
    player.start()
    reports.until("started")
    reports.until("rests")
    player.play(GO)
    reports.until("started")
    reports.until("heard")
    reports.until("rests")
    player.close()


@pytest.mark.parametrize(
    "how",
    [
        "def at_opening(device): raise OSError('no device')",
        "def at_start(device): raise OSError('no device')",
        "def at_opening(device): os._exit(0)",
        "def at_opening(device): os.kill(os.getpid(), 11)",
        "raise ImportError('libasound.so.2')",
    ],
)
def test_a_device_that_cannot_be_opened_is_told(
    library: Library, reports: Reports, how: str
) -> None:
    library.behaves(how)
    player = DevicePlayer(patience=PATIENCE)
    with pytest.raises(Unplayable):
        player.start()
    player.close()


def test_a_device_that_hangs_is_given_up_and_killed(library: Library, reports: Reports) -> None:
    library.behaves("def at_opening(device): hang()")
    player = DevicePlayer(patience=1.0)
    with pytest.raises(Unplayable):
        player.start()
    player.close()
    assert is_gone(reports.until("opening")["pid"])


@pytest.mark.parametrize(
    "how",
    [
        "def at_pull(device): os._exit(0)",
        "def at_pull(device): device.running = False; globals().update(at_start=broken)\n"
        "def broken(device): raise OSError('taken away')",
    ],
)
def test_a_device_that_is_lost_while_playing_is_told(
    library: Library, reports: Reports, how: str
) -> None:
    library.behaves(how)
    player = DevicePlayer(patience=PATIENCE)
    with pytest.raises((Unplayable, OSError)):
        player.start()
        for _ in range(10_000):
            player.play(GO)
    player.close()


def test_a_device_that_stops_drawing_is_noticed(library: Library, reports: Reports) -> None:
    library.behaves("def at_pull(device): report('stuck'); hang()")
    player = DevicePlayer(patience=PATIENCE, idle=0.2)
    player.start()
    pid = reports.until("stuck")["pid"]
    player.play(GO)
    assert ended(pid)
    with pytest.raises((Unplayable, OSError)):
        player.play(GO)
    player.close()


def test_without_the_library_there_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    player = DevicePlayer()
    with pytest.raises(Unplayable):
        player.start()
    player.close()


def test_no_device_process_outlives_a_killed_app(library: Library, reports: Reports) -> None:
    code = (
        "import threading; from runstrong_tui.sound.players import DevicePlayer;"
        f"DevicePlayer(patience={PATIENCE}).start(); threading.Event().wait()"
    )
    app = subprocess.Popen([sys.executable, "-c", code])
    pid = reports.until("started")["pid"]
    app.kill()
    app.wait()
    assert ended(pid)


def ended(pid: int) -> bool:
    """Wait for the end of any process."""
    if not hasattr(os, "pidfd_open"):
        pytest.skip("no way to wait for a process here")
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], PATIENCE)[0])
    finally:
        os.close(watched)


def test_a_program_plays_a_file(programs: Programs, reports: Reports) -> None:
    programs.add("aplay", "report('file', size=os.path.getsize(sys.argv[-1]))")
    player = ProgramPlayer("aplay", "-q", patience=PATIENCE)
    player.start()
    player.play(GO)
    *options, file = reports.next()["argv"]
    assert options == ["-q"]
    assert reports.next()["size"] == len(wav(GO))
    player.close()
    assert not Path(file).parent.exists()


def test_the_file_of_a_killed_runstrong_goes_with_the_next_start(
    programs: Programs, reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given one that was killed and one that runs, then only what the first left goes."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    programs.add("aplay")
    code = (
        "import threading; from runstrong_tui.sound.players import ProgramPlayer as P;"
        "p = P('aplay'); p.start(); p.play(bytes(2)); threading.Event().wait()"
    )
    killed = subprocess.Popen([sys.executable, "-c", code])
    left = Path(reports.next()["argv"][-1])
    killed.kill()
    killed.wait()
    assert left.exists()
    running, following = ProgramPlayer("aplay"), ProgramPlayer("aplay")
    running.start()
    running.play(GO)
    kept = Path(reports.until("begun")["argv"][-1])
    following.start()
    assert (left.parent.exists(), kept.exists()) == (False, True)
    running.close()
    following.close()
    assert not kept.parent.exists()


def test_a_program_that_is_missing_fails_or_hangs_is_told(
    programs: Programs, reports: Reports
) -> None:
    with pytest.raises(Unplayable):
        ProgramPlayer("paplay").start()
    programs.add("failing", "sys.exit(1)")
    programs.add("hanging", "hang()")
    for name, patience in (("failing", PATIENCE), ("hanging", 0.5)):
        player = ProgramPlayer(name, patience=patience)
        player.start()
        with pytest.raises(Unplayable):
            player.play(GO)
        assert is_gone(reports.next()["pid"])
        player.close()


def test_a_wav_file_holds_the_samples() -> None:
    with wave.open(io.BytesIO(wav(GO))) as file:
        assert file.getparams()[:4] == (1, 2, RATE, len(GO) // 2)
        assert file.readframes(RATE) == GO


def test_a_bell_that_breaks_is_silent() -> None:
    BellPlayer(lambda: 1 / 0).play(GO)


@pytest.mark.skipif(sys.platform == "win32", reason="there it works")
def test_windows_sounds_are_for_windows() -> None:
    with pytest.raises(Unplayable):
        WindowsPlayer().start()


def test_handing_a_sound_to_the_device_takes_no_time(library: Library, reports: Reports) -> None:
    player = DevicePlayer(patience=PATIENCE)
    player.start()
    player.play(GO)
    begin = time.monotonic()
    player.play(GO)
    assert time.monotonic() - begin < 0.5
    player.close()
