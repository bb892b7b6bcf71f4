"""Tones: the sound of each moment, made here out of a few sine waves."""

import math
import sys
from array import array
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

RATE = 22050
"""Samples a second; one channel, 16 bit, the low byte first."""

LOUDEST = 10 ** (-12 / 20)
"""The peak at full volume, of what a sample can hold: four tones at once do not clip."""

STEP_DECIBELS = 1.8
"""What ten of the volume's hundred make."""

ATTACK = 0.008
RELEASE = 0.08
_CYCLE = 4096


class Tone(StrEnum):
    """A moment that has a sound of its own."""

    COUNT = "count"
    GO = "go"
    HALFWAY = "half-way"
    UP = "up"
    HOLD = "hold"
    DOWN = "down"
    REP = "rep"
    METRONOME = "metronome"
    REST = "rest"
    CHANGE = "change"
    OVERTIME = "overtime"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"


class _Note(NamedTuple):
    """A note that glides from one frequency (Hz) to another; 0 is a silence."""

    first: float
    last: float
    seconds: float
    level: float = 1.0


def _even(hertz: float, seconds: float, level: float = 1.0) -> _Note:
    return _Note(hertz, hertz, seconds, level)


_NOTES: dict[Tone, tuple[_Note, ...]] = {
    Tone.COUNT: (_even(440, 0.15),),
    Tone.GO: (_even(880, 0.35),),
    Tone.HALFWAY: (_even(660, 0.12), _even(0, 0.08), _even(660, 0.16)),
    Tone.UP: (_Note(392, 784, 0.35),),
    Tone.HOLD: (_even(587, 0.45),),
    Tone.DOWN: (_Note(784, 392, 0.35),),
    Tone.REP: (_even(1047, 0.07, 0.7),),
    Tone.METRONOME: (_even(1568, 0.03, 0.4),),
    Tone.REST: (_even(330, 0.6),),
    Tone.CHANGE: (
        _even(740, 0.1),
        _even(0, 0.06),
        _even(740, 0.1),
        _even(0, 0.06),
        _even(740, 0.16),
    ),
    Tone.OVERTIME: (_even(247, 0.15, 0.7), _even(0, 0.08), _even(247, 0.2, 0.7)),
    Tone.FINISHED: (_even(523, 0.18), _even(659, 0.18), _even(784, 0.18), _even(1047, 0.5)),
    Tone.INTERRUPTED: (_Note(523, 466, 0.2), _even(0, 0.06), _Note(415, 349, 0.3)),
}


def seconds(tone: Tone) -> float:
    """How long ``tone`` is heard, in seconds."""
    return sum(note.seconds for note in _NOTES[tone])


def gain(volume: int) -> float:
    """The share of the full amplitude at ``volume`` (0 to 100), for tones and words alike.

    Each step of ten is 1.8 dB, so that the lowest is still heard across a room; 0 is silent.
    """
    volume = min(max(volume, 0), 100)
    return 10 ** (-(100 - volume) / 10 * STEP_DECIBELS / 20) if volume else 0.0


@lru_cache(maxsize=64)
def samples(tone: Tone, volume: int = 100) -> bytes:
    """``tone`` at ``volume``: mono samples of 16 bit, low byte first, ``RATE`` a second."""
    peak = 32767 * LOUDEST * gain(volume)
    heard = array("h")
    for note in _NOTES[tone]:
        heard.extend(_played(note, peak * note.level))
    if sys.byteorder == "big":
        heard.byteswap()
    return heard.tobytes()


def _played(note: _Note, peak: float) -> "array[int]":
    count = round(note.seconds * RATE)
    if not note.first:
        return array("h", bytes(2 * count))
    cycle = _cycle()
    ramp = math.log(note.last / note.first) / count
    phase = 0.0
    step = note.first * _CYCLE / RATE
    growth = math.exp(ramp)
    heard = array("h")
    for loud in _envelope(count):
        heard.append(round(cycle[int(phase) % _CYCLE] * loud * peak))
        phase += step
        step *= growth
    return heard


@lru_cache(maxsize=1)
def _cycle() -> tuple[float, ...]:
    """One wave: a sine with a little of its octave and fifth above, its peak at 1."""
    turns = [2 * math.pi * index / _CYCLE for index in range(_CYCLE)]
    wave = [math.sin(turn) + 0.2 * math.sin(2 * turn) + 0.06 * math.sin(3 * turn) for turn in turns]
    top = max(wave)
    return tuple(point / top for point in wave)


@lru_cache(maxsize=32)
def _envelope(count: int) -> tuple[float, ...]:
    """Loudness over ``count`` samples: swells and fades without a corner, 0 at both ends."""
    attack = min(round(ATTACK * RATE), count // 3)
    release = min(round(RELEASE * RATE), count - attack)
    swell = [(1 - math.cos(math.pi * index / attack)) / 2 for index in range(attack)]
    fade = [(1 + math.cos(math.pi * index / (release - 1))) / 2 for index in range(release)]
    return (*swell, *([1.0] * (count - attack - release)), *fade)
