"""Where a sound begins in a recording, how much of it is there, and which part of it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from runstrong_tui.sound.tones import RATE

Samples = NDArray[np.float64]

QUARTERS = 4
LEAST_SHARE = 0.1
"""A quarter that is softer, as where a tone fades, is not told from the words beside it."""


def points(pcm: bytes) -> Samples:
    """Samples of 16 bit as numbers."""
    return np.frombuffer(pcm, dtype="<i2").astype(np.float64)


class Found(NamedTuple):
    """Where a sound begins, in seconds of the recording, and how like it that is, up to 1.

    ``parts`` are the loudness of its louder quarters beside what was played: 1 where it is whole.
    """

    seconds: float
    likeness: float
    parts: tuple[float, ...]


def find(recording: Samples, sound: Samples, since: float, until: float) -> Found:
    """The place between two seconds at which the recording is most like ``sound``."""
    first = max(0, round(since * RATE))
    heard = recording[first : round(until * RATE) + len(sound)]
    heard = np.pad(heard, (0, max(0, len(sound) - len(heard))))
    size = 1 << (len(heard) + len(sound) - 1).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size))
    products = np.fft.irfft(spectrum, size)[: len(heard) - len(sound) + 1]
    energy = np.concatenate(([0.0], np.cumsum(heard**2)))
    here = energy[len(sound) :] - energy[: len(heard) - len(sound) + 1]
    likeness = products / np.sqrt(np.maximum(here, 1.0) * np.sum(sound**2))
    # By the product, not the likeness: words beside a tone do not move it.
    at = int(np.argmax(products))
    parts = []
    for quarter in np.array_split(np.arange(len(sound)), QUARTERS):
        whole = float(np.sum(sound[quarter] ** 2))
        if whole > LEAST_SHARE * float(np.sum(sound**2)):
            parts.append(float(np.dot(heard[at + quarter], sound[quarter])) / whole)
    return Found((first + at) / RATE, float(likeness[at]), tuple(parts))


def loudness(recording: Samples, since: float, until: float) -> float:
    """The root mean square between two seconds, in samples of 16 bit."""
    part = recording[max(0, round(since * RATE)) : round(until * RATE)]
    return float(np.sqrt(np.mean(part**2))) if len(part) else 0.0


def trimmed(sound: Samples) -> Samples:
    """A sound without the silence at both ends."""
    loud = np.flatnonzero(np.abs(sound) > 60)
    return sound[loud[0] : loud[-1] + 1]
