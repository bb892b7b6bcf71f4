"""RunStrong as it is, but that it notes what is handed to be heard, and when.

``python noting.py FILE WORD...`` runs RunStrong with these words. A line of FILE has the instant at
which the player took what happened, the tone and the words.
"""

import json
import sys
from collections.abc import Iterable

from runstrong_tui.cli.main import main
from runstrong_tui.player.events import Event
from runstrong_tui.player.state import Player
from runstrong_tui.sound import cues
from runstrong_tui.sound.tones import Tone

NOTES = sys.argv.pop(1)


class NotingEar(cues.Ear):
    """Notes every cue."""

    def listen(self, events: Iterable[Event], player: Player) -> None:
        self._at = player.seen
        hear = self._hear

        def noted(tone: Tone | None, words: str) -> None:
            with open(NOTES, "a", encoding="utf-8") as file:
                print(json.dumps([self._at, tone, words]), file=file)
            hear(tone, words)

        self._hear = noted
        try:
            super().listen(events, player)
        finally:
            self._hear = hear


cues.Ear = NotingEar  # type: ignore[misc]

if __name__ == "__main__":
    main(prog_name="runstrong")
