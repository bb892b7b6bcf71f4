"""What is heard of a plan at which second, as text and as JSON."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from runstrong_tui.player.rehearsal import rehearsed
from runstrong_tui.player.state import Player
from runstrong_tui.sound.cues import Ear
from runstrong_tui.sound.tones import Tone
from runstrong_tui.training.amounts import effort_words
from runstrong_tui.training.lengths import format_clock, minutes_words
from runstrong_tui.training.steps import Effort, Plan

TONE_WIDTH = max(map(len, Tone))


class Heard(NamedTuple):
    """A tone, words, or both, ``seconds`` after the start, in the ``block`` of that title."""

    seconds: float
    tone: Tone | None
    words: str
    block: str


def timeline(plan: Plan) -> Iterator[Heard]:
    """Everything that is heard of the plan, in order, played by a runner who keeps to it.

    Raises:
        ValueError: the plan has no steps.
    """
    heard: list[tuple[Tone | None, str]] = []
    ear = Ear(lambda tone, words: heard.append((tone, words)))
    for moment in rehearsed(plan):
        ear.listen(moment.events, moment.player)
        block = _block(moment.player)
        yield from (Heard(moment.seconds, tone, words, block) for tone, words in heard)
        heard.clear()


def timeline_head(plan: Plan) -> str:
    """What is rehearsed: ``Balance · normal form · 7 min``."""
    length = minutes_words(plan.seconds)
    return f"{plan.title} · {effort_words(plan.form)} effort · about {length}"


def timeline_lines(heard: Iterable[Heard]) -> Iterator[tuple[float, list[str]]]:
    """The lines for each, with the second at which they are due; each block under its title."""
    block = None
    for sound in heard:
        head = []
        if sound.block != block:
            block = sound.block
            head = ["", block.upper()]
        tone = sound.tone or ""
        line = f"{format_clock(sound.seconds):>7}  {tone:<{TONE_WIDTH}}  {sound.words}"
        yield sound.seconds, [*head, line.rstrip()]


def timeline_json(heard: Iterable[Heard]) -> Iterator[dict[str, Any]]:
    """A row for each: the seconds since the start, the tone (or null) and the words."""
    for sound in heard:
        tone = None if sound.tone is None else str(sound.tone)
        yield {"seconds": sound.seconds, "tone": tone, "words": sound.words}


def _block(player: Player) -> str:
    """The title of the block that one is in, or on the way to."""
    step = player.step
    effort = step if isinstance(step, Effort) else player.plan.next_effort(player.index)
    return effort.task.block if effort is not None else ""
