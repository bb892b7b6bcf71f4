"""The runner's own sounds: a WAV file with a cue's name takes the place of its tone."""

import io
import sys
import wave
from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from runstrong_tui.sound.tones import RATE, Tone, gain, samples, seconds

LONGEST_SECONDS = 10.0
LARGEST_BYTES = 8 * 1024 * 1024
LOWEST_RATE, HIGHEST_RATE = 4000, 192000

GO_ON = "the built-in tone is heard"


class Fault(NamedTuple):
    """What is wrong with a file: ``words`` say so, and what is heard instead."""

    path: Path
    words: str

    def __str__(self) -> str:
        return f"{self.path}: {self.words}; {GO_ON}"


class Unusable(Exception):
    """The file is no sound that can be used; says why."""


class Sounds:
    """The sound of each tone: the runner's own in ``folder``, or else the built-in one.

    Files are read once. Nothing here raises.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Read nothing yet; without a folder all is built in."""
        self._folder = folder
        self._own: dict[Tone, bytes | None] = {}
        self._faults: dict[Tone, Fault] = {}
        self._made: dict[tuple[Tone, int], bytes] = {}

    def samples(self, tone: Tone, volume: int = 100) -> bytes:
        """``tone`` at ``volume``: mono samples of 16 bit, low byte first, ``RATE`` a second."""
        own = self._read(tone)
        if own is None:
            return samples(tone, volume)
        if (tone, volume) not in self._made:
            self._made = {key: made for key, made in self._made.items() if key[1] == volume}
            self._made[tone, volume] = _at(own, gain(volume))
        return self._made[tone, volume]

    def seconds(self, tone: Tone) -> float:
        """How long ``tone`` is heard, in seconds."""
        own = self._read(tone)
        return seconds(tone) if own is None else len(own) / 2 / RATE

    def own(self) -> tuple[Tone, ...]:
        """The tones that are the runner's own."""
        return tuple(tone for tone in Tone if self._read(tone) is not None)

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with files, in the order of the tones."""
        self.own()
        return tuple(self._faults[tone] for tone in Tone if tone in self._faults)

    def _read(self, tone: Tone) -> bytes | None:
        if tone not in self._own:
            self._own[tone] = None if self._folder is None else self._file(self._folder, tone)
        return self._own[tone]

    def _file(self, folder: Path, tone: Tone) -> bytes | None:
        path = folder / f"{tone}.wav"
        try:
            if not path.exists():
                return None
            return read_wav(path)
        except Unusable as error:
            self._faults[tone] = Fault(path, str(error))
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else None
            self._faults[tone] = Fault(path, why or "cannot be read")
        return None


def read_wav(path: Path) -> bytes:
    """The samples of a WAV file: mono, 16 bit, low byte first, ``RATE`` a second.

    Raises:
        Unusable: it is no WAV file of whole numbers, or too long.
        OSError: it cannot be read.
    """
    if not path.is_file():
        raise Unusable("is no file")
    if path.stat().st_size > LARGEST_BYTES:
        raise Unusable(f"larger than {LARGEST_BYTES // 1024 // 1024} MB")
    try:
        with wave.open(io.BytesIO(path.read_bytes())) as file:
            channels, width, rate, count = file.getparams()[:4]
            frames = file.readframes(count)
    except (wave.Error, EOFError, RuntimeError) as error:
        raise Unusable(f"no WAV file of 8, 16, 24 or 32 bit ({error or 'cut off'})") from error
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise Unusable(f"{rate} samples a second; {LOWEST_RATE} to {HIGHEST_RATE} can be played")
    if channels < 1 or width not in _POINTS:
        raise Unusable("no WAV file of 8, 16, 24 or 32 bit")
    length = len(frames) // (channels * width) / rate
    if not length:
        raise Unusable("nothing is in it")
    if length > LONGEST_SECONDS:
        raise Unusable(f"{length:.1f} s long; a sound takes at most {LONGEST_SECONDS:g} s")
    return _bytes(_resampled(_mono(_POINTS[width](frames), channels), rate))


def _of_8_bit(frames: bytes) -> "array[int]":
    return array("h", [(point - 128) * 256 for point in frames])


def _of_wider(frames: bytes, width: int) -> "array[int]":
    """The upper two bytes of each point; a cut off point at the end is left out."""
    whole = len(frames) // width * width
    upper = bytearray(whole // width * 2)
    upper[::2] = frames[width - 2 : whole : width]
    upper[1::2] = frames[width - 1 : whole : width]
    points = array("h")
    points.frombytes(bytes(upper))
    if sys.byteorder == "big":
        points.byteswap()
    return points


_POINTS: dict[int, Callable[[bytes], "array[int]"]] = {
    1: _of_8_bit,
    **{width: partial(_of_wider, width=width) for width in (2, 3, 4)},
}
"""How the points of a file become those of 16 bit, by the bytes of each."""


def _mono(points: "array[int]", channels: int) -> "array[int]":
    if channels == 1:
        return points
    each = [points[channel::channels] for channel in range(channels)]
    return array("h", [sum(together) // channels for together in zip(*each, strict=False)])


def _resampled(points: "array[int]", rate: int) -> "array[int]":
    """The same at ``RATE`` samples a second, on straight lines from point to point."""
    if rate == RATE:
        return points
    last, made = len(points) - 1, array("h")
    for index in range(len(points) * RATE // rate):
        place, part = divmod(index * rate, RATE)
        first = points[place]
        made.append(first + (points[min(place + 1, last)] - first) * part // RATE)
    return made


def _at(sound: bytes, share: float) -> bytes:
    points = array("h")
    points.frombytes(sound)
    if sys.byteorder == "big":
        points.byteswap()
    return _bytes(array("h", [int(point * share) for point in points]))


def _bytes(points: "array[int]") -> bytes:
    if sys.byteorder == "big":
        points = array("h", points)
        points.byteswap()
    return points.tobytes()
