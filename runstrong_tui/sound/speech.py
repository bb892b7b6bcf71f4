"""The programs that speak: which there are, and how each is told what to say."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, Protocol

from runstrong_tui.sound.programs import Turns, end, spawn
from runstrong_tui.sound.tones import gain

USUAL_PACE = 175
"""Words a minute that most programs speak where they are not told."""

HANGING_SECONDS = 10.0


ENGLISH = "en"

LANGUAGES = ("en", "en-us", "cs", "da", "de", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "sv")
"""What a voice may speak, for names of one's own; the cues themselves are English."""


class Manner(NamedTuple):
    """How to speak: volume from 0 to 100, pace in words a minute (None as the system has it)."""

    volume: int = 100
    pace: int | None = None
    language: str = ENGLISH


class Speech(Protocol):
    """A program that speaks. ``speak`` and ``hush`` may block; the others do not."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def turn(self) -> int:
        """A turn to speak, good until the next ``cut``."""
        ...

    def speak(self, turn: int, words: str, manner: Manner) -> bool:
        """Say ``words`` in place of what was said before; False where it cannot speak.

        A turn that was taken back is no failure.
        """
        ...

    def cut(self) -> None:
        """Take back all turns and stop what is being said, as far as that takes no time."""
        ...

    def hush(self) -> None:
        """Be silent now."""
        ...

    def close(self) -> None:
        """Leave no process behind."""
        ...


class Program(NamedTuple):
    """A program started anew for each thing to say: its name, and the options before the words."""

    name: str
    options: Callable[[Manner], list[str]]
    silencer: tuple[str, ...] = ()
    """The options with which it stops what is said after it was killed. Such a program speaks
    through a server, which it starts itself where there is none: the server must outlive it."""


def _spd_options(manner: Manner) -> list[str]:
    # As the priority "text", its usual one, a message takes the place of the one before.
    options = ["-w", "-l", manner.language]
    # Without it, it would be 6 dB louder than espeak-ng; -100 is silent.
    options += ["-i", str(round(100 * gain(manner.volume)) - 100)]
    if manner.pace is not None:
        options += ["-r", str(max(-100, min(100, manner.pace - USUAL_PACE)))]
    return options


def espeak_options(manner: Manner) -> list[str]:
    """How espeak-ng speaks in that manner."""
    return [
        *("-v", manner.language, "-a", str(round(100 * gain(manner.volume)))),
        *(["-s", str(manner.pace)] if manner.pace is not None else []),
    ]


def _say_options(manner: Manner) -> list[str]:
    return ["-r", str(manner.pace)] if manner.pace is not None else []


PROGRAMS = (
    Program("espeak-ng", espeak_options),
    Program("espeak", espeak_options),
    Program("spd-say", _spd_options, ("-C",)),
    Program("say", _say_options),
)
"""The quickest first: a server that sleeps makes spd-say begin up to two seconds late."""


class SpeechProgram:
    """Speech by a program started anew for each thing to say."""

    def __init__(self, program: Program, found: str, hanging: float = HANGING_SECONDS) -> None:
        """Start the program at the path ``found``; kill it after ``hanging`` seconds."""
        self.name = program.name
        self._program = program
        self._found = found
        self._hanging = hanging
        self._turns = Turns(alone=bool(program.silencer))
        self._spoke = False

    def turn(self) -> int:
        """A turn to speak, good until the next ``cut``."""
        return self._turns.turn()

    def speak(self, turn: int, words: str, manner: Manner) -> bool:
        """Say ``words`` and wait for the end."""
        self._spoke = True
        argv = [self._found, *self._program.options(manner), words]
        return self._turns.run(turn, argv, self._hanging) or not self._turns.holds(turn)

    def cut(self) -> None:
        """Kill what is speaking."""
        self._turns.cut()

    def hush(self) -> None:
        """Have a speech server drop what its clients had given it, which may all have ended."""
        if self._spoke and self._program.silencer:
            argv = [self._found, *self._program.silencer]
            self._turns.run(self._turns.turn(), argv, self._hanging)
        self._spoke = False

    def close(self) -> None:
        """Kill what is speaking, and speak no more."""
        self._turns.cut()
        if self._spoke and self._program.silencer:
            with suppress(OSError):
                process = spawn([self._found, *self._program.silencer])
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.5)
                end(process, alone=True)
        self._turns.close()


_POWERSHELL = """
$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
while ($null -ne ($line = $in.ReadLine())) {
  $voice.SpeakAsyncCancelAll()
  $volume, $rate, $language, $words = $line -split ' ', 4
  if ($words) {
    try {
      $culture = [Globalization.CultureInfo]::GetCultureInfo($language)
      $voice.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture)
    } catch { }
    $voice.Volume = [int]$volume
    $voice.Rate = [int]$rate
    $null = $voice.SpeakAsync($words)
  }
}
"""
"""Says each line (volume, rate, language, words) in place of the one before. Holds no double
quotes, which would have to be quoted on Windows' command line."""


class PowerShell:
    """Speech by Windows: one PowerShell, which takes too long to start for each thing to say."""

    name = "Windows"

    def __init__(self, found: str) -> None:
        """Start the PowerShell at the path ``found`` when there is something to say."""
        self._found = found
        self._lock = threading.Lock()
        self._turn = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def turn(self) -> int:
        """A turn to speak, good until the next ``cut``."""
        return self._turn

    def speak(self, turn: int, words: str, manner: Manner) -> bool:
        """Send ``words``; they take the place of what is being said."""
        rate = 0 if manner.pace is None else round((manner.pace - USUAL_PACE) / 15)
        if turn != self._turn:
            return True
        how = f"{round(100 * gain(manner.volume))} {max(-10, min(10, rate))} {manner.language}"
        return self._send(f"{how} {words}")

    def cut(self) -> None:
        """Take back all turns; what comes next cuts short what is being said."""
        self._turn += 1

    def hush(self) -> None:
        """Send nothing to say, which cuts short what is being said."""
        if self._process is not None:
            self._send("0 0 en ")

    def close(self) -> None:
        """Kill PowerShell."""
        with self._lock:
            self._closed = True
            process = self._process
        if process is not None:
            end(process)

    def _send(self, line: str) -> bool:
        for _ in range(2):
            try:
                process = self._running()
                assert process.stdin is not None
                process.stdin.write(line.encode() + b"\n")
                process.stdin.flush()
            except (OSError, ValueError):
                self._drop()
            else:
                return True
        return False

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise OSError
            if self._process is None:
                options = ("-NoLogo", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
                self._process = spawn([self._found, *options], listens=True)
            return self._process

    def _drop(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            end(process)


def find_voices(hanging: float = HANGING_SECONDS) -> list[Speech]:
    """Every program that speaks and is on the PATH, the best first; none is started."""
    if sys.platform == "win32":
        found = shutil.which("powershell")
        return [PowerShell(found)] if found else []
    places = [(program, shutil.which(program.name)) for program in PROGRAMS]
    return [SpeechProgram(program, found, hanging) for program, found in places if found]
