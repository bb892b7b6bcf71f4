"""All exercises by what they are done for; enter shows one in full."""

from itertools import groupby
from pathlib import Path
from typing import ClassVar
from unicodedata import normalize

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Static
from textual.widgets.option_list import Option

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.output.as_text import needs_words
from runstrong_tui.training.exercise import Exercise, Kind, Purpose
from runstrong_tui.tui.exercises.exercise import ExercisePage
from runstrong_tui.tui.home.rows import broken_row, header
from runstrong_tui.tui.keys.registry import EXERCISES, bindings
from runstrong_tui.tui.shared.faults import FaultsPage
from runstrong_tui.tui.shared.page import HEIGHTS, Page
from runstrong_tui.tui.shared.rows import NARROW, row
from runstrong_tui.tui.widgets.listing import Listing

NO_EXERCISES = (
    "There are no exercises. Write one in the folder exercises beside your sessions; "
    "runstrong check says whether it is right."
)

PARTS = ("STRENGTH", "WARM-UP", "STRETCH", "RUNS")
_PURPOSES = (Purpose.STRENGTH, Purpose.WARM_UP, Purpose.STRETCH)

MUSCLES, WIDE_MUSCLES = 24, 48
KIT, WIDE_KIT = 18, 32
WIDE = 110


class ExercisesPage(Page[None]):
    """One list; a letter marks the next exercise that begins with it."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = EXERCISES
    BINDINGS: ClassVar[list[BindingType]] = bindings(EXERCISES)

    entries = query_one(Listing)

    def __init__(self, coach: Coach, clock: Clock) -> None:
        """Show the exercises that ``coach`` knows; ``clock`` moves their figures."""
        super().__init__()
        self._coach = coach
        self._clock = clock
        self._broken = coach.library.broken_exercises
        self._exercises = sorted(coach.library.exercises.values(), key=_place)

    def compose(self) -> ComposeResult:
        """How many there are, the list, or what to do where it is empty."""
        count = len(self._exercises)
        yield Static(f"EXERCISES   {count}", id="heading")
        if not self._exercises:
            yield Static(NO_EXERCISES, id="empty")
        yield Listing()
        yield self.key_line()

    def on_mount(self) -> None:
        """Let the list take the keys."""
        self.entries.focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self.entries.fill(self._options(self.room), marked=self.entries.highlighted)

    def on_option_list_option_selected(self, event: Listing.OptionSelected) -> None:
        """Show the exercise in full, or the faults of a broken file."""
        kind, _, name = (event.option.id or "").partition(":")
        if kind == "broken":
            self.app.push_screen(FaultsPage(name, self._broken[name]))
        else:
            exercise = self._coach.library.exercises[name]
            self.app.push_screen(ExercisePage(exercise, self._coach, self._clock))

    def action_letter(self, letter: str) -> None:
        """Mark the next exercise that begins with that letter, after the last the first again."""
        firsts = {
            f"exercise:{exercise.id}": _first_letter(exercise.name) for exercise in self._exercises
        }
        alike = [
            place
            for place, option in enumerate(self.entries.options)
            if firsts.get(option.id or "") == letter
        ]
        if alike:
            marked = self.entries.highlighted or 0
            self.entries.highlighted = next((place for place in alike if place > marked), alike[0])

    def _options(self, width: int) -> list[Option]:
        wide = width >= WIDE
        columns = (WIDE_MUSCLES if wide else MUSCLES, WIDE_KIT if wide else KIT)
        tall = self.size.height >= HEIGHTS[-1][0]
        options: list[Option] = []
        for part, exercises in groupby(self._exercises, key=_part):
            heads = [("muscles", columns[0]), ("needs", columns[1])] if width >= NARROW else []
            first = not options
            gap = tall and not first
            options.append(header(width, PARTS[part], *(heads if first else []), gap=gap))
            for exercise in exercises:
                words = (", ".join(exercise.muscles), needs_words(exercise.kit))
                beside = zip(words, columns, strict=True) if width >= NARROW else ()
                options.append(
                    Option(row(width, exercise.name, *beside), f"exercise:{exercise.id}")
                )
        if self._broken:
            options.append(header(width, "BROKEN", gap=tall and bool(options)))
            options.extend(
                Option(broken_row(name, faults[0]), f"broken:{name}")
                for name, faults in self._broken.items()
            )
        return options


def _part(exercise: Exercise) -> int:
    """The number of the part of the list it belongs to."""
    return len(PARTS) - 1 if exercise.kind is Kind.RUN else _PURPOSES.index(exercise.purpose)


def _place(exercise: Exercise) -> tuple[int, str]:
    return _part(exercise), exercise.name.casefold()


def _first_letter(name: str) -> str:
    """The letter a name begins with, without its accents."""
    return normalize("NFD", name.casefold())[:1]
