"""The ways to make sound: the sound device, the system's player, Windows, the terminal's bell."""

import importlib.util
import io
import queue
import shutil
import subprocess
import sys
import threading
import wave
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO

from runstrong_tui.sound import device
from runstrong_tui.sound.audio import Backend, Unplayable
from runstrong_tui.sound.programs import Turns, end, spawn
from runstrong_tui.sound.tones import RATE
from runstrong_tui.sound.wav_folder import WavFolder

PATIENCE_SECONDS = 3.0
"""A device or a player that takes so much longer than it should does not work."""

IDLE_SECONDS = 10.0
"""The sound device is halted after so long a silence, but not while a session is played."""

SYSTEM_PLAYERS: tuple[tuple[str, ...], ...] = (
    ("paplay",),
    ("pw-play",),
    ("aplay", "-q"),
    ("afplay",),
    ("ffplay", "-nodisp", "-autoexit", "-loglevel", "quiet"),
)
"""Programs that play the WAV file whose name follows, and end with 0 where they could."""

SILENCE_AFTER = {"ffplay": 0.2}
"""Seconds of silence after the sound for programs that would cut its end off."""


class DevicePlayer:
    """The sound device by miniaudio, which lives in a process of its own.

    Textual draws through the standard error stream, to which ALSA writes; it cannot be silenced for
    one of them. Nor can a thread that hangs in a library be ended, or a crash in one be survived.
    """

    name = "sound device"

    def __init__(
        self,
        *,
        patience: float = PATIENCE_SECONDS,
        idle: float = IDLE_SECONDS,
        primer: Callable[[], bool] = lambda: False,
    ) -> None:
        """Give up a device that does not answer for ``patience`` seconds.

        ``primer`` says whether a device that is kept awake is to hear a little noise, too.
        """
        self._primer = primer
        self._patience = patience
        self._idle = idle
        self._lock = threading.Lock()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def start(self) -> None:
        """Open the device; raises Unplayable where there is no miniaudio or no device."""
        if not _has("miniaudio") or getattr(sys, "frozen", False):
            raise Unplayable
        program = [sys.executable, "-P", device.__file__, str(RATE), str(self._idle)]
        with self._lock:
            if self._closed:
                raise Unplayable
            process = self._process = spawn(program, listens=True, answers=True)
        assert process.stdout is not None
        threading.Thread(
            target=_listen, args=(process.stdout, self._answers), name="sound answers", daemon=True
        ).start()
        self._await()

    def play(self, pcm: bytes) -> None:
        """Mix a sound into what is heard; raises where the device does not take it."""
        if self._process is None or self._process.stdin is None:
            raise Unplayable
        self._process.stdin.write(len(pcm).to_bytes(4, "little") + pcm)
        self._process.stdin.flush()
        self._await()

    def stay(self, awake: bool) -> None:
        """Keep the device awake through silence, or let it rest; raises where it is gone."""
        if self._process is None or self._process.stdin is None:
            raise Unplayable
        stays = device.PRIME if self._primer() else device.STAY
        self._process.stdin.write((stays if awake else device.REST).to_bytes(4, "little"))
        self._process.stdin.flush()

    def close(self) -> None:
        """End the process, at once."""
        with self._lock:
            self._closed = True
            process = self._process
        if process is not None:
            end(process)

    def _await(self) -> None:
        try:
            answer = self._answers.get(timeout=self._patience)
        except queue.Empty:
            answer = b""
        if answer != b"+":
            raise Unplayable


class ProgramPlayer:
    """A program of the system's that plays a file; one sound after another."""

    def __init__(self, program: str, *options: str, patience: float = PATIENCE_SECONDS) -> None:
        """Kill the program ``patience`` seconds after it should have ended."""
        self.name = program
        self._options = options
        self._patience = patience
        self._turns = Turns()
        self._folder = WavFolder()
        self._found: str | None = None

    def start(self) -> None:
        """Find the program."""
        self._found = shutil.which(self.name)
        if self._found is None:
            raise Unplayable
        self._folder.open()

    def play(self, pcm: bytes) -> None:
        """Play a sound to its end; raises where the program fails."""
        if self._found is None:
            raise Unplayable
        turn = self._turns.turn()
        pcm += bytes(2 * round(RATE * SILENCE_AFTER.get(self.name, 0)))
        file = self._folder.write(wav(pcm))
        argv = [self._found, *self._options, str(file)]
        if not self._turns.run(turn, argv, len(pcm) / 2 / RATE + self._patience):
            raise Unplayable

    def stay(self, awake: bool) -> None:
        """There is nothing that would rest."""

    def close(self) -> None:
        """End the program and remove its file."""
        self._turns.close()
        self._folder.close()


class WindowsPlayer:
    """The sounds of Windows; one after another, for it takes none from memory otherwise."""

    name = "Windows"

    def start(self) -> None:
        """Raise where this is not Windows."""
        if sys.platform != "win32":
            raise Unplayable

    def play(self, pcm: bytes) -> None:
        """Play a sound to its end."""
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(wav(pcm), winsound.SND_MEMORY | winsound.SND_NODEFAULT)

    def stay(self, awake: bool) -> None:
        """There is nothing that would rest."""

    def close(self) -> None:
        """Nothing lasts longer than a cue."""


class BellPlayer:
    """The terminal's bell, a stroke for each sound; an output, too, where nothing else is to be."""

    name = "bell"

    def __init__(self, ring: Callable[[], object]) -> None:
        """``ring`` makes one stroke, from whatever thread it is called."""
        self._ring = ring

    def start(self) -> None:
        """There is always a bell."""

    def wake(self) -> None:
        """There is nothing better to look for."""

    def play(self, pcm: bytes) -> None:
        """Ring once."""
        with suppress(Exception):
            self._ring()

    def stay(self, awake: bool) -> None:
        """There is nothing that would rest."""

    def close(self) -> None:
        """A stroke is over by itself."""


def players(
    bell: Callable[[], object], primer: Callable[[], bool] = lambda: False
) -> Sequence[Callable[[], Backend]]:
    """Every way to make sound, the best first, the bell last; ``primer`` as the device has it."""
    return (
        lambda: DevicePlayer(primer=primer),
        *(_program(*words) for words in SYSTEM_PLAYERS),
        WindowsPlayer,
        lambda: BellPlayer(bell),
    )


def wav(pcm: bytes) -> bytes:
    """Samples as a WAV file."""
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pcm)
    return whole.getvalue()


def _program(*words: str) -> Callable[[], Backend]:
    return lambda: ProgramPlayer(*words)


def _has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _listen(answers: BinaryIO, heard: "queue.SimpleQueue[bytes]") -> None:
    with suppress(OSError, ValueError), answers:
        while answer := answers.read(1):
            heard.put(answer)
    heard.put(b"")
