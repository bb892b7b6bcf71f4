"""What a workout's page says, line by line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from msgspec.structs import replace
from textual.content import Content

from runstrong_tui.output.workout_text import (
    figures_words,
    planned_words,
    told_words,
    which_words,
)
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.wording import done_words, moment_words
from runstrong_tui.store.workout import Workout
from runstrong_tui.trends.comparison import Comparison, Outcome
from runstrong_tui.trends.records import Record
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.texts import as_line
from runstrong_tui.tui.widgets.lines import Line
from runstrong_tui.tui.workout.words import Context, Next

WIDEST = 100
"""No line is wider, however wide the screen: the eye would not find from one end to the other."""

GAP = "  "
LONGEST_DIFFERENCE, LONGEST_BRIEFLY = 18, 5
"""A difference in more words than that stands with what else was told."""

NO_SETS = "No set is in it; a adds one."


def set_name(done: SetDone) -> str:
    """``Wall sit, set 2 of 3 · left``."""
    return f"{done.name}, {which_words(done)}"


def head_lines(
    workout: Workout, context: Context, asking: str, width: int, now: datetime
) -> list[Line]:
    """The figures and the note, then what is ``asking``, records, the last time, the next time."""
    parts = [as_line(figures_words(workout) + (" · entered" if workout.outside else ""))]
    if workout.note:
        parts.append(as_line(f"Note: {workout.note}"))
    if asking:
        parts.append(as_line(asking))
    parts.extend(as_line(_record(record)).stylize("bold") for record in context.records)
    if context.comparison is not None and context.comparison.before is not None:
        parts.append(as_line(_beside(context.comparison, context.comparison.before, now)))
    lines = [Line(line) for part in parts for line in part.wrap(width)]
    return [*lines, *_next_lines(context.next, width)]


def set_lines(workout: Workout, comparison: Comparison | None, width: int) -> list[Line]:
    """Every set under the name of its exercise; those that were not done are set apart."""
    sets = sorted((*workout.sets, *workout.missed), key=lambda set_done: set_done.step)
    if not sets:
        return [] if workout.outside else [Line(as_line(NO_SETS))]
    done = {set_done.step for set_done in workout.sets}
    table = _Table(sets, done, _differences(comparison), width)
    lines: list[Line] = []
    for name, group in groupby(sets, key=lambda set_done: set_done.name):
        if lines and width >= NARROW:
            lines.append(Line(Content()))
        lines.append(Line(row(width, as_line(name).stylize("bold"))))
        for set_done in group:
            lines.extend(table.lines(set_done))
    return lines


class _Table:
    """The sets in columns: which, result, difference; what else was told beside or below."""

    def __init__(
        self, sets: Sequence[SetDone], done: set[int], differences: dict[int, str], width: int
    ) -> None:
        self._brief = width < NARROW
        self._gap = GAP[:1] if self._brief else GAP
        self._done = done
        self._differences = differences
        self._width = width
        self._which = _widest(self._which_of(set_done) for set_done in sets)
        self._result = _widest(self._result_of(set_done) for set_done in sets)
        self._difference = _widest(self._difference_of(set_done) for set_done in sets)
        notes = _widest(self._notes_of(set_done) for set_done in sets)
        sizes = [size for size in (self._which, self._result, self._difference) if size]
        taken = len(GAP) + sum(sizes) + len(self._gap) * len(sizes)
        self._beside = taken + notes <= width

    def lines(self, done: SetDone) -> Iterator[Line]:
        """A set: one line to be marked, and where there is no room beside, one more to be read."""
        columns = [
            (self._which_of(done), self._which),
            (self._result_of(done), self._result),
            (self._difference_of(done), self._difference),
        ]
        notes = self._notes_of(done)
        parts = [row(size, words) for words, size in columns if size]
        if self._beside and notes:
            parts.append(as_line(notes).stylize("dim"))
        line = row(self._width, as_line(GAP) + as_line(self._gap).join(parts))
        yield Line(line if done.step in self._done else line.stylize("dim"), done.step)
        if notes and not self._beside:
            for words in as_line(notes).wrap(max(1, self._width - 4)):
                yield Line((Content("    ") + words).stylize("dim"))

    def _which_of(self, done: SetDone) -> str:
        load = "" if self._brief or not done.load else f" · {done.load}"
        return which_words(done, brief=self._brief) + load

    def _result_of(self, done: SetDone) -> str:
        return done_words(done) if done.step in self._done else "not done"

    def _difference_of(self, done: SetDone) -> str:
        words = self._differences.get(done.step, "")
        return "" if self._is_long(words) else words

    def _is_long(self, words: str) -> bool:
        return len(words) > (LONGEST_BRIEFLY if self._brief else LONGEST_DIFFERENCE)

    def _notes_of(self, done: SetDone) -> str:
        difference = self._differences.get(done.step, "")
        long = difference if self._is_long(difference) else ""
        load = done.load if self._brief and done.load else ""
        words = told_words(done) if done.step in self._done else planned_words(done)
        return " · ".join(filter(None, (load, long, words)))


def _differences(comparison: Comparison | None) -> dict[int, str]:
    if comparison is None or comparison.before is None:
        return {}
    rows = (compared for compared in comparison.rows if compared.change is not Outcome.LEFT_OUT)
    return {compared.step: compared.difference for compared in rows}


def _record(record: Record) -> str:
    words = f"★ {record.kind}: {record.words}"
    if record.before is None:
        return words
    return f"{words}, {replace(record, amount=record.before).amount_words} before"


def _beside(comparison: Comparison, before: Workout, now: datetime) -> str:
    words = comparison.words
    return f"Compared with {moment_words(before.started, now)}" + (f": {words}" if words else "")


def _next_lines(coming: Sequence[Next], width: int) -> list[Line]:
    if not coming:
        return []
    name = min(_widest(upcoming.name for upcoming in coming), width // 3)
    asked = _widest(upcoming.asked for upcoming in coming)
    why = _widest(upcoming.why for upcoming in coming)
    lines = [Content(), Content("NEXT TIME").stylize("bold")]
    for upcoming in coming:
        if name + asked + why + 3 * len(GAP) <= width:
            words = [row(name, upcoming.name), row(asked, upcoming.asked), as_line(upcoming.why)]
            lines.append(row(width, Content("  ") + as_line(GAP).join(words)))
        else:
            lines.append(row(width, f"  {upcoming.name}"))
            under = " · ".join(filter(None, (upcoming.asked, upcoming.why)))
            lines.extend(Content("    ") + part for part in as_line(under).wrap(width - 4))
    return [Line(line) for line in lines]


def _widest(words: Iterable[str]) -> int:
    return max((as_line(word).cell_length for word in words), default=0)
