"""The app with a small library, a clock moved by hand, and a picture of the screen as text."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.host.doubled import Doubled
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.colours import Colours
from runstrong_tui.tui.keys.own import NO_OWN_KEYS, OwnKeys
from runstrong_tui.tui.play.screen import PlayScreen
from tests.tui.listening import Heard

HERE = Path(__file__).parent
START = datetime(2026, 11, 20, 18, 52, 7, tzinfo=timezone(timedelta(hours=1)))


class HandClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return 1000.0 + self.seconds

    def wall(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


class Trial:
    """The running app, its clock and its keys."""

    def __init__(self, pilot: Pilot[None], app: RunStrong, clock: HandClock) -> None:
        self.pilot = pilot
        self.app = app
        self.clock = clock

    async def press(self, *keys: str) -> None:
        """Press one key after the other, each with all the time it takes."""
        for key in keys:
            self.app.doubled = Doubled()
            await self.pilot.press(key)
        self.app.keeper.flush()  # What was done is told when the disk has it.
        await self.pilot.pause()

    async def hold(self, key: str, seconds: float) -> None:
        """Hold a key down: it comes thirty times a second, as a keyboard repeats it."""
        self.app.doubled = Doubled()
        for _ in range(round(seconds * 10)):
            for _ in range(3):
                if self.app.is_running:
                    await self.pilot.press(key)
                self.clock.seconds += 1 / 30
            self.look()

    async def let_pass(self, seconds: float) -> None:
        """Move the clock in portions no machine would sleep through."""
        until = self.clock.seconds + seconds
        while self.clock.seconds < until:
            self.clock.seconds = min(self.clock.seconds + 1.0, until)
            self.look()
        await self.pilot.pause()
        await self.pilot.pause()  # What was laid out anew may be drawn anew only now.

    def look(self) -> None:
        """Let the player see what time it is, and what the disk took."""
        if self.app.is_running and isinstance(self.app.screen, PlayScreen):
            self.app.screen.tick()
            self.app.keeper.flush()
            if isinstance(self.app.screen, PlayScreen):
                self.app.screen.tick()

    async def settle(self) -> None:
        """Wait for what is looked for off the screen, some of which is called off meanwhile."""
        await self.pilot.pause()
        while len(self.app.workers):
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()
        await self.pilot.pause()

    def picture(self) -> str:
        """The screen as text, with the ground colour of each run of lines beside it."""
        lines = []
        for strip in self.app.screen._compositor.render_strips():
            text = "".join(segment.text for segment in strip).rstrip()
            grounds: Counter[str] = Counter()
            for segment in strip:
                if segment.style and segment.style.bgcolor:
                    grounds[segment.style.bgcolor.name] += len(segment.text)
            ground = grounds.most_common(1)[0][0] if grounds else ""
            lines.append(f"{ground:>8} |{text}")
        return "\n".join(lines) + "\n"


def say_level(coach: Coach, level: RunnerLevel = RunnerLevel.REGULAR) -> None:
    """Say the level where nobody did, as it is asked for at the first start."""
    if coach.settings.level is None:
        coach.choose(replace(coach.settings, level=level))


Opened = Callable[..., AbstractAsyncContextManager[Trial]]


@pytest.fixture
def library() -> Library:
    return load_library([HERE / "sessions"])


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> Store:
    return Store(tmp_path / "home", clock.wall)


@pytest.fixture
def opened(library: Library, store: Store, clock: HandClock) -> Opened:
    """Opens the app at a size, at Home or at once in a session; ``level`` was said before."""

    @asynccontextmanager
    async def open_app(
        size: tuple[int, int] = (80, 24),
        opening: Plan | UnfinishedSession | None = None,
        own: Path | None = None,
        store: Store = store,
        library: Library = library,
        colours: Colours = Colours.MANY,
        level: RunnerLevel | None = RunnerLevel.REGULAR,
        own_keys: OwnKeys = NO_OWN_KEYS,
    ) -> AsyncIterator[Trial]:
        both = load_library([HERE / "sessions", own]) if own else library
        coach = Coach(both, store, clock)
        if level is not None:
            say_level(coach, level)
        app = RunStrong(
            coach, clock, opening=opening, speaker=Heard(), colours=colours, own_keys=own_keys
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Trial(pilot, app, clock)
        app.keeper.close()
        store.close()

    return open_app


class PictureExtension(SingleFileSnapshotExtension):
    """A picture a file, to be read by people."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(PictureExtension)
