"""What the player's screen says of a view."""

from runstrong_tui.player.events import (
    Event,
    Forgotten,
    Interrupted,
    PainTold,
    Settled,
    Started,
    Swapped,
    Undone,
    WentOn,
)
from runstrong_tui.player.outline import rest_words
from runstrong_tui.player.state import Player
from runstrong_tui.player.view import Look, View
from runstrong_tui.player.wording import done_words, effort_words, set_words, target_words
from runstrong_tui.training.lengths import format_clock, minutes_words
from runstrong_tui.training.pain import before_words, within_words
from runstrong_tui.training.steps import Change, Effort, Rest

SAVING = "saving…"
"""Said of what was just done while the disk has it not."""


def count_words(view: View) -> str:
    """The large number: seconds up to 99, then minutes; ``+0:12`` past the goal."""
    if view.count is None:
        return "-"
    if view.over:
        return f"+{format_clock(view.count)}"
    if view.timed and view.count >= 100:
        return format_clock(view.count)
    return str(view.count)


def texts(view: View, player: Player, *, brief: bool) -> dict[str, tuple[str, ...]]:
    """Every text around the count, its lines by where it stands; ``brief`` on narrow screens."""
    return {
        "points": points_of(view),
        "next": (next_words(player, brief=brief),),
    }


def shared_texts(view: View, title: str, *, brief: bool) -> dict[str, tuple[str, str, str]]:
    """The lines of two texts, by where they stand: left, right, and right in fewer words."""
    return {
        "top": (title, times_words(view), ""),
        "head": (
            name_words(view),
            set_words(view.effort.task),
            set_words(view.effort.task, brief=True),
        ),
        "moment": (
            phase_words(view),
            aside_words(view, brief=brief),
            aside_words(view, brief=True),
        ),
    }


def times_words(view: View) -> str:
    """How long the session has lasted, and how long it is likely to."""
    return f"{format_clock(view.gone)} elapsed · about {minutes_words(view.left)} left"


def note_words(event: Event) -> str | None:
    """What is said below of what happened; "" where an earlier note is over, None for no change."""
    match event:
        case Interrupted(seconds):
            slept = minutes_words(seconds)
            return f"The machine stood still for {slept}: paused. Space goes on."
        case Forgotten(seconds):
            waited = minutes_words(seconds)
            return (
                f"Nothing was pressed for {waited}: the count stopped. "
                "Space goes on, u undoes, q leaves."
            )
        case PainTold(pain, before):
            return before_words(pain) if before else within_words(pain)
        case Swapped():
            return "Swapped. Space goes on."
        case Undone():
            return "Undone."
        case Settled():
            return "Your pulse has settled."
        case Started() | WentOn():
            return ""
    return None


def name_words(view: View) -> str:
    """The exercise one is at; in a rest the one that comes."""
    name = view.effort.task.move.name.upper()
    return f"NEXT: {name}" if view.look is Look.REST else name


def phase_words(view: View) -> str:
    """The word of the moment, with the repetition in a repeated hold."""
    word = view.word
    if view.over and view.look is Look.EFFORT:
        word = f"{word} ON"
    return word if view.rep is None else f"{word}   rep {view.rep} of {view.reps}"


def aside_words(view: View, *, brief: bool = False) -> str:
    """Beside the word: what was just done in a rest, else last time and today's target.

    ``brief``: today's target alone.
    """
    if view.pulse is not None:
        calm = "" if view.calm is None else f", settled at {view.calm}"
        return f"pulse {view.pulse}{calm}"
    if view.look is Look.REST and view.saving and view.just_done is None:
        return ""
    if view.look is Look.REST and view.just_done is not None:
        done = done_words(view.just_done)
        if view.saving:
            return f"{SAVING} {done}" if brief else f"just done: {done} · {SAVING}"
        return f"just done: {done}"
    if view.touches:
        count = "1 touch" if view.touches == 1 else f"{view.touches} touches"
        return f"{count} · longest {int(view.unbroken)} s"
    last = view.effort.task.last
    today = f"today {target_words(view.effort)}"
    return f"last time {last} · {today}" if last and not brief else today


def points_of(view: View) -> tuple[str, ...]:
    """What is put on or taken off first, the key points, and why today's target is what it is."""
    task = view.effort.task
    first = (f"First: {task.first}",) if task.first else ()
    return (*first, *task.move.key_points, *((f"Today: {task.why}",) if task.why else ()))


def next_words(player: Player, *, brief: bool = False) -> str:
    """What comes after this step; ``brief``: without what is seen soon enough."""
    steps, index = player.plan.steps, player.index
    coming = player.plan.next_effort(index)
    if coming is None:
        return "next  the end"
    words = _brief_words(coming) if brief else effort_words(coming)
    between = steps[index + 1] if isinstance(player.step, Effort) else None
    if isinstance(between, Rest):
        return f"next  {'rest' if brief else rest_words(between)}, then {words}"
    if isinstance(between, Change):
        return f"next  change side, then {words}"
    return f"next  {words}"


def _brief_words(coming: Effort) -> str:
    side = f", {coming.task.side}" if coming.task.side else ""
    return f"{coming.task.move.name}{side}"
