"""A sound server of the test's own with a sink that nobody hears, and a recording of it."""

import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from runstrong_tui.clock import SystemClock
from runstrong_tui.sound.tones import RATE

NEEDED = ("pulseaudio", "pactl", "parec")
PATIENCE = 20.0
CHUNK = 441 * 2


def missing() -> list[str]:
    """The programs that are not at hand."""
    return [program for program in NEEDED if shutil.which(program) is None]


class SoundServer:
    """PulseAudio with a null sink; ``environ`` leads a program to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "native"
        self._process: subprocess.Popen[bytes] | None = None
        home, run = folder / "home", folder / "run"
        home.mkdir(parents=True, exist_ok=True)
        run.mkdir(exist_ok=True)
        run.chmod(0o700)
        self.environ = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "XDG_RUNTIME_DIR": str(run),
            "PULSE_COOKIE": str(folder / "cookie"),
        }
        self._inside = {**os.environ, **self.environ, "HOME": str(home)}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        inside = {key: value for key, value in self._inside.items() if key != "PULSE_SERVER"}
        self._process = subprocess.Popen(
            [
                "pulseaudio",
                *("-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
                "--disable-shm=yes",
                *("-L", f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"),
                *("-L", f"module-null-sink sink_name=heard rate={RATE} channels=1 format=s16le"),
            ],
            env=inside,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            asked = subprocess.run(["pactl", "info"], env=self._inside, capture_output=True)
            if asked.returncode == 0:
                return
            time.sleep(0.1)
        raise AssertionError("the sound server does not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._process = None
        self._socket.unlink(missing_ok=True)

    def record(self) -> "Recording":
        return Recording(self._inside)


class Recording:
    """What the sink was given, with the instant of its first sample on the clock of sessions."""

    def __init__(self, inside: dict[str, str]) -> None:
        self._clock = SystemClock()
        self._process = subprocess.Popen(
            [
                *("parec", "--raw", "-d", "heard.monitor", f"--rate={RATE}", "--channels=1"),
                *("--format=s16le", "--latency-msec=10"),
            ],
            env=inside,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._whole = bytearray()
        self.began = float("inf")
        """The earliest that the first sample can have been, by when each portion arrived."""
        self._first = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert self._first.wait(PATIENCE), "the sound server gives no recording"

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while portion := self._process.stdout.read(CHUNK):
            self._whole += portion
            arrived = self._clock.now() - len(self._whole) / 2 / RATE
            self.began = min(self.began, arrived)
            self._first.set()

    def stop(self) -> bytes:
        """All samples."""
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._thread.join(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return bytes(self._whole)
