"""A session being played: the player, told the time and the keys, and what is kept of it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from runstrong_tui.clock import Clock
from runstrong_tui.exchange.on_event import EventCommand
from runstrong_tui.player.events import Event, Paused, Started
from runstrong_tui.player.log import logged
from runstrong_tui.player.player import advance, resume, start
from runstrong_tui.player.press import Command, Pressed, press
from runstrong_tui.player.state import Player, State, Transition
from runstrong_tui.player.view import View, view
from runstrong_tui.player.wording import where_words
from runstrong_tui.store.keeper import Keeper, words_of
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import UnfinishedSession, Workout, workout_of
from runstrong_tui.training.steps import Plan

Listener = Callable[[tuple[Event, ...]], None]

FLUSH_SECONDS = 3.0
"""How long a correction waits for the disk before it is refused."""

GRACE_SECONDS = 0.3
"""A disk that takes no longer is not worth a word: it would only flicker."""


class PlayedElsewhere(Exception):
    """Another program plays this session now."""


class Playing:
    """One session, from its start or from where it was left, to its end.

    What is to be kept is handed to the ``keeper``, which writes it in its own time.
    """

    def __init__(
        self,
        player: Player,
        session_id: str,
        started: datetime,
        store: Store,
        keeper: Keeper,
        clock: Clock,
    ) -> None:
        """Play on from ``player``; ``begin`` and ``take_up`` make one."""
        self._store = store
        self._keeper = keeper
        self._clock = clock
        self._started = started
        self._kept_second = -1
        self._logged_at = clock.now()
        self.player = player
        self.session_id = session_id
        self.listeners: list[Listener] = []
        with suppress(OSError):  # Where no lock can be made the keeper tells of the same trouble.
            if not store.progress.claim(session_id):
                raise PlayedElsewhere(session_id)

    @classmethod
    def begin(cls, plan: Plan, store: Store, keeper: Keeper, clock: Clock) -> "Playing":
        """Start ``plan`` now."""
        player = start(plan, clock.now()).player
        return cls(player, store.new_id(), clock.wall(), store, keeper, clock)

    @classmethod
    def take_up(
        cls, partly: UnfinishedSession, store: Store, keeper: Keeper, clock: Clock
    ) -> "Playing":
        """Go on with a partly finished session, paused where it was left.

        Raises:
            PlayedElsewhere: another program plays it.
        """
        player = resume(partly.plan, partly.position, partly.log, clock.now())
        playing = cls(player, partly.id, partly.started, store, keeper, clock)
        keeper.found(partly)
        return playing

    def run_at_each_event(self, command: EventCommand) -> None:
        """Let a command of the runner's hear of this session, from where it stands now."""

        def hear(events: tuple[Event, ...]) -> None:
            active = self.player.active(self._clock.now())
            command.hear(events, self.player, self.session_id, active)

        self.listeners.append(hear)
        runs = self.player.state is not State.PAUSED
        hear((Started(self.player.index) if runs else Paused(),))

    @property
    def trouble(self) -> str | None:
        """What keeps the session from the disk, in words; None where all is well."""
        if self._keeper.trouble is None:
            return None
        return f"Keep going; not on disk yet: {self._keeper.trouble}"

    def tick(self) -> None:
        """Let time pass up to now."""
        self._take(advance(self.player, self._clock.now()))

    def press(self, command: Pressed) -> None:
        """Do what a key says."""
        self._take(press(self.player, command, self._clock.now()))

    def pause(self) -> None:
        """Stand still, whatever it was doing; nothing to do where it does, or is over."""
        if not self.player.over and self.player.state is not State.PAUSED:
            self.press(Command.PAUSE)

    def leave(self) -> None:
        """Stop here and keep everything; nothing to do where it is over."""
        if not self.player.over:
            self.press(Command.LEAVE)

    def written(self) -> bool:
        """Whether the disk has all of it, at the latest after a moment."""
        return self._keeper.written() or self._keeper.flush(GRACE_SECONDS)

    def waits_for(self) -> str:
        """What the disk has not, why, and what it has; "" where all of it is written."""
        if self._keeper.written():
            return ""
        kept = self._keeper.kept(self.session_id)
        has = "nothing" if kept is None else where_words(kept.partly.plan, kept.partly.position)
        why = self._keeper.trouble or "the disk is slow"
        return f"Not all is on the disk yet: {why}. On it is {has}."

    def let_go(self) -> None:
        """Let other programs go on with the session, where all of it is on the disk."""
        if self.written():
            self._store.progress.let_go(self.session_id)

    def view(self) -> View:
        """What is to be seen now: what was just done as the disk has it, or marked as not yet."""
        seen = view(self.player, self._clock.now())
        if seen.just_done is None:
            return seen
        kept = self._keeper.kept(self.session_id)
        on_disk = None if kept is None else logged(kept.partly.log, seen.just_done.step)
        if on_disk == seen.just_done:
            return seen
        if self.grace() > 0:
            return replace(seen, just_done=on_disk, saving=on_disk is None)
        return replace(seen, saving=True)

    def grace(self) -> float:
        """How many seconds longer the disk may take for what was logged last, without a word."""
        return max(0.0, self._logged_at + GRACE_SECONDS - self._clock.now())

    def finish(self) -> Workout:
        """Hand the finished session in for the history; ``unkept`` says whether it is there."""
        now = self._clock.wall()
        self._keeper.finish(self._partly(), now)
        self._keeper.flush(GRACE_SECONDS)
        return workout_of(self._partly(), now)

    def unkept(self) -> str:
        """What keeps the finished session out of the history, in words; "" where it is in it."""
        kept = self._keeper.kept(self.session_id)
        if kept is not None and kept.finished is not None:
            return ""
        return f"Not in the history yet. {self.trouble or 'The disk is slow.'}"

    def rate(self, workout: Workout) -> str | None:
        """Keep a finished workout as it was put right; what keeps it from the disk, in words."""
        if not self._keeper.flush(FLUSH_SECONDS):
            return self._keeper.trouble or "the disk is too slow"
        try:
            self._store.edit(workout)
        except OSError as error:
            return words_of(error)
        return None

    def _partly(self) -> UnfinishedSession:
        """The session as it stands."""
        return UnfinishedSession(
            id=self.session_id,
            plan=self.player.plan,
            position=self.player.position(self._clock.now()),
            log=self.player.log,
            started=self._started,
            saved=self._clock.wall(),
        )

    def _take(self, transition: Transition) -> None:
        if transition.player.log != self.player.log:
            self._logged_at = self._clock.now()
        self.player = transition.player
        second = int(self.player.active(self._clock.now()))
        runs = self.player.state is State.RUNNING
        if transition.events or (runs and second != self._kept_second):
            self._kept_second = second
            self._keeper.save(self._partly())
        if transition.events:
            for listener in self.listeners:
                listener(transition.events)
