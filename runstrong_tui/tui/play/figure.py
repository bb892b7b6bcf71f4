"""The figure on the player's screen, in step with the player."""

from typing import Any

from textual.screen import Screen

from runstrong_tui.figures.figures import Figures
from runstrong_tui.figures.pace import mirrored, part_of
from runstrong_tui.player.state import Player, State
from runstrong_tui.training.steps import Effort, Hold
from runstrong_tui.tui.widgets.figure import FigureView

FRAME_SECONDS = 1 / 3
"""How often a moving figure is drawn: so often that a terminal gets less than 2 kB a second."""


class PlayFigure:
    """Shows the movement of what is done, or of what comes next."""

    def __init__(self, figures: Figures) -> None:
        """``figures`` of the exercises that are shown."""
        self._figures = figures
        self._moves = False

    def show(
        self, page: Screen[Any], player: Player, effort: Effort, now: float, *, motion: bool
    ) -> None:
        """Show the figure of ``effort`` as it stands at ``now``; without ``motion`` a still one.

        It stands beside the count, or above the key points on a wide ``page``. One that lies has
        the whole width below the count, where the page is high enough for both.
        """
        move = effort.task.move
        movement = self._figures.of(move.exercise, move.variant)
        lies = movement is not None and movement.lies
        page.set_class(lies, "-lying")
        where = page.query_one(_place(page, lies=lies), FigureView)
        in_effort = isinstance(player.step, Effort)
        moves = in_effort and movement is not None and movement.moves
        self._moves = motion and moves and not isinstance(player.step, Hold)
        if movement is not None and motion and in_effort:
            frame = now - player.elapsed(now) % FRAME_SECONDS
            part = part_of(movement, player, frame)
            where.show(movement, part, mirrored=mirrored(effort))
        else:
            where.show_still(movement, mirrored=mirrored(effort))

    def wait(self, player: Player, gone: float) -> float:
        """Seconds until the next frame is due; for ever where nothing moves."""
        if not self._moves or player.state is not State.RUNNING:
            return float("inf")
        return FRAME_SECONDS - gone % FRAME_SECONDS


def _place(page: Screen[Any], *, lies: bool) -> str:
    if not page.has_class("-tall"):
        return "#beside"
    if lies:
        return "#below"
    return "#above" if page.has_class("-wide") else "#beside"
