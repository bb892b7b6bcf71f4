"""The speaker: what is heard of a moment, tone and words, as the runner wants it."""

import os
import threading
from collections.abc import Callable, Mapping

from runstrong_tui.sound.audio import FallbackOutput, Output
from runstrong_tui.sound.players import BellPlayer, players
from runstrong_tui.sound.tones import Tone, samples, seconds
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
    ) -> None:
        """Play through ``output`` and speak by ``voice``, at ``volume`` from 0 to 100."""
        self._output = output
        self._voice = voice
        self._muted = False
        self._volume = 100
        self._speaks = speaks
        self.sound = sound
        self.volume = volume

    @property
    def output_name(self) -> str:
        """What makes the tones; empty where none was tried yet."""
        return self._output.name

    @property
    def voice_name(self) -> str:
        """The program that speaks; empty where there is none. Looks along the PATH once."""
        return self._voice.name

    def news(self) -> str:
        """What is to be told of what is heard: another voice, or none any more; each time once."""
        return self._voice.news() if self._speaks else ""

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
            self._output.play(samples(tone, self._volume))
            after = seconds(tone)
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
            samples(tone, self._volume)


def open_speaker(
    bell: Callable[[], object],
    *,
    volume: int,
    sound: bool,
    voice: bool,
    environ: Mapping[str, str] = os.environ,
) -> Speaker:
    """The speaker for this machine; nothing is opened or looked for before it is needed.

    ``bell`` rings the terminal's bell, from whatever thread it is called. Over SSH there are only
    the bell, which rings where the runner is, and no voice: this machine's loudspeakers are not.
    """
    if sits_elsewhere(environ):
        return Speaker(
            BellPlayer(bell), Voice(lambda: ()), volume=volume, sound=sound, speaks=voice
        )
    return Speaker(FallbackOutput(players(bell)), Voice(), volume=volume, sound=sound, speaks=voice)


def sits_elsewhere(environ: Mapping[str, str]) -> bool:
    """Whether the runner sits at another machine, without its sound being passed on."""
    return bool(environ.get("SSH_CONNECTION")) and not environ.get("PULSE_SERVER")
