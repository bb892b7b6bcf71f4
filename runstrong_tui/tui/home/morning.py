"""The question of the morning after: whether anything hurts."""

from collections.abc import Callable
from typing import Any

from runstrong_tui.coach import Coach
from runstrong_tui.training.pain import morning_words
from runstrong_tui.tui.shared.number import Answer, NumberPage
from runstrong_tui.tui.shared.page import Page
from runstrong_tui.tui.shared.pain import pain_asking

NOTHING = "Nothing was done yesterday that something could hurt after."


def ask_morning(page: Page[Any], coach: Coach, say: Callable[[str], None]) -> None:
    """Ask it on top of ``page``, keep it with yesterday's workout, and say what follows."""
    workout = coach.yesterdays()
    if workout is None:
        say(NOTHING)
        return

    def answered(answer: Answer | None) -> None:
        if answer is None or answer.number is None:
            return
        pain = answer.number
        page.attempt(lambda: coach.tell_morning(workout, pain))
        say(morning_words(pain))

    question = "How much does something hurt this morning?"
    asking = pain_asking(question, workout.pain_next_morning, morning_words)
    page.app.push_screen(NumberPage(asking), answered)
