"""The settings' section on sound, and the sound check: every tone in turn, then a sentence."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.sound.players import BellPlayer
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.sound.speech import LANGUAGES
from runstrong_tui.sound.tones import Tone
from runstrong_tui.sound.words import speaking_seconds
from runstrong_tui.tui.settings.rows import Section, Setting, stepped, ticked

SENTENCE = "This is how the voice tells you what comes next"

PAUSE_SECONDS = 0.7
"""The silence between two tones of the check."""

VOLUMES = range(0, 101, 10)


class _Beat(NamedTuple):
    """A moment of the check: a tone or words, what it is called, how long it takes."""

    tone: Tone | None
    words: str
    name: str
    seconds: float


class SoundCheck:
    """Lets every tone be heard in turn, then a sentence; told the time by ``tick``."""

    def __init__(self, speaker: Speaker, clock: Clock) -> None:
        """Nothing is heard before ``press``."""
        self._speaker = speaker
        self._clock = clock
        self._beats: tuple[_Beat, ...] = ()
        self._place = 0
        self._until = 0.0
        self._result = ""

    @property
    def runs(self) -> bool:
        """Whether it is going on."""
        return bool(self._beats)

    @property
    def words(self) -> str:
        """What is heard now, or what came of the check."""
        if self.runs:
            beat = self._beats[self._place]
            return f"sound check: {beat.name}, {self._place + 1} of {len(self._beats)}"
        return f"sound check: {self._result}" if self._result else "sound check"

    def press(self) -> None:
        """Begin; while it goes on, stop."""
        if self.runs:
            self.stop()
            return
        self._beats = _beats(self._speaker)
        if not self._beats:
            self._result = _why_silent(self._speaker)
            return
        self._speaker.muted = False
        self._speaker.wake()
        self._hear(0)

    def tick(self) -> bool:
        """Go on where it is time to; whether anything changed."""
        if not self.runs or self._clock.now() < self._until:
            return False
        if self._place + 1 < len(self._beats):
            self._hear(self._place + 1)
        else:
            self._beats = ()
            self._result = "that was all"
        return True

    def stop(self) -> None:
        """Let nothing more be heard."""
        if self.runs:
            self._beats = ()
            self._result = ""
            self._speaker.hush()

    def _hear(self, place: int) -> None:
        self._place = place
        beat = self._beats[place]
        self._speaker.hear(beat.tone, beat.words)
        self._until = self._clock.now() + beat.seconds


def sound(
    coach: Coach,
    speaker: Speaker,
    check: SoundCheck,
    key_check: Callable[[], None],
    *,
    elsewhere: bool,
) -> Section:
    """What is heard, and by what; ``elsewhere``: the runner sits at another machine.

    ``key_check`` opens the page that tells which key a pedal sends.
    """
    now = coach.settings

    def loud(volume: int) -> None:
        speaker.volume = volume
        if not check.runs:
            speaker.hear(Tone.COUNT)
        coach.choose(replace(coach.settings, volume=volume))

    def speak(language: str) -> None:
        speaker.language = language
        coach.choose(replace(coach.settings, language=language))

    after = _language(now.language, 1)
    louder = stepped(VOLUMES, now.volume, 1)
    return Section(
        "SOUND",
        (tones_words(speaker, elsewhere), voice_words(speaker, elsewhere), *own_words(speaker)),
        (
            ticked(
                coach,
                "sound",
                now.sound,
                lambda on: replace(coach.settings, sound=on),
                "a tone for every moment",
            ),
            Setting(
                f"volume: {now.volume:>3} {_gauge(now.volume)}",
                lambda: loud(VOLUMES[0] if louder == now.volume else louder),
                "← → softer, louder",
                lambda by: loud(stepped(VOLUMES, now.volume, by)),
            ),
            ticked(
                coach,
                "voice",
                now.voice,
                lambda on: replace(coach.settings, voice=on),
                "says what comes, and counts",
            ),
            Setting(
                f"voice language: {now.language}",
                lambda: speak(LANGUAGES[0] if after == now.language else after),
                "← → for names of your own",
                lambda by: speak(_language(coach.settings.language, by)),
            ),
            ticked(
                coach,
                "awake headphones",
                now.primer,
                lambda on: replace(coach.settings, primer=on),
                "a hiss too soft to hear",
            ),
            ticked(
                coach,
                "flash",
                now.flash,
                lambda on: replace(coach.settings, flash=on),
                "the whole screen at every change of phase",
            ),
            Setting(
                check.words,
                check.press,
                "" if check.words != "sound check" else "every tone in turn, then a sentence",
            ),
            Setting("key check", key_check, "which key a pedal or presenter sends"),
        ),
    )


def tones_words(speaker: Speaker, elsewhere: bool) -> str:
    """What makes the tones, and how they could be better."""
    name = speaker.output_name
    if elsewhere:
        return "Tones: this terminal's bell, which rings where you sit."
    if not name:
        return "Tones: not tested yet; run the sound check."
    if name == BellPlayer.name:
        return (
            "Tones: the terminal's bell, for nothing else plays them. "
            "Install RunStrong's extra sound, or a program such as paplay or aplay."
        )
    return f"Tones: {name}."


def voice_words(speaker: Speaker, elsewhere: bool) -> str:
    """What speaks, or what to install."""
    name = speaker.voice_name
    if name:
        return f"Voice: {name}."
    if elsewhere:
        return "Voice: none, for it would speak at the other machine."
    return "Voice: none was found. Install espeak-ng to have one."


def own_words(speaker: Speaker) -> tuple[str, ...]:
    """Which tones are the runner's own, and what is wrong with those that cannot be."""
    own = ", ".join(speaker.sounds.own())
    faults = [str(fault) for fault in speaker.sounds.faults()]
    return (*([f"Own sounds: {own}."] if own else []), *faults)


def _language(language: str, by: int) -> str:
    """The next language, or the one before; the same at the end, the first for an unknown one."""
    if language not in LANGUAGES:
        return LANGUAGES[0]
    return LANGUAGES[min(max(LANGUAGES.index(language) + by, 0), len(LANGUAGES) - 1)]


def _beats(speaker: Speaker) -> tuple[_Beat, ...]:
    if not speaker.volume:
        return ()
    beats = [
        _Beat(tone, "", str(tone), speaker.sounds.seconds(tone) + PAUSE_SECONDS)
        for tone in (Tone if speaker.sound else ())
    ]
    if speaker.speaks and speaker.voice_name:
        beats.append(_Beat(None, SENTENCE, "the voice", speaking_seconds(SENTENCE)))
    return tuple(beats)


def _why_silent(speaker: Speaker) -> str:
    if not speaker.volume:
        return "the volume is 0"
    return "there is no voice" if speaker.speaks else "sound and voice are off"


def _gauge(volume: int) -> str:
    full = round(volume / 10)
    return "━" * full + "─" * (10 - full)
