"""Asking how much it hurts, from 0 to 10."""

from collections.abc import Callable

from runstrong_tui.training.amounts import MOST_PAIN
from runstrong_tui.training.pain import SCALE, WRONG, within_words
from runstrong_tui.tui.shared.number import Asking


def pain_asking(
    question: str,
    number: int | None = None,
    words: Callable[[int], str] = within_words,
    take: Callable[[int | None], None] = lambda pain: None,
) -> Asking:
    """That question; ``words`` say what follows from a pain, ``take`` does something with it."""
    return Asking(
        question=f"{question} {SCALE}",
        number=number,
        least=0,
        most=MOST_PAIN,
        follows=lambda pain: "" if pain is None else words(pain),
        take=take,
        unknown="not said",
        wrong=WRONG,
    )
