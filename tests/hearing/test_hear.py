"""What is really heard: every tone there, on time and whole; words after their tone."""

import json
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("pty")
pytest.importorskip("numpy", reason="no numpy to listen with: make hear installs it")

from runstrong_tui.sound.tones import RATE, Tone, samples, seconds
from tests.hearing.matching import Found, Samples, find, loudness, points, trimmed
from tests.hearing.server import SoundServer, missing
from tests.terminal.pane import Pane

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("RUNSTRONG_HEAR"), reason="make hear listens to real sound"
    ),
    pytest.mark.skipif(
        bool(missing()),
        reason=f"no sound server at hand, install PulseAudio: no {', '.join(missing())}",
    ),
]

VOLUME = 70
SESSION = (
    "wall-sit 2x20s rest 16s",
    "superman-pull 3 hold 3s rest 16s",
    "one-leg-stand 20s each side rest 16s",
    "squat 3",
)
NOTING = (str(Path(__file__).with_name("noting.py")),)

FAREWELL_SECONDS = 6.0
"""So long the last tone and its words are heard."""

MEDIAN_SECONDS, LATEST_SECONDS = 0.08, 0.15
LIKE = 0.6
"""A tone with words beside it is less like itself."""

UNDER_TONE = 0.09
"""Seconds of a tone's fading that words may be under: what the device is late, the voice is not."""

WHOLE = (0.7, 1.4)


class Noted(NamedTuple):
    """What was handed to be heard at which instant."""

    at: float
    tone: Tone | None
    words: str


class Heard(NamedTuple):
    """A recording, the instant of its first sample, and what was handed to be heard."""

    samples: Samples
    began: float
    noted: list[Noted]

    def tones(self) -> list[tuple[Noted, Found]]:
        """Each tone with where it was found."""
        return [
            (noted, self.find(points(samples(noted.tone, VOLUME)), noted.at))
            for noted in self.noted
            if noted.tone is not None
        ]

    def find(self, sound: Samples, at: float, late: float = 0.8, early: float = 0.05) -> Found:
        """A sound that was handed over at an instant; found in seconds from that."""
        since = at - self.began
        found = find(self.samples, sound, since - early, since + late)
        return found._replace(seconds=found.seconds - since)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    with SoundServer(tmp_path / "server") as server:
        yield server


def play(server: SoundServer, home: Path, *words: str, until: str = "Done:") -> Heard:
    """Play a session in a real terminal to its end, and hear it."""
    notes = home / "notes"
    home.mkdir()
    recording = server.record()
    program = (*NOTING, str(notes))
    try:
        with Pane(home, *words, environ=server.environ, program=program) as pane:
            pane.until(until, seconds=400)
            linger(pane, FAREWELL_SECONDS)
            pane.press("enter")
            pane.ended()
    finally:
        heard = points(recording.stop())
    noted = [Noted(*json.loads(line)) for line in notes.read_text("utf-8").splitlines()]
    return Heard(heard, recording.began, noted)


def linger(pane: Pane, seconds: float) -> None:
    """Let so much time pass, reading what is drawn meanwhile."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        pane.read(left)


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """A whole session by hands-free."""
    folder = tmp_path_factory.mktemp("heard")
    with SoundServer(folder / "server") as server:
        return play(server, folder / "home", "play", "--hands-free", *SESSION)


def test_every_tone_is_there_on_time_and_whole(heard: Heard) -> None:
    tones = heard.tones()
    late = [found.seconds for _, found in tones]
    print(
        f"\n{len(late)} tones, {len({noted.tone for noted, _ in tones})} of 13; "
        f"median {statistics.median(late) * 1000:.0f} ms, last {max(late) * 1000:.0f} ms late"
    )
    assert len(tones) > 30
    lacking = [
        (noted, found)
        for noted, found in tones
        if found.likeness < LIKE or not all(WHOLE[0] < part < WHOLE[1] for part in found.parts)
    ]
    assert lacking == []
    assert statistics.median(late) <= MEDIAN_SECONDS
    assert max(late) <= LATEST_SECONDS


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no espeak-ng to be heard")
def test_every_phrase_is_there_after_its_tone_and_to_its_end(heard: Heard) -> None:
    """Given espeak-ng, which says a phrase the same each time, then its beginning and end are
    found where they belong."""
    said = [noted for noted in heard.noted if noted.words]
    assert len(said) > 10
    wrong, begins = [], []
    for noted in said:
        whole = spoken(noted.words)
        after = 0.0
        if noted.tone is not None:
            tone = heard.find(points(samples(noted.tone, VOLUME)), noted.at)
            after = tone.seconds + seconds(noted.tone)
        first = heard.find(whole[: RATE // 3], noted.at + after, 1.0, early=0.1)
        last = heard.find(whole[-RATE // 3 :], noted.at + after + len(whole) / RATE - 0.33, 1.0)
        begins.append(first.seconds)
        if first.likeness < LIKE or last.likeness < LIKE or first.seconds < -UNDER_TONE:
            wrong.append((noted, first, last))
    print(
        f"\n{len(said)} phrases, begun {statistics.median(begins) * 1000:.0f} ms after their tone"
    )
    assert wrong == []


def spoken(words: str) -> Samples:
    """What espeak-ng says, without the silence at both ends."""
    from runstrong_tui.sound.speech import Manner, espeak_options
    from runstrong_tui.sound.voice import sayable

    options = espeak_options(Manner(VOLUME))
    argv = ["espeak-ng", *options, "--stdout", sayable(words)]
    made = subprocess.run(argv, capture_output=True, check=True).stdout
    pcm = points(made[44 : 44 + (len(made) - 44) // 2 * 2])
    return trimmed(pcm)


def test_tones_come_back_after_the_sound_server_was_restarted(
    server: SoundServer, tmp_path: Path
) -> None:
    """Given a server killed in mid-session, then tones are heard 15 s after it is there again."""
    home = tmp_path / "home"
    home.mkdir()
    notes = home / "notes"
    program = (*NOTING, str(notes))
    words = ("play", "--hands-free", "superman-pull 40 hold 2s")
    with Pane(home, *words, environ=server.environ, program=program) as pane:
        pane.until("HOLD", seconds=60)
        server.stop()
        pane.until("rep 4 of", seconds=60)
        server.start()
        recording = server.record()
        back = recording.began
        pane.until("rep 9 of", seconds=60)
        pane.press("q")
        pane.ended()
    heard = points(recording.stop())
    noted = [Noted(*json.loads(line)) for line in notes.read_text("utf-8").splitlines()]
    after = Heard(heard, back, [note for note in noted if note.at > back + 15])
    assert after.noted
    lacking = [(noted, found) for noted, found in after.tones() if found.likeness < LIKE]
    assert lacking == []


def test_silence_is_silent(heard: Heard) -> None:
    first = min(noted.at for noted in heard.noted) - heard.began
    assert loudness(heard.samples, 0, first - 0.2) < 2
