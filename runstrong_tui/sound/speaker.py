"""The speaker: what is heard of a moment, tone and words, as the runner wants it."""

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from runstrong_tui.sound.audio import FallbackOutput, Output
from runstrong_tui.sound.own_sounds import Fault, Sounds
from runstrong_tui.sound.players import BellPlayer, players
from runstrong_tui.sound.speech import ENGLISH
from runstrong_tui.sound.tones import Tone
from runstrong_tui.sound.voice import Voice

NOT_RUNG = frozenset({Tone.METRONOME})
"""Too many for a bell."""


class Speaker:
    """Lets tones be heard and words be said. Nothing here raises or blocks.

    ``muted`` silences both for now; ``sound`` and ``speaks`` are what the runner chose for good.
    """

    def __init__(
        self,
        output: Output,
        voice: Voice,
        *,
        volume: int = 100,
        sound: bool = True,
        speaks: bool = False,
        language: str = ENGLISH,
        sounds: Sounds | None = None,
    ) -> None:
        """Play ``sounds`` through ``output`` and speak by ``voice``, at ``volume`` from 0 to 100.

        ``language`` is that of the voice, such as ``fr``.
        """
        self.sounds = sounds or Sounds()
        self.primer = False
        self._faults: list[Fault] | None = None
        self._output = output
        self._voice = voice
        self._muted = False
        self._volume = 100
        self._speaks = speaks
        self.sound = sound
        self.volume = volume
        self.language = language

    @property
    def output_name(self) -> str:
        """What makes the tones; empty where none was tried yet."""
        return self._output.name

    @property
    def voice_name(self) -> str:
        """The program that speaks; empty where there is none. Looks along the PATH once."""
        return self._voice.name

    def news(self) -> str:
        """What is to be told of what is heard: another voice, a broken sound; each time once."""
        if self._speaks and (news := self._voice.news()):
            return news
        if self._faults is None:
            self._faults = list(self.sounds.faults()) if self.sound else []
        return str(self._faults.pop(0)) if self._faults else ""

    @property
    def muted(self) -> bool:
        """Whether nothing is heard for now."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            self._voice.stop()

    @property
    def speaks(self) -> bool:
        """Whether words are said."""
        return self._speaks

    @speaks.setter
    def speaks(self, speaks: bool) -> None:
        self._speaks = speaks
        if not speaks:
            self._voice.stop()

    @property
    def volume(self) -> int:
        """From 0 to 100, for tones and words."""
        return self._volume

    @volume.setter
    def volume(self, volume: int) -> None:
        self._volume = min(max(volume, 0), 100)
        self._voice.manner = self._voice.manner._replace(volume=self._volume)

    @property
    def language(self) -> str:
        """That of the voice, as ``en``."""
        return self._voice.manner.language

    @language.setter
    def language(self, language: str) -> None:
        self._voice.manner = self._voice.manner._replace(language=language)

    def wake(self) -> None:
        """Make ready in the background, before a session or a sound check."""
        self._voice.wake()
        if self.sound:
            self._output.wake()
            threading.Thread(target=self._make_tones, name="tones", daemon=True).start()

    def stay(self, awake: bool) -> None:
        """Keep the sound device awake through a session, or let it rest again."""
        if self.sound or not awake:
            self._output.stay(awake)

    def hear(self, tone: Tone | None, words: str = "") -> None:
        """Let a tone be heard, and words be said in place of what is being said."""
        if self._muted or not self._volume:
            return
        rung = tone not in NOT_RUNG or self._output.name != BellPlayer.name
        after = 0.0
        if self.sound and tone is not None and rung:
            self._output.play(self.sounds.samples(tone, self._volume))
            after = self.sounds.seconds(tone)
        if self._speaks and words:
            self._voice.say(words, after)

    def hush(self) -> None:
        """Say no more of what is being said."""
        self._voice.stop()

    def close(self) -> None:
        """Be silent for good, and leave no thread or process behind."""
        self._output.close()
        self._voice.close()

    def _make_tones(self) -> None:
        for tone in Tone:
            self.sounds.samples(tone, self._volume)


def open_speaker(
    bell: Callable[[], object],
    *,
    volume: int,
    sound: bool,
    voice: bool,
    language: str = ENGLISH,
    primer: bool = False,
    folder: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Speaker:
    """The speaker for this machine; nothing is opened or looked for before it is needed.

    ``bell`` rings the terminal's bell, from whatever thread it is called. Over SSH there are only
    the bell, which rings where the runner is, and no voice: this machine's loudspeakers are not.
    In ``folder`` are the runner's own sounds; a ``primer`` keeps headphones awake.
    """
    elsewhere = sits_elsewhere(environ)
    speaker: Speaker
    ways = players(bell, lambda: speaker.primer)
    speaker = Speaker(
        BellPlayer(bell) if elsewhere else FallbackOutput(ways),
        Voice(lambda: ()) if elsewhere else Voice(),
        volume=volume,
        sound=sound,
        speaks=voice,
        language=language,
        sounds=Sounds(folder),
    )
    speaker.primer = primer
    return speaker


def sits_elsewhere(environ: Mapping[str, str]) -> bool:
    """Whether the runner sits at another machine, without its sound being passed on."""
    return bool(environ.get("SSH_CONNECTION")) and not environ.get("PULSE_SERVER")
