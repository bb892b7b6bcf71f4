"""How far a long command is, shown from the first second on."""

from runstrong_tui.clock import SystemClock
from runstrong_tui.door import say_progress
from runstrong_tui.exchange.incoming.tables import OnProgress

SHOWN_AFTER_SECONDS = 1.0
EVERY_SECONDS = 0.1
CELLS = 30
PARTS = 1000


class ProgressBar:
    """A bar on the terminal while ``what`` goes on; nothing where it is quickly done."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._clock = SystemClock()
        self._began = self._shown = self._clock.now()
        self._is_there = False

    def __call__(self, done: int, whole: int) -> None:
        """Show how many of how many are done."""
        now = self._clock.now()
        if now - self._began < SHOWN_AFTER_SECONDS or now - self._shown < EVERY_SECONDS:
            return
        self._shown, self._is_there = now, True
        say_progress(bar_words(self._what, done, whole))

    def part(self, begin: float, end: float) -> OnProgress:
        """The bar for a part of the work: shares of the whole, from 0 to 1."""

        def show(done: int, whole: int) -> None:
            share = done / whole if whole else 1.0
            self(round((begin + (end - begin) * share) * PARTS), PARTS)

        return show

    def close(self) -> None:
        """Take the bar away."""
        if self._is_there:
            say_progress("")


def bar_words(what: str, done: int, whole: int) -> str:
    """``Reading workouts.csv  [##########                    ]  33 %``."""
    share = min(1.0, done / whole) if whole else 1.0
    filled = int(share * CELLS)
    return f"{what}  [{'#' * filled}{' ' * (CELLS - filled)}] {int(share * 100):3} %"
