"""Keys that come twice: held, or pressed again before the screen was read."""

SETTLING_SECONDS = 0.4
"""A key that comes again so soon, or so soon after a phase began, does nothing."""

HELD_SECONDS = 0.75
"""A held key comes again after up to so long, for the first time; a person may mean it, too."""

RELEASED_SECONDS = 0.12
"""A key that was held comes again within so long: by then it is known whether it was."""


class Doubled:
    """Tells a key that is meant from one that is held or doubled, by when each came.

    An instant is a number of seconds on a clock that only goes forward.
    """

    def __init__(self) -> None:
        """No key came yet."""
        self._came: dict[str, float] = {}
        self._down = ""
        self._settled = float("-inf")

    def comes(self, key: str, now: float, *, once: bool) -> float | None:
        """The seconds to wait before ``key`` does what it does, mostly 0; None: never.

        A key that does something ``once`` does nothing while it is held, even where it would by now
        be typed: into the field that it opened. Whoever waits forgets it where it comes again.
        """
        gap = now - self._came.get(key, float("-inf"))
        self._came[key] = now
        if not once and not (key == self._down and gap < HELD_SECONDS):
            self._down = ""
            return 0.0
        self._down = key
        if gap < SETTLING_SECONDS or now < self._settled:
            return None
        return RELEASED_SECONDS if gap < HELD_SECONDS else 0.0

    def released(self) -> None:
        """The key that was down is meant to be typed: it was pressed anew."""
        self._down = ""

    def changed(self, now: float) -> None:
        """Another phase began: what is pressed right after was meant for the one before."""
        self._settled = now + SETTLING_SECONDS
