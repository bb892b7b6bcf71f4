"""A form to enter what was done without the player, such as a run."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Select, Static

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.diary.entries import (
    clean_note,
    entered_words,
    parse_began,
    parse_km,
    parse_length,
    parse_rpe,
)
from runstrong_tui.store.keeper import words_of
from runstrong_tui.training.session import Session
from runstrong_tui.tui.keys.registry import LOG, bindings
from runstrong_tui.tui.shared.page import Page, say
from runstrong_tui.tui.texts import as_lines
from runstrong_tui.tui.week.rows import after_run


class Field(NamedTuple):
    """A field of the form: its id, what stands before it, and what it is like when empty."""

    id: str
    label: str
    example: str


FIELDS = (
    Field("length", "how long", "such as 1h25m"),
    Field("km", "km", "optional, e.g. 14.2"),
    Field("rpe", "how hard", "optional, 1 to 10"),
    Field("note", "note", "if you like"),
    Field("began", "began", "empty: it ended just now"),
)
LAST = FIELDS[-1].id


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls to the field at hand by itself, so that up and down lead from field to field."""


class LogPage(Page[Content]):
    """Closes with what was entered, in words, or with None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = LOG
    BINDINGS: ClassVar[list[BindingType]] = bindings(LOG)

    def __init__(self, coach: Coach, clock: Clock, due: Sequence[str] = ()) -> None:
        """Offer the sessions of ``coach``, which has one at least; the first run ``due`` first."""
        super().__init__()
        self._coach = coach
        self._clock = clock
        self._sessions = coach.library.sessions
        self._runs = {name for name in self._sessions if coach.is_run(name)}
        self._due = [name for name in due if name in self._runs]

    def compose(self) -> ComposeResult:
        """What it was, then a line a field, each with room for what is wrong with it."""
        yield Static("LOG A WORKOUT", id="heading")
        yield Static(id="trouble", markup=False)
        names = sorted(self._sessions, key=self._order)
        with Fields():
            with Vertical(classes="entry"), Horizontal(classes="field"):
                yield Static("what", classes="label")
                yield Select(
                    [(Text(self._sessions[name].title), name) for name in names],
                    value=(self._due or names)[0],
                    allow_blank=False,
                    compact=True,
                )
            for field in FIELDS:
                with Vertical(classes="entry"):
                    with Horizontal(classes="field"):
                        yield Static(field.label, classes="label")
                        yield Input(placeholder=field.example, id=field.id, compact=True)
                    yield Static(id=f"{field.id}-fault", classes="fault", markup=False)
        yield self.key_line()

    def on_mount(self) -> None:
        """Begin with the first field; nothing is wrong yet."""
        self._show_trouble("")
        for field in FIELDS:
            self._fault(field.id, "")
        self.query_one(Select).focus()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Check the field that was left."""
        if event.value.strip():
            self._is_right(event.input.id or "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong may be right now."""
        self._fault(event.input.id or "", "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter leads to the next field; in the last it enters what was done."""
        if event.input.id == LAST:
            self.action_enter()
        else:
            self.focus_next()

    def action_enter(self) -> None:
        """Put it into the history, where every field is right."""
        wrong = [field.id for field in FIELDS if not self._is_right(field.id)]
        if wrong:
            self.query_one(f"#{wrong[0]}", Input).focus()
            return
        now = self._clock.wall()
        session = self._session()
        seconds = parse_length(self._text("length"))
        km = parse_km(self._text("km")) if self._text("km") else None
        rpe = parse_rpe(self._text("rpe")) if self._text("rpe") else None
        began = parse_began(self._text("began"), seconds, now)
        note = clean_note(self._text("note"))
        try:
            self._coach.log_workout(session, seconds, began, km=km, rpe=rpe, note=note)
        except OSError as error:
            self._show_trouble(f"It is not in the history: {words_of(error)}")
            return
        words = entered_words(session.title, seconds, km, began, now)
        self.dismiss(as_lines([words, *self._what_follows(session)]))

    def _what_follows(self, session: Session) -> list[str]:
        """After a run: the session that is due after one."""
        status = self._coach.week() if session.name in self._runs else None
        name = after_run(status, self._sessions) if status is not None else None
        return [] if name is None else [f"After the run: {self._sessions[name].title}"]

    def _is_right(self, field: str) -> bool:
        """Whether a field is right; below it stands what is wrong."""
        try:
            self._check(field)
        except ValueError as error:
            self._fault(field, str(error))
            return False
        self._fault(field, "")
        return True

    def _check(self, field: str) -> None:
        text = self._text(field)
        if field == "length":
            parse_length(text)
        elif field == "km" and text:
            parse_km(text)
        elif field == "rpe" and text:
            parse_rpe(text)
        elif field == "began" and text:
            seconds = 0
            with suppress(ValueError):
                seconds = parse_length(self._text("length"))
            parse_began(text, seconds, self._clock.wall())

    def _session(self) -> Session:
        chosen = self.query_one(Select).value
        return self._sessions[str(chosen)]

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _fault(self, field: str, words: str) -> None:
        say(self, f"#{field}-fault", words)

    def _show_trouble(self, words: str) -> None:
        say(self, "#trouble", words)

    def _order(self, name: str) -> tuple[bool, str]:
        """Runs first, each kind by title."""
        return name not in self._runs, self._sessions[name].title.casefold()
