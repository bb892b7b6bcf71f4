"""A session being played: the player, told the time and the keys, and the store beside it."""

from collections.abc import Callable

from runstrong_tui.player.happenings import Happening, Logged
from runstrong_tui.player.player import Player, State, Turn, advance, resume, start
from runstrong_tui.player.press import Command, RepsMade, press
from runstrong_tui.player.view import View, view
from runstrong_tui.store.records import Partly, Workout
from runstrong_tui.store.store import Store
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.clock import Clock

Listener = Callable[[tuple[Happening, ...]], None]


class Playing:
    """One session, from its start or from where it was left, to its end.

    ``trouble`` says what is wrong where the last thing could not be kept; the session goes on.
    """

    def __init__(self, store: Store, clock: Clock, player: Player, session_id: str | None) -> None:
        """Play on from ``player``; ``begin`` and ``take_up`` make one."""
        self._store = store
        self._clock = clock
        self._kept_second = -1
        self.player = player
        self.session_id = session_id
        self.listeners: list[Listener] = []
        self.trouble: str | None = None

    @classmethod
    def begin(cls, plan: Plan, store: Store, clock: Clock) -> "Playing":
        """Start ``plan`` now."""
        return cls(store, clock, start(plan, clock.now()).player, None)

    @classmethod
    def take_up(cls, partly: Partly, store: Store, clock: Clock) -> "Playing":
        """Go on with a partly finished session, paused where it was left."""
        player = resume(partly.plan, partly.position, partly.log, clock.now())
        return cls(store, clock, player, partly.id)

    def tick(self) -> None:
        """Let time pass up to now."""
        self._turn(advance(self.player, self._clock.now()))

    def press(self, command: Command | RepsMade) -> None:
        """Do what a key says."""
        self._turn(press(self.player, command, self._clock.now()))

    def leave(self) -> None:
        """Stop here and keep everything; nothing to do where it is over."""
        if not self.player.over:
            self.press(Command.LEAVE)

    def view(self) -> View:
        """What is to be seen now."""
        return view(self.player, self._clock.now())

    def finish(self) -> Workout | None:
        """Put the finished session into the history; None where that failed (``trouble`` says)."""
        try:
            self._keep(())
            assert self.session_id is not None
            return self._store.finish(self.session_id, self._clock.wall())
        except OSError as error:
            self.trouble = f"The workout is not in the history yet: {error}"
            return None

    def _turn(self, turn: Turn) -> None:
        self.player = turn.player
        second = int(self.player.active(self._clock.now()))
        stands = self.player.state is not State.RUNNING
        if turn.happenings or (not stands and second != self._kept_second):
            self._kept_second = second
            self._try_to_keep(turn.happenings)
        if turn.happenings:
            for listener in self.listeners:
                listener(turn.happenings)

    def _try_to_keep(self, happenings: tuple[Happening, ...]) -> None:
        try:
            self._keep(happenings)
            self.trouble = None
        except OSError as error:
            self.trouble = f"Progress is not on disk: {error}. The session goes on."

    def _keep(self, happenings: tuple[Happening, ...]) -> None:
        wall = self._clock.wall()
        fresh = self.session_id is None
        if self.session_id is None:
            self.session_id = self._store.begin(self.player.plan, wall)
        position = self.player.position(self._clock.now())
        if fresh or self.trouble or any(isinstance(one, Logged) for one in happenings):
            self._store.log(self.session_id, self.player.log, position, wall)
        else:
            self._store.keep(self.session_id, position, wall)
