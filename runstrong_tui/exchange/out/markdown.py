"""A workout as Markdown, for a diary or an activity's description: readable unrendered, too."""

import re
from collections.abc import Iterable, Iterator

from runstrong_tui.exchange.out.grouping import Group, grouped
from runstrong_tui.output.workout_text import figures_words
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.wording import done_words
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.lengths import seconds_words
from runstrong_tui.visible import visible

_MEANS = re.compile(r"[\\`*_\[\]<>#|~]")
_BEGINS = re.compile(r"^(\s*)([-+>=]|[0-9]+(?=[.)](?:\s|$)))")


def markdown_lines(workouts: Iterable[Workout]) -> Iterator[str]:
    """Each workout as one text: a heading, how much it was, the note, a line an exercise."""
    for number, workout in enumerate(workouts):
        yield ("\n" if number else "") + "\n".join(_lines(workout)) + "\n"


def plain_markdown(text: str) -> str:
    """``text`` as one line that Markdown shows as it is."""
    escaped = _MEANS.sub(lambda sign: f"\\{sign[0]}", visible(text))
    return _BEGINS.sub(_as_text, escaped)


def _as_text(begin: re.Match[str]) -> str:
    """What would begin a list or a quote, so that it does not."""
    return f"{begin[1]}\\{begin[2]}" if not begin[2].isdigit() else f"{begin[1]}{begin[2]}\\"


def _lines(workout: Workout) -> Iterator[str]:
    started = workout.started
    day = f"{started:%a} {started.day} {started:%b} {started.year}, {started:%H:%M}"
    yield f"## {plain_markdown(workout.title)}, {day}"
    yield ""
    yield plain_markdown(figures_words(workout))
    if workout.note:
        yield ""
        yield f"> {plain_markdown(workout.note)}"
    groups = grouped(workout.sets)
    if groups:
        yield ""
    for group in groups:
        yield f"- {_group_words(group)}"
    if workout.missed:
        names = dict.fromkeys(done.name for done in workout.missed)
        yield f"- Not done: {', '.join(map(plain_markdown, names))}"


def _group_words(group: Group) -> str:
    """``**Squat**, 2x5kg: left 10 of 12 reps, right 12 reps``."""
    load = group.sets[0].load
    name = f"**{plain_markdown(group.name)}**" + (f", {plain_markdown(load)}" if load else "")
    return f"{name}: {', '.join(map(_set_words, group.sets))}"


def _set_words(done: SetDone) -> str:
    side = f"{done.side} " if done.side else ""
    touches = f"{done.touches} touch{'es' if done.touches != 1 else ''}" if done.touches else ""
    longest = "" if done.unbroken is None else f"longest {seconds_words(done.unbroken)}"
    more = ", ".join(filter(None, (touches, longest)))
    return side + done_words(done) + (f" ({more})" if more else "")
