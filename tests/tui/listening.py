"""A speaker that nobody hears, and that remembers what it was told."""

from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.sound.tones import Tone
from runstrong_tui.sound.voice import Voice


class Nothing:
    """An output without a loudspeaker."""

    name = "nothing"

    def wake(self) -> None:
        """Nothing to wake."""

    def play(self, pcm: bytes) -> None:
        """Nothing plays."""

    def stay(self, awake: bool) -> None:
        """Nothing rests."""

    def close(self) -> None:
        """Nothing to close."""


class Heard(Speaker):
    """Remembers every cue that would be heard."""

    def __init__(self) -> None:
        super().__init__(Nothing(), Voice(lambda: ()), sound=False)
        self.cues: list[tuple[Tone | None, str]] = []
        self.next_news = ""

    def news(self) -> str:
        news, self.next_news = self.next_news, ""
        return news

    def hear(self, tone: Tone | None, words: str = "") -> None:
        if not self.muted:
            self.cues.append((tone, words))
