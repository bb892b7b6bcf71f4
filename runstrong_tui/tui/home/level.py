"""The question of the first start: how far the runner has come."""

from typing import Any

from textual.content import Content

from runstrong_tui.coach import Coach
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.tui.settings.rows import LEVELS
from runstrong_tui.tui.shared.choosing import Choice, ChoicePage
from runstrong_tui.tui.shared.page import Page
from runstrong_tui.tui.shared.rows import NARROW
from runstrong_tui.tui.texts import as_line, as_lines

HEADING = "YOUR LEVEL"
WORDS = (
    "How far are you with strength training? Sessions and the week start by it; esc is regular. "
    "Stop at pain or dizziness and see a doctor, and ask one before you begin if you are unsure. "
    "Wear shoes that suit what you do."
)


class LevelPage(ChoicePage):
    """Closes with the number of the level, or with None where the runner does not say."""

    def __init__(self) -> None:
        """Offer the three levels, the first one marked."""
        choices = [Choice(str(level), about) for level, about in LEVELS.items()]
        super().__init__(HEADING, choices, words=WORDS)

    def _rows(self, width: int) -> list[Content]:
        """The level and what it means, beside it; where there is no room, the most of it under."""
        space, under = max(len(level) for level in LEVELS) + 2, width < NARROW
        return [
            as_line(f"{level}" if under else f"{level:<{space}}")
            + as_lines(("", "  ") if under else ())
            + as_line(about.partition(": ")[2] if under else about).stylize("dim")
            for level, about in LEVELS.items()
        ]


def ask_level(page: Page[Any], coach: Coach) -> None:
    """Ask for the level on top of ``page``; who does not say counts as regular."""
    levels = list(LEVELS)

    def answered(number: int | None) -> None:
        level = RunnerLevel.REGULAR if number is None else levels[number]
        page.attempt(lambda: coach.use_level(level))

    page.app.push_screen(LevelPage(), answered)
