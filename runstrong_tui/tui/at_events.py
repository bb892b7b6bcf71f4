"""The runner's command at each event of the sessions that the app plays."""

import asyncio
from contextlib import suppress

from textual.app import App

from runstrong_tui.clock import Clock
from runstrong_tui.exchange.on_event import EventCommand
from runstrong_tui.playing import Playing


class AtEvents:
    """Lets a command hear of each session; that it fails is said in the app, once a session."""

    def __init__(self, app: App[None], clock: Clock) -> None:
        """Hear of nothing yet."""
        self._app = app
        self._clock = clock
        self._commands: list[EventCommand] = []

    def hear_of(self, playing: Playing, command: str) -> None:
        """Run ``command`` at each event of a session that begins or goes on now."""
        if not command:
            return
        loop = asyncio.get_running_loop()

        def fail(words: str) -> None:
            with suppress(RuntimeError):  # The loop may be closed at any moment.
                loop.call_soon_threadsafe(self._say, words)

        self._commands.append(EventCommand(command, self._clock.wall, fail))
        playing.run_at_each_event(self._commands[-1])

    def close(self) -> None:
        """Let the commands hear of the last events; for a moment, and then no more."""
        for command in self._commands:
            command.close()

    def _say(self, words: str) -> None:
        if self._app.return_code is None:
            self._app.notify(words, severity="warning")
