"""What is asked where a workout is put right: a few fields, and which exercise a set is of."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar, NamedTuple
from unicodedata import normalize

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from runstrong_tui.diary.amending import Texts, parse_amendment, parse_far, parse_start, texts_of
from runstrong_tui.diary.corrections import (
    Achieved,
    blank_set,
    parse_lifted,
    parse_reps,
    parse_seconds,
    parse_side,
)
from runstrong_tui.diary.entries import LONGEST_NOTE, clean_note, parse_length
from runstrong_tui.files.library import Library
from runstrong_tui.output.workout_text import planned_words
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.wall import now_there
from runstrong_tui.tui.keys.key import bindings
from runstrong_tui.tui.keys.workout import ADDING, ENTRY
from runstrong_tui.tui.shared.choosing import Choice, ChoicePage
from runstrong_tui.tui.shared.page import say
from runstrong_tui.tui.texts import as_line
from runstrong_tui.tui.workout.rows import set_name


class Ask(NamedTuple):
    """One field: what stands before it and in it, an example, and what raises a ValueError."""

    label: str
    value: str
    example: str
    check: Callable[[str], object]


class EntryPage(ModalScreen[list[str]]):
    """Closes with the texts of all fields once each is right, or with None: no change."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ENTRY)
    CSS_PATH = Path(__file__).with_suffix(".tcss")

    def __init__(
        self,
        question: str,
        asks: Sequence[Ask],
        together: Callable[[Sequence[str]], object] | None = None,
    ) -> None:
        """Ask all of ``asks`` at once; ``together`` raises a ValueError where they do not fit."""
        super().__init__()
        self._together = together
        self._question = question
        self._asks = asks

    def compose(self) -> ComposeResult:
        """The question, a line a field with room for what is wrong with it, what the keys do."""
        with VerticalScroll(can_focus=False):
            yield Static(as_line(self._question), id="question")
            for number, ask in enumerate(self._asks):
                with Vertical(classes="entry"):
                    with Horizontal(classes="field"):
                        if ask.label:
                            yield Static(as_line(ask.label), classes="label")
                        yield Input(
                            ask.value,
                            placeholder=ask.example,
                            max_length=LONGEST_NOTE,
                            id=f"field-{number}",
                            compact=True,
                        )
                    yield Static(id=f"fault-{number}", classes="fault", markup=False)
            several = "tab next · " if len(self._asks) > 1 else ""
            yield Static(as_line(f"{several}enter save · esc cancel"), id="hint")

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        for number in range(len(self._asks)):
            self._show_fault(number, "")

    @on(Input.Changed)
    def look_again(self, event: Input.Changed) -> None:
        """What was wrong may be right now."""
        self._show_fault(int((event.input.id or "field-0").removeprefix("field-")), "")

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Close where every field is right; otherwise lead to the first that is not."""
        texts = [self._field(number).value for number in range(len(self._asks))]
        wrong = []
        for number, (ask, text) in enumerate(zip(self._asks, texts, strict=True)):
            try:
                ask.check(text)
            except ValueError as error:
                self._show_fault(number, str(error))
                wrong.append(number)
        if not wrong and self._together is not None:
            try:
                self._together(texts)
            except ValueError as error:
                self._show_fault(0, str(error))
                wrong.append(0)
        if wrong:
            self._field(wrong[0]).focus()
        else:
            self.dismiss(texts)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss()

    def _field(self, number: int) -> Input:
        return self.query_one(f"#field-{number}", Input)

    def _show_fault(self, number: int, words: str) -> None:
        say(self, f"#fault-{number}", words)


def set_page(done: SetDone, *, new: bool = False) -> EntryPage:
    """Asks what was made of a set; ``made_of`` reads the answer."""
    made = str(int(done.seconds)) if done.seconds else ""
    if not done.timed:
        made = "" if done.reps is None else str(done.reps)
    asks = [
        Ask("seconds", made, "such as 38 or 1m30s", parse_seconds)
        if done.timed
        else Ask("reps", made, "not known", parse_reps),
        Ask("load", done.load or "", "none", lambda text: parse_lifted(text, done.load)),
    ]
    if done.side is not None:
        asks.append(Ask("side", done.side, "left or right", parse_side))
    planned = planned_words(done)
    heading = f"One more of {done.name}" if new else set_name(done)
    return EntryPage(f"{heading} · {planned}" if planned else heading, asks)


def made_of(done: SetDone, texts: Sequence[str]) -> Achieved:
    """What was typed into ``set_page``, which has checked it."""
    amount, load, *side = texts
    return Achieved(
        parse_seconds(amount) if done.timed else parse_reps(amount),
        parse_lifted(load, done.load),
        parse_side(side[0]) if side else None,
    )


def note_page(workout: Workout) -> EntryPage:
    """Asks for the note."""
    return EntryPage("Note", [Ask("", workout.note, "a few words", clean_note)])


def when_page(workout: Workout, now: datetime) -> EntryPage:
    """Asks when it began, how long it took and how far; ``parse_amendment`` reads the answer."""
    before = texts_of(workout)

    def unless(same: str, check: Callable[[str], object]) -> Callable[[str], object]:
        return lambda text: None if text.strip() == same else check(text)

    there = now_there(workout.started, now)
    start = unless(before.began, lambda text: parse_start(text, there))
    asks = [
        Ask("began", before.began, "yesterday 18:30", start),
        Ask("took", before.length, "such as 40m or 1h25m", unless(before.length, parse_length)),
        Ask("km", before.km, "none", unless(before.km, parse_far)),
    ]
    return EntryPage(
        "When did it begin, how long did it take, how far did it go?",
        asks,
        lambda texts: parse_amendment(workout, Texts(*texts), now),
    )


class AddPage(ChoicePage):
    """Chooses the exercise of a set that was forgotten; a letter leads to its name."""

    KEYS = ADDING
    BINDINGS: ClassVar[list[BindingType]] = bindings(ADDING)

    def __init__(self, workout: Workout, library: Library) -> None:
        """Offer what is in ``workout`` first, then all of ``library`` by name."""
        here = {
            (done.exercise, done.variant): done
            for done in sorted((*workout.sets, *workout.missed), key=lambda done: done.step)
        }
        others = [
            blank_set(exercise, variant)
            for exercise in library.exercises.values()
            for variant in (None, *(other.id for other in exercise.variants))
            if (exercise.id, variant) not in here
        ]
        self._others = sorted(others, key=lambda done: done.name.casefold())
        self._own = list(here.values())
        choices = [Choice(done.name, "in this workout") for done in self._own]
        choices.extend(Choice(done.name) for done in self._others)
        super().__init__("ADD A SET OF", choices, "There are no exercises.")

    def chosen(self, number: int) -> SetDone:
        """The set that choice stands for, with nothing made of it yet."""
        return [*self._own, *self._others][number]

    def action_letter(self, letter: str) -> None:
        """Mark the next exercise that begins with that letter, after the last the first again."""
        options = self.query_one(OptionList)
        firsts = [_first_letter(choice.words) for choice in self._choices]
        alike = [place for place, first in enumerate(firsts) if first == letter]
        if alike:
            marked = options.highlighted or 0
            options.highlighted = next((place for place in alike if place > marked), alike[0])


def _first_letter(name: str) -> str:
    return normalize("NFD", name.casefold())[:1]
