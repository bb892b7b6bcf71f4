"""The sound device, held by a process of its own: what is written to it is heard.

Started by its file's path, so it imports nothing of RunStrong. The libraries below it may print,
hang or crash as they like: here nobody sees it, and no count waits for it.

Its input is a row of sounds, each four bytes of length (low byte first) and as many of samples
(mono, 16 bit, low byte first). In the place of a length ``STAY`` keeps the device awake from now
on (``PRIME`` with noise too soft to hear, for headphones that sleep in silence), and ``REST`` lets
it rest in silence. Its output is one byte, ``+``, for the device's opening
and one for each sound that is being played. It ends where there is nothing to play with, and with
its input.
"""

import importlib
import os
import queue
import sys
import threading
from array import array
from collections.abc import Generator
from typing import Any, BinaryIO

BUFFER_MILLISECONDS = 40
LOOKING_SECONDS = 1.0

STAY = 0xFFFFFFFF
REST = 0xFFFFFFFE
PRIME = 0xFFFFFFFD

NOISE = array("h", [0, 1, 0, 0, -1, 0, 1, -1]).tobytes()
"""Some 90 dB below the loudest, over and over."""


class Mixer:
    """Adds sounds up, and hands them out in the portions that the device asks for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ahead = array("h")
        self.asked = 0
        """How often the device asked."""
        self.primes = False
        """Whether silence has a little noise in it."""

    @property
    def waiting(self) -> bool:
        """Whether there is something that was not handed out yet."""
        return bool(self._ahead)

    def add(self, sound: bytes) -> None:
        """Let a sound begin now, over what is being heard."""
        new = array("h")
        new.frombytes(sound[: len(sound) // 2 * 2])
        if sys.byteorder == "big":
            new.byteswap()
        with self._lock:
            both = min(len(new), len(self._ahead))
            for index in range(both):
                self._ahead[index] = max(-32768, min(32767, self._ahead[index] + new[index]))
            self._ahead.extend(new[both:])

    def take(self, count: int) -> bytes:
        """The next ``count`` samples, silence where there are no more."""
        self.asked += 1
        if not self._ahead:
            return self._silence(count)
        with self._lock:
            taken = self._ahead[:count]
            del self._ahead[:count]
        return taken.tobytes() + self._silence(count - len(taken))

    def _silence(self, count: int) -> bytes:
        if not self.primes:
            return bytes(2 * count)
        return (NOISE * (2 * count // len(NOISE) + 1))[: 2 * count]

    def stream(self) -> Generator[bytes, int, None]:
        """What the device draws from: sent a number of samples, yields as many."""
        count = yield b""
        while True:
            count = yield self.take(count)


class Device:
    """The machine's sound device by miniaudio: it runs while there is something to hear."""

    def __init__(self, mixer: Mixer, rate: int) -> None:
        """Raises whatever miniaudio does where there is no device."""
        library: Any = importlib.import_module("miniaudio")
        enabled = library.get_enabled_backends()
        # Without a list it would fall back to a device that plays to nobody.
        real = [
            backend
            for backend in library.Backend
            if backend in enabled and backend.name not in ("NULL", "CUSTOM")
        ]
        self._stream = mixer.stream()
        next(self._stream)
        self._device: Any = library.PlaybackDevice(
            output_format=library.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=rate,
            buffersize_msec=BUFFER_MILLISECONDS,
            backends=real,
            app_name="RunStrong",
        )
        # Only with a callback does miniaudio note that a device was taken away.
        self._device.stop_callback = lambda: None
        self.runs = False

    def run(self) -> None:
        """Start the device where it rests, or was taken away; raises where it cannot."""
        if self.runs and self._device.running:
            return
        if self.runs:
            self.rest()
        self._device.start(self._stream)
        self.runs = True

    def rest(self) -> None:
        """Halt the device, which then costs nothing.

        It is not closed: miniaudio would leave its connection to the sound server behind.
        """
        self._device.stop()
        self.runs = False


def serve(sounds: BinaryIO, answers: BinaryIO, rate: int, idle: float) -> None:
    """Play what comes in until it ends, which ends the process; rest after ``idle`` seconds."""
    arrived: queue.SimpleQueue[bytes | int] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(sounds, arrived), daemon=True).start()
    mixer = Mixer()
    device = Device(mixer, rate)
    device.run()
    _answer(answers)
    look = min(LOOKING_SECONDS, idle)
    quiet = 0.0
    asked = -1
    stays = False
    while True:
        try:
            sound = arrived.get(timeout=look if device.runs else None)
        except queue.Empty:
            if mixer.waiting and mixer.asked == asked:
                return  # The device is stuck.
            asked = mixer.asked
            quiet += look
            if quiet >= idle and not mixer.waiting and not stays:
                device.rest()
            continue
        if isinstance(sound, int):
            stays = sound != REST
            mixer.primes = sound == PRIME
            if stays:
                device.run()
            continue
        quiet = 0.0
        asked = -1
        mixer.add(sound)
        device.run()
        _answer(answers)


def _answer(answers: BinaryIO) -> None:
    answers.write(b"+")
    answers.flush()


def _read(sounds: BinaryIO, arrived: queue.SimpleQueue[bytes | int]) -> None:
    """Hand over each sound; end the process with the input, whatever the device is at."""
    while True:
        head = sounds.read(4)
        size = int.from_bytes(head, "little")
        if len(head) == 4 and size in (STAY, REST, PRIME):
            arrived.put(size)
            continue
        sound = sounds.read(size) if len(head) == 4 else b""
        if len(head) < 4 or len(sound) < size:
            os._exit(0)
        arrived.put(sound)


def main() -> None:
    """Serve the standard streams; the arguments are samples a second and seconds until rest."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints would be taken for an answer.
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers, int(sys.argv[1]), float(sys.argv[2]))
    finally:
        # Not by the usual way out, which would wait for the device.
        os._exit(1)


if __name__ == "__main__":
    main()
