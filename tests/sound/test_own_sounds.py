"""Own sounds: a WAV with a cue's name wins, a broken one is told and passed over."""

import os
import sys
import wave
from array import array
from pathlib import Path

import pytest
from click.testing import CliRunner

from runstrong_tui.cli.main import main
from runstrong_tui.sound.own_sounds import Sounds, read_wav
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.sound.tones import RATE, Tone, samples, seconds
from runstrong_tui.sound.voice import Voice
from tests.tui.listening import Nothing


def points(pcm: bytes) -> list[int]:
    heard = array("h")
    heard.frombytes(pcm)
    return heard.tolist()


def write(
    path: Path, frames: bytes, *, channels: int = 1, width: int = 2, rate: int = RATE
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(frames)
    return path


def test_a_file_with_the_name_of_a_tone_takes_its_place(tmp_path: Path) -> None:
    own = array("h", [1000, -1000] * 5000).tobytes()
    write(tmp_path / "half-way.wav", own)
    sounds = Sounds(tmp_path)
    assert sounds.samples(Tone.HALFWAY, 100) == own
    assert max(points(sounds.samples(Tone.HALFWAY, 50))) == 354  # As much softer as the tones.
    assert sounds.seconds(Tone.HALFWAY) == 10000 / RATE
    assert sounds.samples(Tone.GO, 70) == samples(Tone.GO, 70)
    assert sounds.seconds(Tone.GO) == seconds(Tone.GO)
    assert sounds.own() == (Tone.HALFWAY,)
    assert sounds.faults() == ()


@pytest.mark.parametrize(
    ("frames", "channels", "width"),
    [
        (bytes([192] * 100), 1, 1),
        (array("h", [16384] * 100).tobytes(), 1, 2),
        (array("h", [16384, 16384] * 100).tobytes(), 2, 2),
        (bytes([255, 0, 64] * 100), 1, 3),
        (bytes([255, 255, 0, 64] * 100), 1, 4),
    ],
)
def test_every_width_and_both_channels_are_read(
    tmp_path: Path, frames: bytes, channels: int, width: int
) -> None:
    file = write(tmp_path / "go.wav", frames, channels=channels, width=width)
    assert set(points(read_wav(file))) == {16384}


@pytest.mark.parametrize("rate", [8000, 44100, 48000])
def test_every_rate_becomes_that_of_the_tones(tmp_path: Path, rate: int) -> None:
    rising = array("h", range(0, 8000, 2)).tobytes()
    heard = points(read_wav(write(tmp_path / "go.wav", rising, rate=rate)))
    assert len(heard) == 4000 * RATE // rate
    assert heard == sorted(heard) and heard[-1] >= 7990


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("text", "no WAV file of 8, 16, 24 or 32 bit"),
        ("empty", "no WAV file of 8, 16, 24 or 32 bit"),
        ("silent", "nothing is in it"),
        ("long", "11.0 s long; a sound takes at most 10 s"),
        ("slow", "100 samples a second"),
        ("folder", "is no file"),
        ("pipe", "is no file"),
        ("large", "larger than 8 MB"),
    ],
)
def test_a_broken_file_is_told_and_passed_over(tmp_path: Path, what: str, said: str) -> None:
    file = tmp_path / "go.wav"
    if what == "pipe" and sys.platform == "win32":
        pytest.skip("no pipes in folders here")
    match what:
        case "text":
            file.write_text("this is no sound")
        case "empty":
            file.touch()
        case "silent":
            write(file, b"")
        case "long":
            write(file, bytes(2 * 11 * RATE))
        case "slow":
            write(file, bytes(200), rate=100)
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "large":
            with file.open("wb") as large:
                large.truncate(9 * 1024 * 1024)
    sounds = Sounds(tmp_path)
    assert sounds.samples(Tone.GO, 70) == samples(Tone.GO, 70)
    (fault,) = sounds.faults()
    assert str(fault).startswith(f"{file}: ") and said in str(fault)
    speaker = Speaker(Nothing(), Voice(lambda: ()), sounds=sounds)
    assert [speaker.news(), speaker.news()] == [str(fault), ""]


def test_paths_names_the_folder_and_what_is_wrong_in_it(tmp_path: Path) -> None:
    write(tmp_path / "sounds" / "rest.wav", bytes(200))
    (tmp_path / "sounds" / "go.wav").touch()
    made = CliRunner(env={"RUNSTRONG_HOME": str(tmp_path)}).invoke(main, ["paths"])
    assert made.exit_code == 0
    assert str(tmp_path / "sounds") in made.stdout
    assert "own sounds in use: rest" in made.stdout
    assert "go.wav: no WAV file" in made.stderr and "the built-in tone is heard" in made.stderr
