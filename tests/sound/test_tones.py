"""Tones: gentle, short, and told apart by ear."""

import math
from array import array
from itertools import pairwise

import pytest

from runstrong_tui.sound.tones import LOUDEST, RATE, Tone, gain, samples, seconds

SLICE = RATE // 50


def heard(tone: Tone, volume: int = 100) -> "array[int]":
    points = array("h")
    points.frombytes(samples(tone, volume))
    return points


def contour(tone: Tone) -> list[int]:
    """The pitch of each fiftieth of a second, in Hz, by how often the wave goes up through zero."""
    points = heard(tone)
    pitches = []
    for begin in range(0, len(points) - SLICE // 2, SLICE):
        part = points[begin : begin + SLICE]
        ups = [at for at, (first, two) in enumerate(pairwise(part)) if first < 0 <= two]
        span = (ups[-1] - ups[0]) / RATE if len(ups) > 1 else 0
        loud = max(map(abs, part)) > 300
        pitches.append(round((len(ups) - 1) / span) if span and loud else 0)
    return pitches


def strokes(tone: Tone) -> int:
    """How often it sounds up after a silence."""
    return sum(not first and bool(two) for first, two in pairwise([0, *contour(tone)]))


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_and_as_long_as_said(tone: Tone) -> None:
    assert len(samples(tone)) == pytest.approx(2 * RATE * seconds(tone), abs=8)
    assert seconds(tone) <= (1.5 if tone is Tone.FINISHED else 0.6)


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_neither_clicks_nor_clips(tone: Tone) -> None:
    points = heard(tone)
    assert points[0] == points[-1] == 0
    assert max(map(abs, points)) <= 32767 * LOUDEST + 1
    steepest = max(abs(two - point) for point, two in pairwise(points))
    assert steepest < 32767 * LOUDEST * 0.75
    edges = [*points[:20], *points[-20:]]
    assert max(map(abs, edges)) < 32767 * LOUDEST * 0.1


def test_no_tone_is_taken_for_another() -> None:
    contours = {tone: contour(tone) for tone in Tone}
    assert len({tuple(each) for each in contours.values()}) == len(Tone)


def test_the_count_is_lower_than_the_start() -> None:
    assert max(contour(Tone.COUNT)) * 1.5 < max(contour(Tone.GO))


def test_up_rises_hold_is_steady_and_down_falls() -> None:
    up, hold, down = (contour(tone)[1:-3] for tone in (Tone.UP, Tone.HOLD, Tone.DOWN))
    assert up == sorted(up) and up[-1] > 1.6 * up[0]
    assert max(hold) - min(hold) <= 6
    assert down == sorted(down, reverse=True) and down[0] > 1.6 * down[-1]


@pytest.mark.parametrize(
    ("tone", "times"),
    [
        (Tone.COUNT, 1),
        (Tone.GO, 1),
        (Tone.REST, 1),
        (Tone.HALFWAY, 2),
        (Tone.OVERTIME, 2),
        (Tone.INTERRUPTED, 2),
        (Tone.CHANGE, 3),
    ],
)
def test_the_strokes_of_a_tone_can_be_counted(tone: Tone, times: int) -> None:
    assert strokes(tone) == times


def test_the_end_is_a_melody() -> None:
    steps = [pitch for pitch in contour(Tone.FINISHED) if pitch]
    assert len({round(pitch / 60) for pitch in steps}) >= 4


def test_the_lowest_step_of_the_volume_is_heard_across_a_room_for_tones_and_words_alike() -> None:
    """Given full tones at about -17 LUFS and a voice at -22, then the lowest are near -35."""
    quietest = 20 * math.log10(gain(10))
    assert -18 < quietest < -13
    assert max(heard(Tone.GO, 10)) / max(heard(Tone.GO)) == pytest.approx(gain(10), rel=0.01)
    assert (gain(0), gain(100)) == (0.0, 1.0)


def test_volume_goes_from_nothing_to_full() -> None:
    peaks = [max(heard(Tone.GO, volume)) for volume in (0, 25, 50, 100)]
    assert peaks[0] == 0
    assert peaks == sorted(peaks)
    assert heard(Tone.GO, 150) == heard(Tone.GO, 100)
    assert samples(Tone.GO, 50) is samples(Tone.GO, 50)
