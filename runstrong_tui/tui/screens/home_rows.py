"""The rows of Home's list."""

from textual.content import Content
from textual.widgets.option_list import Option

from runstrong_tui.player.wording import minutes_words, where_words
from runstrong_tui.store.journal import Damage
from runstrong_tui.store.records import Partly
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.rows import NARROW, row


def trouble_words(damage: list[Damage]) -> str:
    """What is wrong in the store: the first of it, and how to see the rest."""
    if not damage:
        return ""
    more = f" (and {len(damage) - 1} more)" if len(damage) > 1 else ""
    return f"{damage[0]}{more}"


def partly_row(partly: Partly, width: int, left: str) -> Content:
    """A partly finished session: what, when it was ``left``, how far, where."""
    efforts = len(partly.plan.efforts)
    done = f"{len(partly.log)} of {efforts} done"
    where = where_words(partly.plan, partly.position)
    under = [f"{done} · {where}"] if width >= NARROW else [f"{where}", f"{done}, {left}"]
    column = [(left, len(left))] if width >= NARROW else []
    title = row(width, partly.plan.title, *column)
    return Content("\n").join([title, *(row(width, f"  {words}") for words in under)])


def header(width: int, words: str, *columns: tuple[str, int], gap: bool) -> Option:
    """A heading within the list, with its columns; it cannot be marked. ``gap``: a line above."""
    line = row(width, Content(words).stylize("bold"), *columns)
    return Option(Content("\n") + line if gap else line, disabled=True)


def first_words(shortest: Plan | None) -> str:
    """What to do where there is no workout yet."""
    if shortest is None:
        return "No workouts yet."
    minutes = minutes_words(shortest.seconds)
    return (
        "No workouts yet. Mark a session and press enter to start your first: "
        f"{shortest.title} takes about {minutes}."
    )
